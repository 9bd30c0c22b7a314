package org.jaccardlab.app.opening;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.workbench.MemoryOffer;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/** Says what a sample needs and what there is, and asks which of the ways to open it is taken. */
public final class MemoryDialog extends Dialog<MemoryOffer.Way> {

    private final GridPane ways = new GridPane();
    private final Spinner<Integer> x;
    private final Spinner<Integer> y;
    private final Spinner<Integer> width;
    private final Spinner<Integer> height;
    private final MemoryOffer offer;

    public MemoryDialog(Window owner, MemoryOffer offer) {
        this.offer = offer;
        initOwner(owner);
        setTitle("Too large");
        setHeaderText(null);
        getDialogPane().getStyleClass().add("memory-dialog");
        Size picture = offer.picture();
        Region proposed = offer.proposed().orElse(Region.centred(picture, 1));
        x = number("x", 0, picture.width() - 1, proposed.x());
        y = number("y", 0, picture.height() - 1, proposed.y());
        width = number("width", 1, picture.width(), proposed.size().width());
        height = number("height", 1, picture.height(), proposed.size().height());

        Label finding = new Label(offer.finding() + ".");
        finding.setId("memory-finding");
        finding.setWrapText(true);
        finding.prefWidthProperty().bind(TextSize.of(520));
        finding.setMinHeight(Label.USE_PREF_SIZE);
        ways.getStyleClass().add("form");
        row(0, "float16", "Open as float16", offer::float16);
        row(1, "region", "Open a region", this::region);
        HBox rectangle = new HBox(6, new Label("x"), x, new Label("y"), y, new Label("width"), width,
                new Label("height"), height);
        rectangle.setAlignment(Pos.CENTER_LEFT);
        ways.add(rectangle, 0, 2, 2, 1);
        row(3, "anyway", "Open anyway", offer::anyway);
        getDialogPane().setContent(new VBox(12, finding, ways));
        getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL);
        setResultConverter(pressed -> null);
    }

    /** A button with what its way needs, or why it is closed. */
    private void row(int row, String id, String title, Supplier<MemoryOffer.Way> way) {
        Button button = new Button(title);
        button.setId("memory-" + id);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setMaxWidth(Double.MAX_VALUE);
        Label words = new Label();
        words.setId("memory-" + id + "-words");
        words.getStyleClass().add("muted");
        Runnable show = () -> {
            button.setDisable(!way.get().isOpen());
            words.setText(way.get().words());
        };
        show.run();
        List.of(x, y, width, height).forEach(field -> field.getEditor().textProperty().subscribe(show));
        button.setOnAction(event -> {
            setResult(way.get());
            close();
        });
        ways.addRow(row, button, words);
    }

    private MemoryOffer.Way region() {
        return typed().map(offer::region).orElseGet(offer::noRegion);
    }

    /** What stands in the fields, whether or not it has been confirmed; empty if it is no rectangle. */
    private Optional<Region> typed() {
        try {
            return Optional.of(new Region(Integer.parseInt(text(x)), Integer.parseInt(text(y)),
                    new Size(Integer.parseInt(text(height)), Integer.parseInt(text(width)))));
        } catch (IllegalArgumentException incomplete) {
            return Optional.empty();
        }
    }

    private static String text(Spinner<Integer> field) {
        return field.getEditor().getText().strip();
    }

    private static Spinner<Integer> number(String name, int least, int most, int start) {
        Spinner<Integer> field = new Spinner<>(least, most, start);
        field.setId("memory-" + name);
        field.setAccessibleText(name + " of the region");
        field.setEditable(true);
        field.prefWidthProperty().bind(TextSize.of(92));
        return field;
    }
}
