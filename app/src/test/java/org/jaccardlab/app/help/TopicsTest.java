package org.jaccardlab.app.help;

import java.util.List;
import org.jaccardlab.evaluation.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsTest {

    @ParameterizedTest
    @EnumSource
    void everyFieldIsExplainedUnderItsName(Quantity quantity) {
        assertThat(Topics.about(List.of("quantity:" + quantity.id()))).hasValueSatisfying(topic -> {
            assertThat(topic.title()).isEqualTo(quantity.title());
            assertThat(topic.text()).endsWith(".");
        });
    }

    @Test
    void noPlaceIsExplainedTwice() {
        assertThat(Topics.all().stream().flatMap(topic -> topic.places().stream())).doesNotHaveDuplicates();
    }

    @Test
    void topicsAreShort() {
        assertThat(Topics.all()).allSatisfy(topic -> assertThat(topic.text()).hasSizeLessThan(480));
    }

    @Test
    void linesOfAParagraphAreOneLine() {
        assertThat(Topics.parse("about the file\n## Title\nat: A .b\n\nOne\nline.\n\nAnother."))
                .containsExactly(new Topic("Title", List.of("A", ".b"), "One line.\n\nAnother."));
    }
}
