package org.jaccardlab.evaluation.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.ErrorRanking;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.NotANumber;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.metric.ImageTally;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Sums;
import org.jaccardlab.sample.Lease;
import org.jaccardlab.sample.Sample;
import org.jaccardlab.target.PreparedTarget;

/** Two passes over all tiles: first the sums, from which the loss follows by scalar arithmetic, then the fields. */
public final class Nd4jEngine implements Engine {

    @Override
    public Evaluation evaluate(Request request, Progress progress) {
        try (Lease lease = request.batch().lease()) {
            return new Run(request, progress).evaluate();
        }
    }

    private static final class Run {

        private final Request request;
        private final Settings settings;
        private final List<Term> terms;
        private final Progress progress;
        private final int tilesAhead;
        private int tilesDone;

        Run(Request request, Progress progress) {
            this.request = request;
            this.settings = request.settings();
            this.terms = settings.objective().terms();
            settings.objective().requireFits(request.batch());
            this.progress = progress;
            int tiles = Tile.of(request.sample()).size();
            for (Sample sample : request.batch().samples()) {
                tiles += Tile.of(sample).size();
            }
            tilesAhead = tiles;
        }

        Evaluation evaluate() {
            int classes = request.batch().classes().count();
            WinnerMaps winners = new WinnerMaps(request);
            List<ImageTally> tallies = new ArrayList<>();
            List<MemberSums> members = new ArrayList<>();
            long kept = 0;
            double allPixels = 0;
            for (Sample sample : request.batch().samples()) {
                MemberSums sums = new MemberSums(terms, classes, sample.size().pixels());
                ImageTally tally = ImageTally.of(sample, settings);
                for (Tile tile : Tile.of(sample)) {
                    addUp(tile, sums, winners, tally);
                    step();
                }
                for (int t = 0; t < terms.size(); t++) {
                    sums.term(t).addLabelledPixels(
                            PreparedTarget.of(sample, terms.get(t)).keptByGroundTruth().count());
                }
                members.add(sums);
                tallies.add(tally);
                kept += PreparedTarget.of(sample, terms.getFirst()).kept().count();
                allPixels += sample.size().pixels();
            }
            List<TermValue> values = new ArrayList<>();
            double total = 0;
            for (int t = 0; t < terms.size(); t++) {
                int index = t;
                TermValue value = TermValue.of(terms.get(t),
                        members.stream().map(member -> member.term(index)).toList(),
                        loss -> new ErrorRanking(loss, request.batch().classes().count(),
                                members.stream().map(member -> member.errors(index)).toList()),
                        allPixels);
                values.add(value);
                total += terms.get(t).weight() * value.value();
            }
            NotANumber.requireLoss(total, request.batch());
            FieldWriter fields = new FieldWriter(request, values);
            for (Tile tile : Tile.of(request.sample())) {
                fields.write(tile);
                step();
            }
            return new Evaluation(request, total,
                    values.stream().mapToDouble(value -> value.shareOf(request.member())).sum(), kept, values,
                    fields.finished(), fields.gains(),
                    PreparedTarget.of(request.sample(), terms.getFirst()).kept(), winners.targetClasses(),
                    winners.predictedClasses(),
                    request.measured() ? Optional.of(Metrics.of(tallies, settings.measuring())) : Optional.empty(),
                    fields.leak());
        }

        private void addUp(Tile tile, MemberSums sums, WinnerMaps winners, ImageTally tally) {
            for (int t = 0; t < terms.size(); t++) {
                try (Scratch scratch = new Scratch()) {
                    TermTile arrays = new TermTile(tile, settings, terms.get(t), scratch);
                    if (t == 0) {
                        winners.add(tile, arrays, PreparedTarget.of(tile.sample(), terms.getFirst()).kept());
                        if (request.measured()) {
                            tally.add(arrays.run());
                        }
                    }
                    addUp(arrays, sums.term(t), scratch);
                    LossTile.of(arrays).addTo(sums.term(t), sums.errors(t));
                }
            }
        }

        private static void addUp(TermTile arrays, TermSums into, Scratch scratch) {
            for (int norm : into.norms()) {
                Sums[] sums = arrays.kept().sums(norm);
                for (int c = 0; c < sums.length; c++) {
                    if (Double.isNaN(sums[c].x() + sums[c].y())) {
                        throw NotANumber.of(arrays.tile().sample(), c);
                    }
                    into.add(c, norm, sums[c]);
                }
            }
            double[] labelMass = Scratch.values(scratch.keep(arrays.unsmoothedTarget().sum(1)));
            double[] largestLabel = Scratch.values(scratch.keep(arrays.unsmoothedTarget().max(1)));
            double[] largestTarget = Scratch.values(scratch.keep(arrays.target().max(1)));
            for (int c = 0; c < labelMass.length; c++) {
                into.addLabels(c, labelMass[c], (float) largestLabel[c], (float) largestTarget[c]);
            }
        }

        private void step() {
            tilesDone++;
            if (progress.reached((double) tilesDone / tilesAhead)) {
                throw new CancellationException("stopped at tile " + tilesDone + " of " + tilesAhead);
            }
        }
    }
}
