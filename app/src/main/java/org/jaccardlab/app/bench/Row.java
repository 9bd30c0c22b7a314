package org.jaccardlab.app.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How the window followed one gesture.
 *
 * @param pipeline what JavaFX drew with: "SW" is the software one
 * @param window width x height
 * @param panes on screen
 * @param events of the hand
 * @param unanswered of them, when the hand had rested for a while
 * @param medianMs from an event to the rendered frame that shows it or something newer
 * @param p95Ms the same, of 95 in 100 events
 * @param maxMs the same, of the slowest
 * @param framesPerSecond new pictures rendered while the hand moved
 * @param answersPerSecond evaluations that came meanwhile
 * @param longestHoldMs the longest that something waited for the JavaFX thread
 * @param holds how often something waited for more than a frame of sixty a second
 * @param toolkitLoad part of the time that the JavaFX thread was running
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Row(String shape, String gesture, String pipeline, String window, int panes, int events, int unanswered,
        double medianMs, double p95Ms, double maxMs, double framesPerSecond, double answersPerSecond,
        double longestHoldMs, int holds, double toolkitLoad) {
}
