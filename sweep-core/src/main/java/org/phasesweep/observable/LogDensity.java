package org.phasesweep.observable;

import java.util.Set;

/** ln p_t(x)/d = (ln Z − ln N)/d − ½ ln(2πΔ), in the units of the process. Physics reference §2. */
public final class LogDensity implements StateObservable {

    @Override
    public String name() {
        return "log_density";
    }

    @Override
    public String summary() {
        return "ln p_t(x) / d of the empirical measure, or of the law where there is no data set; x in the units of the process";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.DISTANCES);
    }

    @Override
    public double value(PosteriorState state) {
        double logMean = state.logPartitionFunction() - state.logSampleCount();
        return logMean / state.dimension() - 0.5 * StrictMath.log(2 * Math.PI * state.noiseVariance());
    }
}
