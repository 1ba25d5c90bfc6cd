package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.phasesweep.model.DataFiles.bytes;
import static org.phasesweep.model.DataFiles.gzip;
import static org.phasesweep.model.DataFiles.utf8;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to the bytes of a file, it is read or refused with a message that names it: no other exception, no memory that
 * runs out, no value that is not finite. Every position is tried.
 */
class DamagedDataTest {

    private static final int[] MASKS = {0x01, 0x80, 0xff};

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("x.csv", utf8("width,height,kind\n1,2.5,a\n-3e1,\"4\",b\n")),
                Arguments.of("x.csv.gz", gzip(utf8("1,2,3\n3,4,5\n"))),
                Arguments.of("x.npy", bytes("fortran.npy")),
                Arguments.of("cube.npy", bytes("cube.npy")),
                Arguments.of("stored.npz", bytes("stored.npz")),
                Arguments.of("compressed.npz", bytes("compressed.npz")),
                Arguments.of("images-idx3-ubyte.gz", bytes("images-idx3-ubyte.gz")),
                Arguments.of("x.idx", new byte[] {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4}),
                Arguments.of("small.arrow", bytes("small.arrow")),
                Arguments.of("small.arrows", bytes("small.arrows")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isReadOrRefused(String file, byte[] whole) throws IOException {
        assertThat(isRead(file, whole)).isTrue();
        for (int position = 0; position < whole.length; position++) {
            isRead(file, Arrays.copyOf(whole, position));
            byte[] damaged = whole.clone();
            damaged[position] ^= (byte) MASKS[position % MASKS.length];
            isRead(file, damaged);
        }
    }

    private static boolean isRead(String file, byte[] bytes) throws IOException {
        try {
            DataMatrix data = DataFiles.load(file, bytes, Map.of("labels", "last"));
            data.tiles().forEach(tile -> assertThat(Arrays.stream(tile)).allMatch(Double::isFinite));
            return true;
        } catch (DataFormatException e) {
            assertThat(e.getMessage()).startsWith(file).doesNotContain("\n");
            return false;
        }
    }

    /** Formats with a length or checksum of their data notice that the end is missing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRefusedWhereTheLastValuesAreMissing(String file, byte[] whole) {
        if (!file.equals("x.csv")) {
            int left = file.endsWith(".npz") ? 120 : whole.length - 9;
            assertThatThrownBy(() -> DataFiles.load(file, Arrays.copyOf(whole, left), Map.of("labels", "last")))
                    .isInstanceOf(DataFormatException.class);
        }
    }
}
