package org.jaccardlab.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.verify.Verification.Row;

/** A set of one case, written down by hand in a folder of its own. */
final class HandmadeCase {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final ObjectNode node = JSON.createObjectNode();

    /** @param preset whose parameters are those of the case */
    HandmadeCase(Path folder, String family, Preset preset) {
        this.folder = folder;
        node.put("id", "handmade").put("family", family).putArray("flags");
        node.set("params", JSON.valueToTree(preset));
        node.putObject("inputs");
        node.putObject("expected");
        node.putObject("tolerance").put("rtol", 1e-9).put("atol", 1e-12).put("grad_rtol", 1e-6).put("grad_atol", 1e-9);
    }

    /** Sets a parameter to a value as JSON writes it. */
    HandmadeCase with(String parameter, String json) {
        ((ObjectNode) node.get("params")).set(parameter, json(json));
        return this;
    }

    HandmadeCase without(String parameter) {
        ((ObjectNode) node.get("params")).remove(parameter);
        return this;
    }

    /** Sets any part of the case to a value as JSON writes it. */
    HandmadeCase having(String part, String json) {
        node.set(part, json(json));
        return this;
    }

    HandmadeCase lacking(String part) {
        node.remove(part);
        return this;
    }

    /** @param shape such as "1,2,1,1" */
    HandmadeCase input(String role, String shape, double... values) {
        ((ObjectNode) node.get("inputs")).put(role, write(role, shape, values));
        return this;
    }

    HandmadeCase expecting(double loss) {
        ((ObjectNode) node.get("expected")).put("loss", loss);
        return this;
    }

    HandmadeCase gradient(String shape, double... values) {
        ((ObjectNode) node.get("expected")).putObject("grad").put("logits", write("gradient", shape, values));
        return this;
    }

    /** How it goes. */
    Row verified() throws IOException {
        return verified(1, node.toString()).getFirst();
    }

    /** How a whole list of cases goes in which this one is named CASE. */
    List<Row> verifiedAmong(int count, String cases) throws IOException {
        return verified(count, cases.replace("CASE", node.toString()));
    }

    private List<Row> verified(int count, String cases) throws IOException {
        Files.writeString(folder.resolve("manifest.json"),
                "{\"case_count\": " + count + ", \"cases\": [" + cases + "]}");
        return new Verification(folder, new Nd4jEngine()).run();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(String name, String shape, double... values) {
        String tuple = Arrays.stream(shape.split(",")).map(each -> each + ",").collect(Collectors.joining());
        String head = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + tuple + "), }";
        byte[] padded = (head + " ".repeat(117 - head.length()) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(10 + padded.length + Double.BYTES * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) padded.length).put(padded);
        Arrays.stream(values).forEach(file::putDouble);
        try {
            Files.write(folder.resolve(name + ".npy"), file.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return name + ".npy";
    }
}
