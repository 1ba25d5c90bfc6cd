package org.phasesweep.observable;

import java.util.Set;

/** U/d of the drift −∇U of the reverse flow, U = ½ (ln a)′|x|² − ½g² ln p_t(x) with x and p_t in the units of the process.
 * Physics reference §6; Raya and Ambrogioni, arXiv 2305.19693. */
public final class PotentialOde implements StateObservable {

    @Override
    public String name() {
        return "potential_ode";
    }

    @Override
    public String summary() {
        return "potential per dimension of the drift of the reverse flow (ODE)";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.STATE_NORM);
    }

    @Override
    public double value(PosteriorState state) {
        return state.potential(0.5);
    }
}
