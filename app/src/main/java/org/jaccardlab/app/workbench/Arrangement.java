package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How panes of equal size stand.
 *
 * @param panes how many there are
 * @param columns how many stand side by side; none of them is empty
 */
public record Arrangement(int panes, int columns) {

    /** More than so many side by side, or one above the other, show too little each. */
    private static final int LONGEST = 4;

    public Arrangement {
        if (panes < 1 || columns < 1 || columns > panes) {
            throw new IllegalArgumentException(panes + " panes cannot stand in " + columns + " columns");
        }
    }

    /** As near to a square as it goes, rather wide than high. */
    public static Arrangement of(int panes) {
        return new Arrangement(panes, (int) Math.ceil(Math.sqrt(panes)));
    }

    /** All ways to put so many, each row full except the last, the usual one first. */
    public static List<Arrangement> all(int panes) {
        Arrangement usual = of(panes);
        return IntStream.concat(IntStream.of(usual.columns), IntStream.rangeClosed(1, Math.min(panes, LONGEST))
                .map(turn -> Math.min(panes, LONGEST) + 1 - turn).filter(columns -> columns != usual.columns))
                .mapToObj(columns -> new Arrangement(panes, columns))
                .filter(each -> each.rows() <= LONGEST && (each.rows() - 1) * each.columns < panes
                        && (each.isFull() || each.equals(usual)))
                .toList();
    }

    public int rows() {
        return (panes + columns - 1) / columns;
    }

    private boolean isFull() {
        return rows() * columns == panes;
    }

    /** The way after this one, and after the last the first. */
    public Arrangement next() {
        List<Arrangement> all = all(panes);
        return all.get((all.indexOf(this) + 1) % all.size());
    }

    /** "one pane", "2 side by side", "2 stacked", "6 in 3 columns". */
    public String title() {
        if (panes == 1) {
            return "one pane";
        }
        if (columns == panes) {
            return panes + " side by side";
        }
        return columns == 1 ? panes + " stacked" : panes + " in " + columns + " columns";
    }
}
