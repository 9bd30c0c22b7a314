package org.jaccardlab.picture;

/**
 * Which image column each column of screen pixels shows and which image row each row: looked up once per view, so that
 * the loops over pixels only add. Screen pixels outside the two spans lie beside the image.
 */
final class Lattice {

    final int[] column;
    final int[] row;
    final Span columns;
    final Span rows;

    /** Screen columns or rows from {@code first} up to but not including {@code end}. */
    record Span(int first, int end) {
    }

    Lattice(View view) {
        column = new int[view.width()];
        for (int x = 0; x < column.length; x++) {
            column[x] = view.column(x);
        }
        row = new int[view.height()];
        for (int y = 0; y < row.length; y++) {
            row[y] = view.row(y);
        }
        columns = within(column, view.image().width());
        rows = within(row, view.image().height());
    }

    private static Span within(int[] source, int length) {
        int first = 0;
        while (first < source.length && source[first] < 0) {
            first++;
        }
        int end = first;
        while (end < source.length && source[end] < length) {
            end++;
        }
        return new Span(first, end);
    }
}
