package org.jaccardlab.evaluation;

import java.util.Set;
import java.util.stream.Collectors;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;

/**
 * One question: these settings on this batch, with these fields of one member. It captures all that the answer depends
 * on.
 *
 * @param member which sample of the batch is looked at
 * @param fields what to compute per pixel; a logit gradient without logits becomes a probability gradient
 * @param measured whether to hold prediction against reference label too, which takes longer than loss and fields do
 */
public record Request(Batch batch, int member, Settings settings, Set<FieldKey> fields, boolean measured) {

    /** With metrics. */
    public Request(Batch batch, int member, Settings settings, Set<FieldKey> fields) {
        this(batch, member, settings, fields, true);
    }

    public Request {
        if (member < 0 || member >= batch.size()) {
            throw new IllegalArgumentException("the batch has " + batch.size() + " images, not number " + (member + 1));
        }
        for (FieldKey field : fields) {
            if (field.cls() >= batch.classes().count()) {
                throw new IllegalArgumentException(
                        "there is no class " + field.cls() + ": the classes are 0 to " + (batch.classes().count() - 1));
            }
        }
        fields = fields.stream().map(field -> field.availableFor(settings.prediction()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same for a picture that follows the hand: without metrics. */
    public Request unmeasured() {
        return new Request(batch, member, settings, fields, false);
    }

    public boolean asksFor(Quantity quantity) {
        return fields.stream().anyMatch(field -> field.quantity() == quantity);
    }

    /** The sample that is looked at. */
    public Sample sample() {
        return batch.sample(member);
    }
}
