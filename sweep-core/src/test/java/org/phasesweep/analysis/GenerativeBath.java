package org.phasesweep.analysis;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.statistics.StatisticalAssert;

/**
 * Sampled magnetizations of the generative bath of two deltas, which is exactly the Curie–Weiss model: M spins,
 * P(S) ∝ C(M, (M+S)/2) exp(S²/2MT), S drawn from this law by inversion. The dimension of a grid point stands for M. As in
 * real sweeps all temperatures of a realization see the same random numbers, so that the cells of a curve are correlated.
 */
final class GenerativeBath implements SyntheticSweep.Value {

    private final long seed;
    private final int replicas;
    private double[] cumulative = new double[0];
    private GridPoint last;
    private double[] m = new double[0];

    GenerativeBath(long seed, int replicas) {
        this.seed = seed;
        this.replicas = replicas;
    }

    @Override
    public double at(String column, GridPoint point, int realization) {
        if (!point.equals(last)) {
            last = point;
            tabulate(point.dimension(), point.temperature());
        }
        int size = point.dimension();
        UniformRandomProvider source = StatisticalAssert.source(seed + 1000L * realization + 1_000_000L * size);
        double sum = 0;
        for (int i = 0; i < replicas; i++) {
            sum += value(column, size, m[index(source.nextDouble())]);
        }
        return sum / replicas;
    }

    private void tabulate(int size, double temperature) {
        BinomialDistribution coins = BinomialDistribution.of(size, 0.5);
        m = new double[size + 1];
        double[] logs = new double[size + 1];
        for (int up = 0; up <= size; up++) {
            double spins = 2.0 * up - size;
            m[up] = spins / size;
            logs[up] = coins.logProbability(up) + spins * spins / (2 * size * temperature);
        }
        double largest = Arrays.stream(logs).max().orElseThrow();
        double[] weights =
                Arrays.stream(logs).map(log -> Math.exp(log - largest)).toArray();
        Arrays.parallelPrefix(weights, Double::sum);
        cumulative = Arrays.stream(weights).map(w -> w / weights[size]).toArray();
    }

    private int index(double uniform) {
        int found = Arrays.binarySearch(cumulative, uniform);
        return Math.min(found >= 0 ? found : -found - 1, m.length - 1);
    }

    private static double value(String column, int size, double m) {
        return switch (column) {
            case "magnetization2" -> m * m;
            case "magnetization4" -> m * m * m * m;
            case "magnetization_abs" -> Math.abs(m);
            case "fluctuation" -> size * m * m;
            case "fluctuation_abs" -> Math.sqrt(size) * Math.abs(m);
            default -> throw new IllegalArgumentException(column);
        };
    }
}
