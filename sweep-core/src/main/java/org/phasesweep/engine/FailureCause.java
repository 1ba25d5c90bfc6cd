package org.phasesweep.engine;

/** Why a unit failed, in one line. */
final class FailureCause {

    private static final int LONGEST = 500;

    private FailureCause() {}

    /** Kind and message of the throwable and of its innermost cause, and the place in our code where it was thrown. */
    static String of(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String words = inWords(thrown) + (root == thrown ? "" : "; because of " + inWords(root)) + place(root);
        String line = words.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String inWords(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "" : " (at " + trace[0] + ")";
    }
}
