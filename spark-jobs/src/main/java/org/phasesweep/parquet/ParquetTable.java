package org.phasesweep.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.phasesweep.table.ColumnTable;
import org.phasesweep.table.CorruptTableException;

/** The Parquet files of a result directory, read whole: required columns of doubles, of lists of doubles and of text. */
public final class ParquetTable {

    private ParquetTable() {}

    /**
     * Reads a file.
     *
     * @throws CorruptTableException if it is not such a file
     */
    public static ColumnTable read(byte[] file) throws CorruptTableException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .usePageChecksumVerification(true)
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new BytesFile(file), options)) {
            Map<String, List<Object>> columns = columns(reader);
            ColumnTable table = new ColumnTable();
            columns.forEach((name, values) -> add(table, name, values));
            return table;
        } catch (IOException | RuntimeException e) {
            throw new CorruptTableException("not a Parquet file of ours: " + e, e);
        }
    }

    private static Map<String, List<Object>> columns(ParquetFileReader reader) throws IOException {
        FileMetaData content = reader.getFileMetaData();
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        content.getSchema().getColumns().forEach(column -> columns.put(column.getPath()[0], new ArrayList<>()));
        for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
            ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                    pages,
                    new DummyRecordConverter(content.getSchema()).getRootConverter(),
                    content.getSchema(),
                    content.getCreatedBy());
            for (ColumnDescriptor column : content.getSchema().getColumns()) {
                read(store.getColumnReader(column), pages.getRowCount(), columns.get(column.getPath()[0]));
            }
        }
        return columns;
    }

    private static void read(ColumnReader column, long rows, List<Object> values) {
        boolean list = column.getDescriptor().getMaxRepetitionLevel() > 0;
        boolean text = column.getDescriptor().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
        for (long row = 0; row < rows; row++) {
            if (list) {
                values.add(list(column));
            } else {
                values.add(text ? column.getBinary().toStringUsingUTF8() : (Object) column.getDouble());
                column.consume();
            }
        }
    }

    /** The values of a row; an empty list is told by a definition level below the highest. */
    private static double[] list(ColumnReader column) {
        DoubleStream.Builder list = DoubleStream.builder();
        do {
            if (column.getCurrentDefinitionLevel() == column.getDescriptor().getMaxDefinitionLevel()) {
                list.add(column.getDouble());
            }
            column.consume();
        } while (column.getCurrentRepetitionLevel() > 0);
        return list.build().toArray();
    }

    private static void add(ColumnTable table, String name, List<Object> values) {
        if (!values.isEmpty() && values.get(0) instanceof double[]) {
            table.with(name, values.toArray(double[][]::new));
        } else if (!values.isEmpty() && values.get(0) instanceof String) {
            table.with(name, values.stream().map(String.class::cast).toList());
        } else {
            table.with(name, values.stream().mapToDouble(Double.class::cast).toArray());
        }
    }
}
