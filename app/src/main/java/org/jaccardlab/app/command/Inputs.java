package org.jaccardlab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.app.workbench.MemoryOffer;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelReading;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.io.ClassTableCatalogue;
import org.jaccardlab.io.ClassTableFile;
import org.jaccardlab.io.Corner;
import org.jaccardlab.io.DoesNotFitException;
import org.jaccardlab.io.Fit;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.Layout;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.io.MemoryNeed;
import org.jaccardlab.io.OpeningPlan;
import org.jaccardlab.io.PredictionFile;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.io.TargetFile;
import org.jaccardlab.io.TargetKind;
import org.jaccardlab.io.UndecidedLabelsException;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Turn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is evaluated: a sample folder, or files. */
final class Inputs {

    @Parameters(arity = "0..1", paramLabel = "SAMPLE", description = "a folder with a sample.json")
    private @Nullable Path folder;

    @Option(names = "--image", paramLabel = "FILE", description = "PNG, JPEG, TIFF, BMP or WebP; repeat for a batch")
    private List<Path> images = List.of();

    @Option(names = "--target", paramLabel = "FILE", description = "label picture, array, or annotations as COCO or labelme write them; repeat for a batch, in the order of the images")
    private List<Path> targets = List.of();

    @Option(names = "--prediction", paramLabel = "FILE", description = "an array of logits or probabilities, or a picture of class indices; repeat for a batch")
    private List<Path> predictions = List.of();

    @Option(names = "--kind", paramLabel = "KIND", description = "what the prediction holds: ${COMPLETION-CANDIDATES}; found out by looking if left out")
    private @Nullable PredictionKind kind;

    @Option(names = "--key", paramLabel = "KEY", description = "which array of a prediction file that holds several; once for all predictions, or once for each")
    private List<String> keys = List.of();

    @Option(names = "--layout", paramLabel = "AXES", description = "what the axes of a prediction are, such as CHW, HWC or NCHW (N pictures, C classes, H height, W width); once for all, or once for each; found out by looking if left out")
    private List<String> layouts = List.of();

    @Option(names = "--index", paramLabel = "NUMBER", description = "which picture of a prediction that holds several, from 0; once for all, or once for each")
    private List<Integer> indexes = List.of();

    @Option(names = "--turn", paramLabel = "TURN", description = "what makes a prediction's picture the image's: rotate-90, rotate-180, rotate-270, flip-horizontal, flip-vertical, transpose or transverse; once for all, or once for each")
    private List<String> turns = List.of();

    @Option(names = "--fit", paramLabel = "FIT", description = "bilinear resizes predictions of another size to the image's; refused otherwise")
    private @Nullable Fit fit;

    @Option(names = "--classes", paramLabel = "NAME|FILE", completionCandidates = TableNames.class, description = "names and colours of the classes, and what values and colours of a target mean: ${COMPLETION-CANDIDATES}, or a CSV or JSON file of your own")
    private @Nullable String classes;

    @Option(names = "--coding", paramLabel = "TEXT", description = "how a target is coded: indices, negative-ignored, shifted (0 is ignored, k is class k - 1), mask, trimap, trimap-123, matte, values:TABLE, colours:TABLE or, for colours that are a little off, colours:TABLE~2; once for all, or once for each; found out by looking if left out")
    private List<String> codings = List.of();

    @Option(names = "--target-kind", paramLabel = "KIND", description = "what a target holds: ${COMPLETION-CANDIDATES}; once for all, or once for each; found out by looking if left out")
    private List<TargetKind> targetKinds = List.of();

    @Option(names = "--target-key", paramLabel = "KEY", description = "which array of a target file, or image of annotations; once for all, or once for each")
    private List<String> targetKeys = List.of();

    @Option(names = "--target-layout", paramLabel = "AXES", description = "as --layout, of a target; once for all, or once for each")
    private List<String> targetLayouts = List.of();

    @Option(names = "--target-index", paramLabel = "NUMBER", description = "as --index, of a target; once for all, or once for each")
    private List<Integer> targetIndexes = List.of();

    @Option(names = "--target-turn", paramLabel = "TURN", description = "as --turn, of a target; once for all, or once for each")
    private List<String> targetTurns = List.of();

    @Option(names = "--target-fit", paramLabel = "FIT", description = "bilinear resizes soft targets of another size to the image's; refused otherwise")
    private @Nullable Fit targetFit;

    @Option(names = "--target-at", paramLabel = "X,Y", description = "where in the image the corner of a target lies that covers a part of it; the pixels around it do not count; once for all, or once for each")
    private List<String> targetCorners = List.of();

    @Option(names = "--ignore", paramLabel = "LABEL", description = "the label of pixels that do not count (255)")
    private @Nullable Integer ignore;

    @Option(names = "--region", paramLabel = "X,Y,WxH", description = "read only this rectangle of every file")
    private @Nullable Region region;

    @Option(names = "--float16", description = "hold predictions and soft labels in half the memory, rounded to 11 significant bits")
    private boolean half;

    /** What {@code --help} lists. */
    static final class TableNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return ClassTableCatalogue.names().iterator();
        }
    }

    /**
     * @throws IllegalArgumentException if neither a folder nor files are given, or both, or if there is too little memory
     */
    Loaded read() throws IOException {
        try {
            return plan().read(intake());
        } catch (DoesNotFitException large) {
            throw new IllegalArgumentException(advice(new MemoryOffer(large.unfit())), large);
        } catch (UndecidedLabelsException open) {
            // What a folder's labels are, its description says.
            throw folder == null ? open.answeredBy(Inputs::option) : open;
        }
    }

    /** The same, of this folder if neither a folder nor files are given. */
    Loaded readOr(Path standard) throws IOException {
        if (folder == null && images.isEmpty() && targets.isEmpty() && predictions.isEmpty()) {
            folder = standard;
        }
        return read();
    }

    private static String option(LabelReading reading) {
        boolean plain = reading.coding() == LabelCoding.Plain.INDICES;
        String ignored = reading.ignore().isPresent() ? "--ignore " + reading.ignore().getAsInt() : "";
        return plain && !ignored.isEmpty()
                ? ignored
                : ("--coding " + reading.coding().text() + " " + ignored).strip();
    }

    private static String advice(MemoryOffer offer) {
        List<String> ways = new ArrayList<>();
        if (offer.float16().isOpen()) {
            ways.add("--float16 (needs " + MemoryNeed.text(offer.float16().need().total()) + ")");
        }
        offer.proposed().ifPresent(part -> ways.add("a part of it such as --region " + part));
        return offer.finding() + ": "
                + (ways.isEmpty() ? "close other programs." : "add " + String.join(", or ", ways) + ".");
    }

    /** Where each of the samples that were read comes from. */
    List<Provenance> provenance(int members) throws IOException {
        return Provenance.of(plan().source(), intake(), members);
    }

    private Intake intake() {
        return new Intake(Optional.ofNullable(region), half ? Precision.FLOAT16 : Precision.FLOAT32);
    }

    private OpeningPlan plan() throws IOException {
        boolean anyFile = !images.isEmpty() || !targets.isEmpty() || !predictions.isEmpty();
        if (folder != null) {
            if (anyFile) {
                throw new IllegalArgumentException(
                        "Give either a sample folder or files of your own, not both: " + folder + " is a folder.");
            }
            if (kind != null || ignore != null) {
                throw new IllegalArgumentException("--kind and --ignore are for files of your own: the folder " + folder
                        + " says both in its sample.json.");
            }
            if (classes != null || targetFit != null || !Stream.of(codings, targetKinds, targetKeys, targetLayouts,
                    targetIndexes, targetTurns, targetCorners).allMatch(List::isEmpty)) {
                throw new IllegalArgumentException("--classes, --coding and --target-... are for files of your own:"
                        + " the folder " + folder + " says them in its sample.json.");
            }
            if (fit != null || !Stream.of(keys, layouts, indexes, turns).allMatch(List::isEmpty)) {
                throw new IllegalArgumentException(
                        "--key, --layout, --index, --turn and --fit are for files of your own:"
                                + " the folder " + folder + " says them in its sample.json.");
            }
            return SampleFolder.plan(folder);
        }
        if (!anyFile) {
            throw new IllegalArgumentException(
                    "Nothing to evaluate: name a sample folder, or files with --image, --target and --prediction.");
        }
        List<PredictionFile> files = new ArrayList<>();
        for (int i = 0; i < predictions.size(); i++) {
            files.add(new PredictionFile(predictions.get(i), of("--key", keys, i), Optional.ofNullable(kind),
                    layout(of("--layout", layouts, i), of("--index", indexes, i), of("--turn", turns, i)),
                    fit == null ? Fit.EXACT : fit));
        }
        Optional<LabelTable> table = table();
        List<TargetFile> labels = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            labels.add(target(i, table));
        }
        return new SampleFiles(images, labels, files, ignore == null ? SampleFiles.USUAL_IGNORE : ignore, List.of(),
                table).keyed().plan();
    }

    private Optional<LabelTable> table() throws IOException {
        if (classes == null) {
            return Optional.empty();
        }
        Optional<LabelTable> known = ClassTableCatalogue.find(classes.toLowerCase(Locale.ROOT));
        if (known.isPresent()) {
            return known;
        }
        if (!Files.exists(Path.of(classes))) {
            throw new IllegalArgumentException("There is no class table and no file \"" + classes
                    + "\": choose one of " + String.join(", ", ClassTableCatalogue.names())
                    + ", or a CSV or JSON file.");
        }
        return Optional.of(ClassTableFile.read(Path.of(classes)));
    }

    private TargetFile target(int i, Optional<LabelTable> table) {
        return new TargetFile(targets.get(i), ofTarget("--target-key", targetKeys, i),
                ofTarget("--target-kind", targetKinds, i),
                ofTarget("--coding", codings, i)
                        .map(text -> ClassTableCatalogue.coding(text, table.stream().toList())),
                layout(ofTarget("--target-layout", targetLayouts, i), ofTarget("--target-index", targetIndexes, i),
                        ofTarget("--target-turn", targetTurns, i)),
                targetFit == null ? Fit.EXACT : targetFit,
                ofTarget("--target-at", targetCorners, i).map(Corner::parse));
    }

    private static Optional<Layout> layout(Optional<String> axes, Optional<Integer> index, Optional<String> turn) {
        if (axes.isEmpty() && index.isEmpty() && turn.isEmpty()) {
            return Optional.empty();
        }
        Turn turned = turn.map(Turn::parse).orElse(Turn.NONE);
        return Optional.of(axes.map(Layout::parse).orElse(Layout.guessed(0, Turn.NONE)).at(index.orElse(0))
                .turned(turned));
    }

    /** What was said for this prediction, or once for all of them. */
    private <T> Optional<T> of(String option, List<T> given, int prediction) {
        return of(option, given, prediction, predictions.size(), "predictions");
    }

    private <T> Optional<T> ofTarget(String option, List<T> given, int target) {
        return of(option, given, target, targets.size(), "targets");
    }

    private static <T> Optional<T> of(String option, List<T> given, int place, int files, String what) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.size() > 1 && given.size() != files) {
            throw new IllegalArgumentException("There are " + files + " " + what + " but " + option
                    + " is given " + given.size() + " times: give it once for all, or once for each.");
        }
        return Optional.of(given.get(given.size() == 1 ? 0 : place));
    }

    /**
     * Refuses a result that would take the place of what it is made from.
     *
     * @throws IllegalArgumentException if {@code out} is one of the files that {@link #read} opens
     */
    void requireApart(Path out) throws IOException {
        List<Path> opened = folder == null
                ? Stream.concat(Stream.of(images, targets, predictions).flatMap(List::stream),
                        classes == null ? Stream.of() : Stream.of(Path.of(classes))).toList()
                : SampleFolder.files(folder);
        for (Path file : opened) {
            if (Files.exists(out) && Files.exists(file) && Files.isSameFile(out, file)) {
                throw new IllegalArgumentException(
                        out + " is one of the files it would be made from: choose another name for the result.");
            }
            Path within = out.toAbsolutePath().normalize().getParent();
            if (Files.isDirectory(file) && within != null && Files.exists(within)
                    && within.toRealPath().startsWith(file.toRealPath())) {
                throw new IllegalArgumentException(out + " lies in " + file
                        + ", which it would be made from: choose another folder for the result.");
            }
        }
    }
}
