package org.jaccardlab.sample;

import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Batches are formed from others. */
class BatchTest {

    private static final Size SIZE = new Size(2, 2);

    private static Sample sample(String name, int classes, String target, String... predictions) {
        return new Sample(name, new Photo(SIZE, new int[4]), ClassTable.numbered(classes),
                List.of(new LabelSource.Hard(target, new LabelMap(SIZE, new byte[4]))),
                IntStream.range(0, predictions.length).mapToObj(i -> new Prediction(predictions[i],
                        PredictionKind.LOGITS, Volume.of(classes, SIZE, new float[classes * 4]))).toList());
    }

    @Test
    void filesOfAnAddedImageAreCalledAsTheBatchCallsThem() {
        Batch batch = Batch.of(sample("a", 2, "a labels", "a network", "a teacher"));
        try (Batch both = batch.plus(Batch.of(sample("a", 2, "b labels", "b network", "b teacher")))) {
            assertThat(both.samples()).extracting(Sample::name).containsExactly("a", "a (2)");
            assertThat(both.sample(1).target("a labels")).isPresent();
            assertThat(both.sample(1).predictions()).extracting(Prediction::name).containsExactly("a network",
                    "a teacher");
        }
    }

    @Test
    void filesOfTheSameNamesStayTogetherWhateverTheirOrder() {
        try (Batch both = Batch.of(sample("a", 2, "labels", "network", "teacher"))
                .plus(Batch.of(sample("b", 2, "labels", "teacher", "network")))) {
            assertThat(both.sample(1).predictions()).extracting(Prediction::name).containsExactly("teacher", "network");
        }
    }

    @Test
    void anImageWithOtherClassesOrFewerFilesIsRefusedInASentence() {
        try (Batch batch = Batch.of(sample("a", 2, "labels", "network", "teacher"));
                Batch classes = Batch.of(sample("b", 3, "labels", "network"));
                Batch files = Batch.of(sample("c", 2, "labels", "alone"))) {
            assertThatThrownBy(() -> batch.plus(classes))
                    .hasMessage("b has 3 classes but this batch has 2: add images with the same classes");
            assertThatThrownBy(() -> batch.plus(files)).hasMessage(
                    "c has fewer predictions than the batch: 1, not 2; add an image with as many");
        }
    }

    @Test
    void imagesAreTakenOutAndMoved() {
        Batch three = Batch.of(sample("a", 2, "t")).plus(Batch.of(sample("b", 2, "t")))
                .plus(Batch.of(sample("c", 2, "t")));
        assertThat(three.moved(2, 0).samples()).extracting(Sample::name).containsExactly("c", "a", "b");
        assertThat(three.without(1).samples()).extracting(Sample::name).containsExactly("a", "c");
        assertThat(three.without(1).title()).isEqualTo("2 images");
    }
}
