package org.jaccardlab.app.export;

/** Names that every file system takes. */
final class FileNames {

    private static final int LONGEST_PART = 60;
    /** Letters of three bytes in a name of 255, with room for a number and the ending. */
    private static final int LONGEST = 80;

    private FileNames() {
    }

    /** The text as a part of a file's name: what no name may hold becomes a hyphen, and it is never empty. */
    static String part(String text) {
        return whole(shortened(text, LONGEST_PART));
    }

    /** The same for a name as a whole. */
    static String whole(String text) {
        String plain = text.strip().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\s]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return plain.isEmpty() ? "unnamed" : shortened(plain, LONGEST);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
