package org.phasesweep.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.phasesweep.spark.ProgressListener;
import org.phasesweep.store.Progress;

/** The one line on stderr that says how far a run is: rewritten on a terminal, now and then a plain line elsewhere. */
final class ProgressLine implements ProgressListener {

    private static final long PLAIN_EVERY_NANOS = 10_000_000_000L;

    private final PrintWriter err;
    private final boolean terminal;
    private long lastPlain;
    private boolean first = true;

    /** A line on this stream. The launcher says in a system property whether stderr is a terminal. */
    ProgressLine(PrintWriter err) {
        this.err = err;
        this.terminal = Boolean.getBoolean("phasesweep.terminal");
    }

    @Override
    public synchronized void progress(Progress progress) {
        long now = System.nanoTime();
        if (terminal) {
            err.print("\r\u001b[K" + text(progress));
            err.flush();
        } else if (first || now - lastPlain >= PLAIN_EVERY_NANOS) {
            err.println(text(progress));
            err.flush();
            lastPlain = now;
        }
        first = false;
    }

    /** Says something else on a line of its own. */
    synchronized void say(String words) {
        err.println((terminal ? "\r\u001b[K" : "") + words);
        err.flush();
    }

    /** Ends the line. */
    synchronized void end(Progress last) {
        say(text(last));
    }

    static String text(Progress progress) {
        long done = progress.unitsFound() + progress.unitsComputed() + progress.unitsFailed();
        StringBuilder text = new StringBuilder();
        text.append(done).append(" of ").append(progress.unitsTotal()).append(" units");
        if (progress.unitsFound() > 0) {
            text.append(" (").append(progress.unitsFound()).append(" found)");
        }
        if (progress.unitsPerSecond() > 0) {
            text.append(String.format(Locale.ROOT, ", %.3g/s", progress.unitsPerSecond()));
        }
        if (Double.isFinite(progress.secondsLeft()) && progress.unitsLeft() > 0) {
            text.append(", ").append(duration(progress.secondsLeft())).append(" left");
        }
        return text.append(", ")
                .append(progress.unitsFailed())
                .append(" failed")
                .toString();
    }

    /** 45 s, 12 min, 3.4 h. */
    static String duration(double seconds) {
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        return seconds < 6000
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
