package org.jaccardlab.app.workbench;

import java.util.EnumMap;
import java.util.Map;
import org.jaccardlab.evaluation.Quantity;

/**
 * How numbers become pictures, as far as all panes share it. None of it changes a number.
 *
 * @param limits how the colour limits of a quantity are found, where not by {@link LimitRule#STANDARD}
 * @param columns how many panes stand side by side; 0 for as many as is usual
 */
public record Appearance(Map<Quantity, LimitRule> limits, int columns) {

    /** What one starts with. */
    public static final Appearance PLAIN = new Appearance(Map.of(), 0);

    public Appearance {
        limits = Map.copyOf(limits);
    }

    public LimitRule rule(Quantity quantity) {
        return limits.getOrDefault(quantity, LimitRule.STANDARD);
    }

    public Appearance withRule(Quantity quantity, LimitRule rule) {
        Map<Quantity, LimitRule> changed = new EnumMap<>(Quantity.class);
        changed.putAll(limits);
        if (rule.equals(LimitRule.STANDARD)) {
            changed.remove(quantity);
        } else {
            changed.put(quantity, rule);
        }
        return new Appearance(changed, columns);
    }

    public Appearance withColumns(int other) {
        return new Appearance(limits, other);
    }
}
