package org.phasesweep.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.sampler.Cell;
import org.phasesweep.spec.Catalog.Section;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.table.UnitRow;

/** A sweep that a test computes in its own thread, without Spark: a spec, its plan, its engine. */
record SmallSweep(SweepPlan plan, UnitEngine engine) {

    static final Components COMPONENTS = Components.load();

    /** The names of all observables that go with this sampler. */
    static List<String> observables(String sampler) {
        return observables(Component.of(COMPONENTS.sampler(sampler), Settings.EMPTY));
    }

    /** The names of all observables that go with this sampler. */
    static List<String> observables(Component sampler) {
        return COMPONENTS.catalog().names(Section.OBSERVABLE).stream()
                .filter(name -> COMPONENTS.catalog().refusal(sampler, name).isEmpty())
                .toList();
    }

    /** The sweep of a spec without a data file. */
    static SmallSweep of(String yaml) throws Exception {
        return of(yaml, "");
    }

    /** The sweep of a spec whose model reads this CSV, whatever its path. */
    static SmallSweep of(String yaml, String csv) throws Exception {
        SweepSpec spec = SpecReader.read(yaml, "test.yaml", List.of(), COMPONENTS.catalog());
        SweepInput input = SweepInput.load(
                spec, COMPONENTS, uri -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        UnitEngine engine =
                new UnitEngine(COMPONENTS, input.spec(), input.data().orElse(null));
        return new SmallSweep(SweepPlanner.plan(input, COMPONENTS), engine);
    }

    List<Slice> slices() {
        return plan.slices();
    }

    /** The cells of the only slice. */
    List<Cell> cells() {
        if (slices().size() != 1) {
            throw new IllegalStateException("there are " + slices().size() + " slices");
        }
        return slices().get(0).cells();
    }

    /** Means over replicas, {@code [column][cell][realization]}, cells in the order of the slices. */
    double[][][] means() {
        int cellCount =
                slices().stream().mapToInt(slice -> slice.cells().size()).sum();
        int realizations = plan.spec().realizations();
        double[][][] means = new double[engine.columns().size()][cellCount][realizations];
        int first = 0;
        for (Slice slice : slices()) {
            for (int realization = 0; realization < realizations; realization++) {
                List<UnitRow> rows = engine.run(new SweepUnit(slice, realization));
                for (int cell = 0; cell < rows.size(); cell++) {
                    store(rows.get(cell), means, first + cell);
                }
            }
            first += slice.cells().size();
        }
        return means;
    }

    private static void store(UnitRow row, double[][][] means, int cell) {
        if (row.failed()) {
            throw new IllegalStateException(row.failure());
        }
        for (int column = 0; column < means.length; column++) {
            means[column][cell][row.realization()] = row.means()[column];
        }
    }
}
