package org.phasesweep.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.UnitCost;
import org.phasesweep.spec.SweepSpec;

/**
 * Packs the units that are still to be computed into tasks, longest first, by the price that the descriptors say. A slice is cut
 * by temperature where a unit would not fit into memory or would keep the other cores waiting; no number changes by it.
 */
public final class TaskPacker {

    /** Tasks per core at the least, so that the cores end together. */
    private static final int TASKS_PER_CORE = 4;

    /** A task should last at least this long, or Spark's own work shows. */
    private static final double SHORTEST_TASK_SECONDS = 0.5;

    /** A task should not last longer than this, or little is seen of the progress. */
    private static final double LONGEST_TASK_SECONDS = 30;

    /** Parts of a unit make the same data and first products again; for balance alone they may cost this much of the whole. */
    private static final double DEAREST_CUT = 1.3;

    /** Units are kept in memory: so many take 1.5 GB to plan. */
    private static final int MOST_UNITS = 10_000_000;

    private final SweepPlan plan;
    private final Resources resources;
    private final UnitPrices prices;

    private TaskPacker(SweepPlan plan, Components components, Resources resources) {
        this.plan = plan;
        this.resources = resources;
        this.prices = new UnitPrices(plan, components);
    }

    /**
     * The tasks of a plan.
     *
     * @param completed what exists already and is left out
     * @throws PlanException if not even one cell of a slice fits into the memory of a task
     */
    public static List<SweepTask> pack(
            SweepPlan plan, Components components, CompletedCells completed, Resources resources) throws PlanException {
        TaskPacker packer = new TaskPacker(plan, components, resources);
        List<Priced> whole = packer.units(completed);
        double total =
                whole.stream().mapToDouble(unit -> unit.price().seconds()).sum();
        double fair = total / (TASKS_PER_CORE * (double) resources.cores());
        double target = Math.min(LONGEST_TASK_SECONDS, Math.max(SHORTEST_TASK_SECONDS, fair));
        List<Priced> units = new ArrayList<>();
        for (Priced unit : whole) {
            packer.cut(unit, Math.max(fair, LONGEST_TASK_SECONDS), units);
        }
        return fill(units, target);
    }

    private record Price(double seconds, long memoryBytes) {}

    /** A unit and its price. */
    private record Priced(SweepUnit unit, Price price) {}

    /** All units of the shard that lack cells, each with the cells it lacks. */
    private List<Priced> units(CompletedCells completed) throws PlanException {
        List<Priced> units = new ArrayList<>();
        SweepSpec spec = plan.spec();
        for (Slice slice : plan.slices()) {
            Price wholePrice = price(slice);
            for (int realization = 0; realization < spec.realizations(); realization++) {
                SweepUnit unit = new SweepUnit(slice, realization);
                if (resources.shard().n() == 1 || resources.shard().contains(unit.id())) {
                    add(units, unit, wholePrice, completed);
                }
            }
        }
        return units;
    }

    private void add(List<Priced> units, SweepUnit unit, Price wholePrice, CompletedCells completed)
            throws PlanException {
        if (units.size() == MOST_UNITS) {
            throw new PlanException(
                    "more than " + MOST_UNITS + " units in one run; lower realizations, or run parts with --shard k/n");
        }
        Slice slice = unit.slice();
        List<Cell> missing = slice.cells().stream()
                .filter(cell -> !completed.contains(slice.id(), unit.realization(), cell.id()))
                .toList();
        if (missing.size() == slice.cells().size()) {
            units.add(new Priced(unit, wholePrice));
        } else if (!missing.isEmpty()) {
            Slice rest = slice.withCells(missing);
            units.add(new Priced(new SweepUnit(rest, unit.realization()), price(rest)));
        }
    }

    private Price price(Slice slice) {
        UnitCost cost = prices.cost(slice);
        return new Price(resources.speed().seconds(cost.work()), cost.memoryBytes());
    }

    /** Halves a unit by temperature until it fits and is no longer than the limit; one temperature cannot be halved. */
    private void cut(Priced unit, double mostSeconds, List<Priced> parts) throws PlanException {
        boolean fits = unit.price().memoryBytes() <= resources.memoryBytesPerTask();
        List<Priced> halves = fits && unit.price().seconds() <= mostSeconds ? List.of() : halves(unit);
        if (halves.isEmpty()) {
            refuseUnlessItFits(unit);
        }
        if (halves.isEmpty()
                || (fits && seconds(halves) > DEAREST_CUT * unit.price().seconds())) {
            parts.add(unit);
            return;
        }
        for (Priced half : halves) {
            cut(half, mostSeconds, parts);
        }
    }

    /** Two units with half of the temperatures each; none where there is one temperature only. */
    private List<Priced> halves(Priced unit) {
        List<Double> temperatures = unit.unit().slice().cells().stream()
                .map(Cell::temperature)
                .distinct()
                .sorted()
                .toList();
        if (temperatures.size() < 2) {
            return List.of();
        }
        double middle = temperatures.get(temperatures.size() / 2);
        return List.of(
                part(unit.unit(), temperature -> temperature < middle),
                part(unit.unit(), temperature -> temperature >= middle));
    }

    private static double seconds(List<Priced> units) {
        return units.stream().mapToDouble(unit -> unit.price().seconds()).sum();
    }

    private Priced part(SweepUnit unit, DoublePredicate wanted) {
        List<Cell> cells = unit.slice().cells().stream()
                .filter(cell -> wanted.test(cell.temperature()))
                .toList();
        Slice slice = unit.slice().withCells(cells);
        return new Priced(new SweepUnit(slice, unit.realization()), price(slice));
    }

    private void refuseUnlessItFits(Priced unit) throws PlanException {
        long need = unit.price().memoryBytes();
        if (need > resources.memoryBytesPerTask()) {
            throw new PlanException("dimension " + unit.unit().slice().dimension() + " with "
                    + plan.spec().replicas() + " replicas needs " + megabytes(need)
                    + " of memory for a single temperature, a task has " + megabytes(resources.memoryBytesPerTask())
                    + "; give more with --memory, use fewer cores, or lower replicas");
        }
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + 1 + " MB";
    }

    /** Longest units first; each task is filled until it lasts as long as the target. */
    private static List<SweepTask> fill(List<Priced> units, double target) {
        List<Priced> sorted = new ArrayList<>(units);
        sorted.sort(Comparator.comparingDouble((Priced unit) -> unit.price().seconds())
                .reversed());
        List<SweepTask> tasks = new ArrayList<>();
        List<Priced> open = new ArrayList<>();
        double seconds = 0;
        for (Priced unit : sorted) {
            if (!open.isEmpty() && seconds + unit.price().seconds() > target) {
                tasks.add(task(open, seconds));
                open = new ArrayList<>();
                seconds = 0;
            }
            open.add(unit);
            seconds += unit.price().seconds();
        }
        if (!open.isEmpty()) {
            tasks.add(task(open, seconds));
        }
        return tasks;
    }

    private static SweepTask task(List<Priced> units, double seconds) {
        long memory = units.stream()
                .mapToLong(unit -> unit.price().memoryBytes())
                .max()
                .orElse(0);
        return new SweepTask(units.stream().map(Priced::unit).toList(), memory, seconds);
    }
}
