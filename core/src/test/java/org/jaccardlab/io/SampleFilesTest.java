package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SampleFilesTest extends LoadingTest {

    private Path net(String name, int classes) throws IOException {
        return file(name, NpyBytes.of("<f4", "(" + classes + ", 2, 2)", new double[classes * 4]));
    }

    @Test
    void thePredictionSaysHowManyClassesThereAre() throws IOException {
        try (Batch batch = predicted(PredictionFile.of(net("net.npy", 5))).read().batch()) {
            assertThat(batch.classes()).isEqualTo(ClassTable.numbered(5));
        }
    }

    @Test
    void withoutPredictionTheSoftLabelSaysHowManyClassesThereAre() throws IOException {
        Path soft = file("soft.npy", NpyBytes.of("<f4", "(3, 2, 2)", 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0));
        try (Batch batch = files(List.of(TargetFile.of(file("label.png")), TargetFile.of(soft)), List.of()).read()
                .batch()) {
            assertThat(batch.classes().count()).isEqualTo(3);
        }
    }

    @Test
    void otherwiseTheLargestLabelSaysHowManyClassesThereAre() throws IOException {
        Path labels = file("t.png", PngBytes.palette(2, 2, 0, 4, 255, 1));
        try (Batch batch = SampleFiles.of(List.of(file("photo.png")), List.of(labels), List.of()).read().batch()) {
            assertThat(batch.classes().count()).isEqualTo(5);
        }
    }

    @Test
    void aBlankMaskStillHasTwoClasses() throws IOException {
        Path labels = file("t.png", PngBytes.palette(2, 2, 0, 0, 0, 0));
        try (Batch batch = SampleFiles.of(List.of(file("photo.png")), List.of(labels), List.of()).read().batch()) {
            assertThat(batch.classes().count()).isEqualTo(2);
        }
    }

    @Test
    void classNamesNameTheClasses() throws IOException {
        SampleFiles files = new SampleFiles(List.of(file("photo.png")), List.of(TargetFile.of(file("label.png"))),
                List.of(PredictionFile.of(net("net.npy", 2))), 255, List.of("road", "car"));
        try (Batch batch = files.read().batch()) {
            assertThat(batch.classes().name(1)).isEqualTo("car");
        }
    }

    @Test
    void tooFewClassNamesAreRefused() throws IOException {
        refused(new SampleFiles(List.of(file("photo.png")), List.of(TargetFile.of(file("label.png"))),
                List.of(PredictionFile.of(net("net.npy", 3))), 255, List.of("road", "car")),
                "net.npy has 3 classes but the list of class names names 2: give files with the same classes.");
    }

    @Test
    void aSoftLabelOfOtherClassesNamesBothFiles() throws IOException {
        Path soft = file("soft.npy", NpyBytes.of("<f4", "(1, 2, 2)", 1, 1, 1, 1));
        refused(files(List.of(TargetFile.of(soft)), List.of(PredictionFile.of(net("net.npy", 3)))),
                "soft.npy has 1 class but net.npy has 3: give files with the same classes.");
    }

    @Test
    void targetsAndPredictionsOfOneImageAreNamedAfterTheirFiles() throws IOException {
        try (Batch batch = SampleFiles.of(List.of(file("photo.png")), List.of(file("label.png"), file("label.png")),
                List.of(net("net.npy", 2), net("big.net.npy", 2))).read().batch()) {
            Sample sample = batch.sample(0);
            assertThat(sample.name()).isEqualTo("photo");
            assertThat(sample.targets()).extracting(LabelSource::name).containsExactly("label", "label (2)");
            assertThat(sample.predictions()).extracting(Prediction::name).containsExactly("net", "big.net");
        }
    }

    @Test
    void severalImagesMakeABatchWhoseMembersShareNames() throws IOException {
        Path other = file("other.png", PngBytes.grey(3, 1, 8, 1, 2, 3));
        Path otherLabel = file("other_label.png", PngBytes.palette(3, 1, 1, 1, 0));
        Path otherNet = file("other.npy", NpyBytes.of("<f4", "(2, 1, 3)", 9, 9, 9, 0, 0, 0));
        try (Batch batch = SampleFiles.of(List.of(file("photo.png"), other), List.of(file("label.png"), otherLabel),
                List.of(net("a.npy", 2), otherNet, net("b.npy", 2), otherNet)).read().batch()) {
            assertThat(batch.title()).isEqualTo("2 images");
            assertThat(batch.samples()).extracting(Sample::name).containsExactly("photo", "other");
            assertThat(batch.sample(1).targets()).extracting(LabelSource::name).containsExactly("target");
            assertThat(batch.sample(1).predictions()).extracting(Prediction::name)
                    .containsExactly("prediction 1", "prediction 2");
            assertThat(batch.sample(1).predictions().getFirst().values().at(0, 0)).isEqualTo(9);
        }
    }

    @Test
    void membersOfOtherClassesNameBothFiles() throws IOException {
        refused(SampleFiles.of(List.of(file("photo.png"), file("photo.png")),
                List.of(file("label.png"), file("label.png")), List.of(net("a.npy", 2), net("b.npy", 3))),
                "b.npy has 3 classes but a.npy has 2: give files with the same classes.");
    }

    @Test
    void volumesReadBeforeAFailureAreGivenBack() throws IOException {
        long before = Volume.bytesInUse();
        refused(SampleFiles.of(List.of(file("photo.png")), List.of(file("label.png")),
                List.of(net("a.npy", 2), file("gone.npy"))),
                "gone.npy does not exist: check its name and folder.");
        assertThat(Volume.bytesInUse()).isEqualTo(before);
    }

    @Test
    void anImageIsNeeded() {
        assertThatIllegalArgumentException().isThrownBy(() -> SampleFiles.of(List.of(), List.of(), List.of()))
                .withMessage("Choose an image first: a picture is needed to open labels and predictions.");
    }

    @Test
    void aTargetIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleFiles.of(List.of(file("photo.png")), List.of(), List.of()))
                .withMessage("Choose a ground truth for the image: a label PNG or an array.");
    }

    @Test
    void everyImageHasTheSameNumberOfFiles() {
        Path photo = file("photo.png");
        Path label = file("label.png");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleFiles.of(List.of(photo, photo), List.of(label, label, label), List.of()))
                .withMessage("There are 2 images but 3 ground truth files: give the same number for every image.");
    }
}
