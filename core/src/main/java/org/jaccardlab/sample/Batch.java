package org.jaccardlab.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * An ordered list of samples with the same classes; sizes may differ. One image is a batch of one.
 *
 * @param classes as they are called and coloured here; every sample keeps a table of its own
 */
public record Batch(String title, List<Sample> samples, ClassTable classes) implements AutoCloseable {

    public Batch {
        samples = List.copyOf(samples);
        for (Sample sample : samples) {
            if (sample.classes().count() != classes.count()) {
                throw new IllegalArgumentException(sample.name() + " has " + sample.classes().count()
                        + " classes but " + samples.getFirst().name() + " has " + classes.count());
            }
        }
    }

    /** With the classes as the first sample has them. */
    public Batch(String title, List<Sample> samples) {
        this(title, samples, own(samples));
    }

    private static ClassTable own(List<Sample> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a batch needs at least one sample");
        }
        return samples.getFirst().classes();
    }

    public static Batch of(Sample sample) {
        return new Batch(sample.name(), List.of(sample));
    }

    /**
     * With the samples of another batch behind these; ground truths and predictions are called as the first sample's are.
     * Samples are shared or taken over, not copied: whoever closes closes each once.
     *
     * @throws IllegalArgumentException if the classes differ or a file is missing, in a sentence for the person who added it
     */
    public Batch plus(Batch other) {
        if (other.classes().count() != classes().count()) {
            throw new IllegalArgumentException(
                    other.title() + " has " + other.classes().count() + " classes but this batch has "
                            + classes().count() + ": add images with the same classes");
        }
        List<Sample> all = new ArrayList<>(samples);
        for (Sample sample : other.samples()) {
            all.add(sample.asMemberBeside(samples.getFirst(), unique(sample.name(), all)));
        }
        return new Batch(titled(all), all);
    }

    private static String unique(String name, List<Sample> taken) {
        String unique = name;
        for (int k = 2; names(taken).contains(unique); k++) {
            unique = name + " (" + k + ")";
        }
        return unique;
    }

    private static List<String> names(List<Sample> samples) {
        return samples.stream().map(Sample::name).toList();
    }

    /** Without one of its samples, which stays open. */
    public Batch without(int member) {
        List<Sample> rest = new ArrayList<>(samples);
        rest.remove(member);
        return new Batch(titled(rest), rest);
    }

    /** With one sample at another place in the order. */
    public Batch moved(int member, int to) {
        List<Sample> reordered = new ArrayList<>(samples);
        reordered.add(to, reordered.remove(member));
        return new Batch(title, reordered);
    }

    private static String titled(List<Sample> samples) {
        return samples.size() == 1 ? samples.getFirst().name() : samples.size() + " images";
    }

    /** The same samples, with their classes called and coloured in another way. */
    public Batch calling(ClassTable other) {
        return other.equals(classes) ? this : new Batch(title, samples, other);
    }

    /** The classes as the first sample has them. */
    public ClassTable ownClasses() {
        return own(samples);
    }

    public int size() {
        return samples.size();
    }

    public Sample sample(int member) {
        return samples.get(member);
    }

    /**
     * Leases on every sample; closing the result ends them all.
     *
     * @throws IllegalStateException if a sample has been closed
     */
    public Lease lease() {
        List<Lease> leases = new ArrayList<>();
        Lease all = new Lease(() -> leases.forEach(Lease::close));
        try {
            samples.forEach(sample -> leases.add(sample.lease()));
            return all;
        } catch (IllegalStateException closed) {
            all.close();
            throw closed;
        }
    }

    @Override
    public void close() {
        samples.forEach(Sample::close);
    }
}
