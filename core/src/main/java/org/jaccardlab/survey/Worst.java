package org.jaccardlab.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.raster.Field;

/**
 * Where a field is largest. Only so many are kept as are asked for, so that nothing is ever sorted but those. Pixels that are
 * ignored or not finite take no part; of equals the first in the picture comes first.
 */
public final class Worst {

    /**
     * A pixel, a region or a class.
     *
     * @param label of its pixels
     * @param pixel its worst, where to look
     * @param pixels how many
     * @param sum of the field over them, raw
     */
    public record Place(int label, int pixel, int pixels, double sum) {
    }

    private static final Comparator<Place> WORST_FIRST = Comparator.comparingDouble(Place::sum).reversed()
            .thenComparingInt(Place::pixel);

    private Worst() {
    }

    /** The pixels with the largest values, the largest first. */
    public static List<Place> pixels(Field field, KeepMask kept, LabelMap labels, int most) {
        Shortlist list = new Shortlist(most);
        for (int i = kept.nextKept(0); i < field.size().pixels(); i = kept.nextKept(i + 1)) {
            float value = field.at(i);
            if (Float.isFinite(value) && list.takes(value)) {
                list.add(new Place(labels.at(i), i, 1, value));
            }
        }
        return list.worstFirst();
    }

    /** The connected components with the largest sums, the largest first. */
    public static List<Place> regions(Field field, KeepMask kept, LabelMap labels, int most) {
        Components components = Components.of(labels);
        Tally tally = new Tally(components.count());
        tally.add(field, kept, components::at);
        return tally.worstFirst(labels, most);
    }

    /** The labels with the largest sums over their pixels, the largest first; labels without pixels are left out. */
    public static List<Place> classes(Field field, KeepMask kept, LabelMap labels) {
        Tally tally = new Tally(LabelMap.IGNORED);
        tally.add(field, kept, pixel -> labels.at(pixel) == LabelMap.IGNORED ? Components.NONE : labels.at(pixel));
        return tally.worstFirst(labels, LabelMap.IGNORED);
    }

    private interface Grouping {
        int of(int pixel);
    }

    /** What has been added up of every group. */
    private static final class Tally {

        private final double[] sum;
        private final int[] pixels;
        private final int[] peak;
        private final float[] peakValue;

        Tally(int groups) {
            sum = new double[groups];
            pixels = new int[groups];
            peak = new int[groups];
            peakValue = new float[groups];
        }

        void add(Field field, KeepMask kept, Grouping grouping) {
            for (int i = kept.nextKept(0); i < field.size().pixels(); i = kept.nextKept(i + 1)) {
                int group = grouping.of(i);
                float value = field.at(i);
                if (group != Components.NONE && Float.isFinite(value)) {
                    if (pixels[group]++ == 0 || value > peakValue[group]) {
                        peak[group] = i;
                        peakValue[group] = value;
                    }
                    sum[group] += value;
                }
            }
        }

        List<Place> worstFirst(LabelMap labels, int most) {
            Shortlist list = new Shortlist(most);
            for (int group = 0; group < sum.length; group++) {
                if (pixels[group] > 0 && list.takes(sum[group])) {
                    list.add(new Place(labels.at(peak[group]), peak[group], pixels[group], sum[group]));
                }
            }
            return list.worstFirst();
        }
    }

    /** The worst so far. */
    private static final class Shortlist {

        private final int most;
        private final PriorityQueue<Place> places = new PriorityQueue<>(WORST_FIRST.reversed());
        private double least = Double.NEGATIVE_INFINITY;

        Shortlist(int most) {
            this.most = most;
        }

        boolean takes(double value) {
            return places.size() < most || value > least;
        }

        void add(Place place) {
            places.add(place);
            if (places.size() > most) {
                places.poll();
            }
            Place last = places.peek();
            if (places.size() == most && last != null) {
                least = last.sum();
            }
        }

        List<Place> worstFirst() {
            List<Place> sorted = new ArrayList<>(places);
            sorted.sort(WORST_FIRST);
            return sorted;
        }
    }
}
