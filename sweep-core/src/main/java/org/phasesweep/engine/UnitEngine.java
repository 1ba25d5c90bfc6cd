package org.phasesweep.engine;

import java.util.List;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.table.UnitRow;

/**
 * Computes units: draws the disorder, runs the sampler, measures the observables and averages them over replicas. One per
 * JVM and sweep; {@link #run} may be called from several threads at once.
 */
public final class UnitEngine {

    private final Components components;
    private final SweepSpec spec;
    private final DataMatrix data;

    /**
     * An engine for a sweep.
     *
     * @param components the registered parts
     * @param spec the sweep
     * @param data the data file's rows, null when the model reads none
     */
    public UnitEngine(Components components, SweepSpec spec, DataMatrix data) {
        this.components = components;
        this.spec = spec;
        this.data = data;
    }

    /** The measured columns, in the order of the values of each row: ingredients of the spec's observables. */
    public List<String> columns() {
        return spec.observables().stream()
                .flatMap(name -> components.observable(name).ingredients().stream())
                .distinct()
                .toList();
    }

    /**
     * One row for each cell of the unit, in their order. Whatever a unit throws becomes failure rows with the cause; errors
     * of the JVM itself ({@code VirtualMachineError}) pass through.
     */
    public List<UnitRow> run(SweepUnit unit) {
        throw new IllegalStateException("being written: " + data + unit);
    }
}
