package org.phasesweep.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.model.DataFormatReader;
import org.phasesweep.model.FlattenedRows;
import org.phasesweep.model.LabelColumn;
import org.phasesweep.model.RawRows;
import org.phasesweep.model.RowCollector;

/**
 * Arrow IPC, file or stream: every column is a number, a boolean or a list of them with a fixed length, which is flattened; a row
 * is a data point. Dictionaries are looked up. Compressed buffers need Arrow's compression module, which Spark brings.
 */
public final class ArrowDataReader implements DataFormatReader {

    private static final byte[] FILE_MAGIC = {'A', 'R', 'R', 'O', 'W', '1'};

    /** What a message of a stream begins with; before 2019 it began with its length. */
    private static final int CONTINUATION = -1;

    @Override
    public String name() {
        return "arrow";
    }

    @Override
    public List<String> extensions() {
        return List.of(".arrow", ".arrows", ".feather", ".ipc");
    }

    @Override
    public RawRows read(InputStream in, String file, LabelColumn labels) throws IOException, DataFormatException {
        byte[] bytes = in.readAllBytes();
        boolean isFile = bytes.length > FILE_MAGIC.length
                && Arrays.equals(bytes, 0, FILE_MAGIC.length, FILE_MAGIC, 0, FILE_MAGIC.length);
        if (!isFile && !beginsLikeStream(bytes)) {
            throw new DataFormatException(
                    file + ": it does not begin like an Arrow file or stream (at byte 0); set format: to what it is");
        }
        try (BufferAllocator memory = new RootAllocator(Runtime.getRuntime().maxMemory());
                ArrowReader reader = isFile ? ArrowInput.ofFile(bytes, memory) : ArrowInput.ofStream(bytes, memory)) {
            return rows(reader, file, labels);
        } catch (RuntimeException | IOException e) {
            throw DataFormatException.unreadable(file, e);
        }
    }

    private static boolean beginsLikeStream(byte[] bytes) {
        if (bytes.length < 2 * Integer.BYTES) {
            return false;
        }
        ByteBuffer begin = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int first = begin.getInt();
        int length = first == CONTINUATION ? begin.getInt() : first;
        return length > 0 && length <= bytes.length;
    }

    private static RawRows rows(ArrowReader reader, String file, LabelColumn labels)
            throws IOException, DataFormatException {
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        List<String> names =
                root.getSchema().getFields().stream().map(Field::getName).toList();
        FlattenedRows rows = new FlattenedRows(file, names, labels);
        while (reader.loadNextBatch()) {
            try (DecodedBatch batch = new DecodedBatch(root, reader)) {
                batch.addTo(rows);
            }
        }
        return rows.finish();
    }

    /** A batch with its dictionaries looked up. */
    private static final class DecodedBatch implements AutoCloseable {

        private final int rowCount;
        private final List<ArrowCells> columns = new ArrayList<>();
        private final List<ValueVector> made = new ArrayList<>();

        DecodedBatch(VectorSchemaRoot root, ArrowReader reader) throws IOException {
            rowCount = root.getRowCount();
            for (FieldVector vector : root.getFieldVectors()) {
                DictionaryEncoding encoding = vector.getField().getDictionary();
                if (encoding == null) {
                    columns.add(ArrowCells.of(vector));
                } else {
                    ValueVector decoded = DictionaryEncoder.decode(vector, reader.lookup(encoding.getId()));
                    made.add(decoded);
                    columns.add(ArrowCells.of(decoded));
                }
            }
        }

        void addTo(FlattenedRows rows) throws DataFormatException {
            int[] widths = new int[columns.size()];
            for (int row = 0; row < rowCount; row++) {
                for (int column = 0; column < widths.length; column++) {
                    widths[column] = columns.get(column).width(row);
                }
                RowCollector values = rows.row(widths);
                for (ArrowCells column : columns) {
                    column.add(row, values);
                }
            }
        }

        @Override
        public void close() {
            made.forEach(ValueVector::close);
        }
    }
}
