package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.window.control.DragGesture;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Focus;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.PaneSide;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jspecify.annotations.Nullable;

/** One pane: what it shows, of which class, how strongly over the image; the picture; its colour bar. */
final class PaneView extends BorderPane {

    private static final double ROOM_FOR_OPACITY = 260;
    private static final double ROOM_FOR_OPACITY_BESIDE_SIDES = 400;
    private static final double ROOM_FOR_CLASS = 190;
    private static final double ROOM_FOR_NUMBER = 210;
    private static final double ROOM_FOR_SIDES = 300;
    private static final double ROOM_FOR_KEYS = 105;
    /** The keys act on it. */
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final WorkbenchModel model;
    private final int index;
    private final ComboBox<Quantity> quantities = new ComboBox<>();
    private final ComboBox<Integer> classes = new ComboBox<>();
    private final ComboBox<PaneSide> sides = new ComboBox<>();
    private final Slider opacity = new Slider(0, 1, 1);
    private final PaneCanvas canvas;
    private final StackPane picture;
    private final ColourBarView bar = new ColourBarView();
    private final LegendView legend = new LegendView();
    private final Tooltip shownInFull = new Tooltip();
    private boolean showing;

    /** @param showLimits opens what the colour limits are chosen from */
    /** Which pane it is, from 0. */
    int index() {
        return index;
    }

    PaneView(WorkbenchModel model, int index, PaneCanvas canvas, Focus focus, Runnable showLimits) {
        this.model = model;
        this.index = index;
        this.canvas = canvas;
        this.picture = new StackPane(canvas);
        picture.setMinSize(0, 0);
        getStyleClass().add("pane");
        quantities.setId("quantity-" + index);
        quantities.setAccessibleText("Field of pane " + (index + 1));
        quantities.setVisibleRowCount(Quantity.ofOne().size());
        quantities.setConverter(Titles.of(this::real));
        quantities.setTooltip(shownInFull);
        quantities.setMaxWidth(Double.MAX_VALUE);
        quantities.prefWidthProperty().bind(TextSize.of(180));
        quantities.minWidthProperty().bind(TextSize.of(48));
        HBox.setHgrow(quantities, Priority.ALWAYS);
        classes.setId("class-" + index);
        classes.setAccessibleText("Class of pane " + (index + 1));
        classes.setConverter(new ClassName());
        classes.prefWidthProperty().bind(TextSize.of(112));
        classes.minWidthProperty().bind(TextSize.of(72));
        classes.setTooltip(new Tooltip("Of which class"));
        opacity.setId("opacity-" + index);
        opacity.prefWidthProperty().bind(TextSize.of(60));
        opacity.minWidthProperty().bind(TextSize.of(30));
        // A narrow pane needs its width to say what it shows.
        opacity.managedProperty().bind(opacity.visibleProperty());
        opacity.visibleProperty().bind(widthProperty().greaterThan(
                Bindings.when(sides.visibleProperty()).then(TextSize.of(ROOM_FOR_OPACITY_BESIDE_SIDES))
                        .otherwise(TextSize.of(ROOM_FOR_OPACITY))));
        widthProperty().subscribe(this::showClassChooser);
        opacity.setTooltip(
                new Tooltip("Opacity over the image; right-click the pane, or press N, for other ways to lie over it"));
        opacity.setAccessibleText("Opacity over the image");
        Label number = new Label(Integer.toString(index + 1));
        number.getStyleClass().add("pane-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.setTooltip(new Tooltip("Press " + (index + 1) + " to have the keys act on this pane"));
        // What a pane shows is worth more than its number, which the menu and the keys know too.
        Runnable showNumber = () -> Sections.show(number, model.snapshot().get().visiblePanes() > 1
                && (getWidth() == 0 || getWidth() >= TextSize.now(ROOM_FOR_NUMBER)));
        model.snapshot().subscribe(snapshot -> showNumber.run());
        widthProperty().subscribe(showNumber);
        focus.pane().subscribe(pane -> pseudoClassStateChanged(CHOSEN, pane.intValue() == index));
        focusWithinProperty().subscribe(within -> {
            if (within) {
                focus.choosePane(index);
            }
        });
        bar.setOnMouseClicked(event -> {
            focus.choosePane(index);
            if (event.getButton() == MouseButton.PRIMARY) {
                showLimits.run();
            }
        });
        sides.setId("side-" + index);
        sides.setConverter(Titles.of(PaneSide::letters));
        sides.prefWidthProperty().bind(TextSize.of(82));
        sides.setMinWidth(USE_PREF_SIZE);
        sides.getStyleClass().add("pane-side");
        sides.setTooltip(
                new Tooltip("Which side of the comparison: A, B, A minus B, or both with a handle between them"));
        sides.setAccessibleText("Side of the comparison");
        HBox header = new HBox(6, number, sides, quantities, classes, opacity);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("pane-header");
        setTop(header);
        StackPane.setAlignment(sides, Pos.BOTTOM_LEFT);
        StackPane.setMargin(sides, new Insets(6));
        setCenter(picture);
        widthProperty().subscribe(width -> placeSides(header, width.doubleValue() > TextSize.now(ROOM_FOR_SIDES)));
        StackPane keys = new StackPane(bar, legend);
        // A picture that is hardly wider than its colour bar shows nothing: limits are in the histogram, too.
        keys.visibleProperty().bind(widthProperty().greaterThan(TextSize.of(ROOM_FOR_KEYS)));
        keys.managedProperty().bind(keys.visibleProperty());
        setRight(keys);

        quantities.setOnAction(event -> {
            Quantity chosen = quantities.getValue();
            if (!showing && chosen != null) {
                model.changePane("pane " + (index + 1) + ": " + chosen.title(), index,
                        pane -> pane.withQuantity(chosen, 0));
            }
        });
        sides.setOnAction(event -> {
            PaneSide chosen = sides.getValue();
            if (!showing && chosen != null) {
                model.changePane("pane " + (index + 1) + ": " + chosen.letters(), index,
                        pane -> pane.withSide(chosen));
            }
        });
        classes.setOnAction(event -> {
            Integer chosen = classes.getValue();
            if (!showing && chosen != null) {
                model.changePane("pane " + (index + 1) + ": " + new ClassName().toString(chosen), index,
                        pane -> pane.withClass(chosen));
            }
        });
        DragGesture.watch(opacity, dragging -> {
            if (dragging) {
                model.beginGesture();
            } else {
                model.endGesture();
            }
        });
        opacity.valueProperty().subscribe((was, value) -> {
            if (!showing) {
                double rounded = Math.round(value.doubleValue() * 100) / 100.0;
                model.changePane(LookActions.opacityStep(index, rounded), index, pane -> pane.withOpacity(rounded));
            }
        });
        model.classes().subscribe(named -> {
            // The class numbers may be those from before, their names are not.
            showing = true;
            classes.setValue(null);
            classes.getItems().clear();
            showing = false;
            show();
        });
        show();
        model.follow(() -> List.of(model.snapshot().get().panes().get(index), model.snapshot().get().isComparing(),
                model.settings().prediction(),
                model.settings().objective().auxiliary(), model.settings().objective().first().activation()),
                this::show);
    }

    /** A narrow pane needs its header to say what it shows: then the side is chosen on the picture. */
    private void placeSides(HBox header, boolean room) {
        if (header.getChildren().contains(sides) != room) {
            if (room) {
                picture.getChildren().remove(sides);
                header.getChildren().add(1, sides);
            } else {
                header.getChildren().remove(sides);
                picture.getChildren().add(sides);
            }
        }
    }

    /** The picture of this pane. */
    PaneCanvas canvas() {
        return canvas;
    }

    /** Puts something in a corner of the picture. */
    void overlay(Node node, Pos corner) {
        StackPane.setAlignment(node, corner);
        picture.getChildren().add(node);
    }

    /** Puts a painted picture and its bar on screen. */
    void present(PaneFrame frame) {
        canvas.present(frame);
        bar.show(frame.bar());
        frame.legend().ifPresent(legend::show);
        legend.setVisible(frame.legend().isPresent());
    }

    private String title(Quantity quantity) {
        return model.batch().get().map(batch -> quantity.title(model.settings(), batch.sample(0)))
                .orElse(quantity.title());
    }

    /** Without logits the gradient shown is one by probability: the chooser says so, briefly. */
    private String real(Quantity quantity) {
        Quantity available = quantity.availableFor(model.settings().prediction());
        if (available == quantity) {
            return title(quantity);
        }
        return available == Quantity.GRADIENT_PROBABILITY ? "Gradient w.r.t. x" : "Gradient norm w.r.t. x";
    }

    private void show() {
        PaneSettings pane = model.snapshot().get().panes().get(index);
        showing = true;
        List<Integer> offered = new ArrayList<>();
        if (pane.quantity().hasTotal()) {
            offered.add(FieldKey.TOTAL);
        }
        model.classes().get().filter(named -> pane.quantity().hasClasses()).ifPresent(
                named -> IntStream.range(0, named.count()).forEach(offered::add));
        if (!offered.equals(classes.getItems())) {
            // A chooser forgets its choice with its items, but does not tell its value so.
            classes.setValue(null);
            classes.getItems().setAll(offered);
        }
        classes.setValue(pane.cls());
        showClassChooser();
        showQuantity(pane.quantity());
        showSide(pane);
        if (!opacity.isValueChanging()) {
            opacity.setValue(pane.opacity());
        }
        opacity.setDisable(pane.quantity() == Quantity.IMAGE);
        bar.showOwnLimits(pane.ownLimits().isPresent());
        canvas.setAccessibleText(Optional.of(pane.quantity()).map(this::title).orElseThrow());
        showing = false;
    }

    private void showClassChooser() {
        boolean room = getWidth() == 0 || getWidth() >= TextSize.now(ROOM_FOR_CLASS);
        PaneSettings pane = model.snapshot().get().panes().get(index);
        Sections.show(classes, room && pane.quantity().isScalar() && !pane.quantity().comparesTwo());
    }

    /** A picture has the sides but no difference; the image, and what compares two, have none. */
    private void showSide(PaneSettings pane) {
        List<PaneSide> offered = Arrays.stream(PaneSide.values())
                .filter(side -> side != PaneSide.DIFFERENCE || pane.quantity().isScalar()).toList();
        if (!offered.equals(sides.getItems())) {
            sides.setValue(null);
            sides.getItems().setAll(offered);
        }
        sides.setValue(pane.side());
        Sections.show(sides, model.snapshot().get().isComparing() && pane.quantity() != Quantity.IMAGE
                && !pane.quantity().comparesTwo());
    }

    /** What a gradient is taken by depends on the prediction, so a quantity that stays may have another title. */
    private void showQuantity(Quantity quantity) {
        String words = "This pane shows: " + real(quantity);
        List<Quantity> offered = offered(quantity);
        if (!words.equals(shownInFull.getText()) || !offered.equals(quantities.getItems())) {
            shownInFull.setText(words);
            quantities.setValue(null);
            quantities.getItems().setAll(offered);
        }
        quantities.setValue(quantity);
    }

    /** All but a gradient by logits that no term has, and what needs two sides; a pane that shows it goes on. */
    private List<Quantity> offered(Quantity shown) {
        boolean comparing = model.snapshot().get().isComparing();
        boolean auxiliary = model.settings().objective().auxiliary().isPresent();
        return Arrays.stream(Quantity.values())
                .filter(each -> auxiliary || each == shown || each != Quantity.GRADIENT_AUXILIARY)
                .filter(each -> comparing || each == shown || !each.comparesTwo()).toList();
    }

    /** Classes by name, the sum over them as "all classes". */
    private final class ClassName extends StringConverter<Integer> {

        @Override
        public String toString(@Nullable Integer cls) {
            if (cls == null) {
                return "";
            }
            return cls == FieldKey.TOTAL
                    ? "all classes"
                    : model.classes().get().filter(named -> cls < named.count()).map(named -> named.name(cls))
                            .orElse("class " + cls);
        }

        @Override
        public Integer fromString(String text) {
            throw new IllegalStateException("nobody types into this chooser: " + text);
        }
    }
}
