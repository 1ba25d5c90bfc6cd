package org.phasesweep.sampler;

/** A unit took longer than {@code unit_time_limit_seconds}. */
public final class TimeLimitExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TimeLimitExceededException(double seconds) {
        super("not finished within unit_time_limit_seconds = " + seconds + "; raise it or make the unit smaller");
    }
}
