package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.coding.LabelFacts;
import org.jaccardlab.raster.Region;

/**
 * The numbers of a label picture as the file has them: grey values, palette indices, or colours 0xRRGGBB. Three channels
 * that are equal in every pixel are grey.
 *
 * @param values one for each pixel of the region, row by row
 */
record LabelRaster(LabelFacts facts, int[] values) {

    /** @throws UnreadableFileException if it is damaged, or of a kind that labels cannot have */
    static LabelRaster read(Path file, PictureHeader header, Region region) throws IOException {
        String name = UnreadableFileException.name(file);
        header.requireLabels(name);
        BufferedImage image = PictureDecoder.decode(file, header, region, warning -> {
        });
        try {
            return of(name, header, image);
        } catch (OutOfMemoryError e) {
            throw new UnreadableFileException(file,
                    "is too large at " + region.size() + " pixels for the memory at hand",
                    "cut out a part of it").causedBy(e);
        }
    }

    private static LabelRaster of(String name, PictureHeader header, BufferedImage image)
            throws UnreadableFileException {
        Raster raster = image.getRaster();
        int channels = raster.getNumBands();
        int bits = raster.getSampleModel().getSampleSize(0);
        int[] values = new int[raster.getWidth() * raster.getHeight()];
        boolean colours = channels >= 3;
        boolean grey = true;
        int[] row = new int[raster.getWidth() * channels];
        int next = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int at = 0; at < row.length; at += channels) {
                if (channels % 2 == 0 && row[at + channels - 1] != (1 << bits) - 1) {
                    throw new UnreadableFileException(name, "has transparent pixels, which are no labels",
                            "save it without transparency, or as a plain grey or palette PNG");
                }
                values[next++] = colours ? row[at] << 16 | row[at + 1] << 8 | row[at + 2] : row[at];
                grey &= !colours || row[at] == row[at + 1] && row[at] == row[at + 2];
            }
        }
        if (colours && grey) {
            for (int i = 0; i < values.length; i++) {
                values[i] &= 0xff;
            }
        }
        List<Integer> palette = header.palette() ? palette(image) : List.of();
        LabelFacts.Form form = !palette.isEmpty()
                ? LabelFacts.Form.PALETTE
                : colours && !grey ? LabelFacts.Form.COLOURS : LabelFacts.Form.GREY;
        // Java unpacks 1, 2 and 4 bits of some pictures and not of others.
        return new LabelRaster(FactsFinder.of(name, form, colours ? bits : header.bits(), palette, values), values);
    }

    private static List<Integer> palette(BufferedImage image) {
        List<Integer> colours = new ArrayList<>();
        if (image.getColorModel() instanceof IndexColorModel palette) {
            for (int i = 0; i < palette.getMapSize(); i++) {
                colours.add(palette.getRGB(i) & 0xffffff);
            }
        }
        return colours;
    }
}
