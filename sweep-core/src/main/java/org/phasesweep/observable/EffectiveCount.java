package org.phasesweep.observable;

import java.util.List;

/** 1/⟨Y⟩, the number of data points that share the posterior, from 1 to N; of the mean over the cell, jackknifed. §2. */
public final class EffectiveCount implements Evaluable {

    @Override
    public String name() {
        return "effective_count";
    }

    @Override
    public String summary() {
        return "1/<Y> of the cell: how many data points share the posterior";
    }

    @Override
    public List<String> ingredients() {
        return List.of("participation_ratio");
    }

    @Override
    public double evaluate(double[] means) {
        return 1.0 / means[0];
    }
}
