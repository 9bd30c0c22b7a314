package org.jaccardlab.app.report;

import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.experiment.Comparison;
import org.jaccardlab.experiment.Outcome;
import org.jaccardlab.experiment.Run;
import org.jaccardlab.experiment.Scores;
import org.jaccardlab.experiment.Setting;
import org.jaccardlab.experiment.Spread;
import org.jspecify.annotations.Nullable;

/**
 * What came out of an experiment, as it is printed. Scores are 0..1.
 *
 * @param split how training and test were kept apart
 * @param shares the part of the test pixels that every class has
 * @param rows over the seeds
 * @param runs seed by seed
 * @param teachers of distilled labels, seed by seed; empty without any
 * @param findings what the numbers say
 * @param limits what they do not say
 */
public record ExperimentReport(String images, String truth, String split, int trainingBlocks, int testBlocks,
        long trainingPixels, long testPixels, List<String> classes, List<Double> shares, int seeds, int epochs,
        List<RowReport> rows, List<RunReport> runs, List<Scores> teachers, List<String> findings,
        List<String> limits) {

    /** @param deviation over the seeds; absent of a single one */
    public record SpreadReport(double mean, @Nullable Double deviation) {

        static SpreadReport of(Spread spread) {
            return new SpreadReport(spread.mean(), Double.isNaN(spread.deviation()) ? null : spread.deviation());
        }
    }

    /** One loss on one kind of labels. */
    public record RowReport(String labels, String loss, SpreadReport iouD, SpreadReport iouI, SpreadReport iouC,
            SpreadReport ece) {
    }

    /** One classifier. */
    public record RunReport(String labels, String loss, int seed, double iouD, double iouI, double iouC, double ece) {

        static RunReport of(Run run) {
            Scores scores = run.scores();
            return new RunReport(run.labels().id(), run.loss().id(), run.seed(), scores.iouDataset(),
                    scores.iouImage(), scores.iouClass(), scores.ece());
        }
    }

    public static ExperimentReport of(Outcome outcome) {
        Setting setting = outcome.setting();
        return new ExperimentReport(setting.images(), setting.truth(), outcome.split(), setting.trainingBlocks(),
                setting.testBlocks(), setting.trainingPixels(), setting.testPixels(), setting.classes(),
                setting.shares(), outcome.plan().seeds(), outcome.plan().epochs(),
                outcome.rows().stream()
                        .map(row -> new RowReport(row.labels().id(), row.loss().id(),
                                SpreadReport.of(row.iouDataset()), SpreadReport.of(row.iouImage()),
                                SpreadReport.of(row.iouClass()), SpreadReport.of(row.ece())))
                        .toList(),
                outcome.runs().stream().map(RunReport::of).toList(), outcome.teachers(),
                outcome.comparisons().stream().map(Comparison::sentence).toList(), outcome.limits());
    }

    /** One row for every loss and kind of labels, under the names of the columns; a deviation that is absent is empty. */
    public List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("labels", "loss", "seeds", "iouD", "iouDDeviation", "iouI", "iouIDeviation", "iouC",
                "iouCDeviation", "ece", "eceDeviation"));
        for (RowReport row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.labels(), row.loss(), Integer.toString(seeds)));
            for (SpreadReport spread : List.of(row.iouD(), row.iouI(), row.iouC(), row.ece())) {
                cells.add(Double.toString(spread.mean()));
                cells.add(spread.deviation() == null ? "" : spread.deviation().toString());
            }
            table.add(cells);
        }
        return table;
    }
}
