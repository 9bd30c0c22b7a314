package org.jaccardlab.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.PixelLoss.Channel;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.ClassSums;
import org.jaccardlab.overlap.Sums;

/** What an engine adds up for one term, class by class, over the kept pixels of one image or of several. */
public final class TermSums {

    /** The sums for each norm that was asked for. */
    private final Map<Integer, Sums[]> sums = new TreeMap<>();
    /** The same over ignored pixels, for a loss that lets them in; none else. */
    private final Map<Integer, Sums[]> ignored = new TreeMap<>();
    private final double[] pixelTerms;
    private final double[] pixelWeights;
    private final double[] labelMass;
    private final float[] largestLabel;
    private final float[] largestTarget;
    private double labelledPixels;

    public TermSums(int classes, Set<Integer> norms) {
        for (int norm : norms) {
            sums.put(norm, none(classes));
            ignored.put(norm, none(classes));
        }
        pixelTerms = new double[classes];
        pixelWeights = new double[classes];
        labelMass = new double[classes];
        largestLabel = new float[classes];
        largestTarget = new float[classes];
    }

    private static Sums[] none(int classes) {
        Sums[] none = new Sums[classes];
        Arrays.fill(none, Sums.NONE);
        return none;
    }

    /** The sums over several images, at least one. */
    static TermSums of(List<TermSums> images) {
        TermSums together = new TermSums(images.getFirst().classes(), images.getFirst().norms());
        images.forEach(together::add);
        return together;
    }

    public int classes() {
        return pixelTerms.length;
    }

    public Set<Integer> norms() {
        return sums.keySet();
    }

    /** @throws IllegalArgumentException if the sums of this norm were not asked for */
    public Sums of(int cls, int norm) {
        return found(sums, norm)[cls];
    }

    /** The same, with the ignored pixels and the weight of the class beside. */
    ClassSums ofClass(int cls, int norm, double weight) {
        return new ClassSums(of(cls, norm), found(ignored, norm)[cls], weight);
    }

    private static Sums[] found(Map<Integer, Sums[]> sums, int norm) {
        Sums[] found = sums.get(norm);
        if (found == null) {
            throw new IllegalArgumentException("no sums of norm " + norm);
        }
        return found;
    }

    /** How many pixels count. */
    public double pixels() {
        return sums.values().iterator().next()[0].n();
    }

    /** How many pixels the ground truth keeps, whether they count or not. */
    public double labelledPixels() {
        return labelledPixels;
    }

    /** The sum of the pixel-wise loss's terms of this class, class weight included; 0 for an overlap loss. */
    public double pixelTerms(int cls) {
        return pixelTerms[cls];
    }

    /** What a normalised pixel-wise loss of this class is divided by; 0 for any other. */
    public double pixelWeights(int cls) {
        return pixelWeights[cls];
    }

    /** The sum of the ground truth's weights of this class, before smoothing. */
    public double labelMass(int cls) {
        return labelMass[cls];
    }

    /** The largest weight that a kept pixel's ground truth gives this class, before smoothing. */
    public float largestLabel(int cls) {
        return largestLabel[cls];
    }

    /** The same of the target that the loss sees. */
    public float largestTarget(int cls) {
        return largestTarget[cls];
    }

    public void add(int cls, int norm, Sums more) {
        found(sums, norm)[cls] = of(cls, norm).plus(more);
    }

    /** Ignored pixels, with the target that the loss takes them for. */
    public void addIgnored(int cls, int norm, Sums more) {
        found(ignored, norm)[cls] = found(ignored, norm)[cls].plus(more);
    }

    public void addLabelledPixels(double more) {
        labelledPixels += more;
    }

    public void addPixelTerms(int cls, double more) {
        pixelTerms[cls] += more;
    }

    public void addPixelWeights(int cls, double more) {
        pixelWeights[cls] += more;
    }

    public void addLabels(int cls, double mass, float label, float target) {
        labelMass[cls] += mass;
        largestLabel[cls] = Math.max(largestLabel[cls], label);
        largestTarget[cls] = Math.max(largestTarget[cls], target);
    }

    /** The same with a kept pixel's prediction moved. */
    TermSums moved(Term term, TermPixel before, TermPixel after) {
        TermSums moved = of(List.of(this));
        boolean sigmoid = term.isSigmoid(classes());
        for (int c = 0; c < classes(); c++) {
            for (int norm : norms()) {
                moved.add(c, norm,
                        Sums.NONE.minus(Sums.ofMoving(before.x(c), after.x(c), before.y(c), norm)));
            }
            if (term.loss() instanceof PixelLoss loss) {
                double weight = term.reduction().weight(c);
                Channel now = channel(c, before);
                Channel then = channel(c, after);
                moved.addPixelTerms(c, weight * (sigmoid
                        ? loss.channelTerm(then) - loss.channelTerm(now)
                        : loss.term(then.y(), then.q(), then.logQ()) - loss.term(now.y(), now.q(), now.logQ())));
                moved.addPixelWeights(c,
                        loss.isNormalised() ? loss.channelWeight(then) - loss.channelWeight(now) : 0);
            }
        }
        return moved;
    }

    private static Channel channel(int cls, TermPixel pixel) {
        return new Channel(pixel.y(cls), pixel.x(cls), pixel.logX(cls), pixel.logRest(cls));
    }

    /** Adds the sums of other pixels of the same term. */
    public void add(TermSums other) {
        addLabelledPixels(other.labelledPixels);
        for (int c = 0; c < classes(); c++) {
            for (int norm : norms()) {
                add(c, norm, other.of(c, norm));
                addIgnored(c, norm, found(other.ignored, norm)[c]);
            }
            addPixelTerms(c, other.pixelTerms[c]);
            addPixelWeights(c, other.pixelWeights[c]);
            addLabels(c, other.labelMass[c], other.largestLabel[c], other.largestTarget[c]);
        }
    }
}
