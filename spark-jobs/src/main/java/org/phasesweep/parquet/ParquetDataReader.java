package org.phasesweep.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.BadConfigurationException;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.model.DataFormatReader;
import org.phasesweep.model.FlattenedRows;
import org.phasesweep.model.LabelColumn;
import org.phasesweep.model.RawRows;
import org.phasesweep.model.RowCollector;

/**
 * Parquet: every column is a number, a boolean or a list of them with a fixed length, which is flattened; a row is a data point.
 * The codecs are those that come with Spark: gzip, snappy, zstd, lz4. Checksums of pages are compared where they were written.
 */
public final class ParquetDataReader implements DataFormatReader {

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public List<String> extensions() {
        return List.of(".parquet");
    }

    @Override
    public RawRows read(InputStream in, String file, LabelColumn labels) throws IOException, DataFormatException {
        BytesFile bytes = new BytesFile(in.readAllBytes());
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .usePageChecksumVerification(true)
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(bytes, options)) {
            return rows(reader, file, labels);
        } catch (RuntimeException | IOException e) {
            throw DataFormatException.unreadable(file, e);
        }
    }

    private static RawRows rows(ParquetFileReader reader, String file, LabelColumn labels)
            throws IOException, DataFormatException {
        FileMetaData content = reader.getFileMetaData();
        List<ColumnDescriptor> leaves = content.getSchema().getColumns();
        FlattenedRows rows = new FlattenedRows(
                file, leaves.stream().map(ParquetColumn::nameOf).toList(), labels);
        for (PageReadStore pages = next(reader, file); pages != null; pages = next(reader, file)) {
            ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                    pages,
                    new DummyRecordConverter(content.getSchema()).getRootConverter(),
                    content.getSchema(),
                    content.getCreatedBy());
            List<ParquetColumn> columns = new ArrayList<>();
            for (ColumnDescriptor leaf : leaves) {
                long valueCount = pages.getPageReader(leaf).getTotalValueCount();
                columns.add(new ParquetColumn(store.getColumnReader(leaf), valueCount));
            }
            add(columns, pages.getRowCount(), rows);
        }
        return rows.finish();
    }

    private static PageReadStore next(ParquetFileReader reader, String file) throws IOException, DataFormatException {
        try {
            return reader.readNextRowGroup();
        } catch (BadConfigurationException | LinkageError e) {
            throw new DataFormatException(
                    file + ": there is no codec here for its compression " + codecs(reader)
                            + "; save it with gzip, snappy or zstd",
                    e);
        }
    }

    private static Set<String> codecs(ParquetFileReader reader) {
        Set<String> codecs = new TreeSet<>();
        reader.getRowGroups()
                .forEach(group -> group.getColumns()
                        .forEach(chunk -> codecs.add(chunk.getCodec().name())));
        return codecs;
    }

    private static void add(List<ParquetColumn> columns, long rowCount, FlattenedRows rows) throws DataFormatException {
        int[] widths = new int[columns.size()];
        for (long row = 0; row < rowCount; row++) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = columns.get(column).load();
            }
            RowCollector values = rows.row(widths);
            for (ParquetColumn column : columns) {
                column.addTo(values);
            }
        }
        columns.forEach(ParquetColumn::expectEnd);
    }
}
