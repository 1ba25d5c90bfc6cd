package org.phasesweep.aggregate;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phasesweep.analysis.Refinement;
import org.phasesweep.analysis.WantedRealizations;
import org.phasesweep.engine.UnitEngine;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.sampler.Cell;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.table.CorruptTableException;
import org.phasesweep.table.Realizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sweep as far as its completed rounds have decided: the grid with the points that {@code refine} has added, and the
 * realizations that {@code target} still wants of each point. Derived from the rows alone, so a run that was killed, an
 * aggregation beside it and a later one all find the same. Refinement ends where {@code where} drops what it would add. Sweeps without the two keys are simply their spec.
 */
public final class GrownSweep {

    private static final Logger LOG = LoggerFactory.getLogger(GrownSweep.class);

    /** A run beside this one may move a damaged file aside between listing and reading. */
    private static final int TRIES = 3;

    private final SweepPlan plan;
    private final SweepRows rows;
    private final int[] wanted;
    private final Realizations values;
    private final Map<String, Integer> wantedOfCell = new HashMap<>();

    private GrownSweep(SweepPlan plan, SweepRows rows, int[] wanted) {
        this.plan = plan;
        this.rows = rows;
        this.wanted = wanted;
        this.values = rows.realizations().first(wanted);
        for (int point = 0; point < wanted.length; point++) {
            wantedOfCell.merge(plan.points().get(point).cellId(), wanted[point], Math::max);
        }
    }

    /**
     * Reads the rows of a directory and grows the plan until they decide nothing more.
     *
     * @throws IOException if the directory cannot be read, or holds rows of other observables
     */
    public static GrownSweep read(ResultDirectory directory, SweepInput input, Components components)
            throws IOException, PlanException {
        UnitEngine engine = new UnitEngine(components, input.spec(), null);
        WantedRealizations rule = new WantedRealizations(input.spec(), components);
        List<Map<String, Double>> added = new ArrayList<>();
        SweepPlan plan = SweepPlanner.plan(input, components);
        SweepRows rows = rows(directory, plan, engine);
        int[] wanted = rule.of(rows.realizations());
        Optional<SweepPlan> next = grown(plan, rows, wanted, added, input, components);
        while (next.isPresent()) {
            plan = next.get();
            rows = rows(directory, plan, engine);
            wanted = rule.of(rows.realizations());
            next = grown(plan, rows, wanted, added, input, components);
        }
        return new GrownSweep(plan, rows, wanted);
    }

    /** The plan with what its rows ask for: first more realizations, then more points; empty when they ask for nothing. */
    private static Optional<SweepPlan> grown(
            SweepPlan plan,
            SweepRows rows,
            int[] wanted,
            List<Map<String, Double>> added,
            SweepInput input,
            Components components)
            throws PlanException {
        int most = WantedRealizations.most(wanted);
        if (most > plan.spec().realizations()) {
            return Optional.of(plan.withRealizations(most));
        }
        added.addAll(Refinement.next(plan, rows.realizations(), wanted, components));
        SweepPlan refined = SweepPlanner.plan(input, components, added)
                .withRealizations(plan.spec().realizations());
        return refined.points().size() > plan.points().size() ? Optional.of(refined) : Optional.empty();
    }

    private static SweepRows rows(ResultDirectory directory, SweepPlan plan, UnitEngine engine) throws IOException {
        for (int i = 1; ; i++) {
            try {
                SweepRows rows = new SweepRows(plan, engine.columns(), engine.lists());
                directory.inventory().forEachTable(rows::add);
                return rows;
            } catch (FileNotFoundException | CorruptTableException e) {
                if (i == TRIES) {
                    throw new IOException(
                            "files in " + directory.location() + "/units vanish while they are read: " + e.getMessage(),
                            e);
                }
                LOG.info("a file was moved aside meanwhile; reading again", e);
            }
        }
    }

    /** All points, and the most realizations that any of them gets. */
    public SweepPlan plan() {
        return plan;
    }

    /** Whether a realization of a cell is among those it gets. */
    public boolean wants(String cellId, int realization) {
        return realization < wantedOfCell.get(cellId);
    }

    /** The values of the realizations that each point gets. */
    Realizations realizations() {
        return values;
    }

    /** Whether there is a good row of a realization that the point gets. */
    boolean has(int point, int realization) {
        return realization < wanted[point] && rows.has(point, realization);
    }

    SweepRows rows() {
        return rows;
    }

    /** Units of which some cell is wanted. */
    public long units() {
        return count((slice, realization) -> true);
    }

    /** Units of which every wanted cell has a good row. */
    public long completeUnits() {
        return count((slice, realization) -> slice.cells().stream()
                .allMatch(cell -> !wants(cell.id(), realization) || rows.has(cell.id(), realization)));
    }

    /** A question about a unit. */
    private interface UnitTest {
        boolean holds(Slice slice, int realization);
    }

    private long count(UnitTest test) {
        long count = 0;
        for (Slice slice : plan.slices()) {
            int most = slice.cells().stream()
                    .map(Cell::id)
                    .mapToInt(wantedOfCell::get)
                    .max()
                    .orElse(0);
            for (int realization = 0; realization < most; realization++) {
                count += test.holds(slice, realization) ? 1 : 0;
            }
        }
        return count;
    }
}
