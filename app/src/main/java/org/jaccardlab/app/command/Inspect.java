package org.jaccardlab.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jaccardlab.io.Inspection;
import org.jaccardlab.raster.Region;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what the reader understood of a file, as JSON. */
@Command(name = "inspect", mixinStandardHelpOptions = true, description = "Print what the reader understands of a file or sample folder as JSON.")
final class Inspect implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = ".npy, .npz, PNG, JPEG or a sample folder")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Path file;

    @Option(names = "--region", paramLabel = "X,Y,WxH", description = "look only at this rectangle of it")
    private @Nullable Region region;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        spec.commandLine().getOut()
                .println(Json.text(region == null ? Inspection.of(file) : Inspection.of(file, region)));
        return 0;
    }
}
