package org.jaccardlab.evaluation.fused;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes in what threads have made of the parts of a computation, in the order of the parts, so that sums come out the same
 * whoever was first. What comes too early waits; all else can be forgotten at once. Safe to call from any thread.
 */
final class InOrder<T> {

    private final Consumer<T> taken;
    private final Map<Integer, T> early = new HashMap<>();
    private int next;

    InOrder(Consumer<T> taken) {
        this.taken = taken;
    }

    synchronized void take(int part, T made) {
        early.put(part, made);
        for (T due = early.remove(next); due != null; due = early.remove(next)) {
            taken.accept(due);
            next++;
        }
    }
}
