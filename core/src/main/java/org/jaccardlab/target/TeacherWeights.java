package org.jaccardlab.target;

import java.util.stream.Collectors;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.sample.Sample;

/**
 * What a prediction says at a temperature: softmax(z / T), or for sigmoid channels sigmoid(z / T). Of a file of
 * probabilities z is their logarithm, so that p becomes p^(1/T) over the sum of such powers.
 */
record TeacherWeights(Prediction teacher, double temperature, boolean sigmoid) implements Weights {

    /** @throws IllegalArgumentException naming the predictions there are, if there is none of this name */
    static TeacherWeights named(String name, Sample sample, double temperature, boolean sigmoid) {
        Prediction teacher = sample.prediction(name).orElseThrow(() -> new IllegalArgumentException(sample.name()
                + " has no prediction \"" + name + "\" that could teach: " + (sample.predictions().isEmpty()
                        ? "it has none at all"
                        : "choose one of "
                                + sample.predictions().stream().map(Prediction::name)
                                        .collect(Collectors.joining(", ")))));
        return new TeacherWeights(teacher, temperature, sigmoid);
    }

    @Override
    public void read(int from, int to, double[] into) {
        int run = to - from;
        int classes = teacher.classes();
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < run; i++) {
                into[c * run + i] = logit(teacher.values().at(c, from + i)) / temperature;
            }
        }
        if (sigmoid) {
            for (int i = 0; i < classes * run; i++) {
                into[i] = 1 / (1 + Math.exp(-into[i]));
            }
        } else {
            for (int i = 0; i < run; i++) {
                softmax(into, classes, run, i);
            }
        }
    }

    private double logit(double value) {
        if (teacher.kind() == PredictionKind.LOGITS) {
            return value;
        }
        return sigmoid ? Math.log(value) - Math.log1p(-value) : Math.log(value);
    }

    private static void softmax(double[] into, int classes, int run, int pixel) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            largest = Math.max(largest, into[c * run + pixel]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            double part = Math.exp(into[c * run + pixel] - largest);
            into[c * run + pixel] = part;
            sum += part;
        }
        for (int c = 0; c < classes; c++) {
            into[c * run + pixel] /= sum;
        }
    }
}
