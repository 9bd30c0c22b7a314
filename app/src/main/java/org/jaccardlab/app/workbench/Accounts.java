package org.jaccardlab.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.ClassValue;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Leak;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.Sharing;

/** What is to be said beside the loss: how the shares add up to it, which classes it sees, what it does not see. */
public final class Accounts {

    private static final double NOTHING = 1e-9;
    /** Less than this part of the prediction is not worth a line. */
    private static final double UNSEEN = 5e-4;

    private Accounts() {
    }

    /** "shares 0.961 + constant −0.327 = 0.634", if no pixel owns a part of the loss; else empty. */
    public static Optional<String> constant(Evaluation shown) {
        double constant = shown.terms().stream().mapToDouble(TermValue::constant).sum();
        if (Math.abs(constant) <= NOTHING * Math.max(1, Math.abs(shown.loss()))) {
            return Optional.empty();
        }
        return Optional.of("shares " + Figures.of(shares(shown)) + " + constant " + Figures.of(constant) + " = "
                + Figures.of(shown.loss()));
    }

    /** How the shares of a loss add up, and whether some can be below 0, as every loss declares it. */
    public static String sharing(Loss loss) {
        return "Shares: " + loss.sharing().title() + (loss.canShareBelowZero() ? "; some may be below 0." : ".");
    }

    /** That a term's shares are a convention, if they are. */
    public static Optional<String> convention(Evaluation shown, int term) {
        Loss loss = shown.terms().get(term).term().loss();
        return loss.sharing() == Sharing.BY_CONVENTION
                ? Optional.of("Shares by convention: " + loss.title() + " is no sum over pixels")
                : Optional.empty();
    }

    /** "Leak: ignored pixels carry 12 % of the gradient and 0.031 of the loss", if the loss lets them in; else empty. */
    public static Optional<String> leak(Evaluation shown) {
        Leak leak = shown.leak();
        if (leak.isNone()) {
            return Optional.empty();
        }
        double part = leak.wholeGradient() == 0 ? 0 : 100 * leak.gradient() / leak.wholeGradient();
        return Optional.of("Leak: ignored pixels carry " + Figures.of(part) + " % of the gradient and "
                + Figures.of(leak.share()) + " of the loss");
    }

    private static double shares(Evaluation shown) {
        return shown.terms().stream().mapToDouble(term -> IntStream.range(0, shown.request().batch().size())
                .mapToDouble(term::shareOf).sum()).sum();
    }

    /** The names of the classes in a term's mean; empty for a loss that sees all of them anyway. */
    public static List<String> activeClasses(Evaluation shown, int term) {
        TermValue value = shown.terms().get(term);
        if (value.term().loss() instanceof PixelLoss) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (int c = 0; c < value.classes().size(); c++) {
            if (value.classes().get(c).active()) {
                names.add(shown.request().batch().classes().name(c));
            }
        }
        return names;
    }

    /** "2.1 % of the prediction lies in classes that this loss does not see", if it is worth saying. */
    public static Optional<String> unseen(Evaluation shown, int term) {
        TermValue value = shown.terms().get(term);
        // With a higher norm the sums are not of the probabilities themselves.
        if (value.term().loss() instanceof PixelLoss || value.norm() != 1) {
            return Optional.empty();
        }
        double all = 0;
        double inactive = 0;
        for (ClassValue each : value.classes()) {
            all += each.sums().x();
            inactive += each.active() ? 0 : each.sums().x();
        }
        return inactive > UNSEEN * all
                ? Optional.of("Prediction mass in inactive classes " + Figures.of(100 * inactive / all)
                        + " %: not seen by this loss")
                : Optional.empty();
    }
}
