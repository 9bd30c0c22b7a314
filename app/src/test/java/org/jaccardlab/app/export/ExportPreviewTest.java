package org.jaccardlab.app.export;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExportPreviewTest {

    private static final Batch BATCH = TestBatches.square("square");
    private static final PaneSettings SHARE = new PaneSettings(Quantity.SHARE, FieldKey.TOTAL, 1);
    private static final PaneSettings ERROR = new PaneSettings(Quantity.ERROR, 1, 1);
    private static final Answers ANSWERS = Answers.of(EngineKind.standard().start().evaluate(
            new Request(BATCH, 0, Settings.startingWith(BATCH), Set.of(SHARE.key(), ERROR.key()))));

    @AfterAll
    static void close() {
        BATCH.close();
    }

    private static ExportRequest request(Form form, Frame frame) {
        return new ExportRequest(List.of(SHARE, ERROR), Map.of(), form, frame);
    }

    @Test
    void aFigureIsDrawnAsTheFileWillBe() {
        ExportRequest request = request(Form.PNG, Frame.FULL.suiting(2));
        assertThat(ExportPreview.of(ANSWERS, request)).isInstanceOfSatisfying(ExportPreview.Drawn.class, drawn -> {
            assertThat(drawn.picture().argb())
                    .isEqualTo(Exporter.figure(ANSWERS, request).rendering().argb());
            assertThat(drawn.facts()).isEqualTo(drawn.picture().size().width() + " × "
                    + drawn.picture().size().height() + " pixels");
        });
    }

    @Test
    void theScaleChangesWhatIsSaidAndNotHowMuchIsDrawn() {
        Frame frame = Frame.FULL.suiting(2);
        ExportPreview.Drawn large = (ExportPreview.Drawn) ExportPreview.of(ANSWERS,
                request(Form.PDF, frame.withStyle(frame.style().withUpscale(4))));
        ExportPreview.Drawn small = (ExportPreview.Drawn) ExportPreview.of(ANSWERS, request(Form.PDF, frame));
        assertThat(large.picture().size()).isEqualTo(small.picture().size());
        assertThat(large.facts()).isNotEqualTo(small.facts());
    }

    @Test
    void tablesShowTheirBeginning() {
        assertThat(ExportPreview.of(ANSWERS, request(Form.CLASSES, Frame.FULL)))
                .isInstanceOfSatisfying(ExportPreview.Written.class, written -> {
                    assertThat(written.text()).startsWith("term,termLoss,index,name,active,loss,contribution");
                    assertThat(written.facts()).isEqualTo("3 lines");
                });
    }

    @Test
    void numbersAreListedByTheNamesTheyWillHave() {
        assertThat(ExportPreview.of(ANSWERS, request(Form.NPZ, Frame.FULL)))
                .isInstanceOfSatisfying(ExportPreview.Written.class, written -> {
                    assertThat(written.text()).contains("share\n", "error_class-1\n");
                    assertThat(written.facts()).isEqualTo("64 × 64 numbers each, float32, in raw units");
                });
    }
}
