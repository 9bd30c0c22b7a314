package org.jaccardlab.picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jspecify.annotations.Nullable;

/**
 * Fills the pixels of a view, on the screen and in a file alike. Every screen pixel looks up the image pixel under its
 * centre, that pixel's value in the field and the value's colour in the table: exact at every scale, and it costs what
 * the screen has of pixels, whatever the size of the image. Nothing is ever averaged but the photo.
 *
 * <p>Hatch and magenta are not subject to opacity: they say that there is no value, however faintly values are drawn.
 *
 * <p>A painter keeps what it looked up for the last view and photo, so each pane has its own; it serves one thread at a
 * time.
 */
public final class Painter {

    /** The colour of NaN and infinities. */
    public static final int NOT_FINITE = 0xffff00ff;

    private static final int OPAQUE = 0xff000000;

    private final Hatch hatch;
    private final PhotoLayer photoLayer;
    private final int[] tints = new int[ColourMap.ENTRIES];
    private final int[] classTints = new int[LabelMap.IGNORED];
    private @Nullable View latticeView;
    private @Nullable Lattice lattice;

    /** A painter for a screen. */
    public Painter() {
        this(new Hatch(Hatch.ON_SCREEN), new PhotoLayer());
    }

    /** A painter for a file. */
    public Painter(Hatch hatch) {
        this(hatch, new PhotoLayer());
    }

    private Painter(Hatch hatch, PhotoLayer photoLayer) {
        this.hatch = hatch;
        this.photoLayer = photoLayer;
    }

    /**
     * Painters for panes that show one view: they look the photo up together, and may paint at the same time as long as all
     * paint the same view and photo.
     */
    public static List<Painter> sharingAView(int panes) {
        PhotoLayer shared = new PhotoLayer();
        return IntStream.range(0, panes).mapToObj(i -> new Painter(new Hatch(Hatch.ON_SCREEN), shared)).toList();
    }

    /** Paints the view with colours plainly over the photo. */
    public void paint(Content content, Photo photo, double opacity, View view, int background, int[] target) {
        paint(content, photo, opacity, BlendMode.PLAIN, view, background, target);
    }

    /**
     * Paints the view, all pixels opaque.
     *
     * @param opacity of the content over the photo, 0 (the photo alone) to 1 (the content alone)
     * @param mode how the content lies over the photo; a bare photo stays as it is
     * @param background 0xRRGGBB, around the image
     * @param target receives 0xFFRRGGBB, row by row, as many as the view has screen pixels
     * @throws IllegalArgumentException if content, photo and view are not of one image size, or the target's length is
     *         not the view's
     */
    public void paint(Content content, Photo photo, double opacity, BlendMode mode, View view, int background,
            int[] target) {
        check(content, photo, opacity, view, target);
        Lattice at = latticeFor(view);
        Blend blend = new Blend(opacity, mode);
        boolean bareSomewhere = content instanceof Content.Image
                || content instanceof Content.Classes map && !map.hidden().isEmpty();
        int[] under = bareSomewhere || !blend.hidesWhatIsUnder()
                ? photoLayer.shownIn(view, at, photo)
                : target;
        Arrays.fill(target, OPAQUE | background);
        switch (content) {
            case Content.Image _ -> paintPhoto(at, under, view.width(), target);
            case Content.Classes classes -> paintClasses(classes, at, under, blend, view, target);
            case Content.Scalar scalar -> paintScalar(scalar, at, under, blend, view, target);
        }
    }

    private static void check(Content content, Photo photo, double opacity, View view, int[] target) {
        Size size = view.image();
        Size contentSize = switch (content) {
            case Content.Image _ -> size;
            case Content.Classes classes -> classes.labels().size();
            case Content.Scalar scalar -> scalar.field().size();
        };
        if (!contentSize.equals(size) || !photo.size().equals(size)) {
            throw new IllegalArgumentException("a view of " + size + " cannot show content of " + contentSize
                    + " over a photo of " + photo.size());
        }
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity lies between 0 and 1, not at " + opacity);
        }
        if (target.length != view.width() * view.height()) {
            throw new IllegalArgumentException("a view of " + view.width() + " x " + view.height() + " needs "
                    + view.width() * view.height() + " colours but the target holds " + target.length);
        }
    }

    private Lattice latticeFor(View view) {
        Lattice known = lattice;
        if (known == null || !view.equals(latticeView)) {
            known = new Lattice(view);
            lattice = known;
            latticeView = view;
        }
        return known;
    }

    private static void paintPhoto(Lattice at, int[] under, int width, int[] target) {
        for (int y = at.rows.first(); y < at.rows.end(); y++) {
            for (int i = y * width + at.columns.first(); i < y * width + at.columns.end(); i++) {
                target[i] = OPAQUE | under[i];
            }
        }
    }

    private void paintClasses(Content.Classes content, Lattice at, int[] under, Blend blend, View view, int[] target) {
        LabelMap labels = content.labels();
        ClassLook look = new ClassLook(content.classes());
        boolean[] hidden = new boolean[LabelMap.IGNORED];
        content.hidden().forEach(label -> hidden[label] = true);
        for (int label = 0; label < classTints.length; label++) {
            classTints[label] = blend.tint(look.rgb(label));
        }
        int ground = blend.tint(Hatch.GROUND);
        boolean hatched = true;
        for (int y = at.rows.first(); y < at.rows.end(); y++) {
            int source = at.row[y] * view.image().width();
            int start = y * view.width();
            if (!hatched && isLikeRowAbove(at, y, view)) {
                System.arraycopy(target, start - view.width(), target, start, view.width());
                continue;
            }
            hatched = false;
            for (int x = at.columns.first(); x < at.columns.end(); x++) {
                int label = labels.at(source + at.column[x]);
                if (label == LabelMap.IGNORED) {
                    hatched = true;
                    target[start + x] = hatch.over(blend.unshaded(under[start + x], ground), x, y);
                } else if (hidden[label]) {
                    target[start + x] = blend.bare(under[start + x]);
                } else {
                    target[start + x] = blend.over(under[start + x], classTints[label]);
                }
            }
        }
    }

    private void paintScalar(Content.Scalar content, Lattice at, int[] under, Blend blend, View view, int[] target) {
        for (int i = 0; i < tints.length; i++) {
            tints[i] = blend.tint(content.map().argb(i));
        }
        // value -> entry of the table in one multiplication: entry = value * gain + offset
        double entries = ColourMap.ENTRIES / (content.limits().high() - content.limits().low());
        double gain = content.factor() * entries;
        double offset = -content.limits().low() * entries;
        boolean keepsAll = content.kept().keepsAll();
        boolean hatched = true;
        for (int y = at.rows.first(); y < at.rows.end(); y++) {
            int source = at.row[y] * view.image().width();
            int start = y * view.width();
            if (!hatched && isLikeRowAbove(at, y, view)) {
                System.arraycopy(target, start - view.width(), target, start, view.width());
                continue;
            }
            hatched = false;
            for (int x = at.columns.first(); x < at.columns.end(); x++) {
                int pixel = source + at.column[x];
                float value = content.field().at(at.column[x], at.row[y]);
                if (!keepsAll && !content.kept().keeps(pixel)) {
                    hatched = true;
                    target[start + x] = ignored(value, value * gain + offset, under[start + x], blend, x, y);
                } else if (Float.isFinite(value)) {
                    target[start + x] = blend.over(under[start + x], tints[entry(value * gain + offset)]);
                } else {
                    target[start + x] = NOT_FINITE;
                }
            }
        }
    }

    /** Whether a row shows the same pixels of image and photo as the one above: only a hatch would differ. */
    private static boolean isLikeRowAbove(Lattice at, int y, View view) {
        return at.row[y] == at.row[y - 1] && !PhotoLayer.averages(view);
    }

    /**
     * An ignored pixel has no value, that is zero, and shows the hatch on plain ground. If a loss gives it one all the
     * same, that is a leak worth seeing: then the hatch is drawn over the value's colour.
     */
    private int ignored(float value, double entry, int under, Blend blend, int x, int y) {
        boolean leaks = Float.isFinite(value) && value != 0;
        return hatch.over(leaks
                ? blend.over(under, tints[entry(entry)])
                : blend.unshaded(under, blend.tint(Hatch.GROUND)), x, y);
    }

    private static int entry(double exact) {
        return Math.max(0, Math.min(ColourMap.ENTRIES - 1, (int) exact));
    }
}
