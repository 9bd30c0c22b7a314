package org.jaccardlab.io;

import java.util.List;
import java.util.Optional;

/**
 * What one page of a TIFF says of itself.
 *
 * @param samples numbers per pixel
 * @param bits of each of them
 * @param format 1 whole without sign, 2 whole with sign, 3 with fractions
 * @param colour 0 and 1 grey, others colours
 * @param tile pixels of a tile, zero if there are none
 * @param reduced whether it is a smaller copy of another page
 */
record TiffPage(long width, long height, int samples, List<Integer> bits, int format, int colour, long tile,
        boolean reduced) {

    TiffPage {
        bits = List.copyOf(bits);
    }

    /** Whether it holds numbers that no picture has. */
    boolean isBeyondPictures() {
        return format != 1 || bits.getFirst() > 16 || samples > 4;
    }

    boolean isGrey() {
        return colour <= 1;
    }

    ElementType type(String file) throws UnreadableFileException {
        if (bits.stream().distinct().count() == 1) {
            String kind = switch (format) {
                case 1 -> "u";
                case 2 -> "i";
                case 3 -> "f";
                default -> "";
            };
            Optional<ElementType> type = ElementType.named(kind + bits.getFirst() / 8);
            if (type.isPresent() && bits.getFirst() % 8 == 0 && type.get() != ElementType.U8
                    && type.get() != ElementType.I8) {
                return type.get();
            }
        }
        throw new UnreadableFileException(file, "is a TIFF whose numbers have " + bits.getFirst() + " bits in a way"
                + " that is not read", "save it as float32");
    }

    /** Whether both can be part of one array. */
    boolean isLike(TiffPage other) {
        return width == other.width && height == other.height && samples == other.samples && bits.equals(other.bits)
                && format == other.format;
    }
}
