package org.jaccardlab.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person typed, as the value that a parameter takes. */
final class TypedText {

    private TypedText() {
    }

    /** @throws IllegalArgumentException saying what would be understood */
    static @Nullable Object value(Parameter parameter, String text) {
        return switch (parameter) {
            case Parameter.Numeric number -> text.isEmpty() && number.optional() ? null : number(number.name(), text);
            case Parameter.Flag flag -> flag(flag, text);
            case Parameter.Choice choice -> text.isEmpty() && choice.optional() ? null : option(choice, text);
            case Parameter.Weights weights -> list(text, each -> number(weights.name(), each));
            case Parameter.Classes classes -> list(text, each -> whole(classes.name(), each));
        };
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text.replace('−', '-'));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " is a number such as 0.25, not \"" + text + "\"");
        }
    }

    private static int whole(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " takes numbers of classes such as 0,2, not \"" + text + "\"");
        }
    }

    private static boolean flag(Parameter.Flag flag, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on", "1" -> true;
            case "no", "false", "off", "0" -> false;
            default -> throw new IllegalArgumentException(flag.name() + " is yes or no, not \"" + text + "\"");
        };
    }

    private static Object option(Parameter.Choice choice, String text) {
        return choice.options().stream().filter(option -> option.text().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(oneOf(choice, text))).value();
    }

    static String oneOf(Parameter.Choice choice, String text) {
        return choice.name() + " is one of "
                + choice.options().stream().map(Parameter.Choice.Option::text).collect(Collectors.joining(", "))
                + ", not \"" + text + "\"";
    }

    private static <T> List<T> list(String text, Function<String, T> each) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split("[,;\\s]+")).map(each).toList();
    }
}
