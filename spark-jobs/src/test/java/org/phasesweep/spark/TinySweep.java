package org.phasesweep.spark;

import java.util.List;
import java.util.Optional;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.Resources;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.plan.TaskPacker;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SweepSpec;

/** A sweep small enough for tests, with its plan and packing. */
final class TinySweep {

    static final String YAML = """
            sweep: tiny
            seed: 7
            model: {kind: gaussian, variance: 1.0}
            axes:
              dimension: [3, 4]
              sample_count: [5, 10]
              temperature: [0.5, 2.0]
            sampler: {kind: planted}
            observables: [participation_ratio, posterior_entropy]
            realizations: 6
            replicas: 4
            """;

    private TinySweep() {}

    static SweepSpec spec() {
        try {
            return SpecReader.read(
                    YAML, "tiny.yaml", List.of(), Components.load().catalog());
        } catch (SpecException e) {
            throw new IllegalStateException(e);
        }
    }

    static SweepPlan plan(SweepSpec spec) {
        try {
            return SweepPlanner.plan(new SweepInput(spec, Optional.empty()), Components.load());
        } catch (PlanException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Packs for two cores. */
    static Packing packing(SweepPlan plan, Shard shard) {
        Resources resources = new Resources(2, 256 << 20, shard);
        Components components = Components.load();
        return completed -> TaskPacker.pack(plan, components, completed, resources);
    }
}
