package org.phasesweep.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What a verification has found, told as soon as it is found. Not thread-safe. */
public final class Findings {

    /** One row too many moves all rows after it: what is told of a file must still be read by somebody. */
    private static final long VALUES_TOLD = 20;

    private final Consumer<String> differences;
    private final Consumer<String> remarks;
    private final Map<String, Long> values = new LinkedHashMap<>();
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

    /**
     * A value is not what it should be. The first twenty of a place are told, the others counted.
     *
     * @param place such as a file
     * @param line what is different where in it
     */
    public void value(String place, String line) {
        if (values.merge(place, 1L, Long::sum) <= VALUES_TOLD) {
            difference(place + line);
        } else {
            count++;
        }
    }

    /** Tells how many values have not been told. */
    public void conclude() {
        values.forEach((place, found) -> {
            if (found > VALUES_TOLD) {
                differences.accept(printable(place + ": " + (found - VALUES_TOLD) + " more values differ"));
            }
        });
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
