package org.jaccardlab.io;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.raster.Region;

/** Looks at the values of a picture that could hold labels. */
final class PictureInspection {

    /** A grey picture with more shades than this is taken for a photo. */
    private static final int MOST_SHADES = 64;

    private PictureInspection() {
    }

    /** The distinct values with their pixels; empty if this is no label picture. */
    static List<Inspection.LabelCount> labels(Path file, PictureHeader header, Region region, List<String> warnings)
            throws IOException {
        if (!header.holdsLabels()) {
            // Only decoding shows whether the rest of the file is sound.
            PictureDecoder.decode(file, header, region, warnings::add);
            return List.of();
        }
        Raster raster = PictureDecoder.decode(file, header, region, warnings::add).getRaster();
        long[] counts = new long[256];
        int[] row = new int[raster.getWidth()];
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int value : raster.getSamples(0, y, row.length, 1, 0, row)) {
                counts[value]++;
            }
        }
        List<Inspection.LabelCount> labels = new ArrayList<>();
        for (int value = 0; value < counts.length; value++) {
            if (counts[value] > 0) {
                labels.add(new Inspection.LabelCount(value, counts[value]));
            }
        }
        if (!header.palette() && labels.size() > MOST_SHADES) {
            return List.of();
        }
        if (labels.size() == 2 && labels.getFirst().value() == 0 && labels.getLast().value() == 255) {
            warnings.add(UnreadableFileException.name(file)
                    + " holds only 0 and 255: if 255 marks an object and not ignored pixels, save it as 1.");
        }
        return labels;
    }
}
