package org.jaccardlab.app.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jaccardlab.app.export.Frame;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.figure.Keys;
import org.jaccardlab.figure.Paper;
import org.jaccardlab.figure.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a figure is laid out and coloured. */
final class FrameOptions {

    @Option(names = "--plain", description = "the bare pictures, without colour bars, titles and caption")
    private boolean plain;

    @Option(names = "--title", paramLabel = "TEXT", description = "over all pictures of a figure")
    private String title = "";

    @Option(names = "--keys", paramLabel = "WHICH", description = "colour bars and legends: ${COMPLETION-CANDIDATES} (own: beside every picture; shared: once for all that are coloured alike)")
    private Keys keys = Keys.OWN;

    @Option(names = "--no-titles", description = "no title above every picture of several")
    private boolean untitled;

    @Option(names = "--no-caption", description = "no caption with loss, settings and value")
    private boolean uncaptioned;

    @Option(names = "--columns", paramLabel = "N", description = "pictures side by side (as many as rows, or one more)")
    private @Nullable Integer columns;

    @Option(names = "--scale", paramLabel = "N", description = "pixels of the picture along a pixel of the data, without smoothing (1)")
    private int scale = 1;

    @Option(names = "--paper", paramLabel = "PAPER", description = "what the figure stands on: ${COMPLETION-CANDIDATES} (light)")
    private Paper paper = Paper.LIGHT;

    @Option(names = "--transparent", description = "let through what lies beneath the figure, in the inks of --paper")
    private boolean transparent;

    @Option(names = "--limits", paramLabel = "ID=LOW,HIGH", description = "limits of the colours of a field, such as share=0,2, in the unit of the colour bar; fitted to the picture if left out; may be repeated")
    private Map<String, String> limits = new LinkedHashMap<>();

    /** @param panes how many pictures the figure has */
    Frame frame(int panes) {
        Frame suiting = new Frame(title, !uncaptioned, Style.STANDARD).suiting(panes);
        Style style = suiting.style().withUpscale(scale).on(paper).withTransparent(transparent).withKeys(keys)
                .withTitles(panes > 1 && !untitled)
                .withColumns(columns == null ? suiting.style().columns() : columns);
        Frame frame = suiting.withStyle(style);
        return plain ? frame.bare() : frame;
    }

    /** @throws IllegalArgumentException naming the option's text if it cannot be understood */
    Map<Quantity, Limits> limits() {
        Map<Quantity, Limits> all = new EnumMap<>(Quantity.class);
        limits.forEach((id, text) -> {
            Quantity quantity = Quantity.withId(id);
            List<Double> ends = new ArrayList<>();
            try {
                for (String end : text.split(",", -1)) {
                    ends.add(Double.parseDouble(end.strip()));
                }
            } catch (NumberFormatException e) {
                throw notTwo(id, text, e);
            }
            if (!quantity.isScalar() || ends.size() != 2) {
                throw notTwo(id, text, null);
            }
            all.put(quantity, new Limits(ends.getFirst(), ends.getLast()));
        });
        return all;
    }

    private static IllegalArgumentException notTwo(String id, String text, @Nullable Throwable cause) {
        return new IllegalArgumentException("--limits " + id + "=" + text
                + " cannot be understood: name a field of numbers and its two limits, such as share=0,2", cause);
    }
}
