package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jaccardlab.raster.Field;

/** Writes several fields as NumPy's {@code savez_compressed} does: a zip file of npy files whose names are the keys. */
public final class NpzWriter {

    /** The first that a zip file can say: the same fields are the same file. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NpzWriter() {
    }

    /** @param fields by their keys, in the order of the map */
    public static void write(Path file, Map<String, Field> fields) throws IOException {
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, Field> field : fields.entrySet()) {
                ZipEntry entry = new ZipEntry(field.getKey() + ".npy");
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                NpyWriter.write(zip, field.getValue());
                zip.closeEntry();
            }
            zip.finish();
        });
    }
}
