package org.jaccardlab.app.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the files of a series are called, without their ending: text with places such as {@code {image}-{loss}}. */
public record NamePattern(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");

    public static final NamePattern STANDARD = new NamePattern("{image}-{loss}-{field}");

    /** What a name can tell. */
    public enum Place {
        /** The title of the batch. */
        SAMPLE,
        /** The name of the image within. */
        IMAGE,
        LOSS,
        /** What is shown; "figure" for several panes in one. */
        FIELD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NamePattern {
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            String word = places.group(1);
            if (Arrays.stream(Place.values()).noneMatch(place -> place.word().equals(word))) {
                throw new IllegalArgumentException("the name pattern has {" + word
                        + "}: choose among {sample}, {image}, {loss} and {field}");
            }
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("the name pattern is empty: write one such as {image}-{loss}");
        }
    }

    boolean tells(Place place) {
        return text.contains("{" + place.word() + "}");
    }

    /** The name; what no file's name may hold is replaced, so that it never leaves its folder. */
    String name(Map<Place, String> told) {
        String name = text;
        for (Map.Entry<Place, String> each : told.entrySet()) {
            name = name.replace("{" + each.getKey().word() + "}", FileNames.part(each.getValue()));
        }
        return FileNames.whole(name);
    }
}
