/**
 * Whether probabilities can be believed: {@link org.jaccardlab.calibration.Forecasts} are what a prediction said and whether it
 * was so, {@link org.jaccardlab.calibration.Reliability} is the diagram of them and the pixels behind every bar,
 * {@link org.jaccardlab.calibration.TemperatureFit} and {@link org.jaccardlab.calibration.KdeRecalibration} set
 * probabilities right.
 */
@NullMarked
package org.jaccardlab.calibration;

import org.jspecify.annotations.NullMarked;
