package org.phasesweep.observable;

import java.util.Set;

/** The standard error of {@link DataEnergy} within one data set, from means of bins of 32 autocorrelation times of consecutive data
 * points: no number, and a failed cell, for fewer than two bins (64 data points are enough where they are independent). */
public final class DataEnergyError implements StateObservable {

    @Override
    public String name() {
        return "data_energy_error";
    }

    @Override
    public String summary() {
        return "standard error of data_energy within a data set, from bins of 32 autocorrelation times";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.DATA_MEANS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().data().energyError();
    }
}
