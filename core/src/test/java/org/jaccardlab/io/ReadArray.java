package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** One array of a file as tests compare it, its numbers in C order whatever the file's order is. */
record ReadArray(String type, List<Long> shape, List<Double> numbers) {

    /** Counts from 0 to 11. */
    static ReadArray counting(String type) {
        return of(type, List.of(2, 2, 3), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    static ReadArray of(String type, List<Integer> shape, double... numbers) {
        return new ReadArray(type, shape.stream().map(Integer::longValue).toList(),
                DoubleStream.of(numbers).boxed().toList());
    }

    /** The only array. */
    static ReadArray of(Path file) throws IOException {
        return of(file, Optional.empty());
    }

    static ReadArray of(Path file, String key) throws IOException {
        return of(file, Optional.of(key));
    }

    private static ReadArray of(Path file, Optional<String> key) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(file); ArrayStream array = arrays.array(key)) {
            ArrayHeader header = array.header();
            double[] stored = new double[Math.toIntExact(header.count())];
            int[] at = new int[1];
            array.read((numbers, count) -> {
                System.arraycopy(numbers, 0, stored, at[0], count);
                at[0] += count;
            });
            double[] ordered = header.fortran() ? lastAxisFastest(stored, header.shape()) : stored;
            return new ReadArray(header.typeText(), header.shape(), Arrays.stream(ordered).boxed().toList());
        }
    }

    private static double[] lastAxisFastest(double[] stored, List<Long> shape) {
        double[] ordered = new double[stored.length];
        for (int index = 0; index < ordered.length; index++) {
            long rest = index;
            long[] place = new long[shape.size()];
            for (int axis = shape.size() - 1; axis >= 0; axis--) {
                place[axis] = rest % shape.get(axis);
                rest /= shape.get(axis);
            }
            long from = 0;
            for (int axis = shape.size() - 1; axis >= 0; axis--) {
                from = from * shape.get(axis) + place[axis];
            }
            ordered[index] = stored[(int) from];
        }
        return ordered;
    }

    static List<String> keys(Path file) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(file)) {
            return arrays.keys();
        }
    }

    /** A file that NumPy, PyTorch or another library has written. */
    static Path shipped(String name) {
        return Path.of("src/test/resources/containers", name);
    }
}
