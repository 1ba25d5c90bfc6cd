package org.phasesweep.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.spark.TaskReport.Outcome;
import org.phasesweep.store.Progress;
import org.phasesweep.store.RunState;
import org.phasesweep.store.UnitFile;
import org.phasesweep.store.UnitInventory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver's eyes: what is done is what it has read in the directory itself, never what a task says. Tasks' reports tell it
 * which files it must be able to see.
 */
final class RunMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(RunMonitor.class);

    /** A network file system may show another host's file this much later: NFS keeps what it knows of a folder for 60 s. */
    private static final int VISIBLE_WITHIN_SECONDS = 90;

    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Listing a large directory may take at most one part in this many of the driver's time. */
    private static final int REFRESH_SHARE = 20;

    private record Awaited(UnitFile file, long deadlineNanos) {}

    /** The driver's clock, because those of executors may be hours off. */
    private record Arrived(byte[] report, long nanos) {}

    private final String location;
    private final long visibleWithinNanos;
    private final UnitTally tally = new UnitTally();
    private final Queue<Arrived> reports = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Awaited> awaited = new ArrayDeque<>();
    private final long startedNanos = System.nanoTime();
    private final LiveDiagram live = new LiveDiagram();
    private UnitInventory inventory;
    private long nextRefreshNanos = startedNanos;
    private long unitsTotal;
    private long unitsFound;
    private int reportCount;
    private String trouble = "";
    private String unwritten = "";
    private double firstStartSeconds = Double.POSITIVE_INFINITY;
    private double lastEndSeconds = Double.NEGATIVE_INFINITY;
    private double coreSeconds;

    RunMonitor(String location) {
        this(location, VISIBLE_WITHIN_SECONDS);
    }

    /** A monitor of a file system that shows files within the given time. */
    RunMonitor(String location, int visibleWithinSeconds) {
        this.location = location;
        this.visibleWithinNanos = TimeUnit.SECONDS.toNanos(visibleWithinSeconds);
    }

    /** Starts from what is there, of so many units in all. */
    void begin(UnitInventory existing, long total) {
        inventory = existing;
        unitsTotal = total;
    }

    /** That executors could not write in earlier attempts says nothing of this one. */
    void beginAttempt() {
        unwritten = "";
    }

    /** The rows that are awaited from now on. */
    void expect(List<SweepTask> tasks) {
        tally.expect(tasks);
        unitsFound = Math.min(unitsFound, unitsTotal - tally.pendingUnits());
    }

    /** Everything that is not awaited at first was there before. */
    void countFound() {
        unitsFound = unitsTotal - tally.pendingUnits();
    }

    /** Whether a cell needs no further attempt in this run. */
    boolean settled(int realization, String cellId) {
        return inventory.contains("", realization, cellId) || tally.failed(realization, cellId);
    }

    /** Takes a task's report; from any thread. */
    void report(byte[] report) {
        reports.add(new Arrived(report, System.nanoTime()));
    }

    /**
     * Looks at the reports and the directory.
     *
     * @throws SweepEnvironmentException if an executor cannot run the sweep, or its files cannot be seen
     */
    void watch() throws IOException {
        for (Arrived next = reports.poll(); next != null; next = reports.poll()) {
            take(TaskCodec.decodeReport(next.report()), (next.nanos() - startedNanos) * 1e-9);
        }
        if (System.nanoTime() - nextRefreshNanos >= 0) {
            refresh();
        }
        checkAwaited();
    }

    private void take(TaskReport report, double arrivedSeconds) throws SweepEnvironmentException {
        reportCount++;
        if (report.outcome() == Outcome.REFUSED) {
            throw new SweepEnvironmentException("an executor cannot run the sweep: " + report.trouble());
        }
        if (report.outcome() == Outcome.UNWRITTEN) {
            unwritten = report.trouble();
        }
        if (report.outcome() != Outcome.FINISHED) {
            trouble = report.trouble();
            LOG.warn("a task was lost ({}); its units are submitted again one by one", trouble);
        }
        long deadline = System.nanoTime() + visibleWithinNanos;
        report.files().forEach(file -> awaited.add(new Awaited(file, deadline)));
        if (!report.files().isEmpty()) {
            firstStartSeconds = Math.min(firstStartSeconds, arrivedSeconds - report.coreSeconds());
            lastEndSeconds = Math.max(lastEndSeconds, arrivedSeconds);
        }
        coreSeconds += report.coreSeconds();
        live.add(report.means());
    }

    /** What the tasks have reported of each cell. */
    LiveDiagram live() {
        return live;
    }

    /** Reads the files that are new in the directory. */
    void refresh() throws IOException {
        long begin = System.nanoTime();
        inventory.refresh(tally::accept);
        long now = System.nanoTime();
        nextRefreshNanos = now + Math.max(REFRESH_NANOS, REFRESH_SHARE * (now - begin));
    }

    private void checkAwaited() throws IOException {
        for (Iterator<Awaited> files = awaited.iterator(); files.hasNext(); ) {
            Awaited next = files.next();
            if (visible(next.file())) {
                files.remove();
            } else if (System.nanoTime() - next.deadlineNanos() > 0) {
                throw new SweepEnvironmentException("executors do not share " + location
                        + ": one of them committed units/" + next.file().name()
                        + ", which cannot be seen from the driver; give a path every node sees");
            }
        }
    }

    private boolean visible(UnitFile file) throws IOException {
        try {
            inventory.absorb(file.name(), tally::accept);
        } catch (FileNotFoundException e) {
            return false;
        }
        return inventory.has(file) || inventory.unsound().containsKey(file.name());
    }

    /** Whether every file that was reported has been seen. */
    boolean caughtUp() {
        return reports.isEmpty() && awaited.isEmpty();
    }

    /** Whether files were found that cannot be believed. */
    boolean damaged() {
        return !inventory.unsound().isEmpty();
    }

    /** Goes on with another inventory, after the damage was moved aside. */
    void replace(UnitInventory repaired) {
        inventory = repaired;
    }

    int failedUnits() {
        return tally.failedUnits();
    }

    /** Whether any task came to an end. */
    boolean anyReport() {
        return reportCount > 0;
    }

    /** Why an executor could not write what it had computed in this attempt; empty if all could. */
    String unwritten() {
        return unwritten;
    }

    /** Notes trouble that no task could tell of. */
    void trouble(String words) {
        trouble = words;
    }

    /** The last trouble that a task told of; empty if there was none. */
    String trouble() {
        return trouble;
    }

    Progress progress(RunState state) {
        double elapsed = (System.nanoTime() - startedNanos) * 1e-9;
        long failed = tally.failedUnits();
        long computed = Math.max(0, unitsTotal - unitsFound - tally.pendingUnits() - failed);
        return new Progress(
                state,
                unitsTotal,
                unitsFound,
                computed,
                failed,
                elapsed,
                (computed + failed) / elapsed,
                elapsed * tally.leftOverDone(),
                Double.isFinite(lastEndSeconds) ? lastEndSeconds - firstStartSeconds : Double.NaN,
                coreSeconds);
    }
}
