package org.jaccardlab.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.jaccardlab.colour.Ticks.Tick;

/**
 * The colour bar of a figure, upright, as high as the picture: the strip with a triangle at each end that values lie
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

    BarBlock(ColourBar bar, int pictureHeight, Lettering lettering) {
        this.bar = bar;
        this.lettering = lettering;
        this.height = Math.max(pictureHeight, lettering.ems(LOWEST));
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
    public void draw(Graphics2D g) {
        int stripTop = bar.beyondHigh() ? lettering.ems(CAP) : 0;
        int stripBottom = height - (bar.beyondLow() ? lettering.ems(CAP) : 0);
        drawColours(g, stripTop, stripBottom);
        drawNumbers(g, stripTop, stripBottom);
        drawName(g);
    }

    private void drawColours(Graphics2D g, int stripTop, int stripBottom) {
        // Without values beyond a limit its cap has no height and nothing is filled.
        g.setColor(new Color(bar.highCap()));
        g.fill(cap(stripTop, 0));
        g.setColor(new Color(bar.lowCap()));
        g.fill(cap(stripBottom, height));
        int[] strip = bar.strip(stripBottom - stripTop);
        for (int i = 0; i < strip.length; i++) {
            g.setColor(new Color(strip[i]));
            g.fillRect(0, stripBottom - 1 - i, lettering.ems(STRIP), 1);
        }
        g.setColor(lettering.paper().rule());
        g.setStroke(new BasicStroke(lettering.hairline(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(outline(stripTop, stripBottom));
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

    private void drawNumbers(Graphics2D g, int stripTop, int stripBottom) {
        // Written-out numbers have equally many decimals and line up at their right; powers line up at their left.
        boolean fromLeft = ticks.stream().anyMatch(tick -> tick.label().contains("e"));
        g.setFont(lettering.font());
        for (Tick tick : ticks) {
            double y = stripBottom - tick.position() * (stripBottom - stripTop);
            g.setColor(lettering.paper().rule());
            g.draw(new Line2D.Double(lettering.ems(STRIP), y, lettering.ems(STRIP) + lettering.ems(MARK), y));
            g.setColor(lettering.paper().ink());
            int indent = fromLeft ? 0 : numbersWidth - lettering.width(tick.label());
            g.drawString(tick.label(), numbersLeft() + indent, (float) (y + lettering.baselineBelowMiddle()));
        }
    }

    private void drawName(Graphics2D g) {
        AffineTransform upright = g.getTransform();
        g.translate(numbersLeft() + numbersWidth + lettering.ems(SPACE_BEFORE_NAME), height);
        g.rotate(-Math.PI / 2);
        int line = 0;
        g.setFont(lettering.font());
        g.setColor(lettering.paper().ink());
        for (String part : name) {
            drawCentred(g, part, line++);
        }
        g.setFont(lettering.smallFont());
        g.setColor(lettering.paper().quietInk());
        for (String part : note) {
            drawCentred(g, part, line++);
        }
        g.setTransform(upright);
    }

    private void drawCentred(Graphics2D g, String text, int line) {
        double width = g.getFont().getStringBounds(text, g.getFontRenderContext()).getWidth();
        g.drawString(text, (float) ((height - width) / 2), line * lettering.lineHeight() + lettering.firstBaseline());
    }
}
