package org.phasesweep.parquet;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.model.FlattenedRows;
import org.phasesweep.model.RowCollector;

/** One column of a row group, row by row; a row of a list has several values. */
final class ParquetColumn {

    private final ColumnReader reader;
    private final PrimitiveType type;
    private final boolean number;
    private final boolean unsigned;
    private final boolean list;
    private final int present;
    private long left;
    private double[] values = new double[1];
    private boolean[] missing = new boolean[1];
    private String word = "";
    private int size;

    ParquetColumn(ColumnReader reader, long valueCount) {
        ColumnDescriptor leaf = reader.getDescriptor();
        LogicalTypeAnnotation meaning = leaf.getPrimitiveType().getLogicalTypeAnnotation();
        this.reader = reader;
        this.type = leaf.getPrimitiveType();
        this.number = isNumber(type, meaning);
        this.unsigned = meaning instanceof IntLogicalTypeAnnotation integer && !integer.isSigned();
        this.list = leaf.getMaxRepetitionLevel() > 0;
        this.present = leaf.getMaxDefinitionLevel();
        this.left = valueCount;
    }

    /** Dates, times and decimals are stored as integers but are none. */
    private static boolean isNumber(PrimitiveType type, LogicalTypeAnnotation meaning) {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN, FLOAT, DOUBLE -> true;
            case INT32, INT64 -> meaning == null || meaning instanceof IntLogicalTypeAnnotation;
            default -> false;
        };
    }

    /** The name of the column; that of the list for its values. */
    static String nameOf(ColumnDescriptor leaf) {
        return leaf.getMaxRepetitionLevel() > 0 ? leaf.getPath()[0] : String.join(".", leaf.getPath());
    }

    /** Reads the next row and says how many values it has; {@link FlattenedRows#MISSING} for a list that is null or empty. */
    int load() {
        size = 0;
        do {
            if (left-- == 0) {
                throw new IllegalStateException(
                        "column " + nameOf(reader.getDescriptor()) + " ends before the last row");
            }
            take();
            reader.consume();
        } while (left > 0 && reader.getCurrentRepetitionLevel() > 0);
        return list && size == 1 && missing[0] ? FlattenedRows.MISSING : size;
    }

    private void take() {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            missing = Arrays.copyOf(missing, 2 * size);
        }
        missing[size] = reader.getCurrentDefinitionLevel() < present;
        if (number) {
            values[size] = missing[size] ? Double.NaN : number();
        } else {
            word = missing[size] ? "" : word();
        }
        size++;
    }

    private double number() {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> reader.getBoolean() ? 1 : 0;
            case FLOAT -> reader.getFloat();
            case DOUBLE -> reader.getDouble();
            case INT32 -> unsigned ? Integer.toUnsignedLong(reader.getInteger()) : reader.getInteger();
            default -> unsigned ? RowCollector.unsigned(reader.getLong()) : reader.getLong();
        };
    }

    private String word() {
        boolean text = type.getLogicalTypeAnnotation() == null
                || type.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation;
        return switch (type.getPrimitiveTypeName()) {
            case BINARY -> text ? reader.getBinary().toStringUsingUTF8() : type.getLogicalTypeAnnotation() + "";
            case INT32 -> type.getLogicalTypeAnnotation() + " " + reader.getInteger();
            case INT64 -> type.getLogicalTypeAnnotation() + " " + reader.getLong();
            default -> type.getPrimitiveTypeName() + " of " + reader.getBinary().length() + " bytes";
        };
    }

    /** Adds the values of the row. */
    void addTo(RowCollector row) throws DataFormatException {
        for (int i = 0; i < size; i++) {
            if (missing[i]) {
                row.missing();
            } else if (number) {
                row.number(values[i]);
            } else {
                row.word(word);
            }
        }
    }

    /** A column with more values than there are rows is damaged. */
    void expectEnd() {
        if (left > 0) {
            throw new IllegalStateException("column " + nameOf(reader.getDescriptor()) + " goes on after the last row");
        }
    }
}
