package org.jaccardlab.app.window;

import java.util.List;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.picture.View;

/**
 * What the pictures on screen are of. While the hand moves they are a little behind what is set.
 *
 * @param panes as painted, those on screen
 */
public record Shown(Settings settings, List<PaneSettings> panes, View view) {
}
