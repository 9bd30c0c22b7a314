package org.jaccardlab.app.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jaccardlab.app.workbench.ClassLook;
import org.jaccardlab.app.workbench.LimitRule;
import org.jaccardlab.app.workbench.RandomEdits;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.io.Fit;
import org.jaccardlab.io.PredictionFile;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.io.SampleSource;
import org.jaccardlab.io.TargetFile;
import org.jaccardlab.loss.Jml2;
import org.jaccardlab.preset.SmpDiceLoss;
import org.jaccardlab.sample.Palette;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is on screen can be saved and is the same when it is opened again. */
class SessionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final Desk before = new Desk();
    private final Desk after = new Desk();

    @AfterEach
    void close() {
        before.close();
        after.close();
    }

    private Path session() {
        return folder.resolve("work.jaccardlab");
    }

    private void changeALot(Desk desk) {
        desk.model.changeTerm("loss", term -> term.withLoss(new Jml2(0.25)).withTemperature(3));
        desk.model.showPanes(2);
        desk.model.changePane("opacity", 0, pane -> pane.withOpacity(0.3));
        desk.model.changeAppearance("look", look -> look.withHidden(Set.of(1)).withPalette(Palette.values()[1])
                .withLooks(List.of(new ClassLook(1, desk.model.batch().get().orElseThrow().ownClasses().name(1),
                        Optional.of("swelling"), OptionalInt.of(0x3366cc))))
                .withRule(Quantity.SHARE, new LimitRule.Typed(new Limits(0, 2)))
                .withRule(Quantity.GAIN, new LimitRule.Robust(95)));
        desk.viewport.zoomAt(100, 80, 4);
    }

    @Test
    void everythingOnScreenComesBack() throws IOException {
        before.open(new SampleSource.Folder(Desk.SAMPLES.resolve("brain")));
        before.model.showMember(2);
        changeALot(before);
        before.sessions.save(folder.resolve("work"));
        after.sessions.open(session());

        assertThat(after.model.notice().get().problem()).isFalse();
        assertThat(after.model.snapshot().get()).isEqualTo(before.model.snapshot().get());
        assertThat(after.model.member().get()).isEqualTo(2);
        assertThat(after.viewport.view().get()).usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b), Double.class)
                .isEqualTo(before.viewport.view().get());
        assertThat(after.model.limits().get()).isEqualTo(before.model.limits().get());
        assertThat(after.members()).isEqualTo(before.members());
        assertThat(after.memory.recent().get()).containsExactly(List.of(session()));
        assertThat(after.model.provenance()).isEqualTo(before.model.provenance());
    }

    @Test
    void aSessionFromBeforeClassesHadLooksStillOpens() throws IOException {
        before.open(new SampleSource.Folder(Desk.SAMPLES.resolve("brain")));
        changeALot(before);
        before.sessions.save(session());
        ObjectNode written = (ObjectNode) JSON.readTree(session().toFile());
        ObjectNode appearance = (ObjectNode) written.findValue("appearance");
        assertThat(appearance.remove("looks").toString()).contains("swelling");
        JSON.writeValue(session().toFile(), written);
        after.sessions.open(session());
        assertThat(after.model.notice().get().problem()).isFalse();
        assertThat(after.model.snapshot().get()).isEqualTo(
                before.model.snapshot().get().withAppearance(look -> look.withLooks(List.of())));
        assertThat(after.model.classes().get().orElseThrow().name(1))
                .isEqualTo(after.model.batch().get().orElseThrow().ownClasses().name(1));
    }

    @Test
    void aThousandRandomEditsAllComeBack() throws IOException {
        before.open(new SampleSource.Folder(Desk.SAMPLES.resolve("brain")));
        RandomEdits edits = new RandomEdits(before.model, 4);
        for (int i = 0; i < 1000; i++) {
            edits.next();
            if (i % 10 == 0) {
                before.sessions.save(session());
                Snapshot read = SessionFile.read(session()).on(before.model.batch().get().orElseThrow()).snapshot();
                assertThat(read).isEqualTo(before.model.snapshot().get());
            }
        }
    }

    @Test
    void aBatchPutTogetherFromSeveralPlacesComesBackInItsOrder() throws IOException {
        before.open(new SampleSource.Folder(Desk.SAMPLES.resolve("brain")));
        before.model.removeMember();
        before.add(new SampleSource.Folder(Desk.copy("brain", folder)));
        before.model.showMember(4);
        before.model.moveMember(-3);
        before.sessions.save(session());
        after.sessions.open(session());
        assertThat(after.model.provenance()).isEqualTo(before.model.provenance()).hasSize(5);
        assertThat(after.model.batch().get().orElseThrow().samples())
                .extracting(sample -> sample.image().rgb(90 * 181 + 70))
                .isEqualTo(before.model.batch().get().orElseThrow().samples().stream()
                        .map(sample -> sample.image().rgb(90 * 181 + 70)).toList());
    }

    @Test
    void howFilesWereReadComesBack() throws IOException {
        Path brain = Desk.copy("brain", folder);
        LabelTable own = LabelTable.of("own", List.of(
                new LabelTable.Row(OptionalInt.of(0), "rest", OptionalInt.of(0x101010),
                        OptionalInt.of(0)),
                new LabelTable.Row(OptionalInt.of(1), "tumour", OptionalInt.empty(),
                        OptionalInt.of(1))));
        before.open(new SampleFiles(List.of(brain.resolve("slice060.png")),
                List.of(TargetFile.of(brain.resolve("slice060_mask.png")).coded(LabelCoding.Plain.INDICES)),
                List.of(new PredictionFile(brain.resolve("slice060_network.npy"), Optional.empty(), Optional.empty(),
                        Optional.empty(), Fit.BILINEAR)),
                254, List.of(), Optional.of(own)));
        before.sessions.save(session());
        after.sessions.open(session());
        assertThat(after.model.provenance()).isEqualTo(before.model.provenance());
        assertThat(Files.readString(session())).contains("\"brain/slice060_mask.png\"", "\"indices\"", "tumour");
    }

    @Test
    void sessionAndSamplesMoveTogether() throws IOException {
        Path place = Files.createDirectories(folder.resolve("there"));
        before.open(new SampleSource.Folder(Desk.copy("brain", place)));
        before.sessions.save(place.resolve("work.jaccardlab"));
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(place, elsewhere);
        after.sessions.open(elsewhere.resolve("work.jaccardlab"));
        assertThat(after.model.notice().get().sentence()).isEmpty();
        assertThat(after.members()).hasSize(3);
    }

    @Test
    void samplesThatAreGoneCostOneSentenceAndTheRestIsKept() throws IOException {
        Path brain = Desk.copy("brain", folder);
        before.open(new SampleSource.Folder(brain));
        changeALot(before);
        before.sessions.save(session());
        Files.move(brain, folder.resolve("moved"));

        after.sessions.open(session());
        assertThat(after.model.notice().get().sentence()).contains(brain + " is not there: put back what was moved",
                "The settings of work are kept for what you open next.");
        assertThat(after.model.batch().get()).isEmpty();
        after.open(new SampleSource.Folder(folder.resolve("moved")));
        assertThat(after.model.snapshot().get()).isEqualTo(before.model.snapshot().get());
    }

    @Test
    void ofSeveralSourcesThoseThatAreThereAreOpened() throws IOException {
        Path brain = Desk.copy("brain", folder);
        before.open(new SampleSource.Folder(Desk.SAMPLES.resolve("brain")));
        before.add(new SampleSource.Folder(brain));
        before.sessions.save(session());
        Files.delete(brain.resolve("slice085.png"));
        after.sessions.open(session());
        assertThat(after.members()).hasSize(3);
        assertThat(after.model.notice().get().sentence())
                .isEqualTo(brain.resolve("slice085.png")
                        + " is not there: put back what was moved, or open it where it is now.");
    }

    @Test
    void whatALaterVersionHasWrittenSurvivesOpeningChangingAndSaving() throws IOException {
        before.open(new SampleSource.Folder(Desk.SAMPLES.resolve("brain")));
        before.sessions.save(session());
        ObjectNode later = (ObjectNode) JSON.readTree(session().toFile());
        later.putObject("arrangement").put("columns", 3);
        ((ObjectNode) later.at("/snapshot/panes/2")).put("lens", "round");
        JSON.writeValue(session().toFile(), later);

        after.sessions.open(session());
        changeALot(after);
        after.sessions.save(session());
        ObjectNode again = (ObjectNode) JSON.readTree(session().toFile());
        assertThat(again.at("/arrangement/columns").intValue()).isEqualTo(3);
        assertThat(again.at("/snapshot/panes/2/lens").textValue()).isEqualTo("round");
        assertThat(again.at("/snapshot/visiblePanes").intValue()).isEqualTo(2);
    }

    private String refusal(Path damaged) {
        Snapshot kept = before.model.snapshot().get();
        before.sessions.open(damaged);
        assertThat(before.model.snapshot().get()).isEqualTo(kept);
        return before.model.notice().get().sentence();
    }

    @Test
    void aWrongValueIsNamedAndNothingChanges() throws IOException {
        before.open(new SampleSource.Folder(Desk.SAMPLES.resolve("brain")));
        before.sessions.save(session());
        String whole = Files.readString(session());
        assertThat(refusal(Files.writeString(session(),
                whole.replace("\"temperature\" : 1.0", "\"temperature\" : \"hot\""))))
                .isEqualTo("work.jaccardlab has the field \"snapshot.settings.terms[0].temperature\", "
                        + "which must be a number but is \"hot\": correct it in a text editor.");
        assertThat(
                refusal(Files.writeString(session(), whole.replace("\"folder\" : \"", "\"folder\" : [],\"x\" : \""))))
                .startsWith("work.jaccardlab has the field \"samples.sources[0].from.folder\", which must be");
        assertThat(refusal(Files.writeString(session(), whole.replace("\"format\" : 1", "\"format\" : 2"))))
                .isEqualTo("work.jaccardlab is of format 2, which this version does not know: update JaccardLab.");
        assertThat(refusal(Files.writeString(session(), whole.substring(0, 100))))
                .startsWith("work.jaccardlab is not valid JSON in line");
        assertThat(refusal(folder.resolve("other.jaccardlab")))
                .isEqualTo("other.jaccardlab is not there: open the session where it is now.");
    }

    @Test
    void withoutASampleThereIsNothingToSave() {
        before.sessions.save(session());
        assertThat(before.model.notice().get().sentence())
                .isEqualTo("There is nothing to save yet: open a sample first.");
        assertThat(session()).doesNotExist();
    }

    @Test
    void openingASessionIsAStepThatCanBeTakenBack() throws IOException {
        before.open(new SampleSource.Folder(Desk.SAMPLES.resolve("brain")));
        changeALot(before);
        before.sessions.save(session());
        after.open(new SampleSource.Folder(Desk.SAMPLES.resolve("earth")));
        after.model.changeTerm("temperature", term -> term.withTemperature(7));
        after.sessions.open(session());
        assertThat(after.model.selectedTerm().temperature()).isEqualTo(3);
        after.model.undo();
        assertThat(after.model.selectedTerm().temperature()).isEqualTo(7);
    }

    @Test
    void presetsComeBackAsPresets() throws IOException {
        before.open(new SampleSource.Folder(Desk.SAMPLES.resolve("earth")));
        before.model.derive("preset", new SmpDiceLoss());
        before.sessions.save(session());
        after.sessions.open(session());
        assertThat(after.model.settings()).isEqualTo(before.model.settings());
        assertThat(after.model.settings().objective().origin()).contains(new SmpDiceLoss());
    }
}
