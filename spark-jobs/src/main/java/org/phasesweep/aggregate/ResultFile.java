package org.phasesweep.aggregate;

import java.io.IOException;
import org.phasesweep.store.FileContent;
import org.phasesweep.table.ColumnTable;

/**
 * A result file as the committed rows give it, not necessarily as it is in the directory.
 *
 * @param name relative to the result directory
 * @param content its bytes
 * @param tables its rows
 */
public record ResultFile(String name, FileContent content, Tables tables) {

    /** A table that need not fit in memory. */
    @FunctionalInterface
    public interface Tables {

        /** Gives all rows, in tables of equal columns one after another; at least one table. */
        void forEach(Sink sink) throws IOException;
    }

    /** Takes one table after another. */
    @FunctionalInterface
    public interface Sink {

        /** The next rows. */
        void accept(ColumnTable table) throws IOException;
    }

    static ResultFile parquet(String name, ColumnTable table) {
        return new ResultFile(name, out -> ParquetTables.write(out, table), sink -> sink.accept(table));
    }
}
