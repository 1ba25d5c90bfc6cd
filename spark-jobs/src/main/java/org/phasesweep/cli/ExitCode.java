package org.phasesweep.cli;

/** What a command's exit status means. */
final class ExitCode {

    /** All done. */
    static final int DONE = 0;

    /** Some units failed; they are rows, the rest is kept. */
    static final int UNITS_FAILED = 1;

    /** The command line is wrong. */
    static final int USAGE = 2;

    /** The spec or the data file is wrong, or does not fit the directory. */
    static final int INVALID = 3;

    /** The machine or the cluster cannot do it. */
    static final int ENVIRONMENT = 4;

    /** Stopped by the user; the same command goes on. */
    static final int INTERRUPTED = 5;

    private ExitCode() {}
}
