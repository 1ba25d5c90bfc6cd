package org.phasesweep.store;

import java.io.IOException;

/** Another run is at work in the result directory. The message names its host and pid. */
public final class DirectoryLockedException extends IOException {

    private static final long serialVersionUID = 1L;

    public DirectoryLockedException(String message) {
        super(message);
    }
}
