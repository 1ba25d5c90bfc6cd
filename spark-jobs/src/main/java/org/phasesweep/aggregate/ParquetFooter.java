package org.phasesweep.aggregate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The end of a Parquet file: its metadata, their length and the closing mark. The library lists the encodings of a column in the
 * order of a hash set, which differs between JVMs; sorted, equal tables are equal files.
 */
final class ParquetFooter {

    private static final byte[] MARK = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int CLOSING_BYTES = Integer.BYTES + 4;

    private ParquetFooter() {}

    /**
     * The same bytes with the footer in a fixed order.
     *
     * @param tail bytes up to the end of the file, the whole footer among them
     */
    static byte[] inFixedOrder(byte[] tail) throws IOException {
        int end = tail.length - CLOSING_BYTES;
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(tail, end - length, length));
        for (RowGroup group : metadata.getRow_groups()) {
            for (ColumnChunk column : group.getColumns()) {
                column.getMeta_data().getEncodings().sort(Comparator.naturalOrder());
            }
        }
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, footer);
        ByteArrayOutputStream fixed = new ByteArrayOutputStream();
        fixed.write(tail, 0, end - length);
        footer.writeTo(fixed);
        fixed.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.size())
                .array());
        fixed.write(MARK);
        return fixed.toByteArray();
    }
}
