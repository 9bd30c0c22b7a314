package org.jaccardlab.io;

import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.io.pickle.PickleException;
import org.jaccardlab.io.pickle.PyValue;

/** Pickled values as the plain things that they should be. */
final class PickledNumbers {

    private static final int MOST_AXES = 64;

    private PickledNumbers() {
    }

    /** Lengths or strides. */
    static List<Long> longs(PyValue value) throws PickleException {
        if (!(value instanceof PyValue.Sequence sequence) || sequence.items().size() > MOST_AXES) {
            throw PickleException.damaged("an array without a shape");
        }
        List<Long> numbers = new ArrayList<>();
        for (PyValue item : sequence.items()) {
            numbers.add(whole(item));
        }
        return numbers;
    }

    static long whole(PyValue value) throws PickleException {
        if (value instanceof PyValue.Int(long number)) {
            return number;
        }
        throw PickleException.damaged("something else in place of a whole number");
    }

    static String text(PyValue value) throws PickleException {
        if (value instanceof PyValue.Text text) {
            return text.value();
        }
        throw PickleException.damaged("something else in place of a word");
    }

    /** Bytes; Python 2 has them as text. */
    static PyValue.Bytes bytes(PyValue value) throws PickleException {
        if (value instanceof PyValue.Bytes bytes) {
            return bytes;
        }
        if (value instanceof PyValue.Text text && !text.bytes().utf8()) {
            return text.bytes();
        }
        throw PickleException.damaged("something else in place of an array's bytes");
    }
}
