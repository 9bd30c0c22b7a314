package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.app.rendering.PaneContent;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.Sketch;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.picture.BlendMode;
import org.jaccardlab.picture.ColourBar;
import org.jaccardlab.picture.Content;
import org.jaccardlab.picture.Painter;
import org.jaccardlab.picture.RegionLine;
import org.jaccardlab.picture.View;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.PixelSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Paints all panes together whenever anything that shows has changed, on a thread of its own, the newest state only.
 * Pan, zoom, opacity and limits come this way without any evaluation.
 */
final class PanePainting {

    private static final Logger LOG = LoggerFactory.getLogger(PanePainting.class);

    /**
     * What a pane shows at this moment; content is empty while its field is on the way.
     *
     * @param letters of the side of a comparison that it shows
     * @param right beyond the handle of a pane that shows two sides
     */
    private record Job(Photo photo, Optional<Content> content, String name, double opacity, BlendMode blend, View view,
            int background,
            Optional<PixelSet> region, String letters, Optional<Half> right) {
    }

    private record Half(Content content, String letters) {
    }

    /** All panes at this moment. */
    private record Sitting(List<Job> jobs, Optional<Shown> shown) {
    }

    private record Painted(List<Optional<PaneFrame>> frames, Optional<Shown> shown) {
    }

    private final WorkbenchModel model;
    private final Viewport viewport;
    private final Sketch sketch;
    private final List<PaneView> panes;
    private final LatestOnly<Sitting, Painted> paintings;
    private final List<Brush> brushes;
    private int background;
    private boolean peeking;
    private boolean flipped;
    private long framesShown;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Sitting> newest = Optional.empty();

    PanePainting(WorkbenchModel model, Viewport viewport, Sketch sketch, List<PaneView> panes, Executor worker,
            Executor home) {
        this.sketch = sketch;
        this.model = model;
        this.viewport = viewport;
        this.panes = panes;
        this.brushes = Painter.sharingAView(panes.size()).stream().map(Brush::new).toList();
        this.paintings = new LatestOnly<>(this::paint, this::present, this::report, worker, home);
        model.batch().subscribe(batch -> batch.ifPresent(opened -> viewport.show(opened.sample(0).size())));
        model.member().subscribe(member -> model.batch().get()
                .ifPresent(opened -> viewport.show(opened.sample(member.intValue()).size())));
        viewport.view().subscribe(view -> model.showRows(view.rows()));
        List.of(model.batch(), model.snapshot(), model.evaluation(), model.pair(), model.agreed(), model.limits(),
                model.differenceLimits(), viewport.view(), sketch.region())
                .forEach(property -> property.subscribe(this::repaint));
    }

    /** What surrounds the image, 0xRRGGBB. */
    void setBackground(int rgb) {
        background = 0xff000000 | rgb;
        repaint();
    }

    /** While true every pane shows the bare image. */
    void setPeeking(boolean bare) {
        if (bare != peeking) {
            peeking = bare;
            repaint();
        }
    }

    /** While true every pane that shows one side of a comparison shows the other. */
    void setFlipped(boolean other) {
        if (other != flipped) {
            flipped = other;
            repaint();
        }
    }

    /** Whether a painting is on its way. */
    boolean isPainting() {
        return paintings.isBusy();
    }

    /** How many times the panes have been put on screen. */
    long framesShown() {
        return framesShown;
    }

    /** What is on screen by now. */
    ReadOnlyObjectProperty<Optional<Shown>> shown() {
        return shown.getReadOnlyProperty();
    }

    void repaint() {
        model.batch().get().ifPresent(batch -> {
            Photo photo = batch.sample(model.member().get()).image();
            if (!viewport.view().get().image().equals(photo.size())) {
                // Another sample has just been opened; the viewport is about to follow and to ask again.
                return;
            }
            Optional<Sitting> sitting = Optional.of(sitting(photo));
            if (!sitting.equals(newest)) {
                newest = sitting;
                paintings.ask(sitting.get());
            }
        });
    }

    private Sitting sitting(Photo photo) {
        List<PaneSettings> painted = new ArrayList<>();
        List<Job> jobs = new ArrayList<>();
        Optional<Answers> answers = model.answers();
        View view = viewport.view().get();
        Optional<PixelSet> region = sketch.region().get().map(Sketch.Roi::pixels)
                .filter(pixels -> pixels.size().equals(view.image()));
        List<PaneSettings> onScreen = model.snapshot().get().onScreen();
        for (int i = 0; i < onScreen.size(); i++) {
            PaneSettings pane = flipped ? onScreen.get(i).flipped() : onScreen.get(i);
            if (peeking || answers.isEmpty()) {
                // The image at once; what is painted over it follows with the first evaluation.
                jobs.add(new Job(photo, Optional.of(new Content.Image()), "", pane.opacity(), pane.blend(), view,
                        background,
                        Optional.empty(), "",
                        Optional.empty()));
                continue;
            }
            PaneSettings answered = answered(pane, i, answers.get());
            painted.add(answered);
            jobs.add(job(photo, answers.get(), answered, view, region));
        }
        return new Sitting(jobs, model.evaluation().get().map(of -> new Shown(of.request().settings(), painted, view)));
    }

    private Job job(Photo photo, Answers answers, PaneSettings pane, View view, Optional<PixelSet> region) {
        List<PaneSettings> halves = pane.halves();
        PaneSettings left = halves.getFirst();
        boolean ofASide = answers.pair().isPresent() && pane.quantity() != Quantity.IMAGE;
        Optional<Half> right = halves.size() < 2
                ? Optional.empty()
                : content(answers, halves.get(1)).map(content -> new Half(content, halves.get(1).side().letters()));
        Optional<Content> content = right.isPresent() || halves.size() < 2 ? content(answers, left) : Optional.empty();
        return new Job(photo, content, Captions.pane(pane, answers), pane.opacity(), pane.blend(), view, background,
                region,
                !ofASide ? "" : pane.quantity().comparesTwo() ? "A, B" : left.side().letters(), right);
    }

    /**
     * The pane itself, or what it was when the evaluation at hand was asked for: a hand that moves faster than answers
     * come sees every answer.
     */
    private PaneSettings answered(PaneSettings pane, int index, Answers answers) {
        List<PaneSettings> before = model.answeredPanes();
        return pane.halves().stream().allMatch(half -> content(answers, half).isPresent()) || index >= before.size()
                ? pane
                : before.get(index).withOpacity(pane.opacity()).withBlend(pane.blend());
    }

    private Optional<Content> content(Answers answers, PaneSettings pane) {
        return PaneContent
                .of(answers, pane, model.limits(pane, answers), model.snapshot().get().appearance())
                .filter(content -> !(content instanceof Content.Scalar scalar) || holdsWhatIsShown(scalar.field()));
    }

    private boolean holdsWhatIsShown(Field field) {
        return field.rows().isAll() || field.rows().containsAll(viewport.view().get().rows());
    }

    private Painted paint(Sitting sitting) {
        List<Optional<PaneFrame>> frames = IntStream.range(0, sitting.jobs().size()).parallel().mapToObj(i -> {
            Job job = sitting.jobs().get(i);
            return job.content().map(content -> brushes.get(i).paint(job, content));
        }).toList();
        return new Painted(frames, sitting.shown());
    }

    /** What a pane keeps from one painting to the next. */
    private static final class Brush {

        private final Painter painter;
        private Content barOf = new Content.Image();
        private Optional<ColourBar> bar = Optional.empty();
        private Content legendOf = new Content.Image();
        private boolean ignored;

        Brush(Painter painter) {
            this.painter = painter;
        }

        PaneFrame paint(Job job, Content content) {
            View view = job.view();
            int[] argb = new int[view.width() * view.height()];
            painter.paint(content, job.photo(), job.opacity(), job.blend(), view, job.background(), argb);
            Optional<PaneFrame.Right> right = job.right().map(half -> {
                int[] beyond = new int[argb.length];
                painter.paint(half.content(), job.photo(), job.opacity(), job.blend(), view, job.background(), beyond);
                job.region().ifPresent(region -> RegionLine.draw(region, view, beyond));
                return new PaneFrame.Right(beyond, half.letters());
            });
            job.region().ifPresent(region -> RegionLine.draw(region, view, argb));
            return new PaneFrame(view.width(), view.height(), argb, bar(job, content), legend(content), job.letters(),
                    right);
        }

        private Optional<LegendView.Legend> legend(Content content) {
            if (!(content instanceof Content.Classes map)) {
                return Optional.empty();
            }
            if (!content.equals(legendOf)) {
                legendOf = content;
                ignored = hasIgnored(map.labels());
            }
            // A single channel has two labels, of which the second is the class.
            int first = map.classes().count() == 1 ? 1 : 0;
            return Optional.of(new LegendView.Legend(IntStream.range(0, map.classes().count())
                    .filter(c -> !map.hidden().contains(first + c)).mapToObj(map.classes().entries()::get).toList(),
                    ignored));
        }

        private static boolean hasIgnored(LabelMap labels) {
            for (int i = 0; i < labels.size().pixels(); i++) {
                if (labels.at(i) == LabelMap.IGNORED) {
                    return true;
                }
            }
            return false;
        }

        /** The bar looks at every pixel of the field, so it is made anew only with the field or its limits. */
        private Optional<ColourBar> bar(Job job, Content content) {
            if (!content.equals(barOf)) {
                barOf = content;
                bar = content instanceof Content.Scalar scalar
                        ? Optional.of(ColourBar.of(job.name(), "", scalar))
                        : Optional.empty();
            }
            return bar;
        }
    }

    private void report(Throwable problem) {
        newest = Optional.empty();
        if (problem instanceof OutOfMemoryError) {
            model.tell(Notice.problem(
                    "There is not enough memory to paint this: make the window smaller or show fewer panes."));
        } else {
            LOG.error("painting failed", problem);
        }
    }

    private void present(Painted painted) {
        framesShown++;
        for (int i = 0; i < painted.frames().size(); i++) {
            painted.frames().get(i).ifPresent(panes.get(i)::present);
        }
        shown.set(painted.shown());
    }
}
