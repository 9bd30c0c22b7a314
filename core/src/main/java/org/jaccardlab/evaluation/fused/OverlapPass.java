package org.jaccardlab.evaluation.fused;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.overlap.Part;
import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Sums;

/** An overlap loss on a tile: polynomials in x and y, whose coefficients the sums have settled. */
record OverlapPass(TermSource source, OverlapLoss loss, int classes) implements LossPass {

    @Override
    public Logs logs() {
        return Logs.NONE;
    }

    /** Norm 2 has a kernel; norms above are rare. */
    @Override
    public int extraSums() {
        return loss.norm() == 1 ? 0 : (loss.norm() == 2 ? 2 : 3) * classes;
    }

    @Override
    public void addUpExtra(Scratch s, Rows target, int valid, double[] into, int at) {
        int n = Lanes.padded(valid);
        if (loss.norm() == 2) {
            SquareSumsKernel.run(s.powers, s.stride, classes, s.factors, target, n, s.columns, into, at);
        } else if (loss.norm() > 2) {
            for (int c = 0; c < classes; c++) {
                s.loadClass(c, target, n);
                for (int i = 0; i < valid; i++) {
                    Sums pixel = Sums.ofPixel(s.x[i], s.y[i], loss.norm());
                    into[at + 3 * c] += pixel.x();
                    into[at + 3 * c + 1] += pixel.d();
                    into[at + 3 * c + 2] += pixel.y();
                }
            }
        }
    }

    @Override
    public void into(TermSums sums, double[] all, int at, TargetSums target, double kept) {
        int norm = loss.norm();
        for (int c = 0; c < classes && norm > 1; c++) {
            if (norm == 2) {
                double xx = all[at + 2 * c];
                double yy = target.squares()[c];
                double dd = all[at + 2 * c + 1];
                // The product follows from the squares, so that losses that rebuild the small dd from the large others
                // find it undisturbed by their rounding.
                sums.add(c, norm, new Sums(kept, xx, yy, dd, (xx + yy - dd) / 2));
            } else {
                sums.add(c, norm,
                        new Sums(kept, all[at + 3 * c], all[at + 3 * c + 2], all[at + 3 * c + 1], all[3 * c + 2]));
            }
        }
    }

    @Override
    public void addShare(Scratch s, Rows target, int valid, TermValue value, int member, int cls, float[] row) {
        Polynomial part = value.members().get(member).parts().get(cls).share();
        if (part.equals(Polynomial.ZERO)) {
            return;
        }
        s.loadClass(cls, target, Lanes.padded(valid));
        if (loss.norm() > 2) {
            for (int i = 0; i < valid; i++) {
                row[i] += s.factors[i] == 0 ? 0 : (float) part.at(s.x[i], s.y[i], loss.norm());
            }
            return;
        }
        boolean squared = loss.norm() == 2;
        for (int i = 0; i < valid; i++) {
            // In double, for x + y - 2xy leaves little of large numbers.
            double x = s.x[i];
            double y = s.y[i];
            double d = Math.abs(x - y);
            double one = s.factors[i] == 0 ? 0 : part.one();
            row[i] += (float) (one + part.i() * x * y + (squared
                    ? part.x() * x * x + part.y() * y * y + part.d() * d * d
                    : part.x() * x + part.y() * y + part.d() * d));
        }
    }

    @Override
    public void addTotalShare(Scratch s, Rows target, int valid, TermValue value, int member, float[] row) {
        List<Polynomial> shares = value.members().get(member).parts().stream().map(Part::share).toList();
        if (loss.norm() > 2 || shares.stream().anyMatch(share -> share.one() != 0)) {
            LossPass.super.addTotalShare(s, target, valid, value, member, row);
            return;
        }
        float[] parts = new float[4 * classes];
        for (int c = 0; c < classes; c++) {
            Polynomial share = shares.get(c);
            // Of squares xy is written as half of x^2 + y^2 - (x - y)^2: what is left of large numbers is then exact.
            double product = loss.norm() == 2 ? share.i() / 2 : 0;
            parts[4 * c] = (float) (share.x() + product);
            parts[4 * c + 1] = (float) (share.y() + product);
            parts[4 * c + 2] = (float) (share.d() - product);
            parts[4 * c + 3] = (float) (share.i() - 2 * product);
        }
        int[] sharing = IntStream.range(0, classes).filter(c -> !shares.get(c).equals(Polynomial.ZERO)).toArray();
        ShareKernel.run(loss.norm() == 2, s.powers, s.stride, s.factors, target, sharing, parts, Lanes.padded(valid),
                row);
    }

    @Override
    public void addGradientByProbability(Scratch s, Rows target, int valid, TermValue value, int member, int cls,
            float[] row) {
        loadSlope(s, target, valid, value.members().get(member).parts().get(cls).slope(), cls);
        for (int i = 0; i < valid; i++) {
            row[i] += s.slope[i];
        }
    }

    /** Loads the class and its slope, the derivative of its polynomial by x. */
    private void loadSlope(Scratch s, Rows target, int valid, Polynomial part, int cls) {
        s.loadClass(cls, target, Lanes.padded(valid));
        if (loss.norm() > 2) {
            for (int i = 0; i < valid; i++) {
                s.slope[i] = (float) part.slope(s.x[i], s.y[i], loss.norm());
            }
            return;
        }
        float ofX = (float) part.x();
        float ofD = (float) part.d();
        float ofI = (float) part.i();
        boolean squared = loss.norm() == 2;
        for (int i = 0; i < valid; i++) {
            float x = s.x[i];
            float d = x - s.y[i];
            s.slope[i] = ofI * s.y[i]
                    + (squared ? 2 * (ofX * x + ofD * d) : ofX * Math.signum(x) + ofD * Math.signum(d));
        }
    }

    @Override
    public boolean hasCoupling() {
        return !source.isSigmoid() && !source.isMadeFromTarget();
    }

    @Override
    public Object slopes(TermValue value, int member) {
        return List.of(loss.norm(), value.members().get(member).parts().stream().map(Part::slope).toList());
    }

    @Override
    public void couple(Scratch s, Rows target, int valid, TermValue value, int member) {
        if (source.isSigmoid()) {
            return;
        }
        List<Polynomial> slopes = value.members().get(member).parts().stream().map(Part::slope).toList();
        if (loss.norm() == 1) {
            SlopeKernel.run(s.powers, s.stride, s.factors, target, coefficients(slopes), Lanes.padded(valid),
                    s.coupling);
            return;
        }
        int[] sloping = IntStream.range(0, classes).filter(c -> !slopes.get(c).equals(Polynomial.ZERO)).toArray();
        if (loss.norm() == 2) {
            SquareSlopeKernel.run(s.powers, s.stride, s.factors, target, sloping,
                    slopes.stream().map(slope -> Slope.of(slope, 2)).toArray(Slope[]::new), Lanes.padded(valid),
                    s.coupling);
            return;
        }
        Arrays.fill(s.coupling, 0);
        for (int c : sloping) {
            loadSlope(s, target, valid, slopes.get(c), c);
            for (int i = 0; i < valid; i++) {
                s.coupling[i] += s.x[i] * s.slope[i];
            }
        }
    }

    private static float[] coefficients(List<Polynomial> slopes) {
        float[] coefficients = new float[3 * slopes.size()];
        for (int c = 0; c < slopes.size(); c++) {
            coefficients[3 * c] = (float) slopes.get(c).x();
            coefficients[3 * c + 1] = (float) slopes.get(c).i();
            coefficients[3 * c + 2] = (float) slopes.get(c).d();
        }
        return coefficients;
    }

    @Override
    public void addGradientByLogit(Scratch s, Rows target, int valid, TermValue value, int member, int cls,
            float[] row) {
        Polynomial slope = value.members().get(member).parts().get(cls).slope();
        float perDegree = (float) (1 / source.term().temperature());
        int at = cls * s.stride;
        if (!source.isSigmoid() && loss.norm() <= 2) {
            GradientKernel.run(s.powers, at, s.factors, target.memory(), target.row(cls), Slope.of(slope, loss.norm()),
                    perDegree, s.coupling, Lanes.padded(valid), row);
            return;
        }
        loadSlope(s, target, valid, slope, cls);
        if (source.isSigmoid()) {
            for (int i = 0; i < valid; i++) {
                row[i] += perDegree * (s.x[i] * s.rests[at + i] * s.slope[i]);
            }
        } else {
            for (int i = 0; i < valid; i++) {
                row[i] += perDegree * (s.x[i] * (s.slope[i] - s.coupling[i]));
            }
        }
    }

    /** Whether every slope is of the form a + d sgn(x - y), so that the sides stand for the target. */
    boolean couplesBySides(TermValue value, int member) {
        return loss.norm() == 1 && hasCoupling()
                && value.members().get(member).parts().stream().allMatch(part -> part.slope().i() == 0);
    }

    /** The same as {@link #couple}, for a tile that is not filled; fills factors and coupling. */
    void coupleBySides(Scratch s, Sides sides, int from, int valid, TermValue value, int member) {
        List<Part> parts = value.members().get(member).parts();
        float[] slopes = new float[2 * classes];
        for (int c = 0; c < classes; c++) {
            slopes[2 * c] = (float) parts.get(c).slope().x();
            slopes[2 * c + 1] = (float) parts.get(c).slope().d();
        }
        source.couple(s, sides, from, valid, slopes);
    }
}
