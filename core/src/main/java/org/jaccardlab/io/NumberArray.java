package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An array of any shape as it stands in an {@code .npy} file, for data small enough to hold as doubles on the heap.
 *
 * @param shape one length an axis; none for a single number
 * @param values in C order
 */
public record NumberArray(List<Integer> shape, double[] values) {

    /** The most numbers that are read. */
    public static final int LARGEST = 1 << 26;

    /** @throws UnreadableFileException if it is not such a file, is in Fortran order, or holds too many numbers */
    public static NumberArray read(Path file) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(file); ArrayStream stream = arrays.array(Optional.empty())) {
            ArrayHeader header = stream.header();
            if (header.fortran() && header.shape().size() > 1) {
                throw new UnreadableFileException(file, "is in Fortran order", "save numpy.ascontiguousarray of it");
            }
            if (header.count() > LARGEST) {
                throw new UnreadableFileException(file, "holds " + header.shapeText() + " numbers",
                        "at most " + LARGEST + " are read here");
            }
            double[] values = new double[(int) header.count()];
            int[] filled = new int[1];
            stream.read((numbers, count) -> {
                System.arraycopy(numbers, 0, values, filled[0], count);
                filled[0] += count;
            });
            return new NumberArray(header.shape().stream().map(Math::toIntExact).toList(), values);
        }
    }

    /** The numbers that belong to one index of the first axis. */
    public double[] slice(int index) {
        int length = values.length / shape.getFirst();
        return Arrays.copyOfRange(values, index * length, (index + 1) * length);
    }
}
