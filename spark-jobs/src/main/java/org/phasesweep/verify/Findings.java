package org.phasesweep.verify;

import java.util.function.Consumer;

/** What a verification has found, told as soon as it is found. Not thread-safe. */
public final class Findings {

    private final Consumer<String> differences;
    private final Consumer<String> remarks;
    private long count;
    private boolean obstructed;

    /**
     * Nothing found yet.
     *
     * @param differences takes a line for each difference
     * @param remarks takes lines for people: what was done, and what could not be
     */
    public Findings(Consumer<String> differences, Consumer<String> remarks) {
        this.differences = differences;
        this.remarks = remarks;
    }

    /** Something is not what it should be. Control characters of files do not reach the terminal. */
    public void difference(String line) {
        count++;
        differences.accept(printable(line));
    }

    /** Something could not be checked here. */
    public void obstacle(String line) {
        obstructed = true;
        remarks.accept(printable(line));
    }

    /** Something that people should know. */
    public void remark(String line) {
        remarks.accept(printable(line));
    }

    private static String printable(String line) {
        return line.replaceAll("\\p{Cntrl}", "?");
    }

    /** How many differences there are. */
    public long differences() {
        return count;
    }

    /** Whether something could not be checked. */
    public boolean obstructed() {
        return obstructed;
    }
}
