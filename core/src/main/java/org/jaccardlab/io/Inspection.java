package org.jaccardlab.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.raster.Region;
import org.jspecify.annotations.Nullable;

/**
 * What the reader understood of a file, before anything is loaded: plain values, ready to be written as JSON.
 *
 * @param file its name without folders
 * @param format "npy", "npz", "png", "jpeg", "tiff", "bmp", "webp", "gif", "json", "png folder" or "sample folder"
 * @param arrays one entry for {@code .npy} or a folder of pictures, one per key for {@code .npz}
 * @param warnings what is odd about it, one sentence each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Inspection(String file, String format, @Nullable Picture picture, List<Array> arrays,
        @Nullable Folder folder, @Nullable Annotations annotations, List<String> warnings) {

    Inspection(String file, String format, @Nullable Picture picture, List<Array> arrays, @Nullable Folder folder,
            List<String> warnings) {
        this(file, format, picture, arrays, folder, null, warnings);
    }

    /**
     * One array.
     *
     * @param key its key in an {@code .npz} file
     * @param type element type as NumPy writes it, {@code <f4}
     * @param byteOrder "little-endian", "big-endian" or "single bytes"
     * @param kind what it seems to hold: "logits", "probabilities", "soft labels", "labels" or "unknown"
     * @param layout what its axes seem to be, such as "NCHW", if any arrangement makes a picture
     * @param layoutReason what speaks for it, or against every other
     * @param layoutCertain whether nothing else makes sense
     * @param otherLayouts what else it may be
     * @param kindReason what speaks for {@code kind}
     * @param axisSums smallest and largest sum along each axis; null for an axis too long to be one of classes
     * @param classes length of the class axis
     * @param lowest smallest finite number
     * @param highest largest finite number
     * @param lowestSum smallest sum along the class axis
     * @param highestSum largest sum along the class axis
     * @param labels distinct values of an array of whole numbers, if there are few
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Array(@Nullable String key, List<Long> shape, String type, String byteOrder, boolean fortranOrder,
            @Nullable String layout, String layoutReason, boolean layoutCertain, List<String> otherLayouts,
            String kind, String kindReason, @Nullable Long classes, @Nullable Double lowest, @Nullable Double highest,
            @Nullable Double lowestSum, @Nullable Double highestSum, List<double @Nullable []> axisSums,
            List<LabelCount> labels,
            List<String> warnings) {
    }

    /**
     * A picture.
     *
     * @param width of the picture as it is looked at, turned if its camera says so
     * @param colour "8-bit palette", "16-bit grey", "8-bit RGB", ...
     * @param kind "labels", "matte" (shares of one object) or "photo"
     * @param labels the distinct values of a picture that seems to hold labels
     * @param colours the most frequent colours of a picture that seems to hold labels as colours
     * @param coding how its values or colours seem to become classes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Picture(int width, int height, String colour, String kind, List<LabelCount> labels,
            @Nullable List<ColourCount> colours, @Nullable Coding coding) {
    }

    /**
     * How labels seem to be coded.
     *
     * @param text of the coding: "indices", "mask", "values:cityscapes", ...
     * @param reason a clause that continues the file's name
     * @param certain whether nobody needs to be asked
     * @param others codings that fit as well
     * @param table the class table that names the classes
     * @param ignore a value that seems to mark pixels which do not count
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Coding(String text, String reason, boolean certain, List<String> others, @Nullable String table,
            @Nullable Integer ignore) {
    }

    /**
     * How many pixels have a colour.
     *
     * @param label what the class table calls it
     * @param nearest label and colour that are nearest, if the class table does not know it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ColourCount(String colour, long pixels, @Nullable String label, @Nullable String nearest) {
    }

    /**
     * Outlines or runs of objects.
     *
     * @param kind "COCO annotations", "labelme shapes", ...
     * @param images how many pictures they describe
     * @param objects how many there are
     * @param labels what classes are called, at most 255 of them
     */
    public record Annotations(String kind, int images, int objects, List<String> labels) {
    }

    /** How many pixels carry a value. */
    public record LabelCount(long value, long pixels) {
    }

    /** A sample folder and the files its description names. */
    public record Folder(String title, List<String> classes, int ignore, List<String> images, List<Inspection> files) {
    }

    /**
     * Looks through a file, or a sample folder, in bounded memory.
     *
     * @throws UnreadableFileException if nothing in it can be understood
     */
    public static Inspection of(Path file) throws IOException {
        return of(file, ArrayInspection.Part.ALL);
    }

    /**
     * Looks through a rectangle of it only.
     *
     * @throws UnreadableFileException if it reaches beyond the file
     */
    public static Inspection of(Path file, Region region) throws IOException {
        return of(file, (name, picture, numbers) -> Intake.WHOLE.of(region).frame(name, picture).region());
    }

    private static Inspection of(Path file, ArrayInspection.Part part) throws IOException {
        if (SampleFolder.is(file)) {
            return folder(file, part);
        }
        FileFormat format = FileFormat.of(file);
        if (format == FileFormat.JSON) {
            return new Inspection(UnreadableFileException.name(file), format.label(), null, List.of(), null,
                    AnnotationFile.inspect(file), List.of());
        }
        return format.isArray() ? arrays(file, format, part) : picture(file, part);
    }

    private static Inspection arrays(Path file, FileFormat format, ArrayInspection.Part part) throws IOException {
        List<Array> arrays = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        try (ArrayFile opened = ArrayFile.open(file)) {
            if (opened.keys().isEmpty()) {
                arrays.add(ArrayInspection.of(opened, null, part));
            }
            UnreadableFileException first = null;
            for (String key : opened.keys()) {
                try {
                    arrays.add(ArrayInspection.of(opened, key, part));
                } catch (UnreadableFileException e) {
                    first = first == null ? e : first;
                    warnings.add(String.valueOf(e.getMessage()));
                }
            }
            if (arrays.isEmpty() && first != null) {
                throw first;
            }
        }
        return new Inspection(UnreadableFileException.name(file), format.label(), null, arrays, null, warnings);
    }

    private static Inspection picture(Path file, ArrayInspection.Part part) throws IOException {
        PictureHeader header = PictureHeader.of(file);
        List<String> warnings = new ArrayList<>();
        Region region = part.of(UnreadableFileException.name(file), header.size(), header.size().pixels());
        if (!region.equals(Region.whole(header.size()))) {
            warnings.add("Only the region " + region + " was looked at.");
        }
        Picture picture = PictureInspection.of(file, header, region, warnings).picture();
        return new Inspection(UnreadableFileException.name(file), header.format().label(), picture, List.of(), null,
                warnings);
    }

    private static Inspection folder(Path folder, ArrayInspection.Part part) throws IOException {
        BatchPlan plan = new SampleReading(folder).plan();
        List<Inspection> files = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Path file : plan.files()) {
            try {
                files.add(of(file, part));
            } catch (UnreadableFileException e) {
                warnings.add(String.valueOf(e.getMessage()));
            }
        }
        List<String> classes = plan.classes().stream().flatMap(table -> table.entries().stream())
                .map(entry -> entry.name()).toList();
        return new Inspection(UnreadableFileException.name(folder), "sample folder", null, List.of(),
                new Folder(plan.title(), classes, plan.ignore(), plan.members().stream().map(BatchPlan.Member::name)
                        .toList(), files),
                warnings);
    }
}
