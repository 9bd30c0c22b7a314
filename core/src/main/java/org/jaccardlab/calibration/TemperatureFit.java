package org.jaccardlab.calibration;

import java.util.function.DoubleUnaryOperator;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/**
 * The temperature under which a prediction is least surprised by its reference (Guo and others, ICML 2017). It changes
 * probabilities and no decision of a softmax. It is fitted to the pixels that it is judged by, so expect somewhat less of
 * it elsewhere.
 *
 * @param atEnd whether it stopped at the least or the largest temperature there is, because beyond it would be better still
 */
public record TemperatureFit(CalibrationState before, CalibrationState after, boolean atEnd) {

    /** Of a term's temperature. */
    private static final double LEAST = 0.1;
    private static final double LARGEST = 20;
    private static final double ENOUGH = 1e-4;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /**
     * Fits by golden section on the logarithm of the temperature, some two dozen questions to the engine.
     *
     * @throws IllegalArgumentException if the prediction has no logits, in a sentence for the person who chose it
     */
    public static TemperatureFit of(Batch batch, Settings settings, Binning binning, Engine engine,
            Progress progress) {
        if (!settings.prediction().hasLogits()) {
            throw new IllegalArgumentException("\"" + settings.prediction().title()
                    + "\" has no logits that a temperature could divide: choose a prediction from a file");
        }
        Settings read = AgainstReference.of(batch, settings);
        DoubleUnaryOperator nll = temperature -> CalibrationState.nll(batch, at(read, temperature), engine, progress);
        double fitted = Math.exp(least(log -> nll.applyAsDouble(Math.exp(log)), Math.log(LEAST), Math.log(LARGEST)));
        boolean atEnd = fitted < LEAST * (1 + 2 * ENOUGH) || fitted > LARGEST * (1 - 2 * ENOUGH);
        return new TemperatureFit(CalibrationState.of(batch, settings, binning, engine, progress),
                CalibrationState.of(batch, at(settings, fitted), binning, engine, progress), atEnd);
    }

    private static Settings at(Settings settings, double temperature) {
        return settings.withFirstTerm(term -> term.withTemperature(temperature));
    }

    /** Where a function with a single valley is least. */
    static double least(DoubleUnaryOperator of, double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = of.applyAsDouble(left);
        double atRight = of.applyAsDouble(right);
        while (high - low > ENOUGH) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = of.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = of.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
