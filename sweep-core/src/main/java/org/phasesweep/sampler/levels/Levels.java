package org.phasesweep.sampler.levels;

import org.phasesweep.kernel.PosteriorSums;
import org.phasesweep.sampler.Cell;

/**
 * The levels of n independent points. Up to {@value #ALL} points all are drawn. Of more the lowest are, 64 at least and 2048 at most,
 * and the others enter by their expected sums above the last one. The neglected fluctuation of their part B of Z has the variance
 * Var B ≤ Σ_bulk e^{−2u}; levels are added until that is below 1e-5 Z², or until there are 2048. It has mean zero given the drawn levels,
 * so it changes means only through curvature: E ln Z by less than Var B/2Z². At the freezing point of the background Var B/Z² is about
 * 1/(m ln² m) after m levels, and 2048 are enough. Where more points than that share the weight, up to about 1e5 of them, it is larger:
 * up to 1e-4, which takes 0.006 off the standard deviation of ln Z at a given x and 5e-5 off its mean. Measured for Gaussian data in 72
 * cells against 65536 levels of the same draw: ln Z differs by 0.003 at most and Y by 0.001 (rms over states, whose own spread is 100
 * times that), means by less than 2e-4.
 */
final class Levels {

    /** Up to so many points all are drawn. */
    static final int ALL = 4096;

    private static final int FEWEST = 64;
    private static final int MOST = 2048;

    /** ln 1e-5 */
    private static final double LOG_NEGLECTED = -11.512925464970229;

    private final double count;
    private final double logCount;

    /**
     * Levels of n points.
     *
     * @param count n ≥ 0; infinite where it is beyond the largest double
     * @param logCount ln n
     */
    Levels(double count, double logCount) {
        this.count = count;
        this.logCount = logCount;
    }

    /** Those of the N − 1 points beside the planted one. */
    static Levels besidePlanted(Cell cell) {
        return new Levels(cell.sampleCount() - 1, cell.logSampleCount() + StrictMath.log1p(-1 / cell.sampleCount()));
    }

    /** The energies of the points at one state: independent, of one law. */
    interface Energies {

        /** One energy. */
        double draw(Draws draws);

        /** The law of the levels that energies are proportional to. */
        LevelLaw law();

        /** The energy of one unit of a level. */
        double unit();

        /**
         * The expected sums over the points above a level.
         *
         * @param from the level
         * @param logDensity ln of how many points there are for each unit of probability
         */
        LevelSums.Bulk above(double from, double logDensity);
    }

    /**
     * One draw of the data.
     *
     * @param sums what is there already: the planted level, or nothing
     */
    PosteriorSums draw(Energies energies, Draws draws, LevelSums sums) {
        if (count <= ALL) {
            for (int j = 0; j < count; j++) {
                sums.add(energies.draw(draws));
            }
            return sums.with(LevelSums.Bulk.NONE);
        }
        return drawLowest(energies, draws, sums);
    }

    private PosteriorSums drawLowest(Energies energies, Draws draws, LevelSums sums) {
        LowestLevels levels = new LowestLevels(draws, energies.law(), count, logCount);
        double unit = energies.unit();
        double last = 0;
        int drawn = 0;
        for (int wanted = FEWEST; ; wanted *= 2) {
            for (; drawn < wanted; drawn++) {
                last = levels.next();
                sums.add(unit * last);
            }
            LevelSums.Bulk bulk = energies.above(last, levels.logDensityAbove());
            if (wanted == MOST || bulk.logSquares() < LOG_NEGLECTED + 2 * sums.logPartitionFunction(bulk)) {
                return sums.with(bulk);
            }
        }
    }
}
