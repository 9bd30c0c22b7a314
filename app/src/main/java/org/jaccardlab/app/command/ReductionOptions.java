package org.jaccardlab.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How classes, pixels and images become one number: what {@link Reduction} and {@link ActiveRule} declare, by name. */
final class ReductionOptions {

    @Option(names = "--weights", paramLabel = "W,W,...", description = "one weight for every class, such as 1,2,0.5")
    private @Nullable String weights;

    @Option(names = "--class-list", paramLabel = "C,C,...", description = "only these classes can count, such as 1,2")
    private @Nullable String classList;

    @Option(names = "--active-threshold", paramLabel = "Y", description = "a class is present if some label gives it more than this (0.01)")
    private @Nullable String threshold;

    @Option(names = "--reduction", paramLabel = "NAME=VALUE", description = "anything else of the reduction, such as --reduction divisor=all-classes, "
            + "pixel-divisor=all-pixels or by-smoothed-target=yes; a wrong name is answered with all there are")
    private Map<String, String> others = new LinkedHashMap<>();

    /** @throws IllegalArgumentException naming what there is instead, if there is no such name or value */
    Reduction on(Reduction reduction) {
        Map<String, String> all = new LinkedHashMap<>();
        put(all, "class-weights", weights);
        put(all, "only", classList);
        put(all, "threshold", threshold);
        all.putAll(others);
        Reduction tuned = reduction;
        for (Map.Entry<String, String> each : all.entrySet()) {
            tuned = with(tuned, each.getKey(), each.getValue());
        }
        return tuned;
    }

    /** Whether anything is said at all. */
    boolean isEmpty() {
        return weights == null && classList == null && threshold == null && others.isEmpty();
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    private static Reduction with(Reduction reduction, String name, String value) {
        if (Parameters.has(reduction, name)) {
            return Parameters.withText(reduction, name, value);
        }
        if (Parameters.has(reduction.active(), name)) {
            return reduction.withActive(Parameters.withText(reduction.active(), name, value));
        }
        List<String> known = Stream.of(reduction, reduction.active()).flatMap(owner -> Parameters.of(owner).stream())
                .map(Parameter::title).map(title -> title.replace(' ', '-')).toList();
        throw new IllegalArgumentException("the reduction has no \"" + name + "\": choose one of "
                + String.join(", ", known));
    }
}
