package org.phasesweep.aggregate;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.phasesweep.table.ColumnTable;
import org.phasesweep.table.Format;

/**
 * Writes {@link ColumnTable}s of equal columns, one after another, as one Parquet file: required {@code double} columns,
 * required lists of required {@code double} elements, and required strings for text. The same tables give the same bytes. The codec is gzip, which needs no native library.
 */
final class ParquetTables implements Closeable {

    private static final String VERSION_KEY = "format_version";

    private final FSDataOutputStream out;
    private final Position position;
    private final ParquetWriter<Row> writer;
    private final List<String> names;

    /**
     * Begins a file.
     *
     * @param out where to; closed by its owner
     * @param columns a table with the columns of those that will follow
     */
    ParquetTables(FSDataOutputStream out, ColumnTable columns) throws IOException {
        this.names = columns.names();
        this.out = out;
        this.position = new Position(out);
        this.writer = new Builder(new Output(position), schema(columns), Format.versionOf(columns)).build();
    }

    /** Writes a file of one table. */
    static void write(FSDataOutputStream out, ColumnTable table) throws IOException {
        try (ParquetTables file = new ParquetTables(out, table)) {
            file.append(table);
        }
    }

    /** Appends the rows of a table. */
    void append(ColumnTable table) throws IOException {
        if (!table.names().equals(names)) {
            throw new IllegalArgumentException("columns " + table.names() + " do not continue " + names);
        }
        Object[] columns = names.stream().map(name -> column(table, name)).toArray();
        for (int row = 0; row < table.rowCount(); row++) {
            writer.write(new Row(columns, row));
        }
    }

    private static Object column(ColumnTable table, String name) {
        if (table.isList(name)) {
            return table.lists(name);
        }
        return table.isText(name) ? table.texts(name) : table.numbers(name);
    }

    @Override
    public void close() throws IOException {
        position.hold();
        writer.close();
        out.write(ParquetFooter.inFixedOrder(position.held.toByteArray()));
    }

    private static MessageType schema(ColumnTable table) {
        return new MessageType(
                "row", table.names().stream().map(name -> field(table, name)).toList());
    }

    private static Type field(ColumnTable table, String name) {
        if (table.isList(name)) {
            return Types.requiredList()
                    .requiredElement(PrimitiveTypeName.DOUBLE)
                    .named(name);
        }
        return table.isText(name)
                ? Types.required(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name)
                : Types.required(PrimitiveTypeName.DOUBLE).named(name);
    }

    /** One row of columns that are {@code double[]}, {@code double[][]} or {@code List<String>}. */
    private record Row(Object[] columns, int index) {}

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {

        private final MessageType schema;
        private final int version;

        Builder(OutputFile file, MessageType schema, int version) {
            super(file);
            this.schema = schema;
            this.version = version;
            withConf(new PlainParquetConfiguration());
            withCompressionCodec(CompressionCodecName.GZIP);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Abstract, though deprecated, and not called where the other one is there. */
        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
            return new RowWriter(schema, version);
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return new RowWriter(schema, version);
        }
    }

    private static final class RowWriter extends WriteSupport<Row> {

        private final MessageType schema;
        private final int version;
        private RecordConsumer consumer;

        RowWriter(MessageType schema, int version) {
            this.schema = schema;
            this.version = version;
        }

        @Override
        @SuppressWarnings("deprecation")
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of(VERSION_KEY, Integer.toString(version)));
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of(VERSION_KEY, Integer.toString(version)));
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(Row row) {
            consumer.startMessage();
            for (int column = 0; column < row.columns().length; column++) {
                String name = schema.getFieldName(column);
                consumer.startField(name, column);
                add(row.columns()[column], row.index());
                consumer.endField(name, column);
            }
            consumer.endMessage();
        }

        private void add(Object column, int row) {
            if (column instanceof double[] numbers) {
                consumer.addDouble(numbers[row]);
            } else if (column instanceof double[][] lists) {
                add(lists[row]);
            } else {
                consumer.addBinary(Binary.fromString((String) ((List<?>) column).get(row)));
            }
        }

        /** Parquet's own form of a list; a field without values is not told. */
        private void add(double[] list) {
            consumer.startGroup();
            if (list.length > 0) {
                consumer.startField("list", 0);
                for (double value : list) {
                    consumer.startGroup();
                    consumer.startField("element", 0);
                    consumer.addDouble(value);
                    consumer.endField("element", 0);
                    consumer.endGroup();
                }
                consumer.endField("list", 0);
            }
            consumer.endGroup();
        }
    }

    /** Lets Parquet write into a stream that somebody else commits. */
    private record Output(Position position) implements OutputFile {

        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return position;
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return position;
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    private static final class Position extends PositionOutputStream {

        private final FSDataOutputStream out;
        private ByteArrayOutputStream held;

        Position(FSDataOutputStream out) {
            this.out = out;
        }

        /** From now on bytes are kept: the last row group and the footer. */
        void hold() {
            held = new ByteArrayOutputStream();
        }

        @Override
        public long getPos() {
            return out.getPos() + (held == null ? 0 : held.size());
        }

        @Override
        public void write(int value) throws IOException {
            target().write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target().write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            target().flush();
        }

        private OutputStream target() {
            return held == null ? out : held;
        }
    }
}
