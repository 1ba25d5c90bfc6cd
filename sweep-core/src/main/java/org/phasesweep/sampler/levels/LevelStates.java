package org.phasesweep.sampler.levels;

import org.phasesweep.kernel.PosteriorSums;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.random.Purpose;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;

/**
 * Draws states and their levels. Of a state only |x/a|²/σ² and, where it is planted, |z|² are needed, in units of σ: with |y₀|²
 * = g² + χ²_{d−1}, g the component of y₀ along z, |x/a|² = (g + √(T/σ²) |z|)² + χ²_{d−1}; a fresh state has |x/a|² = (1 + T/σ²) χ²_d.
 * The noise is κz with z normal, κ = 1 in a process.
 */
final class LevelStates implements Sampler {

    private final boolean planted;
    private final double noise;

    /** @param noise κ */
    LevelStates(boolean planted, double noise) {
        this.planted = planted;
        this.noise = noise;
    }

    @Override
    public void sample(Request request, Sink sink) {
        double variance = request.model().isotropicVariance().orElseThrow();
        for (Cell cell : request.cells()) {
            for (int replica = 0; replica < request.replicas(); replica++) {
                request.deadline().check();
                sink.accept(cell, replica, state(request, cell, replica, variance));
            }
        }
    }

    private PosteriorState state(Request request, Cell cell, int replica, double variance) {
        double ratio = variance / cell.temperature();
        int dimension = request.model().dimension();
        Draws ofState = new Draws(request.streams().stream(Purpose.NOISE, replica));
        Draws ofLevels = new Draws(request.streams().stream(Purpose.LEVELS, replica));
        LevelSums sums = new LevelSums();
        double plantedEnergy = Double.NaN;
        double shift;
        if (planted) {
            double noise2 = ofState.chiSquared(dimension);
            double along = ofState.normal() + noise * Math.sqrt(noise2 / ratio);
            shift = along * along + ofState.chiSquared(dimension - 1);
            plantedEnergy = 0.5 * (noise * noise) * noise2;
            sums.add(plantedEnergy);
        } else {
            shift = (1 + noise * noise / ratio) * ofState.chiSquared(dimension);
        }
        PosteriorSums all = others(cell).draw(new DistanceEnergies(dimension, ratio, shift), ofLevels, sums);
        LocalState local = request.needs().contains(Need.LOG_PRIOR)
                ? LocalState.UNKNOWN.withLogPrior(logPrior(dimension, variance, shift))
                : LocalState.UNKNOWN;
        return new PosteriorState(
                dimension, cell.logSampleCount(), request.channel(cell.temperature()), plantedEnergy, all, local);
    }

    /** ln p_0 at |x/a|²/σ². */
    private static double logPrior(int dimension, double variance, double shift) {
        return -0.5 * (dimension * StrictMath.log(2 * Math.PI * variance) + shift);
    }

    private Levels others(Cell cell) {
        return planted ? Levels.besidePlanted(cell) : new Levels(cell.sampleCount(), cell.logSampleCount());
    }
}
