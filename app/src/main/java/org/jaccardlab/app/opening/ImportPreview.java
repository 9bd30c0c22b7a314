package org.jaccardlab.app.opening;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.io.MemoryBudget;
import org.jaccardlab.io.PhotoFile;
import org.jaccardlab.io.Proposal;
import org.jaccardlab.label.ArgMax;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;

/** What files would look like if they were read as chosen. */
sealed interface ImportPreview {

    /** It is being looked at. */
    record Reading() implements ImportPreview {
    }

    /** It cannot be read like this. */
    record Refused(String sentence) implements ImportPreview {
    }

    /** What was to be added cannot be; all stays as it was. */
    record Left(String sentence) implements ImportPreview {
    }

    /**
     * The class that is strongest at every pixel, over the image.
     *
     * @param labels empty where the image itself is looked at
     * @param words what was understood, and what the reader was unsure about
     * @param missing what keeps it from being opened all the same, a whole sentence
     */
    record Shown(Photo image, Optional<LabelMap> labels, ClassTable classes, List<String> words,
            Optional<String> missing)
            implements
                ImportPreview {
    }

    /**
     * Reads everything, looks, and gives the memory back.
     *
     * @param place which item is looked at
     */
    static ImportPreview of(ImportChoices choices, int place) {
        List<Proposal.Item> items = choices.proposal().items();
        boolean lacksTarget = items.stream().noneMatch(ImportPreview::isTarget);
        Optional<Proposal.Item> image = items.stream().filter(item -> item.role() == Proposal.Role.IMAGE).findFirst();
        try {
            if (!lacksTarget || image.isEmpty()) {
                return shown(choices, place, Optional.empty());
            }
            Optional<String> missing = Optional
                    .of("There is no ground truth yet: add one, or say which of these files is it.");
            if (isPrediction(items.get(place)) && items.get(place).facts().isPresent()) {
                // As far as the picture goes, what a network says is a ground truth as good as any.
                return shown(choices.with(place, item -> item.as(Proposal.Role.TEACHER)), place, missing);
            }
            Proposal.Item looked = items.get(place).role() == Proposal.Role.IMAGE ? items.get(place) : image.get();
            return new Shown(PhotoFile.read(looked.file()), Optional.empty(), ClassTable.numbered(2), List.of(),
                    missing);
        } catch (IOException | IllegalArgumentException refused) {
            return new Refused(String.valueOf(refused.getMessage()));
        } catch (OutOfMemoryError full) {
            return new Refused("There is not enough memory to look at all of this: it may open in part.");
        }
    }

    private static Shown shown(ImportChoices choices, int place, Optional<String> missing) throws IOException {
        Proposal.Item item = choices.proposal().items().get(place);
        Loaded loaded = choices.told(choices.files().plan().read(Intake.WHOLE, MemoryBudget.now()));
        try (var batch = loaded.batch()) {
            Sample sample = batch.sample(Math.min(item.image(), batch.size() - 1));
            return new Shown(sample.image(), labels(choices, item, sample), sample.classes(), loaded.warnings(),
                    missing);
        }
    }

    /** The classes of the item itself, or of its neighbour in the same role that stands where it does. */
    private static Optional<LabelMap> labels(ImportChoices choices, Proposal.Item item, Sample sample) {
        List<Proposal.Item> alike = choices.proposal().items().stream()
                .filter(other -> other.image() == item.image() && isPrediction(other) == isPrediction(item)
                        && isTarget(other) == isTarget(item))
                .toList();
        int index = alike.indexOf(item);
        if (isPrediction(item) && index < sample.predictions().size()) {
            Prediction prediction = sample.predictions().get(index);
            boolean positive = prediction.kind() == PredictionKind.LOGITS;
            return Optional.of(strongest(prediction.values(), positive ? 0 : 0.5));
        }
        if (isTarget(item) && index < sample.targets().size()) {
            return Optional.of(switch (sample.targets().get(index)) {
                case LabelSource.Hard hard -> hard.map();
                case LabelSource.Soft soft -> strongest(soft.weights(), 0.5);
            });
        }
        return Optional.empty();
    }

    private static boolean isPrediction(Proposal.Item item) {
        return item.role() == Proposal.Role.PREDICTION || item.role() == Proposal.Role.AUXILIARY;
    }

    private static boolean isTarget(Proposal.Item item) {
        return item.role() == Proposal.Role.TARGET || item.role() == Proposal.Role.TEACHER
                || item.role() == Proposal.Role.ANNOTATOR;
    }

    private static LabelMap strongest(Volume values, double above) {
        int pixels = values.size().pixels();
        byte[] classes = new byte[pixels];
        double[] numbers = new double[values.classes()];
        for (int i = 0; i < pixels; i++) {
            if (values.classes() == 1) {
                classes[i] = (byte) (values.at(0, i) > above ? 1 : 0);
                continue;
            }
            for (int c = 0; c < numbers.length; c++) {
                numbers[c] = values.at(c, i);
            }
            classes[i] = (byte) ArgMax.of(numbers, numbers.length, 1, 0);
        }
        return new LabelMap(values.size(), classes);
    }
}
