package org.jaccardlab.figure;

import java.awt.Font;
import java.util.List;

/** Lines of text, wrapped to a width: a title or a caption. */
final class TextBlock implements Block {

    private final Lettering lettering;
    private final Font font;
    private final int width;
    private final List<String> lines;

    private TextBlock(List<String> lines, int width, Font font, Lettering lettering) {
        this.lettering = lettering;
        this.font = font;
        this.width = width;
        this.lines = lines;
    }

    static TextBlock of(String text, int width, Lettering lettering) {
        return new TextBlock(lettering.wrapped(text, width), width, lettering.font(), lettering);
    }

    /** In the type of a figure's title. */
    static TextBlock large(String text, int width, Lettering lettering) {
        return new TextBlock(lettering.wrappedLarge(text, width), width, lettering.largeFont(), lettering);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return lines.size() * lettering.lineHeight(font);
    }

    @Override
    public void draw(Canvas canvas) {
        for (int i = 0; i < lines.size(); i++) {
            canvas.text(lines.get(i), font, lettering.paper().ink(), 0,
                    i * lettering.lineHeight(font) + lettering.firstBaseline(font));
        }
    }
}
