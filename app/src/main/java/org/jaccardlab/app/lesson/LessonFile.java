package org.jaccardlab.app.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.raster.Size;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lesson from Markdown. A title with one hash mark, a summary, then steps with two; indented lines of the form
 * {@code key: value} set what is on screen, and what a step does not set stays as it was. {@code assets/lessons/README.md}
 * has the keys.
 */
final class LessonFile {

    private static final String SETTING = "    ";
    private static final Pattern KEYED = Pattern.compile("(?<key>[a-z]+):\\s*(?<value>.*)");
    private static final Pattern CHOICE = Pattern.compile("- \\[(?<right>[ x])\\] (?<text>.*)");
    private static final Pattern SIZED = Pattern.compile("(?<name>.*\\S)\\s+(?<width>\\d{1,4})x(?<height>\\d{1,4})");
    private static final Pattern PIXEL = Pattern.compile("(?<x>\\d{1,5}),(?<y>\\d{1,5})");
    private static final Pattern REPEATED = Pattern.compile("(?:(?<times>\\d{1,7})\\*)?(?<value>[-+.0-9eE]+)");

    private final String name;
    private final List<String> lines;
    private int at;

    private String title = "";
    private String summary = "";
    private final Map<String, Scene> scenes = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /** The scene that is being told; empty between scenes. */
    private Optional<SceneDraft> scene = Optional.empty();
    private Optional<StepDraft> step = Optional.empty();
    private Stage stage = Stage.EMPTY;

    private static final class SceneDraft {
        private final String name;
        private final String title;
        private List<String> classes = List.of();
        private final List<Scene.Picture> pictures = new ArrayList<>();
        private Optional<Scene.Picture> open = Optional.empty();

        SceneDraft(String name, String title) {
            this.name = name;
            this.title = title;
        }
    }

    private static final class StepDraft {
        private final int line;
        private final String title;
        private final List<String> paragraphs = new ArrayList<>();
        private String question = "";
        private final List<String> choices = new ArrayList<>();
        private int right = -1;
        private String why = "";

        StepDraft(int line, String title) {
            this.line = line;
            this.title = title;
        }
    }

    private LessonFile(String name, String text) {
        this.name = name;
        this.lines = text.lines().toList();
    }

    /**
     * @param name of the file, without its ending
     * @throws IllegalArgumentException in one sentence that names the file and the line
     */
    static Lesson parse(String name, String text) {
        return new LessonFile(name, text).read();
    }

    private Lesson read() {
        while (at < lines.size()) {
            String line = lines.get(at);
            int begun = at + 1;
            try {
                if (line.startsWith(SETTING)) {
                    set(line.strip());
                    at++;
                } else if (line.isBlank()) {
                    at++;
                } else {
                    tell(paragraph());
                }
            } catch (IllegalArgumentException wrong) {
                throw refusal(begun, String.valueOf(wrong.getMessage()), wrong);
            }
        }
        endScene();
        endStep();
        if (title.isEmpty() || summary.isEmpty() || steps.isEmpty()) {
            throw refusal(1, "a lesson has a title (# ...), a summary and at least one step (## ...)", null);
        }
        return new Lesson(name, title, summary, scenes, steps);
    }

    private IllegalArgumentException refusal(int line, String words, @Nullable Exception cause) {
        return new IllegalArgumentException("lesson " + name + ".md, line " + line + ": " + words, cause);
    }

    /** Lines up to the next that begins something new, as one. */
    private String paragraph() {
        StringBuilder text = new StringBuilder(lines.get(at++).strip());
        while (at < lines.size() && !lines.get(at).isBlank() && !lines.get(at).startsWith(SETTING)
                && !lines.get(at).matches("(#|- \\[|> |\\? ).*") && !text.toString().startsWith("#")) {
            text.append(' ').append(lines.get(at++).strip());
        }
        return text.toString();
    }

    private void tell(String text) {
        if (text.startsWith("## ")) {
            endScene();
            endStep();
            step = Optional.of(new StepDraft(at, text.substring(3)));
        } else if (text.startsWith("# ")) {
            title = text.substring(2);
        } else if (step.isEmpty()) {
            require(summary.isEmpty(), "the summary is one paragraph: begin a step with ##");
            summary = text;
        } else {
            tell(text, step.get());
        }
    }

    private static void tell(String text, StepDraft draft) {
        Matcher choice = CHOICE.matcher(text);
        if (text.startsWith("? ")) {
            draft.question = text.substring(2);
        } else if (choice.matches()) {
            if (choice.group("right").equals("x")) {
                require(draft.right < 0, "a question has one right answer, [x]");
                draft.right = draft.choices.size();
            }
            draft.choices.add(choice.group("text"));
        } else if (text.startsWith("> ")) {
            draft.why = text.substring(2);
        } else {
            Prose.spans(text);
            draft.paragraphs.add(text);
        }
    }

    private void endStep() {
        step.ifPresent(draft -> {
            try {
                steps.add(new Step(draft.line, draft.title, draft.paragraphs, stage, question(draft)));
                steps.getLast().statements();
            } catch (IllegalArgumentException wrong) {
                throw refusal(draft.line, String.valueOf(wrong.getMessage()), wrong);
            }
            stage = stage.fitted(false);
        });
        step = Optional.empty();
    }

    private static Optional<Question> question(StepDraft draft) {
        if (draft.question.isEmpty()) {
            require(draft.choices.isEmpty() && draft.why.isEmpty(), "choices need a question before them (? ...)");
            return Optional.empty();
        }
        require(draft.choices.size() >= 2 && draft.right >= 0 && !draft.why.isEmpty(),
                "a question needs two choices or more, the right one marked [x], and why (> ...)");
        return Optional.of(new Question(draft.question, draft.choices, draft.right, draft.why));
    }

    private void set(String line) {
        Matcher keyed = KEYED.matcher(line);
        require(keyed.matches(), "\"" + line + "\" sets nothing: write key: value");
        String value = keyed.group("value").strip();
        if (step.isPresent()) {
            stage = staged(keyed.group("key"), value);
        } else {
            tellScene(keyed.group("key"), value);
        }
    }

    private Stage staged(String key, String value) {
        boolean none = value.equals("none");
        return switch (key) {
            case "sample" -> stage.of(value);
            case "image" -> stage.withMember(Integer.parseInt(value) - 1);
            case "show" -> stage.withOptions(value);
            case "against" -> stage.withAgainst(none ? Optional.empty() : Optional.of(value));
            case "panes" -> stage.withPanes(value);
            case "columns" -> stage.withColumns(Integer.parseInt(value));
            case "probe" -> stage.withProbe(none ? Optional.empty() : Optional.of(pixel(value)));
            case "zoom" -> stage.withZoom(none ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value)));
            case "plot" -> stage.withPlot(none ? Optional.empty() : Optional.of(value));
            case "colours" -> {
                require(value.equals("fit"), "colours can be set to fit");
                yield stage.fitted(true);
            }
            default -> throw new IllegalArgumentException("there is no \"" + key + "\": choose one of sample, image, "
                    + "show, against, panes, columns, probe, zoom, plot, colours");
        };
    }

    private static Pixel pixel(String text) {
        Matcher pixel = PIXEL.matcher(text);
        require(pixel.matches(), "a pixel is written X,Y, but this is \"" + text + "\"");
        return new Pixel(Integer.parseInt(pixel.group("x")), Integer.parseInt(pixel.group("y")));
    }

    private void tellScene(String key, String value) {
        if (key.equals("scene")) {
            endScene();
            String[] words = value.split("\\s+", 2);
            scene = Optional.of(new SceneDraft(words[0], words.length > 1 ? words[1] : words[0]));
            return;
        }
        SceneDraft draft = scene.orElseThrow(
                () -> new IllegalArgumentException("\"" + key + "\" belongs to a scene: begin with scene: NAME TITLE"));
        switch (key) {
            case "classes" -> draft.classes = List.of(value.split("\\s*,\\s*"));
            case "image" -> {
                endPicture(draft);
                Matcher sized = SIZED.matcher(value);
                require(sized.matches(), "an image is written NAME WIDTHxHEIGHT, but this is \"" + value + "\"");
                draft.open = Optional.of(new Scene.Picture(sized.group("name"), new Size(
                        Integer.parseInt(sized.group("height")), Integer.parseInt(sized.group("width"))), List.of()));
            }
            default -> draft.open = Optional.of(withLayer(key, value, draft));
        }
    }

    private static Scene.Picture withLayer(String key, String value, SceneDraft draft) {
        Scene.Kind kind = switch (key) {
            case "hard", "soft", "logits", "probabilities" -> Scene.Kind.valueOf(key.toUpperCase(Locale.ROOT));
            default -> throw new IllegalArgumentException("there is no \"" + key + "\" of a scene: choose one of "
                    + "classes, image, hard, soft, logits, probabilities");
        };
        Scene.Picture picture = draft.open.orElseThrow(
                () -> new IllegalArgumentException("\"" + key + "\" belongs to an image: write image: NAME WxH first"));
        int equals = value.lastIndexOf('=');
        require(equals > 0, "a layer is written NAME = VALUES, but this is \"" + value + "\"");
        float[] values = values(value.substring(equals + 1));
        int needed = picture.size().pixels() * (kind == Scene.Kind.HARD ? 1 : draft.classes.size());
        require(values.length == needed, "here are " + values.length + " values, but " + picture.size() + " pixels of "
                + draft.classes.size() + " classes need " + needed);
        List<Scene.Layer> layers = new ArrayList<>(picture.layers());
        layers.add(new Scene.Layer(kind, value.substring(0, equals).strip(), values));
        return new Scene.Picture(picture.name(), picture.size(), layers);
    }

    /** Numbers between blanks, slashes or bars; {@code 12*0.5} is one of them twelve times. */
    private static float[] values(String text) {
        List<Float> all = new ArrayList<>();
        for (String word : text.strip().split("[\\s/|]+")) {
            Matcher repeated = REPEATED.matcher(word);
            require(repeated.matches(), "\"" + word + "\" is no number: write 0.5, or 12*0.5 for twelve of them");
            int times = repeated.group("times") == null ? 1 : Integer.parseInt(repeated.group("times"));
            for (int i = 0; i < times; i++) {
                all.add(Float.parseFloat(repeated.group("value")));
            }
        }
        float[] values = new float[all.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.get(i);
        }
        return values;
    }

    private static void endPicture(SceneDraft draft) {
        draft.open.ifPresent(draft.pictures::add);
        draft.open = Optional.empty();
    }

    private void endScene() {
        scene.ifPresent(draft -> {
            endPicture(draft);
            scenes.put(draft.name, new Scene(draft.title, draft.classes, draft.pictures));
        });
        scene = Optional.empty();
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
