package org.jaccardlab.app.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/**
 * Many exports of one kind: every image of every sample, under every loss, everything that is to be shown.
 *
 * @param losses at least one; their names tell files apart
 * @param shows what is exported of each image under each loss
 * @param folder made if it is missing
 * @param replace whether files that are there already give way; otherwise they are kept, and said to be
 * @param saving how a file is written
 */
public record Series(List<Source> sources, List<Variant> losses, Shows shows, Path folder, NamePattern names,
        boolean replace, Saving saving) {

    /** Writes one file, perhaps with what tells how it was made. */
    public interface Saving {

        /** Of files and nothing else. */
        Saving PLAIN = (file, from, answers, request) -> Exporter.write(file, answers, request);

        /** @param from of every sample of the batch; empty if that is not known */
        void write(Path file, List<Provenance> from, Answers answers, ExportRequest request) throws IOException;
    }

    /** Where a sample comes from. */
    public interface Source {

        String title();

        /** Opens it; the caller closes what it gets. */
        Opened open() throws IOException;
    }

    /**
     * A sample that is open.
     *
     * @param end closes it, or only gives back what was lent
     * @param from where each of its samples comes from; empty if that is not known
     * @param warnings what the reader was unsure about
     */
    public record Opened(Batch batch, AutoCloseableQuietly end, List<Provenance> from, List<String> warnings) {
    }

    /** What ends without complaint. */
    public interface AutoCloseableQuietly extends AutoCloseable {

        @Override
        void close();
    }

    /** A loss with all that goes with it, as it is for a batch. */
    public record Variant(String name, Function<Batch, Settings> settings) {
    }

    /** What is shown of a batch. */
    public interface Shows {

        /** How many files of every image under every loss. */
        int count();

        /** That many. */
        List<ExportRequest> of(Batch batch, Settings settings);
    }

    public Series {
        sources = List.copyOf(sources);
        losses = List.copyOf(losses);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("choose at least one sample to export");
        }
        if (losses.isEmpty()) {
            throw new IllegalArgumentException("choose at least one loss to export");
        }
        requireTold(names, losses.size() > 1, NamePattern.Place.LOSS);
        requireTold(names, shows.count() > 1, NamePattern.Place.FIELD);
        if (sources.size() > 1 && !names.tells(NamePattern.Place.SAMPLE)) {
            requireTold(names, true, NamePattern.Place.IMAGE);
        }
    }

    private static void requireTold(NamePattern names, boolean several, NamePattern.Place place) {
        if (several && !names.tells(place)) {
            throw new IllegalArgumentException("the name pattern \"" + names.text()
                    + "\" gives several files one name: add {" + place.word() + "}");
        }
    }
}
