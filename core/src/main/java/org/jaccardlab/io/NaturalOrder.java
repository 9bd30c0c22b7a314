package org.jaccardlab.io;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in the order in which people count: c2 before c10, and c02 next to c2. */
enum NaturalOrder implements Comparator<String> {

    INSTANCE;

    private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

    @Override
    public int compare(String a, String b) {
        Matcher left = PART.matcher(a);
        Matcher right = PART.matcher(b);
        while (left.find()) {
            if (!right.find()) {
                return 1;
            }
            int compared = part(left.group(), right.group());
            if (compared != 0) {
                return compared;
            }
        }
        return right.find() ? -1 : a.compareTo(b);
    }

    private static int part(String a, String b) {
        return isNumber(a) && isNumber(b) ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b);
    }

    private static boolean isNumber(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}
