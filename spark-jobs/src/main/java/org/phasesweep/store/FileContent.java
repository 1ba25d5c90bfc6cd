package org.phasesweep.store;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;

/** Writes the content of one file; whoever gives the stream closes it. */
@FunctionalInterface
public interface FileContent {

    /** Writes the whole content from the start. */
    void writeTo(FSDataOutputStream out) throws IOException;
}
