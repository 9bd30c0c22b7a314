package org.jaccardlab.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jaccardlab.coding.CodingGuess;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelFacts;
import org.jaccardlab.coding.Surroundings;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Turn;

/** Finds out what files are to each other: by content first, then by their names. */
final class RoleGuessing {

    private final List<Seen> seen;
    private final List<Proposal.Question> questions = new ArrayList<>();
    private final List<Integer> images = new ArrayList<>();
    private String imageReason = "it is a photograph";

    RoleGuessing(List<Seen> seen) {
        this.seen = new ArrayList<>(seen);
    }

    Proposal proposal() {
        findImages();
        spread();
        List<Proposal.Item> items = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            items.add(images.contains(i) ? image(i) : other(i));
        }
        chooseArrays(items);
        severalPeople(items);
        hardPredictions(items);
        codings(items);
        ask(items);
        return new Proposal(items, questions);
    }

    private void ask(Proposal.Topic topic, String text) {
        questions.add(new Proposal.Question(OptionalInt.empty(), topic, text));
    }

    private void ask(int item, Proposal.Topic topic, String text) {
        questions.add(new Proposal.Question(OptionalInt.of(item), topic, text));
    }

    private static String name(Seen one) {
        String file = UnreadableFileException.name(one.file());
        return one.key().map(key -> file + " (array " + UnreadableFileException.quoted(key) + ")").orElse(file);
    }

    private static Optional<NameHint.Found> hint(Seen one) {
        Optional<NameHint.Found> own = NameHint.in(bare(one.file()));
        if (own.isPresent()) {
            return own;
        }
        return one.key().flatMap(NameHint::in).or(() -> NameHint.in(one.file(), one.inFolder()));
    }

    private static boolean hints(Seen one, NameHint hint) {
        return hint(one).filter(found -> found.hint() == hint).isPresent();
    }

    private void findImages() {
        List<Integer> pictures = IntStream.range(0, seen.size()).filter(i -> seen.get(i).size().isPresent()).boxed()
                .toList();
        for (int i : pictures) {
            boolean otherwise = hint(seen.get(i)).filter(found -> found.hint() != NameHint.IMAGE).isPresent();
            if (seen.get(i).kind() == Seen.Kind.PHOTO && !otherwise) {
                images.add(i);
            }
        }
        if (images.isEmpty()) {
            // A network named after an image, say, or a label that looks like a photograph.
            pictures.stream().filter(i -> seen.get(i).kind() == Seen.Kind.PHOTO).forEach(images::add);
        }
        if (images.isEmpty()) {
            pictures.stream().filter(i -> hints(seen.get(i), NameHint.IMAGE)).forEach(images::add);
            imageReason = "its name says so";
        }
        if (images.isEmpty() && seen.size() > 1) {
            pictures.stream().filter(i -> hint(seen.get(i)).isEmpty()).findFirst()
                    .or(() -> pictures.stream().findFirst()).ifPresent(i -> {
                        images.add(i);
                        ask(Proposal.Topic.FILES, "No file is a photograph: is " + name(seen.get(i)) + " the image?");
                    });
            imageReason = "it is the first picture, and there is no photograph";
        }
    }

    /** An array with one picture for each image becomes as many, unless its name says whose it is. */
    private void spread() {
        List<Seen> images = this.images.stream().map(seen::get).toList();
        List<Seen> all = new ArrayList<>();
        for (Seen one : seen) {
            if (isForAll(one, images)) {
                IntStream.range(0, images.size()).mapToObj(one::at).forEach(all::add);
            } else {
                all.add(one);
            }
        }
        seen.clear();
        seen.addAll(all);
        List<Integer> places = images.stream().map(all::indexOf).toList();
        this.images.clear();
        this.images.addAll(places);
    }

    private static boolean isForAll(Seen one, List<Seen> images) {
        if (images.size() < 2 || one.facts().isEmpty()) {
            return false;
        }
        ArrayFacts facts = one.facts().get();
        boolean fits = images.stream().allMatch(image -> {
            LayoutGuess guess = LayoutGuess.of(facts, image.size(), Optional.empty());
            return guess.fit() == Fit.EXACT && guess.layout().filter(
                    layout -> layout.pictures(facts.shape()) == images.size()).isPresent();
        });
        return fits && images.stream().noneMatch(image -> isNamedAfter(image, one));
    }

    private static boolean isNamedAfter(Seen image, Seen one) {
        String own = stem(image.file());
        String numbers = numbers(own);
        return !own.isEmpty() && stem(one.file()).contains(own)
                || !numbers.isEmpty() && numbers(stem(one.file())).startsWith(numbers);
    }

    private Proposal.Item image(int i) {
        return item(seen.get(i), Proposal.Role.IMAGE, imageReason, images.indexOf(i), Optional.empty(),
                Optional.empty());
    }

    private static Proposal.Item item(Seen one, Proposal.Role role, String reason, int image,
            Optional<LayoutGuess> guess, Optional<Meaning.Guess> meaning) {
        Optional<String> refusal = one.kind() == Seen.Kind.REFUSED && !one.inFolder()
                ? Optional.of(one.refusal())
                : Optional.empty();
        return new Proposal.Item(one.file(), one.key(), role, reason, image, one.facts(), guess, meaning,
                Optional.empty(), layout(one, guess), Optional.empty(), Optional.empty(), Fit.EXACT, refusal);
    }

    private static Optional<Layout> layout(Seen one, Optional<LayoutGuess> guess) {
        return one.picture().isEmpty() ? Optional.empty() : guess.flatMap(LayoutGuess::layout);
    }

    private Proposal.Item other(int i) {
        Seen one = seen.get(i);
        int image = images.size() < 2 || one.kind() == Seen.Kind.REFUSED
                ? 0
                : one.picture().isPresent() ? one.picture().getAsInt() : imageOf(one);
        return switch (one.kind()) {
            case REFUSED -> item(one, Proposal.Role.UNUSED, one.refusal(), image, Optional.empty(), Optional.empty());
            case ANNOTATIONS -> item(one, Proposal.Role.TARGET, "it holds annotations", image, Optional.empty(),
                    Optional.empty());
            case ARRAY -> array(one, image);
            case LABELS -> picture(one, image, "its few values look like labels");
            case MATTE -> picture(one, image, "it looks like shares of one object");
            case PHOTO -> picture(one, image, "it is a picture, but no image by its name");
        };
    }

    private Proposal.Item picture(Seen one, int image, String looks) {
        Optional<NameHint.Found> hint = hint(one);
        Proposal.Role role = hint.map(NameHint.Found::hint).map(found -> switch (found) {
            case PREDICTION -> Proposal.Role.PREDICTION;
            case AUXILIARY -> Proposal.Role.AUXILIARY;
            case ANNOTATOR -> Proposal.Role.ANNOTATOR;
            case TEACHER, TARGET, IMAGE -> Proposal.Role.TARGET;
        }).orElse(Proposal.Role.TARGET);
        return item(one, role, looks + said(hint), image, Optional.empty(), Optional.empty());
    }

    private static String said(Optional<NameHint.Found> hint) {
        return hint.map(found -> ", and its name says " + UnreadableFileException.quoted(found.word())).orElse("");
    }

    private Proposal.Item array(Seen one, int image) {
        Optional<Size> size = size(image);
        ArrayFacts facts = one.facts().orElseThrow();
        Optional<Layout> said = one.picture().isPresent()
                ? Optional.of(Layout.guessed(one.picture().getAsInt(), Turn.NONE))
                : Optional.empty();
        LayoutGuess guess = LayoutGuess.of(facts, size, Optional.empty(), said);
        if (guess.layout().isEmpty()) {
            Proposal.Item unused = item(one, Proposal.Role.UNUSED, guess.reason(), image, Optional.of(guess),
                    Optional.empty());
            return one.inFolder() || one.key().isPresent() ? unused : unused.refused(fitsNothing(one, guess.reason()));
        }
        Meaning.Guess meaning = Meaning.of(facts, guess.layout().get());
        Optional<NameHint.Found> hint = hint(one);
        Proposal.Role role = switch (meaning.meaning()) {
            case LABELS, SOFT_LABELS -> hint.map(NameHint.Found::hint).map(found -> switch (found) {
                case PREDICTION -> Proposal.Role.PREDICTION;
                case AUXILIARY -> Proposal.Role.AUXILIARY;
                case ANNOTATOR -> Proposal.Role.ANNOTATOR;
                case TEACHER, TARGET, IMAGE -> Proposal.Role.TARGET;
            }).orElse(Proposal.Role.TARGET);
            case PROBABILITIES -> hint.map(NameHint.Found::hint).map(found -> switch (found) {
                case TEACHER -> Proposal.Role.TEACHER;
                case AUXILIARY -> Proposal.Role.AUXILIARY;
                case ANNOTATOR -> Proposal.Role.ANNOTATOR;
                case TARGET -> Proposal.Role.TARGET;
                case PREDICTION, IMAGE -> Proposal.Role.PREDICTION;
            }).orElse(Proposal.Role.PREDICTION);
            // What is wrong with numbers that are none, opening them says best.
            case LOGITS, UNKNOWN -> hint.map(NameHint.Found::hint).map(found -> switch (found) {
                case TEACHER -> Proposal.Role.TEACHER;
                case AUXILIARY -> Proposal.Role.AUXILIARY;
                case ANNOTATOR, TARGET, PREDICTION, IMAGE -> Proposal.Role.PREDICTION;
            }).orElse(Proposal.Role.PREDICTION);
        };
        return item(one, role, "it seems to hold " + meaning.meaning().text() + " (" + meaning.reason() + ")"
                + said(hint), image, Optional.of(guess), Optional.of(meaning));
    }

    private static String fitsNothing(Seen one, String reason) {
        return name(one) + " fits nothing (" + reason + "): leave it out, or say its layout.";
    }

    private Optional<Size> size(int image) {
        return image < images.size() ? seen.get(images.get(image)).size() : Optional.empty();
    }

    /** The image that it fits and whose name is most like its own; the next in turn if names say nothing. */
    private int imageOf(Seen one) {
        int best = -1;
        long most = Long.MIN_VALUE;
        boolean tied = false;
        for (int i = 0; i < images.size(); i++) {
            long likeness = likeness(seen.get(images.get(i)), one);
            tied = likeness == most || tied && likeness < most;
            if (likeness > most) {
                most = likeness;
                best = i;
                tied = false;
            }
        }
        if (!tied) {
            return best;
        }
        // How many of its sort came before decides, as when each image's files are listed in the same order.
        int before = 0;
        for (Seen other : seen) {
            if (other.equals(one)) {
                break;
            }
            boolean image = images.contains(seen.indexOf(other));
            before += !image && other.kind() == one.kind() ? 1 : 0;
        }
        Proposal.Question question = new Proposal.Question(OptionalInt.empty(), Proposal.Topic.FILES,
                "Names do not tell which file belongs to which image: is it right as they are listed?");
        if (!questions.contains(question)) {
            questions.add(question);
        }
        return before % images.size();
    }

    private static long likeness(Seen image, Seen one) {
        boolean fits = one.size().isPresent()
                ? one.size().equals(image.size())
                : one.facts().map(facts -> LayoutGuess.of(facts, image.size(), Optional.empty()))
                        .filter(guess -> guess.layout().isPresent() && guess.fit() == Fit.EXACT).isPresent();
        String a = stem(image.file());
        String b = stem(one.file());
        int common = 0;
        while (common < Math.min(a.length(), b.length()) && a.charAt(common) == b.charAt(common)) {
            common++;
        }
        boolean sameNumbers = !numbers(a).isEmpty() && numbers(b).startsWith(numbers(a));
        return (fits ? 1_000_000 : 0) + (b.contains(a) ? 100_000 : 0) + (sameNumbers ? 10_000 : 0) + common;
    }

    private static String bare(Path file) {
        String name = UnreadableFileException.name(file);
        int dot = name.indexOf('.', 1);
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** A name without what says its role. */
    private static String stem(Path file) {
        StringBuilder stem = new StringBuilder();
        for (String word : bare(file).split("[^A-Za-z0-9]+")) {
            String own = NameHint.in(word).isEmpty()
                    ? word.toLowerCase(Locale.ROOT)
                    : word.replaceAll("^.*?(\\d*)$", "$1");
            stem.append(own.isEmpty() ? "" : own + '_');
        }
        return stem.toString();
    }

    private static String numbers(String stem) {
        return stem.replaceAll("\\D+", " ").strip();
    }

    /** Of several arrays in a file one is the prediction: logits rather than what was made from them. */
    private void chooseArrays(List<Proposal.Item> items) {
        Set<Path> done = new HashSet<>();
        for (Proposal.Item first : List.copyOf(items)) {
            if (first.key().isEmpty() || !done.add(first.file())) {
                continue;
            }
            List<Integer> candidates = IntStream.range(0, items.size()).filter(
                    i -> items.get(i).role() == Proposal.Role.PREDICTION && items.get(i).file().equals(first.file()))
                    .boxed().toList();
            List<String> keys = candidates.stream().flatMap(i -> items.get(i).key().stream()).distinct().toList();
            if (keys.size() < 2) {
                continue;
            }
            List<String> likely = likely(candidates.stream().map(items::get).toList());
            if (likely.size() > 1) {
                ask(candidates.getFirst(), Proposal.Topic.FILES, UnreadableFileException.name(first.file())
                        + " holds several arrays that may be the prediction, " + String.join(" and ", keys.stream()
                                .map(UnreadableFileException::quoted).toList())
                        + ": is it " + UnreadableFileException.quoted(likely.getFirst()) + "?");
            }
            for (int i : candidates) {
                if (!items.get(i).key().equals(Optional.of(likely.getFirst()))) {
                    items.set(i, items.get(i).as(Proposal.Role.UNUSED, items.get(i).reason()
                            + ", but another array of the file is taken"));
                }
            }
        }
    }

    /** The keys of those that are logits, or if that leaves a choice, of those that are called a prediction. */
    private static List<String> likely(List<Proposal.Item> candidates) {
        List<Proposal.Item> left = only(candidates, item -> item.meaning()
                .filter(guess -> guess.meaning() == Meaning.LOGITS).isPresent());
        left = only(left, item -> item.key().flatMap(NameHint::in)
                .filter(found -> found.hint() == NameHint.PREDICTION).isPresent());
        return left.stream().flatMap(item -> item.key().stream()).distinct().toList();
    }

    /** Those for which this holds; all if it holds for none. */
    private static List<Proposal.Item> only(List<Proposal.Item> items, Predicate<Proposal.Item> holds) {
        List<Proposal.Item> found = items.stream().filter(holds).toList();
        return found.isEmpty() ? items : found;
    }

    /** How the labels of ground truths are coded, given how many classes the image's prediction has. */
    private void codings(List<Proposal.Item> items) {
        for (int i = 0; i < items.size(); i++) {
            Proposal.Item item = items.get(i);
            Optional<LabelFacts> labels = seen.get(i).labels().or(() -> item.facts()
                    .filter(facts -> item.meaning().filter(guess -> guess.meaning() == Meaning.LABELS).isPresent())
                    .flatMap(facts -> facts.labels(UnreadableFileException.name(item.file()))));
            if (labels.isPresent() && item.role().isTarget()) {
                OptionalInt classes = classes(items, item.image());
                CodingGuess guess = CodingGuess.of(labels.get(), ClassTableCatalogue.all(),
                        new Surroundings(classes, SampleFiles.USUAL_IGNORE));
                // What 0 and 255 are, the classes decide that all files need together.
                if (classes.isPresent() || !guess.coding().equals(Optional.of(LabelCoding.Plain.MASK))) {
                    items.set(i, item.labelled(guess));
                }
            }
        }
    }

    private static OptionalInt classes(List<Proposal.Item> items, int image) {
        return items.stream().filter(item -> item.role().isPrediction() && item.image() == image
                && item.meaning().filter(guess -> guess.meaning() != Meaning.LABELS).isPresent())
                .flatMap(item -> item.guess().stream().flatMap(guess -> guess.layout().stream())
                        .map(layout -> layout.length(Layout.Axis.CLASS, item.facts().orElseThrow().shape())))
                .mapToInt(Math::toIntExact).findFirst();
    }

    /** Several hard label maps of one image whose names differ in a number only are those of several people. */
    private void severalPeople(List<Proposal.Item> items) {
        for (int i = 0; i < items.size(); i++) {
            Proposal.Item item = items.get(i);
            if (item.role() != Proposal.Role.TARGET || !isHard(i, item)) {
                continue;
            }
            String pattern = bare(item.file()).replaceAll("\\d+$", "#");
            long alike = 0;
            for (int j = 0; j < items.size(); j++) {
                Proposal.Item other = items.get(j);
                alike += (other.role() == Proposal.Role.TARGET || other.role() == Proposal.Role.ANNOTATOR)
                        && isHard(j, other) && other.image() == item.image()
                        && bare(other.file()).replaceAll("\\d+$", "#").equals(pattern) ? 1 : 0;
            }
            if (pattern.endsWith("#") && alike > 1) {
                items.set(i, item.as(Proposal.Role.ANNOTATOR, "it is one of " + alike
                        + " label maps that are numbered"));
            }
        }
    }

    /** An array of class indices beside a ground truth is what a network saved, unless its name says otherwise: asked. */
    private void hardPredictions(List<Proposal.Item> items) {
        for (int i = 0; i < items.size(); i++) {
            Proposal.Item item = items.get(i);
            boolean nameless = item.role() == Proposal.Role.TARGET && item.facts().isPresent() && isHard(i, item)
                    && hint(seen.get(i)).isEmpty();
            if (nameless && isBeside(items, item, Proposal.Role::isTarget)
                    && !isBeside(items, item, Proposal.Role::isPrediction)) {
                items.set(i, item.as(Proposal.Role.PREDICTION,
                        item.reason() + ", and the image has a ground truth already"));
                ask(i, Proposal.Topic.FILES, name(seen.get(i)) + " holds class indices and may be a prediction or a "
                        + "second ground truth: is it the prediction?");
            }
        }
    }

    private static boolean isBeside(List<Proposal.Item> items, Proposal.Item item, Predicate<Proposal.Role> role) {
        return items.stream().anyMatch(
                other -> other != item && other.image() == item.image() && role.test(other.role()));
    }

    private boolean isHard(int i, Proposal.Item item) {
        return seen.get(i).kind() == Seen.Kind.LABELS
                || item.meaning().filter(guess -> guess.meaning() == Meaning.LABELS).isPresent();
    }

    private void ask(List<Proposal.Item> items) {
        if (images.isEmpty()) {
            ask(Proposal.Topic.FILES, "There is no image: add the picture that the others belong to.");
        } else if (items.stream().noneMatch(item -> item.role().isTarget())) {
            ask(Proposal.Topic.FILES, "There is no ground truth: add a label, or say which file is one.");
        }
        for (int place = 0; place < items.size(); place++) {
            int i = place;
            Proposal.Item item = items.get(i);
            String name = name(seen.get(i));
            if (item.role() == Proposal.Role.UNUSED) {
                if (!seen.get(i).inFolder() && item.guess().isPresent() && !hasOtherArray(items, item)) {
                    ask(i, Proposal.Topic.FILES, fitsNothing(seen.get(i), item.reason()));
                } else if (item.refusal().isPresent()) {
                    ask(i, Proposal.Topic.FILES, item.refusal().get());
                }
                continue;
            }
            askHowItLies(i, item, name);
            item.labels().filter(guess -> !guess.certain() && guess.coding().isPresent()).ifPresent(guess -> ask(i,
                    Proposal.Topic.LABELS, name + " " + guess.reason() + ": is it coded as " + guess.choices() + "?"));
            Optional<Size> image = size(item.image());
            Optional<Size> own = seen.get(i).size();
            if (item.role() != Proposal.Role.IMAGE && own.isPresent() && image.isPresent() && !own.equals(image)) {
                ask(i, Proposal.Topic.SIZE, name + " is " + own.get() + " but the image is " + image.get()
                        + ": does it belong to another image?");
            }
        }
        unequal(items, "ground truths", Proposal.Role::isTarget);
        unequal(items, "predictions", Proposal.Role::isPrediction);
    }

    private void askHowItLies(int i, Proposal.Item item, String name) {
        if (item.guess().isEmpty() || images.isEmpty()) {
            return;
        }
        LayoutGuess guess = item.guess().get();
        long pictures = guess.layout().map(layout -> layout.pictures(item.facts().orElseThrow().shape())).orElse(1L);
        if (pictures > 1 && item.layout().isEmpty()) {
            ask(i, Proposal.Topic.PICTURE, name + " holds " + pictures + " pictures (layout "
                    + guess.layout().map(Layout::letters).orElse("") + "): which of them, from 0 to " + (pictures - 1)
                    + ", belongs to " + name(seen.get(images.get(item.image()))) + "?");
        } else if (!guess.certain() && item.layout().isEmpty()) {
            ask(i, Proposal.Topic.LAYOUT, name + " may be read in several ways (" + guess.reason()
                    + "): choose the layout " + guess.choices() + ".");
        }
        if (guess.fit() == Fit.BILINEAR) {
            ask(i, Proposal.Topic.SIZE, name + " has another size than the image (" + guess.reason()
                    + "): is it to be resized, fit bilinear?");
        }
    }

    private static boolean hasOtherArray(List<Proposal.Item> items, Proposal.Item item) {
        return items.stream().anyMatch(other -> other.file().equals(item.file())
                && other.role() != Proposal.Role.UNUSED);
    }

    private void unequal(List<Proposal.Item> items, String what, Predicate<Proposal.Role> role) {
        long[] counts = new long[images.size()];
        for (Proposal.Item item : items) {
            if (role.test(item.role()) && item.image() < counts.length) {
                counts[item.image()]++;
            }
        }
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] != counts[0]) {
                ask(Proposal.Topic.FILES, name(seen.get(images.get(0))) + " has " + counts[0] + " " + what + " but "
                        + name(seen.get(images.get(i))) + " has " + counts[i] + ": which are missing?");
                return;
            }
        }
    }
}
