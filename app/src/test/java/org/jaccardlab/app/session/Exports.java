package org.jaccardlab.app.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.export.Form;
import org.jaccardlab.app.export.Frame;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.app.recipe.WithRecipe;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.SampleSource;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/** Somebody who exports over the same files again and again, with their recipes. */
final class Exports implements Runnable {

    /** What is written. */
    static final List<Form> FORMS = List.of(Form.PNG, Form.NPZ, Form.SVG, Form.JSON);

    private final Path folder;
    private final Batch batch;

    Exports(Path folder, Batch batch) {
        this.folder = folder;
        this.batch = batch;
    }

    static Path file(Path folder, Form form) {
        return folder.resolve("exported." + form.ending());
    }

    @Override
    public void run() {
        Settings settings = Settings.startingWith(batch);
        List<PaneSettings> panes = List.of(new PaneSettings(Quantity.SHARE, FieldKey.TOTAL, 1));
        Answers answers = new ExportRequest(panes, Map.of(), Form.PNG, Frame.FULL).answeredBy(
                EngineKind.standard().start(), batch, 0, settings, Optional.empty());
        List<Provenance> samples = Provenance.of(new SampleSource.Folder(Desk.SAMPLES.resolve("brain")), Intake.WHOLE,
                batch.size());
        try {
            while (true) {
                for (Form form : FORMS) {
                    ExportRequest request = new ExportRequest(panes, Map.of(), form, Frame.FULL);
                    Path file = file(folder, form);
                    new WithRecipe(EngineKind.standard()).write(file, samples, answers, request);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
