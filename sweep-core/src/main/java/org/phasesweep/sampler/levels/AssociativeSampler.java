package org.phasesweep.sampler.levels;

import java.util.Optional;
import java.util.Set;
import org.phasesweep.model.ModelType;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.random.Purpose;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;
import org.phasesweep.sampler.SamplerType;
import org.phasesweep.sampler.UnitCost;
import org.phasesweep.sampler.UnitSize;
import org.phasesweep.spec.Settings;

/**
 * {@code associative}: a dense associative memory (modern Hopfield network) at one of its own patterns, x = y₁: weights ∝ e^{λ x·y_j/σ²}
 * over N isotropic Gaussian patterns, λ = σ²/T, without the norms |y_j|² that the posterior of a noised state has (Lucibello and
 * Mézard, arXiv 2304.14964; physics reference §5). Energies are u_j = −x·y_j/T, that of the pattern itself −|x|²/T. As in {@code levels}
 * the lowest of them are drawn instead of vectors, for any number of patterns.
 */
public final class AssociativeSampler implements SamplerType {

    @Override
    public String name() {
        return "associative";
    }

    @Override
    public String summary() {
        return "patterns of a dense associative memory, weights exp(x.y/T) without norms: Gaussian data, any sample count";
    }

    @Override
    public Set<Need> serves(Settings settings) {
        return Set.of(Need.PLANTED_POINT, Need.DATA_POINTS);
    }

    /** The state has no noise. */
    @Override
    public boolean obeysNishimori(Settings settings) {
        return false;
    }

    @Override
    public boolean hasDataSet() {
        return false;
    }

    @Override
    public Optional<String> refusal(Settings settings, ModelType model, Settings ofModel) {
        return LevelsSampler.refusal(name(), model, ofModel);
    }

    @Override
    public Sampler create(Settings settings) {
        return AssociativeSampler::sample;
    }

    private static void sample(Sampler.Request request, Sampler.Sink sink) {
        for (Cell cell : request.cells()) {
            for (int replica = 0; replica < request.replicas(); replica++) {
                request.deadline().check();
                sink.accept(cell, replica, state(request, cell, replica));
            }
        }
    }

    private static PosteriorState state(Sampler.Request request, Cell cell, int replica) {
        int dimension = request.model().dimension();
        double lambda = request.model().isotropicVariance().orElseThrow() / cell.temperature();
        double norm2 = new Draws(request.streams().stream(Purpose.NOISE, replica)).chiSquared(dimension);
        LevelSums sums = new LevelSums();
        double own = -lambda * norm2;
        sums.add(own);
        return new PosteriorState(
                dimension,
                cell.logSampleCount(),
                request.channel(cell.temperature()),
                own,
                Levels.besidePlanted(cell)
                        .draw(
                                new OverlapEnergies(lambda * Math.sqrt(norm2)),
                                new Draws(request.streams().stream(Purpose.LEVELS, replica)),
                                sums),
                LocalState.UNKNOWN);
    }

    @Override
    public UnitCost cost(UnitSize size) {
        return LevelsSampler.costOfLevels(size);
    }
}
