package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.rank.LovaszGains;
import org.jaccardlab.rank.LovaszMove;
import org.jspecify.annotations.Nullable;

/** Of a rank loss: an error becomes 0, so the pixel moves to the end of the order. A class is sorted when first asked for. */
final class RankGain implements Gain {

    private final TermValue value;
    private final RankLoss loss;
    private final int member;
    private final List<RankedErrors> errors;
    private final GroupCoefficients coefficients;
    private final double[] @Nullable [] gains;
    private @Nullable Moves moves;

    /** The groups that one pixel belongs to, each with its weight in the objective, class by class. */
    private record Moves(int pixel, List<List<Weighted>> ofClass) {
    }

    private record Weighted(double factor, LovaszMove move) {
    }

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

    @Override
    public double ofMove(TermPixel pixel, TermPixel moved) {
        Moves known = moves(pixel.number());
        boolean sigmoid = value.term().isSigmoid(gains.length);
        double gain = 0;
        for (int c = 0; c < gains.length; c++) {
            double error = loss.error(moved.x(c), sigmoid ? moved.logX(c) - moved.logRest(c) : 0, pixel.y(c) == 1);
            for (Weighted group : known.ofClass().get(c)) {
                gain += group.factor() * group.move().gain(error);
            }
        }
        return gain;
    }

    /** A pixel is moved many times, and then another: its groups are sorted once. */
    private synchronized Moves moves(int pixel) {
        Moves known = moves;
        if (known == null || known.pixel() != pixel) {
            known = new Moves(pixel, IntStream.range(0, gains.length).mapToObj(c -> groupsOf(pixel, c)).toList());
            moves = known;
        }
        return known;
    }

    private List<Weighted> groupsOf(int pixel, int cls) {
        List<Weighted> groups = new ArrayList<>();
        addGroup(groups, pixel, cls, errors, coefficients.ofBatch(cls));
        if (coefficients.usesImages()) {
            addGroup(groups, pixel, cls, List.of(errors.get(member)), coefficients.ofImage(member, cls));
        }
        return groups;
    }

    private void addGroup(List<Weighted> groups, int pixel, int cls, List<RankedErrors> images, double coefficient) {
        if (coefficient != 0) {
            RankedGroup group = RankedGroup.of(images, cls, loss);
            groups.add(new Weighted(value.term().weight() * coefficient,
                    new LovaszMove(group.errors(), group.members(), group.place(errors.get(member), pixel))));
        }
    }
}
