package org.jaccardlab.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes npy and npz files by hand, right ones and wrong ones. */
final class NpyBytes {

    private NpyBytes() {
    }

    /** An npy file of format 1.0 in C order. */
    static byte[] of(String descr, String shape, double... values) {
        return of(descr, false, shape, values);
    }

    /** An npy file of format 1.0; {@code values} stand in file order. */
    static byte[] of(String descr, boolean fortran, String shape, double... values) {
        return withHeader(1, "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False")
                + ", 'shape': " + shape + ", }", numbers(descr, values));
    }

    static byte[] withHeader(int version, String dictionary, byte[] numbers) {
        byte[] text = (dictionary + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = ByteBuffer.allocate(version == 1 ? 10 : 12).order(ByteOrder.LITTLE_ENDIAN);
        head.put("\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1)).put((byte) version).put((byte) 0);
        if (version == 1) {
            head.putShort((short) text.length);
        } else {
            head.putInt(text.length);
        }
        return join(head.array(), text, numbers);
    }

    static byte[] numbers(String descr, double... values) {
        String code = descr.substring(descr.length() - 2);
        ByteBuffer out = ByteBuffer.allocate(values.length * 8)
                .order(descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            switch (code) {
                case "f2" -> out.putShort(Float.floatToFloat16((float) v));
                case "f4" -> out.putFloat((float) v);
                case "f8" -> out.putDouble(v);
                case "i8", "u8" -> out.putLong((long) v);
                case "i4", "u4" -> out.putInt((int) (long) v);
                case "i2", "u2" -> out.putShort((short) (long) v);
                default -> out.put((byte) (long) v);
            }
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** An npz file; keys and npy files alternate. */
    static byte[] zip(boolean deflated, Object... keysAndArrays) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < keysAndArrays.length; i += 2) {
                byte[] array = (byte[]) keysAndArrays[i + 1];
                ZipEntry entry = new ZipEntry(keysAndArrays[i] + ".npy");
                if (!deflated) {
                    CRC32 crc = new CRC32();
                    crc.update(array);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(array.length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(array);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static Path write(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
