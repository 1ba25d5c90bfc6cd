package org.phasesweep.sampler;

/** The moment at which a unit must give up; a Java thread cannot be killed, so kernels ask. */
@FunctionalInterface
public interface Deadline {

    /** No limit. */
    Deadline NEVER = () -> {};

    /** Returns while there is time. @throws TimeLimitExceededException when there is none */
    void check();

    /** This one and another, whichever comes first. */
    default Deadline and(Deadline other) {
        return () -> {
            check();
            other.check();
        };
    }

    /** A deadline that many seconds from now; never for an infinite number. */
    static Deadline after(double seconds) {
        if (seconds == Double.POSITIVE_INFINITY) {
            return NEVER;
        }
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return () -> {
            if (System.nanoTime() - end > 0) {
                throw new TimeLimitExceededException(seconds);
            }
        };
    }
}
