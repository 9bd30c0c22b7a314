package org.jaccardlab.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jspecify.annotations.Nullable;

/**
 * One image with its ground truths and predictions, all of one size and with the same classes. Loaded once, never
 * changed. Its arrays live outside the Java heap, so whoever computes with a sample holds a {@link #lease()} on it; the
 * memory goes back when the owner has closed the sample and the last lease has ended.
 */
public final class Sample implements AutoCloseable {

    private final String name;
    private final Photo image;
    private final ClassTable classes;
    private final List<LabelSource> targets;
    private final List<Prediction> predictions;
    private final AtomicInteger users = new AtomicInteger(1);
    private final Lease ownersLease = new Lease(this::endLease);
    private final Workings workings;
    /** The sample whose arrays this one shares; null of one that owns all of its own. */
    private final @Nullable Sample lender;

    /**
     * @param targets at least one, the first is shown first
     * @param predictions may be empty: "exactly the target" can always be looked at
     * @throws IllegalArgumentException if sizes or class counts differ
     */
    public Sample(String name, Photo image, ClassTable classes, List<LabelSource> targets,
            List<Prediction> predictions) {
        this.name = name;
        this.image = image;
        this.classes = classes;
        this.targets = List.copyOf(targets);
        this.predictions = List.copyOf(predictions);
        this.workings = new Workings();
        this.lender = null;
        check();
    }

    private Sample(Sample lender, Prediction more) {
        this.name = lender.name;
        this.image = lender.image;
        this.classes = lender.classes;
        this.targets = lender.targets;
        List<Prediction> all = new ArrayList<>(lender.predictions);
        all.add(more);
        this.predictions = List.copyOf(all);
        this.workings = lender.workings;
        this.lender = lender;
        check();
    }

    private void check() {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException(name + " has no ground truth");
        }
        for (LabelSource target : targets) {
            require(target.size().equals(image.size()), "the target \"" + target.name() + "\" is " + target.size()
                    + " but the image is " + image.size());
            switch (target) {
                case LabelSource.Hard hard -> require(hard.map().largestClass() <= Math.max(1, classes.count() - 1),
                        "the target \"" + hard.name() + "\" holds class " + hard.map().largestClass()
                                + " but there are "
                                + classes.count() + " classes");
                case LabelSource.Soft soft -> require(soft.weights().classes() == classes.count(), "the target \""
                        + soft.name() + "\" has " + soft.weights().classes() + " classes, not " + classes.count());
            }
        }
        for (Prediction prediction : predictions) {
            require(prediction.size().equals(image.size()), "the prediction \"" + prediction.name() + "\" is "
                    + prediction.size() + " but the image is " + image.size());
            require(prediction.classes() == classes.count(), "the prediction \"" + prediction.name() + "\" has "
                    + prediction.classes() + " classes, not " + classes.count());
        }
    }

    /**
     * This sample with one more prediction, and with all else shared: what has been worked out from the targets, too. Closing
     * it closes that prediction alone, and nobody can lease it once this sample is closed.
     *
     * @param more of a name that this sample has no prediction of
     * @throws IllegalArgumentException if its size or classes differ, or the name is taken
     */
    public Sample plus(Prediction more) {
        require(prediction(more.name()).isEmpty(), name + " has a prediction \"" + more.name() + "\" already");
        return new Sample(this, more);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * This sample as a further member of a batch, under a name of its own, with its ground truths and predictions called as
     * the batch calls them: in the order of the files where the names differ. It takes this sample's place, which is not to
     * be used any more.
     *
     * @throws IllegalArgumentException if it has fewer of them than the batch
     */
    Sample asMemberBeside(Sample first, String uniqueName) {
        return new Sample(uniqueName, image, classes,
                paired("ground truth", targets, LabelSource::name, first.targets(), LabelSource::named),
                paired("prediction", predictions, Prediction::name, first.predictions(), Prediction::named));
    }

    private <T> List<T> paired(String what, List<T> own, Function<T, String> nameOf, List<T> wanted,
            BiFunction<T, String, T> named) {
        List<String> names = wanted.stream().map(nameOf).toList();
        if (own.stream().map(nameOf).toList().containsAll(names)) {
            return own;
        }
        require(own.size() >= names.size(), name + " has fewer " + what + "s than the batch: " + own.size() + ", not "
                + names.size() + "; add an image with as many");
        return IntStream.range(0, names.size()).mapToObj(i -> named.apply(own.get(i), names.get(i))).toList();
    }

    public String name() {
        return name;
    }

    public Photo image() {
        return image;
    }

    public Size size() {
        return image.size();
    }

    public ClassTable classes() {
        return classes;
    }

    public List<LabelSource> targets() {
        return targets;
    }

    public List<Prediction> predictions() {
        return predictions;
    }

    /** The target of this name; empty if there is none. */
    public Optional<LabelSource> target(String wanted) {
        return targets.stream().filter(target -> target.name().equals(wanted)).findFirst();
    }

    /** The prediction of this name; empty if there is none. */
    public Optional<Prediction> prediction(String wanted) {
        return predictions.stream().filter(prediction -> prediction.name().equals(wanted)).findFirst();
    }

    /** What has been worked out from this sample and is costly to make again. */
    public Workings workings() {
        return workings;
    }

    /**
     * Keeps the arrays in memory until the lease is closed.
     *
     * @throws IllegalStateException if they are gone already
     */
    public Lease lease() {
        int before = users.getAndUpdate(n -> n == 0 ? 0 : n + 1);
        if (before == 0) {
            throw new IllegalStateException(name + " has been closed");
        }
        Lease own = new Lease(this::endLease);
        if (lender == null) {
            return own;
        }
        try {
            Lease lent = lender.lease();
            return new Lease(() -> {
                own.close();
                lent.close();
            });
        } catch (IllegalStateException closed) {
            own.close();
            throw closed;
        }
    }

    /** Ends the owner's use; the memory goes back once the last lease has ended. */
    @Override
    public void close() {
        ownersLease.close();
    }

    boolean inMemory() {
        return users.get() > 0;
    }

    private void endLease() {
        if (users.decrementAndGet() > 0) {
            return;
        }
        if (lender != null) {
            predictions.getLast().values().close();
        } else {
            for (LabelSource target : targets) {
                if (target instanceof LabelSource.Soft soft) {
                    soft.weights().close();
                }
            }
            predictions.forEach(prediction -> prediction.values().close());
        }
    }
}
