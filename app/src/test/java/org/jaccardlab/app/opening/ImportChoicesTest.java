package org.jaccardlab.app.opening;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jaccardlab.app.memory.Habit;
import org.jaccardlab.app.memory.Memory;
import org.jaccardlab.io.Proposal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ImportChoicesTest {

    @TempDir
    Path folder;

    private final Memory memory = Memory.ofThisRun();
    private final List<Opener.Source> opened = new ArrayList<>();

    @BeforeEach
    void makeFiles() throws IOException {
        picture("photo.png", 17, 250, 90, 3);
        picture("truth.png", 1, 2, 3, 1);
    }

    private void picture(String name, int... values) throws IOException {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 2, 2, 0, values);
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    private ImportChoices remembered() throws IOException {
        return ImportChoices.of(Proposal.of(List.of(folder.resolve("photo.png"), folder.resolve("truth.png"))),
                memory.habit(folder));
    }

    private Import asked() throws IOException {
        ImportChoices choices = remembered().suggested();
        return new Import(new Dropped(choices.proposal().items().stream().map(item -> item.file()).toList()), choices,
                Optional.empty(), memory, Runnable::run, Runnable::run, (source, paths) -> opened.add(source));
    }

    private Path table() throws IOException {
        return Files.writeString(folder.resolve("own.csv"), "name,value,class\nsea,1,0\nland,2,1\nice,3,ignored\n");
    }

    @Test
    void aClassTableOfThePersonsOwnIsRememberedByItsFile() throws IOException {
        Path table = table();
        Import files = asked();
        files.useTable(table, sentence -> assertThat(sentence).isNull());
        files.change(item -> item.coded(Optional.empty()));
        files.open();
        assertThat(opened).hasSize(1);
        assertThat(memory.habit(folder)).isEqualTo(new Habit(table.toString(), null, null, null));
        ImportChoices again = remembered();
        assertThat(again.classes().orElseThrow().name()).isEqualTo("own");
        assertThat(again.notices()).isEmpty();
        assertThat(again.proposal().isCertain()).as("the table says what the values are").isTrue();
        try (var batch = again.files().read().batch()) {
            assertThat(batch.classes().entries()).extracting("name").containsExactly("sea", "land");
        }
    }

    @Test
    void aClassTableThatHasGoneIsSaidInOneSentenceAndDoneWithout() throws IOException {
        Path table = folder.resolve("gone.csv");
        memory.remember(folder, new Habit(table.toString(), null, "shifted", null));
        ImportChoices choices = remembered();
        assertThat(choices.classes()).isEmpty();
        assertThat(choices.notices()).containsExactly("The class table " + table + ", with which files of this folder"
                + " were read, is no more: classes are found by looking.");
        try (var batch = choices.told(choices.files().read()).batch()) {
            assertThat(batch.size()).isOne();
        }
    }

    @Test
    void aTableThatIsNoneIsRefusedAndLeavesTheChoice() throws IOException {
        Path none = Files.writeString(folder.resolve("none.csv"), "");
        Import files = asked();
        List<String> refused = new ArrayList<>();
        files.useTable(none, refused::add);
        assertThat(refused).containsExactly("none.csv is empty: save it again.");
        assertThat(files.choices().get().classes()).isEmpty();
    }

    @Test
    void whatFitsIsSuggestedAndMayBeChanged() throws IOException {
        Import files = asked();
        files.select(1);
        assertThat(files.reading().orElseThrow().text()).isEqualTo("trimap-123");
        files.chooseReading(files.item().readings().get(1));
        assertThat(files.reading().orElseThrow().text()).isEqualTo("shifted");
        assertThat(files.preview().get()).isInstanceOf(ImportPreview.Shown.class);
    }

    @Test
    void aCodingThatIsRememberedIsNotAskedForAgain() throws IOException {
        assertThat(remembered().proposal().isCertain()).isFalse();
        memory.remember(folder, new Habit(null, null, "shifted", null));
        assertThat(remembered().proposal().isCertain()).isTrue();
    }
}
