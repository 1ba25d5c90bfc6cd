package org.phasesweep.observable;

import java.util.Set;

/** f^e = α + ln p_t/d + ½ + ½ ln(2πΔ) = ½ − free energy; tends to max(f, 0) for large d (§2, §5). */
public final class ExcessEntropy implements StateObservable {

    @Override
    public String name() {
        return "excess_entropy";
    }

    @Override
    public String summary() {
        return "f^e = 1/2 - free energy: tends to max(f, 0), zero when collapsed";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.DATA_POINTS, Need.DISTANCES);
    }

    @Override
    public double value(PosteriorState state) {
        return 0.5 + state.logPartitionFunction() / state.dimension();
    }
}
