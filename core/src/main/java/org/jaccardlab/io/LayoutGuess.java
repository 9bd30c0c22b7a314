package org.jaccardlab.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Turn;

/**
 * What the axes of an array seem to be.
 *
 * @param layout empty if no arrangement of the axes makes a picture for the image
 * @param reason a clause: what speaks for it, or against every other
 * @param certain whether nothing else makes sense, as far as shape and sums tell
 * @param alternatives other readings of the same axes, the likeliest first
 * @param fit {@link Fit#BILINEAR} if the picture has the image's proportions but another size
 */
public record LayoutGuess(Optional<Layout> layout, String reason, boolean certain, List<Layout> alternatives,
        Fit fit) {

    private static final int MOST_ALTERNATIVES = 6;
    private static final int MOST_AXES = 6;
    /** nnU-Net's names for what it saves, class x slice x height x width. */
    private static final List<String> NNUNET_KEYS = List.of("probabilities", "softmax");

    public LayoutGuess {
        alternatives = List.copyOf(alternatives);
    }

    /** How the picture along two of the axes compares with the image. */
    private enum Match {
        SAME, PROPORTIONAL, NONE
    }

    /** One way to read the axes. */
    private record Reading(Layout layout, List<Long> shape, Match match) {

        long classes() {
            return layout.length(Layout.Axis.CLASS, shape);
        }

        long pictures() {
            return layout.pictures(shape);
        }

        int axis(Layout.Axis axis) {
            return layout.axes().indexOf(axis);
        }

        double area() {
            return (double) layout.length(Layout.Axis.HEIGHT, shape) * layout.length(Layout.Axis.WIDTH, shape);
        }

        /** Whether both read the same numbers as the same. */
        boolean equalsInEffect(Reading other) {
            return axis(Layout.Axis.HEIGHT) == other.axis(Layout.Axis.HEIGHT)
                    && axis(Layout.Axis.WIDTH) == other.axis(Layout.Axis.WIDTH) && classes() == other.classes()
                    && (pictures() == 1 || axis(Layout.Axis.CLASS) == other.axis(Layout.Axis.CLASS));
        }
    }

    /**
     * @param image the size of the image, if there is one
     * @param classes how many classes there are, if that is known
     */
    public static LayoutGuess of(ArrayFacts facts, Optional<Size> image, Optional<Integer> classes) {
        return of(facts, image, classes, Optional.empty());
    }

    /** @param said picture and turn, where a person has chosen them */
    static LayoutGuess of(ArrayFacts facts, Optional<Size> image, Optional<Integer> classes, Optional<Layout> said) {
        return new Guessing(facts, image, classes, said).guess();
    }

    /** The layouts that a person may choose among: "CHW, HWC or CWH". */
    String choices() {
        List<String> texts = new ArrayList<>();
        layout.ifPresent(best -> texts.add(best.text()));
        alternatives.forEach(other -> texts.add(other.text()));
        return texts.size() < 2
                ? String.join("", texts)
                : String.join(" or ", String.join("; ", texts.subList(0, texts.size() - 1)), texts.getLast());
    }

    private static final class Guessing {

        /** The usual orders, and behind which place none is usual. */
        private static final List<String> ORDERS = List.of("HW", "CHW", "HWC", "NCHW", "NHWC", "CNHW");
        private static final int USUAL = ORDERS.size() - 1;
        private static final int UNUSUAL = ORDERS.size();

        private final ArrayFacts facts;
        private final List<Long> shape;
        private final Optional<Size> image;
        private final Optional<Integer> classes;
        private final Optional<Layout> said;
        private final boolean nnunet;

        Guessing(ArrayFacts facts, Optional<Size> image, Optional<Integer> classes, Optional<Layout> said) {
            this.facts = facts;
            this.shape = facts.shape();
            this.said = said;
            // Axes are found in the array's own picture, before it is turned.
            this.image = image.map(size -> said.map(Layout::turn).orElse(Turn.NONE).of(size));
            this.classes = classes;
            this.nnunet = shape.size() == 4 && facts.key().filter(NNUNET_KEYS::contains).isPresent();
        }

        LayoutGuess guess() {
            if (shape.size() < 2 || shape.size() > MOST_AXES || shape.contains(0L)) {
                return none(shape.contains(0L)
                        ? "it holds no numbers"
                        : "a picture has two axes and classes a third, but this has " + shape.size());
            }
            List<Reading> readings = new ArrayList<>(readings());
            // That numbers are in proportion is chance too often to be looked for in every order.
            readings.removeIf(reading -> reading.match() == Match.NONE || reading.match() == Match.PROPORTIONAL
                    && convention(reading.layout().letters()) > USUAL);
            if (readings.isEmpty()) {
                return none(misfit());
            }
            readings.sort(order());
            Reading best = readings.getFirst();
            if (best.match() == Match.PROPORTIONAL && best.pictures() > 1 && said.isEmpty()) {
                // Several pictures of another size are features of a network sooner than predictions.
                return none(misfit());
            }
            List<Reading> rivals = readings.stream().skip(1).filter(other -> rivals(best, other)).toList();
            boolean upright = best.layout().isUpright();
            boolean chosen = best.pictures() == 1 || said.isPresent();
            int classAxis = best.axis(Layout.Axis.CLASS);
            boolean told = image.isPresent() || classAxis < 0 || facts.one(classAxis).isPresent();
            return new LayoutGuess(Optional.of(best.layout()), reason(best, rivals),
                    rivals.isEmpty() && upright && chosen && told, alternatives(best, readings),
                    best.match() == Match.SAME ? Fit.EXACT : Fit.BILINEAR);
        }

        private LayoutGuess none(String reason) {
            return new LayoutGuess(Optional.empty(), reason, true, List.of(), Fit.EXACT);
        }

        private String misfit() {
            String text = "no two axes of " + ShapeText.of(shape) + " are the image's height and width ("
                    + image.map(size -> size.height() + " and " + size.width()).orElse("")
                    + "), or in proportion to them";
            return facts.key().filter("softmax"::equals).isPresent()
                    ? text + "; nnU-Net 1 saves only the part around what is not 0"
                    : text;
        }

        private List<Reading> readings() {
            List<Reading> readings = new ArrayList<>();
            for (int h = 0; h < shape.size(); h++) {
                for (int w = 0; w < shape.size(); w++) {
                    if (h == w) {
                        continue;
                    }
                    Match match = match(h < w, shape.get(h), shape.get(w));
                    for (int c = 0; c < shape.size(); c++) {
                        if (c != h && c != w) {
                            reading(h, w, c, match).ifPresent(readings::add);
                        }
                    }
                    boolean stack = shape.size() == 3 && !facts.isFloating();
                    if (shape.size() == 2 || stack) {
                        reading(h, w, -1, match).ifPresent(readings::add);
                    }
                }
            }
            return readings;
        }

        /** Empty if pictures would be counted along two axes. */
        private Optional<Reading> reading(int h, int w, int c, Match match) {
            List<Layout.Axis> axes = new ArrayList<>();
            int several = 0;
            for (int i = 0; i < shape.size(); i++) {
                axes.add(i == h
                        ? Layout.Axis.HEIGHT
                        : i == w ? Layout.Axis.WIDTH : i == c ? Layout.Axis.CLASS : Layout.Axis.BATCH);
                several += axes.get(i) == Layout.Axis.BATCH && shape.get(i) > 1 ? 1 : 0;
            }
            Layout layout = new Layout(axes, said.map(Layout::index).orElse(0),
                    said.map(Layout::turn).orElse(Turn.NONE));
            return several > 1 ? Optional.empty() : Optional.of(new Reading(layout, shape, match));
        }

        private Match match(boolean upright, long height, long width) {
            if (image.isEmpty()) {
                return Match.SAME;
            }
            Size size = image.get();
            if (height == size.height() && width == size.width()) {
                return Match.SAME;
            }
            boolean smaller = height < size.height() && width < size.width();
            boolean larger = height > size.height() && width > size.width();
            // Each side may have been rounded by less than a pixel.
            double slack = Math.max(size.height(), size.width());
            boolean proportional = upright && (smaller || larger) && height > 1 && width > 1
                    && Math.abs((double) height * size.width() - (double) width * size.height()) <= slack;
            return proportional ? Match.PROPORTIONAL : Match.NONE;
        }

        private Comparator<Reading> order() {
            return Comparator.comparing(Reading::match).thenComparingInt(this::weight)
                    .thenComparing(reading -> !reading.layout().isUpright())
                    .thenComparing(reading -> convention(reading.layout().letters()) > USUAL)
                    .thenComparingDouble(reading -> -reading.area())
                    .thenComparing(reading -> reading.pictures() > 1)
                    .thenComparingInt(reading -> convention(reading.layout().letters()))
                    .thenComparingLong(Reading::classes);
        }

        /** What speaks for this class axis, the less the better. */
        private int weight(Reading reading) {
            int axis = reading.axis(Layout.Axis.CLASS);
            int weight = axis >= 0 && facts.one(axis).isPresent() ? 0 : 2;
            return weight + (classes.isPresent() && classes.get() == reading.classes() ? 0 : 1);
        }

        private int convention(String letters) {
            if (nnunet && letters.equals("CNHW")) {
                return -1;
            }
            int known = ORDERS.indexOf(letters);
            return known < 0 ? UNUSUAL : known;
        }

        /** Whether another reading makes as much sense. */
        private boolean rivals(Reading best, Reading other) {
            if (other.match() != best.match() || weight(other) > weight(best) || other.equalsInEffect(best)
                    || best.layout().isUpright() && !other.layout().isUpright()) {
                return false;
            }
            if (image.isEmpty() && other.area() < best.area()) {
                return false;
            }
            if (facts.numbers().isPresent() && other.layout().letters().endsWith("HWC")
                    && best.layout().letters().endsWith("CHW")) {
                // Three equal axes whose sums tell nothing: classes come first nearly everywhere.
                return false;
            }
            String letters = best.layout().letters();
            if (letters.equals("CNHW")) {
                // One slice of a volume, or a batch with a channel each: only nnU-Net's names tell.
                return !nnunet && convention(other.layout().letters()) <= USUAL;
            }
            return convention(other.layout().letters()) <= USUAL
                    && (other.pictures() == 1 || best.pictures() > 1);
        }

        private List<Layout> alternatives(Reading best, List<Reading> readings) {
            List<Layout> others = new ArrayList<>();
            if (!best.layout().isUpright() && said.map(Layout::turn).orElse(Turn.NONE) == Turn.NONE) {
                Layout upright = upright(best.layout());
                for (Turn turn : List.of(Turn.ROTATE_90, Turn.ROTATE_270, Turn.TRANSVERSE)) {
                    others.add(upright.turned(turn));
                }
            }
            for (Reading other : readings) {
                boolean transposed = best.layout().isUpright() && !other.layout().isUpright();
                if (other.match() == best.match() && !transposed && !other.equalsInEffect(best)
                        && (convention(other.layout().letters()) <= USUAL || rivals(best, other)
                                || other.axis(Layout.Axis.CLASS) < 0)) {
                    others.add(other.layout());
                }
            }
            return others.stream().distinct().limit(MOST_ALTERNATIVES).toList();
        }

        /** Height and width change their letters, so that a turn has to change their places. */
        private static Layout upright(Layout swapped) {
            return Layout.of(swapped.axes().stream().map(axis -> switch (axis) {
                case HEIGHT -> Layout.Axis.WIDTH;
                case WIDTH -> Layout.Axis.HEIGHT;
                case BATCH, CLASS -> axis;
            }).toList()).at(swapped.index());
        }

        private String reason(Reading best, List<Reading> rivals) {
            List<String> clauses = new ArrayList<>();
            int c = best.axis(Layout.Axis.CLASS);
            if (c >= 0 && facts.one(c).isPresent()) {
                clauses.add("axis " + c + " sums to " + facts.one(c).get() + " everywhere, so it holds the classes");
            } else if (c >= 0 && classes.isPresent() && classes.get() == best.classes()) {
                clauses.add("axis " + c + " is as long as there are classes, " + classes.get());
            } else if (c >= 0 && nnunet && best.layout().letters().equals("CNHW")) {
                clauses.add("the key \"" + facts.key().orElse("") + "\" is nnU-Net's, which saves class x slice x"
                        + " height x width");
            } else if (c >= 0 && image.isEmpty()) {
                clauses.add("axis " + c + " is short, so it may hold the classes");
            }
            image.ifPresent(size -> clauses.add(picture(best, size)));
            if (best.pictures() > 1) {
                int n = best.layout().axes().indexOf(Layout.Axis.BATCH);
                for (int i = 0; i < shape.size(); i++) {
                    n = best.layout().axes().get(i) == Layout.Axis.BATCH && shape.get(i) > 1 ? i : n;
                }
                clauses.add("axis " + n + " holds " + best.pictures() + " pictures, of which number "
                        + best.layout().index() + " is taken");
            }
            if (!rivals.isEmpty()) {
                clauses.add("but " + rivals.getFirst().layout().letters() + " makes as much sense");
            }
            return clauses.isEmpty() ? "it has two axes" : String.join("; ", clauses);
        }

        private static String picture(Reading best, Size size) {
            int h = best.axis(Layout.Axis.HEIGHT);
            int w = best.axis(Layout.Axis.WIDTH);
            if (best.match() == Match.PROPORTIONAL) {
                return String.format(Locale.ROOT, "axes %d and %d, %d and %d, are in proportion to the image's height"
                        + " and width, %d and %d", h, w, best.shape().get(h), best.shape().get(w), size.height(),
                        size.width());
            }
            if (h > w) {
                return "axes " + w + " and " + h
                        + " are the image's width and height, so its picture is transposed or turned";
            }
            String text = "axes " + h + " and " + w + " are the image's height and width";
            return size.height() == size.width()
                    ? text + ", equal, so that the shape would be the same if it were transposed or turned"
                    : text;
        }
    }
}
