package org.jaccardlab.evaluation.fused;

import java.lang.foreign.ValueLayout;
import org.jaccardlab.evaluation.TermPixel;

/** A pixel of a filled tile, for arithmetic that sees one pixel at a time: a cursor, good until it is moved. */
final class ScratchPixel implements TermPixel {

    private final Scratch scratch;
    private final TermSource source;
    private final Rows target;
    private final int from;
    private int place;

    ScratchPixel(Scratch scratch, TermSource source, Rows target, int from) {
        this.scratch = scratch;
        this.source = source;
        this.target = target;
        this.from = from;
    }

    void moveTo(int there) {
        place = there;
    }

    private int at(int cls) {
        return cls * scratch.stride + place;
    }

    @Override
    public int number() {
        return from + place;
    }

    @Override
    public double x(int cls) {
        return scratch.powers[at(cls)] * scratch.factors[place];
    }

    @Override
    public double y(int cls) {
        return target.memory().get(ValueLayout.JAVA_FLOAT, target.row(cls) + Float.BYTES * (long) place);
    }

    @Override
    public double logX(int cls) {
        return source.logX(scratch, at(cls));
    }

    @Override
    public double logRest(int cls) {
        return source.isSigmoid() ? source.logRest(scratch, at(cls)) : 0;
    }
}
