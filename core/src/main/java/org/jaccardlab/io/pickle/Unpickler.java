package org.jaccardlab.io.pickle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack machine of pickle protocols 2 to 5. */
public final class Unpickler {

    private static final int MOST_OBJECTS = 1_000_000;
    private static final int LONGEST_NAME = 4_096;
    private static final long MOST_TEXT = 1 << 25;
    private static final int LONGEST_NUMBER = 1_024;

    private final Source in;
    private final Globals globals;
    private final Map<Long, PyValue> memo = new HashMap<>();
    private final List<List<PyValue>> marked = new ArrayList<>();
    private List<PyValue> stack = new ArrayList<>();
    private int objects;
    private long text;

    /**
     * @param in read from where it stands
     * @param offset what places of bytes are counted from: where {@code in} stands in its source
     */
    public Unpickler(InputStream in, long offset, Globals globals) {
        this.in = new Source(in, offset);
        this.globals = globals;
    }

    /** Where the source stands: after a pickle, at what follows it. */
    public long offset() {
        return in.at;
    }

    /**
     * Reads one pickle; another one may follow it.
     *
     * @throws PickleException if it is damaged, too large, or names what is not admitted
     */
    public PyValue read() throws IOException {
        memo.clear();
        marked.clear();
        stack.clear();
        try {
            for (int code = in.u1(); code != '.'; code = in.u1()) {
                step(code);
            }
        } catch (EOFException e) {
            throw new PickleException("ends too early", "save it again, it was cut off");
        }
        return pop();
    }

    private void step(int code) throws IOException {
        switch (code) {
            case 0x80 -> protocol(in.u1());
            case 0x95 -> in.uint(8);
            case '(' -> mark();
            case '0' -> pop();
            case '1' -> popMark();
            case '2' -> push(top());
            case 'N' -> push(PyValue.None.NONE);
            case 0x88 -> push(new PyValue.Bool(true));
            case 0x89 -> push(new PyValue.Bool(false));
            case 'J' -> push(new PyValue.Int((int) in.uint(4)));
            case 'K' -> push(new PyValue.Int(in.u1()));
            case 'M' -> push(new PyValue.Int(in.uint(2)));
            case 0x8a -> push(number(in.u1()));
            case 0x8b -> push(number(in.uint(4)));
            case 'G' -> push(new PyValue.Real(Double.longBitsToDouble(Long.reverseBytes(in.uint(8)))));
            case 'X' -> push(text(in.uint(4), true));
            case 0x8c -> push(text(in.u1(), true));
            case 0x8d -> push(text(in.uint(8), true));
            case 'T' -> push(text(in.uint(4), false));
            case 'U' -> push(text(in.u1(), false));
            case 'B' -> push(bytes(in.uint(4)));
            case 'C' -> push(bytes(in.u1()));
            case 0x8e, 0x96 -> push(bytes(in.uint(8)));
            case ']', ')', 0x8f -> push(sequence(List.of()));
            case '}' -> push(new PyValue.Dict(new ArrayList<>()));
            case 'l', 't', 0x91 -> push(sequence(popMark()));
            case 0x85 -> push(sequence(popLast(1)));
            case 0x86 -> push(sequence(popLast(2)));
            case 0x87 -> push(sequence(popLast(3)));
            case 'd' -> {
                List<PyValue> items = popMark();
                push(new PyValue.Dict(new ArrayList<>()));
                fill(items);
            }
            case 'a' -> extend(popLast(1));
            case 'e', 0x90 -> extend(popMark());
            case 's' -> fill(popLast(2));
            case 'u' -> fill(popMark());
            case 'q' -> memo.put((long) in.u1(), top());
            case 'r' -> memo.put(in.uint(4), top());
            case 0x94 -> memo.put((long) memo.size(), top());
            case 'h' -> push(recall(in.u1()));
            case 'j' -> push(recall(in.uint(4)));
            case 'c' -> push(global(line(), line()));
            case 0x93 -> {
                List<PyValue> names = popLast(2);
                push(global(name(names.get(0)), name(names.get(1))));
            }
            case 'R', 0x81 -> call();
            case 'b' -> {
                PyValue state = pop();
                globals.build(top(), state);
            }
            case 'Q' -> push(globals.persistent(pop()));
            case 0x97, 0x98 -> throw new PickleException("keeps its bytes outside itself",
                    "save the array with numpy.save");
            case 'F', 'I', 'L', 'S', 'V', 'P', 'g', 'p', 'i', 'o', 0x92, 0x82, 0x83, 0x84 -> throw new PickleException(
                    "is written in a way of pickling that is not read", "save the array in it with numpy.save");
            default -> throw PickleException.damaged("an unknown instruction");
        }
    }

    private static void protocol(int version) throws PickleException {
        if (version < 2 || version > 5) {
            throw new PickleException("is a pickle of protocol " + version, "save the array in it with numpy.save");
        }
    }

    private void push(PyValue value) throws PickleException {
        if (++objects > MOST_OBJECTS) {
            throw new PickleException("holds more than a million Python objects",
                    "save the arrays in it with numpy.savez");
        }
        stack.add(value);
    }

    private PyValue top() throws PickleException {
        if (stack.isEmpty()) {
            throw PickleException.damaged("something missing");
        }
        return stack.getLast();
    }

    private PyValue pop() throws PickleException {
        PyValue top = top();
        stack.removeLast();
        return top;
    }

    private List<PyValue> popLast(int count) throws PickleException {
        if (stack.size() < count) {
            throw PickleException.damaged("something missing");
        }
        List<PyValue> last = stack.subList(stack.size() - count, stack.size());
        List<PyValue> values = new ArrayList<>(last);
        last.clear();
        return values;
    }

    private void mark() throws PickleException {
        if (++objects > MOST_OBJECTS) {
            throw PickleException.damaged("nothing but marks");
        }
        marked.add(stack);
        stack = new ArrayList<>();
    }

    private List<PyValue> popMark() throws PickleException {
        if (marked.isEmpty()) {
            throw PickleException.damaged("something missing");
        }
        List<PyValue> values = stack;
        stack = marked.removeLast();
        return values;
    }

    private static PyValue.Sequence sequence(List<PyValue> items) {
        return new PyValue.Sequence(new ArrayList<>(items));
    }

    private void extend(List<PyValue> items) throws PickleException {
        if (!(top() instanceof PyValue.Sequence sequence)) {
            throw PickleException.damaged("items of what is no list");
        }
        sequence.items().addAll(items);
    }

    private void fill(List<PyValue> keysAndValues) throws PickleException {
        if (!(top() instanceof PyValue.Dict dict) || keysAndValues.size() % 2 != 0) {
            throw PickleException.damaged("items of what is no dictionary");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            dict.items().add(new PyValue.Item(keysAndValues.get(i), keysAndValues.get(i + 1)));
        }
    }

    private PyValue recall(long index) throws PickleException {
        PyValue value = memo.get(index);
        if (value == null) {
            throw PickleException.damaged("something missing");
        }
        return value;
    }

    private PyValue.Global global(String module, String name) throws PickleException {
        PyValue.Global global = new PyValue.Global(module, name);
        globals.admit(global);
        return global;
    }

    private void call() throws IOException {
        List<PyValue> called = popLast(2);
        if (!(called.get(0) instanceof PyValue.Global name)
                || !(called.get(1) instanceof PyValue.Sequence arguments)) {
            throw PickleException.damaged("a call of what is no function");
        }
        push(globals.call(name, arguments));
    }

    private static String name(PyValue value) throws PickleException {
        if (value instanceof PyValue.Text name) {
            return name.value();
        }
        throw PickleException.damaged("a name that is no text");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.u1(); c != '\n'; c = in.u1()) {
            if (line.length() == LONGEST_NAME) {
                throw PickleException.damaged("a name that is too long");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private PyValue number(long length) throws IOException {
        if (length > LONGEST_NUMBER) {
            throw PickleException.damaged("a number that is too long");
        }
        byte[] bytes = in.take((int) length);
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
        BigInteger number = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
        return number.bitLength() < 64 ? new PyValue.Int(number.longValue()) : new PyValue.Real(number.doubleValue());
    }

    private PyValue.Bytes bytes(long length) throws IOException {
        PyValue.Bytes bytes = new PyValue.Bytes(in.at, length, false);
        in.skip(length);
        return bytes;
    }

    private PyValue.Text text(long length, boolean utf8) throws IOException {
        PyValue.Bytes bytes = new PyValue.Bytes(in.at, length, utf8);
        int kept = (int) Math.min(LONGEST_NAME, Math.max(0, length));
        text += kept;
        if (text > MOST_TEXT) {
            throw new PickleException("holds more text than names need", "save the arrays in it with numpy.savez");
        }
        String value = new String(in.take(kept), utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        in.skip(length - kept);
        return new PyValue.Text(value, bytes);
    }

    /** The bytes of the pickle, counted. */
    private static final class Source {

        private final InputStream in;
        private long at;

        Source(InputStream in, long at) {
            this.in = in;
            this.at = at;
        }

        int u1() throws IOException {
            int read = in.read();
            if (read < 0) {
                throw new EOFException();
            }
            at++;
            return read;
        }

        long uint(int bytes) throws IOException {
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                value |= (long) u1() << 8 * i;
            }
            return value;
        }

        byte[] take(int count) throws IOException {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException();
            }
            at += count;
            return bytes;
        }

        void skip(long count) throws IOException {
            if (count < 0) {
                throw new EOFException();
            }
            in.skipNBytes(count);
            at += count;
        }
    }
}
