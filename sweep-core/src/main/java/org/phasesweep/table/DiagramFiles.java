package org.phasesweep.table;

/** The diagram as files whose bytes are a function of its rows alone: no time, host, path or commit in them. */
public final class DiagramFiles {

    private DiagramFiles() {}

    /** Arrow IPC file: axes, realizations, then NAME, NAME_stderr, NAME_thermal_stderr, NAME_flag for each observable. */
    public static byte[] toArrow(Diagram diagram) {
        throw new IllegalStateException("being written");
    }

    /** CSV: the same columns, Double.toString, NaN, LF. */
    public static String toCsv(Diagram diagram) {
        throw new IllegalStateException("being written");
    }
}
