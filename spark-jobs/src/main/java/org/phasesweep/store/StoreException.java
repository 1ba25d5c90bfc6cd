package org.phasesweep.store;

import java.io.IOException;
import java.net.UnknownHostException;

/** The file system of a result directory is full, away or read-only for now. The message names the remedy. */
public final class StoreException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What a failed operation on a file says to the user; the failure itself where it is not such trouble. */
    public static IOException of(String location, IOException failure) {
        return StoreTrouble.of(failure)
                .<IOException>map(trouble -> new StoreException(trouble.inWords(location, failure), failure))
                .orElse(failure);
    }

    /** Hadoop throws an unchecked exception where nobody knows a host; any other is thrown on. */
    public static IOException ofUnchecked(String location, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                IOException unknown = new UnknownHostException("unknown host " + cause.getMessage());
                unknown.initCause(failure);
                return of(location, unknown);
            }
        }
        throw failure;
    }

    StoreException(String message, IOException cause) {
        super(message, cause);
    }
}
