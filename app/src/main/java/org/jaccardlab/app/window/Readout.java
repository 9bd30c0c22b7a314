package org.jaccardlab.app.window;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Accounts;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.sample.ClassTable;

/** What the newest evaluation says: the loss, and where it lies. */
final class Readout extends VBox {

    /** More names than this are counted. */
    private static final int MOST_NAMES = 6;

    private final WorkbenchModel model;
    private final Label loss = new Label("–");
    private final Label lossName = Sections.muted("");
    private final Label part = Sections.muted("");
    private final Label account = Sections.muted("");
    private final Label convention = Sections.muted("");
    private final Label leak = Sections.muted("");
    private final Label classes = Sections.muted("");
    private final Label unseen = Sections.muted("");
    private List<String> activeBefore = List.of();
    private Optional<ClassTable> classesBefore = Optional.empty();
    private String changed = "";
    private final NumberTable counts = new NumberTable("counts");

    Readout(WorkbenchModel model) {
        this.model = model;
        loss.setId("loss-value");
        loss.getStyleClass().add("loss-value");
        getChildren()
                .setAll(Sections.titled("Readout", loss, lossName, part, account, convention, leak, classes, unseen,
                        counts));
        account.setId("account");
        convention.setId("convention");
        leak.setId("leak");
        leak.getStyleClass().add("leak");
        classes.setId("active-classes");
        unseen.setId("unseen");
        model.evaluation().subscribe(this::show);
        model.term().subscribe(() -> {
            activeBefore = List.of();
            show(model.evaluation().get());
        });
    }

    private void show(Optional<Evaluation> newest) {
        if (newest.isEmpty()) {
            loss.setText("–");
            lossName.setText("");
            say(part, Optional.empty());
            say(account, Optional.empty());
            say(convention, Optional.empty());
            say(leak, Optional.empty());
            say(classes, Optional.empty());
            say(unseen, Optional.empty());
            counts.show(List.of());
            return;
        }
        Evaluation shown = newest.get();
        loss.setText(Figures.of(shown.loss()));
        lossName.setText(Captions.objective(shown.request().settings()));
        say(part, shown.request().batch().size() > 1
                ? Optional.of("this image " + Figures.of(shown.memberLoss()) + " of " + Figures.of(shown.loss()))
                : Optional.empty());
        int term = Math.min(model.term().get(), shown.terms().size() - 1);
        say(account, Accounts.constant(shown));
        say(convention, Accounts.convention(shown, term));
        say(leak, Accounts.leak(shown));
        say(classes, activeClasses(Accounts.activeClasses(shown, term), shown.request().batch().classes()));
        say(unseen, Accounts.unseen(shown, term));
        counts.show(List.of(
                NumberTable.Row.of("Kept pixels", String.format("%,d", shown.keptPixels()),
                        "pixels that count, over all images")));
    }

    /** Which classes are in the mean; a change stays announced until the next. */
    private Optional<String> activeClasses(List<String> active, ClassTable table) {
        if (!classesBefore.equals(Optional.of(table))) {
            // Other data is no change of which classes count.
            classesBefore = Optional.of(table);
            activeBefore = List.of();
        }
        if (!active.equals(activeBefore)) {
            changed = activeBefore.isEmpty() || active.isEmpty()
                    ? ""
                    : " (just before: " + String.join(", ", activeBefore) + ")";
            activeBefore = active;
        }
        return active.isEmpty()
                ? Optional.empty()
                : Optional.of("Classes in the mean: " + listed(active) + changed);
    }

    private static String listed(List<String> names) {
        return names.size() <= MOST_NAMES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMES)) + " and " + (names.size() - MOST_NAMES) + " more";
    }

    private static void say(Label label, Optional<String> words) {
        label.setText(words.orElse(""));
        Sections.show(label, words.isPresent());
    }
}
