package org.jaccardlab.io;

import java.util.List;
import java.util.Optional;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/** What the heads of a batch's files say, before any of their numbers is read. */
public record Outline(List<Member> members) {

    /** Of what is free, a region that is proposed leaves this part to others. */
    private static final double LEFT_FREE = 0.25;

    public Outline {
        members = List.copyOf(members);
    }

    /**
     * One image.
     *
     * @param arrays predictions and soft labels
     * @param labelMaps how many hard labels there are
     */
    public record Member(Size size, List<Array> arrays, int labelMaps) {

        public Member {
            arrays = List.copyOf(arrays);
        }
    }

    /**
     * Numbers of every class and pixel.
     *
     * @param isHalf whether the file holds them in half precision
     * @param besides pixels of what is resized to the picture, which are in memory at the same time
     */
    public record Array(int classes, boolean isHalf, long besides) {

        /** Read as it is. */
        public Array(int classes, boolean isHalf) {
            this(classes, isHalf, 0);
        }

        Precision precision(Intake intake, long pixels) {
            return intake.precision(isHalf ? ElementType.F2 : ElementType.F4, classes * pixels);
        }
    }

    /** What all images are large enough for. */
    public Size size() {
        int height = members.stream().mapToInt(member -> member.size().height()).min().orElseThrow();
        int width = members.stream().mapToInt(member -> member.size().width()).min().orElseThrow();
        return new Size(height, width);
    }

    /** A region from the middle that there is memory for, with some to spare; empty if not a pixel fits. */
    public Optional<Region> regionWithin(MemoryBudget budget, Precision precision) {
        MemoryBudget spare = budget.times(1 - LEFT_FREE);
        long fits = 0;
        long fitsNot = size().pixels() + 1L;
        while (fitsNot - fits > 1) {
            long middle = (fits + fitsNot) / 2;
            Intake part = new Intake(Optional.of(Region.centred(size(), middle)), precision);
            if (spare.holds(MemoryNeed.of(this, part))) {
                fits = middle;
            } else {
                fitsNot = middle;
            }
        }
        return fits == 0 ? Optional.empty() : Optional.of(Region.centred(size(), fits));
    }
}
