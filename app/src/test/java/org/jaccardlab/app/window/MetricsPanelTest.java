package org.jaccardlab.app.window;

import javafx.event.ActionEvent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.jaccardlab.app.workbench.TestBatches;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Metrics on screen, against a reference that the loss does not know. */
class MetricsPanelTest extends WindowTest {

    /** The number in this column of the row of this name. */
    private String shown(String row, int column) {
        return TestWindow.onToolkit(() -> {
            NumberTable table = app.find("#scores", NumberTable.class);
            int at = table.getChildren().indexOf(table.getChildren().stream()
                    .filter(node -> ((Label) node).getText().equals(row)).findFirst().orElseThrow());
            return ((Label) table.getChildren().get(at + column)).getText();
        });
    }

    @Test
    void theReferenceIsSaidAndCanBeChosenApartFromTheTarget() {
        app.openShipped("caspian");
        assertThat(app.text("#against")).isEqualTo("against the arg max of Mean of four maps");
        assertThat(shown("Soft IoU", 1)).startsWith("0.");
        String loss = app.text("#loss-value");
        String iou = shown("IoU", 1);

        app.choose("#reference", "Natural Earth 1:50m");
        assertThat(app.text("#against")).isEqualTo("against Natural Earth 1:50m");
        assertThat(app.text("#loss-value")).isEqualTo(loss);
        assertThat(shown("IoU", 1)).isNotEqualTo(iou);
    }

    @Test
    void moreBinsAreTypedAndTakenBack() {
        app.open(TestBatches.square("square"));
        TextField bins = app.find("#typed-bins", TextField.class);
        app.act(() -> {
            bins.setText("20");
            bins.fireEvent(new ActionEvent());
        });
        assertThat(app.metrics().measuring().bins()).isEqualTo(20);
        app.act(app.model::undo);
        assertThat(app.metrics().measuring().bins()).isEqualTo(10);
    }
}
