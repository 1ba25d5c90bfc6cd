package org.phasesweep.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Named columns of equal length, float64 or text, in a fixed order: what every table file of a result holds. */
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

    /** A copy of a column of numbers. */
    public double[] numbers(String name) {
        if (column(name) instanceof double[] values) {
            return values.clone();
        }
        throw new NoSuchElementException("column '" + name + "' holds text, not numbers");
    }

    /** A column of text. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
        if (column(name) instanceof List<?> values) {
            return (List<String>) values;
        }
        throw new NoSuchElementException("column '" + name + "' holds numbers, not text");
    }

    private Object column(String name) {
        Object column = columns.get(name);
        if (column == null) {
            throw new NoSuchElementException("no column '" + name + "' among " + columns.keySet());
        }
        return column;
    }

    /** CSV with a header line: {@code Double.toString}, NaN, LF; text is quoted where it must be. */
    public String toCsv() {
        StringBuilder csv = new StringBuilder(String.join(",", columns.keySet())).append('\n');
        for (int row = 0; row < rowCount(); row++) {
            String separator = "";
            for (Object column : columns.values()) {
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
