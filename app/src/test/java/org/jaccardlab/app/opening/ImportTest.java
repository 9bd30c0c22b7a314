package org.jaccardlab.app.opening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.app.memory.Memory;
import org.jaccardlab.io.Proposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that leave something open may be joined by others, in any order. */
class ImportTest {

    private static final Path SAMPLE = Path.of(System.getProperty("jaccardlab.samples")).resolve("baltic")
            .toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private final List<Path> opened = new ArrayList<>();

    private Import asking(String... names) throws IOException {
        Dropped dropped = new Dropped(List.of(names).stream().map(SAMPLE::resolve).toList());
        return new Import(dropped, new ImportChoices(dropped.proposal()), Optional.empty(), Memory.ofThisRun(),
                Runnable::run,
                Runnable::run, (source, files) -> opened.addAll(files));
    }

    private static boolean canOpen(Import asked) {
        return asked.preview().get() instanceof ImportPreview.Shown shown && shown.missing().isEmpty();
    }

    private static List<Proposal.Role> roles(Import asked) {
        return asked.choices().get().proposal().items().stream().map(Proposal.Item::role).toList();
    }

    @Test
    void filesCanComeOneByOne() throws IOException {
        Import asked = asking("student.npy");
        assertThat(asked.preview().get()).isInstanceOf(ImportPreview.Refused.class);
        asked.add(List.of(SAMPLE.resolve("image.png")));
        assertThat(roles(asked)).containsExactly(Proposal.Role.PREDICTION, Proposal.Role.IMAGE);
        assertThat(asked.preview().get()).as("the prediction over the image").isInstanceOfSatisfying(
                ImportPreview.Shown.class, shown -> {
                    assertThat(shown.labels()).isPresent();
                    assertThat(shown.missing()).hasValueSatisfying(words -> assertThat(words).contains("ground truth"));
                });
        asked.add(List.of(SAMPLE.resolve("hard.png")));
        assertThat(asked.choices().get().proposal().isCertain()).isTrue();
        assertThat(canOpen(asked)).isTrue();
        asked.open();
        assertThat(opened).extracting(file -> file.getFileName().toString())
                .containsExactly("student.npy", "image.png", "hard.png");
    }

    @Test
    void anImageAloneIsShown() throws IOException {
        assertThat(asking("image.png").preview().get()).isInstanceOfSatisfying(ImportPreview.Shown.class,
                shown -> assertThat(shown.missing()).isPresent());
    }

    @Test
    void whatCannotBeAddedChangesNothing() throws IOException {
        Import asked = asking("image.png", "student.npy");
        ImportChoices before = asked.choices().get();
        asked.add(List.of(Files.writeString(folder.resolve("notes.txt"), "a street")));
        assertThat(asked.preview().get()).isInstanceOfSatisfying(ImportPreview.Left.class,
                left -> assertThat(left.sentence()).startsWith("notes.txt"));
        assertThat(asked.choices().get()).isEqualTo(before);
        asked.add(List.of(SAMPLE.resolve("hard.png")));
        assertThat(canOpen(asked)).isTrue();
    }

    @Test
    void whatHasBeenSaidStaysWhenFilesAreAdded() throws IOException {
        Import asked = asking("image.png", "student.npy");
        asked.select(1);
        asked.change(item -> item.as(Proposal.Role.TEACHER));
        asked.add(List.of(SAMPLE.resolve("hard.png")));
        assertThat(roles(asked)).containsExactly(Proposal.Role.IMAGE, Proposal.Role.TEACHER, Proposal.Role.TARGET);
    }
}
