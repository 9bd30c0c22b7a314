package org.jaccardlab.loss;

import java.util.List;
import org.jaccardlab.overlap.ClassSums;
import org.jaccardlab.overlap.GroupLoss;
import org.jaccardlab.overlap.Part;
import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Sums;
import org.jaccardlab.parameter.Range;

/**
 * One minus Matthews' correlation coefficient (Abhishek and Hamarneh, ISBI 2021) of every class against the rest, with
 * tp = I, fp = X - I, fn = Y - I, tn = n - X - Y + I and epsilon added to each. It is no sum over pixels; by convention a
 * pixel's share is the loss times its part of fp + fn.
 */
public record Mcc(
        @Range(min = 1e-12, max = 1, open = true, curve = 6, help = "added to each of tp, tn, fp and fn") double epsilon)
        implements
            OverlapLoss {

    public Mcc() {
        this(1e-5);
    }

    @Override
    public String id() {
        return "mcc";
    }

    @Override
    public String title() {
        return "MCC";
    }

    @Override
    public String formula() {
        return "1 − (tp·tn − fp·fn) / √((tp+fp)(tp+fn)(tn+fp)(tn+fn))";
    }

    @Override
    public String about() {
        return "One minus the correlation of prediction and target; true negatives count too, so it lies in 0 to 2.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return false;
    }

    @Override
    public Sharing sharing() {
        return Sharing.BY_CONVENTION;
    }

    @Override
    public GroupLoss of(List<ClassSums> classes) {
        Sums s = classes.getFirst().kept();
        if (s.n() == 0) {
            return GroupLoss.perfect(1);
        }
        double tp = s.i() + epsilon;
        double fp = s.x() - s.i() + epsilon;
        double fn = s.y() - s.i() + epsilon;
        double tn = s.n() - s.x() - s.y() + s.i() + epsilon;
        double root = Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
        double mcc = (tp * tn - fp * fn) / root;
        // d(N/R) = dN/R - (N/R) dR/R, and dR/R is half the sum of the four relative changes.
        double byTp = tn / root - mcc * (1 / (tp + fp) + 1 / (tp + fn)) / 2;
        double byTn = tp / root - mcc * (1 / (tn + fp) + 1 / (tn + fn)) / 2;
        double byFp = -fn / root - mcc * (1 / (tp + fp) + 1 / (tn + fp)) / 2;
        double byFn = -fp / root - mcc * (1 / (tp + fn) + 1 / (tn + fn)) / 2;
        Polynomial slope = Polynomial.X.times(byTn - byFp).plus(Polynomial.I.times(byFp + byFn - byTp - byTn));
        double wrong = RatioLoss.DISAGREEMENT.over(s);
        double loss = 1 - mcc;
        // Without an error there is nobody to own what epsilon leaves.
        return wrong <= 0
                ? new GroupLoss(loss, loss, List.of(Part.of(Polynomial.ZERO, slope)))
                : new GroupLoss(loss, 0, List.of(Part.of(RatioLoss.DISAGREEMENT.times(loss / wrong), slope)));
    }
}
