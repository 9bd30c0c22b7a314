package org.jaccardlab.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Safetensors files with one tensor "t" that counts from 0 to 5. */
class SafetensorsTest {

    @TempDir
    Path folder;

    static byte[] bytes(String header, byte[] numbers) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).array();
        return NpyBytes.join(length, text, numbers);
    }

    static byte[] tensor(String dtype, String shape, byte[] numbers) {
        return bytes("{\"__metadata__\":{\"format\":\"pt\"},\"t\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape
                + ",\"data_offsets\":[0," + numbers.length + "]}}  ", numbers);
    }

    private ReadArray read(byte[] bytes) throws IOException {
        return ReadArray.of(NpyBytes.write(folder, "t.safetensors", bytes));
    }

    private ReadArray read(byte[] bytes, String key) throws IOException {
        return ReadArray.of(NpyBytes.write(folder, "t.safetensors", bytes), key);
    }

    @ParameterizedTest
    @CsvSource({"F16, <f2", "F32, <f4", "F64, <f8", "I8, |i1", "I16, <i2", "I32, <i4", "I64, <i8", "U8, |u1",
            "U16, <u2", "U32, <u4", "U64, <u8"})
    void everyTypeIsRead(String dtype, String type) throws IOException {
        byte[] numbers = NpyBytes.numbers(type, 0, 1, 2, 3, 4, 5);
        assertThat(read(tensor(dtype, "[2,3]", numbers), "t"))
                .isEqualTo(ReadArray.of(type, List.of(2, 3), 0, 1, 2, 3, 4, 5));
    }

    @Test
    void bfloat16IsTheUpperHalfOfAFloat() throws IOException {
        byte[] numbers = {(byte) 0x80, 0x3f, 0x49, (byte) 0xc0, (byte) 0x80, 0x7f, 0, 0};
        assertThat(read(tensor("BF16", "[4]", numbers), "t"))
                .isEqualTo(ReadArray.of("<bf16", List.of(4), 1, -3.140625, Double.POSITIVE_INFINITY, 0));
    }

    @Test
    void truthIsOne() throws IOException {
        assertThat(read(tensor("BOOL", "[2]", new byte[]{1, 0}), "t"))
                .isEqualTo(ReadArray.of("|b1", List.of(2), 1, 0));
    }

    @Test
    void severalTensorsLieWhereTheirOffsetsSay() throws IOException {
        byte[] bytes = bytes("{\"b\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[2,3]},"
                + "\"a\":{\"dtype\":\"U8\",\"shape\":[2,1],\"data_offsets\":[0,2]}}", new byte[]{7, 8, 9});
        assertThat(read(bytes, "a")).isEqualTo(ReadArray.of("|u1", List.of(2, 1), 7, 8));
        assertThat(read(bytes, "b")).isEqualTo(ReadArray.of("|u1", List.of(), 9));
        assertThat(ReadArray.keys(folder.resolve("t.safetensors"))).containsExactly("b", "a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "{}; holds no tensor: save it with safetensors.numpy.save_file.",
            "{\"t\"; has a damaged header: save it again.",
            "{\"t\":1}; holds numbers of the type \"\", which is not read: save it as float32.",
            "{\"t\":{\"dtype\":\"F8_E4M3\"}}; holds numbers of the type \"F8_E4M3\", which is not read: save it as float32.",
            "{\"t\":{\"dtype\":\"F32\"}}; has no usable shape: save it again, its header is damaged.",
            "{\"t\":{\"dtype\":\"F32\",\"shape\":[-1]}}; promises an axis of negative length: save it again, its header is damaged.",
            "{\"t\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296]}}; promises more numbers than any file can hold: save it again, its header is damaged.",
            "{\"t\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}; gives its 3 numbers a wrong place: save it again, its header is damaged.",
            "{\"t\":{\"dtype\":\"F32\",\"shape\":[1000000,1000000],\"data_offsets\":[0,4000000000000]}}; promises 1000000 x 1000000 numbers but holds only 8 bytes of them: save it again, it was cut off."})
    void aDamagedHeaderIsRefused(String header, String sentence) {
        assertThatThrownBy(() -> read(bytes(header, new byte[8]))).isInstanceOf(UnreadableFileException.class)
                .hasMessage("t.safetensors " + sentence);
    }

    @Test
    void aHeaderLongerThanTheFileIsRefused() {
        byte[] bytes = NpyBytes.join(new byte[]{0, 1, 0, 0, 0, 0, 0, 0}, "{\"t\":".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(UnreadableFileException.class)
                .hasMessage("t.safetensors promises a header of 256 bytes but is 13 bytes long:"
                        + " save it again, it is damaged or was cut off.");
    }
}
