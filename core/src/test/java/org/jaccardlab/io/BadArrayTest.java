package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.NpyBytes.write;

/** Every way in which an array file can be wrong, read for an image of 3 x 2 pixels. */
class BadArrayTest {

    private static final byte[] GOOD = NpyBytes.of("<f4", "(2, 2, 3)", new double[12]);

    @TempDir
    Path folder;

    private long before;

    @BeforeEach
    void rememberMemory() {
        before = Volume.bytesInUse();
    }

    @AfterEach
    void nothingStaysInMemory() {
        assertThat(Volume.bytesInUse()).isEqualTo(before);
    }

    private void refused(String name, byte[] bytes, String sentence) throws IOException {
        refused(name, bytes, Optional.empty(), sentence);
    }

    private void refused(String name, byte[] bytes, Optional<String> key, String sentence) throws IOException {
        Path file = write(folder, name, bytes);
        assertThatThrownBy(() -> {
            try (Opening opening = new Opening()) {
                VolumeFile.read(opening, ArraySource.of(file, key),
                        new Frame("photo.png", new Size(2, 3)));
            }
        }).isInstanceOf(UnreadableFileException.class).hasMessage(sentence);
    }

    private void refusedHeader(String header, String sentence) throws IOException {
        refused("a.npy", NpyBytes.withHeader(1, header, new byte[48]), sentence);
    }

    @Test
    void anArrayCutOffSaysHowMuchIsThere() throws IOException {
        refused("logits.npy", NpyBytes.withHeader(1,
                "{'descr': '<f4', 'fortran_order': False, 'shape': (19, 512, 1024), }", new byte[4000]),
                "logits.npy promises 19 x 512 x 1024 numbers but holds only 4,000 bytes of them:"
                        + " save it again, it was cut off.");
    }

    @Test
    void anArrayWithSomethingBehindItIsRefused() throws IOException {
        refused("a.npy", NpyBytes.join(GOOD, new byte[5]), "a.npy holds 5 bytes more than the 2 x 2 x 3 numbers its"
                + " header promises: save one array per file.");
    }

    @Test
    void aProductBeyondAllBoundsIsRefused() throws IOException {
        refusedHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296, 4294967296), }",
                "a.npy promises more numbers than any file can hold: save it again, its header is damaged.");
    }

    @Test
    void anAxisOfZeroDoesNotHideABeyondAllBoundsProduct() throws IOException {
        refusedHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 4294967296, 4294967296, 4294967296), }",
                "a.npy promises more numbers than any file can hold: save it again, its header is damaged.");
    }

    @Test
    void aNegativeAxisIsRefused() throws IOException {
        refusedHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (-2, 2, 3), }",
                "a.npy promises an axis of negative length: save it again, its header is damaged.");
    }

    @Test
    void anEmptyArrayIsRefused() throws IOException {
        refused("a.npy", NpyBytes.of("<f4", "(0, 2, 3)"),
                "a.npy has the shape 0 x 2 x 3 and so no numbers: save it as class x height x width.");
    }

    @Test
    void aHeaderTooLongIsRefused() throws IOException {
        refused("a.npy", NpyBytes.withHeader(2, "{}" + " ".repeat(70_000), new byte[0]),
                "a.npy has a header of 70,003 bytes, which no array of numbers needs: save a plain array of numbers.");
    }

    @Test
    void aHeaderCutOffIsRefused() throws IOException {
        refused("a.npy", Arrays.copyOf(GOOD, 20), "a.npy ends within its header: save it again, it was cut off.");
    }

    @Test
    void anUnknownVersionIsRefused() throws IOException {
        refused("a.npy", NpyBytes.withHeader(9, "{}", new byte[0]),
                "a.npy is written in version 9 of the npy format: save it in version 1, 2 or 3.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "|O; a.npy holds Python objects, which are never opened: save plain numbers, for example with astype(\"float32\").",
            "<U5; a.npy holds text: save numbers.", "|S3; a.npy holds text: save numbers.",
            "<c8; a.npy holds complex numbers: save real numbers.",
            "<V2; a.npy holds numbers of the type \"<V2\", which is not read: save it as float32.",
            "|f4; a.npy holds numbers of the type \"|f4\", which is not read: save it as float32.",
            "; a.npy holds numbers of the type \"\", which is not read: save it as float32."})
    void whatIsNoPlainNumberIsRefused(String descr, String sentence) throws IOException {
        refusedHeader("{'descr': '" + (descr == null ? "" : descr) + "', 'fortran_order': False, 'shape': (2, 3), }",
                sentence);
    }

    @Test
    void recordsAreRefused() throws IOException {
        refusedHeader("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (2, 3), }",
                "a.npy holds records with named fields: save one plain array of numbers.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "{'descr': '<f4', 'fortran_order': False}; no shape",
            "{'descr': '<f4', 'shape': (2, 3)}; no fortran_order", "{'fortran_order': True, 'shape': ()}; no descr",
            "{'descr': '<f4', 'descr': '<f4'}; two entries \"descr\"",
            "{'extra': '<f4'}; an unknown entry \"extra\"",
            "{'descr': '<f4', 'fortran_order': maybe}; neither True nor False for fortran_order",
            "{'shape': (3)}; a shape that is not a tuple", "{'shape': (3, x)}; no usable number in its shape",
            "{'shape': (3 4)}; a shape that is not a tuple",
            "{'descr': __import__('os')}; no quoted word at position 10",
            "{'descr: }; a word without a closing quote", "not a dictionary; no \"{\" at position 0",
            "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3)} + 1; something after its closing brace"})
    void aDamagedHeaderIsRefusedAndNeverEvaluated(String header, String finding) throws IOException {
        refusedHeader(header, "a.npy has a damaged header with " + finding + ": save it again.");
    }

    @Test
    void aShapeWithTooManyAxesIsRefused() throws IOException {
        refusedHeader("{'shape': (" + "1, ".repeat(40) + ")}",
                "a.npy has a damaged header with more than 32 axes: save it again.");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        refused("a.npy", new byte[0], "a.npy is empty: save it again.");
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        refused("a.npy", "hello there".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "a.npy is of a kind that is not read here: JaccardLab reads PNG, JPEG, TIFF, BMP, WebP,"
                        + " GIF, .npy, .npz, .safetensors, .pt, .pkl, .nii, .h5, and annotations in JSON.");
    }

    @Test
    void aMatlabFileSaysWhatToConvertItTo() throws IOException {
        refused("a.mat", "MATLAB 5.0 MAT-file, Platform: GLNXA64".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "a.mat is a MATLAB file, which is not read: load it with scipy.io.loadmat or h5py and save the array"
                        + " with numpy.save.");
    }

    @Test
    void aPictureIsNoArray() throws IOException {
        refused("a.npy", PngBytes.palette(1, 1, 0),
                "a.npy is a picture, not an array of numbers: save the numbers as .npy or .npz.");
    }

    @Test
    void jsonIsNoArray() throws IOException {
        refused("a.json", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), "a.json is JSON, not an array of"
                + " numbers: save the numbers as .npy or .npz, or open it as a ground truth if it holds annotations.");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> ArrayFile.open(folder.resolve("nowhere.npy")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("nowhere.npy does not exist: check its name and folder.");
    }

    @Test
    void anEmptyFolderIsNoArray() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        assertThatThrownBy(() -> ArrayFile.open(inner)).isInstanceOf(UnreadableFileException.class)
                .hasMessage(
                        "inner is an empty folder: choose a file, or a folder of nothing but one grey PNG for each class.");
    }

    @Test
    void severalArraysAskForAKey() throws IOException {
        refused("a.npz", NpyBytes.zip(true, "one", GOOD, "two", GOOD),
                "a.npz holds 2 arrays: choose one by its key: \"one\", \"two\".");
    }

    @Test
    void anUnknownKeyListsTheOthers() throws IOException {
        refused("a.npz", NpyBytes.zip(true, "one", GOOD), Optional.of("logits"),
                "a.npz holds no array \"logits\": choose one of \"one\".");
    }

    @Test
    void aKeyForAPlainArrayIsRefused() throws IOException {
        refused("a.npy", GOOD, Optional.of("logits"),
                "a.npy holds a single array without a key: leave out the key \"logits\".");
    }

    @Test
    void aZipWithoutArraysIsRefused() throws IOException {
        refused("a.npz", NpyBytes.zip(true), "a.npz is a zip file without any array in it: save it with numpy.savez.");
    }

    @Test
    void aZipCutOffIsRefused() throws IOException {
        byte[] zip = NpyBytes.zip(true, "a", GOOD);
        refused("a.npz", Arrays.copyOf(zip, zip.length - 10),
                "a.npz has a damaged list of contents: save it again, it was probably cut off.");
    }

    @Test
    void aZippedArrayCutOffIsNamedWithItsKey() throws IOException {
        refused("a.npz", NpyBytes.zip(false, "x", GOOD, "y", Arrays.copyOf(GOOD, GOOD.length - 8)), Optional.of("y"),
                "a.npz (array \"y\") promises 2 x 2 x 3 numbers but holds only 40 bytes of them:"
                        + " save it again, it was cut off.");
    }

    @Test
    void aZippedArrayThatUnpacksToMoreIsRefused() throws IOException {
        refused("a.npz", NpyBytes.zip(true, "x", NpyBytes.join(GOOD, new byte[1_000_000])),
                "a.npz unpacks to more than the 2 x 2 x 3 numbers its header promises: save it again, it is damaged.");
    }

    @Test
    void aZipEntryWhoseStatedSizeIsALieTakesNoMemory() throws IOException {
        byte[] array = NpyBytes.withHeader(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (9999, 2, 3), }",
                new byte[0]);
        byte[] zip = NpyBytes.zip(true, "x", array);
        int directory = indexOf(zip, new byte[]{'P', 'K', 1, 2});
        int claimed = array.length + 9999 * 24;
        for (int i = 0; i < 4; i++) {
            zip[directory + 24 + i] = (byte) (claimed >> 8 * i);
        }
        Path file = write(folder, "a.npz", zip);
        assertThatThrownBy(() -> {
            try (Opening opening = new Opening()) {
                VolumeFile.read(opening, ArraySource.of(file, Optional.empty()),
                        new Frame("photo.png", new Size(2, 3)));
            }
        }).isInstanceOf(UnreadableFileException.class)
                .hasMessageMatching("a.npz promises 9999 x 2 x 3 numbers but holds only [0-9,]+ bytes of them:"
                        + " save it again, it was cut off\\.");
    }

    @Test
    void aZippedArrayThatFailsItsChecksumIsRefused() throws IOException {
        byte[] zip = NpyBytes.zip(false, "x", GOOD);
        zip[indexOf(zip, "(2, 2, 3)".getBytes(java.nio.charset.StandardCharsets.US_ASCII)) + 20] ^= 1;
        refused("a.npz", zip, "a.npz does not match its own checksum: save it again, it is damaged.");
    }

    @Test
    void moreMemoryThanThereIsIsNeverAskedFor() {
        try (Opening opening = new Opening()) {
            assertThatThrownBy(() -> opening.volume("a.npy", ElementType.F4, 60_000, new Size(20_000, 20_000)))
                    .isInstanceOf(UnreadableFileException.class)
                    .hasMessageMatching("a.npy needs 91,552,734 MB of memory but only [0-9,]+ MB are free:"
                            + " close other samples and programs\\.");
        }
    }

    @Test
    void aShapeThatMayBeReadInSeveralWaysListsThem() throws IOException {
        refused("a.npy", NpyBytes.of("<f4", "(2, 1, 2, 3)", new double[12]),
                "a.npy has the shape 2 x 1 x 2 x 3, which fits the image photo.png, 3 x 2, in several ways (axes 2 and 3"
                        + " are the image's height and width; but NCHW makes as much sense):"
                        + " choose the layout CNHW or NCHW.");
    }

    @Test
    void aShapeOfAnotherSizeNamesBothFiles() throws IOException {
        refused("a.npy", NpyBytes.of("<f4", "(2, 5, 4)", new double[40]),
                "a.npy has the shape 2 x 5 x 4, which is no picture for the image photo.png, 3 x 2 (no two axes of"
                        + " 2 x 5 x 4 are the image's height and width (2 and 3), or in proportion to them): give both"
                        + " the same size, or say its layout and fit bilinear.");
    }

    @Test
    void anotherSizeOfTheSameProportionsNamesTheOption() throws IOException {
        refused("a.npy", NpyBytes.of("<f4", "(2, 4, 6)", new double[48]),
                "a.npy is 6 x 4 in the layout CHW but the image photo.png is 3 x 2:"
                        + " open it with fit bilinear, which resizes it, or choose another layout.");
    }

    @Test
    void swappedHeightAndWidthAreRecognised() throws IOException {
        refused("a.npy", NpyBytes.of("<f4", "(7, 3, 2)", new double[42]),
                "a.npy has the shape 7 x 3 x 2, which fits the image photo.png, 3 x 2, in several ways (axes 1 and 2 are"
                        + " the image's width and height, so its picture is transposed or turned): choose the layout"
                        + " CWH; CHW, rotate-90; CHW, rotate-270 or CHW, transverse.");
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
