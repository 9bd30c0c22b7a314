package org.jaccardlab.app.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jaccardlab.coding.CodingGuess;
import org.jaccardlab.coding.LabelReading;
import org.jaccardlab.io.Fit;
import org.jaccardlab.io.Layout;
import org.jaccardlab.io.LayoutGuess;
import org.jaccardlab.io.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * What several files are taken for, ready to be written as JSON.
 *
 * @param questions what only a person can say
 */
record ProposalReport(List<File> files, List<String> questions) {

    /**
     * One file.
     *
     * @param image which of the images it belongs to, from 0
     * @param layout what its axes seem to be
     * @param coding how its labels seem to be coded
     * @param otherCodings what else they may be; none if that is certain
     * @param fit "bilinear" if it has to be resized
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record File(String file, @Nullable String key, String role, String reason, int image, @Nullable String layout,
            @Nullable String layoutReason, @Nullable Boolean layoutCertain, @Nullable List<String> otherLayouts,
            @Nullable String kind, @Nullable String coding, @Nullable String codingReason,
            @Nullable List<String> otherCodings, @Nullable String fit) {

        static File of(Proposal.Item item) {
            return new File(item.file().toString(), item.key().orElse(null), item.role().text(), item.reason(),
                    item.image(),
                    item.layout().or(() -> item.guess().flatMap(LayoutGuess::layout)).map(Layout::text).orElse(null),
                    item.guess().map(LayoutGuess::reason).orElse(null),
                    item.guess().map(LayoutGuess::certain).orElse(null),
                    item.guess().map(guess -> guess.alternatives().stream().map(Layout::text).toList()).orElse(null),
                    item.meaning().map(guess -> guess.meaning().text()).orElse(null),
                    item.labels().flatMap(guess -> guess.readings().stream().findFirst()).map(LabelReading::text)
                            .orElse(null),
                    item.labels().map(CodingGuess::reason).orElse(null),
                    item.labels().map(guess -> guess.readings().stream().skip(1).map(LabelReading::text).toList())
                            .orElse(null),
                    item.guess().filter(guess -> guess.fit() == Fit.BILINEAR).map(guess -> "bilinear").orElse(null));
        }
    }

    static ProposalReport of(Proposal proposal) {
        return new ProposalReport(proposal.items().stream().map(File::of).toList(),
                proposal.questions().stream().map(Proposal.Question::text).toList());
    }
}
