package org.jaccardlab.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people call the files of a sample, the more telling words first. */
enum NameHint {

    TEACHER("teacher"), AUXILIARY("aux", "auxiliary"), ANNOTATOR("rater", "annotator", "reader", "expert", "observer",
            "grader"),
    PREDICTION("pred", "preds", "prediction", "predictions", "output", "outputs", "out", "logit", "logits", "prob",
            "probs", "probabilities", "softmax", "student", "net", "network", "result", "results"),
    TARGET("gt", "gtfine", "label", "labels", "labelids", "labeltrainids", "mask", "masks", "target", "targets",
            "truth", "groundtruth", "seg", "segmentation", "annotation", "annotations", "annot", "soft"),
    IMAGE("image", "images", "img", "imgs", "photo", "photos", "leftimg", "leftimg8bit", "rgb", "scan", "jpegimages");

    private final List<String> words;

    NameHint(String... words) {
        this.words = List.of(words);
    }

    /** A hint, and the word that gives it. */
    record Found(NameHint hint, String word) {
    }

    /** @param name a file's or an array's name; its ending counts as a word as well */
    static Optional<Found> in(String name) {
        List<String> tokens = Arrays.stream(name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+")).toList();
        for (NameHint hint : values()) {
            for (String token : tokens) {
                String bare = token.replaceAll("\\d+$", "");
                if (hint.words.contains(token) || hint.words.contains(bare)) {
                    return Optional.of(new Found(hint, token));
                }
            }
        }
        return Optional.empty();
    }

    /** A hint in the file's own name, or else in that of its folder. */
    static Optional<Found> in(Path file, boolean folderToo) {
        Optional<Found> own = in(UnreadableFileException.name(file));
        Path folder = file.getParent();
        return own.isPresent() || !folderToo || folder == null ? own : in(UnreadableFileException.name(folder));
    }
}
