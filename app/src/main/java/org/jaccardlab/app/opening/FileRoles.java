package org.jaccardlab.app.opening;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.io.Inspection;
import org.jaccardlab.io.SampleFiles;

/** Which of some files is image, ground truth or prediction, as far as looking into them tells. */
public record FileRoles(List<Path> images, List<Path> targets, List<Path> predictions) {

    public FileRoles {
        images = List.copyOf(images);
        targets = List.copyOf(targets);
        predictions = List.copyOf(predictions);
    }

    /**
     * Photographs are images, label pictures and soft or whole-numbered arrays are ground truths, other arrays are
     * predictions. Without a photograph the first picture is the image.
     */
    public static FileRoles guess(List<Path> files) throws IOException {
        List<Path> images = new ArrayList<>();
        List<Path> targets = new ArrayList<>();
        List<Path> predictions = new ArrayList<>();
        for (Path file : files) {
            Inspection inspection = Inspection.glance(file);
            if (inspection.picture() != null) {
                (inspection.picture().kind().equals("labels") ? targets : images).add(file);
            } else {
                boolean truth = inspection.arrays().stream().allMatch(array -> array.kind().contains("labels"));
                (truth ? targets : predictions).add(file);
            }
        }
        if (images.isEmpty() && targets.size() > 1) {
            images.add(targets.removeFirst());
        }
        return new FileRoles(images, targets, predictions);
    }

    SampleFiles files() {
        return SampleFiles.of(images, targets, predictions);
    }
}
