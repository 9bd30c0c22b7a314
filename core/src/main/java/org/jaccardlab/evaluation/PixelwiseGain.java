package org.jaccardlab.evaluation;

import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.PixelLoss.Channel;

/** Of a pixel-wise loss: the pixel's own term less what is left of it at the target. */
final class PixelwiseGain implements Gain {

    private final PixelLoss loss;
    private final TermValue value;
    private final int classes;
    private final boolean sigmoid;

    PixelwiseGain(TermValue value, PixelLoss loss) {
        this.loss = loss;
        this.value = value;
        classes = value.classes().size();
        sigmoid = value.term().isSigmoid(classes);
    }

    @Override
    public double ofClass(int cls, TermPixel pixel) {
        double factor = value.pixelFactors().get(cls).term();
        double weight = value.term().reduction().weight(cls);
        double y = pixel.y(cls);
        if (!sigmoid) {
            return factor * weight
                    * (loss.term(y, pixel.x(cls), pixel.logX(cls)) - loss.term(y, y, Math.log(y)));
        }
        Channel now = new Channel(y, pixel.x(cls), pixel.logX(cls), pixel.logRest(cls));
        Channel mended = new Channel(y, y, Math.log(y), Math.log1p(-y));
        double gain = weight * (loss.channelTerm(now) - loss.channelTerm(mended));
        return factor * (loss.isNormalised() ? normalised(cls, gain, now, mended) : gain);
    }

    /** F/W - (F - f)/(W - w) = (f W - F w) / (W (W - w)), times the W that the factor has already divided by. */
    private double normalised(int cls, double gain, Channel now, Channel mended) {
        double terms = value.sums().stream().mapToDouble(image -> image.pixelTerms(cls)).sum();
        double weights = value.sums().stream().mapToDouble(image -> image.pixelWeights(cls)).sum();
        double lost = loss.channelWeight(now) - loss.channelWeight(mended);
        double before = Math.max(weights, PixelFactor.LEAST);
        double after = Math.max(weights - lost, PixelFactor.LEAST);
        return (gain * before - terms * (before - after)) / after;
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
