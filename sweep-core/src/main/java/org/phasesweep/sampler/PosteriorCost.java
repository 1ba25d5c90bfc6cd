package org.phasesweep.sampler;

/** Price of a unit that goes through the slice kernel. */
final class PosteriorCost {

    /** Nanoseconds for one row, state and component of the first products; measured on one AVX-512 core. */
    private static final double FIRST_PRODUCT = 0.15;

    /** Nanoseconds for one row, state and temperature: one exponential and the sums. */
    private static final double WEIGHT = 2.0;

    /** Nanoseconds for one row, state, temperature and component of the posterior mean. */
    private static final double MEAN = 0.08;

    /** Seconds for a unit however small: keys of its streams, tables, rows of its cells. */
    private static final double UNIT_SECONDS = 2e-4;

    /** Nanoseconds for reading out one state in one cell and measuring it: 17 s for 6.4e7 of them with five observables. */
    private static final double READ_OUT = 270;

    private static final int BYTES = Double.BYTES;
    private static final long SUMS = 8;
    /** A block of data, one of fresh draws, and a tile of rows relative to the first one. */
    private static final int ROWS = 1024 + 1024 + 128;

    private static final long TILE_BYTES = 3L * 128 * 32 * BYTES;

    private PosteriorCost() {}

    static UnitCost of(UnitSize size) {
        double perTemperature = WEIGHT + (size.posteriorMean() ? MEAN * size.dimension() : 0);
        double perState = FIRST_PRODUCT * size.dimension() + perTemperature * size.temperatures();
        double perRow = size.nanosecondsPerRow() + perState * size.replicas();
        double readOuts = (double) size.temperatures() * size.sampleCounts() * size.replicas();
        double nanoseconds = perRow * size.largestSampleCount() + READ_OUT * readOuts;
        return new UnitCost(UNIT_SECONDS + 1e-9 * nanoseconds, memoryBytes(size));
    }

    private static long memoryBytes(UnitSize size) {
        long perSum = SUMS + (size.posteriorMean() ? (long) size.dimension() : 0);
        long sums = perSum * size.temperatures() * (size.replicas() + 32L) * BYTES;
        long states = 4L * size.replicas() * size.dimension() * BYTES;
        long rows = (long) ROWS * size.dimension() * BYTES;
        return sums + states + rows + TILE_BYTES;
    }
}
