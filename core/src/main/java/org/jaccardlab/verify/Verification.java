package org.jaccardlab.verify;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.io.NumberArray;
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
import org.jspecify.annotations.Nullable;

/** Runs a folder of golden cases, whose {@code manifest.json} lists them, through an engine. */
public final class Verification {

    /** Every family that can be worked out here; others are skipped by name. */
    private static final Map<String, Family> FAMILIES = Map.ofEntries(
            Map.entry("closed_form", new ClosedFormFamily()),
            Map.entry("metrics_accuracy", new MetricsFamily(List.of("q", "binary", "num_classes", "ignore_index"))),
            Map.entry("metrics_ece", new MetricsFamily(List.of("num_bins", "ignore_index"))),
            Map.entry("metrics_sce", new MetricsFamily(List.of("num_bins", "num_classes", "ignore_index"))),
            Map.entry("boundary_smoothing", new LabelFamily()),
            Map.entry("kd_label_mix", new LabelFamily()),
            Map.entry("composite", new SegmentorFamily()),
            Map.entry("kd_mixing", new SegmentorFamily()),
            Map.entry("jdt", new PresetFamily(JdtLoss.class)),
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
            Map.entry("mmseg_dice", new PresetFamily(MmsegDiceLoss.class)),
            Map.entry("mmseg_dice_eps", new PresetFamily(MmsegDiceEpsLoss.class)),
            Map.entry("kornia_focal", new PresetFamily(KorniaFocalLoss.class)),
            Map.entry("kornia_binary_focal", new PresetFamily(KorniaBinaryFocalLoss.class)),
            Map.entry("kornia_lovasz_softmax", new PresetFamily(KorniaLovaszSoftmaxLoss.class)),
            Map.entry("kornia_lovasz_hinge", new PresetFamily(KorniaLovaszHingeLoss.class)),
            Map.entry("smp_jaccard", new PresetFamily(SmpJaccardLoss.class)),
            Map.entry("smp_dice", new PresetFamily(SmpDiceLoss.class)),
            Map.entry("smp_tversky", new PresetFamily(SmpTverskyLoss.class)),
            Map.entry("smp_soft_ce", new PresetFamily(SmpSoftCrossEntropyLoss.class)),
            Map.entry("monai_dice", new PresetFamily(MonaiDiceLoss.class)),
            Map.entry("monai_tversky", new PresetFamily(MonaiTverskyLoss.class)),
            Map.entry("mmseg_tversky", new PresetFamily(MmsegTverskyLoss.class)),
            Map.entry("mmseg_cross_entropy", new PresetFamily(MmsegCrossEntropyLoss.class)));

    /** The flag of cases in which the reference gives NaN or infinity, where we give the limit on purpose. */
    private static final String NOT_FINITE = "loss_not_finite";

    /** Part of a manifest. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Manifest(List<GoldenCase> cases) {
    }

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

    /** @throws UnreadableFileException if there is no manifest or it cannot be understood */
    public List<Row> run() throws IOException {
        Path manifest = folder.resolve("manifest.json");
        if (!Files.isRegularFile(manifest)) {
            throw new UnreadableFileException(folder, "holds no manifest.json",
                    "name a folder of golden cases with its manifest");
        }
        List<GoldenCase> cases;
        try {
            cases = new ObjectMapper().readValue(manifest.toFile(), Manifest.class).cases();
        } catch (IOException e) {
            throw new UnreadableFileException(manifest, "cannot be understood", "check it against the format, "
                    + "the reader said: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        List<Row> rows = new ArrayList<>();
        for (GoldenCase golden : cases) {
            rows.add(verify(golden));
        }
        return rows;
    }

    private Row verify(GoldenCase golden) {
        Family family = FAMILIES.get(golden.family());
        if (family == null) {
            return row(golden, Status.SKIPPED, "the family " + golden.family() + " is not known here");
        }
        if (golden.flags() != null && golden.flags().contains(NOT_FINITE)) {
            return row(golden, Status.SKIPPED, "the reference divides nothing by nothing; the limit is given here");
        }
        try {
            return compare(golden, family.answer(golden, folder, engine));
        } catch (SkippedException skipped) {
            return row(golden, Status.SKIPPED, String.valueOf(skipped.getMessage()));
        } catch (IOException | IllegalArgumentException e) {
            return row(golden, Status.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Row row(GoldenCase golden, Status status, String reason) {
        return new Row(golden.id(), golden.family(), status, 0, 0, reason);
    }

    private Row compare(GoldenCase golden, Answer answer) throws IOException {
        GoldenCase.Tolerance tolerance = golden.tolerance();
        if (tolerance == null) {
            return row(golden, Status.FAILED, "the case states no tolerance");
        }
        int numbers = 0;
        int entries = 0;
        for (Map.Entry<String, JsonNode> expected : golden.expected().properties()) {
            boolean gradients = expected.getKey().equals("grad");
            if (gradients || expected.getKey().equals("arrays")) {
                for (Map.Entry<String, JsonNode> file : expected.getValue().properties()) {
                    double[] want = NumberArray.read(folder.resolve(file.getValue().asText())).values();
                    double[] got = (gradients ? answer.gradients() : answer.arrays()).get(file.getKey());
                    String problem = problem(got, want, gradients ? tolerance.ofGradient() : tolerance);
                    if (!problem.isEmpty()) {
                        return row(golden, Status.FAILED,
                                (gradients ? "gradient by " : "") + file.getKey() + ": " + problem);
                    }
                    numbers += gradients ? 0 : want.length;
                    entries += gradients ? want.length : 0;
                }
            } else {
                Double got = answer.numbers().get(expected.getKey());
                double want = number(expected.getValue());
                if (got == null || !near(got, want, tolerance.rtol(), tolerance.atol())) {
                    return row(golden, Status.FAILED, expected.getKey() + " is " + got + ", wanted " + want);
                }
                numbers++;
            }
        }
        return new Row(golden.id(), golden.family(), Status.PASSED, numbers, entries, "");
    }

    private static String problem(double @Nullable [] got, double[] want, GoldenCase.Tolerance tolerance) {
        if (got == null || got.length != want.length) {
            return "there are " + (got == null ? "no" : got.length) + " entries, wanted " + want.length;
        }
        for (int i = 0; i < want.length; i++) {
            if (!near(got[i], want[i], tolerance.rtol(), tolerance.atol())) {
                return "entry " + i + " is " + got[i] + ", wanted " + want[i];
            }
        }
        return "";
    }

    /** JSON has no NaN or infinity; the manifest writes their names. */
    private static double number(JsonNode value) {
        return value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble();
    }

    /** NaN only matches NaN, an infinity only the same infinity. */
    private static boolean near(double got, double want, double rtol, double atol) {
        if (Double.isNaN(want) || Double.isInfinite(want)) {
            return Double.compare(got, want) == 0;
        }
        return Math.abs(got - want) <= atol + rtol * Math.abs(want);
    }
}
