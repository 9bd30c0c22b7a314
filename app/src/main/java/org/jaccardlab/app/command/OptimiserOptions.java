package org.jaccardlab.app.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jaccardlab.descent.Adam;
import org.jaccardlab.descent.Momentum;
import org.jaccardlab.descent.Optimiser;
import org.jaccardlab.parameter.Parameters;
import picocli.CommandLine.Option;

/** How a gradient becomes a step. */
final class OptimiserOptions {

    private enum Kind {
        MOMENTUM, ADAM
    }

    @Option(names = "--optimiser", paramLabel = "WHICH", description = "${COMPLETION-CANDIDATES} (momentum, which without a momentum is plain gradient descent)")
    private Kind kind = Kind.MOMENTUM;

    @Option(names = "--tune", paramLabel = "NAME=VALUE", description = "a number of the optimiser: rate (how far a step goes, of the gradient times the kept pixels), momentum and decay; of adam rate, beta1, beta2, epsilon and decay; may be repeated")
    private Map<String, String> numbers = new LinkedHashMap<>();

    /** @throws IllegalArgumentException saying what there is or what range a number has */
    Optimiser optimiser() {
        Record tuned = kind == Kind.ADAM ? new Adam() : new Momentum();
        for (Map.Entry<String, String> number : numbers.entrySet()) {
            tuned = Parameters.withText(tuned, number.getKey(), number.getValue());
        }
        return (Optimiser) tuned;
    }
}
