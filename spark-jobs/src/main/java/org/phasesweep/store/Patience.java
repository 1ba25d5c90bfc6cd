package org.phasesweep.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FSError;

/**
 * Waits out the {@link StoreTrouble} of one file system: an operation is tried again every two seconds until it succeeds or
 * the trouble has lasted for the limit. All operations share one time: when it is used up, each is tried once, so that a run
 * ends soon after. What was troubled gives it back when it succeeds: reading does not show that there is room to write.
 * Thread-safe.
 */
final class Patience {

    private static final long PAUSE_MILLIS = 2000;

    private final long limitSeconds;
    private final Consumer<String> notice;
    private Kind troubled;
    private long sinceNanos;

    /**
     * A patience.
     *
     * @param limitSeconds 0: every operation is tried once
     * @param notice told once when trouble begins and once when it is over
     */
    Patience(long limitSeconds, Consumer<String> notice) {
        this.limitSeconds = limitSeconds;
        this.notice = notice;
    }

    /** Operations, each of which asks more of a file system than those before it. */
    enum Kind {
        /** Of names and content. */
        READ,
        /** Of names alone. */
        CHANGE,
        /** Of content. */
        WRITE
    }

    /** What is tried; may be called several times. */
    @FunctionalInterface
    interface Operation<T> {
        T run() throws IOException;
    }

    /**
     * The result of an operation.
     *
     * @param location of the file system, for messages
     * @param kind of the operation
     * @throws StoreException if the trouble lasts
     */
    <T> T call(String location, Kind kind, Operation<T> operation) throws IOException {
        while (true) {
            try {
                T result = once(operation);
                over(location, kind);
                return result;
            } catch (IOException e) {
                IOException told = e instanceof StoreException ? e : StoreException.of(location, e);
                if (!(told instanceof StoreException) || !mayWait(kind, told.getMessage())) {
                    throw told;
                }
                pause();
            }
        }
    }

    /** Hadoop's local file system throws an error when a disk is full. */
    private static <T> T once(Operation<T> operation) throws IOException {
        try {
            return operation.run();
        } catch (FSError e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        }
    }

    private synchronized void over(String location, Kind kind) {
        if (troubled != null && kind.compareTo(troubled) >= 0) {
            troubled = null;
            notice.accept(location + " answers again after "
                    + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - sinceNanos) + " s");
        }
    }

    private synchronized boolean mayWait(Kind kind, String words) {
        if (limitSeconds == 0) {
            return false;
        }
        if (troubled == null) {
            troubled = kind;
            sinceNanos = System.nanoTime();
            notice.accept(words + "; trying again for up to " + limitSeconds + " s");
        }
        troubled = kind.compareTo(troubled) > 0 ? kind : troubled;
        return System.nanoTime() - sinceNanos < TimeUnit.SECONDS.toNanos(limitSeconds);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for the file system");
        }
    }
}
