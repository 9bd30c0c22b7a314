package org.jaccardlab.app.workbench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.colour.Extremes;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.raster.Field;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.survey.Worst;

/** Where the prediction is worst: pixels, regions or classes, ranked by one of three fields, which the heading names. */
public final class WorstList {

    /** Longer lists nobody reads on screen. */
    private static final int MOST = 200;

    /** What is ranked. */
    public enum What {
        PIXELS("Pixels"), REGIONS("Regions"), CLASSES("Classes");

        private final String title;

        What(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What ranks it. */
    public enum By {
        SHARE("Loss share", Quantity.SHARE, "what each adds to the loss"),
        GAIN("Gain if mended", Quantity.GAIN, "what the loss would fall by if this pixel alone were right"),
        GRADIENT("Gradient norm", Quantity.NORM_LOGIT, "how hard the loss pulls at each");

        private final String title;
        private final Quantity quantity;
        private final String meaning;

        By(String title, Quantity quantity, String meaning) {
            this.title = title;
            this.quantity = quantity;
            this.meaning = meaning;
        }

        public String title() {
            return title;
        }
    }

    /** Whose classes make the regions. */
    public enum Side {
        TARGET("Target"), PREDICTION("Prediction");

        private final String title;

        Side(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** The class of every pixel. */
        public LabelMap of(Evaluation evaluation) {
            return this == TARGET ? evaluation.targetClasses() : evaluation.predictedClasses();
        }
    }

    public record Choice(What what, By by, Side side) {

        String heading() {
            return what.title + (what == What.PIXELS ? "" : " of the " + side.title.toLowerCase(Locale.ROOT)) + " by "
                    + by.title.toLowerCase(Locale.ROOT);
        }

        String meaning() {
            return what == What.PIXELS ? by.meaning : "sum over their pixels of " + by.meaning;
        }
    }

    /**
     * @param cls the class's name
     * @param at where the field is largest
     * @param pixels how many
     * @param sum of the field, raw
     * @param part of the sum over all pixels, 0..1; NaN where that means nothing
     */
    public record Row(String cls, Pixel at, int pixels, double sum, double part) {
    }

    /**
     * @param heading says what is ranked by what
     * @param note says what that means, and what was left out
     */
    public record Table(String sample, Choice choice, String heading, String note, List<Row> rows) {

        public Table {
            rows = List.copyOf(rows);
        }

        /** With a line of names; numbers are raw, in full precision, columns and rows of pixels counted from 0. */
        public void writeCsv(Appendable csv) throws IOException {
            csv.append("rank,sample,what,ranked_by,class,x,y,pixels,sum,part_of_all\n");
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                csv.append(Integer.toString(i + 1)).append(',').append(quoted(sample)).append(',')
                        .append(choice.what == What.PIXELS
                                ? "pixel"
                                : (choice.what == What.REGIONS ? "region" : "class") + " of the "
                                        + choice.side.title.toLowerCase(Locale.ROOT))
                        .append(',').append(choice.by.quantity.id()).append(',').append(quoted(row.cls)).append(',')
                        .append(Integer.toString(row.at.x())).append(',').append(Integer.toString(row.at.y()))
                        .append(',')
                        .append(Integer.toString(row.pixels)).append(',').append(Double.toString(row.sum)).append(',')
                        .append(Double.isNaN(row.part) ? "" : Double.toString(row.part)).append('\n');
            }
        }

        private static String quoted(String text) {
            return text.matches("[^,\"\\n\\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
        }
    }

    private record Question(Choice choice, String sample, Field field, KeepMask kept, LabelMap labels,
            ClassTable classes) {
    }

    private final WorkbenchModel model;
    private final Aside<Question, Table> table;
    private final ReadOnlyObjectWrapper<Choice> choice = new ReadOnlyObjectWrapper<>(
            new Choice(What.PIXELS, By.SHARE, Side.TARGET));
    private Optional<Question> asked = Optional.empty();
    private boolean watched;

    public WorstList(WorkbenchModel model, Executor worker, Executor home) {
        this.model = model;
        this.table = new Aside<>(this::question, asking -> rank(asking, MOST), worker, home);
        model.evaluation().subscribe(table::refresh);
    }

    public ReadOnlyObjectProperty<Optional<Table>> table() {
        return table.answer();
    }

    /**
     * The list that is shown with so many rows, as long as there are any; empty if none is shown. It may
     * be made on any thread, and takes a while.
     */
    public Optional<Supplier<Table>> ofUpTo(int most) {
        return asked.map(shown -> () -> rank(shown, most));
    }

    public ReadOnlyObjectProperty<Choice> choice() {
        return choice.getReadOnlyProperty();
    }

    public void choose(What what, By by, Side side) {
        choice.set(new Choice(what, by, side));
        want();
        table.refresh();
    }

    /** Whether somebody looks; while nobody does, the fields that rank are not computed for this. */
    public void watch(boolean looking) {
        watched = looking;
        want();
        table.watch(looking);
    }

    private FieldKey key() {
        return FieldKey.total(choice.get().by.quantity);
    }

    private void want() {
        model.alsoWant(this, watched ? Set.of(key()) : Set.of());
    }

    private Optional<Question> question() {
        Optional<Evaluation> shown = model.evaluation().get();
        if (shown.isEmpty()) {
            asked = Optional.empty();
            return asked;
        }
        Evaluation evaluation = shown.get();
        // While a hand moves only rows on screen are known: the list waits for the rest.
        evaluation.field(key()).filter(field -> field.rows().isAll())
                .ifPresent(field -> asked = Optional.of(new Question(choice.get(),
                        evaluation.request().sample().name(), field, evaluation.kept(),
                        choice.get().side.of(evaluation), evaluation.request().batch().classes())));
        return asked;
    }

    private static Table rank(Question asked, int most) {
        List<Worst.Place> places = switch (asked.choice.what) {
            case PIXELS -> Worst.pixels(asked.field, asked.kept, asked.labels, most);
            case REGIONS -> Worst.regions(asked.field, asked.kept, asked.labels, most);
            case CLASSES -> Worst.classes(asked.field, asked.kept, asked.labels);
        };
        // What single pixels would gain does not add up to anything that could be gained.
        double all = asked.choice.by == By.GAIN
                ? Double.NaN
                : Worst.classes(asked.field, asked.kept, asked.labels).stream().mapToDouble(Worst.Place::sum).sum();
        int width = asked.field.size().width();
        List<Row> rows = places.stream().map(place -> new Row(Captions.label(asked.classes, place.label()),
                new Pixel(place.pixel() % width, place.pixel() / width), place.pixels(), place.sum(),
                place.sum() / all)).toList();
        int notFinite = Extremes.of(asked.field, asked.kept).notFinite();
        return new Table(asked.sample, asked.choice, asked.choice.heading(), asked.choice.meaning()
                + (notFinite == 0 ? "" : "; " + Figures.count(notFinite, "pixel") + " not finite left out")
                + (rows.size() == most ? "; the first " + most : ""), rows);
    }
}
