package org.jaccardlab.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.app.snippet.CommandLineText;
import org.jaccardlab.app.snippet.Subject;
import org.jaccardlab.app.workbench.RandomEdits;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.io.Fit;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.Layout;
import org.jaccardlab.io.PredictionFile;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.io.SampleSource;
import org.jaccardlab.io.TargetFile;
import org.jaccardlab.loss.SmearedFocal;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Region;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A command line that was copied gives the numbers on screen. */
class CopiedCommandTest {

    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\\\\'|[^\\s'])+");

    private final Engine engine = EngineKind.standard().start();

    /** As a shell does. */
    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line.strip());
        while (matcher.find()) {
            words.add(matcher.group().replace("'\\''", "\0").replace("'", "").replace("\0", "'"));
        }
        return words.subList(1, words.size()).toArray(String[]::new);
    }

    private void requireSameLoss(Settings settings, Batch batch, List<Provenance> from) throws IOException {
        String line = CommandLineText.of(new Subject(settings, batch, from));
        assertThat(line).startsWith("jaccardlab evaluate ");
        double loss = engine.evaluate(new Request(batch, 0, settings, Set.of())).loss();
        assertThat(Told.by(words(line)).json().get("loss").asDouble()).as(line).isCloseTo(loss, within(1e-12));
    }

    @Test
    void itGivesTheSameLossWhateverHasBeenSet() throws IOException {
        SampleSource source = new SampleSource.Folder(Path.of(Told.sample("brain")));
        WorkbenchModel model = new WorkbenchModel((request, progress) -> {
            throw new IllegalStateException("nobody waits for this");
        }, task -> {
        }, Runnable::run);
        Batch batch = source.plan().read(Intake.WHOLE).batch();
        List<Provenance> from = Provenance.of(source, Intake.WHOLE, batch.size());
        model.open(batch, from);
        RandomEdits edits = new RandomEdits(model, 3);
        int compared = 0;
        for (int i = 0; i < 800 && compared < 40; i++) {
            edits.next();
            if (i % 5 == 0 && CommandLineText.of(new Subject(model.settings(), batch, from)).startsWith("jaccardlab")
                    && isComputable(model.settings(), batch)) {
                requireSameLoss(model.settings(), batch, from);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
        batch.close();
    }

    private boolean isComputable(Settings settings, Batch batch) {
        try {
            return Double.isFinite(engine.evaluate(new Request(batch, 0, settings, Set.of())).loss());
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Test
    void filesAndHowTheyAreReadAreInIt() throws IOException {
        Path brain = Path.of(Told.sample("brain"));
        SampleFiles files = new SampleFiles(List.of(brain.resolve("slice060.png")),
                List.of(TargetFile.of(brain.resolve("slice060_mask.png")).coded(LabelCoding.Plain.INDICES)),
                List.of(new PredictionFile(brain.resolve("slice060_network.npy"), Optional.empty(), Optional.empty(),
                        Optional.of(Layout.CHW), Fit.EXACT)),
                255, List.of());
        Intake part = Intake.WHOLE.of(Region.parse("40,50,90x80")).asFloat16();
        try (Batch batch = files.plan().read(part).batch()) {
            requireSameLoss(Settings.startingWith(batch), batch, Provenance.of(files, part, 1));
        }
    }

    @Test
    void whatCannotBeSaidIsSaidInAComment() throws IOException {
        SampleSource source = new SampleSource.Folder(Path.of(Told.sample("brain")));
        try (Batch batch = source.plan().read(Intake.WHOLE).batch()) {
            List<Provenance> from = new ArrayList<>(Provenance.of(source, Intake.WHOLE, 3));
            Settings preset = Settings.startingWith(batch);
            assertThat(CommandLineText.of(new Subject(preset, batch, from.reversed())))
                    .startsWith("# Not said by this line: a batch put together from several places");
            Settings byHand = preset.withFirstTerm(term -> term.withLoss(new SmearedFocal(1, 0.1)));
            assertThat(CommandLineText.of(new Subject(byHand, batch, from)))
                    .startsWith("# Not said by this line: the loss Focal, as implemented");
        }
    }
}
