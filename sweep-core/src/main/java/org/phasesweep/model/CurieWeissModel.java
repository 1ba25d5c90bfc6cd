package org.phasesweep.model;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code curie-weiss}: d spins s = ±1, each coupled to all others, p_0(s) ∝ exp(β (Σs)²/2d + β h Σs); "diffused Ising" when noised
 * (physics reference §3). It orders at β = 1. Rows are independent and of the exact law at any d: the number of up spins is drawn,
 * then which spins they are.
 */
public final class CurieWeissModel implements ModelType {

    /** Of a node at one spin in the posterior, measured: 10 to 24 ns. */
    private static final double NODE_NANOSECONDS = 15;

    /** Nodes around a maximum of the weight, about. */
    private static final double NODES = 40;

    @Override
    public String name() {
        return "curie-weiss";
    }

    @Override
    public String summary() {
        return "d spins +1 or -1, each coupled to all others; orders at beta = 1";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.number("beta", Range.NON_NEGATIVE, "inverse temperature of the spins; critical by default")
                        .withDefault(1.0),
                Parameter.number("field", Range.ANY, "h, on every spin: p ~ exp(beta ((sum s)^2/2d + h sum s))")
                        .withDefault(0.0));
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        double beta = settings.number("beta");
        double field = settings.number("field");
        SpinCounts counts = new SpinCounts(dimension, beta, field);
        return new IidModel(
                (source, target, offset) -> draw(source, counts.draw(source), dimension, target, offset),
                new CurieWeissPopulation(dimension, beta, field, counts));
    }

    /** Selection sampling (Knuth, TAOCP 3.4.2, algorithm S): every subset of that many spins is as likely. */
    private static void draw(UniformRandomProvider source, int up, int dimension, double[] target, int offset) {
        int left = up;
        for (int k = 0; k < dimension; k++) {
            boolean chosen = source.nextDouble() * (dimension - k) < left;
            target[offset + k] = chosen ? 1 : -1;
            left -= chosen ? 1 : 0;
        }
    }

    @Override
    public boolean hasPopulation(Settings settings) {
        return true;
    }

    /** Between two maxima all nodes are looked at. */
    @Override
    public double posteriorNanoseconds(Settings settings, int dimension) {
        double beta = settings.number("beta");
        double between = beta > 1 ? 2 * Math.sqrt(beta * dimension) / CurieWeissPosterior.STEP : 0;
        return NODE_NANOSECONDS * dimension * (NODES + between);
    }

    /** Nodes are kept around both maxima. */
    @Override
    public long realizationBytes(Settings settings, int dimension) {
        return Math.round(2 * NODES * Double.BYTES * dimension);
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        return new RowWork(0, dimension + 1.0, 0, 0);
    }
}
