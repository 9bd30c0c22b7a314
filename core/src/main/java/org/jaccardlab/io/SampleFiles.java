package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.sample.ClassTable;

/**
 * Loose files that together make a batch. With n images there are n files per ground truth and n per prediction, listed
 * one after the other: first the files of the first ground truth for every image, then those of the second, and so on.
 *
 * @param images at least one
 * @param targets a multiple of the number of images, at least one for each
 * @param predictions a multiple of the number of images, or none
 * @param ignore the label that marks pixels which do not count, usually 255
 * @param classNames names in index order, or empty: then classes are numbered, and counted from the files
 * @param table names the classes, gives them their colours, and says what values and colours of hard labels mean whose
 *        coding is not said
 */
public record SampleFiles(List<Path> images, List<TargetFile> targets, List<PredictionFile> predictions, int ignore,
        List<String> classNames, Optional<LabelTable> table)
        implements
            SampleSource {

    /** The label that marks pixels which do not count, unless somebody says otherwise. */
    public static final int USUAL_IGNORE = 255;

    /** @throws IllegalArgumentException if the lists do not fit together, in a sentence for the person who chose them */
    public SampleFiles {
        images = List.copyOf(images);
        targets = List.copyOf(targets);
        predictions = List.copyOf(predictions);
        classNames = List.copyOf(classNames);
        if (images.isEmpty()) {
            throw new IllegalArgumentException(
                    "Choose an image first: a picture is needed to open labels and predictions.");
        }
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("Choose a ground truth for the image: a label PNG or an array.");
        }
        requireMultiple("ground truth", targets.size(), images.size());
        requireMultiple("prediction", predictions.size(), images.size());
        if (table.isPresent() && !classNames.isEmpty()) {
            throw new IllegalArgumentException(
                    "Classes are named twice: choose the class table " + table.get().name() + " or names, not both.");
        }
    }

    /** Files without a class table. */
    public SampleFiles(List<Path> images, List<TargetFile> targets, List<PredictionFile> predictions, int ignore,
            List<String> classNames) {
        this(images, targets, predictions, ignore, classNames, Optional.empty());
    }

    /** The same with the classes of this table instead of any other names. */
    public SampleFiles labelledBy(LabelTable chosen) {
        return new SampleFiles(images, targets, predictions, ignore, List.of(), Optional.of(chosen));
    }

    /**
     * The same, with the array that is meant where a file holds several and nobody has named one: as far as looking tells,
     * the one that is a prediction, or the one that is a ground truth.
     */
    public SampleFiles keyed() throws IOException {
        List<PredictionFile> guesses = new ArrayList<>();
        for (int i = 0; i < predictions.size(); i++) {
            PredictionFile file = predictions.get(i);
            guesses.add(file.key().isPresent()
                    ? file
                    : KeyGuess.prediction(image(i), file.file()).map(file::keyed).orElse(file));
        }
        List<TargetFile> labels = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            TargetFile file = targets.get(i);
            labels.add(file.key().isPresent()
                    ? file
                    : KeyGuess.target(image(i), file.file()).map(file::keyed).orElse(file));
        }
        return new SampleFiles(images, labels, guesses, ignore, classNames, table);
    }

    private Path image(int file) {
        return images.get(file % images.size());
    }

    private static void requireMultiple(String what, int files, int images) {
        if (files % images != 0) {
            throw new IllegalArgumentException("There are " + images + " images but " + files + " " + what
                    + " files: give the same number for every image.");
        }
    }

    /** Files that speak for themselves: kinds and classes are found by looking, 255 is ignored. */
    public static SampleFiles of(List<Path> images, List<Path> targets, List<Path> predictions) {
        return new SampleFiles(images, targets.stream().map(TargetFile::of).toList(),
                predictions.stream().map(PredictionFile::of).toList(), USUAL_IGNORE, List.of());
    }

    /**
     * Reads all files or none: if one is refused, nothing stays in memory.
     *
     * @throws UnreadableFileException naming the file that cannot be read or does not fit the others
     */
    public Loaded read() throws IOException {
        return read(Intake.WHOLE);
    }

    /** The same of a part, or with half the precision. */
    public Loaded read(Intake intake) throws IOException {
        return plan().read(intake);
    }

    @Override
    public List<Path> files() {
        return Stream.of(images.stream(), targets.stream().map(TargetFile::file),
                predictions.stream().map(PredictionFile::file)).flatMap(each -> each).toList();
    }

    @Override
    public OpeningPlan plan() {
        int n = images.size();
        List<String> targetNames = names("target", targets.stream().map(TargetFile::file).toList());
        List<String> predictionNames = names("prediction", predictions.stream().map(PredictionFile::file).toList());
        List<BatchPlan.Member> members = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int member = i;
            members.add(new BatchPlan.Member(bare(images.get(i)), images.get(i),
                    IntStream.range(0, targetNames.size())
                            .mapToObj(j -> new BatchPlan.Target(targetNames.get(j), targets.get(j * n + member)))
                            .toList(),
                    IntStream.range(0, predictionNames.size())
                            .mapToObj(j -> new BatchPlan.Guess(predictionNames.get(j), predictions.get(j * n + member)))
                            .toList()));
        }
        String title = n == 1 ? bare(images.getFirst()) : n + " images";
        String from = table.map(chosen -> "the class table " + chosen.title()).orElse("the list of class names");
        return new BatchPlan(this, title, classTable(), from, table, ignore, members);
    }

    private Optional<ClassTable> classTable() {
        if (classNames.isEmpty()) {
            return table.flatMap(LabelTable::classes);
        }
        return Optional.of(new ClassTable(IntStream.range(0, classNames.size())
                .mapToObj(c -> new ClassTable.Entry(classNames.get(c), ClassTable.distinctColour(c))).toList()));
    }

    /** One name per group of files: of a single image the files' own, of several a word they can share. */
    private List<String> names(String word, List<Path> files) {
        int groups = files.size() / images.size();
        List<String> names = new ArrayList<>();
        for (int j = 0; j < groups; j++) {
            String name = images.size() == 1 ? bare(files.get(j)) : groups == 1 ? word : word + " " + (j + 1);
            String unique = name;
            for (int k = 2; names.contains(unique); k++) {
                unique = name + " (" + k + ")";
            }
            names.add(unique);
        }
        return names;
    }

    private static String bare(Path file) {
        String name = UnreadableFileException.name(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
