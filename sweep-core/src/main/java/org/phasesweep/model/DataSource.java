package org.phasesweep.model;

import java.io.IOException;
import java.io.InputStream;

/** Opens the bytes that a URI names. The core parses formats; it never opens a path itself. */
@FunctionalInterface
public interface DataSource {

    /** The bytes from the start; the caller closes the stream. */
    InputStream open(String uri) throws IOException;
}
