package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Turn;
import org.jaccardlab.sample.ClassTable;
import org.jspecify.annotations.Nullable;

/** Turns a sample's description into a plan of files to read, or refuses it naming the field. */
final class SampleReading {

    private final Path folder;
    private final SampleDescription description;

    SampleReading(Path folder) throws IOException {
        this.folder = folder;
        this.description = SampleDescription.read(folder);
    }

    SampleFolder.Summary summary() throws UnreadableFileException {
        return new SampleFolder.Summary(folder, text("title", description.title()), or(description.about()),
                or(description.attribution()), order());
    }

    private int order() {
        return description.order() == null ? Integer.MAX_VALUE : description.order();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    BatchPlan plan() throws IOException {
        Optional<LabelTable> table = table(description, tableFile());
        List<BatchPlan.Member> members = new ArrayList<>();
        for (SampleDescription.Image image : list("images", description.images())) {
            members.add(member(image, table));
            requireSameNames(members.getFirst(), members.getLast());
        }
        int ignore = description.ignore() == null ? SampleFiles.USUAL_IGNORE : description.ignore();
        Optional<ClassTable> classes = table.isPresent() ? table.get().classes() : Optional.of(listedClasses());
        return new BatchPlan(new SampleSource.Folder(folder), text("title", description.title()), classes,
                SampleDescription.FILE, table, ignore,
                members);
    }

    /** The file that holds the class table, if there is one. */
    Optional<Path> tableFile() throws IOException {
        String named = description.classes() == null ? null : description.classes().table();
        return named == null || ClassTableCatalogue.find(named).isPresent()
                ? Optional.empty()
                : Optional.of(inside("classes", named));
    }

    private static Optional<LabelTable> table(SampleDescription description, Optional<Path> file) throws IOException {
        if (file.isPresent()) {
            if (!Files.exists(file.get())) {
                throw refusal("names the classes " + UnreadableFileException.quoted(file.get().getFileName().toString())
                        + ", which is neither a class table here nor a file beside it",
                        "choose " + String.join(", ", ClassTableCatalogue.names()) + " or a CSV or JSON file");
            }
            return Optional.of(ClassTableFile.read(file.get()));
        }
        return description.classes() == null || description.classes().table() == null
                ? Optional.empty()
                : ClassTableCatalogue.find(description.classes().table());
    }

    private ClassTable listedClasses() throws UnreadableFileException {
        List<ClassTable.Entry> entries = new ArrayList<>();
        List<SampleDescription.ClassEntry> listed = description.classes() == null
                ? null
                : description.classes().entries();
        for (SampleDescription.ClassEntry entry : list("classes", listed)) {
            String name = text("classes.name", entry.name());
            String colour = text("classes.colour", entry.colour());
            if (!colour.matches("#[0-9a-fA-F]{6}")) {
                throw refusal("gives the class \"" + name + "\" the colour \"" + colour + "\"",
                        "write it like \"#1e3c8c\"");
            }
            entries.add(new ClassTable.Entry(name, Integer.parseInt(colour, 1, 7, 16)));
        }
        return new ClassTable(entries);
    }

    private BatchPlan.Member member(SampleDescription.Image image, Optional<LabelTable> table) throws IOException {
        String name = text("images.name", image.name());
        List<BatchPlan.Target> targets = new ArrayList<>();
        for (SampleDescription.Source target : list("images.targets", image.targets())) {
            targets.add(new BatchPlan.Target(text("targets.name", target.name()), new TargetFile(
                    inside("targets.file", target.file()), Optional.ofNullable(target.key()),
                    kind(TargetKind.class, target, "hard, soft, logits or probabilities"), coding(target, table),
                    layout(target), fit(target), corner(target))));
        }
        List<BatchPlan.Guess> predictions = new ArrayList<>();
        for (SampleDescription.Source guess : entries("images.predictions", image.predictions())) {
            if (guess.coding() != null || guess.at() != null) {
                throw refusal("gives the prediction \"" + guess.name() + "\" a field that is for targets",
                        "remove coding and at");
            }
            predictions.add(new BatchPlan.Guess(text("predictions.name", guess.name()), new PredictionFile(
                    inside("predictions.file", guess.file()), Optional.ofNullable(guess.key()),
                    kind(PredictionKind.class, guess, "logits or probabilities"), layout(guess), fit(guess))));
        }
        BatchPlan.Member member = new BatchPlan.Member(name, inside("images.image", image.image()), targets,
                predictions);
        requireUnique(member, targetNames(member));
        requireUnique(member, predictionNames(member));
        return member;
    }

    private static List<String> targetNames(BatchPlan.Member member) {
        return member.targets().stream().map(BatchPlan.Target::name).toList();
    }

    private static List<String> predictionNames(BatchPlan.Member member) {
        return member.predictions().stream().map(BatchPlan.Guess::name).toList();
    }

    private void requireUnique(BatchPlan.Member member, List<String> names) throws UnreadableFileException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw refusal("uses the name \"" + name + "\" twice in \"" + member.name() + "\"",
                        "give each its own name");
            }
        }
    }

    private void requireSameNames(BatchPlan.Member first, BatchPlan.Member other) throws UnreadableFileException {
        if (!targetNames(first).equals(targetNames(other))) {
            throw refusal("names other targets in \"" + other.name() + "\" than in \"" + first.name() + "\"",
                    "list the same names in the same order");
        }
        if (!predictionNames(first).equals(predictionNames(other))) {
            throw refusal("names other predictions in \"" + other.name() + "\" than in \"" + first.name() + "\"",
                    "list the same names in the same order");
        }
    }

    /** Descriptions may come from strangers: whatever they name lies in their own folder, links followed. */
    private Path inside(String field, @Nullable String given) throws IOException {
        String name = text(field, given);
        try {
            Path relative = Path.of(name);
            Path file = folder.resolve(relative).normalize();
            boolean within = !relative.isAbsolute() && !climbs(relative) && !name.contains("\\")
                    && file.startsWith(folder.normalize());
            if (within && (!Files.exists(file) || isHere(file))) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw refusal("names the file \"" + name + "\", which is no file name", "correct it").causedBy(e);
        }
        throw refusal("names the file \"" + name + "\" outside its folder", "copy it into the folder");
    }

    /** Whether the file, and if it is a folder all that lies directly in it, is in the sample's folder. */
    private boolean isHere(Path file) throws IOException {
        Path here = folder.toRealPath();
        if (Files.isDirectory(file)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(file)) {
                for (Path each : all) {
                    if (Files.exists(each) && !each.toRealPath().startsWith(here)) {
                        return false;
                    }
                }
            } catch (AccessDeniedException | DirectoryIteratorException e) {
                throw new UnreadableFileException(file, "cannot be listed", "check its permissions").causedBy(e);
            }
        }
        return file.toRealPath().startsWith(here);
    }

    private static boolean climbs(Path relative) {
        for (Path step : relative) {
            if (step.toString().equals("..")) {
                return true;
            }
        }
        return false;
    }

    private <K extends Enum<K>> Optional<K> kind(Class<K> kinds, SampleDescription.Source source, String choices)
            throws UnreadableFileException {
        if (source.kind() == null) {
            return Optional.empty();
        }
        for (K kind : kinds.getEnumConstants()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(source.kind())) {
                return Optional.of(kind);
            }
        }
        throw refusal("gives \"" + source.name() + "\" the kind \"" + source.kind() + "\"", "choose " + choices);
    }

    private static Optional<Layout> layout(SampleDescription.Source source) throws UnreadableFileException {
        if (source.layout() == null && source.index() == null && source.turn() == null) {
            return Optional.empty();
        }
        try {
            int index = source.index() == null ? 0 : source.index();
            Turn turn = source.turn() == null ? Turn.NONE : Turn.parse(source.turn());
            return Optional.of(source.layout() == null
                    ? Layout.guessed(index, turn)
                    : Layout.parse(source.layout()).at(index).turned(turn));
        } catch (IllegalArgumentException e) {
            throw refusal("lays \"" + source.name() + "\" out in a way that is not known",
                    String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    private static Optional<LabelCoding> coding(SampleDescription.Source source, Optional<LabelTable> table)
            throws UnreadableFileException {
        if (source.coding() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ClassTableCatalogue.coding(source.coding(), table.stream().toList()));
        } catch (IllegalArgumentException e) {
            throw refusal("codes \"" + source.name() + "\" in a way that is not known",
                    String.valueOf(e.getMessage())).causedBy(e);
        }
    }

    private static Optional<Corner> corner(SampleDescription.Source source) throws UnreadableFileException {
        if (source.at() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Corner.parse(source.at()));
        } catch (IllegalArgumentException e) {
            throw refusal("places \"" + source.name() + "\" where nothing can lie", String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    private static Fit fit(SampleDescription.Source source) throws UnreadableFileException {
        if (source.fit() == null) {
            return Fit.EXACT;
        }
        for (Fit fit : Fit.values()) {
            if (fit.name().toLowerCase(Locale.ROOT).equals(source.fit())) {
                return fit;
            }
        }
        throw refusal("gives \"" + source.name() + "\" the fit \"" + source.fit() + "\"", "choose exact or bilinear");
    }

    private <T> List<T> list(String field, @Nullable List<T> given) throws UnreadableFileException {
        List<T> entries = entries(field, given);
        if (entries.isEmpty()) {
            throw refusal("lists no " + field, "add at least one");
        }
        return entries;
    }

    private <T> List<T> entries(String field, @Nullable List<T> given) throws UnreadableFileException {
        if (given == null) {
            return List.of();
        }
        if (given.contains(null)) {
            throw refusal("has an empty entry in " + field, "remove it");
        }
        return given;
    }

    private String text(String field, @Nullable String given) throws UnreadableFileException {
        if (given == null || given.isBlank()) {
            throw refusal("says nothing for the field \"" + field + "\"", "fill it in");
        }
        return given;
    }

    private static UnreadableFileException refusal(String finding, String remedy) {
        return new UnreadableFileException(SampleDescription.FILE, finding, remedy);
    }
}
