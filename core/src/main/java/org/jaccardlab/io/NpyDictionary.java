package org.jaccardlab.io;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The small Python dictionary in the head of an npy file: {@code descr}, {@code fortran_order} and {@code shape}, each
 * once, in any order. It is read by a fixed grammar; nothing is evaluated.
 */
final class NpyDictionary {

    private static final int MOST_AXES = 32;

    private final String file;
    private final String text;
    private int at;

    private @Nullable String descr;
    private @Nullable Boolean fortran;
    private @Nullable List<Long> shape;

    private NpyDictionary(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** @param file what messages call the array */
    static ArrayHeader parse(String file, String text) throws UnreadableFileException {
        return new NpyDictionary(file, text).header();
    }

    private ArrayHeader header() throws UnreadableFileException {
        expect('{');
        while (!accept('}')) {
            entry();
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        skipBlanks();
        if (at < text.length()) {
            throw garbled("something after its closing brace");
        }
        if (descr == null || fortran == null || shape == null) {
            throw garbled("no " + (descr == null ? "descr" : fortran == null ? "fortran_order" : "shape"));
        }
        ElementType type = elementType(descr);
        return ArrayHeader.of(file, type, byteOrder(descr), fortran, shape);
    }

    private void entry() throws UnreadableFileException {
        String key = string();
        expect(':');
        switch (key) {
            case "descr" -> {
                once(key, descr);
                skipBlanks();
                if (peek() == '[' || peek() == '(') {
                    throw new UnreadableFileException(file, "holds records with named fields",
                            "save one plain array of numbers");
                }
                descr = string();
            }
            case "fortran_order" -> {
                once(key, fortran);
                fortran = truth();
            }
            case "shape" -> {
                once(key, shape);
                shape = tuple();
            }
            default -> throw garbled("an unknown entry " + UnreadableFileException.quoted(key));
        }
    }

    private void once(String key, @Nullable Object before) throws UnreadableFileException {
        if (before != null) {
            throw garbled("two entries \"" + key + "\"");
        }
    }

    private String string() throws UnreadableFileException {
        skipBlanks();
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw garbled("no quoted word at position " + at);
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw garbled("a word without a closing quote");
        }
        String word = text.substring(at + 1, end);
        at = end + 1;
        return word;
    }

    private boolean truth() throws UnreadableFileException {
        skipBlanks();
        for (String word : List.of("True", "False")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("True");
            }
        }
        throw garbled("neither True nor False for fortran_order");
    }

    private List<Long> tuple() throws UnreadableFileException {
        expect('(');
        List<Long> lengths = new ArrayList<>();
        while (!accept(')')) {
            lengths.add(length());
            if (lengths.size() > MOST_AXES) {
                throw garbled("more than " + MOST_AXES + " axes");
            }
            if (!accept(',')) {
                // Python reads "(3)" as a number, only "(3,)" as a tuple.
                if (lengths.size() == 1) {
                    throw garbled("a shape that is not a tuple");
                }
                expect(')');
                break;
            }
        }
        return lengths;
    }

    private long length() throws UnreadableFileException {
        skipBlanks();
        if (peek() == '-') {
            throw new UnreadableFileException(file, "promises an axis of negative length",
                    "save it again, its header is damaged");
        }
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (start == at || at - start > 18) {
            throw garbled("no usable number in its shape");
        }
        long length = Long.parseLong(text, start, at, 10);
        // Python 2 wrote long integers as 12L.
        if (peek() == 'L') {
            at++;
        }
        return length;
    }

    private ElementType elementType(String word) throws UnreadableFileException {
        String code = word.isEmpty() || "<>|=".indexOf(word.charAt(0)) < 0 ? word : word.substring(1);
        Optional<ElementType> type = ElementType.named(code);
        if (type.isPresent() && (type.get().bytes() == 1 || !word.startsWith("|"))) {
            return type.get();
        }
        String first = code.isEmpty() ? "" : code.substring(0, 1);
        throw switch (first) {
            case "O" -> new UnreadableFileException(file, "holds Python objects, which are never opened",
                    "save plain numbers, for example with astype(\"float32\")");
            case "U", "S", "a" -> new UnreadableFileException(file, "holds text", "save numbers");
            case "c" -> new UnreadableFileException(file, "holds complex numbers", "save real numbers");
            default -> new UnreadableFileException(file,
                    "holds numbers of the type " + UnreadableFileException.quoted(word) + ", which is not read",
                    "save it as float32");
        };
    }

    private static ByteOrder byteOrder(String word) {
        return switch (word.charAt(0)) {
            case '<' -> ByteOrder.LITTLE_ENDIAN;
            case '>' -> ByteOrder.BIG_ENDIAN;
            default -> ByteOrder.nativeOrder();
        };
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean accept(char wanted) {
        skipBlanks();
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) throws UnreadableFileException {
        if (!accept(wanted)) {
            throw garbled("no \"" + wanted + "\" at position " + at);
        }
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private UnreadableFileException garbled(String finding) {
        return new UnreadableFileException(file, "has a damaged header with " + finding, "save it again");
    }
}
