package org.jaccardlab.picture;

import java.awt.Graphics2D;

/** A rectangular part of a figure that knows its size and draws itself with its top left corner at the origin. */
interface Block {

    /** In pixels. */
    int width();

    /** In pixels. */
    int height();

    void draw(Graphics2D g);
}
