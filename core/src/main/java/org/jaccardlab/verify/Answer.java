package org.jaccardlab.verify;

import java.util.Map;

/**
 * What we say to a case.
 *
 * @param numbers by the names of the manifest, such as "loss"
 * @param gradients by the role that they are taken by, in C order of that input
 * @param arrays other arrays by their names, in C order
 */
record Answer(Map<String, Double> numbers, Map<String, double[]> gradients, Map<String, double[]> arrays) {

    Answer(Map<String, Double> numbers, Map<String, double[]> gradients) {
        this(numbers, gradients, Map.of());
    }
}
