package org.jaccardlab.io;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** An HDF5 file: its datasets of numbers, whose paths are the keys. Links, which may lead to other files, are passed over. */
final class Hdf5File {

    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 64;

    static {
        BoundedUnpacking.install();
    }

    private final Path file;
    private final Map<String, KeyedArrays.Entry> arrays = new LinkedHashMap<>();
    private final Set<Long> seen = new HashSet<>();

    private Hdf5File(Path file) {
        this.file = file;
    }

    static ArrayFile open(Path file) throws IOException {
        String name = UnreadableFileException.name(file);
        ByteBuffer mapped = mapped(file);
        HdfFile hdf = guarded(name, () -> mapped.hasRemaining() ? HdfFile.fromByteBuffer(mapped) : new HdfFile(file));
        try {
            Hdf5File found = new Hdf5File(file);
            guarded(name, () -> {
                found.walk(hdf, 0);
                return found;
            });
            if (found.arrays.isEmpty()) {
                throw new UnreadableFileException(file, "holds no array of numbers", "save one with h5py");
            }
            return new KeyedArrays(file, found.arrays, hdf::close);
        } catch (UnreadableFileException e) {
            hdf.close();
            throw e;
        }
    }

    /**
     * The file as memory, which the library cuts its parts from; of a file it takes memory for whatever length a damaged
     * head says. Empty if the file is too long for that.
     */
    private static ByteBuffer mapped(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.size() > Integer.MAX_VALUE
                    ? ByteBuffer.allocate(0)
                    : channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    /**
     * Keeps trouble in the library from going further: it answers damage with any exception, and takes memory and stack as
     * the file says.
     */
    static <T> T guarded(String name, Supplier<T> reading) throws UnreadableFileException {
        try {
            return reading.get();
        } catch (RuntimeException | VirtualMachineError e) {
            throw unread(name).causedBy(e);
        }
    }

    static UnreadableFileException unread(String name) {
        return new UnreadableFileException(name, "is damaged, or written in a way of HDF5 that is not read",
                "save the array with numpy.save");
    }

    private void walk(Group group, int depth) {
        // A group may lie in itself.
        if (depth > DEEPEST || seen.size() > MOST_NODES || !seen.add(group.getAddress())) {
            return;
        }
        for (Node child : group.getChildren().values()) {
            if (child.isLink()) {
                continue;
            }
            if (child instanceof Group inner) {
                walk(inner, depth + 1);
            } else if (child instanceof Dataset dataset && type(dataset).isPresent() && seen.size() < MOST_NODES) {
                seen.add(dataset.getAddress());
                arrays.put(dataset.getPath().substring(1), name -> stream(name, dataset));
            }
        }
    }

    private static Optional<ElementType> type(Dataset dataset) {
        if (dataset.isCompound() || dataset.isVariableLength() || dataset.isEmpty()) {
            return Optional.empty();
        }
        DataType type = dataset.getDataType();
        String kind = switch (type) {
            case FixedPoint whole when whole.getBitOffset() == 0
                    && whole.getBitPrecision() == 8 * type.getSize() ->
                whole.isSigned() ? "i" : "u";
            case FloatingPoint real when real.getExponentSize() == exponent(type.getSize()) -> "f";
            // The way of h5py to write True and False.
            case EnumDataType names when names.getEnumMapping().equals(Map.of(0, "FALSE", 1, "TRUE")) -> "b";
            default -> "";
        };
        return ElementType.named(kind + type.getSize());
    }

    private static int exponent(int bytes) {
        return switch (bytes) {
            case 2 -> 5;
            case 4 -> 8;
            default -> 11;
        };
    }

    private ArrayStream stream(String name, Dataset dataset) throws IOException {
        ElementType type = guarded(name, () -> type(dataset).orElseThrow());
        ByteOrder order = guarded(name, () -> dataset.getDataType() instanceof OrderedDataType ordered
                ? ordered.getByteOrder()
                : ByteOrder.LITTLE_ENDIAN);
        List<Long> shape = guarded(name, () -> Arrays.stream(dataset.getDimensions()).asLongStream().boxed().toList());
        ArrayHeader header = ArrayHeader.of(name, type, order, false, shape);
        long fileBytes = Files.size(file);
        if (header.bytes() > Deflate.most(fileBytes)) {
            throw new UnreadableFileException(name,
                    String.format(Locale.ROOT, "promises %s numbers but the file is only %,d bytes long",
                            header.shapeText(), fileBytes),
                    "save it again, it was cut off or never filled");
        }
        return new ArrayStream(name, header, numbers(name, dataset, header));
    }

    private Numbers numbers(String name, Dataset dataset, ArrayHeader header) throws IOException {
        if (header.count() == 0) {
            return new RawNumbers(name, header, InputStream.nullInputStream());
        }
        return switch (dataset) {
            case ChunkedDataset chunked when !header.shape().isEmpty() -> new Hdf5Chunks(name, chunked, header);
            case ContiguousDataset plain -> {
                long start = guarded(name, () -> plain.getHdfFile().getUserBlockSize() + plain.getDataAddress());
                long held = Files.size(file) - start;
                if (start < 0 || held < header.bytes()) {
                    throw header.cutOff(name, Math.clamp(held, 0, header.bytes()));
                }
                yield new RawNumbers(name, header, FilePart.of(file, start, header.bytes()));
            }
            case CompactDataset small -> {
                ByteBuffer buffer = guarded(name, small::getDataBuffer);
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                yield new RawNumbers(name, header, new ByteArrayInputStream(bytes));
            }
            default -> throw unread(name);
        };
    }
}
