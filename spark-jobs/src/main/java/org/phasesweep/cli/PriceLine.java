package org.phasesweep.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.phasesweep.plan.Resources;
import org.phasesweep.plan.SweepPrice;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.spark.ProgressListener;
import org.phasesweep.store.Progress;

/** Says the price of a run, or of its first round, before it is paid. */
final class PriceLine implements ProgressListener {

    private static final long MEGABYTE = 1 << 20;

    private final PrintWriter err;
    private final Resources resources;
    private final String origin;
    private final ProgressListener next;
    private boolean said;

    /** A line on this stream; progress is passed on. */
    PriceLine(PrintWriter err, Resources resources, String origin, ProgressListener next) {
        this.err = err;
        this.resources = resources;
        this.origin = origin;
        this.next = next;
    }

    @Override
    public void planned(List<SweepTask> tasks) {
        if (!said && !tasks.isEmpty()) {
            said = true;
            err.println(text(SweepPrice.of(tasks, resources)));
            err.flush();
        }
        next.planned(tasks);
    }

    private String text(SweepPrice price) {
        return "price: " + number(price.coreSeconds()) + " core-seconds, about "
                + ProgressLine.duration(price.durationSeconds()) + " on " + resources.cores() + " cores, "
                + megabytes(price.memoryBytesPerTask()) + " a task (" + origin + ")";
    }

    /** Three digits, or all before the point. */
    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.3g" : "%.0f", value);
    }

    static String megabytes(long bytes) {
        return ((bytes + MEGABYTE - 1) / MEGABYTE) + " MB";
    }

    @Override
    public void progress(Progress progress) {
        next.progress(progress);
    }
}
