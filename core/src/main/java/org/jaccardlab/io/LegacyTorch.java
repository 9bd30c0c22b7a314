package org.jaccardlab.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jaccardlab.io.pickle.PickleException;
import org.jaccardlab.io.pickle.PyValue;
import org.jaccardlab.io.pickle.Unpickler;
import org.jspecify.annotations.Nullable;

/**
 * PyTorch's files from before version 1.6, which storages within a pickle still are: three pickles about the file, one of
 * the object, one that lists storages, and then each storage, a count before its numbers.
 */
final class LegacyTorch {

    private final ByteSource source;
    private final Map<String, Later> places = new HashMap<>();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    LegacyTorch(ByteSource source) {
        this.source = source;
    }

    /** @param in stands at the start of the source, and is read to the last storage at most */
    PyValue read(InputStream in) throws IOException {
        Unpickler pickles = new Unpickler(in, 0, new PickledGlobals(source, this::storage, false));
        pickles.read();
        pickles.read();
        if (pickles.read() instanceof PyValue.Dict machine) {
            machine.items().forEach(this::notice);
        }
        PyValue object = pickles.read();
        if (!(pickles.read() instanceof PyValue.Sequence keys)) {
            throw PickleException.damaged("no list of storages");
        }
        long at = pickles.offset();
        for (PyValue key : keys.items()) {
            Later place = places.get(PickledNumbers.text(key));
            if (place == null) {
                throw PickleException.damaged("a storage without a tensor");
            }
            byte[] count = in.readNBytes(8);
            if (count.length < 8) {
                throw PickleException.damaged("no end");
            }
            long numbers = ByteBuffer.wrap(count).order(order).getLong();
            if (numbers < 0 || numbers > Long.MAX_VALUE / 16) {
                throw PickleException.damaged("a storage of impossible length");
            }
            at += 8;
            place.at = at;
            place.bytes = numbers * place.width;
            in.skipNBytes(place.bytes);
            at += place.bytes;
        }
        return object;
    }

    private void notice(PyValue.Item item) {
        if (item.key() instanceof PyValue.Text word && word.value().equals("little_endian")
                && item.value() instanceof PyValue.Bool(boolean little)) {
            order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        }
    }

    private TorchStorage storage(@Nullable ElementType type, String key, long count) {
        int width = type == null ? 1 : type.bytes();
        return new TorchStorage(type, count, order, places.computeIfAbsent(key, unknown -> new Later(source, width)));
    }

    /** A place that is known when the whole file has been read. */
    private static final class Later implements TorchStorage.Place {

        private final ByteSource source;
        private final int width;
        private long at;
        private long bytes;

        Later(ByteSource source, int width) {
            this.source = source;
            this.width = width;
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public InputStream open() throws IOException {
            return source.open(at, bytes);
        }
    }
}
