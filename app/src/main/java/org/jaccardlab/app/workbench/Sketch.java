package org.jaccardlab.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.raster.PixelSet;
import org.jaccardlab.raster.Size;
import org.jaccardlab.survey.Components;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a hand has drawn over the pictures: a region of interest and a line to read values along. Like the probe they are
 * ways of looking and no settings, so undo leaves them alone: who takes back a loss wants to see the same region under it.
 * Belongs to the home thread.
 */
public final class Sketch {

    private static final Logger LOG = LoggerFactory.getLogger(Sketch.class);

    /** What the next drag over a picture draws. */
    public enum Tool {
        /** Nothing: it pans. */
        NONE, RECTANGLE, LASSO, LINE
    }

    /** A region, and what it is in words. */
    public record Roi(String name, PixelSet pixels) {
    }

    /** From one pixel to another. */
    public record Line(Pixel from, Pixel to) {
    }

    /** In image coordinates. */
    public record Point(double x, double y) {
    }

    private final WorkbenchModel model;
    private final Focus focus;
    private final LatestOnly<Supplier<Roi>, Roi> making;
    private final ReadOnlyObjectWrapper<Tool> tool = new ReadOnlyObjectWrapper<>(Tool.NONE);
    private final ReadOnlyObjectWrapper<List<Point>> stroke = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Roi>> region = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Line>> line = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Size> size = Optional.empty();

    public Sketch(WorkbenchModel model, Focus focus, Executor worker, Executor home) {
        this.model = model;
        this.focus = focus;
        this.making = new LatestOnly<>(Supplier::get, this::show,
                problem -> LOG.error("the region could not be made", problem), worker, home);
        model.batch().subscribe(this::keepIfItFits);
        model.member().subscribe(this::keepIfItFits);
    }

    /** What the next drag draws. */
    public ReadOnlyObjectProperty<Tool> tool() {
        return tool.getReadOnlyProperty();
    }

    /** The line under the hand; a rectangle is its four corners. */
    public ReadOnlyObjectProperty<List<Point>> stroke() {
        return stroke.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Roi>> region() {
        return region.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Line>> line() {
        return line.getReadOnlyProperty();
    }

    public void choose(Tool other) {
        stroke.set(List.of());
        tool.set(size.isPresent() ? other : Tool.NONE);
    }

    /** The hand is pressed here, in image coordinates. */
    public void begin(double x, double y) {
        stroke.set(List.of(new Point(x, y)));
    }

    public void goOn(double x, double y) {
        if (stroke.get().isEmpty()) {
            return;
        }
        Point first = stroke.get().getFirst();
        stroke.set(switch (tool.get()) {
            case NONE -> List.of();
            case LINE -> List.of(first, new Point(x, y));
            case RECTANGLE -> List.of(first, new Point(x, first.y), new Point(x, y), new Point(first.x, y));
            case LASSO -> {
                List<Point> longer = new ArrayList<>(stroke.get());
                longer.add(new Point(x, y));
                yield longer;
            }
        });
    }

    /** The hand lets go: what it drew is there, and the next drag pans again. A press without a drag draws nothing. */
    public void end() {
        List<Point> drawn = stroke.get();
        Tool with = tool.get();
        stroke.set(List.of());
        if (drawn.size() < 2 || size.isEmpty()) {
            return;
        }
        tool.set(Tool.NONE);
        Size image = size.get();
        switch (with) {
            case NONE -> {
            }
            case LINE -> line.set(Optional.of(new Line(pixel(drawn.getFirst(), image), pixel(drawn.getLast(), image))));
            case RECTANGLE -> {
                Point one = drawn.getFirst();
                Point other = drawn.get(2);
                making.ask(() -> new Roi("Rectangle", PixelSet.rectangle(image, (int) Math.floor(one.x),
                        (int) Math.floor(one.y), (int) Math.floor(other.x), (int) Math.floor(other.y))));
            }
            case LASSO -> making.ask(() -> new Roi("Freehand region",
                    PixelSet.within(image, drawn.stream().mapToDouble(Point::x).toArray(),
                            drawn.stream().mapToDouble(Point::y).toArray())));
        }
    }

    /** Makes a line without a hand. */
    public void draw(Line wanted) {
        line.set(Optional.of(wanted));
    }

    /** Pixels that are found in another way. */
    public void take(String name, Supplier<PixelSet> pixels) {
        making.ask(() -> new Roi(name, pixels.get()));
    }

    /** All pixels of the class at the probe. */
    public void takeClass(WorstList.Side side) {
        atProbe((evaluation, pixel) -> {
            LabelMap labels = side.of(evaluation);
            int label = labels.at(pixel);
            return new Roi("Class " + name(evaluation, side, label),
                    PixelSet.where(labels.size(), each -> labels.at(each) == label && label != LabelMap.IGNORED));
        });
    }

    /** The pixels of that class that hang together with the probe. */
    public void takeComponent(WorstList.Side side) {
        atProbe((evaluation, pixel) -> new Roi(
                "Component of " + name(evaluation, side, side.of(evaluation).at(pixel)),
                Components.at(side.of(evaluation), pixel)));
    }

    private static String name(Evaluation evaluation, WorstList.Side side, int label) {
        return Captions.label(evaluation.request().batch().classes(), label) + " in the "
                + side.title().toLowerCase(Locale.ROOT);
    }

    private interface FromPixel {
        Roi make(Evaluation evaluation, int pixel);
    }

    private void atProbe(FromPixel maker) {
        Optional<Pixel> probe = focus.probe().get();
        Optional<Evaluation> evaluation = model.evaluation().get();
        if (probe.isEmpty() || evaluation.isEmpty()) {
            model.tell(Notice.problem("No pixel is chosen: click one in a picture, then take its region."));
            return;
        }
        int pixel = evaluation.get().kept().size().pixel(probe.get().x(), probe.get().y());
        making.ask(() -> maker.make(evaluation.get(), pixel));
    }

    /** Ends drawing, or else removes what is drawn. @return whether there was anything */
    public boolean clear() {
        if (tool.get() != Tool.NONE) {
            choose(Tool.NONE);
            return true;
        }
        boolean any = region.get().isPresent() || line.get().isPresent();
        region.set(Optional.empty());
        line.set(Optional.empty());
        return any;
    }

    private void show(Roi made) {
        if (!size.equals(Optional.of(made.pixels.size()))) {
            return;
        }
        if (made.pixels.isEmpty()) {
            model.tell(Notice.problem(made.name + " holds no pixel: draw it over the image, around some."));
        } else {
            region.set(Optional.of(made));
        }
    }

    private void keepIfItFits() {
        Optional<Size> now = model.batch().get().map(batch -> batch.sample(model.member().get()).size());
        if (!now.equals(size)) {
            size = now;
            region.set(Optional.empty());
            line.set(Optional.empty());
            choose(Tool.NONE);
        }
    }

    private static Pixel pixel(Point point, Size image) {
        return new Pixel((int) Math.clamp(Math.floor(point.x), 0, image.width() - 1),
                (int) Math.clamp(Math.floor(point.y), 0, image.height() - 1));
    }
}
