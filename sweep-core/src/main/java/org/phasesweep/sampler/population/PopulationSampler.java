package org.phasesweep.sampler.population;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.phasesweep.model.ModelType;
import org.phasesweep.model.Population;
import org.phasesweep.model.Posterior;
import org.phasesweep.model.Realization;
import org.phasesweep.model.Vectors;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.random.Purpose;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;
import org.phasesweep.sampler.SamplerType;
import org.phasesweep.sampler.Step;
import org.phasesweep.sampler.UnitCost;
import org.phasesweep.sampler.UnitSize;
import org.phasesweep.sampler.Work;
import org.phasesweep.spec.Settings;

/**
 * {@code population}: states x/a = y₀ + √T z noised from new draws y₀ of the data distribution, with the posterior over the
 * distribution itself: the limit of infinitely many data points. Given x, y₀ has the law of a draw from the posterior, so every
 * identity of planted states holds. The order parameter is that of y₀.
 */
public final class PopulationSampler implements SamplerType {

    @Override
    public String name() {
        return "population";
    }

    @Override
    public String summary() {
        return "states noised from new draws, the posterior over the law itself: infinitely many data points";
    }

    @Override
    public Set<Need> serves(Settings settings) {
        Set<Need> served = EnumSet.copyOf(LawStates.SERVED);
        served.add(Need.PLANTED_POINT);
        served.add(Need.FLUCTUATIONS);
        return served;
    }

    @Override
    public boolean usesSampleCount(Settings settings) {
        return false;
    }

    @Override
    public Optional<String> refusal(Settings settings, ModelType model, Settings ofModel) {
        return LawStates.refusal(name(), model, ofModel);
    }

    @Override
    public Sampler create(Settings settings) {
        return PopulationSampler::sample;
    }

    private static void sample(Sampler.Request request, Sampler.Sink sink) {
        Realization realization = request.model().realize(request.streams());
        Population population = realization.population().orElseThrow();
        LawStates states = new LawStates(request);
        int dimension = population.dimension();
        double[] base = new double[dimension];
        double[] noise = new double[dimension];
        for (Cell cell : request.cells()) {
            for (int replica = 0; replica < request.replicas(); replica++) {
                request.deadline().check();
                realization.freshRow(replica, base, 0);
                drawNoise(request.streams().stream(Purpose.NOISE, replica), noise);
                double[] state = LinearSolver.plus(base, Math.sqrt(cell.temperature()), noise);
                Posterior posterior = population.posterior(state, cell.temperature());
                sink.accept(
                        cell,
                        replica,
                        states.of(cell, replica, posterior, state, base, 0.5 * Vectors.dot(noise, noise))
                                .withMagnetization(LawStates.magnetization(base), dimension));
            }
        }
    }

    static void drawNoise(UniformRandomProvider source, double[] noise) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        for (int k = 0; k < noise.length; k++) {
            noise[k] = normal.sample();
        }
    }

    @Override
    public UnitCost cost(UnitSize size) {
        double states = (double) size.cells() * size.replicas();
        double components = states * size.dimension();
        Work work = LawStates.work(size, states)
                .plus(Step.UNIT, 1)
                .plus(Step.STREAM, states)
                .plus(Step.NORMAL, components + states * size.row().normals());
        long vectors = Realization.BLOCK_ROWS + 40L;
        return new UnitCost(work, LawStates.MEMORY_BYTES + vectors * Double.BYTES * size.dimension());
    }
}
