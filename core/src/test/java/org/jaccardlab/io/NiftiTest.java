package org.jaccardlab.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jaccardlab.label.LabelSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.ReadArray.shipped;

/** NIfTI files of 3 x 2 numbers that count from 0 to 5 in file order, x fastest. */
class NiftiTest {

    private static final double[] X_FASTEST = {0, 3, 1, 4, 2, 5};

    @TempDir
    Path folder;

    /** The head of a file of 3 x 2 numbers, to be changed by who wants a wrong one. */
    static ByteBuffer head(int type, ByteOrder order, float slope, float inter) {
        ByteBuffer head = ByteBuffer.allocate(352).order(order);
        head.putInt(0, 348).putShort(40, (short) 2).putShort(42, (short) 3).putShort(44, (short) 2);
        head.putShort(70, (short) type).putFloat(108, 352).putFloat(112, slope).putFloat(116, inter);
        head.put(344, new byte[]{'n', '+', '1', 0});
        return head;
    }

    static byte[] nifti(int type, String numpyType, float slope, float inter) {
        ByteOrder order = numpyType.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return NpyBytes.join(head(type, order, slope, inter).array(),
                NpyBytes.numbers(numpyType, 0, 1, 2, 3, 4, 5));
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private ReadArray read(byte[] bytes) throws IOException {
        return ReadArray.of(NpyBytes.write(folder, "a.nii", bytes));
    }

    @ParameterizedTest
    @CsvSource({"2, |u1", "4, <i2", "8, <i4", "16, <f4", "64, <f8", "256, |i1", "512, <u2", "768, <u4", "1024, <i8",
            "1280, <u8", "4, >i2", "8, >i4", "16, >f4", "64, >f8", "512, >u2", "768, >u4", "1024, >i8", "1280, >u8"})
    void everyTypeAndByteOrderIsRead(int code, String type) throws IOException {
        byte[] bytes = nifti(code, type, 0, 0);
        assertThat(read(bytes)).isEqualTo(ReadArray.of(type, List.of(3, 2), X_FASTEST));
        assertThat(read(gzip(bytes))).isEqualTo(ReadArray.of(type, List.of(3, 2), X_FASTEST));
    }

    @Test
    void slopeAndInterceptAreApplied() throws IOException {
        assertThat(read(nifti(4, "<i2", 0.5f, -1)))
                .isEqualTo(ReadArray.of("<f8", List.of(3, 2), -1, 0.5, -0.5, 1, 0, 1.5));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 7", "NaN, 0"})
    void aSlopeThatSaysNothingLeavesTheNumbersAsTheyAre(float slope, float inter) throws IOException {
        assertThat(read(nifti(4, ">i2", slope, inter))).isEqualTo(ReadArray.of(">i2", List.of(3, 2), X_FASTEST));
    }

    @Test
    void whatNibabelWritesIsRead() throws IOException {
        double[] numbers = DoubleStream.iterate(0, n -> n + 1).limit(24).toArray();
        assertThat(ReadArray.of(shipped("volume.nii")))
                .isEqualTo(ReadArray.of("<i2", List.of(2, 3, 4), numbers));
        assertThat(ReadArray.of(shipped("volume.nii.gz")))
                .isEqualTo(ReadArray.of("<f4", List.of(2, 3, 4), numbers));
        assertThat(ReadArray.of(shipped("scaled.nii")))
                .isEqualTo(
                        ReadArray.of("<f8", List.of(2, 3, 4), DoubleStream.of(numbers).map(n -> n / 2 - 1).toArray()));
    }

    private void refused(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(UnreadableFileException.class)
                .hasMessage("a.nii " + sentence);
    }

    @Test
    void aFileShorterThanItPromisesIsRefusedBeforeItIsRead() throws IOException {
        byte[] head = head(64, ByteOrder.LITTLE_ENDIAN, 0, 0).putShort(40, (short) 4).putShort(42, (short) 32000)
                .putShort(44, (short) 32000).putShort(46, (short) 32000).putShort(48, (short) 30).array();
        refused(head, "promises 32000 x 32000 x 32000 x 30 numbers but holds only 0 bytes of them:"
                + " save it again, it was cut off.");
        assertThatThrownBy(() -> read(gzip(head))).isInstanceOf(UnreadableFileException.class)
                .hasMessageMatching("a.nii promises 32000 x 32000 x 32000 x 30 numbers but holds only [0-9,]+ bytes of"
                        + " them: save it again, it was cut off\\.");
    }

    @Test
    void moreThanIsPromisedIsNotUnpacked() throws IOException {
        byte[] bomb = gzip(NpyBytes.join(nifti(2, "|u1", 0, 0), new byte[100_000_000]));
        assertThat(read(bomb)).isEqualTo(ReadArray.of("|u1", List.of(3, 2), X_FASTEST));
    }

    @Test
    void anythingElseInGzipIsRefused() throws IOException {
        refused(gzip(new byte[5000]), "is packed with gzip but holds no NIfTI: unpack it first.");
        refused(gzip(new byte[5]), "is packed with gzip but holds no NIfTI: unpack it first.");
    }

    @Test
    void aDamagedHeaderIsRefused() {
        refused(nifti(32, "<f8", 0, 0), "holds complex numbers: save real numbers.");
        refused(nifti(128, "|u1", 0, 0), "holds colours: save plain numbers.");
        refused(nifti(77, "|u1", 0, 0), "holds numbers of NIfTI's type 77, which is not read: save it as float32.");
        refused(head(2, ByteOrder.LITTLE_ENDIAN, 0, 0).putShort(40, (short) 9).array(),
                "has 9 axes by its header: save it again.");
        refused(head(2, ByteOrder.LITTLE_ENDIAN, 0, 0).putShort(42, (short) -3).array(),
                "promises an axis of negative length: save it again, its header is damaged.");
        refused(head(2, ByteOrder.LITTLE_ENDIAN, 0, 0).putFloat(108, Float.NaN).array(),
                "gives its numbers a wrong place: save it again, its header is damaged.");
        refused(head(2, ByteOrder.LITTLE_ENDIAN, 0, 0).put(345, (byte) 'i').array(),
                "is the head of numbers in another file: save both as one .nii file.");
    }

    /** How the array is laid; then the labels of an image of 3 x 2 pixels. */
    @ParameterizedTest
    @CsvSource({"'WH', 0 1 2 3 4 5", "'HW, rotate-90', 2 1 0 5 4 3", "'HW, rotate-270', 3 4 5 0 1 2",
            "'HW, transverse', 5 4 3 2 1 0"})
    void everyOrientationThatFitsIsOfferedAndRead(String layout, String labels) throws IOException {
        Path photo = NpyBytes.write(folder, "photo.png", PngBytes.channels(3, 2, 8, 2, new int[]{9, 80, 200, 1, 2, 3, 4,
                5, 60, 70, 8, 90, 100, 110, 12, 13, 140, 150}));
        Path truth = NpyBytes.write(folder, "truth.nii", nifti(2, "|u1", 0, 0));
        Proposal proposal = Proposal.of(List.of(photo, truth));
        assertThat(proposal.questions()).extracting(Proposal.Question::topic).containsExactly(Proposal.Topic.LAYOUT);
        LayoutGuess guess = proposal.items().get(1).guess().orElseThrow();
        Layout chosen = Stream.concat(guess.layout().stream(), guess.alternatives().stream())
                .filter(offered -> offered.text().equals(layout)).findFirst().orElseThrow();
        Proposal answered = proposal.with(1, proposal.items().get(1).laid(Optional.of(chosen)));
        try (var batch = answered.toFiles().read().batch()) {
            LabelSource.Hard hard = (LabelSource.Hard) batch.sample(0).targets().getFirst();
            assertThat(IntStream.range(0, 6).mapToObj(i -> "" + hard.map().at(i)).collect(Collectors.joining(" ")))
                    .isEqualTo(labels);
        }
    }
}
