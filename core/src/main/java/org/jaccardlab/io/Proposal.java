package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jaccardlab.coding.CodingGuess;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelReading;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.prediction.PredictionKind;

/**
 * What some files, given together in any order, are taken for.
 *
 * @param items one for each file, or for each array of a file that holds several, in the order given
 * @param questions what only a person can say; none if all is clear
 */
public record Proposal(List<Item> items, List<Question> questions) {

    /** What is not certain. */
    public enum Topic {
        /** What files are, or which of them are missing. */
        FILES,
        /** What the axes of an array are. */
        LAYOUT,
        /** Which picture of an array belongs to the image. */
        PICTURE,
        /** Whether a file of another size is to be resized. */
        SIZE,
        /** How labels are coded. */
        LABELS
    }

    /**
     * What only a person can say.
     *
     * @param item the place of the file that it is about, from 0; empty if it is about several
     * @param text a whole sentence
     */
    public record Question(OptionalInt item, Topic topic, String text) {
    }

    /** What a file is to a sample. */
    public enum Role {

        IMAGE, TARGET, PREDICTION,
        /** A network's output that becomes a soft ground truth. */
        TEACHER,
        /** One of several people's ground truths for the same image. */
        ANNOTATOR,
        /** A second output of the network, for losses of their own. */
        AUXILIARY,
        /** It is left alone. */
        UNUSED;

        /** For people: "prediction". */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isTarget() {
            return this == TARGET || this == TEACHER || this == ANNOTATOR;
        }

        boolean isPrediction() {
            return this == PREDICTION || this == AUXILIARY;
        }
    }

    /**
     * A file and what it is taken for.
     *
     * @param key which of its arrays, where it holds several
     * @param reason a clause: what speaks for the role
     * @param image which of the images it belongs to, from 0
     * @param facts what was found in an array; empty for pictures
     * @param guess what its axes seem to be; empty for pictures
     * @param meaning what its numbers seem to be; empty for pictures
     * @param labels how hard labels of a ground truth seem to be coded; empty for all else
     * @param layout what a person has chosen instead of the guess
     * @param kind what a person says a prediction's numbers are
     * @param coding how a person says labels are coded
     * @param fit {@link Fit#BILINEAR} if a person wants it resized
     * @param refusal why the file cannot be used, a whole sentence; empty if it can, or a person leaves it out
     */
    public record Item(Path file, Optional<String> key, Role role, String reason, int image,
            Optional<ArrayFacts> facts, Optional<LayoutGuess> guess, Optional<Meaning.Guess> meaning,
            Optional<CodingGuess> labels, Optional<Layout> layout, Optional<PredictionKind> kind,
            Optional<LabelCoding> coding, Fit fit,
            Optional<String> refusal) {

        /** The same in another role, which a person has chosen. */
        public Item as(Role other) {
            return new Item(file, key, other, "chosen", image, facts, guess, meaning, labels, layout, kind, coding, fit,
                    other == Role.UNUSED ? Optional.empty() : refusal);
        }

        Item labelled(CodingGuess found) {
            return new Item(file, key, role, reason, image, facts, guess, meaning, Optional.of(found), layout, kind,
                    coding, fit, refusal);
        }

        /** What a person may choose among who is asked how the labels are coded; none if that is certain. */
        public List<LabelReading> readings() {
            return labels.filter(found -> !found.certain()).map(CodingGuess::readings).orElse(List.of());
        }

        Item refused(String sentence) {
            return new Item(file, key, role, reason, image, facts, guess, meaning, labels, layout, kind, coding, fit,
                    Optional.of(sentence));
        }

        Item as(Role other, String why) {
            return new Item(file, key, other, why, image, facts, guess, meaning, labels, layout, kind, coding, fit,
                    refusal);
        }

        /** The same with axes, picture and turn that a person has chosen. */
        public Item laid(Optional<Layout> chosen) {
            return new Item(file, key, role, reason, image, facts, guess, meaning, labels, chosen, kind, coding, fit,
                    guess.isPresent() ? Optional.empty() : refusal);
        }

        /** The same, its numbers being what a person says; empty to find out by looking. */
        public Item meant(Optional<PredictionKind> chosen) {
            return new Item(file, key, role, reason, image, facts, guess, meaning, labels, layout, chosen, coding, fit,
                    refusal);
        }

        /** The same, its labels coded as a person says; empty to find out by looking. */
        public Item coded(Optional<LabelCoding> chosen) {
            return new Item(file, key, role, reason, image, facts, guess, meaning, labels, layout, kind, chosen, fit,
                    refusal);
        }

        /** The same, resized if need be. */
        public Item fitted(Fit chosen) {
            return new Item(file, key, role, reason, image, facts, guess, meaning, labels, layout, kind, coding, chosen,
                    refusal);
        }

        TargetFile target() {
            Optional<TargetKind> meant = role != Role.TEACHER || meaning.isEmpty()
                    ? Optional.empty()
                    : switch (meaning.get().meaning()) {
                        case LOGITS -> Optional.of(TargetKind.LOGITS);
                        case PROBABILITIES -> Optional.of(TargetKind.PROBABILITIES);
                        case SOFT_LABELS, LABELS, UNKNOWN -> Optional.empty();
                    };
            TargetFile plain = new TargetFile(file, key, meant).laid(layout, fit);
            return coding.map(plain::coded).orElse(plain);
        }

        PredictionFile prediction() {
            return new PredictionFile(file, key, kind, layout, fit);
        }
    }

    public Proposal {
        items = List.copyOf(items);
        questions = List.copyOf(questions);
    }

    /**
     * Looks at files, and one level into folders, at {@value Seen#MOST_FILES} files of each folder at most.
     *
     * @throws IOException if a folder cannot be listed; a file that cannot be read becomes an unused item
     */
    public static Proposal of(List<Path> files) throws IOException {
        return new RoleGuessing(Seen.of(files)).proposal();
    }

    /** Whether nobody needs to be asked. */
    public boolean isCertain() {
        return questions.isEmpty();
    }

    /** The same with another item in this place. */
    public Proposal with(int place, Item item) {
        List<Item> changed = new ArrayList<>(items);
        changed.set(place, item);
        return new Proposal(changed, questions);
    }

    /** The same without a question that has been answered. */
    public Proposal answered(int place, Topic topic) {
        return new Proposal(items, questions.stream().filter(question -> question.topic() != topic
                || !question.item().equals(OptionalInt.of(place))).toList());
    }

    /** The files in this role, first those of the first image. */
    public List<Item> in(Role role) {
        return items.stream().filter(item -> item.role() == role).toList();
    }

    /**
     * The files as a batch.
     *
     * @throws UnreadableFileException if one of the files that were given by name cannot be used
     * @throws IllegalArgumentException if image or ground truth is missing, or images have different numbers of files
     */
    public SampleFiles toFiles() throws UnreadableFileException {
        return toFiles(Optional.empty(), SampleFiles.USUAL_IGNORE);
    }

    /**
     * The files as a batch.
     *
     * @param classes the class table, if it is known
     * @param ignore the label of pixels that do not count
     * @throws UnreadableFileException if one of the files that were given by name cannot be read
     * @throws IllegalArgumentException if image or ground truth is missing, or images have different numbers of files
     */
    public SampleFiles toFiles(Optional<LabelTable> classes, int ignore) throws UnreadableFileException {
        requireReadable();
        List<Path> images = in(Role.IMAGE).stream().map(Item::file).toList();
        List<TargetFile> targets = groups(images.size(), items.stream().filter(item -> item.role().isTarget())
                .toList()).stream().map(Item::target).toList();
        List<PredictionFile> predictions = groups(images.size(), items.stream()
                .filter(item -> item.role().isPrediction()).toList()).stream().map(Item::prediction).toList();
        return new SampleFiles(images, targets, predictions, ignore, List.of(), classes);
    }

    /** @throws UnreadableFileException if one of the files that were given by name cannot be read */
    public void requireReadable() throws UnreadableFileException {
        for (Item item : items) {
            if (item.refusal().isPresent()) {
                throw new UnreadableFileException(item.refusal().get());
            }
        }
    }

    /** What opens the files. */
    public OpeningPlan plan() throws UnreadableFileException {
        return toFiles().plan();
    }

    /** First one file of every image, in the order of the images, then the next of every image, and so on. */
    private static List<Item> groups(int images, List<Item> items) {
        List<List<Item>> each = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            int image = i;
            each.add(items.stream().filter(item -> item.image() == image).toList());
        }
        if (each.stream().mapToInt(List::size).distinct().count() > 1) {
            // Whoever makes a batch of them says what is missing.
            return items;
        }
        List<Item> grouped = new ArrayList<>();
        for (int j = 0; !each.isEmpty() && j < each.getFirst().size(); j++) {
            for (List<Item> own : each) {
                grouped.add(own.get(j));
            }
        }
        return grouped;
    }
}
