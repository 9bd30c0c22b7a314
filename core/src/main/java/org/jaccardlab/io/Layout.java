package org.jaccardlab.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jaccardlab.raster.Turn;

/**
 * What the axes of an array are, and how the picture in it is laid onto the image.
 *
 * @param axes one for each axis of the array, slowest in C order first; empty if looking decides
 * @param index which picture is taken where a {@link Axis#BATCH} axis holds several, from 0
 * @param turn what is done to the array's picture to make it the image's
 */
public record Layout(List<Axis> axes, int index, Turn turn) {

    /** What is counted along an axis. */
    public enum Axis {

        /** Pictures, or the slices of a volume. */
        BATCH('N'), CLASS('C'), HEIGHT('H'), WIDTH('W');

        private final char letter;

        Axis(char letter) {
            this.letter = letter;
        }

        /** Its letter in layouts such as NCHW. */
        public char letter() {
            return letter;
        }
    }

    /** Class x height x width, which is what most programs save. */
    public static final Layout CHW = parse("CHW");

    /** @throws IllegalArgumentException if the axes are not those of a picture, in words for the person who chose them */
    public Layout {
        axes = List.copyOf(axes);
        if (!axes.isEmpty() && (count(axes, Axis.HEIGHT) != 1 || count(axes, Axis.WIDTH) != 1
                || count(axes, Axis.CLASS) > 1 || axes.size() > 8)) {
            throw new IllegalArgumentException("a layout has one H, one W, at most one C and otherwise N, but this is "
                    + letters(axes));
        }
        if (index < 0) {
            throw new IllegalArgumentException("pictures are counted from 0, but this is number " + index);
        }
    }

    private static int count(List<Axis> axes, Axis axis) {
        return Collections.frequency(axes, axis);
    }

    /** Axes as they lie, the first picture, not turned. */
    public static Layout of(List<Axis> axes) {
        return new Layout(axes, 0, Turn.NONE);
    }

    /** Only the picture and its turn are said, looking decides on the axes. */
    public static Layout guessed(int index, Turn turn) {
        return new Layout(List.of(), index, turn);
    }

    /**
     * Reads letters such as {@code NCHW}: N pictures, C classes, H height, W width.
     *
     * @throws IllegalArgumentException if it is written in any other way
     */
    public static Layout parse(String letters) {
        List<Axis> axes = new ArrayList<>();
        for (char letter : letters.strip().toUpperCase(Locale.ROOT).toCharArray()) {
            Optional<Axis> axis = List.of(Axis.values()).stream().filter(each -> each.letter() == letter).findFirst();
            axes.add(axis.orElseThrow(() -> new IllegalArgumentException(
                    "a layout is written with the letters N, C, H and W such as NCHW, but this is \"" + letters
                            + "\"")));
        }
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("a layout is written with the letters N, C, H and W such as NCHW");
        }
        return of(axes);
    }

    /** The same of another of the pictures. */
    public Layout at(int picture) {
        return new Layout(axes, picture, turn);
    }

    /** The same, turned this way instead. */
    public Layout turned(Turn other) {
        return new Layout(axes, index, other);
    }

    /** Its letters: "NCHW". */
    public String letters() {
        return letters(axes);
    }

    private static String letters(List<Axis> axes) {
        return axes.stream().map(axis -> String.valueOf(axis.letter())).collect(Collectors.joining());
    }

    /** For people: "NCHW, picture 2, rotate-90". */
    public String text() {
        return letters() + (index == 0 ? "" : ", picture " + index) + (turn == Turn.NONE ? "" : ", " + turn.text());
    }

    /** Whether height comes before width, as nearly everywhere. */
    boolean isUpright() {
        return axes.indexOf(Axis.HEIGHT) < axes.indexOf(Axis.WIDTH);
    }

    /** The length of the axis of this kind, 1 if there is none. */
    long length(Axis axis, List<Long> shape) {
        int at = axes.indexOf(axis);
        return at < 0 ? 1 : shape.get(at);
    }

    /** How many pictures an array of this shape holds. */
    long pictures(List<Long> shape) {
        long pictures = 1;
        for (int i = 0; i < axes.size(); i++) {
            pictures *= axes.get(i) == Axis.BATCH ? shape.get(i) : 1;
        }
        return pictures;
    }

    /**
     * The same for an array of this shape, whose first axes may be of length one and go unsaid.
     *
     * @throws UnreadableFileException if it cannot be that of the array
     */
    Layout over(String file, List<Long> shape) throws UnreadableFileException {
        List<Axis> all = new ArrayList<>(axes);
        for (int unsaid = shape.size() - axes.size(); unsaid > 0 && shape.get(unsaid - 1) == 1; unsaid--) {
            all.addFirst(Axis.BATCH);
        }
        Layout whole = new Layout(all, index, turn);
        if (all.size() != shape.size()) {
            throw new UnreadableFileException(file, "has the shape " + ShapeText.of(shape)
                    + ", which the layout " + letters() + " does not fit",
                    "choose a layout of " + shape.size() + " letters");
        }
        long several = 0;
        for (int i = 0; i < all.size(); i++) {
            several += all.get(i) == Axis.BATCH && shape.get(i) > 1 ? 1 : 0;
        }
        if (several > 1) {
            throw new UnreadableFileException(file, "has the shape " + ShapeText.of(shape)
                    + ", of which the layout " + letters() + " counts pictures along more than one axis",
                    "save one picture per file");
        }
        long pictures = whole.pictures(shape);
        if (index >= pictures) {
            throw new UnreadableFileException(file, "holds " + pictures + (pictures == 1 ? " picture" : " pictures")
                    + " in the layout " + whole.letters() + " but number " + index + " was asked for",
                    pictures == 1 ? "leave out the index" : "choose an index from 0 to " + (pictures - 1));
        }
        return whole;
    }
}
