package org.jaccardlab.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;

/** Trains one classifier at a time on the training blocks, and tests it on the others. */
final class Training {

    /** Blocks of a step: the batch that losses over the data set (D) see. */
    private static final int BATCH = 4;
    private static final double RATE = 0.02;
    /** Apart from the seeds of the weights. */
    private static final long ORDER = 1L << 32;

    private final Material material;
    private final Engine engine;
    private final int epochs;
    private final Set<FieldKey> gradient;

    Training(Material material, Engine engine, int epochs) {
        this.material = material;
        this.engine = engine;
        this.epochs = epochs;
        this.gradient = IntStream.range(0, material.classes())
                .mapToObj(c -> new FieldKey(Quantity.GRADIENT_LOGIT, c)).collect(Collectors.toSet());
    }

    /** The hard label, seen by a softmax at temperature 1, over the batch. */
    static Term hardLabel() {
        return new Term(1, new CrossEntropy(), TargetRecipe.plain(Material.LABELS), 1, Activation.SOFTMAX,
                Reduction.STANDARD);
    }

    private int blocksOfAStep() {
        return Math.min(BATCH, material.training().size());
    }

    /** Blocks that are left over because they do not fill a step have other chances: the order changes. */
    private int stepsOfAnEpoch() {
        return material.training().size() / blocksOfAStep();
    }

    /** How many steps a training takes. */
    int steps() {
        return epochs * stepsOfAnEpoch();
    }

    /**
     * @param width hidden units
     * @param step called before each step
     * @return the caller closes it
     */
    Network train(Objective objective, int width, int seed, Runnable step) {
        Network network = new Network(PixelFeatures.COUNT, width, material.classes(), new SplittableRandom(seed));
        try (Network.Pass pass = network.new Pass(blocksOfAStep() * material.training().getFirst().pixels())) {
            SplittableRandom random = new SplittableRandom(ORDER + seed);
            for (int done = 0; done < steps(); done += stepsOfAnEpoch()) {
                List<Block> order = shuffled(material.training(), random);
                for (int k = 0; k < stepsOfAnEpoch(); k++) {
                    step.run();
                    learn(objective, order.subList(k * blocksOfAStep(), (k + 1) * blocksOfAStep()), pass);
                    network.step(RATE * (1 - (double) (done + k) / steps()));
                }
            }
            return network;
        } catch (RuntimeException | Error failed) {
            network.close();
            throw failed;
        }
    }

    private static List<Block> shuffled(List<Block> blocks, SplittableRandom random) {
        List<Block> order = new ArrayList<>(blocks);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }

    /** Pass and fields have the numbers of all blocks: row of a feature or class, block, pixel. */
    private void learn(Objective objective, List<Block> blocks, Network.Pass pass) {
        float[] features = new float[blocks.size() * blocks.getFirst().features().length];
        for (int k = 0; k < blocks.size(); k++) {
            deal(blocks.get(k).features(), features, k, blocks.size(), PixelFeatures.COUNT);
        }
        float[] logits = pass.forwards(features);
        int pixels = blocks.getFirst().pixels();
        for (int k = 0; k < blocks.size(); k++) {
            for (int c = 0; c < material.classes(); c++) {
                write(logits, (c * blocks.size() + k) * pixels, blocks.get(k).logits(), c * pixels, pixels);
            }
        }
        Batch batch = new Batch("step", blocks.stream().map(Block::unseen).toList());
        Settings settings = settings(objective);
        float[] slopes = new float[logits.length];
        for (int k = 0; k < blocks.size(); k++) {
            Evaluation evaluation = engine.evaluate(new Request(batch, k, settings, gradient, false));
            for (FieldKey key : gradient) {
                System.arraycopy(evaluation.field(key).orElseThrow().toArray(), 0, slopes,
                        (key.cls() * blocks.size() + k) * pixels, pixels);
            }
        }
        pass.backwards(slopes);
    }

    /** Copies the rows of one block of several to their places among those of all. */
    private static void deal(float[] own, float[] all, int block, int blocks, int rows) {
        int pixels = own.length / rows;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(own, row * pixels, all, (row * blocks + block) * pixels, pixels);
        }
    }

    private static Settings settings(Objective objective) {
        return new Settings(new PredictionChoice.File(Material.STUDENT), objective, Settings.DEFAULT_FLOOR);
    }

    private static void write(float[] logits, int from, Volume into, int at, int count) {
        for (int i = 0; i < count; i++) {
            into.put(at + i, logits[from + i]);
        }
    }

    /** Writes down what a network says of every block. */
    private static void say(Network network, List<Block> blocks, Function<Block, Volume> into) {
        try (Network.Pass pass = network.new Pass(blocks.getFirst().pixels())) {
            for (Block block : blocks) {
                float[] logits = pass.forwards(block.features());
                write(logits, 0, into.apply(block), 0, logits.length);
            }
        }
    }

    /** From now on the network is the teacher of the training blocks. */
    void teach(Network network) {
        say(network, material.training(), Block::teacher);
    }

    /** How good it is on the test blocks. */
    Scores test(Network network) {
        say(network, material.test(), Block::logits);
        Batch batch = new Batch("test", material.test().stream().map(Block::unseen).toList());
        return Scores.of(engine.evaluate(new Request(batch, 0, settings(new Objective(List.of(hardLabel()))), Set.of()))
                .metrics());
    }
}
