package org.phasesweep.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.junit.jupiter.api.Test;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.model.DatasetModel;
import org.phasesweep.spec.Settings;
import org.phasesweep.table.ColumnTable;

/** What is written as Parquet is read again as data. */
class ParquetTablesTest {

    @Test
    void isReadAgainBitForBit() throws Exception {
        ColumnTable table = new ColumnTable()
                .with("x", new double[] {0.1, -1e-300, 3})
                .with("unit", List.of("a", "b", "a"))
                .with("y", new double[] {1, Double.MAX_VALUE, -0.0});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FSDataOutputStream out = new FSDataOutputStream(bytes, null)) {
            ParquetTables.write(out, table);
        }
        Settings settings =
                Settings.of(Map.of("path", "x.parquet", "labels", "unit", "preprocess", Map.of("label", List.of("a"))));
        DataMatrix data = new DatasetModel()
                .load(settings, path -> new ByteArrayInputStream(bytes.toByteArray()))
                .orElseThrow();
        assertThat(data.rows()).isEqualTo(2);
        assertThat(data.tiles().get(0)).containsExactly(0.1, 1, 3, -0.0);
    }
}
