package org.jaccardlab.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jaccardlab.app.report.ReliabilityReport;
import org.jaccardlab.app.report.ReliabilityReport.BinReport;
import org.jaccardlab.app.report.ReliabilityReport.FitReport;
import org.jaccardlab.app.report.ReliabilityReport.KernelReport;
import org.jaccardlab.app.report.ReliabilityReport.StateReport;
import org.jaccardlab.calibration.Binning;
import org.jaccardlab.calibration.CalibrationState;
import org.jaccardlab.calibration.Forecasts;
import org.jaccardlab.calibration.KdeRecalibration;
import org.jaccardlab.calibration.Question;
import org.jaccardlab.calibration.Reliability;
import org.jaccardlab.calibration.TemperatureFit;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints how far the probabilities of a prediction can be believed. */
@Command(name = "calibrate", mixinStandardHelpOptions = true, description = "Print the reliability diagram of a prediction and its calibration errors, fit its temperature, recalibrate it. No loss matters here, only how the prediction is read and measured (--bins, --reference).")
final class Calibrate implements Callable<Integer> {

    /** Draws the key pixels. */
    private static final long SEED = 1;

    @Mixin
    private Inputs inputs = new Inputs();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--class", paramLabel = "C", description = "a class by number or name, whose own probability is asked about; the decisions if left out")
    private @Nullable String cls;

    @Option(names = "--adaptive", description = "bins of equally many answers instead of equal width")
    private boolean adaptive;

    @Option(names = "--fit-temperature", description = "find the temperature with the least negative log-likelihood")
    private boolean fit;

    @Option(names = "--kde-bandwidth", paramLabel = "H", description = "recalibrate wrong and boundary pixels by Dirichlet kernels of this bandwidth, 0.01 to 10, around pixels whose class is looked up in the same image")
    private @Nullable Double bandwidth;

    @Option(names = "--kde-keys", paramLabel = "N", description = "how many such pixels an image has (100)")
    private @Nullable Integer keys;

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
        if (keys != null && bandwidth == null) {
            throw new IllegalArgumentException("--kde-keys is for --kde-bandwidth: give both, or neither");
        }
        try (Batch batch = inputs.read().batch()) {
            ReliabilityReport report = report(batch, options.on(batch), engine.start());
            PrintWriter out = spec.commandLine().getOut();
            out.print(form.text(report, report.table(), () -> forPeople(report)));
            out.flush();
            return 0;
        }
    }

    private ReliabilityReport report(Batch batch, Settings settings, Engine asked) {
        Binning binning = new Binning(settings.measuring().bins(), adaptive);
        Question question = cls == null
                ? new Question.Decisions()
                : new Question.OfClass(Names.cls(batch.classes(), cls));
        Reliability reliability = Reliability
                .of(Forecasts.of(batch, settings, question, asked, Progress.UNWATCHED), binning);
        CalibrationState state = CalibrationState.of(batch, settings, binning, asked, Progress.UNWATCHED);
        FitReport fitted = fit
                ? FitReport.of(TemperatureFit.of(batch, settings, binning, asked, Progress.UNWATCHED))
                : null;
        return new ReliabilityReport(settings.prediction().title(), settings.reference(batch.sample(0)).name(),
                question instanceof Question.OfClass(int c) ? batch.classes().name(c) : "decisions", adaptive,
                ReliabilityReport.bins(reliability.bins()), StateReport.of(state), fitted,
                bandwidth == null ? null : kernels(batch, settings, binning, asked, bandwidth));
    }

    private KernelReport kernels(Batch batch, Settings settings, Binning binning, Engine asked, double width) {
        KdeRecalibration wide = Parameters.with(KdeRecalibration.STANDARD, "bandwidth", width);
        KdeRecalibration kernels = keys == null ? wide : Parameters.with(wide, "keys", keys);
        try (KdeRecalibration.Recalibrated made = kernels.of(batch, settings, SEED, asked, Progress.UNWATCHED)) {
            return new KernelReport(kernels.bandwidth(), kernels.keys(), made.pixels(), StateReport
                    .of(CalibrationState.of(made.batch(), made.settings(), binning, asked, Progress.UNWATCHED)));
        }
    }

    private static String forPeople(ReliabilityReport report) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%s against %s, %s, %s bins%n%n", report.prediction(), report.against(),
                report.question(), report.adaptive() ? "adaptive" : "equal"));
        text.append(String.format("%8s %8s %10s %11s %9s %8s%n", "from", "to", "answers", "confidence", "accuracy",
                "gap"));
        for (BinReport bin : report.answers()) {
            Double confidence = bin.confidence();
            Double accuracy = bin.accuracy();
            text.append(confidence == null || accuracy == null
                    ? String.format(Locale.ROOT, "%8.4f %8.4f %10d%n", bin.from(), bin.to(), bin.answers())
                    : String.format(Locale.ROOT, "%8.4f %8.4f %10d %11.4f %9.4f %+8.4f%n", bin.from(), bin.to(),
                            bin.answers(), confidence, accuracy, accuracy - confidence));
        }
        text.append(String.format("%n%-36s %s%n", "as it is", line(report.state())));
        FitReport fitted = report.temperature();
        if (fitted != null) {
            text.append(String.format(Locale.ROOT, "%-36s %s%n", String.format(Locale.ROOT,
                    "temperature %.4f%s", fitted.after().temperature(), fitted.atEnd() ? " (end of range)" : ""),
                    line(fitted.after())));
        }
        KernelReport kernels = report.kernels();
        if (kernels != null) {
            text.append(String.format("%-36s %s%nKernels changed %d pixels and looked at the labels they are measured"
                    + " by.%n", "kernels of bandwidth " + Parameters.number(kernels.bandwidth()),
                    line(kernels.after()), kernels.pixels()));
        }
        return text.toString();
    }

    private static String line(StateReport state) {
        return String.format(Locale.ROOT, "NLL %.4f, ECE %s %% (D) %s %% (I), classwise %s per mille", state.nll(),
                number(state.ecePerCent().dataset()), number(state.ecePerCent().image()),
                number(state.classwisePerMille().dataset()));
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
