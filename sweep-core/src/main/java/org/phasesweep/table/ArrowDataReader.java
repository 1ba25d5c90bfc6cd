package org.phasesweep.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.InvalidArrowFileException;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.model.DataFormatReader;
import org.phasesweep.model.RawRows;

/** Arrow IPC, file or stream: every column is a number (or a boolean), a row is a data point. */
public final class ArrowDataReader implements DataFormatReader {

    private static final byte[] FILE_MAGIC = {'A', 'R', 'R', 'O', 'W', '1'};

    @Override
    public String name() {
        return "arrow";
    }

    @Override
    public List<String> extensions() {
        return List.of(".arrow", ".arrows", ".feather", ".ipc");
    }

    @Override
    public RawRows read(InputStream in, String file) throws IOException, DataFormatException {
        byte[] bytes = in.readAllBytes();
        ByteArrayReadableSeekableByteChannel channel = new ByteArrayReadableSeekableByteChannel(bytes);
        boolean isFile = bytes.length > FILE_MAGIC.length
                && Arrays.equals(bytes, 0, FILE_MAGIC.length, FILE_MAGIC, 0, FILE_MAGIC.length);
        try (BufferAllocator memory = new RootAllocator();
                ArrowReader reader =
                        isFile ? new ArrowFileReader(channel, memory) : new ArrowStreamReader(channel, memory)) {
            return rows(reader, file);
        } catch (InvalidArrowFileException | IllegalArgumentException | IndexOutOfBoundsException | IOException e) {
            throw new DataFormatException(file + ": it is no readable Arrow file (" + e.getMessage() + ")", e);
        }
    }

    private static RawRows rows(ArrowReader reader, String file) throws IOException, DataFormatException {
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        List<String> names =
                root.getFieldVectors().stream().map(FieldVector::getName).toList();
        double[] values = new double[0];
        int rows = 0;
        while (reader.loadNextBatch()) {
            values = Arrays.copyOf(values, values.length + root.getRowCount() * names.size());
            for (int column = 0; column < names.size(); column++) {
                fill(values, rows, column, root.getVector(column), names.size(), file);
            }
            rows += root.getRowCount();
        }
        return new RawRows(names, names.size(), values);
    }

    private static void fill(double[] values, int firstRow, int column, FieldVector vector, int columns, String file)
            throws DataFormatException {
        for (int row = 0; row < vector.getValueCount(); row++) {
            Object value = vector.getObject(row);
            if (value instanceof Number number) {
                values[(firstRow + row) * columns + column] = number.doubleValue();
            } else if (value instanceof Boolean bool) {
                values[(firstRow + row) * columns + column] = bool ? 1 : 0;
            } else {
                throw new DataFormatException(file + ": row " + (firstRow + row + 1) + ", column '" + vector.getName()
                        + "' is " + (value == null ? "null" : "'" + value + "', not a number"));
            }
        }
    }
}
