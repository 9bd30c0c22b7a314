package org.jaccardlab.picture;

import java.awt.Graphics2D;

/** One line under a scalar picture that says what hatch and magenta mean, as far as they occur. */
final class ReservedBlock implements Block {

    private static final double SPACE = 0.5;
    private static final double BETWEEN = 1.6;
    private static final String IGNORED = "ignored";
    private static final String NOT_FINITE = "NaN or infinite";

    private final ColourBar bar;
    private final Lettering lettering;
    private final Hatch hatch;

    ReservedBlock(ColourBar bar, Lettering lettering, Hatch hatch) {
        this.bar = bar;
        this.lettering = lettering;
        this.hatch = hatch;
    }

    @Override
    public int width() {
        int width = 0;
        if (bar.ignored()) {
            width += entryWidth(IGNORED);
        }
        if (bar.notFinite()) {
            width += (width > 0 ? lettering.ems(BETWEEN) : 0) + entryWidth(NOT_FINITE);
        }
        return width;
    }

    private int entryWidth(String name) {
        return lettering.ems(1) + lettering.ems(SPACE) + lettering.width(name);
    }

    @Override
    public int height() {
        return lettering.ems(1);
    }

    @Override
    public void draw(Graphics2D g) {
        int x = 0;
        if (bar.ignored()) {
            drawEntry(g, new Swatch.Hatched(hatch), IGNORED, x);
            x += entryWidth(IGNORED) + lettering.ems(BETWEEN);
        }
        if (bar.notFinite()) {
            drawEntry(g, new Swatch.Plain(Painter.NOT_FINITE & 0xffffff), NOT_FINITE, x);
        }
    }

    private void drawEntry(Graphics2D g, Swatch swatch, String name, int x) {
        int side = lettering.ems(1);
        swatch.draw(g, x, 0, side, lettering.paper().rule());
        g.setFont(lettering.font());
        g.setColor(lettering.paper().ink());
        g.drawString(name, x + side + lettering.ems(SPACE),
                (float) (side / 2.0 + lettering.baselineBelowMiddle()));
    }
}
