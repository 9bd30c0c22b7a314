package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jaccardlab.sample.Batch;

/** A folder with a {@code sample.json} that says which of its files are image, ground truth and prediction. */
public final class SampleFolder {

    private SampleFolder() {
    }

    /**
     * What a menu needs to know about a sample.
     *
     * @param about a few words, may be empty
     * @param attribution who must be named when the sample is shown, may be empty
     * @param order place in the menu, small numbers first
     */
    public record Summary(Path folder, String title, String about, String attribution, int order) {
    }

    /** Whether this is a folder that {@link #read} could open. */
    public static boolean is(Path folder) {
        return Files.isRegularFile(folder.resolve(SampleDescription.FILE));
    }

    /**
     * The one sample folder that is meant where these are given together: itself or its description, and nothing besides
     * but files in it. Empty if none is, or if there is more.
     */
    public static Optional<Path> among(List<Path> given) {
        List<Path> meant = given.stream().map(each -> each.toAbsolutePath().normalize()).toList();
        List<Path> folders = meant.stream()
                .map(each -> each.endsWith(SampleDescription.FILE) ? each.getParent() : each)
                .filter(SampleFolder::is).distinct().toList();
        return folders.size() == 1 && meant.stream().allMatch(each -> each.startsWith(folders.getFirst()))
                ? Optional.of(folders.getFirst())
                : Optional.empty();
    }

    /**
     * The sample folders directly within {@code folder} in menu order; no array or picture is touched. A sample whose
     * description is damaged stays in the list, last and under its folder's name, so that opening it can say why.
     */
    public static List<Summary> list(Path folder) throws IOException {
        List<Summary> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.filter(SampleFolder::is).toList()) {
                found.add(summaryOrName(each));
            }
        }
        found.sort(Comparator.comparingInt(Summary::order).thenComparing(Summary::title));
        return List.copyOf(found);
    }

    private static Summary summaryOrName(Path folder) throws IOException {
        try {
            return summary(folder);
        } catch (UnreadableFileException e) {
            return new Summary(folder, UnreadableFileException.name(folder), "", "", Integer.MAX_VALUE);
        }
    }

    /** What the description of this folder says about itself. */
    public static Summary summary(Path folder) throws IOException {
        return new SampleReading(folder).summary();
    }

    /** Every file that {@link #read} would open, the description first. */
    public static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>(List.of(folder.resolve(SampleDescription.FILE)));
        SampleReading reading = new SampleReading(folder);
        reading.tableFile().ifPresent(files::add);
        files.addAll(reading.plan().files());
        return List.copyOf(files);
    }

    /**
     * Reads all files or none: if one is refused, nothing stays in memory.
     *
     * @return the caller closes it
     * @throws UnreadableFileException naming the file that cannot be read or does not fit the others
     */
    public static Batch read(Path folder) throws IOException {
        return load(folder).batch();
    }

    /** What is to be read, as far as the description says. */
    public static OpeningPlan plan(Path folder) throws IOException {
        return new SampleReading(folder).plan();
    }

    /** As {@link #read}, with what the reader was unsure about. */
    public static Loaded load(Path folder) throws IOException {
        return load(folder, Intake.WHOLE);
    }

    /** The same of a part, or with half the precision. */
    public static Loaded load(Path folder, Intake intake) throws IOException {
        return new SampleReading(folder).plan().read(intake);
    }
}
