package org.jaccardlab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jaccardlab.app.report.Json;
import org.jaccardlab.io.Inspection;
import org.jaccardlab.io.Proposal;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.io.UnreadableFileException;
import org.jaccardlab.raster.Region;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what the reader understood of a file, or of several together, as JSON. */
@Command(name = "inspect", mixinStandardHelpOptions = true, description = "Print as JSON what the reader understands of a file or sample folder, or what it takes several files for.")
final class Inspect implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "an array, a picture or a sample folder; of several files, what each is to the others")
    private List<Path> files = List.of();

    @Option(names = "--region", paramLabel = "X,Y,WxH", description = "look only at this rectangle of it")
    private @Nullable Region region;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        spec.commandLine().getOut().println(Json.text(found()));
        return 0;
    }

    private Object found() throws IOException {
        if (files.size() > 1) {
            if (region != null) {
                throw new IllegalArgumentException("--region is for a single file.");
            }
            return ProposalReport.of(Proposal.of(files));
        }
        Path file = files.getFirst();
        if (Files.isDirectory(file) && region == null && !SampleFolder.is(file)) {
            return folder(file);
        }
        return region == null ? Inspection.of(file) : Inspection.of(file, region);
    }

    /** One picture for each class, or files to be taken for a sample as if they had been named. */
    private static Object folder(Path folder) throws IOException {
        try {
            return Inspection.of(folder);
        } catch (UnreadableFileException noPictures) {
            Proposal proposal = Proposal.of(List.of(folder));
            if (proposal.items().stream().allMatch(item -> item.role() == Proposal.Role.UNUSED)) {
                throw noPictures;
            }
            return ProposalReport.of(proposal);
        }
    }
}
