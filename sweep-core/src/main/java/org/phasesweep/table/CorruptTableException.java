package org.phasesweep.table;

/** A table file that is not what was written: truncated, altered, or of an unknown format version. */
public final class CorruptTableException extends Exception {

    private static final long serialVersionUID = 1L;

    public CorruptTableException(String message) {
        super(message);
    }

    public CorruptTableException(String message, Throwable cause) {
        super(message, cause);
    }
}
