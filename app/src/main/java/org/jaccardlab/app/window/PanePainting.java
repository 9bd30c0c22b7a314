package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.app.rendering.PaneContent;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.picture.ColourBar;
import org.jaccardlab.picture.Content;
import org.jaccardlab.picture.Painter;
import org.jaccardlab.picture.View;
import org.jaccardlab.raster.Photo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Paints all panes together whenever anything that shows has changed, on a thread of its own, the newest state only.
 * Pan, zoom, opacity and limits come this way without any evaluation.
 */
final class PanePainting {

    private static final Logger LOG = LoggerFactory.getLogger(PanePainting.class);

    /** What a pane shows at this moment; content is empty while its field is on the way. */
    private record Job(Photo photo, Optional<Content> content, String name, double opacity, View view, int background) {
    }

    private final WorkbenchModel model;
    private final Viewport viewport;
    private final List<PaneView> panes;
    private final LatestOnly<List<Job>, List<Optional<PaneFrame>>> paintings;
    private final List<Brush> brushes;
    private int background;
    private boolean peeking;
    private long framesShown;

    PanePainting(WorkbenchModel model, Viewport viewport, List<PaneView> panes, Executor worker, Executor home) {
        this.model = model;
        this.viewport = viewport;
        this.panes = panes;
        this.brushes = panes.stream().map(pane -> new Brush()).toList();
        this.paintings = new LatestOnly<>(this::paint, this::present, this::report, worker, home);
        model.batch().subscribe(batch -> batch.ifPresent(opened -> viewport.show(opened.sample(0).size())));
        model.member().subscribe(member -> model.batch().get()
                .ifPresent(opened -> viewport.show(opened.sample(member.intValue()).size())));
        List.of(model.batch(), model.snapshot(), model.evaluation(), model.limits(), viewport.view())
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

    /** Whether a painting is on its way. */
    boolean isPainting() {
        return paintings.isBusy();
    }

    /** How many times the panes have been put on screen. */
    long framesShown() {
        return framesShown;
    }

    void repaint() {
        model.batch().get().ifPresent(batch -> {
            Photo photo = batch.sample(model.member().get()).image();
            if (!viewport.view().get().image().equals(photo.size())) {
                // Another sample has just been opened; the viewport is about to follow and to ask again.
                return;
            }
            Map<Quantity, Limits> limits = model.limits().get();
            List<Job> jobs = new ArrayList<>();
            for (PaneSettings pane : model.snapshot().get().onScreen()) {
                Optional<Content> content = peeking
                        ? Optional.of(new Content.Image())
                        : model.evaluation().get().flatMap(evaluation -> PaneContent.of(evaluation, pane,
                                Optional.ofNullable(limits.get(pane.shownQuantity(evaluation)))));
                String name = model.evaluation().get().map(
                        evaluation -> Captions.quantity(pane.quantity(), pane.cls(), evaluation)).orElse("");
                // The image at once; what is painted over it follows with the first evaluation.
                Optional<Content> atOnce = model.evaluation().get().isEmpty()
                        ? Optional.of(new Content.Image())
                        : content;
                jobs.add(new Job(photo, atOnce, name, pane.opacity(), viewport.view().get(), background));
            }
            paintings.ask(jobs);
        });
    }

    private List<Optional<PaneFrame>> paint(List<Job> jobs) {
        List<Optional<PaneFrame>> frames = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            Brush brush = brushes.get(i);
            Job job = jobs.get(i);
            frames.add(job.content().map(content -> brush.paint(job, content)));
        }
        return frames;
    }

    /** What a pane keeps from one painting to the next; belongs to the painting thread. */
    private static final class Brush {

        private final Painter painter = new Painter();
        private Content barOf = new Content.Image();
        private Optional<ColourBar> bar = Optional.empty();
        private Content legendOf = new Content.Image();
        private boolean ignored;

        PaneFrame paint(Job job, Content content) {
            View view = job.view();
            int[] argb = new int[view.width() * view.height()];
            painter.paint(content, job.photo(), job.opacity(), view, job.background(), argb);
            return new PaneFrame(view.width(), view.height(), argb, bar(job, content), legend(content));
        }

        private Optional<LegendView.Legend> legend(Content content) {
            if (!(content instanceof Content.Classes map)) {
                return Optional.empty();
            }
            if (!content.equals(legendOf)) {
                legendOf = content;
                ignored = hasIgnored(map.labels());
            }
            return Optional.of(new LegendView.Legend(map.classes().entries(), ignored));
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
        if (problem instanceof OutOfMemoryError) {
            model.tell(Notice.problem(
                    "There is not enough memory to paint this: make the window smaller or show fewer panes."));
        } else {
            LOG.error("painting failed", problem);
        }
    }

    private void present(List<Optional<PaneFrame>> frames) {
        framesShown++;
        for (int i = 0; i < frames.size(); i++) {
            frames.get(i).ifPresent(panes.get(i)::present);
        }
    }
}
