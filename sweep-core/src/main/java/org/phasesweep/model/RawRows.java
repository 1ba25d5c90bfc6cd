package org.phasesweep.model;

import java.util.List;

/**
 * Rows as they stand in a file, the labels put aside.
 *
 * @param columns values in a row, at least one
 * @param values row-major, all finite
 * @param labels of the rows: {@code Double} or {@code String}, a missing one is ""; empty when the file has no column of labels
 */
public record RawRows(int columns, double[] values, List<Object> labels) {

    public RawRows {
        labels = List.copyOf(labels);
    }

    /** Number of rows. */
    public int rows() {
        return values.length / columns;
    }
}
