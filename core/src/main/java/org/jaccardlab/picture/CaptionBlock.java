package org.jaccardlab.picture;

import java.awt.Graphics2D;
import java.util.List;

/** The caption of a figure, wrapped to a width. */
final class CaptionBlock implements Block {

    private final Lettering lettering;
    private final int width;
    private final List<String> lines;

    CaptionBlock(String caption, int width, Lettering lettering) {
        this.lettering = lettering;
        this.width = width;
        this.lines = lettering.wrapped(caption, width);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return lines.size() * lettering.lineHeight();
    }

    @Override
    public void draw(Graphics2D g) {
        g.setFont(lettering.font());
        g.setColor(lettering.paper().ink());
        for (int i = 0; i < lines.size(); i++) {
            g.drawString(lines.get(i), 0, i * lettering.lineHeight() + lettering.firstBaseline());
        }
    }
}
