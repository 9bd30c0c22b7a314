package org.jaccardlab.survey;

import java.util.Arrays;
import java.util.BitSet;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.raster.PixelSet;
import org.jaccardlab.raster.Size;

/**
 * The connected components of a label map: pixels of one class that hang together by their sides. Ignored pixels belong to
 * none. Immutable.
 */
public final class Components {

    /** In place of a component: the pixel is ignored. */
    public static final int NONE = -1;

    private final Size size;
    private final int[] component;
    private final int count;

    private Components(Size size, int[] component, int count) {
        this.size = size;
        this.component = component;
        this.count = count;
    }

    /** All components, numbered from 0 in the order of their first pixels. */
    public static Components of(LabelMap labels) {
        Size size = labels.size();
        int[] component = new int[size.pixels()];
        Arrays.fill(component, NONE);
        int[] reached = new int[size.pixels()];
        int count = 0;
        for (int first = 0; first < component.length; first++) {
            if (component[first] == NONE && labels.at(first) != LabelMap.IGNORED) {
                fill(labels, first, count++, component, reached);
            }
        }
        return new Components(size, component, count);
    }

    /** The component that this pixel belongs to, without looking for any other; empty if it is ignored. */
    public static PixelSet at(LabelMap labels, int pixel) {
        Size size = labels.size();
        BitSet pixels = new BitSet(size.pixels());
        if (labels.at(pixel) != LabelMap.IGNORED) {
            int[] component = new int[size.pixels()];
            Arrays.fill(component, NONE);
            int[] reached = new int[size.pixels()];
            int many = fill(labels, pixel, 0, component, reached);
            for (int i = 0; i < many; i++) {
                pixels.set(reached[i]);
            }
        }
        return PixelSet.of(size, pixels);
    }

    /**
     * @param reached receives the pixels
     * @return how many
     */
    private static int fill(LabelMap labels, int first, int number, int[] component, int[] reached) {
        int label = labels.at(first);
        int width = labels.size().width();
        int many = 0;
        component[first] = number;
        reached[many++] = first;
        for (int done = 0; done < many; done++) {
            int pixel = reached[done];
            int x = pixel % width;
            if (x > 0 && joins(labels, pixel - 1, label, component)) {
                component[pixel - 1] = number;
                reached[many++] = pixel - 1;
            }
            if (x < width - 1 && joins(labels, pixel + 1, label, component)) {
                component[pixel + 1] = number;
                reached[many++] = pixel + 1;
            }
            if (pixel >= width && joins(labels, pixel - width, label, component)) {
                component[pixel - width] = number;
                reached[many++] = pixel - width;
            }
            if (pixel < component.length - width && joins(labels, pixel + width, label, component)) {
                component[pixel + width] = number;
                reached[many++] = pixel + width;
            }
        }
        return many;
    }

    private static boolean joins(LabelMap labels, int pixel, int label, int[] component) {
        return component[pixel] == NONE && labels.at(pixel) == label;
    }

    public Size size() {
        return size;
    }

    public int count() {
        return count;
    }

    /** The component of a pixel, or {@link #NONE}. */
    public int at(int pixel) {
        return component[pixel];
    }
}
