package org.phasesweep.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.phasesweep.engine.UnitObserver;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.sampler.Deadline;
import org.phasesweep.spark.TaskReport.Outcome;
import org.phasesweep.store.UnitFile;
import org.phasesweep.store.UnitFiles;
import org.phasesweep.table.CellMeans;
import org.phasesweep.table.UnitRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task at work: computes its units one after another and commits what it has after 2, 4, 8, 16 s and then every 30 s, so
 * that the first rows are seen early and a kill costs little, and at its end. A directory that is full or away is waited for
 * between units, not within one, whose time may be limited.
 */
final class TaskRun {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);
    private static final double FIRST_COMMIT_SECONDS = 2;
    private static final double COMMIT_SECONDS = 30;
    private static final int MAX_BUFFERED_ROWS = 100_000;

    private final LocalSweep sweep;
    private final String attempt;
    private final List<UnitRow> buffer = new ArrayList<>();
    private final List<UnitFile> files = new ArrayList<>();
    private final CellMeans means;
    private final long startedNanos = System.nanoTime();
    private double commitSeconds = FIRST_COMMIT_SECONDS;
    private long committedNanos = startedNanos;

    /**
     * A task's run.
     *
     * @param attempt tells it from every other run of any task
     */
    TaskRun(LocalSweep sweep, String attempt) {
        this.sweep = sweep;
        this.attempt = attempt;
        this.means = new CellMeans(sweep.engine().columns());
    }

    /**
     * Computes until done or cancelled, which is asked between units and, by the kernels, within them. Never throws: Spark
     * would stop the tasks beside this one.
     */
    TaskReport run(SweepTask task, BooleanSupplier cancelled) {
        try {
            Outcome outcome = compute(task, cancelled);
            commit(outcome == Outcome.LOST ? sweep.units() : sweep.patientUnits());
            return report(outcome, outcome == Outcome.LOST ? "cancelled" : "");
        } catch (IOException e) {
            LOG.error("cannot write to {}", sweep.location(), e);
            return report(Outcome.UNWRITTEN, "could not write to " + sweep.location() + ": " + e.getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("cannot write to {}", sweep.location(), e);
            return report(Outcome.LOST, "could not write to " + sweep.location() + ": " + e);
        }
    }

    private Outcome compute(SweepTask task, BooleanSupplier cancelled) throws IOException {
        try {
            for (SweepUnit unit : task.units()) {
                check(cancelled);
                buffer.addAll(rows(unit, () -> duringUnit(cancelled)));
                commitIfDue(sweep.patientUnits());
            }
            return Outcome.FINISHED;
        } catch (CancellationException e) {
            LOG.info("cancelled; the unit in flight is left", e);
            return Outcome.LOST;
        }
    }

    private static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the run was stopped");
        }
    }

    /** Kernels ask at every tile: finished units must not wait for a long one. What cannot be written now is tried again later. */
    private void duringUnit(BooleanSupplier cancelled) {
        check(cancelled);
        try {
            commitIfDue(sweep.units());
        } catch (IOException e) {
            LOG.warn("could not commit to {} while a unit runs; trying again at its end", sweep.location(), e);
            committedNanos = System.nanoTime();
        }
    }

    /** The engine turns what a unit throws into rows, except for errors of the JVM, after most of which it can go on. */
    private List<UnitRow> rows(SweepUnit unit, Deadline cancelled) {
        try {
            return sweep.engine().run(unit, UnitObserver.NONE, cancelled);
        } catch (OutOfMemoryError e) {
            return failed(unit, "out of memory (" + e.getMessage() + "); raise --memory");
        } catch (StackOverflowError e) {
            return failed(unit, "stack overflow; raise -Xss");
        } catch (VirtualMachineError e) {
            return failed(unit, e.toString());
        }
    }

    private List<UnitRow> failed(SweepUnit unit, String cause) {
        LOG.error("unit {} failed: {}", unit.id(), cause);
        return LostUnits.rows(
                unit, cause, sweep.spec().replicas(), sweep.engine().columns().size());
    }

    private void commitIfDue(UnitFiles units) throws IOException {
        double seconds = (System.nanoTime() - committedNanos) * 1e-9;
        if (seconds >= commitSeconds || buffer.size() >= MAX_BUFFERED_ROWS) {
            commit(units);
            commitSeconds = Math.min(COMMIT_SECONDS, 2 * commitSeconds);
        }
    }

    private void commit(UnitFiles units) throws IOException {
        if (!buffer.isEmpty()) {
            files.add(units.commit(sweep.engine().table(buffer), attempt));
            buffer.forEach(means::add);
            buffer.clear();
        }
        committedNanos = System.nanoTime();
    }

    private TaskReport report(Outcome outcome, String trouble) {
        double seconds = (System.nanoTime() - startedNanos) * 1e-9;
        byte[] summary = means.cells() == 0 ? new byte[0] : means.toArrow();
        return new TaskReport(outcome, trouble, files, summary, seconds);
    }
}
