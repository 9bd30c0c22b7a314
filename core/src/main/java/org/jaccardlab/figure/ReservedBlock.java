package org.jaccardlab.figure;

import java.util.List;
import org.jaccardlab.colour.Extremes;
import org.jaccardlab.picture.Content;
import org.jaccardlab.picture.Hatch;
import org.jaccardlab.picture.Painter;

/** One line under scalar pictures that says what hatch and magenta mean, as far as they occur. */
final class ReservedBlock implements Block {

    private static final double SPACE = 0.5;
    private static final double BETWEEN = 1.6;
    private static final String IGNORED = "ignored";
    private static final String NOT_FINITE = "NaN or infinite";

    private final boolean ignored;
    private final boolean notFinite;
    private final Lettering lettering;
    private final Hatch hatch;

    private ReservedBlock(boolean ignored, boolean notFinite, Lettering lettering, Hatch hatch) {
        this.ignored = ignored;
        this.notFinite = notFinite;
        this.lettering = lettering;
        this.hatch = hatch;
    }

    /** As wide as nothing if neither occurs. */
    static ReservedBlock of(List<Content.Scalar> pictures, Lettering lettering, Hatch hatch) {
        return new ReservedBlock(pictures.stream().anyMatch(picture -> !picture.kept().keepsAll()),
                pictures.stream()
                        .anyMatch(picture -> Extremes.of(picture.field(), picture.kept()).notFinite() > 0),
                lettering, hatch);
    }

    @Override
    public int width() {
        int width = 0;
        if (ignored) {
            width += entryWidth(IGNORED);
        }
        if (notFinite) {
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
    public void draw(Canvas canvas) {
        int x = 0;
        if (ignored) {
            drawEntry(canvas, new Swatch.Hatched(hatch), IGNORED, x);
            x += entryWidth(IGNORED) + lettering.ems(BETWEEN);
        }
        if (notFinite) {
            drawEntry(canvas, new Swatch.Plain(Painter.NOT_FINITE & 0xffffff), NOT_FINITE, x);
        }
    }

    private void drawEntry(Canvas canvas, Swatch swatch, String name, int x) {
        int side = lettering.ems(1);
        swatch.draw(canvas, x, 0, side, lettering.paper().rule());
        canvas.text(name, lettering.font(), lettering.paper().ink(), x + side + lettering.ems(SPACE),
                side / 2.0 + lettering.baselineBelowMiddle());
    }
}
