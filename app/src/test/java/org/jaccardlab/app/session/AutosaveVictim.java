package org.jaccardlab.app.session;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.io.SampleSource;

/** A run of the program that changes the temperature as fast as it can, says so, and never ends. */
final class AutosaveVictim {

    private AutosaveVictim() {
    }

    /** @param args the folder to save in */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Desk desk = new Desk();
        desk.sessions.keepIn(Autosave.in(Path.of(args[0]), Workers.clock()).orElseThrow());
        desk.open(new SampleSource.Folder(Desk.SAMPLES.resolve("brain")));
        Thread.ofPlatform().daemon().start(new Exports(Path.of(args[0]), desk.model.batch().get().orElseThrow()));
        for (int step = 0;; step++) {
            double temperature = 1 + step * 1e-5;
            desk.model.changeTerm("temperature", term -> term.withTemperature(temperature));
            out.println(temperature + " " + System.currentTimeMillis());
            Thread.sleep(2);
        }
    }
}
