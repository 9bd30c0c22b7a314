package org.jaccardlab.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes tables as RFC 4180 has them: commas, lines that end in CR LF, quotes where a cell needs them. UTF-8. */
public final class CsvWriter {

    private CsvWriter() {
    }

    /** @param rows of equally many cells, the first holding the names of the columns */
    public static void write(Path file, List<List<String>> rows) throws IOException {
        AtomicFile.write(file, out -> out.write(text(rows).getBytes(StandardCharsets.UTF_8)));
    }

    /** The content of such a file. */
    public static String text(List<List<String>> rows) {
        return rows.stream().map(row -> row.stream().map(CsvWriter::cell).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
    }

    private static String cell(String text) {
        boolean plain = text.equals(text.strip()) && text.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
