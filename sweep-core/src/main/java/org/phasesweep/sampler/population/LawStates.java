package org.phasesweep.sampler.population;

import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.phasesweep.kernel.PosteriorSums;
import org.phasesweep.model.Eigenvalues;
import org.phasesweep.model.ModelType;
import org.phasesweep.model.Posterior;
import org.phasesweep.model.Vectors;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.random.Purpose;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;
import org.phasesweep.sampler.Step;
import org.phasesweep.sampler.UnitSize;
import org.phasesweep.sampler.Work;
import org.phasesweep.spec.Settings;

/** Writes posteriors of a law in the terms of observables: means over the law in the place of sums over data points, and ln N = 0. */
final class LawStates {

    /** What a posterior can give. */
    static final Set<Need> SERVED = Set.of(
            Need.DISTANCES,
            Need.POSTERIOR_MEAN,
            Need.DATA_VECTORS,
            Need.ORDER_PARAMETER,
            Need.STATE_NORM,
            Need.COVARIANCE,
            Need.CLASSES,
            Need.POSTERIOR_DRAWS);

    static final long MEMORY_BYTES = 1 << 16;

    private final Sampler.Request request;

    LawStates(Sampler.Request request) {
        this.request = request;
    }

    /** Steps to the largest eigenvalue of a covariance, at the most in most laws. */
    private static final int EIGENVALUE_STEPS = 40;

    /** What so many posteriors and their read-outs take. */
    static Work work(UnitSize size, double states) {
        double dimension = size.dimension();
        double steps = size.needs().contains(Need.COVARIANCE) ? Math.min(dimension, EIGENVALUE_STEPS) : 0;
        double eigenvalue = steps * (size.posteriorNanoseconds() + 2 * steps * dimension);
        double draws = size.needs().contains(Need.POSTERIOR_DRAWS) ? 2 : 0;
        return Work.NONE
                .plus(Step.READ_OUT, states)
                .plus(Step.NANOSECOND, states * (size.posteriorNanoseconds() + eigenvalue))
                .plus(Step.STREAM, states * draws)
                .plus(Step.NORMAL, states * draws * dimension)
                .plus(Step.VALUE, states * size.values());
    }

    /** Why a model without a closed-form posterior cannot be sampled. */
    static Optional<String> refusal(String sampler, ModelType model, Settings settings) {
        return model.hasPopulation(settings)
                ? Optional.empty()
                : Optional.of("sampler '" + sampler
                        + "' needs a data distribution whose posterior has a closed form, and model '" + model.name()
                        + "' has none");
    }

    /**
     * A state.
     *
     * @param posterior at x
     * @param state x/a
     * @param base y₀
     * @param plantedEnergy |z|²/2; NaN where x is not noised from y₀
     */
    PosteriorState of(
            Cell cell, int replica, Posterior posterior, double[] state, double[] base, double plantedEnergy) {
        LocalState local =
                local(cell.temperature(), replica, posterior, base).withStateNorm2(Vectors.dot(state, state));
        return new PosteriorState(
                base.length,
                0,
                request.channel(cell.temperature()),
                plantedEnergy,
                sums(posterior, state, base),
                local);
    }

    private static PosteriorSums sums(Posterior posterior, double[] state, double[] base) {
        double[] mean = posterior.mean();
        double reference = -posterior.logPartitionFunction();
        double excess = posterior.energy() - reference;
        double meanToBase = Vectors.distance2(mean, base);
        return new PosteriorSums(
                reference,
                Double.NaN,
                1,
                Double.NaN,
                excess,
                posterior.energyVariance() + excess * excess,
                posterior.trace() + meanToBase,
                posterior.trace() + Vectors.dot(mean, mean) - Vectors.dot(base, base),
                Vectors.dot(mean, mean),
                meanToBase,
                Vectors.distance2(mean, state));
    }

    private LocalState local(double temperature, int replica, Posterior posterior, double[] base) {
        LocalState local = LocalState.UNKNOWN.withOverlap(Vectors.dot(posterior.mean(), base) / base.length);
        if (request.needs().contains(Need.COVARIANCE)) {
            local = local.withResponse(Eigenvalues.largest(base.length, posterior::multiply) / temperature);
        }
        if (request.needs().contains(Need.CLASSES)) {
            local = local.withClasses(posterior.classWeights());
        }
        if (request.needs().contains(Need.POSTERIOR_DRAWS)) {
            UniformRandomProvider source = request.streams().stream(Purpose.POSTERIOR, replica);
            local = withDraws(local, posterior, base.length, source);
        }
        return local;
    }

    private static LocalState withDraws(
            LocalState local, Posterior posterior, int dimension, UniformRandomProvider source) {
        double[] one = new double[dimension];
        double[] other = new double[dimension];
        posterior.draw(source, one, 0);
        posterior.draw(source, other, 0);
        return local.withDraws(one, other);
    }

    /** The mean component of a vector. */
    static double magnetization(double[] vector) {
        double sum = 0;
        for (double component : vector) {
            sum += component;
        }
        return sum / vector.length;
    }
}
