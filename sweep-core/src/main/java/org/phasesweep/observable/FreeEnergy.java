package org.phasesweep.observable;

/** −ln Z / d with Z = Σ_j e^{−u_j}. Physics reference §2. */
public final class FreeEnergy implements StateObservable {

    @Override
    public String name() {
        return "free_energy";
    }

    @Override
    public String summary() {
        return "-ln Z / d with Z = sum exp(-u)";
    }

    @Override
    public double value(PosteriorState state) {
        return -state.logPartitionFunction() / state.dimension();
    }
}
