package org.phasesweep.observable;

/** −ln Z / d with Z = Σ_j e^{−u_j}, or the mean of e^{−u} over a law. Physics reference §2. */
public final class FreeEnergy implements StateObservable {

    @Override
    public String name() {
        return "free_energy";
    }

    @Override
    public String summary() {
        return "-ln Z / d with Z = sum exp(-u) over the data, or its mean where there is no data set";
    }

    @Override
    public double value(PosteriorState state) {
        return -state.logPartitionFunction() / state.dimension();
    }
}
