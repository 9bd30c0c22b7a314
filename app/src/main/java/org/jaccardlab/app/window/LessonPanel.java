package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.lesson.LessonPlayer;
import org.jaccardlab.app.lesson.LessonPlayer.Place;
import org.jaccardlab.app.lesson.Prose;
import org.jaccardlab.app.lesson.Question;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Side;
import org.jaccardlab.app.workbench.WorkbenchModel;

/** The step of a lesson that is played: its text, its question, and the way on. */
final class LessonPanel extends VBox {

    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final LessonPlayer player;
    private final Label lesson = new Label();
    private final Label count = new Label();
    private final VBox text = new VBox();
    private final VBox asked = new VBox();
    private final ScrollPane scroll = new ScrollPane(new VBox(text, asked));
    private final Label loss = new Label();
    private final HBox buttons = new HBox();
    private final Label keys = new Label("\u2192 next   \u2190 back   1\u20269 answer   F5 panels   Esc leave");
    private final Button back;
    private final Button next;

    /** @param present shows the lesson large, and back */
    LessonPanel(LessonPlayer player, WorkbenchModel model, Action present) {
        this.player = player;
        setId("lesson");
        getStyleClass().add("lesson");
        lesson.setId("lesson-title");
        lesson.getStyleClass().add("section-title");
        lesson.setMinWidth(0);
        HBox.setHgrow(lesson, Priority.ALWAYS);
        lesson.setMaxWidth(Double.MAX_VALUE);
        count.setId("lesson-count");
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(8, lesson, count);
        head.setAlignment(Pos.BASELINE_LEFT);
        text.getStyleClass().add("lesson-text");
        text.setId("lesson-text");
        asked.getStyleClass().add("lesson-question");
        scroll.setFitToWidth(true);
        // What an answer adds below is read next; the pane itself stays where it was while its content grows.
        ((Region) scroll.getContent()).heightProperty().subscribe(() -> {
            if (player.answer().get().isPresent()) {
                Platform.runLater(() -> scroll.setVvalue(1));
            }
        });
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("side-scroll");
        scroll.setAccessibleText("The lesson's text");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        back = button("Back", "lesson-back", "The step before (Page up)", player::back);
        next = button("Next", "lesson-next", "The next step (Page down)", this::goOn);
        Button large = button("Present", "lesson-present", "", () -> Actions.run(present));
        large.getTooltip().textProperty().bind(present.longTextProperty());
        Button leave = button("Leave", "lesson-leave", "End the lesson; what is on screen stays", player::leave);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        buttons.getChildren().setAll(back, next, gap, large, leave);
        buttons.getStyleClass().add("lesson-buttons");
        loss.setId("lesson-loss");
        loss.getStyleClass().add("lesson-loss");
        model.evaluation().subscribe(() -> showLoss(model));
        model.pair().subscribe(() -> showLoss(model));
        keys.setWrapText(true);
        keys.setMinHeight(USE_PREF_SIZE);
        keys.getStyleClass().add("muted");
        present(false);
        setMinWidth(0);
        getChildren().setAll(head, scroll, loss, buttons, keys);
        player.place().subscribe(this::show);
        player.answer().subscribe(this::showAnswer);
    }

    /** Whether keys are all there is. */
    void present(boolean large) {
        Sections.show(buttons, !large);
        Sections.show(keys, large);
    }

    private void showLoss(WorkbenchModel model) {
        loss.setText(model.answers().map(answers -> answers.pair().isPresent()
                ? String.format(Locale.ROOT, "Loss A %.4f, B %.4f", answers.a().loss(),
                        answers.evaluation(Side.B).loss())
                : String.format(Locale.ROOT, "Loss %.4f", answers.a().loss())).orElse(""));
    }

    /** After the last step there is nothing but the end. */
    private void goOn() {
        if (player.place().get().map(Place::isLast).orElse(false)) {
            player.leave();
        } else {
            player.next();
        }
    }

    private static Button button(String words, String id, String help, Runnable deed) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(help));
        button.setOnAction(event -> deed.run());
        return button;
    }

    private void show(Optional<Place> place) {
        Sections.show(this, place.isPresent());
        place.ifPresent(this::show);
    }

    private void show(Place place) {
        lesson.setText(place.lesson().title());
        count.setText("step " + (place.index() + 1) + " of " + place.lesson().steps().size());
        Label title = new Label(place.step().title());
        title.setId("lesson-step");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().add("lesson-step");
        List<Node> paragraphs = new ArrayList<>(List.of(title));
        place.step().paragraphs().forEach(paragraph -> paragraphs.add(flow(paragraph)));
        text.getChildren().setAll(paragraphs);
        text.setAccessibleText(place.step().title() + ". "
                + String.join(" ", place.step().paragraphs().stream().map(Prose::plain).toList()));
        asked.getChildren().setAll(place.step().question().map(this::question).orElse(List.of()));
        Sections.show(asked, place.step().question().isPresent());
        scroll.setVvalue(0);
        back.setDisable(place.index() == 0);
        next.setText(place.isLast() ? "Finish" : "Next");
    }

    private List<Node> question(Question question) {
        List<Node> all = new ArrayList<>(List.of(flow(question.text())));
        for (int i = 0; i < question.choices().size(); i++) {
            int choice = i;
            Button button = new Button(Prose.plain(question.choices().get(i)));
            button.setId("lesson-choice-" + (i + 1));
            Label number = new Label(Integer.toString(i + 1));
            number.getStyleClass().add("key");
            number.setMinWidth(Region.USE_PREF_SIZE);
            button.setGraphic(number);
            button.setWrapText(true);
            button.setMinHeight(USE_PREF_SIZE);
            button.setMaxWidth(Double.MAX_VALUE);
            button.getStyleClass().add("lesson-choice");
            button.setOnAction(event -> player.answer(choice));
            all.add(button);
        }
        TextFlow why = flow(question.why());
        why.setId("lesson-why");
        all.add(why);
        Sections.show(why, false);
        return all;
    }

    /** Words beside colours say what was right. */
    private void showAnswer(OptionalInt answer) {
        Optional<Question> question = player.place().get().flatMap(place -> place.step().question());
        if (answer.isEmpty() || question.isEmpty()) {
            return;
        }
        List<String> choices = question.get().choices();
        for (int i = 0; i < choices.size(); i++) {
            Button button = (Button) asked.getChildren().get(i + 1);
            boolean right = i == question.get().right();
            boolean wrong = i == answer.getAsInt() && !right;
            button.setText((right ? "Right: " : wrong ? "No: " : "") + Prose.plain(choices.get(i)));
            button.pseudoClassStateChanged(RIGHT, right);
            button.pseudoClassStateChanged(WRONG, wrong);
        }
        Node why = asked.getChildren().getLast();
        Sections.show(why, true);
    }

    private static TextFlow flow(String paragraph) {
        TextFlow flow = new TextFlow();
        for (Prose.Span span : Prose.spans(paragraph)) {
            Text piece = new Text(span.text());
            piece.getStyleClass().addAll("prose", switch (span.look()) {
                case PLAIN -> "prose-plain";
                case STRONG -> "prose-strong";
                case CODE -> "prose-code";
                case NUMBER -> "prose-number";
            });
            flow.getChildren().add(piece);
        }
        flow.setMinHeight(USE_PREF_SIZE);
        return flow;
    }
}
