package org.phasesweep.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;

/**
 * A {@link ColumnTable} as an Arrow IPC file that any Arrow reader opens. The same table gives the same bytes. The footer's
 * metadata carries {@code format_version} and {@code checksum}: SHA-256 of the file with the checksum's own digits as zeros,
 * compared before anything is parsed.
 */
public final class ArrowFile {

    private static final String VERSION_KEY = "format_version";
    private static final String CHECKSUM_KEY = "checksum";
    private static final String CHECKSUM_MARK = "sha256:";
    private static final int DIGITS = 64;
    private static final String NO_CHECKSUM = CHECKSUM_MARK + "0".repeat(DIGITS);

    private ArrowFile() {}

    /** The bytes of the file. */
    public static byte[] write(ColumnTable table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BufferAllocator memory = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(schema(table), memory);
                ArrowFileWriter writer = new ArrowFileWriter(
                        root, new MapDictionaryProvider(), Channels.newChannel(bytes), footerMetadata(table))) {
            table.names().forEach(name -> fill(root.getVector(name), table, name));
            root.setRowCount(table.rowCount());
            writer.start();
            writer.writeBatch();
            writer.end();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return sealed(bytes.toByteArray());
    }

    private static Map<String, String> footerMetadata(ColumnTable table) {
        Map<String, String> inFixedOrder = new TreeMap<>();
        inFixedOrder.put(VERSION_KEY, Integer.toString(Format.versionOf(table)));
        inFixedOrder.put(CHECKSUM_KEY, NO_CHECKSUM);
        return inFixedOrder;
    }

    private static Schema schema(ColumnTable table) {
        return new Schema(table.names().stream().map(name -> field(table, name)).toList());
    }

    private static Field field(ColumnTable table, String name) {
        if (table.isList(name)) {
            return new Field(name, FieldType.notNullable(new ArrowType.List()), List.of(number("item")));
        }
        return table.isText(name)
                ? new Field(name, FieldType.notNullable(new ArrowType.Utf8()), List.of())
                : number(name);
    }

    private static Field number(String name) {
        ArrowType type = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
        return new Field(name, FieldType.notNullable(type), List.of());
    }

    private static void fill(FieldVector vector, ColumnTable table, String name) {
        vector.setInitialCapacity(table.rowCount());
        vector.allocateNew();
        if (vector instanceof ListVector lists) {
            fill(lists, table.lists(name));
        } else if (vector instanceof Float8Vector numbers) {
            double[] values = table.numbers(name);
            for (int row = 0; row < values.length; row++) {
                numbers.setSafe(row, values[row]);
            }
        } else {
            List<String> values = table.texts(name);
            for (int row = 0; row < values.size(); row++) {
                ((VarCharVector) vector).setSafe(row, values.get(row).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void fill(ListVector lists, double[][] values) {
        Float8Vector numbers = (Float8Vector) lists.getDataVector();
        int at = 0;
        for (int row = 0; row < values.length; row++) {
            lists.startNewValue(row);
            for (double value : values[row]) {
                numbers.setSafe(at++, value);
            }
            lists.endValue(row, values[row].length);
        }
    }

    private static byte[] sealed(byte[] file) {
        int at = checksumPlace(file);
        byte[] digest = HexFormat.of().formatHex(sha256(file)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digest, 0, file, at, DIGITS);
        return file;
    }

    /** Where the digits of the checksum stand; the footer is at the end, so the last mark is the one. -1 if there is none. */
    private static int checksumPlace(byte[] file) {
        byte[] mark = CHECKSUM_MARK.getBytes(StandardCharsets.US_ASCII);
        for (int at = file.length - mark.length - DIGITS; at >= 0; at--) {
            if (Arrays.equals(file, at, at + mark.length, mark, 0, mark.length)) {
                return at + mark.length;
            }
        }
        return -1;
    }

    /**
     * Reads a file.
     *
     * @throws CorruptTableException if the bytes are not what was written
     */
    public static ColumnTable read(byte[] file) throws CorruptTableException {
        verify(file);
        try (BufferAllocator memory = new RootAllocator();
                ArrowFileReader reader = new ArrowFileReader(new ByteArrayReadableSeekableByteChannel(file), memory)) {
            List<ArrowBlock> batches = reader.getRecordBlocks();
            checkVersion(reader.getMetaData().get(VERSION_KEY));
            return table(reader, batches);
        } catch (IOException | RuntimeException e) {
            throw new CorruptTableException("not an Arrow file of ours: " + e.getMessage(), e);
        }
    }

    private static void verify(byte[] file) throws CorruptTableException {
        int at = checksumPlace(file);
        if (at < 0) {
            throw new CorruptTableException("no checksum in its " + file.length + " bytes: truncated, or not ours");
        }
        String written = new String(file, at, DIGITS, StandardCharsets.US_ASCII);
        byte[] blank = file.clone();
        Arrays.fill(blank, at, at + DIGITS, (byte) '0');
        String actual = HexFormat.of().formatHex(sha256(blank));
        if (!actual.equals(written)) {
            throw new CorruptTableException("checksum is " + actual + ", the file says " + written);
        }
    }

    private static void checkVersion(String version) throws CorruptTableException {
        if (version == null || Integer.parseInt(version) > Format.FORMAT_VERSION) {
            throw new CorruptTableException("format_version is " + version + ", this software reads up to "
                    + Format.FORMAT_VERSION + "; use a newer release");
        }
    }

    private static ColumnTable table(ArrowFileReader reader, List<ArrowBlock> batches)
            throws IOException, CorruptTableException {
        if (batches.size() != 1) {
            throw new CorruptTableException("it has " + batches.size() + " record batches instead of 1");
        }
        reader.loadRecordBatch(batches.get(0));
        ColumnTable table = new ColumnTable();
        for (FieldVector vector : reader.getVectorSchemaRoot().getFieldVectors()) {
            add(table, vector);
        }
        return table;
    }

    private static void add(ColumnTable table, FieldVector vector) throws CorruptTableException {
        int rows = vector.getValueCount();
        if (vector instanceof Float8Vector numbers) {
            double[] values = new double[rows];
            Arrays.setAll(values, numbers::get);
            table.with(vector.getName(), values);
        } else if (vector instanceof VarCharVector texts) {
            List<String> values = new ArrayList<>(rows);
            for (int row = 0; row < rows; row++) {
                values.add(new String(texts.get(row), StandardCharsets.UTF_8));
            }
            table.with(vector.getName(), values);
        } else if (vector instanceof ListVector lists && lists.getDataVector() instanceof Float8Vector numbers) {
            table.with(vector.getName(), lists(lists, numbers));
        } else {
            throw new CorruptTableException(
                    "column '" + vector.getName() + "' is neither float64, text nor list of float64");
        }
    }

    private static double[][] lists(ListVector lists, Float8Vector numbers) {
        double[][] values = new double[lists.getValueCount()][];
        for (int row = 0; row < values.length; row++) {
            int start = lists.getElementStartIndex(row);
            values[row] = new double[lists.getElementEndIndex(row) - start];
            Arrays.setAll(values[row], i -> numbers.get(start + i));
        }
        return values;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
