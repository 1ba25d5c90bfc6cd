package org.phasesweep.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.junit.jupiter.api.Test;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.model.DatasetModel;
import org.phasesweep.parquet.ParquetTable;
import org.phasesweep.spec.Settings;
import org.phasesweep.table.ColumnTable;

/** What is written as Parquet is read again as data. */
class ParquetTablesTest {

    @Test
    void listsAreReadAgainBitForBit() throws Exception {
        double[][] lists = {{1, Double.NaN, -0.0}, {}, {Math.nextUp(0.1)}, {}};
        ColumnTable table = new ColumnTable()
                .with("x", new double[] {1, 2, 3, 4})
                .with("spectrum", lists)
                .with("empty", new double[4][0])
                .with("unit", List.of("a", "b", "c", "d"));
        ColumnTable again = ParquetTable.read(bytes(table));
        assertThat(again.names()).isEqualTo(table.names());
        assertThat(Arrays.deepEquals(again.lists("spectrum"), lists)).isTrue();
        assertThat(again.lists("empty")).isDeepEqualTo(new double[4][0]);
        assertThat(again.numbers("x")).containsExactly(1, 2, 3, 4);
        assertThat(bytes(table)).isEqualTo(bytes(table));
    }

    private static byte[] bytes(ColumnTable table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FSDataOutputStream out = new FSDataOutputStream(bytes, null)) {
            ParquetTables.write(out, table);
        }
        return bytes.toByteArray();
    }

    @Test
    void isReadAgainBitForBit() throws Exception {
        ColumnTable table = new ColumnTable()
                .with("x", new double[] {0.1, -1e-300, 3})
                .with("unit", List.of("a", "b", "a"))
                .with("y", new double[] {1, Double.MAX_VALUE, -0.0});
        byte[] bytes = bytes(table);
        Settings settings =
                Settings.of(Map.of("path", "x.parquet", "labels", "unit", "preprocess", Map.of("label", List.of("a"))));
        DataMatrix data = new DatasetModel()
                .load(settings, path -> new ByteArrayInputStream(bytes))
                .orElseThrow();
        assertThat(data.rows()).isEqualTo(2);
        assertThat(data.tiles().get(0)).containsExactly(0.1, 1, 3, -0.0);
    }
}
