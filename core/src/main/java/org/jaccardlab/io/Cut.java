package org.jaccardlab.io;

import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/**
 * Where the numbers of a region lie in an array of class x height x width: runs of equal length, counted in numbers from
 * the array's start.
 *
 * @param picture the size of the whole
 * @param fortran whether the first axis changes fastest
 */
record Cut(int classes, Size picture, Region region, boolean fortran) {

    private boolean fullRows() {
        return region.size().width() == picture.width();
    }

    private boolean fullColumns() {
        return region.size().height() == picture.height();
    }

    long runs() {
        if (fortran) {
            return fullColumns() ? 1 : region.size().width();
        }
        return fullRows() ? fullColumns() ? 1 : classes : (long) classes * region.size().height();
    }

    /** Numbers per run. */
    long length() {
        return (long) classes * region.size().pixels() / runs();
    }

    long start(long run) {
        if (fortran) {
            return classes * (region.y() + (long) picture.height() * (region.x() + run));
        }
        long rows = fullRows() ? 1 : region.size().height();
        return (run / rows * picture.height() + region.y() + run % rows) * picture.width() + region.x();
    }
}
