package org.phasesweep.observable;

import java.util.Set;

/** λ_max(C)/T, the largest eigenvalue of the local response ∂⟨y⟩/∂x = C/T: where it reaches 1 a fixed point of the score loses
 * stability; C/T − 1 is the Jacobian of T times the score there. Physics reference §3. */
public final class Response implements StateObservable {

    @Override
    public String name() {
        return "response";
    }

    @Override
    public String summary() {
        return "top eigenvalue of C/T = d<y>/dx: a fixed point of the score is stable below 1";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.COVARIANCE);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().response();
    }
}
