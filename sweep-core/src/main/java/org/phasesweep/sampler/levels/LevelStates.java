package org.phasesweep.sampler.levels;

import org.phasesweep.kernel.PosteriorSums;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.random.Purpose;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;

/**
 * Draws states and their levels. Of a state only |x/a|²/σ² and, where it is planted, |z|² are needed, in units of σ: with |y₀|²
 * = g² + χ²_{d−1}, g the component of y₀ along z, |x/a|² = (g + √(T/σ²) |z|)² + χ²_{d−1}; a fresh state has |x/a|² = (1 + T/σ²) χ²_d.
 */
final class LevelStates implements Sampler {

    private final boolean planted;

    LevelStates(boolean planted) {
        this.planted = planted;
    }

    @Override
    public void sample(Request request, Sink sink) {
        double variance = request.model().isotropicVariance().orElseThrow();
        for (Cell cell : request.cells()) {
            for (int replica = 0; replica < request.replicas(); replica++) {
                request.deadline().check();
                sink.accept(cell, replica, state(request, cell, replica, variance / cell.temperature()));
            }
        }
    }

    private PosteriorState state(Request request, Cell cell, int replica, double ratio) {
        int dimension = request.model().dimension();
        Draws ofState = new Draws(request.streams().stream(Purpose.NOISE, replica));
        Draws ofLevels = new Draws(request.streams().stream(Purpose.LEVELS, replica));
        LevelSums sums = new LevelSums();
        double plantedEnergy = Double.NaN;
        double shift;
        if (planted) {
            double noise2 = ofState.chiSquared(dimension);
            double along = ofState.normal() + Math.sqrt(noise2 / ratio);
            shift = along * along + ofState.chiSquared(dimension - 1);
            plantedEnergy = 0.5 * noise2;
            sums.add(plantedEnergy);
        } else {
            shift = (1 + 1 / ratio) * ofState.chiSquared(dimension);
        }
        PosteriorSums all = others(dimension, ratio, cell).draw(shift, ofLevels, sums);
        return new PosteriorState(
                dimension,
                cell.logSampleCount(),
                request.channel(cell.temperature()),
                plantedEnergy,
                all,
                LocalState.UNKNOWN);
    }

    /** The points beside the planted one. */
    private GaussianLevels others(int dimension, double ratio, Cell cell) {
        return planted
                ? new GaussianLevels(
                        dimension,
                        ratio,
                        cell.sampleCount() - 1,
                        cell.logSampleCount() + StrictMath.log1p(-1 / cell.sampleCount()))
                : new GaussianLevels(dimension, ratio, cell.sampleCount(), cell.logSampleCount());
    }
}
