package org.jaccardlab.app.workbench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds deeds by what a person types of them: beginnings of words, in any order. */
public final class DeedSearch {

    private static final int WHOLE_TITLE = 0;
    private static final int TITLE_BEGINS = 1;
    private static final int TITLE_WORD = 2;
    private static final int GROUP_WORD = 3;
    private static final int WITHIN_TITLE = 4;
    private static final int HELP_WORD = 5;

    private DeedSearch() {
    }

    /** Those in which every typed word is found, the nearest first, else in the order given; all if nothing is typed. */
    public static List<Deed> find(List<Deed> deeds, String typed) {
        String[] words = typed.toLowerCase(Locale.ROOT).strip().split("\\s+");
        if (words[0].isEmpty()) {
            return deeds;
        }
        record Hit(Deed deed, int distance) {
        }
        return deeds.stream().flatMap(deed -> distance(deed, words).stream().mapToObj(d -> new Hit(deed, d)))
                .sorted(Comparator.comparingInt(Hit::distance)).map(Hit::deed).toList();
    }

    private static OptionalInt distance(Deed deed, String[] words) {
        String title = deed.title().toLowerCase(Locale.ROOT);
        if (title.equals(String.join(" ", words))) {
            return OptionalInt.of(WHOLE_TITLE);
        }
        String group = deed.group().toLowerCase(Locale.ROOT);
        String help = deed.help().toLowerCase(Locale.ROOT);
        int sum = 0;
        for (String word : words) {
            int distance = title.startsWith(word)
                    ? TITLE_BEGINS
                    : beginsWord(title, word)
                            ? TITLE_WORD
                            : beginsWord(group, word)
                                    ? GROUP_WORD
                                    : title.contains(word)
                                            ? WITHIN_TITLE
                                            : beginsWord(help, word) ? HELP_WORD : Integer.MAX_VALUE;
            if (distance == Integer.MAX_VALUE) {
                return OptionalInt.empty();
            }
            sum += distance;
        }
        return OptionalInt.of(sum);
    }

    private static boolean beginsWord(String text, String word) {
        return IntStream.range(0, text.length()).anyMatch(
                at -> text.startsWith(word, at) && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))));
    }
}
