package org.jaccardlab.io;

import java.util.Arrays;
import java.util.Optional;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.ClassTable;

/**
 * Labels of a part of an image; what lies around it does not count.
 *
 * @param labels of the part
 * @param region of the image that is read
 * @param covered what the part covers of it, in pixels of the image
 */
record CroppedLabels(UnmappedLabels labels, Region region, Region covered) implements UnmappedLabels {

    /**
     * The pixels that are read of a crop.
     *
     * @param crop what the whole of it covers, in pixels of the image
     * @throws UnreadableFileException if it reaches beyond the image, or none of it is read
     */
    static Region covered(String file, Region crop, Frame frame) throws UnreadableFileException {
        if (!crop.isWithin(frame.size())) {
            throw new UnreadableFileException(file, "is " + crop.size() + " and would cover " + crop + " of the image "
                    + frame.image() + ", which is " + frame.size(), "choose a corner at which it lies within");
        }
        Region region = frame.region();
        int x = Math.max(crop.x(), region.x());
        int y = Math.max(crop.y(), region.y());
        int width = Math.min(crop.x() + crop.size().width(), region.x() + region.size().width()) - x;
        int height = Math.min(crop.y() + crop.size().height(), region.y() + region.size().height()) - y;
        if (width < 1 || height < 1) {
            throw new UnreadableFileException(file, "covers " + crop + " of the image and so nothing of the region "
                    + region, "choose a region that it covers");
        }
        return new Region(x, y, new Size(height, width));
    }

    @Override
    public String file() {
        return labels.file();
    }

    @Override
    public Optional<ClassTable> classes() {
        return labels.classes();
    }

    @Override
    public int neededClasses(int ignore) {
        return labels.neededClasses(ignore);
    }

    @Override
    public boolean holdsIndices(int ignore) {
        return labels.holdsIndices(ignore);
    }

    @Override
    public CroppedLabels besideIndices(Opening opening) throws UnreadableFileException {
        return new CroppedLabels(labels.besideIndices(opening), region, covered);
    }

    @Override
    public LabelMap map(ClassTable table, int ignore, Opening opening) throws UnreadableFileException {
        LabelMap part = labels.map(table, ignore, opening);
        byte[] all = new byte[region.size().pixels()];
        Arrays.fill(all, (byte) LabelMap.IGNORED);
        int width = covered.size().width();
        for (int i = 0; i < part.size().pixels(); i++) {
            int x = covered.x() - region.x() + i % width;
            int y = covered.y() - region.y() + i / width;
            all[y * region.size().width() + x] = (byte) part.at(i);
        }
        opening.warn(file() + " covers " + covered.size() + " pixels of the image: those around it do not count.");
        return new LabelMap(region.size(), all);
    }
}
