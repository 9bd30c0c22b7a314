package org.jaccardlab.colour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table of tab-separated columns beside this class; lines that begin with {@code #} say where it comes from. */
final class ColourFile {

    private ColourFile() {
    }

    /** @throws IllegalStateException if there is no such table: the program was put together wrongly */
    static List<String[]> rows(String name) {
        try (InputStream in = ColourFile.class.getResourceAsStream(name + ".tsv")) {
            if (in == null) {
                throw new IllegalStateException("the colour table " + name + ".tsv is missing from the program");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of red, green, blue (0 to 1), read off at {@code entries} places from the first row to the last. */
    static int[] sampled(String name, int entries) {
        double[][] rows = rows(name).stream()
                .map(row -> new double[]{Double.parseDouble(row[0]), Double.parseDouble(row[1]),
                        Double.parseDouble(row[2])})
                .toArray(double[][]::new);
        int[] table = new int[entries];
        for (int i = 0; i < entries; i++) {
            double place = i * (rows.length - 1.0) / (entries - 1);
            int lower = Math.min((int) place, rows.length - 2);
            table[i] = between(rows[lower], rows[lower + 1], place - lower);
        }
        return table;
    }

    private static int between(double[] from, double[] to, double part) {
        int argb = 0xff;
        for (int channel = 0; channel < 3; channel++) {
            argb = argb << 8 | (int) Math.round(255 * (from[channel] + part * (to[channel] - from[channel])));
        }
        return argb;
    }
}
