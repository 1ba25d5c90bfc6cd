package org.phasesweep.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.phasesweep.table.ColumnTable;

/** The encodings of a column come in an order that differs between JVMs; the file must not. */
class ParquetFooterTest {

    private static final int CLOSING_BYTES = 8;

    private static byte[] file() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FSDataOutputStream out = new FSDataOutputStream(bytes, null)) {
            ParquetTables.write(
                    out, new ColumnTable().with("x", new double[] {1, 1, 2}).with("name", List.of("a", "b", "a")));
        }
        return bytes.toByteArray();
    }

    private static int footerLength(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - CLOSING_BYTES);
    }

    @Test
    void anyOrderOfTheEncodingsGivesTheSameFile() throws Exception {
        byte[] file = file();
        int length = footerLength(file);
        int from = file.length - CLOSING_BYTES - length;
        FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(file, from, length));
        metadata.getRow_groups()
                .forEach(group -> group.getColumns().forEach(column -> {
                    assertThat(column.getMeta_data().getEncodings())
                            .hasSizeGreaterThan(1)
                            .isSorted();
                    Collections.reverse(column.getMeta_data().getEncodings());
                }));
        ByteArrayOutputStream reversed = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, reversed);
        byte[] other = file.clone();
        System.arraycopy(reversed.toByteArray(), 0, other, from, length);
        assertThat(other).isNotEqualTo(file);
        assertThat(ParquetFooter.inFixedOrder(other)).isEqualTo(file);
    }
}
