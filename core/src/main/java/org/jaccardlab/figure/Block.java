package org.jaccardlab.figure;

/** A rectangular part of a figure that knows its size and draws itself with its top left corner at the origin. */
interface Block {

    /** In pixels. */
    int width();

    /** In pixels. */
    int height();

    void draw(Canvas canvas);
}
