package org.phasesweep.table;

import java.util.List;

/**
 * Rows of units as one Arrow IPC file, with a checksum inside; the only bytes that tasks and driver exchange.
 *
 * @param columns measured columns, in the order of the values of each row
 * @param rows in the order in which they were computed
 */
public record UnitTable(List<String> columns, List<UnitRow> rows) {

    public UnitTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The bytes of the file: the same rows give the same bytes. */
    public byte[] toArrow() {
        throw new IllegalStateException("being written");
    }

    /**
     * Reads a file.
     *
     * @throws CorruptTableException if the bytes are not a whole file or do not match their checksum
     */
    public static UnitTable fromArrow(byte[] file) throws CorruptTableException {
        throw new CorruptTableException("being written");
    }
}
