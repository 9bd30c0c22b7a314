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
        double y = pixel.y(cls);
        return ofClass(cls, channel(cls, pixel), new Channel(y, y, Math.log(y), Math.log1p(-y)));
    }

    private double ofClass(int cls, Channel now, Channel then) {
        double factor = value.pixelFactors().get(cls).term();
        double weight = value.term().reduction().weight(cls);
        if (!sigmoid) {
            return factor * weight
                    * (loss.term(now.y(), now.q(), now.logQ()) - loss.term(then.y(), then.q(), then.logQ()));
        }
        double gain = weight * (loss.channelTerm(now) - loss.channelTerm(then));
        return factor * (loss.isNormalised() ? normalised(cls, gain, now, then) : gain);
    }

    private static Channel channel(int cls, TermPixel pixel) {
        return new Channel(pixel.y(cls), pixel.x(cls), pixel.logX(cls), pixel.logRest(cls));
    }

    /** F/W - (F - f)/(W - w) = (f W - F w) / (W (W - w)), times the W that the factor has already divided by. */
    private double normalised(int cls, double gain, Channel now, Channel then) {
        double terms = value.sums().stream().mapToDouble(image -> image.pixelTerms(cls)).sum();
        double weights = value.sums().stream().mapToDouble(image -> image.pixelWeights(cls)).sum();
        double lost = loss.channelWeight(now) - loss.channelWeight(then);
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

    @Override
    public double ofMove(TermPixel pixel, TermPixel moved) {
        double gain = 0;
        for (int c = 0; c < classes; c++) {
            gain += ofClass(c, channel(c, pixel), channel(c, moved));
        }
        return gain;
    }
}
