package org.phasesweep.spark;

import java.io.IOException;

/** The cluster or its file system cannot do what a run needs; exit code 4. The message names the remedy. */
public final class SweepEnvironmentException extends IOException {

    private static final long serialVersionUID = 1L;

    public SweepEnvironmentException(String message) {
        super(message);
    }

    public SweepEnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
