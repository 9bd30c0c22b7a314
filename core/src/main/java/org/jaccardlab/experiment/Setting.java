package org.jaccardlab.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.sample.Batch;

/**
 * What an experiment was made with.
 *
 * @param images title of the batch
 * @param truth where labels are taken from
 * @param trainingBlocks how many
 * @param trainingPixels labelled pixels in them
 * @param shares the part of the test pixels that every class has, 0..1
 */
public record Setting(String images, String truth, int trainingBlocks, int testBlocks, long trainingPixels,
        long testPixels, List<String> classes, List<Double> shares) {

    static Setting of(Material material, Batch batch, String truth) {
        long testPixels = labelled(material.test());
        // A single channel tells the foreground, which a hard map calls 1.
        int first = batch.classes().count() == 1 ? 1 : 0;
        return new Setting(batch.title(), truth, material.training().size(), material.test().size(),
                labelled(material.training()), testPixels,
                batch.classes().entries().stream().map(entry -> entry.name()).toList(),
                IntStream.range(0, batch.classes().count())
                        .mapToObj(c -> (double) pixelsOf(material.test(), c + first) / testPixels).toList());
    }

    private static long labelled(List<Block> blocks) {
        return blocks.stream().mapToLong(block -> block.labels().kept().count()).sum();
    }

    private static long pixelsOf(List<Block> blocks, int cls) {
        return blocks.stream().map(Block::labels)
                .mapToLong(labels -> IntStream.range(0, labels.size().pixels()).filter(i -> labels.at(i) == cls)
                        .count())
                .sum();
    }
}
