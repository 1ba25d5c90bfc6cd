package org.phasesweep.observable;

import java.util.Set;

/** The mean of E/d over the N data points; of the Ising model −Σ s_i s_j/d. The same at every state. */
public final class DataEnergy implements StateObservable {

    @Override
    public String name() {
        return "data_energy";
    }

    @Override
    public String summary() {
        return "mean energy of the data points per component, as of ising-2d: -sum of s s' over neighbours / d";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.DATA_MEANS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().data().energy();
    }
}
