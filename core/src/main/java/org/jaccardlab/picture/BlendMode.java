package org.jaccardlab.picture;

/** How colours lie over the photo. Hatch and magenta look the same in each. */
public enum BlendMode {
    PLAIN("Plain", "The colours over the image, as strongly as the opacity says"),
    GREY("Over grey", "The same over the image in grey: whatever has a colour is the quantity or a class"),
    SHADED("Shaded", "The colours take light and dark from the image, so that its texture shows at full opacity; "
            + "hues can still be read, how light a colour is cannot");

    /** What a pane starts with. */
    public static final BlendMode STANDARD = PLAIN;

    private final String title;
    private final String help;

    BlendMode(String title, String help) {
        this.title = title;
        this.help = help;
    }

    public String title() {
        return title;
    }

    /** What it does and what it is good for, in a sentence. */
    public String help() {
        return help;
    }

    public BlendMode next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
