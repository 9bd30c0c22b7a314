package org.jaccardlab.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jaccardlab.raster.Size;

/** Finds out what files are to each other: by content first, then by their names. */
final class RoleGuessing {

    private final List<Seen> seen;
    private final List<String> questions = new ArrayList<>();
    private final List<Integer> images = new ArrayList<>();
    private String imageReason = "it is a photograph";

    RoleGuessing(List<Seen> seen) {
        this.seen = seen;
    }

    Proposal proposal() {
        findImages();
        List<Proposal.Item> items = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            items.add(images.contains(i) ? image(i) : other(i));
        }
        chooseArrays(items);
        severalPeople(items);
        ask(items);
        return new Proposal(items, questions);
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
                        questions.add("No file is a photograph: is " + name(seen.get(i)) + " the image?");
                    });
            imageReason = "it is the first picture, and there is no photograph";
        }
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
                Optional.empty(), Optional.empty(), Optional.empty(), Fit.EXACT, refusal);
    }

    private Proposal.Item other(int i) {
        Seen one = seen.get(i);
        int image = images.size() < 2 || one.kind() == Seen.Kind.REFUSED ? 0 : imageOf(one);
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
        LayoutGuess guess = LayoutGuess.of(facts, size, Optional.empty());
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
        String question = "Names do not tell which file belongs to which image: is it right as they are listed?";
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
            if (candidates.size() < 2) {
                continue;
            }
            int chosen = candidates.stream().filter(i -> items.get(i).meaning()
                    .filter(guess -> guess.meaning() == Meaning.LOGITS).isPresent()).findFirst()
                    .orElse(candidates.getFirst());
            questions.add(UnreadableFileException.name(first.file()) + " holds several arrays that may be the"
                    + " prediction: is it " + UnreadableFileException.quoted(items.get(chosen).key().orElse(""))
                    + "?");
            for (int i : candidates) {
                if (i != chosen) {
                    items.set(i, items.get(i).as(Proposal.Role.UNUSED, items.get(i).reason()
                            + ", but another array of the file is taken"));
                }
            }
        }
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

    private boolean isHard(int i, Proposal.Item item) {
        return seen.get(i).kind() == Seen.Kind.LABELS
                || item.meaning().filter(guess -> guess.meaning() == Meaning.LABELS).isPresent();
    }

    private void ask(List<Proposal.Item> items) {
        if (images.isEmpty()) {
            questions.add("There is no image: add the picture that the others belong to.");
        } else if (items.stream().noneMatch(item -> item.role().isTarget())) {
            questions.add("There is no ground truth: add a label, or say which file is one.");
        }
        for (int i = 0; i < items.size(); i++) {
            Proposal.Item item = items.get(i);
            String name = name(seen.get(i));
            if (item.role() == Proposal.Role.UNUSED) {
                if (!seen.get(i).inFolder() && item.guess().isPresent() && !hasOtherArray(items, item)) {
                    questions.add(fitsNothing(seen.get(i), item.reason()));
                } else if (item.refusal().isPresent()) {
                    questions.add(item.refusal().get());
                }
                continue;
            }
            item.guess().filter(guess -> !guess.certain() && !images.isEmpty()).ifPresent(guess -> questions.add(
                    name + " may be read in several ways (" + guess.reason() + "): choose the layout "
                            + guess.choices() + "."));
            item.guess().filter(guess -> guess.fit() == Fit.BILINEAR).ifPresent(guess -> questions.add(name
                    + " has another size than the image (" + guess.reason() + "): is it to be resized, fit"
                    + " bilinear?"));
            Optional<Size> image = size(item.image());
            Optional<Size> own = seen.get(i).size();
            if (item.role() != Proposal.Role.IMAGE && own.isPresent() && image.isPresent() && !own.equals(image)) {
                questions.add(name + " is " + own.get() + " but the image is " + image.get()
                        + ": does it belong to another image?");
            }
        }
        unequal(items, "ground truths", Proposal.Role::isTarget);
        unequal(items, "predictions", Proposal.Role::isPrediction);
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
                questions.add(name(seen.get(images.get(0))) + " has " + counts[0] + " " + what + " but "
                        + name(seen.get(images.get(i))) + " has " + counts[i] + ": which are missing?");
                return;
            }
        }
    }
}
