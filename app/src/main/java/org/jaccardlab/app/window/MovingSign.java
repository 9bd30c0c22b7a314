package org.jaccardlab.app.window;

import java.util.Optional;
import javafx.scene.control.Label;
import org.jaccardlab.app.workbench.Playback;

/** Says over a pane that what it shows is not the prediction that is chosen, but one that moves. */
final class MovingSign extends Label {

    MovingSign(Playback playback) {
        getStyleClass().add("moving-sign");
        setMouseTransparent(true);
        setWrapText(true);
        setMaxHeight(USE_PREF_SIZE);
        playback.view().subscribe(this::show);
    }

    private void show(Optional<Playback.View> view) {
        setVisible(view.isPresent());
        setText(view.map(shown -> "Moving prediction: " + shown.place()).orElse(""));
    }
}
