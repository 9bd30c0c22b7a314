package org.jaccardlab.io;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import io.jhdf.filter.FilterManager;
import io.jhdf.filter.LzfFilter;

/** Sees to it that no chunk of an HDF5 file takes more memory than it can need, whatever length the file says. */
final class BoundedUnpacking {

    /** What LZF does not reach. */
    private static final long BEST_LZF = 300;
    private static final int LZ4 = 32_004;
    private static final int BITSHUFFLE = 32_008;

    private BoundedUnpacking() {
    }

    /** Puts bounds to every way of packing that the library knows. */
    static void install() {
        FilterManager.addFilter(new BoundedInflate());
        FilterManager.addFilter(new BoundedLzf(new LzfFilter()));
        // The library for LZ4 reads and writes beyond its arrays if the file says so.
        FilterManager.addFilter(new Refusal(LZ4));
        FilterManager.addFilter(new Refusal(BITSHUFFLE));
    }

    private record BoundedLzf(LzfFilter filter) implements Filter {

        @Override
        public int getId() {
            return filter.getId();
        }

        @Override
        public String getName() {
            return filter.getName();
        }

        /** @param settings version, version of LZF, length of a chunk */
        @Override
        public byte[] decode(byte[] packed, int[] settings) {
            if (settings.length < 3 || settings[2] < 0 || settings[2] > BoundedInflate.MOST_BYTES
                    || settings[2] / BEST_LZF > packed.length) {
                throw new HdfFilterException("a chunk is promised to be longer than it can be");
            }
            return filter.decode(packed, settings);
        }
    }

    private record Refusal(int id) implements Filter {

        @Override
        public int getId() {
            return id;
        }

        @Override
        public String getName() {
            return "refused";
        }

        @Override
        public byte[] decode(byte[] packed, int[] settings) {
            throw new HdfFilterException("packed with LZ4, which is not read");
        }
    }
}
