package org.jaccardlab.io;

import java.util.Optional;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/**
 * How much of a sample's files is taken into memory.
 *
 * @param region the same rectangle of every file; empty for all of them
 * @param precision of predictions and soft labels
 */
public record Intake(Optional<Region> region, Precision precision) {

    /** Everything, as exactly as the losses are computed. */
    public static final Intake WHOLE = new Intake(Optional.empty(), Precision.FLOAT32);

    /** Half-precision files with more numbers than this, 256 MB as float32, are not widened. */
    private static final long MOST_WIDENED = 1 << 26;

    /** The same with half the memory for every number. */
    public Intake asFloat16() {
        return new Intake(region, Precision.FLOAT16);
    }

    /** The same of this rectangle only. */
    public Intake of(Region rectangle) {
        return new Intake(Optional.of(rectangle), precision);
    }

    /** How an array is held: numbers of a large half-precision file are as exact in the form that they have. */
    Precision precision(ElementType type, long numbers) {
        return type == ElementType.F2 && numbers > MOST_WIDENED ? Precision.FLOAT16 : precision;
    }

    /** @throws UnreadableFileException if the region reaches beyond the picture */
    Frame frame(String image, Size size) throws UnreadableFileException {
        Region cut = region.orElse(Region.whole(size));
        if (!cut.isWithin(size)) {
            throw new UnreadableFileException(image, "is " + size + ", so the region " + cut + " reaches beyond it",
                    "choose one within it, written X,Y,WxH");
        }
        return new Frame(image, size, cut);
    }

    /** What a name is continued with, so that a part is not taken for the whole: empty for all of it. */
    String suffix() {
        return region.map(cut -> " (region " + cut + ")").orElse("");
    }
}
