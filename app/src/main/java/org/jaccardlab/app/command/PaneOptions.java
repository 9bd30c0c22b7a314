package org.jaccardlab.app.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jaccardlab.app.export.Form;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.PaneSide;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is shown: one field, or several in one figure. */
final class PaneOptions {

    @Option(names = "--field", paramLabel = "ID", completionCandidates = FieldIds.class, description = "${COMPLETION-CANDIDATES}")
    private @Nullable String field;

    @Option(names = "--class", paramLabel = "C", description = "a class by number or name; all classes together if left out, where there is such a field")
    private @Nullable String cls;

    @Option(names = "--opacity", paramLabel = "O", description = "of the field over the image, 0 to 1 (1)")
    private double opacity = 1;

    @Option(names = "--panes", paramLabel = "ID[:C][@O]", split = ",", description = "several fields in place of --field, each with its own class and opacity if need be, "
            + "such as image,share,gradient-logit:lake,predicted-class@0.5; in a comparison (--against-...) a/, b/ or a-b/ before it says which side, such as a-b/share,gradient-cosine")
    private List<String> panes = List.of();

    /** The fields for the help, in the order of the window's chooser. */
    private static final class FieldIds implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Quantity.values()).map(Quantity::id).iterator();
        }
    }

    /** A field as it is typed. */
    private record Typed(PaneSide side, Quantity quantity, @Nullable String cls, double opacity) {
    }

    /** What can be refused before anything is read. */
    void check() {
        typed();
    }

    /** Only a table does without. */
    void requireFor(Form form) {
        if (form.kind() != Form.Kind.TABLE && field == null && panes.isEmpty()) {
            throw new IllegalArgumentException("Say what to export, with --field ID or --panes ID,ID,...");
        }
    }

    /** How many pictures stand in one figure. */
    int count() {
        return Math.max(1, panes.size());
    }

    private List<Typed> typed() {
        if (field != null && !panes.isEmpty()) {
            throw new IllegalArgumentException("--panes takes the place of --field: give one of them");
        }
        if (!panes.isEmpty() && cls != null) {
            throw new IllegalArgumentException(
                    "--class belongs to --field: write the class behind each of --panes, such as share:lake");
        }
        requireOpacity(opacity);
        return field != null
                ? List.of(typed(field, cls, opacity))
                : panes.stream().map(this::typed).toList();
    }

    private Typed typed(String text) {
        String rest = text.strip();
        double own = opacity;
        int at = rest.lastIndexOf('@');
        if (at >= 0) {
            try {
                own = Double.parseDouble(rest.substring(at + 1));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("--panes has \"" + text
                        + "\": write a number behind the @, such as share@0.5", e);
            }
            requireOpacity(own);
            rest = rest.substring(0, at);
        }
        int colon = rest.indexOf(':');
        return colon < 0 ? typed(rest, null, own) : typed(rest.substring(0, colon), rest.substring(colon + 1), own);
    }

    private static Typed typed(String text, @Nullable String cls, double opacity) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Typed(PaneSide.A, Quantity.withId(text), cls, opacity)
                : new Typed(side(text.substring(0, slash)), Quantity.withId(text.substring(slash + 1)), cls, opacity);
    }

    private static PaneSide side(String text) {
        return switch (text) {
            case "a" -> PaneSide.A;
            case "b" -> PaneSide.B;
            case "a-b" -> PaneSide.DIFFERENCE;
            default -> throw new IllegalArgumentException(
                    "\"" + text + "\" is no side of a comparison: write a/, b/ or a-b/ before the field");
        };
    }

    private static void requireOpacity(double opacity) {
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity must lie in 0 to 1 but is " + Parameters.number(opacity));
        }
    }

    /**
     * In the order given.
     *
     * @param other the settings that A is compared with
     *
     * @throws IllegalArgumentException if a class is missing or there is none of this name, or a field needs logits that the
     *         prediction does not have: a file of numbers has no caption that could say what stands in for it
     */
    List<PaneSettings> on(Batch batch, Settings settings, Optional<Settings> other) {
        return typed().stream().map(typed -> {
            Quantity available = Stream.concat(Stream.of(settings), other.stream()).map(Settings::prediction)
                    .reduce(typed.quantity(), Quantity::availableFor, (one, another) -> another);
            if (available != typed.quantity()) {
                throw new IllegalArgumentException("A prediction made from the target has no logits: export "
                        + available.id() + " instead.");
            }
            PaneSettings pane = new PaneSettings(typed.quantity(), cls(typed, batch.classes()), typed.opacity(),
                    typed.side());
            if (pane.needsTwo() && other.isEmpty()) {
                throw new IllegalArgumentException((typed.quantity().comparesTwo()
                        ? typed.quantity().id() + " compares"
                        : "b/ and a-b/ compare")
                        + " two settings: say how B differs, as with --against-loss ID");
            }
            return pane;
        }).toList();
    }

    /**
     * A field of numbers written as one of {@code --panes} is, "share" or "gradient-logit:lake".
     *
     * @throws IllegalArgumentException if there is none of this name, or it is no field of numbers
     */
    static FieldKey key(String text, Batch batch, Settings settings) {
        int colon = text.indexOf(':');
        Quantity quantity = Quantity.withId(colon < 0 ? text : text.substring(0, colon));
        Typed typed = new Typed(PaneSide.A, quantity, colon < 0 ? null : text.substring(colon + 1), 1);
        return new FieldKey(quantity, cls(typed, batch.classes())).availableFor(settings.prediction());
    }

    private static int cls(Typed typed, ClassTable classes) {
        Quantity quantity = typed.quantity();
        String wanted = typed.cls();
        if (wanted == null) {
            return quantity.isScalar() && quantity.hasTotal()
                    ? FieldKey.TOTAL
                    : quantity.isScalar() && classes.count() > 1 ? missing(quantity) : 0;
        }
        return Names.cls(classes, wanted);
    }

    private static int missing(Quantity quantity) {
        throw new IllegalArgumentException(quantity.title()
                + " is taken for one class at a time: say which with --class, or behind a colon in --panes.");
    }
}
