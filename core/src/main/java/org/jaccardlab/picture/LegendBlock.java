package org.jaccardlab.picture;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.label.LabelMap;

/**
 * The classes that occur in a picture, in index order, and "ignored" if that occurs: in columns no higher than the
 * picture, unless it is very low.
 */
final class LegendBlock implements Block {

    private static final double ROW = 1.6;
    private static final double SIDE = 1.0;
    private static final double SPACE = 0.5;
    private static final double BETWEEN_COLUMNS = 1.2;
    private static final double WIDEST_TITLE = 14;
    private static final double WIDEST_NAME = 16;
    private static final int FEWEST_ROWS = 8;

    private record Entry(Swatch swatch, String name) {
    }

    private final Lettering lettering;
    private final List<String> title;
    private final List<String> note;
    private final List<List<Entry>> columns;

    private LegendBlock(Words words, List<Entry> entries, int pictureHeight, Lettering lettering) {
        this.lettering = lettering;
        this.title = lettering.wrapped(words.quantity(), lettering.ems(WIDEST_TITLE));
        this.note = lettering.wrappedSmall(words.note(), lettering.ems(WIDEST_TITLE));
        int rows = Math.max(FEWEST_ROWS, (pictureHeight - titleHeight()) / lettering.ems(ROW));
        int columnCount = (entries.size() + rows - 1) / rows;
        int rowsUsed = (entries.size() + columnCount - 1) / columnCount;
        this.columns = new ArrayList<>();
        for (int start = 0; start < entries.size(); start += rowsUsed) {
            columns.add(entries.subList(start, Math.min(entries.size(), start + rowsUsed)));
        }
    }

    static LegendBlock of(Words words, Content.Classes content, int pictureHeight, Lettering lettering, Hatch hatch) {
        boolean[] occurs = new boolean[LabelMap.IGNORED + 1];
        int pixels = content.labels().size().pixels();
        for (int i = 0; i < pixels; i++) {
            occurs[content.labels().at(i)] = true;
        }
        ClassLook look = new ClassLook(content.classes());
        List<Entry> entries = new ArrayList<>();
        for (int label = 0; label < LabelMap.IGNORED; label++) {
            if (occurs[label]) {
                entries.add(new Entry(new Swatch.Plain(look.rgb(label)), shortened(look.name(label), lettering)));
            }
        }
        if (occurs[LabelMap.IGNORED]) {
            entries.add(new Entry(new Swatch.Hatched(hatch), "ignored"));
        }
        return new LegendBlock(words, entries, pictureHeight, lettering);
    }

    private static String shortened(String name, Lettering lettering) {
        int widest = lettering.ems(WIDEST_NAME);
        return lettering.width(name) <= widest
                ? name
                : lettering.wrapped(name, widest - lettering.ems(1)).getFirst() + "\u2026";
    }

    private int titleHeight() {
        return (title.size() + note.size()) * lettering.lineHeight()
                + (title.isEmpty() && note.isEmpty() ? 0 : lettering.ems(SPACE));
    }

    @Override
    public int width() {
        int entries = lettering.ems(BETWEEN_COLUMNS) * (columns.size() - 1);
        for (List<Entry> column : columns) {
            entries += columnWidth(column);
        }
        int titles = title.stream().mapToInt(lettering::width).max().orElse(0);
        int notes = note.stream().mapToInt(lettering::width).max().orElse(0);
        return Math.max(entries, Math.max(titles, notes));
    }

    private int columnWidth(List<Entry> column) {
        return lettering.ems(SIDE) + lettering.ems(SPACE)
                + column.stream().mapToInt(entry -> lettering.width(entry.name())).max().orElse(0);
    }

    @Override
    public int height() {
        return titleHeight() + columns.getFirst().size() * lettering.ems(ROW);
    }

    @Override
    public void draw(Graphics2D g) {
        int baseline = lettering.firstBaseline();
        g.setFont(lettering.font());
        g.setColor(lettering.paper().ink());
        for (String line : title) {
            g.drawString(line, 0, baseline);
            baseline += lettering.lineHeight();
        }
        g.setFont(lettering.smallFont());
        g.setColor(lettering.paper().quietInk());
        for (String line : note) {
            g.drawString(line, 0, baseline);
            baseline += lettering.lineHeight();
        }
        int x = 0;
        for (List<Entry> column : columns) {
            drawColumn(g, column, x);
            x += columnWidth(column) + lettering.ems(BETWEEN_COLUMNS);
        }
    }

    private void drawColumn(Graphics2D g, List<Entry> column, int x) {
        int side = lettering.ems(SIDE);
        g.setFont(lettering.font());
        for (int i = 0; i < column.size(); i++) {
            int y = titleHeight() + i * lettering.ems(ROW);
            column.get(i).swatch().draw(g, x, y, side, lettering.paper().rule());
            g.setColor(lettering.paper().ink());
            g.drawString(column.get(i).name(), x + side + lettering.ems(SPACE),
                    (float) (y + side / 2.0 + lettering.baselineBelowMiddle()));
        }
    }
}
