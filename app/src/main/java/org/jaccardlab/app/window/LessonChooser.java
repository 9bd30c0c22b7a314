package org.jaccardlab.app.window;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.lesson.Lesson;

/** Every lesson with its summary, one of which is begun. */
final class LessonChooser extends Dialog<ButtonType> {

    private static final double WIDTH = 620;
    private static final double HEIGHT = 520;

    private final ListView<Lesson> list = new ListView<>();

    /** @param start called with the lesson that was chosen */
    LessonChooser(Window owner, List<Lesson> lessons, Consumer<Lesson> start) {
        initOwner(owner);
        setTitle("Lessons");
        setHeaderText(null);
        setResizable(true);
        list.setId("lessons");
        list.setAccessibleText("Lessons");
        list.getItems().setAll(lessons);
        list.setCellFactory(made -> new Row());
        list.getSelectionModel().select(0);
        list.prefWidthProperty().bind(TextSize.of(WIDTH));
        list.prefHeightProperty().bind(TextSize.of(HEIGHT));
        ButtonType begin = new ButtonType("Begin", ButtonBar.ButtonData.OK_DONE);
        getDialogPane().setContent(list);
        getDialogPane().getStyleClass().add("lesson-chooser");
        getDialogPane().getButtonTypes().setAll(begin, ButtonType.CANCEL);
        getDialogPane().lookupButton(begin).setId("lesson-begin");
        getDialogPane().lookupButton(begin).disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                take(begin);
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                take(begin);
            }
        });
        setOnShown(event -> list.requestFocus());
        resultProperty().subscribe(chosen -> {
            if (chosen == begin) {
                start.accept(list.getSelectionModel().getSelectedItem());
            }
        });
    }

    private void take(ButtonType begin) {
        if (list.getSelectionModel().getSelectedItem() != null) {
            setResult(begin);
            close();
        }
    }

    private static final class Row extends ListCell<Lesson> {

        private final Label title = new Label();
        private final Label summary = new Label();
        private final VBox both = new VBox(title, summary);

        Row() {
            title.getStyleClass().add("lesson-name");
            summary.getStyleClass().add("muted");
            summary.setWrapText(true);
            both.setMinWidth(0);
            both.setPrefWidth(1);
        }

        @Override
        protected void updateItem(Lesson lesson, boolean empty) {
            super.updateItem(lesson, empty);
            setText(null);
            if (empty || lesson == null) {
                setGraphic(null);
                return;
            }
            title.setText(lesson.title());
            summary.setText(lesson.summary());
            setAccessibleText(lesson.title() + ": " + lesson.summary());
            setGraphic(both);
        }
    }
}
