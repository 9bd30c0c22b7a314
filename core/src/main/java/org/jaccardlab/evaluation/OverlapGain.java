package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.overlap.ClassSums;
import org.jaccardlab.overlap.GroupGain;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.overlap.Sums;

/** Of an overlap loss: that of the batch and that of the image, each from its sums less what the pixel changes. */
final class OverlapGain implements Gain {

    /** Some classes that make one loss over some pixels, and what it counts in the mean. */
    private record Group(int[] classes, GroupGain gain, double coefficient) {

        double of(Sums[] changes) {
            Sums[] ofPool = new Sums[classes.length];
            for (int k = 0; k < classes.length; k++) {
                ofPool[k] = changes[classes[k]];
            }
            return coefficient * gain.of(ofPool);
        }
    }

    private final OverlapLoss loss;
    private final TermValue value;
    private final GroupCoefficients coefficients;
    private final int classes;
    private final List<Group> groups = new ArrayList<>();
    private final List<List<Group>> groupsOfClass = new ArrayList<>();
    private final Link power;
    private final double mean;

    OverlapGain(TermValue value, OverlapLoss loss, int member) {
        this.loss = loss;
        this.value = value;
        classes = value.classes().size();
        coefficients = new GroupCoefficients(value.term().reduction(), value.sums());
        TermSums image = value.sums().get(member);
        if (loss.isPooled()) {
            add(coefficients.active(), coefficients.batch(), coefficients.ofPooledBatch());
            add(coefficients.active(member), image, coefficients.ofPooledImage(member));
        } else {
            for (int c = 0; c < classes; c++) {
                add(List.of(c), coefficients.batch(), coefficients.ofBatch(c));
                add(List.of(c), image, coefficients.usesImages() ? coefficients.ofImage(member, c) : 0);
            }
        }
        for (int c = 0; c < classes; c++) {
            int cls = c;
            groupsOfClass.add(groups.stream().filter(group -> IntStream.of(group.classes).anyMatch(each -> each == cls))
                    .toList());
        }
        power = new Link(false, loss.exponentOfMean());
        mean = Math.pow(value.value(), 1 / loss.exponentOfMean());
    }

    private void add(List<Integer> pool, TermSums sums, double coefficient) {
        if (coefficient != 0) {
            List<ClassSums> found = pool.stream()
                    .map(c -> sums.ofClass(c, loss.norm(), value.term().reduction().weight(c))).toList();
            groups.add(new Group(pool.stream().mapToInt(c -> c).toArray(), loss.gain(found), coefficient));
        }
    }

    @Override
    public double ofClass(int cls, TermPixel pixel) {
        Sums[] changes = new Sums[classes];
        Arrays.fill(changes, Sums.NONE);
        changes[cls] = change(cls, pixel);
        return changes[cls] == Sums.NONE ? 0 : of(groupsOfClass.get(cls), changes);
    }

    @Override
    public double ofAll(TermPixel pixel) {
        Sums[] changes = new Sums[classes];
        Arrays.setAll(changes, c -> change(c, pixel));
        return of(groups, changes);
    }

    @Override
    public double ofMove(TermPixel pixel, TermPixel moved) {
        Sums[] changes = new Sums[classes];
        Arrays.setAll(changes, c -> Sums.ofMoving(pixel.x(c), moved.x(c), pixel.y(c), loss.norm()));
        return of(groups, changes);
    }

    private double of(List<Group> concerned, Sums[] changes) {
        double ofMean = 0;
        for (Group group : concerned) {
            ofMean += group.of(changes);
        }
        return value.term().weight() * power.gain(mean, ofMean);
    }

    private Sums change(int cls, TermPixel pixel) {
        double x = pixel.x(cls);
        double y = pixel.y(cls);
        return x == y ? Sums.NONE : Sums.ofMending(x, y, loss.norm());
    }
}
