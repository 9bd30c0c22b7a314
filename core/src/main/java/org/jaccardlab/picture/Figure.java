package org.jaccardlab.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;

/**
 * A picture for a file: the whole image at data resolution, painted by the {@link Painter} that paints the screen.
 * Either bare, or laid out as a paper prints it, with a colour bar or a class legend at the right and a caption below.
 *
 * @param opacity of the content over the photo, 0 to 1
 * @param upscale how many pixels wide and high an image pixel becomes, 1 to {@value #LARGEST_UPSCALE}
 */
public record Figure(Content content, Photo photo, double opacity, int upscale, Paper paper) {

    public static final int LARGEST_UPSCALE = 64;

    /** Below this side length, in pixels, a picture is hard to see on paper or screen. */
    private static final int SEEN_WITH_EASE = 224;

    /** The narrowest figure, in em: a caption in narrower columns falls apart. */
    private static final double NARROWEST = 24;

    private static final double MARGIN = 1.1;
    private static final double GAP = 1.1;

    public Figure {
        if (upscale < 1 || upscale > LARGEST_UPSCALE) {
            throw new IllegalArgumentException(
                    "a picture can be made 1 to " + LARGEST_UPSCALE + " times larger, not " + upscale);
        }
    }

    /** The upscale that makes a tiny image easy to see; 1 for all others. */
    public static int suggestedUpscale(Size image) {
        int longer = Math.max(image.width(), image.height());
        return Math.clamp(SEEN_WITH_EASE / longer, 1, LARGEST_UPSCALE);
    }

    /** The picture and nothing else, a pixel per image pixel times {@link #upscale()}. */
    public Rendering bare() {
        View view = View.whole(photo.size(), upscale);
        Size size = new Size(view.height(), view.width());
        int[] argb = new int[size.pixels()];
        new Painter(hatchFor(size)).paint(content, photo, opacity, view, paper.background(), argb);
        return new Rendering(size, argb);
    }

    private static Hatch hatchFor(Size size) {
        return Hatch.forFile(Math.max(size.width(), size.height()));
    }

    /** The picture with its colour bar or class legend, and a caption. */
    public Rendering with(Words words) {
        Rendering picture = bare();
        Lettering lettering = Lettering.besides(picture.size(), paper);
        Hatch hatch = hatchFor(picture.size());
        List<Placed> blocks = layOut(words, picture, lettering, hatch);
        int margin = lettering.ems(MARGIN);
        int right = 0;
        int bottom = 0;
        for (Placed placed : blocks) {
            right = Math.max(right, placed.x() + placed.block().width());
            bottom = Math.max(bottom, placed.y() + placed.block().height());
        }
        return drawn(blocks, new Size(bottom + 2 * margin, right + 2 * margin), margin, lettering);
    }

    private List<Placed> layOut(Words words, Rendering picture, Lettering lettering, Hatch hatch) {
        List<Placed> blocks = new ArrayList<>();
        int gap = lettering.ems(GAP);
        PictureBlock pictureBlock = new PictureBlock(picture, paper);
        blocks.add(new Placed(pictureBlock, 0, 0));
        int width = pictureBlock.width();
        int bottom = pictureBlock.height();
        switch (content) {
            case Content.Image _ -> {
            }
            case Content.Scalar scalar -> {
                ColourBar bar = ColourBar.of(words.quantity(), words.note(), scalar);
                BarBlock barBlock = new BarBlock(bar, pictureBlock.height(), lettering);
                blocks.add(new Placed(barBlock, width + gap, 0));
                width += gap + barBlock.width();
                bottom = Math.max(bottom, barBlock.height());
                if (bar.ignored() || bar.notFinite()) {
                    ReservedBlock reserved = new ReservedBlock(bar, lettering, hatch);
                    blocks.add(new Placed(reserved, 0, bottom + gap));
                    bottom += gap + reserved.height();
                }
            }
            case Content.Classes classes -> {
                LegendBlock legend = LegendBlock.of(words, classes, pictureBlock.height(), lettering, hatch);
                blocks.add(new Placed(legend, width + gap, 0));
                width += gap + legend.width();
                bottom = Math.max(bottom, legend.height());
            }
        }
        if (!words.caption().isBlank()) {
            int captionWidth = Math.max(width, lettering.ems(NARROWEST));
            blocks.add(new Placed(new CaptionBlock(words.caption(), captionWidth, lettering), 0, bottom + gap));
        }
        return blocks;
    }

    private static Rendering drawn(List<Placed> blocks, Size size, int margin, Lettering lettering) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setColor(new Color(lettering.paper().background()));
            g.fillRect(0, 0, size.width(), size.height());
            Lettering.smooth(g);
            for (Placed placed : blocks) {
                Graphics2D own = (Graphics2D) g.create();
                own.translate(margin + placed.x(), margin + placed.y());
                placed.block().draw(own);
                own.dispose();
            }
        } finally {
            g.dispose();
        }
        int[] argb = new int[size.pixels()];
        image.getRaster().getDataElements(0, 0, size.width(), size.height(), argb);
        return new Rendering(size, argb);
    }

    /** A block and where its top left corner stands, in pixels from that of the picture. */
    private record Placed(Block block, int x, int y) {
    }
}
