package org.jaccardlab.app.workbench;

import java.util.Optional;
import org.jaccardlab.colour.Limits;

/**
 * Colour limits that one pane has for itself.
 *
 * @param found held from when the rule was followed for the first time; empty until then
 */
public record OwnLimits(LimitRule rule, Optional<Limits> found) {

    public OwnLimits {
        found = rule instanceof LimitRule.Typed(Limits limits) ? Optional.of(limits) : found;
    }

    /** Those that this rule will find. */
    public static OwnLimits by(LimitRule rule) {
        return new OwnLimits(rule, Optional.empty());
    }

    /** Anew by the same rule, but not by numbers that meant something else. */
    OwnLimits ofAnotherQuantity() {
        return by(rule instanceof LimitRule.Typed ? LimitRule.STANDARD : rule);
    }
}
