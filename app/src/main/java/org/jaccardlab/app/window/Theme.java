package org.jaccardlab.app.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.memory.Look;

/** How the window looks. Pictures keep a neutral grey around them in both, since surroundings change how colours look. */
public enum Theme {
    LIGHT(new PrimerLight(), 0xE4E5E7), DARK(new PrimerDark(), 0x2A2C30);

    private static final PseudoClass DARK_STATE = PseudoClass.getPseudoClass("dark");

    private final atlantafx.base.theme.Theme look;
    private final int pictureBackground;

    Theme(atlantafx.base.theme.Theme look, int pictureBackground) {
        this.look = look;
        this.pictureBackground = pictureBackground;
    }

    /** @param dark whether the system is */
    static Theme of(Look look, boolean dark) {
        return look == Look.DARK || look == Look.SYSTEM && dark ? DARK : LIGHT;
    }

    /** What surrounds an image in its pane, 0xRRGGBB. */
    int pictureBackground() {
        return pictureBackground;
    }

    Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    Look look() {
        return this == DARK ? Look.DARK : Look.LIGHT;
    }

    void applyTo(Scene scene) {
        Application.setUserAgentStylesheet(look.getUserAgentStylesheet());
        if (scene.getStylesheets().isEmpty()) {
            scene.getStylesheets().setAll(stylesheet("controlsfx-on-atlantafx.css"), stylesheet("workbench.css"));
        }
        scene.getRoot().pseudoClassStateChanged(DARK_STATE, this == DARK);
        TextSize.applyTo(scene.getRoot());
    }

    private static String stylesheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource("/org/jaccardlab/app/style/" + name), name)
                .toExternalForm();
    }
}
