package org.jaccardlab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jaccardlab.app.workbench.MemoryOffer;
import org.jaccardlab.io.DoesNotFitException;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.io.MemoryNeed;
import org.jaccardlab.io.OpeningPlan;
import org.jaccardlab.io.PredictionFile;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.io.TargetFile;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Region;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is evaluated: a sample folder, or files. */
final class Inputs {

    @Parameters(arity = "0..1", paramLabel = "SAMPLE", description = "a folder with a sample.json")
    private @Nullable Path folder;

    @Option(names = "--image", paramLabel = "FILE", description = "PNG or JPEG; repeat for a batch")
    private List<Path> images = List.of();

    @Option(names = "--target", paramLabel = "FILE", description = "label PNG or soft C x H x W array; repeat for a batch, in the order of the images")
    private List<Path> targets = List.of();

    @Option(names = "--prediction", paramLabel = "FILE", description = ".npy or .npz of logits or probabilities; repeat for a batch")
    private List<Path> predictions = List.of();

    @Option(names = "--kind", paramLabel = "KIND", description = "what the prediction holds: ${COMPLETION-CANDIDATES}; found out by looking if left out")
    private @Nullable PredictionKind kind;

    @Option(names = "--ignore", paramLabel = "LABEL", description = "the label of pixels that do not count (255)")
    private @Nullable Integer ignore;

    @Option(names = "--region", paramLabel = "X,Y,WxH", description = "read only this rectangle of every file")
    private @Nullable Region region;

    @Option(names = "--float16", description = "hold predictions and soft labels in half the memory, rounded to 11 significant bits")
    private boolean half;

    /**
     * @throws IllegalArgumentException if neither a folder nor files are given, or both, or if there is too little memory
     */
    Loaded read() throws IOException {
        try {
            return plan().read(new Intake(Optional.ofNullable(region),
                    half ? Precision.FLOAT16 : Precision.FLOAT32));
        } catch (DoesNotFitException large) {
            throw new IllegalArgumentException(advice(new MemoryOffer(large.unfit())), large);
        }
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
            return SampleFolder.plan(folder);
        }
        if (!anyFile) {
            throw new IllegalArgumentException(
                    "Nothing to evaluate: name a sample folder, or files with --image, --target and --prediction.");
        }
        return new SampleFiles(images, targets.stream().map(TargetFile::of).toList(), predictions.stream()
                .map(file -> new PredictionFile(file, Optional.empty(), Optional.ofNullable(kind))).toList(),
                ignore == null ? SampleFiles.USUAL_IGNORE : ignore, List.of()).plan();
    }

    /**
     * Refuses a result that would take the place of what it is made from.
     *
     * @throws IllegalArgumentException if {@code out} is one of the files that {@link #read} opens
     */
    void requireApart(Path out) throws IOException {
        List<Path> opened = folder == null
                ? Stream.of(images, targets, predictions).flatMap(List::stream).toList()
                : SampleFolder.files(folder);
        for (Path file : opened) {
            if (Files.exists(out) && Files.exists(file) && Files.isSameFile(out, file)) {
                throw new IllegalArgumentException(
                        out + " is one of the files it would be made from: choose another name for the result.");
            }
        }
    }
}
