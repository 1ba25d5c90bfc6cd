package org.phasesweep.sampler;

/**
 * What the price of a unit depends on.
 *
 * @param dimension d
 * @param largestSampleCount rows that must be made and read
 * @param temperatures distinct temperatures
 * @param sampleCounts distinct sample counts
 * @param replicas states a cell
 * @param posteriorMean whether the posterior mean is needed
 * @param nanosecondsPerRow of making one data row
 */
public record UnitSize(
        int dimension,
        double largestSampleCount,
        int temperatures,
        int sampleCounts,
        int replicas,
        boolean posteriorMean,
        double nanosecondsPerRow) {}
