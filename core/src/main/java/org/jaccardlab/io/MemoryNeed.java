package org.jaccardlab.io;

import java.util.Locale;
import org.jaccardlab.raster.Region;

/**
 * How many bytes an opened batch takes, estimated from the heads of its files.
 *
 * @param volumes predictions and soft labels, outside the Java heap
 * @param heap images, labels, fields and what the engine works in, on the Java heap
 */
public record MemoryNeed(long volumes, long heap) {

    /** Bytes a pixel: the colours of an image. */
    private static final long IMAGE = 4;
    /** The engine remembers of every pixel its largest number, sums and winning classes. */
    private static final long ENGINE = 20;
    /** One field for each of four panes. */
    private static final long FIELDS = 4 * 4;

    public static MemoryNeed of(Outline outline, Intake intake) {
        long volumes = 0;
        long heap = 0;
        long largest = 0;
        for (Outline.Member member : outline.members()) {
            long pixels = intake.region().orElse(Region.whole(member.size())).size().pixels();
            for (Outline.Array array : member.arrays()) {
                volumes += array.precision(intake, pixels).bytes() * array.classes() * (pixels + array.besides());
            }
            heap += (IMAGE + ENGINE + member.labelMaps()) * pixels;
            largest = Math.max(largest, pixels);
        }
        return new MemoryNeed(volumes, heap + FIELDS * largest);
    }

    public long total() {
        return volumes + heap;
    }

    /** So many bytes for people: "5.0 GB", "640 MB". */
    public static String text(long bytes) {
        return bytes >= 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%d MB", Math.max(0, Math.round(bytes / 1e6)));
    }
}
