package org.jaccardlab.colour;

/** A colour as the eye sees it: CIELAB lightness and the two opponent axes, white point D65. */
record Lab(double lightness, double greenRed, double blueYellow) {

    static Lab of(int rgb) {
        double r = linear(rgb >> 16 & 0xff);
        double g = linear(rgb >> 8 & 0xff);
        double b = linear(rgb & 0xff);
        double x = response((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        double y = response(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = response((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    double chroma() {
        return Math.hypot(greenRed, blueYellow);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double response(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}
