package org.jaccardlab.app.window.control;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.workbench.Tuning;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.sample.ClassTable;

/** Some of the classes, ticked by name in a menu; none ticked means all. */
public final class ClassesRow extends VBox {

    private static final String ALL = "All";

    private final Tuning tuning;
    private final MenuButton menu = new MenuButton(ALL);
    private final RowHead head;

    public ClassesRow(Tuning tuning) {
        this.tuning = tuning;
        menu.setId("classes-" + tuning.id());
        menu.setAccessibleText(tuning.standard().title());
        menu.prefWidthProperty().bind(TextSize.of(110));
        menu.setMnemonicParsing(false);
        head = new RowHead(tuning, menu, tuning.standard().help());
        getChildren().setAll(head);
        tuning.model().classes().subscribe(this::offer);
        tuning.follow(this::show);
        show();
    }

    private void offer() {
        List<MenuItem> items = new ArrayList<>();
        tuning.classes().ifPresent(classes -> {
            items.add(item(ALL, List.of()));
            if (classes.count() > 1) {
                items.add(item("All but " + classes.name(0),
                        IntStream.range(1, classes.count()).boxed().toList()));
            }
            items.add(new SeparatorMenuItem());
            for (int c = 0; c < classes.count(); c++) {
                CheckBox tick = new CheckBox(classes.name(c));
                tick.setMnemonicParsing(false);
                tick.setUserData(c);
                tick.setOnAction(event -> tuning.set(ticked()));
                CustomMenuItem item = new CustomMenuItem(tick, false);
                items.add(item);
            }
        });
        menu.getItems().setAll(items);
        show();
    }

    private MenuItem item(String text, List<Integer> classes) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> tuning.set(classes));
        return item;
    }

    private List<CheckBox> ticks() {
        return menu.getItems().stream().filter(CustomMenuItem.class::isInstance)
                .filter(item -> !(item instanceof SeparatorMenuItem))
                .map(item -> (CheckBox) ((CustomMenuItem) item).getContent()).toList();
    }

    private List<Integer> ticked() {
        return ticks().stream().filter(CheckBox::isSelected).map(tick -> (Integer) tick.getUserData()).toList();
    }

    private void show() {
        List<Integer> chosen = ((Parameter.Classes) tuning.present()).values();
        ticks().forEach(tick -> tick.setSelected(chosen.contains((Integer) tick.getUserData())));
        menu.setText(chosen.isEmpty()
                ? ALL
                : String.join(", ", chosen.stream().map(cls -> tuning.classes().map(table -> name(table, cls))
                        .orElse(String.valueOf(cls))).toList()));
        head.show();
    }

    private static String name(ClassTable table, int cls) {
        return cls < table.count() ? table.name(cls) : "class " + cls;
    }
}
