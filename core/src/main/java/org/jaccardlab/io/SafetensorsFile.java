package org.jaccardlab.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A safetensors file: the length of a JSON header, the header, then little-endian numbers in C order. */
final class SafetensorsFile {

    /** A hundred thousand tensors do not need more. */
    private static final long LONGEST_HEADER = 1 << 24;
    private static final int MOST_AXES = 32;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private SafetensorsFile() {
    }

    static ArrayFile open(Path file) throws IOException {
        long fileBytes = Files.size(file);
        long headBytes;
        JsonNode header;
        try (InputStream in = Files.newInputStream(file)) {
            headBytes = ByteBuffer.wrap(in.readNBytes(8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (headBytes < 2 || headBytes > LONGEST_HEADER || headBytes > fileBytes - 8) {
                throw new UnreadableFileException(file,
                        String.format(Locale.ROOT, "promises a header of %,d bytes but is %,d bytes long", headBytes,
                                fileBytes),
                        "save it again, it is damaged or was cut off");
            }
            header = JSON.readTree(new String(in.readNBytes((int) headBytes), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, "has a damaged header", "save it again").causedBy(e);
        }
        Map<String, KeyedArrays.Entry> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> tensor : header.properties()) {
            if (!tensor.getKey().equals("__metadata__")) {
                tensors.put(tensor.getKey(), name -> stream(file, name, tensor.getValue(), 8 + headBytes));
            }
        }
        if (tensors.isEmpty()) {
            throw new UnreadableFileException(file, "holds no tensor", "save it with safetensors.numpy.save_file");
        }
        return new KeyedArrays(file, tensors, () -> {
        });
    }

    private static ArrayStream stream(Path file, String name, JsonNode tensor, long start) throws IOException {
        ArrayHeader header = header(name, tensor);
        JsonNode offsets = tensor.path("data_offsets");
        long from = offsets.path(0).asLong(-1);
        long to = offsets.path(1).asLong(-1);
        if (from < 0 || to < from || to - from != header.bytes()) {
            throw new UnreadableFileException(name, "gives its " + header.shapeText() + " numbers a wrong place",
                    "save it again, its header is damaged");
        }
        long fileBytes = Files.size(file);
        if (to > fileBytes - start) {
            throw header.cutOff(name, Math.max(0, fileBytes - start - from));
        }
        return new ArrayStream(name, header, new RawNumbers(name, header, FilePart.of(file, start + from, to - from)));
    }

    private static ArrayHeader header(String name, JsonNode tensor) throws UnreadableFileException {
        String dtype = tensor.path("dtype").asText();
        Optional<ElementType> type = type(dtype);
        if (type.isEmpty()) {
            throw new UnreadableFileException(name,
                    "holds numbers of the type " + UnreadableFileException.quoted(dtype) + ", which is not read",
                    "save it as float32");
        }
        List<Long> shape = new ArrayList<>();
        JsonNode lengths = tensor.path("shape");
        if (!lengths.isArray() || lengths.size() > MOST_AXES) {
            throw new UnreadableFileException(name, "has no usable shape", "save it again, its header is damaged");
        }
        for (JsonNode length : lengths) {
            shape.add(length.isIntegralNumber() && length.canConvertToLong() ? length.asLong() : -1);
        }
        return ArrayHeader.of(name, type.get(), ByteOrder.LITTLE_ENDIAN, false, shape);
    }

    private static Optional<ElementType> type(String dtype) {
        return Optional.ofNullable(switch (dtype) {
            case "F16" -> ElementType.F2;
            case "BF16" -> ElementType.BF16;
            case "F32" -> ElementType.F4;
            case "F64" -> ElementType.F8;
            case "I8" -> ElementType.I1;
            case "I16" -> ElementType.I2;
            case "I32" -> ElementType.I4;
            case "I64" -> ElementType.I8;
            case "U8" -> ElementType.U1;
            case "U16" -> ElementType.U2;
            case "U32" -> ElementType.U4;
            case "U64" -> ElementType.U8;
            case "BOOL" -> ElementType.B1;
            default -> null;
        });
    }
}
