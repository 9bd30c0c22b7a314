package org.jaccardlab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.metric.Reference;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Lease;
import org.jaccardlab.sample.Sample;

/**
 * Images cut into square blocks that train and test by turns, like the fields of a chessboard. Between neighbours lies a
 * strip that is used for neither, and no feature looks beyond its block, so that no pixel serves both sides. Whole images
 * cannot be held back, because most samples have one; blocks side by side are still more alike than places far apart.
 */
final class Material implements AutoCloseable {

    static final String LABELS = "labels";
    static final String STUDENT = "student";
    static final String TEACHER = "teacher";

    /** Pixels between neighbouring blocks. */
    static final int STRIP = 8;

    private static final int MOST_PIXELS = 1_000_000;

    private final List<Block> training = new ArrayList<>();
    private final List<Block> test = new ArrayList<>();
    private final int classes;

    /**
     * Copies what it needs; the batch may be closed afterwards.
     *
     * @param truth the name of a ground truth
     * @throws IllegalArgumentException if the images do not do for an experiment, in a sentence for the person who chose
     *         them
     */
    Material(Batch batch, String truth, int side) {
        long pixels = batch.samples().stream().mapToLong(sample -> sample.size().pixels()).sum();
        if (pixels > MOST_PIXELS) {
            throw new IllegalArgumentException("an experiment takes images of up to " + MOST_PIXELS
                    + " pixels together, but these have " + pixels + ": read a part of them, such as --region "
                    + Region.centred(batch.sample(0).size(), MOST_PIXELS / batch.size()));
        }
        classes = batch.classes().count();
        try (Lease lease = batch.lease()) {
            batch.samples().forEach(sample -> cut(sample, truth, side));
        }
        require(!training.isEmpty() && !test.isEmpty(), "the images of " + batch.title()
                + " do not give two labelled blocks of " + side + " pixels side by side: choose smaller blocks");
        require(classesOf(training) > 1, "the training blocks of " + batch.title()
                + " hold a single class: choose another sample, or blocks of another size");
        standardise();
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            close();
            throw new IllegalArgumentException(problem);
        }
    }

    /** The grid lies in the middle of the image. */
    private void cut(Sample sample, String truth, int side) {
        Reference reference = new Reference(sample.target(truth).orElse(sample.targets().getFirst()), classes);
        int pitch = side + STRIP;
        int columns = (sample.size().width() + STRIP) / pitch;
        int rows = (sample.size().height() + STRIP) / pitch;
        int left = (sample.size().width() + STRIP - columns * pitch) / 2;
        int top = (sample.size().height() + STRIP - rows * pitch) / 2;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Block block = new Block(sample, reference,
                        new Region(left + column * pitch, top + row * pitch, new Size(side, side)));
                if (block.labels().largestClass() < 0) {
                    block.close();
                } else {
                    ((row + column) % 2 == 0 ? training : test).add(block);
                }
            }
        }
    }

    private static long classesOf(List<Block> blocks) {
        return blocks.stream().map(Block::labels).flatMap(
                labels -> IntStream.range(0, labels.size().pixels()).filter(labels.kept()::keeps).mapToObj(labels::at))
                .distinct().count();
    }

    /** To mean 0 and deviation 1, both taken of the training blocks alone; what is constant stays as it is. */
    private void standardise() {
        for (int f = 0; f < PixelFeatures.COUNT - 1; f++) {
            double count = 0;
            double sum = 0;
            double squares = 0;
            for (Block block : training) {
                for (int at = f * block.pixels(); at < (f + 1) * block.pixels(); at++) {
                    double value = block.features()[at];
                    count++;
                    sum += value;
                    squares += value * value;
                }
            }
            double mean = sum / count;
            double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
            for (Block block : Stream.concat(training.stream(), test.stream()).toList()) {
                for (int at = f * block.pixels(); at < (f + 1) * block.pixels(); at++) {
                    block.features()[at] = (float) ((block.features()[at] - mean) / Math.max(deviation, 1e-6));
                }
            }
        }
    }

    int classes() {
        return classes;
    }

    List<Block> training() {
        return training;
    }

    List<Block> test() {
        return test;
    }

    @Override
    public void close() {
        training.forEach(Block::close);
        test.forEach(Block::close);
    }
}
