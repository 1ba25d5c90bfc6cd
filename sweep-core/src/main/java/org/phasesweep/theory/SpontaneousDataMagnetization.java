package org.phasesweep.theory;

/** |m| of the data points of the Ising model; see {@link SpontaneousMagnetization}. */
public final class SpontaneousDataMagnetization implements ObservablePrediction {

    @Override
    public String name() {
        return "onsager-yang-data";
    }

    @Override
    public String summary() {
        return "|m| of the data points of ising-2d, (1 - sinh(2 beta)^-4)^(1/8); L to infinity";
    }

    @Override
    public Exactness exactness() {
        return Exactness.ASYMPTOTIC;
    }

    @Override
    public String observable() {
        return "data_magnetization_abs";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return LatticeLaw.isEquilibrium(point.model());
    }

    @Override
    public double value(TheoryPoint point) {
        return LatticeLaw.magnetization(LatticeLaw.beta(point.model()));
    }
}
