package org.jaccardlab.evaluation;

import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.objective.Reduction;

/** Of a pixel-wise loss: the pixel's own term less what is left of it at the target. */
final class PixelwiseGain implements Gain {

    private final PixelLoss loss;
    private final double factor;
    private final Reduction reduction;
    private final int classes;
    private final boolean sigmoid;

    PixelwiseGain(TermValue value, PixelLoss loss) {
        this.loss = loss;
        factor = value.pixelFactor();
        reduction = value.term().reduction();
        classes = value.classes().size();
        sigmoid = value.term().isSigmoid(classes);
    }

    @Override
    public double ofClass(int cls, TermPixel pixel) {
        double y = pixel.y(cls);
        double gain = loss.term(y, pixel.x(cls), pixel.logX(cls)) - loss.term(y, y, Math.log(y));
        if (sigmoid) {
            double rest = 1 - y;
            gain += loss.restTerm(rest, 1 - pixel.x(cls), pixel.logRest(cls))
                    - loss.restTerm(rest, rest, Math.log(rest));
        }
        return factor * reduction.weight(cls) * gain;
    }

    @Override
    public double ofAll(TermPixel pixel) {
        double gain = 0;
        for (int c = 0; c < classes; c++) {
            gain += ofClass(c, pixel);
        }
        return gain;
    }
}
