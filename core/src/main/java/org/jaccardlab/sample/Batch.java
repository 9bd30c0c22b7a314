package org.jaccardlab.sample;

import java.util.ArrayList;
import java.util.List;

/** An ordered list of samples with the same classes; sizes may differ. One image is a batch of one. */
public record Batch(String title, List<Sample> samples) implements AutoCloseable {

    public Batch {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a batch needs at least one sample");
        }
        ClassTable classes = samples.getFirst().classes();
        for (Sample sample : samples) {
            if (sample.classes().count() != classes.count()) {
                throw new IllegalArgumentException(sample.name() + " has " + sample.classes().count()
                        + " classes but " + samples.getFirst().name() + " has " + classes.count());
            }
        }
    }

    public static Batch of(Sample sample) {
        return new Batch(sample.name(), List.of(sample));
    }

    public ClassTable classes() {
        return samples.getFirst().classes();
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
