package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Optional;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.ClassTable;
import org.jspecify.annotations.Nullable;

/** One parameter somewhere in the settings, as a control shows and changes it: every change is a step with a name. */
public final class Tuning {

    private final WorkbenchModel model;
    private final Place<?> place;
    private final String name;
    private final Parameter standard;
    private String gestureStart = "";
    private boolean dragging;

    public Tuning(WorkbenchModel model, Place<?> place, String name) {
        this.model = model;
        this.place = place;
        this.name = name;
        this.standard = Parameters.of(place.standard(), name);
    }

    public WorkbenchModel model() {
        return model;
    }

    /** Runs {@code show} from now on whenever the value may be another. */
    public void follow(Runnable show) {
        model.follow(() -> place.owner(model.settings()), show);
    }

    /** What its controls are called: unique in the window. */
    public String id() {
        return place.prefix() + name;
    }

    public Parameter present() {
        return place.parameter(model.settings(), name);
    }

    /** What reset goes back to. */
    public Parameter standard() {
        return standard;
    }

    public boolean isStandard() {
        return present().text().equals(standard.text());
    }

    /** The classes of what is open; empty before anything is. */
    public Optional<ClassTable> classes() {
        return model.classes().get();
    }

    /** @return false if it was refused; the reason is then the model's notice */
    public boolean set(@Nullable Object value) {
        Parameter before = present();
        String from = dragging ? gestureStart : words(before);
        return model.change(before.title() + " " + from + " → " + wordsOf(value),
                settings -> place.with(settings, name, value));
    }

    /** The same with the value as a person types it. */
    public boolean type(String text) {
        return model.change(present().title() + " " + words(present()) + " → " + (text.isBlank() ? "not set" : text),
                settings -> place.withText(settings, name, text));
    }

    public void reset() {
        set(switch (standard) {
            case Parameter.Numeric number -> number.value().isPresent() ? number.value().getAsDouble() : null;
            case Parameter.Flag flag -> flag.value();
            case Parameter.Choice choice -> choice.chosen().map(Parameter.Choice.Option::value).orElse(null);
            case Parameter.Weights weights -> weights.values();
            case Parameter.Classes classes -> classes.values();
        });
    }

    /** Until {@link #endGesture()} all changes are one step. */
    public void beginGesture() {
        dragging = true;
        gestureStart = words(present());
        model.beginGesture();
    }

    public void endGesture() {
        dragging = false;
        model.endGesture();
    }

    private static String words(Parameter parameter) {
        String text = parameter instanceof Parameter.Choice choice
                ? choice.chosen().map(Parameter.Choice.Option::title).orElse("")
                : parameter.text();
        return text.isEmpty() ? "not set" : text;
    }

    private String wordsOf(@Nullable Object value) {
        return switch (value) {
            case null -> "not set";
            case Number number -> Parameters.number(number.doubleValue());
            case Boolean flag -> flag ? "yes" : "no";
            case List<?> list when list.isEmpty() -> "not set";
            default -> present() instanceof Parameter.Choice choice
                    ? choice.options().stream().filter(option -> option.value().equals(value)).findFirst()
                            .map(Parameter.Choice.Option::title).orElse(String.valueOf(value))
                    : value instanceof List<?> list
                            ? String.join(", ", list.stream()
                                    .map(each -> Parameters.number(((Number) each).doubleValue())).toList())
                            : String.valueOf(value);
        };
    }
}
