package org.phasesweep.report;

import java.io.IOException;
import java.io.OutputStream;

/** Where a report's files go. */
@FunctionalInterface
public interface ReportFiles {

    /** Writes the bytes of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file, its name relative to the result directory. */
    void write(String name, Content content) throws IOException;
}
