package org.phasesweep.model;

/** A data file whose content cannot be used. The message names the file, the place in it and the remedy. */
public final class DataFormatException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_CAUSE = 120;

    public DataFormatException(String message) {
        super(message);
    }

    public DataFormatException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * For what a library that decodes a format throws.
     *
     * @param file the name for the message
     * @param cause what it threw
     */
    public static DataFormatException unreadable(String file, Exception cause) {
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new DataFormatException(
                file + ": it is damaged, cut off or of a kind that is not read ("
                        + RowCollector.shown(words.strip(), LONGEST_CAUSE) + "); copy or save it again",
                cause);
    }
}
