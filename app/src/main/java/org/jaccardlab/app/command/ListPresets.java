package org.jaccardlab.app.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the losses of other libraries with their parameters and defaults. */
@Command(name = "presets", mixinStandardHelpOptions = true, description = "List the losses as implemented in other libraries, with their parameters.")
final class ListPresets implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (String library : Presets.libraries()) {
            out.println(library);
            Presets.all().stream().filter(preset -> preset.library().equals(library)).forEach(each -> print(each, out));
        }
        out.flush();
        return 0;
    }

    private static void print(Preset preset, PrintWriter out) {
        out.println("  " + Presets.id(preset) + ": " + preset.name());
        for (Parameter parameter : Parameters.of(preset.asRecord())) {
            out.println(
                    "      " + parameter.name() + "=" + (parameter.text().isEmpty() ? "(not set)" : parameter.text())
                            + "  " + parameter.help());
        }
        if (!preset.departs().isEmpty()) {
            out.println("      Departs from the plain definition: " + preset.departs());
        }
    }
}
