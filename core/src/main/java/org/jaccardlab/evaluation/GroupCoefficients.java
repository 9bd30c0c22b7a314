package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.objective.Reduction;

/**
 * Which factor the loss of a class over the batch, and that of a class in one image, has in the whole. With A the active
 * classes and w the class weights:
 *
 * <pre>
 * D: w_c A_c / |A|     I: w_c A_bc / (|A_b.| #{b: |A_b.| > 0})     C: w_c A_bc / (|A_.c| #{c: |A_.c| > 0})
 * </pre>
 *
 * where |A| and |A_b.| are what the reduction's divisor says.
 */
final class GroupCoefficients {

    private final Reduction reduction;
    private final List<TermSums> members;
    private final TermSums batch;
    private final int classes;

    GroupCoefficients(Reduction reduction, List<TermSums> members) {
        this.reduction = reduction;
        this.members = members;
        this.classes = members.getFirst().classes();
        batch = TermSums.of(members);
    }

    /** The sums over the whole batch. */
    TermSums batch() {
        return batch;
    }

    boolean isActive(int cls) {
        return isActive(batch, cls);
    }

    /** Whether losses of single images count at all. */
    boolean usesImages() {
        return reduction.image() != 0 || reduction.classwise() != 0;
    }

    /** Of a class's loss over the batch. */
    double ofBatch(int cls) {
        double divisor = divisor(batch);
        return isActive(batch, cls) && divisor > 0 ? reduction.dataset() * reduction.weight(cls) / divisor : 0;
    }

    /** Of a class's loss in one image. */
    double ofImage(int member, int cls) {
        TermSums image = members.get(member);
        if (!isActive(image, cls)) {
            return 0;
        }
        long imagesOfClass = members.stream().filter(each -> isActive(each, cls)).count();
        return reduction.weight(cls) * (reduction.image() / (divisor(image) * imagesWithAny())
                + reduction.classwise() / ((double) imagesOfClass * classesWithAny()));
    }

    /** Of the loss that all active classes of the batch make together. */
    double ofPooledBatch() {
        return countActive(batch) > 0 ? reduction.dataset() : 0;
    }

    /** Of the loss that all active classes of one image make together; there I and C are the same mean over images. */
    double ofPooledImage(int member) {
        return countActive(members.get(member)) > 0
                ? (reduction.image() + reduction.classwise()) / imagesWithAny()
                : 0;
    }

    /** The active classes of the batch. */
    List<Integer> active() {
        return active(batch);
    }

    /** The active classes of one image. */
    List<Integer> active(int member) {
        return active(members.get(member));
    }

    private List<Integer> active(TermSums group) {
        return IntStream.range(0, classes).filter(c -> isActive(group, c)).boxed().toList();
    }

    private long imagesWithAny() {
        return members.stream().filter(each -> countActive(each) > 0).count();
    }

    private long classesWithAny() {
        long count = 0;
        for (int c = 0; c < classes; c++) {
            int cls = c;
            count += members.stream().anyMatch(each -> isActive(each, cls)) ? 1 : 0;
        }
        return count;
    }

    private double divisor(TermSums group) {
        return switch (reduction.divisor()) {
            case ACTIVE_CLASSES -> countActive(group);
            case ALL_CLASSES -> admitted().size();
            case SUM_OF_WEIGHTS -> admitted().stream().mapToDouble(reduction::weight).sum();
            case ONE -> 1;
        };
    }

    private List<Integer> admitted() {
        List<Integer> admitted = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            if (reduction.active().admits(c)) {
                admitted.add(c);
            }
        }
        return admitted;
    }

    private int countActive(TermSums group) {
        return active(group).size();
    }

    private boolean isActive(TermSums group, int cls) {
        return reduction.active().isActive(cls, group.largestLabel(cls), group.largestTarget(cls));
    }
}
