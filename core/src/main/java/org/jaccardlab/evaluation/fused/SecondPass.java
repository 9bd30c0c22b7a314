package org.jaccardlab.evaluation.fused;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Gain;
import org.jaccardlab.evaluation.GradientReader;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.raster.Field;
import org.jspecify.annotations.Nullable;

/** Writes the requested fields of the shown image. */
final class SecondPass {

    private static final Set<Quantity> BY_LOGIT = Set.of(Quantity.GRADIENT_LOGIT, Quantity.GRADIENT_AUXILIARY,
            Quantity.NORM_LOGIT);

    private final int member;
    private final Request request;
    private final List<TermSource> sources;
    private final List<TermValue> values;
    private final List<LossPass> losses;
    private final List<Gain> gains;
    private final TileGrid grid;
    private final int classes;
    private final Set<Quantity> quantities;
    private final Map<FieldKey, float[]> written = new HashMap<>();

    SecondPass(Request request, List<TermSource> sources, List<TermValue> values, TileGrid grid) {
        this.request = request;
        this.member = request.member();
        this.sources = sources;
        this.values = values;
        this.grid = grid;
        this.classes = request.batch().classes().count();
        losses = sources.stream().map(source -> LossPass.of(source, classes)).toList();
        gains = request.asksFor(Quantity.GAIN)
                ? values.stream().map(value -> Gain.of(value, member)).toList()
                : List.of();
        quantities = request.fields().stream().map(FieldKey::quantity).collect(Collectors.toSet());
        request.fields()
                .forEach(key -> written.put(key, new float[request.rows().count() * request.sample().size().width()]));
    }

    /** One per term if a gain was asked for; else empty. */
    List<Gain> gains() {
        return gains;
    }

    List<LossPass> losses() {
        return losses;
    }

    /** Hands out the gradient of every class, tile by tile, nothing of it kept. */
    void handOut(Quantity by, GradientReader.Source readers, Workers workers, Progress progress) {
        boolean byLogit = by == Quantity.GRADIENT_LOGIT;
        workers.run(grid.count(), progress, () -> {
            Scratch s = Scratch.of(classes, grid.length());
            s.needGradient();
            GradientReader reader = readers.get();
            return tile -> {
                int from = grid.from(tile);
                int valid = grid.pixels(tile);
                for (int t = 0; t < sources.size(); t++) {
                    addGradients(byLogit, s, from, valid, t);
                }
                reader.read(member, from, valid, s.gradient, s.stride);
            };
        });
    }

    /** One term's gradients of a tile into {@link Scratch#gradient}; the first, which is of the main prediction, sets them. */
    private void addGradients(boolean byLogit, Scratch s, int from, int valid, int t) {
        TermSource source = sources.get(t);
        if (source.term().auxiliary().isPresent()) {
            return;
        }
        Rows y = source.fill(s, from, valid, losses.get(t).logs());
        if (byLogit) {
            losses.get(t).couple(s, y, valid, values.get(t), member);
        }
        for (int c = 0; c < classes; c++) {
            clear(s, valid);
            addGradient(byLogit, false, s, y, valid, t, c, from);
            if (t == 0) {
                System.arraycopy(s.row, 0, s.gradient, c * s.stride, valid);
            } else {
                AccumulateKernel.run(s.row, 0, valid, s.gradient, c * s.stride);
            }
        }
    }

    private interface TileWork {
        void run(Scratch s, TileGrid.Run run);
    }

    Map<FieldKey, Field> run(Workers workers, Progress progress) {
        return run(workers, progress, this::write);
    }

    /**
     * Logit gradients of a single term that couples its classes through {@link Scratch#coupling} alone.
     *
     * @param known what couples them, or else
     * @param sides stands for the target while that is worked out, if given; and then
     * @param kept takes it over, if given
     */
    Map<FieldKey, Field> runCoupled(@Nullable Coupling known, @Nullable Sides sides, @Nullable Coupling kept,
            Workers workers, Progress progress) {
        return run(workers, progress, (s, run) -> {
            int from = run.from();
            int valid = run.pixels();
            if (known != null) {
                known.load(s, from, valid);
            } else {
                couple(s, sides, from, valid);
            }
            if (kept != null) {
                kept.keep(s, from, valid);
            }
            for (Map.Entry<FieldKey, float[]> field : written.entrySet()) {
                int cls = field.getKey().cls();
                Rows y = sources.getFirst().fillClass(s, cls, from, valid);
                clear(s, valid);
                addGradient(true, false, s, y, valid, 0, cls, from);
                System.arraycopy(s.row, run.skipped(), field.getValue(), run.at(), run.wanted());
            }
        });
    }

    private void couple(Scratch s, @Nullable Sides sides, int from, int valid) {
        if (sides != null && !sides.haveTies(from) && losses.getFirst() instanceof OverlapPass overlap) {
            overlap.coupleBySides(s, sides, from, valid, values.getFirst(), member);
        } else {
            Rows y = sources.getFirst().fill(s, from, valid, losses.getFirst().logs());
            losses.getFirst().couple(s, y, valid, values.getFirst(), member);
        }
    }

    private Map<FieldKey, Field> run(Workers workers, Progress progress, TileWork work) {
        if (!written.isEmpty()) {
            List<TileGrid.Run> runs = grid.runs(request.rows(), request.sample().size().width());
            workers.run(runs.size(), progress, () -> {
                Scratch s = Scratch.of(classes, grid.length());
                return k -> work.run(s, runs.get(k));
            });
        }
        Map<FieldKey, Field> fields = new HashMap<>();
        written.forEach((key, numbers) -> fields.put(key, new Field(request.sample().size(), numbers, request.rows())));
        return fields;
    }

    private void write(Scratch s, TileGrid.Run run) {
        int from = run.from();
        int valid = run.pixels();
        Map<FieldKey, GradientNorm> norms = new HashMap<>();
        for (int t = 0; t < sources.size(); t++) {
            boolean classLogs = quantities.contains(Quantity.GAIN) || quantities.contains(Quantity.ENTROPY);
            Rows y = sources.get(t).fill(s, from, valid, classLogs ? Logs.OF_CLASSES : losses.get(t).logs());
            if (quantities.stream().anyMatch(BY_LOGIT::contains)) {
                losses.get(t).couple(s, y, valid, values.get(t), member);
            }
            for (Map.Entry<FieldKey, float[]> field : written.entrySet()) {
                FieldKey key = field.getKey();
                if (key.quantity() == Quantity.NORM_LOGIT || key.quantity() == Quantity.NORM_PROBABILITY) {
                    GradientNorm norm = norms.computeIfAbsent(key, k -> new GradientNorm(classes, valid));
                    for (int c = 0; c < classes; c++) {
                        clear(s, valid);
                        addGradient(key.quantity() == Quantity.NORM_LOGIT, false, s, y, valid, t, c, from);
                        norm.add(c, s.row);
                    }
                    continue;
                }
                clear(s, valid);
                addTerm(s, y, valid, t, key, from);
                AccumulateKernel.run(s.row, run.skipped(), run.wanted(), field.getValue(), run.at());
            }
        }
        norms.forEach((key, norm) -> norm.write(Objects.requireNonNull(written.get(key)), run));
    }

    /**
     * Where a probability has underflowed, a slope by it is too steep for a float: then it is the steepest there is; of two such
     * of opposite sign, no number, the lower.
     */
    private static void holdFinite(float[] numbers, int from, int to) {
        for (int i = from; i < to; i++) {
            numbers[i] = numbers[i] > -Float.MAX_VALUE ? Math.min(numbers[i], Float.MAX_VALUE) : -Float.MAX_VALUE;
        }
    }

    private static void clear(Scratch s, int valid) {
        Arrays.fill(s.row, 0, Lanes.padded(valid), 0);
    }

    /** Shares, gains and gradients add up over the terms; what does not depend on a loss is that of the first. */
    private void addTerm(Scratch s, Rows y, int valid, int t, FieldKey key, int from) {
        TermValue value = values.get(t);
        switch (key.quantity()) {
            case SHARE -> {
                if (key.isTotal()) {
                    losses.get(t).addTotalShare(s, y, valid, value, member, s.row);
                } else {
                    losses.get(t).addShare(s, y, valid, value, member, key.cls(), s.row);
                }
            }
            case GAIN -> addGain(s, y, valid, t, key, from);
            case GRADIENT_LOGIT -> addGradient(true, false, s, y, valid, t, key.cls(), from);
            case GRADIENT_AUXILIARY -> addGradient(true, true, s, y, valid, t, key.cls(), from);
            case GRADIENT_PROBABILITY -> addGradient(false, false, s, y, valid, t, key.cls(), from);
            default -> {
                if (t == 0) {
                    PredictionRows.add(key, s, sources.get(t), y, from, valid);
                }
            }
        }
    }

    /** A term moves the prediction that it is given, and no other. */
    private void addGradient(boolean byLogit, boolean ofAuxiliary, Scratch s, Rows y, int valid, int t, int cls,
            int from) {
        TermValue value = values.get(t);
        if (value.term().auxiliary().isPresent() != ofAuxiliary) {
            return;
        }
        if (byLogit) {
            losses.get(t).addGradientByLogit(s, y, valid, value, member, cls, s.row);
            sources.get(t).holdFloored(cls, from, valid, s.row);
        } else {
            losses.get(t).addGradientByProbability(s, y, valid, value, member, cls, s.row);
            holdFinite(s.row, 0, valid);
        }
    }

    private void addGain(Scratch s, Rows y, int valid, int t, FieldKey key, int from) {
        Gain gain = gains.get(t);
        ScratchPixel pixel = new ScratchPixel(s, sources.get(t), y, from);
        for (int i = 0; i < valid; i++) {
            if (s.factors[i] != 0) {
                pixel.moveTo(i);
                s.row[i] += (float) (key.isTotal() ? gain.ofAll(pixel) : gain.ofClass(key.cls(), pixel));
            }
        }
    }
}
