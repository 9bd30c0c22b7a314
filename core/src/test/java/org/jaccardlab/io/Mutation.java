package org.jaccardlab.io;

import java.util.Arrays;
import java.util.Random;

/** Damage to a file, the same for the same random numbers: bits and bytes changed, parts cut, doubled or moved, lengths grown. */
final class Mutation {

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    byte[] of(byte[] sound) {
        byte[] bytes = sound.clone();
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[]{(byte) random.nextInt()};
        }
        int at = place(bytes.length);
        int other = place(bytes.length);
        int length = random.nextInt(1 + Math.min(64, bytes.length - Math.max(at, other)));
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> splice(bytes, at, at, new byte[]{(byte) random.nextInt()});
            case 2 -> splice(bytes, at, at + length, new byte[0]);
            case 3 -> splice(bytes, other, other, Arrays.copyOfRange(bytes, at, at + length));
            case 4 -> splice(bytes, other, other + length, Arrays.copyOfRange(bytes, at, at + length));
            case 5 -> set(bytes, at, bytes[at] ^ 1 << random.nextInt(8));
            case 6 -> number(bytes, at);
            default -> set(bytes, at, random.nextInt());
        };
    }

    /** Heads decide more than numbers do. */
    private int place(int length) {
        return random.nextInt(random.nextBoolean() ? length : Math.min(length, 400));
    }

    /** A number of two, four or eight bytes becomes one that readers stumble over. */
    private byte[] number(byte[] bytes, int at) {
        long[] awkward = {0, 1, -1, 0x7f, 0x80, 0x7fff, 0xffff, 0x7fffffffL, 0x80000000L, 0xffffffffL,
                Long.MAX_VALUE, Long.MIN_VALUE, bytes.length, 1L << 40};
        long value = awkward[random.nextInt(awkward.length)];
        int width = 2 << random.nextInt(3);
        boolean little = random.nextBoolean();
        byte[] changed = bytes.clone();
        for (int i = 0; i < width && at + i < changed.length; i++) {
            changed[at + i] = (byte) (value >> 8 * (little ? i : width - 1 - i));
        }
        return changed;
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] part) {
        return NpyBytes.join(Arrays.copyOf(bytes, from), part, Arrays.copyOfRange(bytes, to, bytes.length));
    }
}
