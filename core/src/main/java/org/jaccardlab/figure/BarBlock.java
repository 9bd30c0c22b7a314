package org.jaccardlab.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;
import org.jaccardlab.colour.Ticks.Tick;
import org.jaccardlab.picture.ColourBar;
import org.jaccardlab.picture.Rendering;
import org.jaccardlab.raster.Size;

/**
 * The colour bar of a figure, upright, as high as what it stands beside: the strip with a triangle at each end that values lie
 * beyond, the numbers at its right, and at their right the name of the quantity, read from bottom to top.
 */
final class BarBlock implements Block {

    private static final double LOWEST = 8;
    private static final double STRIP = 1.1;
    private static final double CAP = 0.9;
    private static final double MARK = 0.35;
    private static final double SPACE = 0.35;
    private static final double SPACE_BEFORE_NAME = 0.55;
    private static final double EMS_PER_NUMBER = 2.0;
    private static final int MOST_NUMBERS = 9;

    private final ColourBar bar;
    private final Lettering lettering;
    private final int height;
    private final List<Tick> ticks;
    private final int numbersWidth;
    private final List<String> name;
    private final List<String> note;

    BarBlock(ColourBar bar, int besideHeight, Lettering lettering) {
        this.bar = bar;
        this.lettering = lettering;
        this.height = Math.max(besideHeight, lettering.ems(LOWEST));
        int atMost = Math.clamp(height / lettering.ems(EMS_PER_NUMBER), 4, MOST_NUMBERS);
        this.ticks = bar.ticks(atMost);
        this.numbersWidth = ticks.stream().mapToInt(tick -> lettering.width(tick.label())).max().orElse(0);
        this.name = lettering.wrapped(bar.quantity(), height);
        this.note = lettering.wrappedSmall(bar.note(), height);
    }

    @Override
    public int width() {
        int lines = name.size() + note.size();
        int named = lines == 0 ? 0 : lettering.ems(SPACE_BEFORE_NAME) + lines * lettering.lineHeight();
        return numbersLeft() + numbersWidth + named;
    }

    private int numbersLeft() {
        return lettering.ems(STRIP) + lettering.ems(MARK) + lettering.ems(SPACE);
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void draw(Canvas canvas) {
        int stripTop = bar.beyondHigh() ? lettering.ems(CAP) : 0;
        int stripBottom = height - (bar.beyondLow() ? lettering.ems(CAP) : 0);
        drawColours(canvas, stripTop, stripBottom);
        drawNumbers(canvas, stripTop, stripBottom);
        drawName(canvas);
    }

    private void drawColours(Canvas canvas, int stripTop, int stripBottom) {
        if (bar.beyondHigh()) {
            canvas.fill(cap(stripTop, 0), new Color(bar.highCap()));
        }
        if (bar.beyondLow()) {
            canvas.fill(cap(stripBottom, height), new Color(bar.lowCap()));
        }
        canvas.picture(strip(stripBottom - stripTop), 0, stripTop);
        canvas.stroke(outline(stripTop, stripBottom), lettering.paper().rule(), lettering.hairline());
    }

    /** A picture, because rows of rectangles show seams where a viewer smooths their edges. */
    private Rendering strip(int length) {
        int width = lettering.ems(STRIP);
        int[] colours = bar.strip(length);
        int[] argb = new int[width * length];
        for (int row = 0; row < length; row++) {
            Arrays.fill(argb, row * width, (row + 1) * width, colours[length - 1 - row]);
        }
        return new Rendering(new Size(length, width), argb);
    }

    private Shape cap(int base, int tip) {
        int width = lettering.ems(STRIP);
        Path2D.Double cap = new Path2D.Double();
        cap.moveTo(0, base);
        cap.lineTo(width / 2.0, tip);
        cap.lineTo(width, base);
        cap.closePath();
        return cap;
    }

    private Shape outline(int stripTop, int stripBottom) {
        int width = lettering.ems(STRIP);
        Path2D.Double outline = new Path2D.Double();
        outline.moveTo(0, stripTop);
        if (bar.beyondHigh()) {
            outline.lineTo(width / 2.0, 0);
        }
        outline.lineTo(width, stripTop);
        outline.lineTo(width, stripBottom);
        if (bar.beyondLow()) {
            outline.lineTo(width / 2.0, height);
        }
        outline.lineTo(0, stripBottom);
        outline.closePath();
        return outline;
    }

    private void drawNumbers(Canvas canvas, int stripTop, int stripBottom) {
        // Written-out numbers have equally many decimals and line up at their right; powers line up at their left.
        boolean fromLeft = ticks.stream().anyMatch(tick -> tick.label().contains("e"));
        int strip = lettering.ems(STRIP);
        for (Tick tick : ticks) {
            double y = stripBottom - tick.position() * (stripBottom - stripTop);
            canvas.stroke(new Line2D.Double(strip, y, strip + lettering.ems(MARK), y), lettering.paper().rule(),
                    lettering.hairline());
            int indent = fromLeft ? 0 : numbersWidth - lettering.width(tick.label());
            canvas.text(tick.label(), lettering.font(), lettering.paper().ink(), numbersLeft() + indent,
                    y + lettering.baselineBelowMiddle());
        }
    }

    private void drawName(Canvas canvas) {
        int baseline = numbersLeft() + numbersWidth + lettering.ems(SPACE_BEFORE_NAME) + lettering.firstBaseline();
        for (String line : name) {
            drawCentred(canvas, line, lettering.font(), lettering.paper().ink(), baseline);
            baseline += lettering.lineHeight();
        }
        for (String line : note) {
            drawCentred(canvas, line, lettering.smallFont(), lettering.paper().quietInk(), baseline);
            baseline += lettering.lineHeight();
        }
    }

    private void drawCentred(Canvas canvas, String line, Font font, Color ink, int baseline) {
        canvas.upwardText(line, font, ink, baseline, (height + Typeface.width(line, font)) / 2);
    }
}
