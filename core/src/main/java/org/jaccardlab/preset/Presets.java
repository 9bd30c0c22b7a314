package org.jaccardlab.preset;

import java.util.List;
import java.util.Locale;

/** Every preset there is, with its library's defaults. */
public final class Presets {

    private static final List<Preset> ALL = List.of(new JdtLoss(), new JdtFocalLoss(), new JdtKlDivLoss(),
            new JdtSegmentorLoss(),
            new SmpJaccardLoss(), new SmpDiceLoss(), new SmpTverskyLoss(), new SmpFocalLoss(), new SmpLovaszLoss(),
            new SmpMccLoss(),
            new SmpSoftBceLoss(), new SmpSoftCrossEntropyLoss(),
            new MonaiDiceLoss(), new MonaiTverskyLoss(), new MonaiGeneralizedDiceLoss(), new MonaiFocalLoss(),
            new MonaiDiceCeLoss(),
            new LovaszSoftmaxLoss(), new LovaszHingeLoss(),
            new KorniaDiceLoss(), new KorniaTverskyLoss(), new KorniaFocalLoss(), new KorniaBinaryFocalLoss(),
            new KorniaLovaszSoftmaxLoss(), new KorniaLovaszHingeLoss(),
            new MmsegDiceLoss(), new MmsegDiceEpsLoss(), new MmsegTverskyLoss(), new MmsegCrossEntropyLoss(),
            new MmsegFocalLoss(), new MmsegLovaszLoss(),
            new TorchCrossEntropyLoss());

    private Presets() {
    }

    /** Those of one library stand together. */
    public static List<Preset> all() {
        return ALL;
    }

    /** The libraries in menu order. */
    public static List<String> libraries() {
        return ALL.stream().map(Preset::library).distinct().toList();
    }

    /** The same preset with its library's defaults. */
    public static Preset standard(Preset preset) {
        return ALL.stream().filter(each -> each.getClass() == preset.getClass()).findFirst().orElse(preset);
    }

    /** Lower case with hyphens, for the command line and files: "smp-dice". */
    public static String id(Preset preset) {
        return preset.getClass().getSimpleName().replaceAll("Loss$", "").replaceAll("(?<=[a-z])([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The preset of this id with its library's defaults.
     *
     * @throws IllegalArgumentException naming the ids there are
     */
    public static Preset withId(String id) {
        return ALL.stream().filter(preset -> id(preset).equalsIgnoreCase(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no preset \"" + id + "\": choose one of "
                        + String.join(", ", ALL.stream().map(Presets::id).toList())));
    }
}
