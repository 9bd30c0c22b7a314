package org.jaccardlab.figure;

/** The picture of a panel, if wanted with a thin line around it that covers none of its pixels. */
record PictureBlock(Panel panel, int upscale, Paper paper, boolean outlined) implements Block {

    @Override
    public int width() {
        return panel.photo().size().width() * upscale;
    }

    @Override
    public int height() {
        return panel.photo().size().height() * upscale;
    }

    @Override
    public void draw(Canvas canvas) {
        if (outlined) {
            canvas.rectangle(-1, -1, width() + 2, height() + 2, paper.rule());
        }
        canvas.picture(panel.picture(upscale, paper), 0, 0);
    }
}
