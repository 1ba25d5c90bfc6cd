package org.phasesweep.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Rows of units as one Arrow IPC file, with a checksum inside; the only bytes that tasks and driver exchange.
 *
 * @param columns measured columns of numbers, in the order of the values of each row
 * @param lists measured columns of lists, in the order of those of each row
 * @param rows in the order in which they were computed
 */
public record UnitTable(List<String> columns, List<String> lists, List<UnitRow> rows) {

    /** A measured column NAME is followed by NAME and this: the variance over replicas. */
    public static final String VARIANCE_SUFFIX = "_replica_variance";

    private static final String UNIT = "unit";
    private static final String CELL = "cell";
    private static final String REALIZATION = "realization";
    private static final String DIMENSION = "dimension";
    private static final String SAMPLE_COUNT = "sample_count";
    private static final String TEMPERATURE = "temperature";
    private static final String REPLICAS = "replicas";
    private static final String FAILURE = "failure";

    public UnitTable {
        columns = List.copyOf(columns);
        lists = List.copyOf(lists);
        rows = List.copyOf(rows);
    }

    /** A table without lists. */
    public UnitTable(List<String> columns, List<UnitRow> rows) {
        this(columns, List.of(), rows);
    }

    /** The bytes of the file: the same rows give the same bytes. */
    public byte[] toArrow() {
        ColumnTable table = new ColumnTable()
                .with(UNIT, texts(UnitRow::unitId))
                .with(CELL, texts(UnitRow::cellId))
                .with(REALIZATION, numbers(UnitRow::realization))
                .with(DIMENSION, numbers(UnitRow::dimension))
                .with(SAMPLE_COUNT, numbers(UnitRow::sampleCount))
                .with(TEMPERATURE, numbers(UnitRow::temperature))
                .with(REPLICAS, numbers(UnitRow::replicas))
                .with(FAILURE, texts(UnitRow::failure));
        for (int column = 0; column < columns.size(); column++) {
            int c = column;
            table.with(columns.get(c), numbers(row -> row.means()[c]))
                    .with(columns.get(c) + VARIANCE_SUFFIX, numbers(row -> row.replicaVariances()[c]));
        }
        for (int list = 0; list < lists.size(); list++) {
            int c = list;
            table.with(lists.get(c), lists(row -> row.listMeans()[c]))
                    .with(lists.get(c) + VARIANCE_SUFFIX, lists(row -> row.listVariances()[c]));
        }
        return ArrowFile.write(table);
    }

    /** A failed row has an empty list. */
    private double[][] lists(Function<UnitRow, double[]> value) {
        return rows.stream()
                .map(row -> row.failed() ? new double[0] : value.apply(row))
                .toArray(double[][]::new);
    }

    private List<String> texts(Function<UnitRow, String> value) {
        return rows.stream().map(value).toList();
    }

    private double[] numbers(ToDoubleFunction<UnitRow> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    /**
     * Reads a file.
     *
     * @throws CorruptTableException if the bytes are not a whole file or do not match their checksum
     */
    public static UnitTable fromArrow(byte[] file) throws CorruptTableException {
        ColumnTable table = ArrowFile.read(file);
        Map<Boolean, List<String>> measured = table.names().stream()
                .filter(name -> table.has(name + VARIANCE_SUFFIX))
                .collect(Collectors.partitioningBy(table::isList));
        List<String> lists = measured.get(true);
        try {
            List<UnitRow> rows = rows(table, measured.get(false));
            return new UnitTable(measured.get(false), lists, lists.isEmpty() ? rows : withLists(rows, table, lists));
        } catch (NoSuchElementException e) {
            throw new CorruptTableException("not a file of units: " + e.getMessage(), e);
        }
    }

    private static List<UnitRow> rows(ColumnTable table, List<String> columns) {
        List<String> units = table.texts(UNIT);
        List<String> cells = table.texts(CELL);
        List<String> failures = table.texts(FAILURE);
        double[] realization = table.numbers(REALIZATION);
        double[] dimension = table.numbers(DIMENSION);
        double[] sampleCount = table.numbers(SAMPLE_COUNT);
        double[] temperature = table.numbers(TEMPERATURE);
        double[] replicas = table.numbers(REPLICAS);
        double[][] means = columns.stream().map(table::numbers).toArray(double[][]::new);
        double[][] variances = columns.stream()
                .map(name -> table.numbers(name + VARIANCE_SUFFIX))
                .toArray(double[][]::new);
        List<UnitRow> rows = new ArrayList<>(table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            rows.add(new UnitRow(
                    units.get(row),
                    cells.get(row),
                    (int) realization[row],
                    (int) dimension[row],
                    sampleCount[row],
                    temperature[row],
                    (int) replicas[row],
                    across(means, row),
                    across(variances, row),
                    failures.get(row)));
        }
        return rows;
    }

    private static List<UnitRow> withLists(List<UnitRow> rows, ColumnTable table, List<String> lists) {
        double[][][] means = lists.stream().map(table::lists).toArray(double[][][]::new);
        double[][][] variances =
                lists.stream().map(name -> table.lists(name + VARIANCE_SUFFIX)).toArray(double[][][]::new);
        List<UnitRow> complete = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            UnitRow numbers = rows.get(row);
            complete.add(numbers.failed() ? numbers : numbers.withLists(across(means, row), across(variances, row)));
        }
        return complete;
    }

    private static double[][] across(double[][][] lists, int row) {
        return Arrays.stream(lists).map(list -> list[row]).toArray(double[][]::new);
    }

    private static double[] across(double[][] columns, int row) {
        double[] values = new double[columns.length];
        for (int column = 0; column < values.length; column++) {
            values[column] = columns[column][row];
        }
        return values;
    }
}
