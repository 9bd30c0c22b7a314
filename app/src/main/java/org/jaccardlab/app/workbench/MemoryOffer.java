package org.jaccardlab.app.workbench;

import java.util.Optional;
import org.jaccardlab.io.DoesNotFitException;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.MemoryNeed;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/** What can be done about a sample that needs more memory than there is. */
public record MemoryOffer(DoesNotFitException.Unfit unfit) {

    /**
     * One way to open it.
     *
     * @param refusal why this way is closed, a clause; empty if it is open
     */
    public record Way(Intake intake, MemoryNeed need, Optional<String> refusal) {

        public boolean isOpen() {
            return refusal.isEmpty();
        }

        /** "needs 2.7 GB", or why it is closed. */
        public String words() {
            return refusal.orElse("needs " + MemoryNeed.text(need.total())
                    + (intake.precision() == Precision.FLOAT16 ? ", numbers rounded to 11 significant bits" : ""));
        }
    }

    /** "street needs 5.4 GB of memory but 3.1 GB are free". */
    public String finding() {
        return unfit.finding();
    }

    /** All that was asked for, with half the memory for every number. */
    public Way float16() {
        Intake half = unfit.intake().asFloat16();
        return half.equals(unfit.intake())
                ? closed(half, "its numbers would be float16 already")
                : way(half);
    }

    /** A rectangle of it. */
    public Way region(Region part) {
        Intake intake = unfit.intake().of(part);
        return part.isWithin(picture()) ? way(intake) : closed(intake, "reaches beyond " + picture());
    }

    /** What stands for a rectangle that nobody can make sense of. */
    public Way noRegion() {
        return closed(unfit.intake(), "give four whole numbers within " + picture());
    }

    /** As it was asked for: it may go well if at least the arrays fit. */
    public Way anyway() {
        MemoryNeed need = need(unfit.intake());
        return unfit.budget().holdsVolumes(need)
                ? new Way(unfit.intake(), need, Optional.empty())
                : closed(unfit.intake(), "not even its arrays fit, " + MemoryNeed.text(need.volumes()));
    }

    /** A region from the middle that fits; empty if none does. */
    public Optional<Region> proposed() {
        return unfit.outline().regionWithin(unfit.budget(), unfit.intake().precision());
    }

    /** What a region must lie in. */
    public Size picture() {
        return unfit.outline().size();
    }

    private Way way(Intake intake) {
        MemoryNeed need = need(intake);
        return new Way(intake, need, unfit.budget().holds(need)
                ? Optional.empty()
                : Optional.of("needs " + MemoryNeed.text(need.total()) + ", too much"));
    }

    private Way closed(Intake intake, String reason) {
        return new Way(intake, need(intake), Optional.of(reason));
    }

    private MemoryNeed need(Intake intake) {
        return MemoryNeed.of(unfit.outline(), intake);
    }
}
