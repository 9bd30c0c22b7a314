package org.jaccardlab.app.window;

import javafx.scene.control.Label;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.TestBatches;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** News are read in full, and never at the cost of the probe. */
class NoticeTest extends WindowTest {

    private static final String SENTENCE = "a-file-with-a-very-long-name-such-as-people-give-them.npy is cut off: ";

    @Test
    void aLongSentenceWrapsAndLeavesTheProbeItsPlace() {
        app.open(TestBatches.square("square"));
        double probe = TestWindow.onToolkit(() -> app.find("#probe", Label.class).getWidth());
        app.act(() -> app.model.tell(Notice.problem(SENTENCE.repeat(4))));
        Label notice = app.find("#notice", Label.class);
        assertThat(TestWindow.onToolkit(notice::getHeight)).as("height, more than a line's").isGreaterThan(40);
        assertThat(TestWindow.onToolkit(() -> app.find("#probe", Label.class).getWidth())).isEqualTo(probe);
        app.act(() -> app.model.tell(Notice.NONE));
        assertThat(TestWindow.onToolkit(notice::isManaged)).isFalse();
    }
}
