package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jaccardlab.coding.LabelFacts;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/**
 * A file, or one array of it, as far as a glance tells.
 *
 * @param key of the array, where the file holds several
 * @param inFolder whether only its folder was given
 * @param size of a picture
 * @param facts of an array
 * @param labels the values of a picture that may hold labels
 * @param picture which picture of an array that holds one for each image, from 0
 * @param refusal why it cannot be read, a whole sentence
 */
record Seen(Path file, Optional<String> key, boolean inFolder, Kind kind, Optional<Size> size,
        Optional<ArrayFacts> facts, Optional<LabelFacts> labels, OptionalInt picture, String refusal) {

    /** More files of a folder are not looked at. */
    static final int MOST_FILES = 200;
    private static final int MOST_ARRAYS = 32;
    /** A fraction of a second to look through. */
    private static final long MOST_PIXELS = 1 << 26;

    enum Kind {
        PHOTO, LABELS, MATTE, ARRAY, ANNOTATIONS, REFUSED
    }

    static Seen picture(Path file, boolean inFolder, Kind kind, Size size, Optional<LabelFacts> labels) {
        return new Seen(file, Optional.empty(), inFolder, kind, Optional.of(size), Optional.empty(), labels,
                OptionalInt.empty(), "");
    }

    static Seen array(Path file, boolean inFolder, ArrayFacts facts) {
        return new Seen(file, facts.key(), inFolder, Kind.ARRAY, Optional.empty(), Optional.of(facts),
                Optional.empty(), OptionalInt.empty(), "");
    }

    static Seen refused(Path file, boolean inFolder, String sentence) {
        return new Seen(file, Optional.empty(), inFolder, Kind.REFUSED, Optional.empty(), Optional.empty(),
                Optional.empty(), OptionalInt.empty(), sentence);
    }

    private static Seen annotations(Path file, boolean inFolder) {
        return new Seen(file, Optional.empty(), inFolder, Kind.ANNOTATIONS, Optional.empty(), Optional.empty(),
                Optional.empty(), OptionalInt.empty(), "");
    }

    /** One of the array's pictures. */
    Seen at(int number) {
        return new Seen(file, key, inFolder, kind, size, facts, labels, OptionalInt.of(number), refusal);
    }

    /**
     * Looks at files, and at those directly in folders, in the order of their names. A folder with one picture for each
     * class is a file of its own where other files are given too.
     */
    static List<Seen> of(List<Path> given) throws IOException {
        List<Seen> seen = new ArrayList<>();
        for (Path each : given) {
            if (given.size() > 1 && Files.isDirectory(each) && holdsClasses(each)) {
                seen.addAll(glance(each, false));
            } else if (Files.isDirectory(each)) {
                for (Path file : files(each)) {
                    seen.addAll(glance(file, true));
                }
            } else {
                seen.addAll(glance(each, false));
            }
        }
        return seen;
    }

    /** Whether a folder holds nothing but one grey picture for each class: together they are white everywhere. */
    private static boolean holdsClasses(Path folder) throws IOException {
        try {
            ArrayFacts facts = ArrayFacts.of(folder, Optional.empty());
            // Masks of 0 and 255 may sum to white as well, but are labels.
            boolean shades = facts.numbers().filter(numbers -> numbers.values().size() != 2).isPresent();
            return shades && facts.one(0).filter(one -> one > 1).isPresent();
        } catch (UnreadableFileException e) {
            return false;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                if (Files.isRegularFile(file) && !UnreadableFileException.name(file).startsWith(".")
                        && files.size() < 10 * MOST_FILES) {
                    files.add(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new UnreadableFileException(folder, "cannot be listed", "check its permissions")
                    .causedBy(e);
        }
        files.sort(null);
        return files.subList(0, Math.min(MOST_FILES, files.size()));
    }

    private static List<Seen> glance(Path file, boolean inFolder) throws IOException {
        try {
            FileFormat format = FileFormat.of(file);
            if (format.isArray()) {
                return arrays(file, inFolder);
            }
            if (format == FileFormat.JSON) {
                AnnotationFile.inspect(file);
                return List.of(annotations(file, inFolder));
            }
            return List.of(picture(file, inFolder));
        } catch (UnreadableFileException e) {
            return List.of(refused(file, inFolder, String.valueOf(e.getMessage())));
        }
    }

    private static Seen picture(Path file, boolean inFolder) throws IOException {
        PictureHeader header = PictureHeader.of(file);
        Region region = Region.centred(header.size(), Math.min(MOST_PIXELS, header.size().pixels()));
        PictureInspection.Look look = PictureInspection.of(file, header, region, new ArrayList<>());
        Kind kind = switch (look.picture().kind()) {
            case "labels" -> Kind.LABELS;
            case "matte" -> Kind.MATTE;
            default -> Kind.PHOTO;
        };
        boolean whole = region.equals(Region.whole(header.size()));
        return picture(file, inFolder, kind, header.size(), look.labels().filter(labels -> whole));
    }

    private static List<Seen> arrays(Path file, boolean inFolder) throws IOException {
        List<Seen> seen = new ArrayList<>();
        UnreadableFileException first = null;
        try (ArrayFile opened = ArrayFile.open(file)) {
            List<Optional<String>> keys = opened.keys().isEmpty()
                    ? List.of(Optional.empty())
                    : opened.keys().stream().limit(MOST_ARRAYS).map(Optional::of).toList();
            for (Optional<String> key : keys) {
                try (ArrayStream array = opened.array(key)) {
                    seen.add(array(file, inFolder, ArrayFacts.of(array, key)));
                } catch (UnreadableFileException e) {
                    first = first == null ? e : first;
                }
            }
        }
        if (seen.isEmpty() && first != null) {
            throw first;
        }
        return seen;
    }
}
