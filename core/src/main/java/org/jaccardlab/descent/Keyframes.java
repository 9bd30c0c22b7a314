package org.jaccardlab.descent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * States at evenly spaced steps, as many as there is memory for: when it is full every second one goes, and the distance
 * between them doubles.
 */
final class Keyframes implements AutoCloseable {

    private final int most;
    private final Supplier<State> room;
    private final TreeMap<Integer, State> states = new TreeMap<>();
    private final Deque<State> spare = new ArrayDeque<>();
    private int interval = 1;

    /** @param most how many states are kept, 0 for none */
    Keyframes(int most, Supplier<State> room) {
        this.most = most;
        this.room = room;
    }

    /** Keeps a copy of this step's state, if it is one of those that are kept. */
    void offer(int step, State state) {
        if (most == 0 || step == 0 || states.containsKey(step)) {
            return;
        }
        while (step % interval == 0 && states.size() == most) {
            interval *= 2;
            thin();
        }
        if (step % interval == 0) {
            State copy = spare.isEmpty() ? room.get() : spare.pop();
            copy.copyFrom(state);
            states.put(step, copy);
        }
    }

    private void thin() {
        for (Iterator<Map.Entry<Integer, State>> each = states.entrySet().iterator(); each.hasNext();) {
            Map.Entry<Integer, State> entry = each.next();
            if (entry.getKey() % interval != 0) {
                spare.push(entry.getValue());
                each.remove();
            }
        }
    }

    /** The last state that is kept up to this step. */
    Optional<Map.Entry<Integer, State>> upTo(int step) {
        return Optional.ofNullable(states.floorEntry(step));
    }

    int count() {
        return states.size();
    }

    @Override
    public void close() {
        states.values().forEach(State::close);
        spare.forEach(State::close);
        states.clear();
        spare.clear();
    }
}
