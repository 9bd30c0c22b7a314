package org.jaccardlab.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.jaccardlab.io.pickle.PickleException;
import org.jaccardlab.io.pickle.PyValue;

/** A NumPy array in a pickle: made empty, given its numbers afterwards. */
final class PickledArray implements KeyedArrays.Entry {

    private final ByteSource source;
    private ElementType type = ElementType.U1;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private boolean fortran;
    private List<Long> shape = List.of(0L);
    private PyValue.Bytes numbers = new PyValue.Bytes(0, 0, false);

    PickledArray(ByteSource source) {
        this.source = source;
    }

    /** @param state perhaps a version, then shape, type, whether in Fortran order, numbers */
    void build(PyValue.Sequence state) throws PickleException {
        int size = state.items().size();
        if (size != 4 && size != 5) {
            throw PickleException.damaged("an array that is not described");
        }
        List<PyValue> last = state.items().subList(size - 4, size);
        fill(last.get(0), last.get(1), last.get(2) instanceof PyValue.Bool(boolean first) && first, last.get(3));
    }

    void fill(PyValue lengths, PyValue dtype, boolean firstFastest, PyValue bytes) throws PickleException {
        shape = PickledNumbers.longs(lengths);
        if (!(dtype instanceof PyValue.Made(PickledDtype named))) {
            throw PickleException.damaged("an array without a type");
        }
        type = named.type();
        order = named.order();
        fortran = firstFastest;
        numbers = PickledNumbers.bytes(bytes);
    }

    @Override
    public ArrayStream open(String name) throws IOException {
        ArrayHeader header = ArrayHeader.of(name, type, order, fortran, shape);
        // Written as text, a byte may take two.
        long most = numbers.length();
        if (most < header.bytes()) {
            throw header.cutOff(name, most);
        }
        return new ArrayStream(name, header, new RawNumbers(name, header, source.open(numbers)));
    }
}
