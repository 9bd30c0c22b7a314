package org.jaccardlab.evaluation;

import java.util.List;
import org.jaccardlab.loss.RankLoss;

/**
 * One class's errors over the kept pixels of several images, one image after the other: what a rank loss sorts together.
 *
 * @param errors one a kept pixel
 * @param members 1 for a pixel that carries the class and 0 for others, or what the loss counts instead
 */
record RankedGroup(List<RankedErrors> images, double[] errors, double[] members) {

    static RankedGroup of(List<RankedErrors> images, int cls, RankLoss loss) {
        int n = images.stream().mapToInt(RankedGroup::keptPixels).sum();
        double[] errors = new double[n];
        double[] members = new double[n];
        int filled = 0;
        for (RankedErrors image : images) {
            for (int i = 0; i < image.pixels(); i++) {
                if (image.isKept(i)) {
                    errors[filled] = image.error(cls, i);
                    members[filled++] = loss.countsClassNumbers()
                            ? image.classNumber(i)
                            : image.isForeground(cls, i) ? 1 : 0;
                }
            }
        }
        return new RankedGroup(images, errors, members);
    }

    /** Adds {@code factor} times the numbers of one of the images, found among those of the group, to its pixels. */
    void addTo(double[] pixels, RankedErrors wanted, double[] numbers, double factor) {
        int read = 0;
        for (RankedErrors image : images) {
            if (image != wanted) {
                read += keptPixels(image);
                continue;
            }
            for (int i = 0; i < image.pixels(); i++) {
                if (image.isKept(i)) {
                    pixels[i] += factor * numbers[read++];
                }
            }
        }
    }

    /** Where a pixel of one of the images stands among the errors. */
    int place(RankedErrors wanted, int pixel) {
        int before = 0;
        for (RankedErrors image : images) {
            if (image == wanted) {
                return before + image.keptBefore(pixel);
            }
            before += keptPixels(image);
        }
        throw new IllegalArgumentException("not an image of the group");
    }

    private static int keptPixels(RankedErrors image) {
        return image.keptBefore(image.pixels());
    }
}
