package org.jaccardlab.io;

import java.io.IOException;

/** A batch that needs more memory than there is. Nothing of it has been read. The message is one sentence. */
public final class DoesNotFitException extends IOException {

    private final transient Unfit unfit;

    /**
     * What does not fit, and into what.
     *
     * @param plan of the files
     * @param intake how much of them was wanted
     */
    public record Unfit(OpeningPlan plan, Outline outline, Intake intake, MemoryBudget budget) {

        /** "street needs 5.3 GB of memory but 2.1 GB are free". */
        public String finding() {
            return plan.title() + " " + budget.lack(MemoryNeed.of(outline, intake));
        }
    }

    DoesNotFitException(Unfit unfit) {
        super(unfit.finding() + ": open it as float16, or a region of it.");
        this.unfit = unfit;
    }

    public Unfit unfit() {
        return unfit;
    }
}
