package org.jaccardlab.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jaccardlab.io.pickle.PickleException;
import org.jaccardlab.io.pickle.PyValue;

/** The arrays in lists and dictionaries, under keys that tell the way to them: {@code "state.0.logits"}. */
final class PickledKeys {

    private static final int DEEPEST = 32;
    private static final int LONGEST = 500;
    private static final int MOST_ARRAYS = 1 << 16;
    /** Lists may hold the same list again and again. */
    private static final int MOST_STEPS = 2_000_000;

    private final Map<String, KeyedArrays.Entry> arrays = new LinkedHashMap<>();
    private int steps;

    private PickledKeys() {
    }

    /** @throws PickleException if there is no array, or too much of everything */
    static Map<String, KeyedArrays.Entry> of(PyValue value) throws PickleException {
        PickledKeys keys = new PickledKeys();
        keys.walk(KeyedArrays.ALONE, value, 0);
        if (keys.arrays.isEmpty()) {
            throw new PickleException("holds no array of numbers", "save tensors or NumPy arrays");
        }
        return keys.arrays;
    }

    private void walk(String path, PyValue value, int depth) throws PickleException {
        if (++steps > MOST_STEPS || arrays.size() > MOST_ARRAYS || depth > DEEPEST || path.length() > LONGEST) {
            throw new PickleException("holds arrays in too many lists within lists",
                    "save the arrays in it with numpy.savez");
        }
        switch (value) {
            case PyValue.Made(KeyedArrays.Entry array) -> arrays.put(path, array);
            case PyValue.Sequence(List<PyValue> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    walk(join(path, String.valueOf(i)), items.get(i), depth + 1);
                }
            }
            case PyValue.Dict(List<PyValue.Item> items) -> {
                for (PyValue.Item item : items) {
                    walk(join(path, word(item.key())), item.value(), depth + 1);
                }
            }
            default -> {
                // Numbers and words beside the arrays are of no interest.
            }
        }
    }

    private static String join(String path, String step) {
        return path.isEmpty() ? step : path + "." + step;
    }

    private static String word(PyValue key) {
        return switch (key) {
            case PyValue.Text text -> text.value();
            case PyValue.Int(long number) -> String.valueOf(number);
            case PyValue.Real(double number) -> String.valueOf(number);
            case PyValue.Bool(boolean value) -> value ? "True" : "False";
            default -> "?";
        };
    }
}
