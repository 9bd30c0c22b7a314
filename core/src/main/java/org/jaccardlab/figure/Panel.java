package org.jaccardlab.figure;

import org.jaccardlab.picture.BlendMode;
import org.jaccardlab.picture.Content;
import org.jaccardlab.picture.Hatch;
import org.jaccardlab.picture.Painter;
import org.jaccardlab.picture.Rendering;
import org.jaccardlab.picture.View;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;

/**
 * One picture of a figure: the whole image at data resolution.
 *
 * @param title what is seen: "Loss share, lake"
 * @param quantity what its numbers or classes are, whatever the class: "Loss share"
 * @param note their unit or factor, in a quieter ink; may be empty
 * @param opacity of the content over the photo, 0 to 1
 * @param mode how the content lies over the photo
 */
public record Panel(String title, String quantity, String note, Content content, Photo photo, double opacity,
        BlendMode mode) {

    /** Plainly over the photo. */
    public Panel(String title, String quantity, String note, Content content, Photo photo, double opacity) {
        this(title, quantity, note, content, photo, opacity, BlendMode.PLAIN);
    }

    /** The picture and nothing else, a pixel per image pixel times {@code upscale}; all pixels opaque. */
    public Rendering picture(int upscale, Paper paper) {
        View view = View.whole(photo.size(), upscale);
        Size size = new Size(view.height(), view.width());
        int[] argb = new int[size.pixels()];
        new Painter(hatch(upscale)).paint(content, photo, opacity, mode, view, paper.background(), argb);
        return new Rendering(size, argb);
    }

    /** The look of ignored pixels in the picture. */
    Hatch hatch(int upscale) {
        return Hatch.forFile(upscale * Math.max(photo.size().width(), photo.size().height()));
    }
}
