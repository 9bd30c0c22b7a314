package org.jaccardlab.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.ClassValue;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.overlap.Sums;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;

/**
 * What there is to know about a loss: the same words whether or not anything is open.
 *
 * @param parameters with their present values
 */
public record LossAccount(String title, String formula, String about, List<Line> parameters) {

    /** A parameter: name, present value, what it does. */
    public record Line(String name, String value, String help) {
    }

    /** The columns of {@link #numbers} for losses that are made of sums. */
    public static final List<String> SUMS = List.of("X", "Y", "I", "D", "loss", "adds");
    /** Those for all others. */
    public static final List<String> VALUES = List.of("loss", "adds");

    /** What the columns mean. */
    public static final String LEGEND = "Over the kept pixels of the batch: X sums the prediction x, Y the target y, "
            + "I their product, D |x − y| (to the power of the loss's norm); "
            + "loss is the class's own, adds is what it brings to the objective";

    public static LossAccount of(Loss loss) {
        List<Line> parameters = new ArrayList<>();
        for (Parameter parameter : Parameters.of(loss.asRecord())) {
            parameters.add(new Line(parameter.title(), parameter.text().isEmpty() ? "not set" : parameter.text(),
                    parameter.help()));
        }
        return new LossAccount(loss.title(), loss.formula(), loss.about() + " " + Accounts.sharing(loss), parameters);
    }

    public static List<String> columns(Loss loss) {
        return loss instanceof OverlapLoss ? SUMS : VALUES;
    }

    /** Class by class the numbers of {@link #columns}; a class that is not in the mean has no loss. */
    public static List<List<String>> numbers(Evaluation shown, int term) {
        TermValue value = shown.terms().get(term);
        return IntStream.range(0, value.classes().size()).mapToObj(c -> {
            ClassValue own = value.classes().get(c);
            List<String> numbers = new ArrayList<>();
            if (value.term().loss() instanceof OverlapLoss) {
                Sums sums = own.sums();
                for (double sum : new double[]{sums.x(), sums.y(), sums.i(), sums.d()}) {
                    numbers.add(Figures.of(sum));
                }
            }
            numbers.add(own.active() ? Figures.of(own.value()) : Figures.NOTHING);
            numbers.add(own.active() ? Figures.of(own.contribution()) : Figures.NOTHING);
            return List.copyOf(numbers);
        }).toList();
    }
}
