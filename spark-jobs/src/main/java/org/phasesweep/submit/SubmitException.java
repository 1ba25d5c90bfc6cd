package org.phasesweep.submit;

/** A job that cannot be made of what was said, with what to say instead. */
public final class SubmitException extends Exception {

    private static final long serialVersionUID = 1L;

    public SubmitException(String message) {
        super(message);
    }

    public SubmitException(String message, Throwable cause) {
        super(message, cause);
    }
}
