package org.jaccardlab.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** The picture of a figure, with a thin line around it that covers none of its pixels. */
record PictureBlock(Rendering picture, Paper paper) implements Block {

    @Override
    public int width() {
        return picture.size().width();
    }

    @Override
    public int height() {
        return picture.size().height();
    }

    @Override
    public void draw(Graphics2D g) {
        g.setColor(paper.rule());
        g.fillRect(-1, -1, width() + 2, height() + 2);
        BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_ARGB);
        image.getRaster().setDataElements(0, 0, width(), height(), picture.argb());
        g.drawImage(image, 0, 0, null);
    }
}
