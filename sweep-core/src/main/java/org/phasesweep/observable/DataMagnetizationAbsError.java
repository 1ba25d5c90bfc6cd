package org.phasesweep.observable;

import java.util.Set;

/** The standard error of {@link DataMagnetizationAbs} within one data set; see {@link DataEnergyError}. */
public final class DataMagnetizationAbsError implements StateObservable {

    @Override
    public String name() {
        return "data_magnetization_abs_error";
    }

    @Override
    public String summary() {
        return "standard error of data_magnetization_abs within a data set, from bins of 32 of its autocorrelation times";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.DATA_MEANS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().data().magnetizationAbsError();
    }
}
