package org.jaccardlab.app.window;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.Playback;
import org.jaccardlab.app.workbench.Playback.Way;
import org.jaccardlab.app.workbench.Trail;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.descent.Start;
import org.jaccardlab.descent.Variable;
import org.jaccardlab.parameter.Parameters;

/** The prediction itself goes down the loss, step by step, while the panes show it. */
final class DescentPage extends HBox implements PlotsArea.Page {

    private static final double NARROWEST_CHARTS = 480;

    private final WorkbenchModel model;
    private final Playback playback;
    private final Label words = Sections.muted("");
    private final CurveChart loss = new CurveChart("descent-loss", "loss");
    private final CurveChart iou = new CurveChart("descent-iou", "IoU D, %");
    private final CurveChart distance = new CurveChart("descent-distance", "distance to the target");
    private final Slider scrub = new Slider(0, Playback.STANDARD_LENGTH, 0);
    private final Button play = button("▶", "descent-play", "Play, or stay at this step");
    private final ComboBox<Way> ways = new ComboBox<>();
    private final TextField rate = field("descent-rate", "Step size", 5);
    private final TextField length = field("descent-length", "Steps to the end", 5);
    private boolean showing;

    DescentPage(WorkbenchModel model, Playback playback) {
        this.model = model;
        this.playback = playback;
        getStyleClass().add("plot-page");
        Label title = new Label("Descent");
        title.getStyleClass().add("plot-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        words.setId("descent-words");
        words.setWrapText(false);
        Tooltip inFull = new Tooltip();
        inFull.textProperty().bind(words.textProperty());
        words.setTooltip(inFull);

        HBox charts = new HBox(8, loss, iou, distance);
        charts.minWidthProperty().bind(TextSize.of(NARROWEST_CHARTS));
        for (CurveChart chart : List.of(loss, iou, distance)) {
            HBox.setHgrow(chart, Priority.ALWAYS);
            chart.setPrefWidth(10);
        }
        // Where there is less room, they scroll sideways.
        ScrollPane scroll = new ScrollPane(charts);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("side-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);

        Button rewind = button("|◀", "descent-rewind", "Back to the start");
        rewind.setOnAction(event -> playback.scrub(0));
        Button back = button("−1", "descent-back", "One step back");
        back.setOnAction(event -> playback.advance(-1));
        Button forth = button("+1", "descent-forth", "One step");
        forth.setOnAction(event -> playback.advance(1));
        play.setOnAction(event -> {
            if (playback.playing().get()) {
                playback.pause();
            } else {
                playback.play();
            }
        });
        scrub.setId("descent-scrub");
        scrub.setAccessibleText("Step");
        scrub.setTooltip(new Tooltip("Any step: those that have been taken come at once"));
        scrub.setBlockIncrement(1);
        scrub.valueProperty().subscribe((before, value) -> {
            if (!showing && Math.rint(value.doubleValue()) != Math.rint(before.doubleValue())) {
                playback.scrub((int) Math.rint(value.doubleValue()));
            }
        });
        HBox.setHgrow(scrub, Priority.ALWAYS);
        scrub.setMinWidth(40);
        Label of = Sections.muted("of");
        of.setMinWidth(Region.USE_PREF_SIZE);
        HBox bar = new HBox(4, rewind, back, play, forth, scrub, of, length);
        bar.getStyleClass().add("descent-bar");
        VBox left = new VBox(4, new HBox(12, title, words), scroll, bar);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);

        ComboBox<Variable> variables = chooser("descent-variable", "What of the prediction descends",
                Variable.values(), Variable::title);
        variables.setValue(playback.plan().get().variable());
        variables.setOnAction(event -> playback.follow(playback.plan().get().on(variables.getValue())));
        ComboBox<Start> starts = chooser("descent-start", "Where the descent begins", Start.values(), Start::title);
        starts.setValue(playback.plan().get().start());
        starts.setOnAction(event -> playback.follow(playback.plan().get().from(starts.getValue())));
        ways.setId("descent-optimiser");
        offer(ways, "How the gradient becomes a step", Way.values(), Way::title);
        ways.setValue(Way.GRADIENT);
        ways.setOnAction(event -> {
            rate.setText(Parameters.number(ways.getValue().usualRate()));
            playback.step(ways.getValue(), ways.getValue().usualRate());
        });
        rate.setText(Parameters.number(Way.GRADIENT.usualRate()));
        commit(rate, text -> playback.step(ways.getValue(), text));
        length.setText(Integer.toString(Playback.STANDARD_LENGTH));
        commit(length, text -> playback.setLength((int) Math.rint(text)));
        Label size = new Label("Step size");
        size.setMinWidth(Region.USE_PREF_SIZE);
        HBox step = new HBox(8, size, rate);
        step.getStyleClass().add("limits-ends");
        HBox.setHgrow(rate, Priority.ALWAYS);
        VBox right = new VBox(6, variables, starts, ways, step);
        right.getStyleClass().add("plot-side");
        getChildren().setAll(left, right);

        playback.view().subscribe(this::show);
        playback.length().subscribe(this::show);
        playback.playing().subscribe(this::show);
    }

    private static Button button(String text, String id, String help) {
        Button button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static TextField field(String id, String name, int columns) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(columns);
        field.setAccessibleText(name);
        field.setTooltip(new Tooltip(name));
        field.minWidthProperty().bind(TextSize.of(48));
        return field;
    }

    private static <T> ComboBox<T> chooser(String id, String help, T[] offered, Function<T, String> title) {
        ComboBox<T> chooser = new ComboBox<>();
        chooser.setId(id);
        offer(chooser, help, offered, title);
        return chooser;
    }

    private static <T> void offer(ComboBox<T> chooser, String help, T[] offered, Function<T, String> title) {
        chooser.getItems().setAll(offered);
        chooser.setConverter(Titles.of(title));
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setTooltip(new Tooltip(help));
        chooser.setAccessibleText(help);
    }

    private void commit(TextField field, DoubleConsumer taken) {
        String[] last = {field.getText()};
        Runnable take = () -> {
            if (field.getText().equals(last[0])) {
                return;
            }
            try {
                taken.accept(Double.parseDouble(field.getText().strip().replace(',', '.')));
            } catch (NumberFormatException notANumber) {
                model.tell(Notice.problem("\"" + field.getText() + "\" is not a number: type one such as 100."));
            }
            last[0] = field.getText();
        };
        field.setOnAction(event -> take.run());
        field.focusedProperty().subscribe((was, focused) -> {
            if (!focused) {
                take.run();
            }
        });
    }

    private void show() {
        showing = true;
        var view = playback.view().get();
        int end = playback.length().get();
        words.setText(view.map(Playback.View::words)
                .orElse("Play, and the prediction goes down the loss while the panes show it"));
        scrub.setMax(end);
        scrub.setValue(view.map(Playback.View::step).orElse(0));
        play.setText(playback.playing().get() ? "⏸" : "▶");
        Limits steps = new Limits(0, Math.max(end, view.map(Playback.View::step).orElse(0)));
        OptionalDouble here = view.map(shown -> OptionalDouble.of(shown.step())).orElse(OptionalDouble.empty());
        loss.show(view.map(Playback.View::loss).orElse(List.<Trail>of()), steps, false, here);
        iou.show(view.map(Playback.View::iou).orElse(List.<Trail>of()), steps, false, here);
        distance.show(view.map(Playback.View::distance).orElse(List.<Trail>of()), steps, false, here);
        showing = false;
    }

    @Override
    public String title() {
        return "Descent";
    }

    @Override
    public String help() {
        return "Gradient descent on the prediction itself: play it, and the panes show where the loss leads";
    }

    @Override
    public KeyCode key() {
        return KeyCode.O;
    }

    @Override
    public Node content() {
        return this;
    }

    @Override
    public void watch(boolean looking) {
        playback.watch(looking);
    }
}
