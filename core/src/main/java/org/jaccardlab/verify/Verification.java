package org.jaccardlab.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.io.UnreadableFileException;
import org.jaccardlab.preset.JdtFocalLoss;
import org.jaccardlab.preset.JdtKlDivLoss;
import org.jaccardlab.preset.JdtLoss;
import org.jaccardlab.preset.KorniaBinaryFocalLoss;
import org.jaccardlab.preset.KorniaDiceLoss;
import org.jaccardlab.preset.KorniaFocalLoss;
import org.jaccardlab.preset.KorniaLovaszHingeLoss;
import org.jaccardlab.preset.KorniaLovaszSoftmaxLoss;
import org.jaccardlab.preset.KorniaTverskyLoss;
import org.jaccardlab.preset.LovaszHingeLoss;
import org.jaccardlab.preset.LovaszSoftmaxLoss;
import org.jaccardlab.preset.MmsegCrossEntropyLoss;
import org.jaccardlab.preset.MmsegDiceEpsLoss;
import org.jaccardlab.preset.MmsegDiceLoss;
import org.jaccardlab.preset.MmsegFocalLoss;
import org.jaccardlab.preset.MmsegLovaszLoss;
import org.jaccardlab.preset.MmsegTverskyLoss;
import org.jaccardlab.preset.MonaiDiceCeLoss;
import org.jaccardlab.preset.MonaiDiceLoss;
import org.jaccardlab.preset.MonaiFocalLoss;
import org.jaccardlab.preset.MonaiGeneralizedDiceLoss;
import org.jaccardlab.preset.MonaiTverskyLoss;
import org.jaccardlab.preset.SmpDiceLoss;
import org.jaccardlab.preset.SmpFocalLoss;
import org.jaccardlab.preset.SmpJaccardLoss;
import org.jaccardlab.preset.SmpLovaszLoss;
import org.jaccardlab.preset.SmpMccLoss;
import org.jaccardlab.preset.SmpSoftBceLoss;
import org.jaccardlab.preset.SmpSoftCrossEntropyLoss;
import org.jaccardlab.preset.SmpTverskyLoss;
import org.jaccardlab.preset.TorchCrossEntropyLoss;
import org.jaccardlab.verify.LabelReading.Outside;

/** Runs a folder of golden cases, whose {@code manifest.json} lists them, through an engine. */
public final class Verification {

    private static final Logger LOG = System.getLogger(Verification.class.getName());

    /** Every family that can be worked out here; others are skipped by name. */
    private static final Map<String, Family> FAMILIES = Map.ofEntries(
            Map.entry("closed_form", new ClosedFormFamily()),
            Map.entry("metrics_accuracy", new MetricsFamily(List.of("q", "binary", "num_classes", "ignore_index"))),
            Map.entry("metrics_ece", new MetricsFamily(List.of("num_bins", "ignore_index"))),
            Map.entry("metrics_sce", new MetricsFamily(List.of("num_bins", "num_classes", "ignore_index"))),
            Map.entry("boundary_smoothing", new LabelFamily(List.of("num_classes", "k", "epsilon", "ignore_label"))),
            Map.entry("kd_label_mix", new LabelFamily(List.of("num_classes", "ignore_label", "label_weight", "T"))),
            Map.entry("composite", new SegmentorFamily()),
            Map.entry("kd_mixing", new SegmentorFamily()),
            Map.entry("jdt", new PresetFamily(JdtLoss.class, Outside.NEAREST_CLASS)),
            Map.entry("kl_div", new PresetFamily(JdtKlDivLoss.class)),
            Map.entry("focal_jdt", new PresetFamily(JdtFocalLoss.class)),
            Map.entry("ce_hard", new PresetFamily(TorchCrossEntropyLoss.class)),
            Map.entry("ce_soft", new PresetFamily(TorchCrossEntropyLoss.class)),
            Map.entry("ce_label_smoothing", new PresetFamily(TorchCrossEntropyLoss.class)),
            Map.entry("lovasz_softmax", new PresetFamily(LovaszSoftmaxLoss.class)),
            Map.entry("lovasz_hinge", new PresetFamily(LovaszHingeLoss.class)),
            Map.entry("smp_lovasz", new PresetFamily(SmpLovaszLoss.class)),
            Map.entry("smp_focal", new PresetFamily(SmpFocalLoss.class)),
            Map.entry("smp_soft_bce", new PresetFamily(SmpSoftBceLoss.class)),
            Map.entry("monai_focal", new PresetFamily(MonaiFocalLoss.class)),
            Map.entry("monai_dice_ce", new PresetFamily(MonaiDiceCeLoss.class)),
            Map.entry("mmseg_focal", new PresetFamily(MmsegFocalLoss.class)),
            Map.entry("mmseg_lovasz", new PresetFamily(MmsegLovaszLoss.class)),
            Map.entry("monai_generalized_dice", new PresetFamily(MonaiGeneralizedDiceLoss.class)),
            Map.entry("smp_mcc", new PresetFamily(SmpMccLoss.class)),
            Map.entry("kornia_dice", new PresetFamily(KorniaDiceLoss.class)),
            Map.entry("kornia_tversky", new PresetFamily(KorniaTverskyLoss.class)),
            Map.entry("kornia_lovasz_softmax", new PresetFamily(KorniaLovaszSoftmaxLoss.class)),
            Map.entry("kornia_binary_focal", new PresetFamily(KorniaBinaryFocalLoss.class)),
            Map.entry("kornia_focal", new PresetFamily(KorniaFocalLoss.class)),
            Map.entry("mmseg_dice", new PresetFamily(MmsegDiceLoss.class, Outside.NEAREST_CLASS)),
            Map.entry("mmseg_dice_eps", new PresetFamily(MmsegDiceEpsLoss.class, Outside.NO_CLASS)),
            Map.entry("kornia_lovasz_hinge", new PresetFamily(KorniaLovaszHingeLoss.class)),
            Map.entry("smp_jaccard", new PresetFamily(SmpJaccardLoss.class)),
            Map.entry("smp_dice", new PresetFamily(SmpDiceLoss.class)),
            Map.entry("smp_tversky", new PresetFamily(SmpTverskyLoss.class)),
            Map.entry("smp_soft_ce", new PresetFamily(SmpSoftCrossEntropyLoss.class)),
            Map.entry("monai_dice", new PresetFamily(MonaiDiceLoss.class)),
            Map.entry("monai_tversky", new PresetFamily(MonaiTverskyLoss.class)),
            Map.entry("mmseg_tversky", new PresetFamily(MmsegTverskyLoss.class, Outside.NEAREST_CLASS)),
            Map.entry("mmseg_cross_entropy", new PresetFamily(MmsegCrossEntropyLoss.class)));

    /** How a case went. */
    public enum Status {
        PASSED, FAILED, SKIPPED
    }

    /**
     * One case.
     *
     * @param numbers how many numbers were compared
     * @param gradientEntries how many entries of gradients were compared
     * @param reason why it failed or was skipped; empty if it passed
     */
    public record Row(String id, String family, Status status, int numbers, int gradientEntries, String reason) {
    }

    private final Path folder;
    private final Engine engine;

    public Verification(Path folder, Engine engine) {
        this.folder = folder;
        this.engine = engine;
    }

    /** @throws UnreadableFileException if there is no manifest, it cannot be understood, or it lists nothing */
    public List<Row> run() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (JsonNode golden : Manifest.read(folder).cases()) {
            rows.add(verify(golden, rows.size()));
        }
        return rows;
    }

    /** Whatever is wrong with a case, the others are none the worse for it. */
    private Row verify(JsonNode node, int index) {
        String id = node.path("id").asText("case " + index);
        String family = node.path("family").asText("of no family");
        try {
            Comparison compared = compare(GoldenCase.of(node));
            return new Row(id, family, Status.PASSED, compared.numbers(), compared.gradientEntries(), "");
        } catch (SkippedException skipped) {
            return new Row(id, family, Status.SKIPPED, 0, 0, String.valueOf(skipped.getMessage()));
        } catch (IOException | IllegalArgumentException e) {
            return new Row(id, family, Status.FAILED, 0, 0, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, id, e);
            return new Row(id, family, Status.FAILED, 0, 0, "JaccardLab itself failed on this case");
        }
    }

    private Comparison compare(GoldenCase golden) throws IOException, SkippedException {
        Family family = FAMILIES.get(golden.family());
        if (family == null) {
            throw new SkippedException(KnownSkip.UNKNOWN_FAMILY, golden.family());
        }
        if (golden.flags().contains(KnownSkip.NOT_FINITE_FLAG)
                && !Double.isFinite(Comparison.wanted("loss", golden.expected().path("loss")))) {
            throw new SkippedException(KnownSkip.NOT_FINITE);
        }
        return Comparison.of(golden, family.answer(golden, folder, engine), folder);
    }
}
