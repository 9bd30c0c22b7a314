package org.jaccardlab.app.window;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.export.ExportPreview;
import org.jaccardlab.picture.Rendering;

/** What an export will be: the figure, made smaller to fit, or the beginning of a text; and how large it is. */
final class PreviewView extends VBox {

    private static final double WIDTH = 500;
    private static final double HEIGHT = 400;
    private static final int OPAQUE = 255;

    private final ImageView picture = new ImageView();
    private final TextArea text = new TextArea();
    private final Label refusal = new Label();
    private final StackPane frame = new StackPane(picture, text, refusal);
    private final Label facts = new Label();

    PreviewView() {
        getStyleClass().add("export-preview");
        frame.getStyleClass().add("export-preview-frame");
        frame.prefWidthProperty().bind(TextSize.of(WIDTH));
        frame.prefHeightProperty().bind(TextSize.of(HEIGHT));
        frame.setMinSize(0, 0);
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        picture.setManaged(false);
        text.setId("export-text");
        text.setEditable(false);
        text.setAccessibleText("Preview");
        text.getStyleClass().add("export-text");
        refusal.setWrapText(true);
        refusal.getStyleClass().add("muted");
        facts.setId("export-facts");
        facts.getStyleClass().add("muted");
        facts.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(frame, Priority.ALWAYS);
        getChildren().setAll(frame, facts);
        frame.widthProperty().subscribe(this::fit);
        frame.heightProperty().subscribe(this::fit);
        refuse("");
    }

    /** The picture before stays until the next is there. */
    void wait(String words) {
        facts.setText(words);
    }

    void refuse(String sentence) {
        picture.setVisible(false);
        text.setVisible(false);
        refusal.setText(sentence);
        refusal.setVisible(true);
        facts.setText("");
    }

    /** @param seeThrough whether the figure is laid over a pattern that shows through it */
    void show(ExportPreview preview, boolean seeThrough) {
        switch (preview) {
            case ExportPreview.Drawn drawn -> {
                refuse("");
                picture.setImage(image(drawn.picture()));
                picture.setVisible(true);
                facts.setText(drawn.facts() + (seeThrough ? ", transparent" : ""));
                fit();
            }
            case ExportPreview.Written written -> {
                refuse("");
                text.setText(written.text());
                text.setVisible(true);
                facts.setText(written.facts());
            }
            case ExportPreview.Refused refused -> refuse(refused.sentence());
        }
    }

    /** In the middle, as large as there is room, but never larger than it is. */
    private void fit() {
        if (picture.getImage() == null) {
            return;
        }
        double width = picture.getImage().getWidth();
        double height = picture.getImage().getHeight();
        double factor = Math.min(1, Math.min(frame.getWidth() / width, frame.getHeight() / height));
        Rectangle2D shown = new Rectangle2D((frame.getWidth() - width * factor) / 2,
                (frame.getHeight() - height * factor) / 2, width * factor, height * factor);
        picture.setFitWidth(shown.getWidth());
        picture.setFitHeight(shown.getHeight());
        picture.relocate(shown.getMinX(), shown.getMinY());
    }

    /** As JavaFX takes it. */
    static WritableImage image(Rendering rendering) {
        int[] premultiplied = rendering.argb().clone();
        for (int i = 0; i < premultiplied.length; i++) {
            premultiplied[i] = premultiplied(premultiplied[i]);
        }
        return new WritableImage(new PixelBuffer<>(rendering.size().width(), rendering.size().height(),
                IntBuffer.wrap(premultiplied), PixelFormat.getIntArgbPreInstance()));
    }

    private static int premultiplied(int argb) {
        int alpha = argb >>> 24;
        if (alpha == OPAQUE) {
            return argb;
        }
        int red = (argb >> 16 & 0xff) * alpha / OPAQUE;
        int green = (argb >> 8 & 0xff) * alpha / OPAQUE;
        int blue = (argb & 0xff) * alpha / OPAQUE;
        return alpha << 24 | red << 16 | green << 8 | blue;
    }
}
