package org.jaccardlab.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Inputs and answers computed by other people's code, read without any code of ours. */
final class GoldenCases {

    private static final Pattern SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");
    private static final int HEADER_LENGTH_AT = 8;
    private static final int HEADER_AT = 10;

    private GoldenCases() {
    }

    /** An array as numbers in C order. */
    record Numbers(int[] shape, double[] values) {

        int dimension(int axis) {
            return shape[axis];
        }

        /** The part of the values that belongs to one index of the first axis. */
        double[] slice(int index) {
            int length = values.length / shape[0];
            return Arrays.copyOfRange(values, index * length, (index + 1) * length);
        }
    }

    static Stream<JsonNode> family(String family) {
        try (InputStream manifest = open("manifest.json")) {
            List<JsonNode> cases = new ArrayList<>();
            new ObjectMapper().readTree(manifest).get("cases").forEach(cases::add);
            return cases.stream().filter(each -> each.get("family").asText().equals(family));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Numbers numbers(String file) {
        try (InputStream stream = open(file)) {
            ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            int headerLength = bytes.getShort(HEADER_LENGTH_AT);
            String header = new String(bytes.array(), HEADER_AT, headerLength, StandardCharsets.US_ASCII);
            Matcher matcher = SHAPE.matcher(header);
            if (!matcher.find()) {
                throw new IllegalStateException(file + ": " + header);
            }
            int[] shape = Arrays.stream(matcher.group(1).split(",")).map(String::strip).filter(s -> !s.isEmpty())
                    .mapToInt(Integer::parseInt).toArray();
            bytes.position(HEADER_AT + headerLength);
            double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            for (int i = 0; i < values.length; i++) {
                values[i] = header.contains("<f4")
                        ? bytes.getFloat()
                        : header.contains("<i4") ? bytes.getInt() : bytes.getDouble();
            }
            return new Numbers(shape, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(GoldenCases.class.getResourceAsStream("/golden/" + file), file);
    }
}
