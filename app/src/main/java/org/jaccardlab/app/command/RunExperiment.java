package org.jaccardlab.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jaccardlab.app.report.ExperimentReport;
import org.jaccardlab.app.report.ExperimentReport.SpreadReport;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.experiment.Experiment;
import org.jaccardlab.experiment.Labels;
import org.jaccardlab.experiment.Outcome;
import org.jaccardlab.experiment.Plan;
import org.jaccardlab.experiment.Run;
import org.jaccardlab.experiment.TrainingLoss;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains small classifiers with several losses on several kinds of labels. */
@Command(name = "experiment", mixinStandardHelpOptions = true, description = "Train the same small pixel classifier with several losses on hard, smoothed and distilled labels, and compare them: the papers' claim in miniature, in about a minute. Without a sample: the shipped earth.")
final class RunExperiment implements Callable<Integer> {

    private static final String ROW = "%-10s %-18s %14s %14s %14s %14s%n";

    @Mixin
    private Inputs inputs = new Inputs();

    @Option(names = "--use-target", paramLabel = "NAME", description = "the ground truth of this name (the first)")
    private @Nullable String truth;

    @Option(names = "--seeds", paramLabel = "N", description = "how often everything is trained, each time from other weights (3)")
    private int seeds = Plan.STANDARD.seeds();

    @Option(names = "--epochs", paramLabel = "N", description = "how often every training block is seen (20)")
    private int epochs = Plan.STANDARD.epochs();

    @Option(names = "--losses", paramLabel = "LOSS", split = ",", description = "ce, or ce+ and the id of a loss: 0.25 of cross-entropy and 0.75 of the other (ce,ce+soft-jaccard,ce+jml1); the last is held against the others")
    private List<String> losses = Plan.STANDARD.losses().stream().map(TrainingLoss::id).toList();

    @Option(names = "--labels", paramLabel = "LABELS", split = ",", description = "hard, smoothed (everywhere, 0.1), boundary (smoothed where classes meet, 0.5), distilled (hard,boundary,distilled)")
    private List<String> labels = Plan.STANDARD.labels().stream().map(Labels::id).toList();

    @Option(names = "--block", paramLabel = "PIXELS", description = "side of the blocks that train and test by turns (48)")
    private int block = Plan.STANDARD.block();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Mixin
    private TextOptions form = new TextOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        form.check();
        Plan plan = plan();
        PrintWriter out = spec.commandLine().getOut();
        Loaded loaded = inputs
                .readOr(Path.of(System.getProperty("jaccardlab.samples", "samples")).resolve("earth"));
        try (Batch batch = loaded.batch()) {
            String name = truth == null
                    ? batch.sample(0).targets().getFirst().name()
                    : Names.groundTruth(batch, truth);
            Outcome outcome = Experiment.run(plan, batch, name, engine.start(), Progress.UNWATCHED, run -> {
                if (form.forPeople()) {
                    out.println(line(run));
                    out.flush();
                }
            });
            ExperimentReport report = ExperimentReport.of(outcome);
            out.print(form.text(report, report.table(), () -> forPeople(report)));
            out.flush();
            return 0;
        }
    }

    private Plan plan() {
        Plan listed = new Plan(Plan.STANDARD.seeds(), Plan.STANDARD.epochs(),
                losses.stream().map(TrainingLoss::of).toList(), labels.stream().map(Labels::withId).toList(),
                Plan.STANDARD.block());
        return Parameters.with(Parameters.with(Parameters.with(listed, "seeds", seeds), "epochs", epochs), "block",
                block);
    }

    private static String line(Run run) {
        return String.format(Locale.ROOT, "seed %d, %s labels, %s: IoU D %.2f %%, ECE %.2f %%", run.seed(),
                run.labels().id(), run.loss().id(), 100 * run.scores().iouDataset(), 100 * run.scores().ece());
    }

    private static String forPeople(ExperimentReport report) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%n%s, labels of %s%n%d blocks train, %d test. %s%n", report.images(),
                report.truth(), report.trainingBlocks(), report.testBlocks(), report.split()));
        text.append(String.format("Per cent, mean and standard deviation over the seeds (%d), %d epochs:%n%n",
                report.seeds(), report.epochs()));
        text.append(String.format(ROW, "labels", "loss", "IoU D", "IoU I", "IoU C", "ECE"));
        for (ExperimentReport.RowReport row : report.rows()) {
            text.append(String.format(ROW, row.labels(), row.loss(), cell(row.iouD()), cell(row.iouI()),
                    cell(row.iouC()), cell(row.ece())));
        }
        text.append(System.lineSeparator());
        report.findings().forEach(finding -> text.append(finding).append(System.lineSeparator()));
        text.append(System.lineSeparator());
        report.limits().forEach(limit -> text.append(limit).append(System.lineSeparator()));
        return text.toString();
    }

    private static String cell(SpreadReport spread) {
        String mean = String.format(Locale.ROOT, "%.2f", 100 * spread.mean());
        return spread.deviation() == null
                ? mean
                : mean + String.format(Locale.ROOT, " ± %5.2f", 100 * spread.deviation());
    }
}
