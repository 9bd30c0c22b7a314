package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;

/**
 * Which files make up a batch, and how to read them: all of them, or nothing.
 *
 * @param source what says so
 * @param classes names and colours; without them the predictions, soft labels or largest label say how many there are
 * @param classesFrom what messages call the place that gave them
 * @param table says what values and colours of labels mean, where it was chosen
 * @param ignore the label that marks pixels which do not count
 */
record BatchPlan(SampleSource source, String title, Optional<ClassTable> classes, String classesFrom,
        Optional<LabelTable> table, int ignore,
        List<Member> members)
        implements
            OpeningPlan {

    record Member(String name, Path image, List<Target> targets, List<Guess> predictions) {
    }

    record Target(String name, TargetFile file) {
    }

    record Guess(String name, PredictionFile file) {
    }

    /** A member whose files have been read, before the number of classes is known. */
    private record Parts(String name, String image, Photo photo, List<TargetFile.Read> targets,
            List<PredictionFile.Read> predictions, List<String> predictionFiles) {
    }

    /** How many classes there are, and the words that say who said so. */
    private record Count(int classes, String saidBy) {
    }

    /** Every file that the batch needs, each once, in reading order. */
    List<Path> files() {
        Set<Path> files = new LinkedHashSet<>();
        for (Member member : members) {
            files.add(member.image());
            member.targets().forEach(target -> files.add(target.file().file()));
            member.predictions().forEach(guess -> files.add(guess.file().file()));
        }
        return List.copyOf(files);
    }

    @Override
    public Outline outline() throws IOException {
        List<Outline.Member> outlines = new ArrayList<>();
        for (Member member : members) {
            Frame frame = new Frame(UnreadableFileException.name(member.image()),
                    PictureHeader.of(member.image()).size());
            List<Outline.Array> arrays = new ArrayList<>();
            for (Guess guess : member.predictions()) {
                arrays.add(guess.file().outline(frame, classes.map(ClassTable::count).orElse(1)));
            }
            int labelMaps = 0;
            for (Target target : member.targets()) {
                Optional<Outline.Array> soft = target.file().outline(frame);
                soft.ifPresent(arrays::add);
                labelMaps += soft.isPresent() ? 0 : 1;
            }
            outlines.add(new Outline.Member(frame.size(), arrays, labelMaps));
        }
        return new Outline(outlines);
    }

    @Override
    public Loaded read(Intake intake, MemoryBudget budget) throws IOException {
        Outline outline = outline();
        if (!budget.holds(MemoryNeed.of(outline, intake))) {
            throw new DoesNotFitException(new DoesNotFitException.Unfit(this, outline, intake, budget));
        }
        return readAll(intake);
    }

    /** If one file is refused, the memory of all others has been given back. */
    private Loaded readAll(Intake intake) throws IOException {
        try (Opening opening = new Opening(intake, table, ignore)) {
            List<Parts> parts = new ArrayList<>();
            for (Member member : members) {
                parts.add(read(opening, member));
            }
            Count count = count(parts);
            ClassTable named = named(parts).orElseGet(() -> found(parts, count.classes()));
            List<Sample> samples = new ArrayList<>();
            for (Parts part : parts) {
                samples.add(sample(opening, settled(opening, part, parts), intake, named, count));
            }
            Loaded loaded = new Loaded(new Batch(title + intake.suffix(), samples), opening.warnings());
            opening.keep();
            return loaded;
        }
    }

    private Parts read(Opening opening, Member member) throws IOException {
        Photo photo = PhotoFile.read(opening, member.image());
        String image = UnreadableFileException.name(member.image());
        Frame frame = opening.frame(member.image(), PictureHeader.of(member.image()).size());
        List<PredictionFile.Read> predictions = new ArrayList<>();
        List<String> predictionFiles = new ArrayList<>();
        for (Guess guess : member.predictions()) {
            predictions.add(guess.file().read(opening, guess.name(), frame));
            predictionFiles.add(UnreadableFileException.name(guess.file().file()));
        }
        List<TargetFile.Read> targets = new ArrayList<>();
        for (Target target : member.targets()) {
            targets.add(target.file().read(opening, target.name(), frame, known(predictions)));
        }
        return new Parts(member.name(), image, photo, targets, predictions, predictionFiles);
    }

    /** How many classes there are, as far as the predictions and whoever named the classes tell. */
    private OptionalInt known(List<PredictionFile.Read> predictions) {
        return classes.isPresent()
                ? OptionalInt.of(classes.get().count())
                : predictions.stream().filter(PredictionFile.Read.Scores.class::isInstance)
                        .mapToInt(read -> ((PredictionFile.Read.Scores) read).prediction().classes()).findFirst();
    }

    /** Names from the files, if they name as many classes as there are. */
    private static ClassTable found(List<Parts> parts, int count) {
        List<UnmappedLabels> labels = hard(parts);
        List<NamedLabels> named = calledByName(labels);
        if (!named.isEmpty()) {
            ClassTable union = NamedLabels.union(named);
            return union.count() == count ? union : ClassTable.numbered(count);
        }
        return labels.stream().flatMap(file -> file.classes().stream()).filter(table -> table.count() == count)
                .findFirst().orElseGet(() -> ClassTable.numbered(count));
    }

    private static List<UnmappedLabels> hard(List<Parts> parts) {
        List<UnmappedLabels> labels = new ArrayList<>();
        for (Parts part : parts) {
            for (TargetFile.Read target : part.targets()) {
                if (target instanceof TargetFile.Read.Hard hard) {
                    labels.add(hard.labels());
                }
            }
        }
        return labels;
    }

    private static List<NamedLabels> calledByName(List<UnmappedLabels> labels) {
        return labels.stream().flatMap(file -> file instanceof NamedLabels named ? Stream.of(named) : Stream.empty())
                .toList();
    }

    /** The classes that were named before any file was read; of a table of two, one channel is the object. */
    private Optional<ClassTable> named(List<Parts> parts) {
        boolean oneChannel = parts.stream().flatMap(part -> part.predictions().stream())
                .anyMatch(read -> read instanceof PredictionFile.Read.Scores scores
                        && scores.prediction().classes() == 1);
        return table.isPresent() && oneChannel
                ? classes.map(all -> all.count() == 2 ? new ClassTable(all.entries().subList(1, 2)) : all)
                : classes;
    }

    /** Where a ground truth has class 1 in one image, 255 does not stand for it in another. */
    private Parts settled(Opening opening, Parts part, List<Parts> parts) throws UnreadableFileException {
        List<TargetFile.Read> targets = new ArrayList<>();
        for (int j = 0; j < part.targets().size(); j++) {
            TargetFile.Read target = part.targets().get(j);
            int place = j;
            boolean indices = parts.stream().map(other -> other.targets().get(place)).anyMatch(
                    other -> other instanceof TargetFile.Read.Hard hard && hard.labels().holdsIndices(ignore));
            targets.add(indices && target instanceof TargetFile.Read.Hard hard
                    ? new TargetFile.Read.Hard(hard.name(), hard.labels().besideIndices(opening))
                    : target);
        }
        return new Parts(part.name(), part.image(), part.photo(), targets, part.predictions(),
                part.predictionFiles());
    }

    private Count count(List<Parts> parts) {
        Optional<ClassTable> named = named(parts);
        if (named.isPresent()) {
            return new Count(named.get().count(), classesFrom + " names " + named.get().count());
        }
        for (Parts part : parts) {
            for (int i = 0; i < part.predictions().size(); i++) {
                if (part.predictions().get(i) instanceof PredictionFile.Read.Scores scores) {
                    int found = scores.prediction().classes();
                    return new Count(found, part.predictionFiles().get(i) + " has " + found);
                }
            }
        }
        List<NamedLabels> callingByName = calledByName(hard(parts));
        int needed = callingByName.isEmpty() ? 0 : NamedLabels.union(callingByName).count();
        for (Parts part : parts) {
            for (PredictionFile.Read read : part.predictions()) {
                needed = Math.max(needed, read instanceof PredictionFile.Read.Hard hard
                        ? hard.prediction().neededClasses()
                        : 2);
            }
            for (TargetFile.Read target : part.targets()) {
                switch (target) {
                    case TargetFile.Read.Soft soft -> {
                        int found = soft.source().weights().classes();
                        return new Count(found, soft.file() + " has " + found);
                    }
                    case TargetFile.Read.Matte matte -> needed = Math.max(needed, 2);
                    case TargetFile.Read.Hard hard -> needed = Math.max(needed, hard.labels().neededClasses(ignore));
                }
            }
        }
        return new Count(needed, "the labels have " + needed);
    }

    private Sample sample(Opening opening, Parts part, Intake intake, ClassTable table, Count count)
            throws UnreadableFileException {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < part.predictions().size(); i++) {
            Prediction prediction = switch (part.predictions().get(i)) {
                case PredictionFile.Read.Scores scores -> scores.prediction();
                case PredictionFile.Read.Hard hard -> hard.prediction().over(table, opening);
                case PredictionFile.Read.Matte matte ->
                    matte.over(opening, Math.min(2, count.classes()));
            };
            requireClasses(part.predictionFiles().get(i), prediction.classes(), count);
            predictions.add(prediction);
        }
        List<LabelSource> targets = new ArrayList<>();
        for (TargetFile.Read target : part.targets()) {
            targets.add(switch (target) {
                case TargetFile.Read.Soft soft -> {
                    requireClasses(soft.file(), soft.source().weights().classes(), count);
                    yield soft.source();
                }
                case TargetFile.Read.Matte matte -> {
                    if (count.classes() > 2) {
                        requireClasses(matte.file(), 2, count);
                    }
                    yield matte.soft(opening, count.classes());
                }
                case TargetFile.Read.Hard hard -> new LabelSource.Hard(hard.name(),
                        hard.labels().map(table, ignore, opening));
            });
        }
        for (LabelSource target : targets) {
            if (target.kept().count() == 0) {
                opening.warn("The target \"" + target.name() + "\" of " + part.name()
                        + " ignores every pixel: check the ignored value.");
            }
        }
        return new Sample(part.name() + intake.suffix(), part.photo(), table, targets, predictions);
    }

    private static void requireClasses(String file, int found, Count count) throws UnreadableFileException {
        if (found != count.classes()) {
            throw new UnreadableFileException(file, "has " + found + (found == 1 ? " class" : " classes") + " but "
                    + count.saidBy(), "give files with the same classes");
        }
    }
}
