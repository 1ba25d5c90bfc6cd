package org.phasesweep.model;

import java.util.List;

/**
 * Rows as they stand in a file.
 *
 * @param columnNames empty when the file names none
 * @param columns values in a row
 * @param values row-major
 */
public record RawRows(List<String> columnNames, int columns, double[] values) {

    public RawRows {
        columnNames = List.copyOf(columnNames);
    }

    /** Number of rows. */
    public int rows() {
        return columns == 0 ? 0 : values.length / columns;
    }
}
