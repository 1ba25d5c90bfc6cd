package org.phasesweep.sampler;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.phasesweep.kernel.SlicePass;
import org.phasesweep.random.Purpose;
import org.phasesweep.random.RandomStreams;

/**
 * The random numbers of draws from the posterior: a stream a replica, the same for all temperatures and sample counts. How many a draw
 * takes differs among them, so the numbers are kept.
 */
final class DrawUniforms implements SlicePass.Uniforms {

    private static final int FIRST_CAPACITY = 16;

    private final RandomStreams streams;
    private final UniformRandomProvider[] sources;
    private final double[][] numbers;
    private final int[] counts;

    DrawUniforms(RandomStreams streams, int replicas) {
        this.streams = streams;
        this.sources = new UniformRandomProvider[replicas];
        this.numbers = new double[replicas][];
        this.counts = new int[replicas];
    }

    @Override
    public double get(int replica, int index) {
        if (sources[replica] == null) {
            sources[replica] = streams.stream(Purpose.POSTERIOR, replica);
            numbers[replica] = new double[FIRST_CAPACITY];
        }
        while (counts[replica] <= index) {
            if (counts[replica] == numbers[replica].length) {
                numbers[replica] = Arrays.copyOf(numbers[replica], 2 * counts[replica]);
            }
            numbers[replica][counts[replica]++] = 1 - sources[replica].nextDouble();
        }
        return numbers[replica][index];
    }
}
