package org.jaccardlab.app.opening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jaccardlab.io.Proposal;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.io.UnreadableFileException;

/**
 * Files and folders that a person has put together, in the order in which they came.
 *
 * @param paths each once
 */
record Dropped(List<Path> paths) {

    Dropped {
        paths = paths.stream().map(path -> path.toAbsolutePath().normalize()).distinct().toList();
    }

    /** The same and more. */
    Dropped plus(List<Path> more) {
        return new Dropped(Stream.concat(paths.stream(), more.stream()).toList());
    }

    /** The sample folder that they are. */
    Optional<Path> sample() {
        return SampleFolder.among(paths);
    }

    /**
     * What the files are taken for.
     *
     * @throws UnreadableFileException if one cannot be read, or a folder holds nothing to open
     */
    Proposal proposal() throws IOException {
        for (Path path : paths) {
            if (paths.size() > 1 && SampleFolder.is(path)) {
                throw new UnreadableFileException(path, "is a sample of its own", "open it without the others");
            }
        }
        Proposal proposal = Proposal.of(paths);
        proposal.requireReadable();
        if (proposal.items().stream().allMatch(item -> item.role() == Proposal.Role.UNUSED)) {
            for (Path path : paths) {
                if (Files.isDirectory(path)) {
                    throw nothingIn(path);
                }
            }
        }
        return proposal;
    }

    private static UnreadableFileException nothingIn(Path folder) throws IOException {
        List<SampleFolder.Summary> samples = SampleFolder.list(folder);
        if (!samples.isEmpty()) {
            return new UnreadableFileException(folder, "holds samples in folders of their own",
                    "open one of them, such as " + samples.getFirst().folder().getFileName());
        }
        List<Path> within = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(within::add);
        }
        if (within.isEmpty()) {
            return new UnreadableFileException(folder, "is empty", "open a folder with an image and its ground truth");
        }
        return within.stream().anyMatch(Files::isDirectory)
                ? new UnreadableFileException(folder, "holds no image, label or prediction of its own",
                        "open the folders in it that do, together")
                : new UnreadableFileException(folder, "holds no image, label or prediction",
                        "open a folder with an image and its ground truth");
    }
}
