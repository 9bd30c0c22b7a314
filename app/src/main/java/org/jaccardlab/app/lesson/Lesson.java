package org.jaccardlab.app.lesson;

import java.util.List;
import java.util.Map;

/**
 * One lesson, as its file says it.
 *
 * @param name of its file, without the ending
 * @param summary one line
 * @param scenes made-up samples of its own, by name
 * @param steps at least one
 */
public record Lesson(String name, String title, String summary, Map<String, Scene> scenes, List<Step> steps) {

    public Lesson {
        scenes = Map.copyOf(scenes);
        steps = List.copyOf(steps);
    }
}
