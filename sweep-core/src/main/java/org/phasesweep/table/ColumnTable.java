package org.phasesweep.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Named columns of equal length in a fixed order: float64, text or lists of float64; what every table file of a result holds. */
public final class ColumnTable {

    private final Map<String, Object> columns = new LinkedHashMap<>();
    private int rowCount = -1;

    /** Adds a column of numbers. */
    public ColumnTable with(String name, double[] values) {
        return add(name, values.clone(), values.length);
    }

    /** Adds a column of text. */
    public ColumnTable with(String name, List<String> values) {
        return add(name, List.copyOf(values), values.size());
    }

    /** Adds a column of lists. */
    public ColumnTable with(String name, double[][] values) {
        return add(name, copy(values), values.length);
    }

    private static double[][] copy(double[][] lists) {
        return Arrays.stream(lists).map(double[]::clone).toArray(double[][]::new);
    }

    private ColumnTable add(String name, Object values, int length) {
        if (rowCount >= 0 && length != rowCount) {
            throw new IllegalArgumentException(
                    "column '" + name + "' has " + length + " rows, the others have " + rowCount);
        }
        if (columns.putIfAbsent(name, values) != null) {
            throw new IllegalArgumentException("there are two columns '" + name + "'");
        }
        rowCount = length;
        return this;
    }

    /** Rows; 0 for a table without columns. */
    public int rowCount() {
        return Math.max(rowCount, 0);
    }

    /** Names in order. */
    public List<String> names() {
        return new ArrayList<>(columns.keySet());
    }

    /** Whether there is a column of this name. */
    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /** Whether the column of this name holds text. */
    public boolean isText(String name) {
        return column(name) instanceof List;
    }

    /** Whether the column of this name holds lists. */
    public boolean isList(String name) {
        return column(name) instanceof double[][];
    }

    /** Whether any column holds lists. */
    public boolean hasLists() {
        return names().stream().anyMatch(this::isList);
    }

    /** A copy of a column of numbers. */
    public double[] numbers(String name) {
        if (column(name) instanceof double[] values) {
            return values.clone();
        }
        throw new NoSuchElementException("column '" + name + "' does not hold numbers");
    }

    /** A copy of a column of lists. */
    public double[][] lists(String name) {
        if (column(name) instanceof double[][] values) {
            return copy(values);
        }
        throw new NoSuchElementException("column '" + name + "' does not hold lists");
    }

    /** A column of text. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
        if (column(name) instanceof List<?> values) {
            return (List<String>) values;
        }
        throw new NoSuchElementException("column '" + name + "' does not hold text");
    }

    private Object column(String name) {
        Object column = columns.get(name);
        if (column == null) {
            throw new NoSuchElementException("no column '" + name + "' among " + columns.keySet());
        }
        return column;
    }

    /** The columns that are not lists. */
    public ColumnTable withoutLists() {
        ColumnTable table = new ColumnTable();
        columns.forEach((name, values) -> {
            if (!isList(name)) {
                table.add(name, values, rowCount);
            }
        });
        return table;
    }

    /** CSV with a header line, without lists: {@code Double.toString}, NaN, LF; text is quoted where it must be. */
    public String toCsv() {
        Map<String, Object> plain = withoutLists().columns;
        StringBuilder csv = new StringBuilder(String.join(",", plain.keySet())).append('\n');
        for (int row = 0; row < rowCount(); row++) {
            String separator = "";
            for (Object column : plain.values()) {
                csv.append(separator).append(csvValue(column, row));
                separator = ",";
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String csvValue(Object column, int row) {
        if (column instanceof double[] values) {
            return Double.toString(values[row]);
        }
        String text = (String) ((List<?>) column).get(row);
        boolean quoted = text.contains(",") || text.contains("\"") || text.contains("\n") || text.contains("\r");
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
