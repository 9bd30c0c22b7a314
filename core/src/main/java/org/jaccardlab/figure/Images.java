package org.jaccardlab.figure;

import java.awt.image.BufferedImage;
import org.jaccardlab.picture.Rendering;

/** Finished pictures as Java2D and the writers of files take them. */
final class Images {

    private Images() {
    }

    /** With an alpha channel only if something is transparent. */
    static BufferedImage of(Rendering picture) {
        int width = picture.size().width();
        int height = picture.size().height();
        BufferedImage image = new BufferedImage(width, height,
                picture.isOpaque() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        image.getRaster().setDataElements(0, 0, width, height, picture.argb());
        return image;
    }
}
