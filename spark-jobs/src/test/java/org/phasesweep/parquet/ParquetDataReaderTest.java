package org.phasesweep.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.model.DatasetModel;
import org.phasesweep.spec.Settings;

/** Parquet as another program wrote it ({@code data/write_parquet.py}), whole and damaged. */
class ParquetDataReaderTest {

    private static final int[] MASKS = {0x01, 0x80, 0xff};

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = ParquetDataReaderTest.class.getResourceAsStream("/data/" + name)) {
            return in.readAllBytes();
        }
    }

    private static DataMatrix load(String name, byte[] bytes, String labels) throws IOException, DataFormatException {
        Map<String, Object> settings = new TreeMap<>(Map.of("path", name));
        if (labels != null) {
            settings.put("labels", labels);
        }
        return new DatasetModel()
                .load(Settings.of(settings), path -> new ByteArrayInputStream(bytes))
                .orElseThrow();
    }

    private static double[] values(DataMatrix data) {
        return data.tiles().get(0);
    }

    @Test
    void everyNumericType() throws Exception {
        DataMatrix data = load("none.parquet", bytes("none.parquet"), "species");
        assertThat(data.columns()).isEqualTo(12);
        assertThat(values(data))
                .containsExactly(
                        -2.5,
                        -1.5,
                        -0x1p31,
                        -0x1p53,
                        0,
                        0,
                        0,
                        1,
                        1,
                        2,
                        3,
                        4, // row 1
                        1.5,
                        2.5,
                        0,
                        0,
                        128,
                        1,
                        1,
                        0,
                        5,
                        6,
                        7,
                        8, // row 2
                        5.5,
                        6.5,
                        5,
                        7,
                        255,
                        0x1p32 - 1,
                        0x1p64 - 2048,
                        1,
                        9,
                        1,
                        2,
                        3);
    }

    /** Spark brings codecs for Arrow too. */
    @ParameterizedTest
    @ValueSource(
            strings = {"snappy.parquet", "gzip.parquet", "zstd.parquet", "lz4.parquet", "lz4.feather", "zstd.feather"})
    void codecsOfSpark(String file) throws Exception {
        assertThat(values(load(file, bytes(file), "last"))).containsExactly(-2.5, 1.5, 5.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brotli | last | there is no codec here for its compression [BROTLI]; save it with gzip, snappy or zstd",
                "snappy |      | row 1, column 2 (species) is 'setosa', not a number; put a number there, leave the column"
                        + " out, or set labels: to last, first or its name",
                "snappy | kind | there is no column 'kind' for the labels; set labels: to one of single, species",
                "null   |      | row 2, column 1 (x) is missing; drop the row or fill the value in",
                "ragged |      | row 2: column x has 1 values but 2 in row 1; give every row equally many",
                "null-list |   | row 2: column x has no list; drop the row or fill the values in",
                "date   |      | row 1, column 2 (day) is 'DATE 20454', not a number; put a number there, leave the column"
                        + " out, or set labels: to last, first or its name",
                "empty  |      | there are no rows in it; a data point is a row"
            })
    void saysWhatIsWrongWhereAndWhatToDo(String file, String labels, String message) throws IOException {
        byte[] content = bytes(file + ".parquet");
        assertThatThrownBy(() -> load("x.parquet", content, labels))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("x.parquet: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PAR1", "hello", "PAR1xxxxxxxxxxxxPAR1"})
    void whatIsNoParquetIsRefused(String text) {
        assertThatThrownBy(() -> load("x.parquet", text.getBytes(java.nio.charset.StandardCharsets.UTF_8), null))
                .isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith("x.parquet: it is damaged, cut off or of a kind that is not read (");
    }

    @Test
    void isReadOrRefusedWhateverHappensToItsBytes() throws Exception {
        byte[] whole = bytes("gzip.parquet");
        for (int position = 0; position < whole.length; position++) {
            assertThat(isRead(Arrays.copyOf(whole, position))).isFalse();
            byte[] damaged = whole.clone();
            damaged[position] ^= (byte) MASKS[position % MASKS.length];
            isRead(damaged);
        }
    }

    private static boolean isRead(byte[] bytes) throws IOException {
        try {
            double[] values = values(load("x.parquet", bytes, "last"));
            assertThat(Arrays.stream(values)).allMatch(Double::isFinite);
            return true;
        } catch (DataFormatException e) {
            assertThat(e.getMessage()).startsWith("x.parquet: ").doesNotContain("\n");
            return false;
        }
    }
}
