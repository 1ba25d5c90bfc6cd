package org.phasesweep.sampler.population;

import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.phasesweep.model.Population;
import org.phasesweep.model.Posterior;

/**
 * Gibbs sampling of a generative bath: given x the M replicas are independent draws from its posterior, given the replicas
 * x ~ N(ȳ + h, T/M).
 *
 * @param size M
 * @param field h, on every component
 */
record GibbsBath(Population law, int size, double field, double temperature) {

    int dimension() {
        return law.dimension();
    }

    Posterior posterior(double[] state) {
        return law.posterior(state, temperature);
    }

    /**
     * ȳ, the mean of new replicas at a state.
     *
     * @param sources of random numbers, one for each replica
     */
    double[] mean(double[] state, IntFunction<UniformRandomProvider> sources) {
        Posterior posterior = posterior(state);
        double[] drawn = new double[state.length];
        double[] mean = new double[state.length];
        for (int replica = 0; replica < size; replica++) {
            posterior.draw(sources.apply(replica), drawn, 0);
            for (int k = 0; k < mean.length; k++) {
                mean[k] += drawn[k] / size;
            }
        }
        return mean;
    }

    /** A new state at these replicas. */
    double[] state(double[] mean, UniformRandomProvider source) {
        double deviation = deviation();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        double[] state = new double[mean.length];
        for (int k = 0; k < state.length; k++) {
            state[k] = Math.fma(deviation, normal.sample(), mean[k] + field);
        }
        return state;
    }

    /** √(T/M), of each component of x given the replicas. */
    double deviation() {
        return Math.sqrt(temperature / size);
    }
}
