package org.jaccardlab.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jaccardlab.app.rendering.Exporter;
import org.jaccardlab.app.workbench.FittedLimits;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a field as picture or numbers. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Write a field: .npy holds raw numbers, .png the picture that the window shows.")
final class Export implements Callable<Integer> {

    @Mixin
    private Inputs inputs = new Inputs();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Option(names = "--field", required = true, paramLabel = "ID", completionCandidates = FieldIds.class, description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // required
    private String field;

    @Option(names = "--class", paramLabel = "C", description = "a class by number or name; all classes together if left out, where there is such a field")
    private @Nullable String cls;

    @Option(names = "--member", paramLabel = "N", description = "which image of a batch, from 1 (1)")
    private int member = 1;

    @Option(names = "--opacity", paramLabel = "O", description = "of the field over the image, 0 to 1 (1)")
    private double opacity = 1;

    @Option(names = "--plain", description = "the bare picture, without colour bar and caption")
    private boolean plain;

    @Option(names = {"-o", "--out"}, required = true, paramLabel = "FILE", description = ".npy or .png")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Quantity quantity = Quantity.withId(field);
        requireOpacity();
        inputs.requireApart(out);
        Loaded loaded = inputs.read();
        try (Batch batch = loaded.batch()) {
            Names.requireMember(batch, member);
            Settings settings = options.on(batch);
            requireLogits(quantity, settings);
            PaneSettings pane = new PaneSettings(quantity, wantedClass(batch, quantity), opacity);
            Set<FieldKey> fields = quantity.isScalar() ? Set.of(pane.key()) : Set.of();
            Evaluation evaluation = engine.start()
                    .evaluate(new Request(batch, member - 1, settings, fields));
            Optional<Limits> limits = quantity.isScalar()
                    ? FittedLimits.of(pane.shownQuantity(evaluation),
                            evaluation.field(pane.key()).orElseThrow(), evaluation)
                    : Optional.empty();
            Exporter.write(out, evaluation, pane, limits, plain ? Exporter.Frame.NONE : Exporter.Frame.FULL);
            loaded.warnings().forEach(spec.commandLine().getErr()::println);
            return 0;
        }
    }

    /** The fields for the help, in the order of the window's chooser. */
    private static final class FieldIds implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Quantity.ofOne().stream().map(Quantity::id).iterator();
        }
    }

    private void requireOpacity() {
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity must lie in 0 to 1 but is " + Parameters.number(opacity));
        }
    }

    /** A file of numbers has no caption that could say what stands in for a gradient that does not exist. */
    private static void requireLogits(Quantity quantity, Settings settings) {
        Quantity available = quantity.availableFor(settings.prediction());
        if (available != quantity) {
            throw new IllegalArgumentException("A prediction made from the target has no logits: export "
                    + available.id() + " instead.");
        }
    }

    private int wantedClass(Batch batch, Quantity quantity) {
        if (cls == null) {
            return quantity.isScalar() && quantity.hasTotal()
                    ? FieldKey.TOTAL
                    : quantity.isScalar() && batch.classes().count() > 1 ? missing(quantity) : 0;
        }
        for (int c = 0; c < batch.classes().count(); c++) {
            if (cls.equalsIgnoreCase(batch.classes().name(c)) || cls.equals(Integer.toString(c))) {
                return c;
            }
        }
        throw new IllegalArgumentException("There is no class \"" + cls + "\": choose one of "
                + String.join(", ", batch.classes().entries().stream().map(entry -> entry.name()).toList()) + ".");
    }

    private static int missing(Quantity quantity) {
        throw new IllegalArgumentException(
                quantity.title() + " is taken for one class at a time: say which with --class.");
    }
}
