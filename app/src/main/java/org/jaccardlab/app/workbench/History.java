package org.jaccardlab.app.workbench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Steps that can be taken back and taken again, each with a name such as "epsilon 0.1 → 0.2". */
final class History<T> {

    private static final int LONGEST = 1_000;

    private record Step<T>(String name, T state) {
    }

    private final Deque<Step<T>> undo = new ArrayDeque<>();
    private final Deque<Step<T>> redo = new ArrayDeque<>();

    /** Remembers the state before a step; what had been taken back is forgotten. */
    void record(String name, T before) {
        undo.push(new Step<>(name, before));
        redo.clear();
        if (undo.size() > LONGEST) {
            undo.removeLast();
        }
    }

    /** Gives the newest step another name, as when a drag goes on. */
    void rename(String name) {
        Step<T> newest = undo.pop();
        undo.push(new Step<>(name, newest.state()));
    }

    /** Forgets the newest step, as when a drag ends where it began. */
    void forgetNewest() {
        undo.pop();
    }

    /** The state before the newest step, given the present one. */
    Optional<T> undo(T present) {
        return move(undo, redo, present);
    }

    Optional<T> redo(T present) {
        return move(redo, undo, present);
    }

    private Optional<T> move(Deque<Step<T>> from, Deque<Step<T>> to, T present) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Step<T> step = from.pop();
        to.push(new Step<>(step.name(), present));
        return Optional.of(step.state());
    }

    /** The names of all steps in their order, those that were taken back last. */
    List<String> names() {
        List<String> names = new ArrayList<>(undo.stream().map(Step::name).toList().reversed());
        names.addAll(redo.stream().map(Step::name).toList());
        return List.copyOf(names);
    }

    /** How many steps are done and not taken back. */
    int done() {
        return undo.size();
    }

    Optional<String> undoName() {
        return Optional.ofNullable(undo.peek()).map(Step::name);
    }

    Optional<String> redoName() {
        return Optional.ofNullable(redo.peek()).map(Step::name);
    }
}
