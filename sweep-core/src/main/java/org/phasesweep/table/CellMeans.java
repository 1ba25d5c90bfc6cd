package org.phasesweep.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What is known of each cell while a run goes on: how many realizations there are, and the mean of each measured column over them.
 * Small, for tasks to report and people to look at. The means depend in their last bits on the order in which they arrive, so
 * nothing of them enters a result. Not thread-safe.
 */
public final class CellMeans {

    private static final String CELL = "cell";
    private static final String DIMENSION = "dimension";
    private static final String SAMPLE_COUNT = "sample_count";
    private static final String TEMPERATURE = "temperature";
    private static final String REALIZATIONS = "realizations";
    private static final List<String> KEYS = List.of(CELL, DIMENSION, SAMPLE_COUNT, TEMPERATURE, REALIZATIONS);

    private final List<String> columns;
    private final Map<String, Known> byCell = new TreeMap<>();

    /** Nothing known yet of these measured columns. */
    public CellMeans(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    private static final class Known {
        private final double dimension;
        private final double sampleCount;
        private final double temperature;
        private final double[] means;
        private double realizations;

        Known(double dimension, double sampleCount, double temperature, int columnCount) {
            this.dimension = dimension;
            this.sampleCount = sampleCount;
            this.temperature = temperature;
            this.means = new double[columnCount];
        }

        void add(double[] others, double count) {
            realizations += count;
            for (int column = 0; column < means.length; column++) {
                means[column] += (others[column] - means[column]) * count / realizations;
            }
        }
    }

    /** Adds a row; a failed one says nothing. */
    public void add(UnitRow row) {
        if (!row.failed()) {
            known(row.cellId(), row.dimension(), row.sampleCount(), row.temperature())
                    .add(row.means(), 1);
        }
    }

    /**
     * Adds what others know, of other realizations.
     *
     * @throws IllegalArgumentException if they measure other columns
     */
    public void add(CellMeans others) {
        if (!others.columns.equals(columns)) {
            throw new IllegalArgumentException("means of " + others.columns + " do not add to those of " + columns);
        }
        others.byCell.forEach((cell, known) -> known(cell, known.dimension, known.sampleCount, known.temperature)
                .add(known.means, known.realizations));
    }

    private Known known(String cell, double dimension, double sampleCount, double temperature) {
        return byCell.computeIfAbsent(cell, id -> new Known(dimension, sampleCount, temperature, columns.size()));
    }

    /** Cells of which something is known. */
    public int cells() {
        return byCell.size();
    }

    /** An Arrow file: cell, dimension, sample_count, temperature, realizations, then a column for each mean; a row a cell. */
    public byte[] toArrow() {
        ColumnTable table = new ColumnTable()
                .with(CELL, List.copyOf(byCell.keySet()))
                .with(DIMENSION, numbers(known -> known.dimension))
                .with(SAMPLE_COUNT, numbers(known -> known.sampleCount))
                .with(TEMPERATURE, numbers(known -> known.temperature))
                .with(REALIZATIONS, numbers(known -> known.realizations));
        for (int column = 0; column < columns.size(); column++) {
            int index = column;
            table.with(columns.get(column), numbers(known -> known.means[index]));
        }
        return ArrowFile.write(table);
    }

    private double[] numbers(ToDoubleFunction<Known> value) {
        return byCell.values().stream().mapToDouble(value).toArray();
    }

    /**
     * Reads a file.
     *
     * @throws CorruptTableException if the bytes are not what was written
     */
    public static CellMeans fromArrow(byte[] file) throws CorruptTableException {
        ColumnTable table = ArrowFile.read(file);
        List<String> columns = new ArrayList<>(table.names());
        columns.removeAll(KEYS);
        try {
            CellMeans means = new CellMeans(columns);
            means.addAll(table);
            return means;
        } catch (NoSuchElementException e) {
            throw new CorruptTableException("not a file of cell means: " + e.getMessage(), e);
        }
    }

    private void addAll(ColumnTable table) {
        List<String> cells = table.texts(CELL);
        double[] dimensions = table.numbers(DIMENSION);
        double[] sampleCounts = table.numbers(SAMPLE_COUNT);
        double[] temperatures = table.numbers(TEMPERATURE);
        double[] realizations = table.numbers(REALIZATIONS);
        double[][] values = columns.stream().map(table::numbers).toArray(double[][]::new);
        for (int row = 0; row < cells.size(); row++) {
            int at = row;
            double[] means =
                    Arrays.stream(values).mapToDouble(column -> column[at]).toArray();
            known(cells.get(row), dimensions[row], sampleCounts[row], temperatures[row])
                    .add(means, realizations[row]);
        }
    }
}
