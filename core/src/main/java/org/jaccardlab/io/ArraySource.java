package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Turn;

/**
 * Where an array is found, and what a person has said of how it is read.
 *
 * @param key which array of several
 * @param layout what its axes are; without it, or without axes in it, looking decides
 * @param fit what is done if its picture has another size than the image
 */
record ArraySource(Path file, Optional<String> key, Optional<Layout> layout, Fit fit) {

    /** The only array of a file, or that under a key, its axes found by looking. */
    static ArraySource of(Path file, Optional<String> key) {
        return new ArraySource(file, key, Optional.empty(), Fit.EXACT);
    }

    /**
     * How an array lies over an image.
     *
     * @param name what messages call the array
     * @param placement of all of its picture
     * @param picture the size of its picture after it is turned
     */
    record Placed(String name, ArrayHeader header, Placement placement, Size picture) {

        int classes() {
            return placement.classes();
        }
    }

    /** @throws UnreadableFileException if it does not fit the picture, or may fit it in more than one way */
    Placed place(Frame frame) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(file); ArrayStream array = arrays.array(key)) {
            String name = array.file();
            List<Long> shape = array.header().shape();
            Layout decided = layout.isPresent() && !layout.get().axes().isEmpty()
                    ? layout.get().over(name, shape)
                    : guessed(array, key.or(() -> arrays.keys().stream().findFirst()), frame);
            Placement placement = Placement.whole(name, decided, shape);
            Size picture = placement.region().size();
            if (!picture.equals(frame.size()) && fit == Fit.EXACT) {
                throw new UnreadableFileException(name, "is " + picture + " in the layout " + decided.text()
                        + " but the image " + frame.image() + " is " + frame.size(),
                        "open it with fit bilinear, which resizes it, or choose another layout");
            }
            return new Placed(name, array.header(), placement, picture);
        }
    }

    /**
     * The size of its picture, held against no image.
     *
     * @throws UnreadableFileException if that takes more than its shape to know
     */
    Size picture() throws IOException {
        try (ArrayFile arrays = ArrayFile.open(file); ArrayStream array = arrays.array(key)) {
            Optional<Size> plain = picture(array.file(), array.header().shape());
            if (plain.isEmpty()) {
                throw new UnreadableFileException(array.file(), "has the shape "
                        + ShapeText.of(array.header().shape()) + ", of which the size of its picture is not plain",
                        "say its layout");
            }
            return plain.get();
        }
    }

    /** Empty if the axes have not been said and are not merely height and width. */
    private Optional<Size> picture(String name, List<Long> shape) throws UnreadableFileException {
        if (layout.isPresent() && !layout.get().axes().isEmpty()) {
            return Optional.of(Placement.picture(name, layout.get().over(name, shape), shape));
        }
        List<Long> plain = new ArrayList<>(shape);
        while (plain.size() > 2 && plain.getFirst() == 1) {
            plain.removeFirst();
        }
        while (plain.size() > 2 && plain.getLast() == 1) {
            plain.removeLast();
        }
        return plain.size() == 2
                ? Optional.of(Placement.picture(name,
                        Layout.parse("HW").turned(layout.map(Layout::turn).orElse(Turn.NONE)), plain))
                : Optional.empty();
    }

    /** Refuses hard labels that are smaller than the image, which may be a crop of it. */
    void requireNoCrop(Frame frame) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(file); ArrayStream array = arrays.array(key)) {
            Optional<Size> plain = array.header().type().isFloat()
                    ? Optional.empty()
                    : picture(array.file(), array.header().shape());
            if (plain.isPresent() && Region.whole(plain.get()).isWithin(frame.size())) {
                frame.checkLabels(array.file(), plain.get());
            }
        }
    }

    private Layout guessed(ArrayStream array, Optional<String> name, Frame frame) throws IOException {
        List<Long> shape = array.header().shape();
        if (shape.contains(0L)) {
            throw new UnreadableFileException(array.file(), "has the shape " + ShapeText.of(shape)
                    + " and so no numbers", "save it as class x height x width");
        }
        if (shape.size() < 2) {
            throw new UnreadableFileException(array.file(), "has the shape " + ShapeText.of(shape),
                    "save it as class x height x width, one image per file");
        }
        Optional<Size> image = Optional.of(frame.size());
        LayoutGuess guess = LayoutGuess.of(ArrayFacts.ofHead(array.header(), name), image, Optional.empty(), layout);
        if (guess.layout().isPresent() && !guess.certain()) {
            // The shape leaves it open, the sums may not.
            guess = LayoutGuess.of(ArrayFacts.of(array, name), image, Optional.empty(), layout);
        }
        String shown = frame.image() + ", " + frame.size();
        if (guess.layout().isEmpty()) {
            throw new UnreadableFileException(array.file(), "has the shape " + ShapeText.of(shape)
                    + ", which is no picture for the image " + shown + " (" + guess.reason() + ")",
                    "give both the same size, or say its layout and fit bilinear");
        }
        if (!guess.certain()) {
            throw new UnreadableFileException(array.file(), "has the shape " + ShapeText.of(shape)
                    + ", which fits the image " + shown + ", in several ways (" + guess.reason() + ")",
                    "choose the layout " + guess.choices());
        }
        return guess.layout().get().over(array.file(), shape);
    }
}
