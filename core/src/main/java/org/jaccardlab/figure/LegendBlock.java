package org.jaccardlab.figure;

import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.picture.ClassLook;
import org.jaccardlab.picture.Content;
import org.jaccardlab.picture.Hatch;
import org.jaccardlab.sample.ClassTable;

/**
 * The classes that occur in pictures, in index order, and "ignored" if that occurs: in columns no higher than what they
 * stand beside, unless that is very low.
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

    private LegendBlock(String title, String note, List<Entry> entries, int besideHeight, Lettering lettering) {
        this.lettering = lettering;
        this.title = lettering.wrapped(title, lettering.ems(WIDEST_TITLE));
        this.note = lettering.wrappedSmall(note, lettering.ems(WIDEST_TITLE));
        int rows = Math.max(FEWEST_ROWS, (besideHeight - titleHeight()) / lettering.ems(ROW));
        int columnCount = (entries.size() + rows - 1) / rows;
        int rowsUsed = (entries.size() + columnCount - 1) / columnCount;
        this.columns = new ArrayList<>();
        for (int start = 0; start < entries.size(); start += rowsUsed) {
            columns.add(entries.subList(start, Math.min(entries.size(), start + rowsUsed)));
        }
    }

    /** @param maps what it explains, all with one table of classes */
    static LegendBlock of(String title, String note, List<Content.Classes> maps, int besideHeight,
            Lettering lettering, Hatch hatch) {
        boolean[] occurs = new boolean[LabelMap.IGNORED + 1];
        for (Content.Classes map : maps) {
            int pixels = map.labels().size().pixels();
            for (int i = 0; i < pixels; i++) {
                occurs[map.labels().at(i)] = true;
            }
        }
        return new LegendBlock(title, note, entries(occurs, maps.getFirst().classes(), lettering, hatch), besideHeight,
                lettering);
    }

    private static List<Entry> entries(boolean[] occurs, ClassTable classes, Lettering lettering, Hatch hatch) {
        ClassLook look = new ClassLook(classes);
        List<Entry> entries = new ArrayList<>();
        for (int label = 0; label < LabelMap.IGNORED; label++) {
            if (occurs[label]) {
                entries.add(new Entry(new Swatch.Plain(look.rgb(label)), shortened(look.name(label), lettering)));
            }
        }
        if (occurs[LabelMap.IGNORED]) {
            entries.add(new Entry(new Swatch.Hatched(hatch), "ignored"));
        }
        return entries;
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
        int notes = note.stream().mapToInt(line -> Lettering.width(line, lettering.smallFont())).max().orElse(0);
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
    public void draw(Canvas canvas) {
        int baseline = lettering.firstBaseline();
        for (String line : title) {
            canvas.text(line, lettering.font(), lettering.paper().ink(), 0, baseline);
            baseline += lettering.lineHeight();
        }
        for (String line : note) {
            canvas.text(line, lettering.smallFont(), lettering.paper().quietInk(), 0, baseline);
            baseline += lettering.lineHeight();
        }
        int x = 0;
        for (List<Entry> column : columns) {
            drawColumn(canvas, column, x);
            x += columnWidth(column) + lettering.ems(BETWEEN_COLUMNS);
        }
    }

    private void drawColumn(Canvas canvas, List<Entry> column, int x) {
        int side = lettering.ems(SIDE);
        for (int i = 0; i < column.size(); i++) {
            int y = titleHeight() + i * lettering.ems(ROW);
            column.get(i).swatch().draw(canvas, x, y, side, lettering.paper().rule());
            canvas.text(column.get(i).name(), lettering.font(), lettering.paper().ink(),
                    x + side + lettering.ems(SPACE), y + side / 2.0 + lettering.baselineBelowMiddle());
        }
    }
}
