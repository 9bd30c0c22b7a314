package org.jaccardlab.app.recompute;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatestOnlyTest {

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final List<Integer> computed = new ArrayList<>();
    private final List<Integer> shown = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final LatestOnly<Integer, Integer> questions = new LatestOnly<>(this::square, shown::add, failures::add,
            worker::add, Runnable::run);

    private int square(int number) {
        computed.add(number);
        if (number < 0) {
            throw new IllegalArgumentException("negative");
        }
        return number * number;
    }

    @Test
    void aBurstCostsTwoComputationsAndShowsTheLast() {
        for (int i = 1; i <= 100; i++) {
            questions.ask(i);
        }
        drain();
        assertThat(computed).containsExactly(1, 100);
        assertThat(shown).containsExactly(1, 10_000);
    }

    @Test
    void aRunningAnswerIsShownThoughANewerQuestionWaits() {
        questions.ask(3);
        questions.ask(4);
        worker.remove().run();
        assertThat(shown).containsExactly(9);
        assertThat(questions.isBusy()).isTrue();
    }

    @Test
    void aComputationCanSeeThatANewerQuestionWaits() {
        questions.ask(3);
        assertThat(questions.isNewerWaiting()).isFalse();
        questions.ask(4);
        assertThat(questions.isNewerWaiting()).isTrue();
        worker.remove().run();
        assertThat(questions.isNewerWaiting()).isFalse();
    }

    @Test
    void aFailureDoesNotStopTheNextQuestion() {
        questions.ask(-1);
        questions.ask(5);
        drain();
        assertThat(failures).hasSize(1);
        assertThat(shown).containsExactly(25);
        assertThat(questions.isBusy()).isFalse();
    }

    @Test
    void theWorkerGoesOnWithTheNewestWhileHomeIsBusy() {
        Deque<Runnable> home = new ArrayDeque<>();
        LatestOnly<Integer, Integer> slow = new LatestOnly<>(this::square, shown::add, failures::add, worker::add,
                home::add);
        slow.ask(1);
        slow.ask(2);
        slow.ask(3);
        drain();
        assertThat(computed).containsExactly(1, 3);
        slow.ask(4);
        assertThat(slow.isBusy()).as("nothing has been delivered").isTrue();
        home.remove().run();
        assertThat(slow.isBusy()).isTrue();
        home.remove().run();
        assertThat(shown).containsExactly(1, 9);
        assertThat(slow.isBusy()).as("4 was asked after the worker had looked").isTrue();
        drain();
        home.remove().run();
        assertThat(shown).containsExactly(1, 9, 16);
        assertThat(slow.isBusy()).isFalse();
    }

    private void drain() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }
}
