package org.jaccardlab.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/**
 * Where the numbers of an array go: into a block of class x height x width, of which only a region of the picture is
 * kept.
 *
 * @param layout one axis for each of the shape
 * @param shape lengths of the array's axes, none zero
 * @param region of the picture after it is turned
 */
record Placement(Layout layout, List<Long> shape, Region region) {

    /** Skipping shorter runs than this takes longer than reading them. */
    private static final long SHORTEST_RUN = 2_048;
    /** Numbers; longer gaps than this are skipped, however short the runs are. */
    private static final long LONGEST_GAP = 1 << 16;
    private static final int MOST_CLASSES = 65_535;

    /** @throws UnreadableFileException if no block can hold so many classes or pixels */
    static Placement whole(String file, Layout layout, List<Long> shape) throws UnreadableFileException {
        Placement placement = new Placement(layout, shape, new Region(0, 0, new Size(1, 1)));
        return placement.of(Region.whole(picture(file, layout, shape)));
    }

    /** The same of this region. */
    Placement of(Region part) {
        return new Placement(layout, shape, part);
    }

    /** The size of the array's picture after it is turned. */
    static Size picture(String file, Layout layout, List<Long> shape) throws UnreadableFileException {
        if (shape.contains(0L)) {
            throw new UnreadableFileException(file, "has the shape " + ShapeText.of(shape) + " and so no numbers",
                    "save it as class x height x width");
        }
        long classes = layout.length(Layout.Axis.CLASS, shape);
        if (classes > MOST_CLASSES) {
            throw new UnreadableFileException(file, String.format(Locale.ROOT, "has %,d classes", classes),
                    "save it as class x height x width, or say its layout");
        }
        long height = layout.length(Layout.Axis.HEIGHT, shape);
        long width = layout.length(Layout.Axis.WIDTH, shape);
        try {
            return layout.turn().of(new Size(Math.toIntExact(height), Math.toIntExact(width)));
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new UnreadableFileException(file, "has the shape " + ShapeText.of(shape) + ", a picture of "
                    + width + " x " + height, "say another layout than " + layout.letters()).causedBy(e);
        }
    }

    int classes() {
        return (int) layout.length(Layout.Axis.CLASS, shape);
    }

    /** What is read of the file: whole axes where skipping would not pay. */
    Cut cut(boolean fortran) {
        List<Cut.Span> spans = new ArrayList<>();
        long run = 1;
        boolean skipping = false;
        for (Window window : windows(fortran).reversed()) {
            skipping |= run * window.count() >= SHORTEST_RUN
                    || run * (window.length() - window.count()) >= LONGEST_GAP;
            spans.addFirst(skipping
                    ? new Cut.Span(window.length(), window.from(), window.count())
                    : Cut.Span.whole(window.length()));
            run *= spans.getFirst().count();
        }
        return new Cut(spans);
    }

    /** What takes the numbers of {@link #cut} and puts them into the block. */
    Scatter scatter(boolean fortran, Scatter.Target target) {
        List<Cut.Span> spans = cut(fortran).spans();
        List<Window> windows = windows(fortran);
        List<Scatter.Lane> lanes = new ArrayList<>();
        long start = 0;
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            Cut.Span span = spans.get(i);
            lanes.add(new Scatter.Lane(span.count(), window.from() - span.from(), window.count(), window.stride()));
            start += window.start();
        }
        return new Scatter(lanes, start, target);
    }

    /**
     * What is wanted along an axis of the file.
     *
     * @param start what the first wanted place adds to the place in the block
     * @param stride what each further one adds
     */
    private record Window(long length, long from, long count, long start, long stride) {
    }

    /** Slowest axis of the file first. */
    private List<Window> windows(boolean fortran) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            long length = shape.get(i);
            windows.add(switch (layout.axes().get(i)) {
                case BATCH -> new Window(length, length == 1 ? 0 : layout.index(), 1, 0, 0);
                case CLASS -> new Window(length, 0, length, 0, region.size().pixels());
                case HEIGHT -> across(length, !layout.turn().swaps(), layout.turn().reversesRows());
                case WIDTH -> across(length, layout.turn().swaps(), layout.turn().reversesColumns());
            });
        }
        if (fortran) {
            Collections.reverse(windows);
        }
        return windows;
    }

    /** An axis of the array's picture that runs down, or along the rows, of the turned one. */
    private Window across(long length, boolean down, boolean reversed) {
        int first = down ? region.y() : region.x();
        int count = down ? region.size().height() : region.size().width();
        long stride = down ? region.size().width() : 1;
        return reversed
                ? new Window(length, length - first - count, count, (count - 1) * stride, -stride)
                : new Window(length, first, count, 0, stride);
    }
}
