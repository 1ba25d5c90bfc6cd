package org.phasesweep.observable;

/** KL(posterior ‖ prior) = ln N − h in nats, for a law −ln Z − ⟨u⟩: what x tells of y. Its mean over planted states and over
 * those of a law is the mutual information I(x₀; x_t). Physics reference §2, §7. */
public final class Information implements StateObservable {

    @Override
    public String name() {
        return "information";
    }

    @Override
    public String summary() {
        return "ln N - h in nats: what the state tells of the data; its mean is I(x0; x_t)";
    }

    @Override
    public double value(PosteriorState state) {
        return state.logSampleCount() - StrictMath.log(state.sums().weights()) - state.excessEnergy();
    }
}
