package org.phasesweep.submit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a job may take, as Slurm has it. Slurm's short forms are refused: {@code 4:00} would be four minutes.
 *
 * @param text {@code [D-]HH:MM:SS}
 * @param seconds the same
 */
record WallTime(String text, long seconds) {

    static final String FORM = "(?:([0-9]{1,3})-)?([0-9]{1,3}):([0-5][0-9]):([0-5][0-9])";

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Reads one that has the form. */
    static WallTime of(String text) {
        Matcher parts = Pattern.compile(FORM).matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        long days = parts.group(1) == null ? 0 : Long.parseLong(parts.group(1));
        return new WallTime(
                text,
                days * DAY
                        + Long.parseLong(parts.group(2)) * HOUR
                        + Long.parseLong(parts.group(3)) * MINUTE
                        + Long.parseLong(parts.group(4)));
    }

    /** A job that is stopped before it begins computes nothing. */
    void refuseSignalBefore(int signalSeconds) throws SubmitException {
        if (seconds <= signalSeconds) {
            throw new SubmitException("--walltime " + text + " is " + seconds + " s, of which the last " + signalSeconds
                    + " are for stopping; give a longer one, or a smaller --signal");
        }
    }
}
