package org.jaccardlab.objective;

import java.util.List;
import java.util.Optional;
import org.jaccardlab.sample.Batch;

/** What an objective's terms are derived from, if nobody has put them together by hand. */
public interface Origin {

    /** In a few words: "MONAI DiceLoss". */
    String title();

    /** One line: where it departs from the plain definition of what it computes; empty if nowhere. */
    String departs();

    /**
     * The terms that compute it on this batch.
     *
     * @throws IllegalArgumentException if its parameters do not fit the batch's classes; the message is fit to be shown
     */
    List<Term> terms(Batch batch, TargetRecipe target);

    /** Why it cannot be computed for this target of this batch; empty if it can. */
    Optional<String> refusal(Batch batch, TargetRecipe target);

    /** The same without what does not fit this batch, such as weights for other classes. */
    Origin fittedTo(Batch batch);
}
