package org.jaccardlab.descent;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;

/** All numbers that one step hands to the next: of every member what descends, then the optimiser's memories. */
final class State implements AutoCloseable {

    private final List<List<Volume>> members = new ArrayList<>();

    /** Zeros. */
    State(Batch batch, int memories) {
        for (Sample sample : batch.samples()) {
            List<Volume> volumes = new ArrayList<>();
            members.add(volumes);
            for (int k = 0; k <= memories; k++) {
                volumes.add(Volume.allocate(sample.classes().count(), sample.size(), Precision.FLOAT32));
            }
        }
    }

    /** Bytes that such a state takes. */
    static long bytes(Batch batch, int memories) {
        long numbers = batch.samples().stream()
                .mapToLong(sample -> (long) sample.classes().count() * sample.size().pixels()).sum();
        return Float.BYTES * (1L + memories) * numbers;
    }

    /** What descends. */
    Volume position(int member) {
        return members.get(member).getFirst();
    }

    /** The memory of this number, from 1 on. */
    Volume memory(int member, int number) {
        return members.get(member).get(number);
    }

    int memories() {
        return members.getFirst().size() - 1;
    }

    void copyFrom(State other) {
        for (int m = 0; m < members.size(); m++) {
            for (int k = 0; k < members.get(m).size(); k++) {
                MemorySegment.copy(other.members.get(m).get(k).memory(), 0, members.get(m).get(k).memory(), 0,
                        members.get(m).get(k).memory().byteSize());
            }
        }
    }

    void forget() {
        for (List<Volume> volumes : members) {
            volumes.subList(1, volumes.size()).forEach(memory -> memory.memory().fill((byte) 0));
        }
    }

    /** A copy of what descends, which the caller closes. */
    Volume copyOfPosition(int member) {
        Volume own = position(member);
        Volume copy = Volume.allocate(own.classes(), own.size(), own.precision());
        MemorySegment.copy(own.memory(), 0, copy.memory(), 0, own.memory().byteSize());
        return copy;
    }

    @Override
    public void close() {
        members.forEach(volumes -> volumes.forEach(Volume::close));
    }
}
