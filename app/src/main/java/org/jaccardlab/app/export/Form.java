package org.jaccardlab.app.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jaccardlab.io.UnreadableFileException;

/** A kind of file that can be exported. */
public enum Form {
    PNG("png", "Picture, PNG", Kind.PICTURE),
    SVG("svg", "Picture, SVG with text as text", Kind.PICTURE),
    PDF("pdf", "Picture, PDF with text as text", Kind.PICTURE),
    /** One field. */
    NPY("npy", "Numbers of a pane, NPY", Kind.NUMBERS),
    NPZ("npz", "Numbers of panes by name, NPZ", Kind.NUMBERS),
    TIFF("tif", "Numbers of panes as pages, TIFF", Kind.NUMBERS),
    CLASSES("csv", "Table of classes, CSV", Kind.TABLE),
    METRICS("csv", "Table of metrics, CSV", Kind.TABLE),
    /** All that both tables hold, and the settings. */
    JSON("json", "Loss, classes and metrics, JSON", Kind.TABLE);

    /** What such a file holds. */
    public enum Kind {
        /** What panes show. */
        PICTURE,
        /** The raw float32 numbers behind panes. */
        NUMBERS,
        /** What the whole batch has to say, whatever the panes show. */
        TABLE
    }

    private final String ending;
    private final String title;
    private final Kind kind;

    Form(String ending, String title, Kind kind) {
        this.ending = ending;
        this.title = title;
        this.kind = kind;
    }

    /**
     * The form that a file's name asks for; of tables in CSV that of the classes.
     *
     * @throws UnreadableFileException naming the endings there are
     */
    public static Form of(Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".tiff") ? name.substring(0, name.length() - 1) : name;
        return Arrays.stream(values()).filter(form -> plain.endsWith("." + form.ending)).findFirst()
                .orElseThrow(() -> new UnreadableFileException(file, "has an ending that cannot be written",
                        "call it .png, .svg or .pdf for a picture, .npy, .npz or .tif for the numbers,"
                                + " .csv or .json for tables"));
    }

    /** Of a file's name, without the dot. */
    public String ending() {
        return ending;
    }

    public String title() {
        return title;
    }

    public Kind kind() {
        return kind;
    }
}
