package org.jaccardlab.evaluation;

import java.util.Set;
import java.util.stream.Collectors;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;

/**
 * One question: these settings on this batch, with these fields of one member. It captures all that the answer depends
 * on.
 *
 * @param member which sample of the batch is looked at
 * @param fields what to compute per pixel; a logit gradient without logits becomes a probability gradient
 * @param rows which of the member's rows the fields must hold; loss and sums are of all pixels whatever they are
 * @param measured whether to hold prediction against reference label too, which takes longer than loss and fields do
 */
public record Request(Batch batch, int member, Settings settings, Set<FieldKey> fields, RowSet rows, boolean measured) {

    /** Of all rows, with metrics. */
    public Request(Batch batch, int member, Settings settings, Set<FieldKey> fields) {
        this(batch, member, settings, fields, true);
    }

    /** Of all rows. */
    public Request(Batch batch, int member, Settings settings, Set<FieldKey> fields, boolean measured) {
        this(batch, member, settings, fields, RowSet.all(member(batch, member).size().height()), measured);
    }

    public Request {
        if (rows.height() != member(batch, member).size().height()) {
            throw new IllegalArgumentException("rows of a picture of another height");
        }
        for (FieldKey field : fields) {
            if (field.quantity().comparesTwo()) {
                throw new IllegalArgumentException(
                        field.quantity().title() + " needs two settings: compare this one with another");
            }
            if (field.cls() >= batch.classes().count()) {
                throw new IllegalArgumentException(
                        "there is no class " + field.cls() + ": the classes are 0 to " + (batch.classes().count() - 1));
            }
        }
        fields = fields.stream().map(field -> field.availableFor(settings.prediction()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Sample member(Batch batch, int member) {
        if (member < 0 || member >= batch.size()) {
            throw new IllegalArgumentException("the batch has " + batch.size() + " images, not number " + (member + 1));
        }
        return batch.sample(member);
    }

    /** The same question, with the classes called and coloured in another way. */
    public Request calling(ClassTable classes) {
        return new Request(batch.calling(classes), member, settings, fields, rows, measured);
    }

    /** The same without metrics. */
    public Request unmeasured() {
        return new Request(batch, member, settings, fields, rows, false);
    }

    /** The same for a picture that follows the hand: without metrics, of these rows. */
    public Request of(RowSet shown) {
        return new Request(batch, member, settings, fields, shown, false);
    }

    public boolean asksFor(Quantity quantity) {
        return fields.stream().anyMatch(field -> field.quantity() == quantity);
    }

    /** The sample that is looked at. */
    public Sample sample() {
        return batch.sample(member);
    }
}
