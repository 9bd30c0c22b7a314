package org.jaccardlab.app.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jaccardlab.app.memory.Memory;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.io.SampleSource;

/** A workbench without a window whose numbers never come: enough for what is kept. */
final class Desk implements AutoCloseable {

    static final Path SAMPLES = Path.of(System.getProperty("jaccardlab.samples"));

    final WorkbenchModel model = new WorkbenchModel((request, progress) -> {
        throw new IllegalStateException("nobody waits for this");
    }, task -> {
    }, Runnable::run);
    final Viewport viewport = new Viewport();
    final Memory memory = Memory.ofThisRun();
    final Sessions sessions = new Sessions(model, viewport, memory, Runnable::run, Runnable::run);

    Desk() {
        viewport.resize(400, 300);
        model.batch().subscribe(batch -> batch.ifPresent(opened -> viewport.show(opened.sample(0).size())));
    }

    void open(SampleSource source) throws IOException {
        Loaded loaded = source.plan().read(Intake.WHOLE);
        model.open(loaded.batch(), Provenance.of(source, Intake.WHOLE, loaded.batch().size()));
    }

    void add(SampleSource source) throws IOException {
        Loaded loaded = source.plan().read(Intake.WHOLE);
        model.add(loaded.batch(), Provenance.of(source, Intake.WHOLE, loaded.batch().size()));
    }

    /** A copy of a shipped sample. */
    static Path copy(String sample, Path into) throws IOException {
        Path folder = Files.createDirectories(into.resolve(sample));
        try (Stream<Path> files = Files.list(SAMPLES.resolve(sample))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    List<String> members() {
        return model.batch().get().orElseThrow().samples().stream().map(sample -> sample.name()).toList();
    }

    @Override
    public void close() {
        model.batch().get().ifPresent(batch -> batch.close());
    }
}
