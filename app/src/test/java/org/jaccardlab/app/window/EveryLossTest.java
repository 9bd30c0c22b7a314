package org.jaccardlab.app.window;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuItem;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.preset.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Whatever the menus offer has an answer; what has none is not offered and says why. */
@Timeout(300)
class EveryLossTest extends WindowTest {

    private void requireAnswer(String what) {
        Evaluation shown = app.shown();
        assertThat(shown.loss()).as(what).isFinite();
        assertThat(TestWindow.onToolkit(() -> app.model.notice().get()).problem()).as(what).isFalse();
    }

    @Test
    void everyLossOfTheCatalogue() {
        app.open(TestBatches.square("square"));
        for (Loss loss : Loss.catalogue().reversed()) {
            app.choose("#loss", loss.title());
            requireAnswer(loss.title());
            assertThat(app.text("#formula")).isEqualTo(loss.formula());
        }
    }

    @Test
    void everyPresetThatIsOffered() {
        app.open(TestBatches.square("square"));
        assertThat(startAllThatAreOffered()).isGreaterThan(Presets.all().size() / 2);
    }

    @Test
    void everyPresetThatIsOfferedOnASoftTarget() {
        app.open(TestBatches.square("square"));
        app.act(() -> app.model.changeTarget("epsilon", false,
                recipe -> recipe.withSmoothing(new Smoothing.Uniform(0.2))));
        assertThat(startAllThatAreOffered()).isGreaterThan(Presets.all().size() / 2);
        assertThat(presets()).filteredOn(MenuItem::isDisable).extracting(MenuItem::getText)
                .contains("lovasz_softmax – needs a hard target");
    }

    private List<MenuItem> presets() {
        return TestWindow.onToolkit(app::presets);
    }

    private int startAllThatAreOffered() {
        int started = 0;
        for (String id : Presets.all().stream().map(Presets::id).toList()) {
            MenuItem item = presets().stream().filter(each -> ("preset-" + id).equals(each.getId())).findFirst()
                    .orElseThrow();
            if (!item.isDisable()) {
                app.act(item::fire);
                requireAnswer(id);
                assertThat(app.text("#preset")).contains(item.getText());
                started++;
            }
        }
        return started;
    }

    @Test
    void theTermsOfASumAddUpToTheLoss() {
        app.open(TestBatches.square("square"));
        app.start("0.25 CE + 0.75 JML1");
        Evaluation shown = app.shown();
        assertThat(shown.terms()).hasSize(2);
        assertThat(shown.terms().stream().mapToDouble(term -> term.term().weight() * term.value()).sum())
                .isEqualTo(shown.loss());
        app.act(() -> app.find("#add-term", Button.class).fire());
        assertThat(app.shown().terms()).hasSize(3);
        assertThat(TestWindow.onToolkit(() -> app.model.term().get())).isEqualTo(2);
        app.choose("#loss", "Soft Dice (L1)");
        assertThat(app.shown().terms().getLast().term().loss().title()).isEqualTo("Soft Dice (L1)");
        app.act(() -> app.find("#remove-term", Button.class).fire());
        assertThat(app.shown().terms()).hasSize(2);
    }

    @Test
    void aPresetIsTunedUnderItsLibrarysNamesAndLeftByHand() {
        app.open(TestBatches.square("square"));
        app.startPreset("monai-dice");
        double dice = app.shown().loss();
        app.act(() -> app.find("#flag-preset-jaccard", CheckBox.class).fire());
        assertThat(app.shown().loss()).isGreaterThan(dice);
        assertThat(app.text("#departs")).startsWith("Departs from the plain definition: ");
        app.act(() -> app.find("#own-terms", Button.class).fire());
        assertThat(app.shown().request().settings().objective().origin()).isEmpty();
        assertThat(app.text("#notice")).contains("MONAI DiceLoss");
    }

    @Test
    void imagesJoinAndLeaveTheBatch() {
        app.open(TestBatches.square("first"));
        double alone = app.shown().loss();
        app.act(() -> app.model.add(TestBatches.square("second")));
        assertThat(app.shown().request().batch().size()).isEqualTo(2);
        assertThat(app.shown().request().sample().name()).isEqualTo("second");
        assertThat(app.shown().loss()).isCloseTo(alone, within(1e-3));
        app.act(() -> app.find("#image-earlier", Button.class).fire());
        assertThat(app.shown().request().member()).isZero();
        assertThat(app.shown().request().sample().name()).isEqualTo("second");
        app.act(() -> app.find("#remove-image", Button.class).fire());
        assertThat(app.shown().request().batch().size()).isEqualTo(1);
        assertThat(app.shown().request().sample().name()).isEqualTo("first");
    }
}
