package org.jaccardlab.evaluation;

import java.util.List;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.rank.LovaszGains;
import org.jspecify.annotations.Nullable;

/** Of a rank loss: an error becomes 0, so the pixel moves to the end of the order. A class is sorted when first asked for. */
final class RankGain implements Gain {

    private final TermValue value;
    private final RankLoss loss;
    private final int member;
    private final List<RankedErrors> errors;
    private final GroupCoefficients coefficients;
    private final double[] @Nullable [] gains;

    RankGain(TermValue value, RankLoss loss, int member) {
        this.value = value;
        this.loss = loss;
        this.member = member;
        errors = value.members().stream().map(TermValue.MemberParts::errors).toList();
        coefficients = new GroupCoefficients(value.term().reduction(), value.sums());
        gains = new double[value.classes().size()][];
    }

    @Override
    public double ofClass(int cls, TermPixel pixel) {
        return gains(cls)[pixel.number()];
    }

    @Override
    public double ofAll(TermPixel pixel) {
        double gain = 0;
        for (int c = 0; c < gains.length; c++) {
            gain += ofClass(c, pixel);
        }
        return gain;
    }

    private synchronized double[] gains(int cls) {
        double[] known = gains[cls];
        if (known != null) {
            return known;
        }
        double[] found = new double[errors.get(member).pixels()];
        add(found, cls, errors, coefficients.ofBatch(cls));
        if (coefficients.usesImages()) {
            add(found, cls, List.of(errors.get(member)), coefficients.ofImage(member, cls));
        }
        gains[cls] = found;
        return found;
    }

    private void add(double[] found, int cls, List<RankedErrors> group, double coefficient) {
        if (coefficient == 0) {
            return;
        }
        RankedGroup sorted = RankedGroup.of(group, cls, loss);
        double[] ofGroup = LovaszGains.of(sorted.errors(), sorted.members());
        sorted.addTo(found, errors.get(member), ofGroup, value.term().weight() * coefficient);
    }
}
