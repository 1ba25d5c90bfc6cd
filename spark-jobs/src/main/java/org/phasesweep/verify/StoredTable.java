package org.phasesweep.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.phasesweep.parquet.ParquetTable;
import org.phasesweep.table.ArrowFile;
import org.phasesweep.table.ColumnTable;
import org.phasesweep.table.CorruptTableException;

/**
 * A table of a result file as text, by which two doubles differ exactly when their bits do (but for NaNs).
 *
 * @param names of its columns
 * @param columns the values of each
 */
record StoredTable(List<String> names, List<List<String>> columns) {

    /** Reads {@code .arrow}, {@code .parquet} or {@code .csv}. @throws CorruptTableException if it cannot be read */
    static StoredTable read(String name, byte[] file) throws CorruptTableException {
        if (name.endsWith(".arrow")) {
            return of(ArrowFile.read(file));
        }
        return name.endsWith(".parquet") ? of(ParquetTable.read(file)) : ofCsv(file);
    }

    static StoredTable of(ColumnTable table) {
        return new StoredTable(
                table.names(),
                table.names().stream().map(name -> texts(table, name)).toList());
    }

    private static List<String> texts(ColumnTable table, String name) {
        if (table.isList(name)) {
            return Arrays.stream(table.lists(name)).map(Arrays::toString).toList();
        }
        return table.isText(name)
                ? table.texts(name)
                : Arrays.stream(table.numbers(name)).mapToObj(Double::toString).toList();
    }

    /** The diagram's: numbers alone, nothing is quoted. */
    private static StoredTable ofCsv(byte[] file) throws CorruptTableException {
        List<List<String>> lines = new String(file, StandardCharsets.UTF_8)
                .lines()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        List<String> names = lines.isEmpty() ? List.of() : lines.get(0);
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).size() != names.size()) {
                throw new CorruptTableException("line " + (line + 1) + " has "
                        + lines.get(line).size() + " values, the first has " + names.size());
            }
        }
        List<List<String>> columns = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            int c = column;
            columns.add(lines.stream().skip(1).map(line -> line.get(c)).toList());
        }
        return new StoredTable(names, columns);
    }

    int rowCount() {
        return columns.isEmpty() ? 0 : columns.get(0).size();
    }

    String at(int column, int row) {
        return columns.get(column).get(row);
    }
}
