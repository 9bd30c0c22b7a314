package org.jaccardlab.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SampleFolderTest extends LoadingTest {

    private static final String CLASSES = """
            "classes": [{"name": "land", "colour": "#010203"}, {"name": "water", "colour": "#FFffFF"}]""";
    private static final String TARGETS = """
            "targets": [{"name": "hard", "file": "label.png"}]""";
    private static final String IMAGE = """
            {"name": "one", "image": "photo.png", %s, "predictions": [{"name": "net", "file": "net.npy"}]}"""
            .formatted(TARGETS);

    private Path describe(String fields) throws IOException {
        file("net.npy", NpyBytes.of("<f4", "(2, 2, 2)", 0, 0, 0, 0, 9, 9, 9, 9));
        file("sample.json", ("{" + fields + "}").getBytes(StandardCharsets.UTF_8));
        return folder;
    }

    private static String whole(String images) {
        return "\"format\": 1, \"title\": \"Test\", " + CLASSES + ", \"images\": [" + images + "]";
    }

    private void refused(String fields, String sentence) throws IOException {
        Path described = describe(fields);
        assertThatThrownBy(() -> SampleFolder.read(described)).isInstanceOf(UnreadableFileException.class)
                .hasMessage(sentence);
    }

    @Test
    void aFolderIsReadAsItsDescriptionSays() throws IOException {
        try (Batch batch = SampleFolder.read(describe(whole(IMAGE)))) {
            assertThat(batch.title()).isEqualTo("Test");
            assertThat(batch.classes().rgb(0)).isEqualTo(0x010203);
            assertThat(batch.sample(0).target("hard")).isPresent();
            assertThat(batch.sample(0).prediction("net").orElseThrow().kind()).isEqualTo(PredictionKind.LOGITS);
        }
    }

    @Test
    void kindKeyAndIgnoredValueAreObeyed() throws IOException {
        file("t.npz", NpyBytes.zip(true, "a", NpyBytes.of("<f4", "(2, 2, 2)", 1, 1, 1, 1, 1, 1, 1, 1), "b",
                NpyBytes.of("|u1", "(2, 2)", 0, 0, 0, 0)));
        String image = """
                {"name": "one", "image": "photo.png", "targets": [
                  {"name": "teacher", "file": "t.npz", "key": "a", "kind": "logits"},
                  {"name": "hard", "file": "label.png"}]}""";
        try (Batch batch = SampleFolder.read(describe("\"ignore\": 1, " + whole(image)))) {
            LabelSource.Soft teacher = (LabelSource.Soft) batch.sample(0).targets().getFirst();
            assertThat(teacher.weights().at(1, 3)).isEqualTo(0.5f);
            assertThat(batch.sample(0).targets().getLast().kept().count()).isEqualTo(2);
        }
    }

    private static String classed(String classes, String target) {
        return "\"format\": 1, \"title\": \"Test\", \"classes\": " + classes
                + ", \"images\": [{\"name\": \"one\", \"image\": \"photo.png\", \"targets\": [{\"name\": \"hard\","
                + " \"file\": \"label.png\"" + target + "}]}]";
    }

    @Test
    void classesMayBeATableByNameOrInAFileBesideIt() throws IOException {
        try (Batch batch = SampleFolder.read(describe(classed("\"voc\"", "")))) {
            assertThat(batch.classes().name(20)).isEqualTo("tvmonitor");
        }
        file("own.csv", "name,value,class\nsea,0,1\nland,1,0\n".getBytes(StandardCharsets.UTF_8));
        try (Batch batch = SampleFolder.read(describe(classed("\"own.csv\"", "")))) {
            assertThat(batch.classes().name(1)).isEqualTo("sea");
            assertThat(((LabelSource.Hard) batch.sample(0).targets().getFirst()).map().at(0)).isOne();
        }
        assertThat(SampleFolder.files(folder)).contains(file("own.csv"));
        try (Batch batch = SampleFolder.read(describe(classed("\"own.csv\"", ", \"coding\": \"indices\"")))) {
            assertThat(((LabelSource.Hard) batch.sample(0).targets().getFirst()).map().at(0)).isZero();
        }
    }

    @Test
    void codingAndCornerAreObeyed() throws IOException {
        file("label.png", PngBytes.grey(1, 2, 8, 255, 0));
        try (Batch batch = SampleFolder.read(describe(classed("\"binary\"",
                ", \"coding\": \"mask\", \"at\": \"1,0\"")))) {
            assertThat(((LabelSource.Hard) batch.sample(0).targets().getFirst()).map().at(1)).isOne();
            assertThat(batch.sample(0).targets().getFirst().kept().count()).isEqualTo(2);
        }
    }

    @Test
    void tablesCodingsAndCornersThatAreNotKnownAreRefused() throws IOException {
        refused(classed("\"gone.csv\"", ""), "sample.json names the classes \"gone.csv\", which is neither a class"
                + " table here nor a file beside it: choose cityscapes, cityscapes-train, voc, ade20k, camvid,"
                + " deepglobe, binary, generic or a CSV or JSON file.");
        refused(classed("\"../x.csv\"", ""),
                "sample.json names the file \"../x.csv\" outside its folder: copy it into the folder.");
        refused(classed("\"voc\"", ", \"at\": \"1\""), "sample.json places \"hard\" where nothing can lie:"
                + " a corner is written X,Y such as 120,64, but this is \"1\".");
        refused(classed("\"voc\"", ", \"coding\": \"values:x\""), "sample.json codes \"hard\" in a way that is not"
                + " known: there is no class table \"x\", only cityscapes, cityscapes-train, voc, ade20k, camvid,"
                + " deepglobe, binary, generic.");
        refused(classed("3", ""), "sample.json has a value of the wrong type in classes: correct it.");
    }

    @Test
    void whatTheReaderWasUnsureAboutIsHandedOn() throws IOException {
        Path described = describe(whole(IMAGE));
        file("net.npy", NpyBytes.of("<f4", "(2, 2, 2)", 0, 0, 0, 0, 0, 0, 0, 0));
        Loaded loaded = SampleFolder.load(described);
        loaded.batch().close();
        assertThat(loaded.warnings()).singleElement().asString().startsWith("net.npy lies within 0..1");
    }

    @Test
    void theMenuListsFoldersInTheirOrderAndKeepsDamagedOnes() throws IOException {
        Path menu = Files.createDirectory(folder.resolve("menu"));
        for (String name : new String[]{"a", "b", "c", "no-sample"}) {
            Files.createDirectory(menu.resolve(name));
        }
        Files.writeString(menu.resolve("a/sample.json"), "{\"format\": 1, \"title\": \"Later\", \"order\": 2}");
        Files.writeString(menu.resolve("b/sample.json"), "{\"format\": 1, \"title\": \"First\", \"order\": 1, "
                + "\"about\": \"words\", \"attribution\": \"somebody\"}");
        Files.writeString(menu.resolve("c/sample.json"), "{");
        assertThat(SampleFolder.list(menu)).extracting(SampleFolder.Summary::title)
                .containsExactly("First", "Later", "c");
        assertThat(SampleFolder.list(menu).getFirst().attribution()).isEqualTo("somebody");
    }

    @Test
    void aFolderWithoutDescriptionIsRefused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> SampleFolder.read(empty)).isInstanceOf(UnreadableFileException.class)
                .hasMessage("empty holds no sample.json: choose a sample folder.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"titel\": 1, | sample.json has the unknown field \"titel\": correct its name or remove it.",
            "\"title\": 5, | sample.json is not valid JSON in line 1: correct it in a text editor.",
            "\"order\": \"1\", | sample.json has a value of the wrong type in order: correct it.",
            "\"ignore\": 2.5, | sample.json has a value of the wrong type in ignore: correct it.",
            "\"about\": [], | sample.json has a value of the wrong type in about: correct it.",})
    void fieldsThatFormat1DoesNotKnowAreRefused(String extra, String sentence) throws IOException {
        refused(extra + whole(IMAGE), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"title\": \"x\" | sample.json has no format number: add \"format\": 1.",
            "\"format\": 2 | sample.json is of format 2, which this version does not know: update JaccardLab or write format 1.",
            "\"format\": 1, \"title\": \"x\", \"classes\": [] | sample.json lists no images: add at least one.",
            "\"format\": 1 | sample.json lists no images: add at least one.",
            "\"format\": | sample.json is not valid JSON in line 1: correct it in a text editor."})
    void aDescriptionThatSaysTooLittleIsRefused(String fields, String sentence) throws IOException {
        refused(fields, sentence);
    }

    @Test
    void anUnknownFieldDeepInsideIsPlaced() throws IOException {
        refused(whole(IMAGE.replace("\"file\": \"net.npy\"", "\"file\": \"net.npy\", \"kin\": \"logits\"")),
                "sample.json has the unknown field \"kin\" in images[0].predictions[0]: correct its name or remove it.");
    }

    @Test
    void anUnknownKindListsTheChoices() throws IOException {
        refused(whole(IMAGE.replace("\"label.png\"", "\"label.png\", \"kind\": \"sof\"")),
                "sample.json gives \"hard\" the kind \"sof\": choose hard, soft, logits or probabilities.");
    }

    @Test
    void aColourThatIsNoneIsRefused() throws IOException {
        refused(whole(IMAGE).replace("#010203", "blue"),
                "sample.json gives the class \"land\" the colour \"blue\": write it like \"#1e3c8c\".");
    }

    @ParameterizedTest
    @CsvSource({"../photo.png", "/etc/passwd", "sub/../../photo.png", "..\\\\photo.png"})
    void filesOutsideTheFolderAreRefused(String path) throws IOException {
        refused(whole(IMAGE.replace("photo.png", path)), "sample.json names the file \"" + path.replace("\\\\", "\\")
                + "\" outside its folder: copy it into the folder.");
    }

    @Test
    void aLinkThatLeadsOutsideTheFolderIsRefused() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.createSymbolicLink(inner.resolve("photo.png"), file("photo.png"));
        Files.move(describe(whole(IMAGE)).resolve("sample.json"), inner.resolve("sample.json"));
        assertThatThrownBy(() -> SampleFolder.read(inner)).hasMessage(
                "sample.json names the file \"photo.png\" outside its folder: copy it into the folder.");
    }

    @Test
    void aNameUsedTwiceIsRefused() throws IOException {
        refused(whole(IMAGE.replace("[{\"name\": \"net\"",
                "[{\"name\": \"net\", \"file\": \"net.npy\"}, {\"name\": \"net\"")),
                "sample.json uses the name \"net\" twice in \"one\": give each its own name.");
    }

    @Test
    void membersMustNameTheSameTargets() throws IOException {
        refused(whole(IMAGE + "," + IMAGE.replace("\"one\"", "\"two\"").replace("\"hard\"", "\"soft\"")),
                "sample.json names other targets in \"two\" than in \"one\": list the same names in the same order.");
    }

    @Test
    void membersMustNameTheSamePredictions() throws IOException {
        refused(whole(IMAGE + "," + IMAGE.replace("\"one\"", "\"two\"").replace("\"net\"", "\"net 2\"")),
                "sample.json names other predictions in \"two\" than in \"one\":"
                        + " list the same names in the same order.");
    }

    @Test
    void theDescriptionSaysHowManyClassesThereAre() throws IOException {
        Path described = describe(whole(IMAGE));
        file("net.npy", NpyBytes.of("<f4", "(3, 2, 2)", new double[12]));
        assertThatThrownBy(() -> SampleFolder.read(described))
                .hasMessage("net.npy has 3 classes but sample.json names 2: give files with the same classes.");
    }
}
