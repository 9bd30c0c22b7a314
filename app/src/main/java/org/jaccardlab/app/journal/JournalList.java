package org.jaccardlab.app.journal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The entries that somebody wants to see, the newest first. Belongs to the home thread. */
public final class JournalList implements AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Journal journal;
    private final ReadOnlyObjectWrapper<List<Entry>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final AtomicBoolean due = new AtomicBoolean();
    private final Runnable unfollow;
    private Entry.Level least = Entry.Level.NOTE;
    private String words = "";

    public JournalList(Journal journal, Executor home) {
        this.journal = journal;
        this.unfollow = journal.follow(() -> {
            // However many come at once, they are shown once.
            if (!due.getAndSet(true)) {
                home.execute(this::refresh);
            }
        });
        refresh();
    }

    public ReadOnlyObjectProperty<List<Entry>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Shows what matters at least so much and holds all these words, in any case and anywhere. */
    public void filter(Entry.Level leastLevel, String text) {
        least = leastLevel;
        words = text;
        refresh();
    }

    private void refresh() {
        due.set(false);
        shown.set(journal.entries().reversed().stream().filter(this::isWanted).toList());
    }

    private boolean isWanted(Entry entry) {
        String all = (entry.sentence() + "\n" + entry.source() + "\n" + entry.level().title() + "\n" + entry.details())
                .toLowerCase(Locale.ROOT);
        return entry.level().compareTo(least) >= 0
                && List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream().allMatch(all::contains);
    }

    /** When it happened, by the clock on the wall. */
    public static String time(Entry entry) {
        return TIME.format(entry.at().atZone(ZoneId.systemDefault()));
    }

    /** All that is shown, to be sent to somebody, the oldest first. */
    public String text() {
        return shown.get().reversed().stream()
                .map(entry -> time(entry) + "  " + entry.level().title() + "  " + entry.source() + "  "
                        + entry.sentence() + "\n"
                        + (entry.details().isEmpty() ? "" : entry.details().strip().indent(4)))
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        unfollow.run();
    }
}
