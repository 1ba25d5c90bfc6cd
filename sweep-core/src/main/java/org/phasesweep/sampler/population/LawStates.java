package org.phasesweep.sampler.population;

import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.phasesweep.kernel.PosteriorSums;
import org.phasesweep.model.Eigenvalues;
import org.phasesweep.model.ModelType;
import org.phasesweep.model.Posterior;
import org.phasesweep.observable.Channel;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.spec.Settings;

/** Writes posteriors of a law in the terms of observables: means over the law in the place of sums over data points, and ln N = 0. */
final class LawStates {

    /** What a posterior can give. */
    static final Set<Need> SERVED = Set.of(
            Need.POSTERIOR_MEAN,
            Need.DATA_VECTORS,
            Need.ORDER_PARAMETER,
            Need.STATE_NORM,
            Need.COVARIANCE,
            Need.CLASSES,
            Need.POSTERIOR_DRAWS);

    static final long MEMORY_BYTES = 1 << 16;

    private final Set<Need> needs;

    /** @param needs what the observables need */
    LawStates(Set<Need> needs) {
        this.needs = needs;
    }

    /**
     * A state.
     *
     * @param channel the process at its temperature
     * @param posterior at x
     * @param state x/a
     * @param base y₀
     * @param plantedEnergy |z|²/2; NaN where x is not noised from y₀
     * @param draws for draws from the posterior, asked for where an observable needs them
     */
    PosteriorState of(
            Channel channel, Posterior posterior, double[] state, double[] base, double plantedEnergy, Draws draws) {
        PosteriorSums sums = sums(posterior, state, base);
        LocalState local = local(channel, posterior, base, draws).withStateNorm2(dot(state, state));
        return new PosteriorState(base.length, 0, channel, plantedEnergy, sums, local);
    }

    /** Why a model without a closed-form posterior cannot be sampled. */
    static Optional<String> refusal(String sampler, ModelType model, Settings settings) {
        return model.hasPopulation(settings)
                ? Optional.empty()
                : Optional.of("sampler '" + sampler
                        + "' needs a data distribution whose posterior has a closed form, and model '" + model.name()
                        + "' has none");
    }

    /** A stream of random numbers that is opened where it is needed. */
    @FunctionalInterface
    interface Draws {
        UniformRandomProvider open();
    }

    private static PosteriorSums sums(Posterior posterior, double[] state, double[] base) {
        double[] mean = posterior.mean();
        double reference = -posterior.logPartitionFunction();
        double excess = posterior.energy() - reference;
        double meanToBase = distance2(mean, base);
        return new PosteriorSums(
                reference,
                Double.NaN,
                1,
                Double.NaN,
                excess,
                posterior.energyVariance() + excess * excess,
                posterior.trace() + meanToBase,
                posterior.trace() + dot(mean, mean) - dot(base, base),
                dot(mean, mean),
                meanToBase,
                distance2(mean, state));
    }

    private LocalState local(Channel channel, Posterior posterior, double[] base, Draws draws) {
        LocalState local = LocalState.UNKNOWN.withOverlap(dot(posterior.mean(), base) / base.length);
        if (needs.contains(Need.COVARIANCE)) {
            double largest = Eigenvalues.largest(base.length, posterior::multiply);
            local = local.withResponse(largest / channel.temperature());
        }
        if (needs.contains(Need.CLASSES)) {
            local = local.withClasses(posterior.classWeights());
        }
        if (needs.contains(Need.POSTERIOR_DRAWS)) {
            local = local.withDrawnOverlap(overlap(posterior, base.length, draws.open()));
        }
        return local;
    }

    private static double overlap(Posterior posterior, int dimension, UniformRandomProvider source) {
        double[] one = new double[dimension];
        double[] other = new double[dimension];
        posterior.draw(source, one, 0);
        posterior.draw(source, other, 0);
        return dot(one, other) / dimension;
    }

    /** The mean component of a vector. */
    static double magnetization(double[] vector) {
        double sum = 0;
        for (double component : vector) {
            sum += component;
        }
        return sum / vector.length;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum = Math.fma(a[k], b[k], sum);
        }
        return sum;
    }

    static double distance2(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            double difference = a[k] - b[k];
            sum = Math.fma(difference, difference, sum);
        }
        return sum;
    }
}
