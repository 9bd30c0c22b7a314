package org.jaccardlab.app.chooser;

import java.util.Locale;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Parent;

/**
 * How large all that is written is, and with it every part of a window that holds something written. Belongs to the JavaFX
 * thread; one for all windows, as the look is. Stylesheets measure in em and follow by themselves.
 */
public final class TextSize {

    /** Of ordinary text at 100 %. */
    private static final double PIXELS = 13;
    private static final ReadOnlyDoubleWrapper FACTOR = new ReadOnlyDoubleWrapper(1);

    private TextSize() {
    }

    public static void set(int percent) {
        FACTOR.set(percent / 100.0);
    }

    /** Gives a window, by its root, the size of now. */
    public static void applyTo(Parent root) {
        root.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", PIXELS * FACTOR.get()));
    }

    /** A length that is so many pixels at 100 %, as it is at this moment. */
    public static double now(double pixels) {
        return pixels * FACTOR.get();
    }

    /** A length that is so many pixels at 100 %, to bind to: whoever is bound does not outlive its window. */
    public static DoubleBinding of(double pixels) {
        return FACTOR.multiply(pixels);
    }
}
