package org.jaccardlab.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Targets and weighted sums from the command line, on real samples. */
class TargetOptionsTest {

    private static final String[] FOUR_MAPS = {"--rater", "Natural Earth 1:10m", "--rater", "Natural Earth 1:50m",
            "--rater", "Micro World Data Bank II", "--rater", "three-globe water mask"};

    private static Told told(String sample, String... more) {
        return Told.by(Stream.concat(Stream.of("evaluate", Told.sample(sample)), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static double loss(String sample, String... more) throws IOException {
        return told(sample, more).json().get("loss").asDouble();
    }

    private static String[] fourMaps(String how) {
        return Stream.concat(Stream.of("--annotators", how), Arrays.stream(FOUR_MAPS)).toArray(String[]::new);
    }

    @Test
    void theMeanOfTheFourMapsIsTheShippedOne() throws IOException {
        assertThat(loss("caspian", fourMaps("mean")))
                .isCloseTo(loss("caspian", "--use-target", "Mean of four maps"), within(1e-6));
    }

    @Test
    void mapsThatAgreeWithTheMajorityCountMore() throws IOException {
        JsonNode weighted = told("caspian", fourMaps("dice-weighted")).json();
        assertThat(weighted.get("loss").asDouble()).isNotCloseTo(loss("caspian", fourMaps("mean")), within(1e-6))
                .isCloseTo(loss("caspian", fourMaps("dice-weighted-zero")), within(1e-12));
        assertThat(weighted.at("/terms/0/target").asText()).startsWith("Dice-weighted mean")
                .endsWith("three-globe water mask");
    }

    @Test
    void boundarySmoothingChangesLessThanUniform() throws IOException {
        double hard = loss("earth", "--loss", "cross-entropy");
        double boundary = loss("earth", "--loss", "cross-entropy", "--smoothing", "boundary", "--epsilon", "0.3");
        double uniform = loss("earth", "--loss", "cross-entropy", "--epsilon", "0.3");
        assertThat(boundary).isBetween(Math.min(hard, uniform), Math.max(hard, uniform)).isNotEqualTo(hard);
    }

    @Test
    void theReportSaysHowTheTargetWasMade() throws IOException {
        JsonNode report = told("earth", "--smoothing", "boundary", "--k", "5", "--teacher", "teacher",
                "--teacher-weight", "0.25", "--teacher-temperature", "2").json();
        assertThat(report.at("/terms/0/recipe").asText())
                .isEqualTo("boundary epsilon 0.5, k 5, teacher teacher, weight 0.25, temperature 2");
        assertThat(report.get("title").asText()).contains("boundary epsilon 0.5, k 5, teacher teacher, weight 0.25");
    }

    @Test
    void aWiderBlurIsFartherFromTheHardLabel() throws IOException {
        String[] exact = {"--use-prediction", "hard-label", "--smoothing", "gaussian", "--sigma"};
        String[] wide = Arrays.copyOf(exact, 6);
        wide[5] = "4";
        String[] narrow = Arrays.copyOf(exact, 6);
        narrow[5] = "1";
        assertThat(loss("earth", wide)).isGreaterThan(loss("earth", narrow)).isLessThan(1);
        assertThat(loss("earth", narrow)).isPositive();
    }

    @Test
    void pseudoLabelsOfTheStudentItselfCostALittleAndIgnoreMuch() throws IOException {
        JsonNode report = told("earth", "--pseudo", "teacher", "--confidence", "0.9").json();
        assertThat(report.get("keptPixels").asLong()).isPositive()
                .isLessThan(told("earth").json().get("keptPixels").asLong());
        assertThat(report.at("/terms/0/target").asText())
                .isEqualTo("pseudo-labels of teacher from confidence 0.9");
    }

    @Test
    void aWeightedSumIsTheSumOfItsTerms() throws IOException {
        double sum = loss("earth", "--term", "0.25*cross-entropy", "--term", "0.75 * jml1(smooth=1)");
        assertThat(sum).isCloseTo(0.25 * loss("earth", "--loss", "cross-entropy")
                + 0.75 * loss("earth", "--loss", "jml1", "--set", "smooth=1"), within(1e-12));
    }

    @Test
    void distillationIsASumWhoseTermsDiffer() throws IOException {
        JsonNode report = told("earth", "--temperature", "4", "--teacher", "teacher", "--teacher-weight", "1",
                "--teacher-temperature", "4", "--term", "0.5*cross-entropy[plain, temperature=1]", "--term", "0.5*kl")
                .json();
        assertThat(report.at("/terms/0/recipe").asText()).isEmpty();
        assertThat(report.at("/terms/0/temperature").asDouble()).isEqualTo(1);
        assertThat(report.at("/terms/1/recipe").asText()).isEqualTo("teacher teacher, weight 1, temperature 4");
        assertThat(report.at("/terms/1/temperature").asDouble()).isEqualTo(4);
    }

    @Test
    void anAuxiliaryTermSeesTheOtherPrediction() throws IOException {
        double sum = loss("earth", "--auxiliary", "teacher", "--term", "jml1", "--term", "jml1[auxiliary]");
        assertThat(sum).isCloseTo(loss("earth") + loss("earth", "--use-prediction", "teacher"), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --smoothing boundary --k 4                   | K must be odd, as many pixels on either side of the middle one, but is 4: choose 3 or 5.
            --smoothing boundary --k 99                  | K must lie in 1 to 31 but is 99.
            --k 3                                        | --k is for --smoothing boundary.
            --sigma 3                                    | --sigma is for --smoothing gaussian.
            --smoothing gaussian --epsilon 0.1           | --smoothing gaussian takes --sigma, not --epsilon.
            --smoothing median                           | [UNIFORM, BOUNDARY, GAUSSIAN]
            --teacher socrates                           | There is no prediction "socrates": choose one of student, teacher.
            --teacher teacher --teacher-weight 2         | Weight must lie in 0 to 1 but is 2.
            --teacher-weight 0.5                         | --teacher-temperature and --teacher-weight need --teacher NAME.
            --annotators mean                            | --annotators needs at least two --rater NAME: the ground truths are
            --annotators mode --rater Teacher --rater Teacher | Merge is one of mean, majority, dice-weighted, dice-weighted-zero, not "mode".
            --rater Teacher                              | --rater needs --annotators
            --pseudo nobody                              | There is no prediction "nobody"
            --pseudo teacher --confidence 1.5            | Threshold must lie in 0 to 1 but is 1.5.
            --confidence 0.9                             | need --pseudo NAME.
            --term 0.5*jaccard                           | There is no loss "jaccard": choose one of jml1
            --term half*jml1                             | has the weight "half": write a number such as 0.25.
            --term -1*jml1                               | weight must be 0 or more but is -1
            --term jml1(smooth)                          | sets "smooth" to nothing: write NAME=VALUE.
            --term jml1(smooth=99)                       | Smooth must lie in 0 to 10 but is 99.
            --term jml1(                                 | cannot be understood: write WEIGHT*LOSS(NAME=VALUE)
            --term jml1[sharp]                           | says "sharp" in its brackets: choose among temperature=T, plain and auxiliary.
            --term jml1[auxiliary]                       | say which one it is with --auxiliary NAME.
            --term jml1 --auxiliary teacher              | write [auxiliary] behind its loss.
            --term jml1 --loss jml2                      | --term takes the place of --loss and --set
            """)
    void badValuesGetOneClearSentence(String options, String words) {
        told("earth", options.split(" ")).refused(words);
    }
}
