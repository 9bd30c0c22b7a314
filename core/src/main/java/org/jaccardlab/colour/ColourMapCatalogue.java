package org.jaccardlab.colour;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The colour maps that come with the program, listed in {@code index.tsv}. Adding one is adding a file and a line. */
final class ColourMapCatalogue {

    private static final Map<String, ColourMap> MAPS = read();

    private ColourMapCatalogue() {
    }

    static List<String> names() {
        return List.copyOf(MAPS.keySet());
    }

    static ColourMap named(String name) {
        ColourMap map = MAPS.get(name);
        if (map == null) {
            throw new IllegalArgumentException(
                    "there is no colour map " + name + ", only " + String.join(", ", names()));
        }
        return map;
    }

    private static Map<String, ColourMap> read() {
        Map<String, ColourMap> maps = new LinkedHashMap<>();
        for (String[] row : ColourFile.rows("index")) {
            boolean signed = switch (row[1]) {
                case "signed" -> true;
                case "sequential" -> false;
                default -> throw new IllegalStateException("colour map " + row[0] + " is of no known kind: " + row[1]);
            };
            maps.put(row[0], new ColourMap(row[0], signed, ColourFile.sampled(row[0], ColourMap.ENTRIES)));
        }
        return maps;
    }
}
