package org.jaccardlab.evaluation.fused;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InOrderTest {

    private final List<String> taken = new ArrayList<>();
    private final InOrder<String> inOrder = new InOrder<>(taken::add);

    @Test
    void whatComesTooEarlyWaitsForWhatIsBeforeIt() {
        inOrder.take(1, "b");
        inOrder.take(2, "c");
        assertThat(taken).isEmpty();
        inOrder.take(0, "a");
        assertThat(taken).containsExactly("a", "b", "c");
        inOrder.take(3, "d");
        assertThat(taken).endsWith("d");
    }
}
