package org.jaccardlab.app.journal;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

import static org.assertj.core.api.Assertions.assertThat;

class JournalTest {

    private final Journal journal = new Journal();

    private void add(Entry.Level level, String sentence, String details) {
        journal.add(Entry.now(level, "Test", sentence, details));
    }

    @Test
    void theNewestComesFirstAndFollows() {
        try (JournalList list = new JournalList(journal, Runnable::run)) {
            add(Entry.Level.NOTE, "one", "");
            add(Entry.Level.NOTE, "two", "");
            assertThat(list.shown().get()).extracting(Entry::sentence).containsExactly("two", "one");
        }
    }

    @Test
    void nobodyIsToldAfterTheEnd() {
        JournalList list = new JournalList(journal, Runnable::run);
        list.close();
        add(Entry.Level.NOTE, "late", "");
        assertThat(list.shown().get()).isEmpty();
    }

    @Test
    void onlyTheLatestThousandAreKept() {
        IntStream.range(0, Journal.MOST + 5).forEach(i -> add(Entry.Level.NOTE, "number " + i, ""));
        List<Entry> kept = journal.entries();
        assertThat(kept).hasSize(Journal.MOST);
        assertThat(kept.getFirst().sentence()).isEqualTo("number 5");
    }

    @Test
    void levelAndWordsNarrowTheList() {
        add(Entry.Level.NOTE, "saved a file", "");
        add(Entry.Level.PROBLEM, "a file is cut off", "at NpyFile line 12");
        add(Entry.Level.WARNING, "nothing was written", "");
        try (JournalList list = new JournalList(journal, Runnable::run)) {
            list.filter(Entry.Level.WARNING, "");
            assertThat(list.shown().get()).hasSize(2);
            list.filter(Entry.Level.NOTE, "npyfile FILE");
            assertThat(list.shown().get()).extracting(Entry::sentence).containsExactly("a file is cut off");
            assertThat(list.text()).contains("Problem  Test  a file is cut off\n    at NpyFile line 12");
        }
    }

    @Test
    void whatTheProgramLogsIsKeptWithItsDetails() {
        JournalLogger logger = new JournalLogger("org.jaccardlab.app.opening.Opener", NOPLogger.NOP_LOGGER, journal);
        logger.error("opening failed", new IllegalStateException("no such axis"));
        logger.info("{} is not read", "file.json");
        logger.debug("nobody asked");
        assertThat(journal.entries()).extracting(Entry::level).containsExactly(Entry.Level.PROBLEM, Entry.Level.NOTE);
        Entry problem = journal.entries().getFirst();
        assertThat(problem.source()).isEqualTo("Opener");
        assertThat(problem.sentence()).isEqualTo("Opening failed: no such axis");
        assertThat(problem.details()).contains("IllegalStateException", "JournalTest");
        assertThat(journal.entries().getLast().sentence()).isEqualTo("File.json is not read");
    }

    @Test
    void whatOthersLogInPassingIsNot() {
        new JournalLogger("org.nd4j.Loader", NOPLogger.NOP_LOGGER, journal).info("loaded");
        assertThat(journal.entries()).isEmpty();
    }
}
