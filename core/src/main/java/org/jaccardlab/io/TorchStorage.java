package org.jaccardlab.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import org.jaccardlab.io.pickle.PickleException;
import org.jaccardlab.io.pickle.PyValue;
import org.jspecify.annotations.Nullable;

/** A row of numbers that tensors are views of. */
final class TorchStorage {

    /** Where the bytes of a storage lie. */
    interface Place {

        /** How many bytes there can be at most. */
        long bytes() throws IOException;

        InputStream open() throws IOException;
    }

    private final @Nullable ElementType type;
    private final long count;
    private final ByteOrder order;
    private final Place place;

    /**
     * @param type null if only its tensors know
     * @param count numbers; bytes if there is no type
     */
    TorchStorage(@Nullable ElementType type, long count, ByteOrder order, Place place) {
        this.type = type;
        this.count = count;
        this.order = order;
        this.place = place;
    }

    /** @param name {@code torch.FloatStorage} */
    static @Nullable ElementType type(PyValue.Global name) throws PickleException {
        return switch (name.name()) {
            case "HalfStorage" -> ElementType.F2;
            case "BFloat16Storage" -> ElementType.BF16;
            case "FloatStorage" -> ElementType.F4;
            case "DoubleStorage" -> ElementType.F8;
            case "CharStorage" -> ElementType.I1;
            case "ShortStorage" -> ElementType.I2;
            case "IntStorage" -> ElementType.I4;
            case "LongStorage" -> ElementType.I8;
            case "ByteStorage" -> ElementType.U1;
            case "BoolStorage" -> ElementType.B1;
            case "UntypedStorage" -> null;
            default -> throw new PickleException("holds a " + name + ", which is not read",
                    "save tensors of real numbers");
        };
    }

    /** The type of a tensor that names its own, or else the storage's. */
    ElementType type(@Nullable ElementType own) throws PickleException {
        ElementType known = own == null ? type : own;
        if (known == null) {
            throw PickleException.damaged("a tensor without a type");
        }
        return known;
    }

    /** How many numbers of this type there are. */
    long count(ElementType of) {
        return type == null ? count / of.bytes() : count;
    }

    ByteOrder order() {
        return order;
    }

    Place place() {
        return place;
    }
}
