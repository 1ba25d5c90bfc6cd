package org.phasesweep.model;

/** A data file whose content cannot be used. The message names the file, the place in it and the remedy. */
public final class DataFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    public DataFormatException(String message) {
        super(message);
    }

    public DataFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
