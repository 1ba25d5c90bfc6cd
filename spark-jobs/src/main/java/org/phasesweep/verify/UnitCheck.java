package org.phasesweep.verify;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.phasesweep.engine.UnitEngine;
import org.phasesweep.engine.UnitObserver;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Deadline;
import org.phasesweep.store.UnitFiles;
import org.phasesweep.store.UnitInventory;
import org.phasesweep.table.CorruptTableException;
import org.phasesweep.table.UnitRow;
import org.phasesweep.table.UnitTable;

/** The rows of unit files: their names, and some of them computed again. */
final class UnitCheck {

    /** For nanoseconds in a long. */
    private static final double LONGEST_SECONDS = 1e9;

    private final UnitFiles files;
    private final List<String> sound;
    private final Map<String, Slice> sliceOfCell = new HashMap<>();
    private final UnitEngine engine;
    private final Findings findings;
    private long foreign;

    UnitCheck(
            UnitFiles files,
            UnitInventory inventory,
            SweepPlan plan,
            Components components,
            Optional<DataMatrix> data,
            Findings findings) {
        this.files = files;
        this.sound = inventory.sound();
        this.engine = new UnitEngine(components, plan.spec(), data.orElse(null));
        this.findings = findings;
        plan.slices().forEach(slice -> slice.cells().forEach(cell -> sliceOfCell.put(cell.id(), slice)));
    }

    /** Takes the rows of a file. */
    private interface Sink {
        void accept(String name, UnitTable table);
    }

    /** A run beside this one may move a damaged file aside. */
    private void forEachFile(Sink sink) throws IOException {
        for (String name : sound) {
            try {
                sink.accept(name, files.table(name));
            } catch (FileNotFoundException | CorruptTableException e) {
                findings.remark("units/" + name + " was moved aside meanwhile: " + e.getMessage());
            }
        }
    }

    /** Checks what rows say of themselves, and chooses units to run again. */
    List<String> choose(UnitSample sample) throws IOException {
        forEachFile((name, table) -> {
            if (!UnitFiles.isName(name, table.rows())) {
                findings.difference("units/" + name + " has other rows than those its name stands for");
            }
            List<String> there = joined(table.columns(), table.lists());
            List<String> wanted = joined(engine.columns(), engine.lists());
            if (!there.equals(wanted)) {
                findings.difference("units/" + name + " has the columns " + there + ", the spec gives " + wanted);
                return;
            }
            for (UnitRow row : table.rows()) {
                if (wanted(row)) {
                    offer(name, row, sample);
                } else {
                    foreign++;
                }
            }
        });
        tellForeign(sample.chosen().isEmpty());
        return sample.chosen();
    }

    private static List<String> joined(List<String> columns, List<String> lists) {
        return Stream.concat(columns.stream(), lists.stream()).toList();
    }

    private void tellForeign(boolean all) {
        String rows = foreign + " rows in units/ are of no grid point of the spec: ";
        if (foreign > 0 && all) {
            findings.difference(rows + "they and all others are of another sweep");
        } else if (foreign > 0) {
            findings.remark(rows + "it has had more, or files of another sweep were put there; they are not used");
        }
    }

    /** The spec may have fewer grid points than there were when the row was computed. */
    private boolean wanted(UnitRow row) {
        return sliceOfCell.containsKey(row.cellId());
    }

    private void offer(String file, UnitRow row, UnitSample sample) {
        String unit = new SweepUnit(sliceOfCell.get(row.cellId()), row.realization()).id();
        if (unit.equals(row.unitId())) {
            sample.offer(unit);
        } else {
            findings.difference("units/" + file + ": cell " + row.cellId() + ", realization " + row.realization()
                    + " is of unit " + unit + ", the file says " + row.unitId());
        }
    }

    /**
     * Runs units again and compares; the first is run to its end, whatever the time.
     *
     * @param seconds after which no more is done
     * @return how many were compared
     */
    int runAgain(List<String> units, double seconds) throws IOException {
        Map<String, Map<String, UnitRow>> rows = rows(new HashSet<>(units));
        long end = System.nanoTime() + (long) (Math.min(seconds, LONGEST_SECONDS) * 1e9);
        int done = 0;
        for (String unit : units) {
            boolean first = done == 0;
            try {
                runAgain(rows.getOrDefault(unit, Map.of()), () -> stopAt(end, first));
                done++;
            } catch (CancellationException e) {
                return done;
            }
        }
        return done;
    }

    private static void stopAt(long end, boolean first) {
        if (!first && System.nanoTime() - end > 0) {
            throw new CancellationException("no time is left");
        }
    }

    /** By unit and cell; where a failed row was made good later, the good one. */
    private Map<String, Map<String, UnitRow>> rows(Set<String> units) throws IOException {
        Map<String, Map<String, UnitRow>> rows = new HashMap<>();
        forEachFile((name, table) -> {
            for (UnitRow row : table.rows()) {
                if (units.contains(row.unitId()) && wanted(row)) {
                    rows.computeIfAbsent(row.unitId(), unit -> new LinkedHashMap<>())
                            .merge(row.cellId(), row, (one, other) -> one.failed() ? other : one);
                }
            }
        });
        return rows;
    }

    private void runAgain(Map<String, UnitRow> stored, Deadline stop) {
        if (stored.isEmpty()) {
            return;
        }
        UnitRow any = stored.values().iterator().next();
        Slice slice = sliceOfCell.get(any.cellId());
        List<Cell> cells = new ArrayList<>(slice.cells());
        cells.removeIf(cell -> !stored.containsKey(cell.id()));
        SweepUnit unit = new SweepUnit(slice.withCells(cells), any.realization());
        UnitComparison comparison = new UnitComparison(engine.columns(), engine.lists(), findings);
        try {
            stop.check();
            for (UnitRow row : engine.run(unit, UnitObserver.NONE, stop)) {
                comparison.compare(stored.get(row.cellId()), row);
            }
        } catch (OutOfMemoryError | StackOverflowError e) {
            findings.obstacle("unit " + unit.id() + " could not be run again: " + e + "; raise --memory");
        }
    }
}
