package org.jaccardlab.app.journal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The latest entries, and no more than {@value #MOST} of them. Safe on any thread. */
public final class Journal {

    /** More than anybody reads, less than anybody notices in memory. */
    public static final int MOST = 1000;
    /** Of details: a stack trace repeats itself where it is longer. */
    private static final int LONGEST_DETAILS = 20_000;
    /** What is logged knows no other way to whoever shows it. */
    private static final Journal OF_THIS_RUN = new Journal();

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** What the program itself writes to. */
    public static Journal ofThisRun() {
        return OF_THIS_RUN;
    }

    public void add(Entry entry) {
        synchronized (entries) {
            entries.addLast(entry);
            if (entries.size() > MOST) {
                entries.removeFirst();
            }
        }
        listeners.forEach(Runnable::run);
    }

    /** The oldest first. */
    public List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /**
     * Tells of every further entry, on whatever thread adds it.
     *
     * @return ends that
     */
    public Runnable follow(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** What went wrong and where in the program, as many lines. */
    public static String details(Throwable problem) {
        StringWriter lines = new StringWriter();
        problem.printStackTrace(new PrintWriter(lines, true));
        String all = lines.toString();
        return all.length() <= LONGEST_DETAILS ? all : all.substring(0, LONGEST_DETAILS) + "…";
    }
}
