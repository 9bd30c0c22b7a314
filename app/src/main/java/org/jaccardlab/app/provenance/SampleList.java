package org.jaccardlab.app.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.io.MemoryBudget;
import org.jaccardlab.io.SampleSource;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;

/**
 * The samples of a batch in its order, as a document lists them.
 *
 * @param sources each once
 * @param members which sample of which source
 */
public record SampleList(List<Source> sources, List<Member> members) {

    /** What is read, and how much of it. */
    public record Source(SampleSource from, Intake intake) {
    }

    /**
     * One sample of the batch.
     *
     * @param source counted from 0
     * @param member which of the samples that lie there, from 0
     */
    public record Member(int source, int member) {
    }

    /**
     * What could be read.
     *
     * @param batch the caller closes it
     * @param provenance of each of its samples
     * @param missing files that are not there, for which samples have been left out
     */
    public record Reading(Batch batch, List<Provenance> provenance, List<String> warnings, List<Path> missing) {
    }

    public SampleList {
        sources = List.copyOf(sources);
        members = List.copyOf(members);
        for (Member member : members) {
            if (member.source() < 0 || member.source() >= sources.size() || member.member() < 0) {
                throw new IllegalArgumentException("there is no sample " + member.member() + " of a source "
                        + member.source());
            }
        }
    }

    public static SampleList of(List<Provenance> samples) {
        List<Source> sources = samples.stream().map(each -> new Source(each.source(), each.intake())).distinct()
                .toList();
        return new SampleList(sources, samples.stream().map(each -> new Member(
                sources.indexOf(new Source(each.source(), each.intake())), each.member())).toList());
    }

    /** Every file of every source. */
    public List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Source source : sources) {
            files.addAll(source.from().files());
        }
        return files;
    }

    /**
     * Reads what is there; if one file that is there is refused, nothing stays in memory.
     *
     * @return without a batch if nothing is there
     */
    public Optional<Reading> read(MemoryBudget budget) throws IOException {
        List<Path> missing = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<Optional<Batch>> batches = new ArrayList<>();
        try {
            for (Source source : sources) {
                List<Path> lost = source.from().files().stream().filter(file -> !Files.exists(file)).toList();
                missing.addAll(lost);
                if (lost.isEmpty()) {
                    Loaded loaded = source.from().plan().read(source.intake(), budget);
                    warnings.addAll(loaded.warnings());
                    batches.add(Optional.of(loaded.batch()));
                } else {
                    batches.add(Optional.empty());
                }
            }
            Optional<Reading> reading = arranged(batches, warnings, missing);
            for (int i = 0; i < batches.size(); i++) {
                closeUnlisted(i, batches.get(i));
            }
            return reading;
        } catch (IOException | RuntimeException | OutOfMemoryError failed) {
            samples(batches).forEach(Sample::close);
            throw failed;
        }
    }

    private void closeUnlisted(int source, Optional<Batch> batch) {
        List<Sample> all = batch.map(Batch::samples).orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            if (!members.contains(new Member(source, i))) {
                all.get(i).close();
            }
        }
    }

    /** The files that are not there. */
    public List<Path> missing() throws IOException {
        return files().stream().filter(file -> !Files.exists(file)).toList();
    }

    private static Stream<Sample> samples(List<Optional<Batch>> batches) {
        return batches.stream().flatMap(Optional::stream).flatMap(batch -> batch.samples().stream());
    }

    private Optional<Reading> arranged(List<Optional<Batch>> batches, List<String> warnings, List<Path> missing) {
        List<Provenance> provenance = new ArrayList<>();
        Optional<Batch> together = Optional.empty();
        for (Member member : members) {
            Optional<Batch> batch = batches.get(member.source());
            if (batch.isPresent()) {
                Source source = sources.get(member.source());
                if (member.member() >= batch.get().size()) {
                    throw new IllegalArgumentException(batch.get().title() + " has no image number "
                            + (member.member() + 1) + " any more: open it by itself.");
                }
                provenance.add(new Provenance(source.from(), source.intake(), member.member()));
                Batch one = alone(batch.get(), member.member());
                together = Optional.of(together.map(before -> before.plus(one)).orElse(one));
            }
        }
        boolean whole = sources.size() == 1 && batches.getFirst().filter(
                batch -> provenance.equals(Provenance.of(sources.getFirst().from(), sources.getFirst().intake(),
                        batch.size())))
                .isPresent();
        return (whole ? batches.getFirst() : together)
                .map(batch -> new Reading(batch, List.copyOf(provenance), warnings, missing));
    }

    private static Batch alone(Batch batch, int member) {
        return batch.size() == 1 ? batch : Batch.of(batch.sample(member));
    }
}
