package org.phasesweep.spark;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.table.UnitRow;

/** Counts the units of a run as their rows are seen. A unit is settled when each of its cells has a row, good or failed. */
final class UnitTally {

    private static final class Pending {
        private int cells;
        private double seconds;
    }

    private final Map<String, Pending> pending = new HashMap<>();
    private final Set<String> failedCells = new HashSet<>();
    private final Set<String> failedUnits = new HashSet<>();
    private double settledSeconds;
    private double pendingSeconds;

    /** Forgets what was awaited and awaits these tasks; failures stay counted. */
    void expect(List<SweepTask> tasks) {
        pending.clear();
        pendingSeconds = 0;
        for (SweepTask task : tasks) {
            double seconds = task.expectedSeconds() / task.units().size();
            task.units().forEach(unit -> expect(unit, seconds));
        }
    }

    private void expect(SweepUnit unit, double seconds) {
        Pending unitPending = pending.computeIfAbsent(unit.id(), id -> new Pending());
        unitPending.cells += unit.slice().cells().size();
        unitPending.seconds += seconds;
        pendingSeconds += seconds;
    }

    /** A row that was not seen before. */
    void accept(UnitRow row) {
        if (row.failed()) {
            failedUnits.add(row.unitId());
            if (!failedCells.add(key(row.realization(), row.cellId()))) {
                return;
            }
        }
        Pending unit = pending.get(row.unitId());
        if (unit != null && --unit.cells == 0) {
            pending.remove(row.unitId());
            pendingSeconds -= unit.seconds;
            settledSeconds += unit.seconds;
        }
    }

    boolean failed(int realization, String cellId) {
        return failedCells.contains(key(realization, cellId));
    }

    private static String key(int realization, String cellId) {
        return cellId + realization;
    }

    int pendingUnits() {
        return pending.size();
    }

    int failedUnits() {
        return failedUnits.size();
    }

    /** What is left by the cost model, over what is done: times the time so far, it is the time left. NaN at first. */
    double leftOverDone() {
        if (pending.isEmpty()) {
            return 0;
        }
        return settledSeconds > 0 ? Math.max(0, pendingSeconds) / settledSeconds : Double.NaN;
    }
}
