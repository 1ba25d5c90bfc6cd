package org.phasesweep.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads one file format. Registered with {@link java.util.ServiceLoader}; one class and one registration each. */
public interface DataFormatReader {

    /** The name in specs. */
    String name();

    /** Endings of file names, with the dot. */
    List<String> extensions();

    /**
     * Reads all rows, best through a {@link RowCollector}.
     *
     * @param in the bytes, decompressed
     * @param file the name for messages
     * @param labels which column is left out of the data and may hold text
     * @return rows of equal length; every value finite
     * @throws DataFormatException if the content is broken, with its offset, line or row; nothing else may be thrown for that
     */
    RawRows read(InputStream in, String file, LabelColumn labels) throws IOException, DataFormatException;
}
