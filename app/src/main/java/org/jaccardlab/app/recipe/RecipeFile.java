package org.jaccardlab.app.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jaccardlab.app.export.Exporter;
import org.jaccardlab.app.export.Form;
import org.jaccardlab.app.provenance.PathForm;
import org.jaccardlab.app.provenance.SampleList;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.document.Codec;
import org.jaccardlab.document.SettingsDocument;
import org.jaccardlab.document.WrongFieldException;
import org.jaccardlab.io.AtomicFile;
import org.jaccardlab.io.JsonFile;
import org.jaccardlab.io.PngText;
import org.jaccardlab.io.PngWriter;
import org.jaccardlab.io.UnreadableFileException;
import org.jaccardlab.picture.Rendering;
import org.jaccardlab.sample.Batch;

/** A recipe in a file: within the PNG that it has made, or beside any other file, {@code share.npy.json} of share.npy. */
public final class RecipeFile {

    static final int FORMAT = 1;
    static final String PROGRAM = "JaccardLab 0.1.0";

    private static final String KEYWORD = "jaccardlab-recipe";
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** As much of it as tells what to read. */
    private record Samples(SampleList samples) {
    }

    private final Path file;
    private final JsonNode tree;
    private final SampleList samples;

    private RecipeFile(Path file, JsonNode tree, SampleList samples) {
        this.file = file;
        this.tree = tree;
        this.samples = samples;
    }

    /**
     * Writes a file together with the recipe that made it: one file with both, or two that are moved into their places one
     * right after the other. If writing fails, what was there stays.
     */
    public static void write(Path exported, Answers answers, Recipe recipe) throws IOException {
        Codec codec = SettingsDocument.codec(PathForm.codec(folder(exported)), stored -> {
            throw new IllegalStateException("settings are read on a batch");
        });
        byte[] text = JSON.writeValueAsBytes(codec.write(recipe));
        if (recipe.export().form() == Form.PNG) {
            Rendering picture = Exporter.figure(answers, recipe.export()).rendering();
            byte[] png = PngText.with(exported, PngWriter.bytes(picture.size(), picture.argb()), KEYWORD,
                    new String(text, StandardCharsets.UTF_8));
            AtomicFile.write(exported, out -> out.write(png));
        } else {
            AtomicFile.check(exported.toAbsolutePath());
            AtomicFile.write(Path.of(exported + ".json"), out -> {
                out.write(text);
                Exporter.write(exported, answers, recipe.export());
            });
        }
    }

    private static Optional<Path> folder(Path of) {
        return Optional.ofNullable(of.toAbsolutePath().getParent());
    }

    private static boolean isPng(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
    }

    /** @throws UnreadableFileException naming the file, and the field if one is to blame */
    public static RecipeFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableFileException(file, "is not there", "name a recipe, or a PNG that carries one");
        }
        JsonNode tree = isPng(file) ? carried(file) : JsonFile.read(file);
        JsonNode format = tree.path("format");
        if (!format.isInt() || !tree.has("export")) {
            throw new UnreadableFileException(file, "is no recipe", "name one that was written beside an export");
        }
        if (format.intValue() != FORMAT) {
            throw new UnreadableFileException(file, "is of format " + format.intValue()
                    + ", which this version does not know", "update JaccardLab");
        }
        try {
            return new RecipeFile(file, tree, PathForm.codec(folder(file)).read(tree, Samples.class).samples());
        } catch (WrongFieldException wrong) {
            throw refusal(file, wrong);
        }
    }

    private static JsonNode carried(Path png) throws IOException {
        String text = PngText.read(png, KEYWORD).orElseThrow(() -> new UnreadableFileException(png,
                "carries no recipe", "name a picture that JaccardLab has exported"));
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new UnreadableFileException(png, "carries a recipe that is damaged", "export it again");
        }
    }

    private static UnreadableFileException refusal(Path file, WrongFieldException wrong) {
        return new UnreadableFileException(file, wrong.finding(), "correct it in a text editor");
    }

    /** What is to be read. */
    public SampleList samples() {
        return samples;
    }

    /**
     * The recipe on the batch of its samples.
     *
     * @throws UnreadableFileException naming the field that is to blame
     * @throws IllegalArgumentException if the samples are not those that it was made from
     */
    public Recipe on(Batch batch) throws UnreadableFileException {
        try {
            return SettingsDocument.codec(PathForm.codec(folder(file)), stored -> stored.on(batch)).read(tree,
                    Recipe.class);
        } catch (WrongFieldException wrong) {
            throw refusal(file, wrong);
        }
    }
}
