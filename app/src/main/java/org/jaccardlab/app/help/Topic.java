package org.jaccardlab.app.help;

import java.util.List;

/**
 * A few sentences about something in the window.
 *
 * @param places what it explains: the type, "#id" or ".style" of a part, or "quantity:id"
 */
public record Topic(String title, List<String> places, String text) {

    public Topic {
        places = List.copyOf(places);
    }
}
