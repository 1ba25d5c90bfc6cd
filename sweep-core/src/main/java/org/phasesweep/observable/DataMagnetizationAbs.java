package org.phasesweep.observable;

import java.util.Set;

/** The mean of |Σ_k y_k/d| over the N data points. The same at every state. */
public final class DataMagnetizationAbs implements StateObservable {

    @Override
    public String name() {
        return "data_magnetization_abs";
    }

    @Override
    public String summary() {
        return "mean of |m| of the data points themselves, m the mean component";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.DATA_MEANS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().data().magnetizationAbs();
    }
}
