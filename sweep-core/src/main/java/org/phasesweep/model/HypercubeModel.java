package org.phasesweep.model;

import java.util.List;
import org.phasesweep.model.ProductMixture.Part;
import org.phasesweep.spec.Settings;

/**
 * {@code hypercube}: independent components +1 or −1 with equal probability, 64 to a random word. The posterior mean at x is
 * tanh(x_k/T) in each component, its covariance 1 − tanh²(x_k/T).
 */
public final class HypercubeModel implements ModelType {

    @Override
    public String name() {
        return "hypercube";
    }

    @Override
    public String summary() {
        return "independent components +1 or -1";
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        RowLaw law = (source, target, offset) -> {
            long bits = 0;
            for (int k = 0; k < dimension; k++) {
                bits = k % Long.SIZE == 0 ? source.nextLong() : bits >>> 1;
                target[offset + k] = (bits & 1) == 0 ? -1 : 1;
            }
        };
        List<Part> points = List.of(new Part(0.5, -1, 0), new Part(0.5, 1, 0));
        return new IidModel(law, new ProductMixture(dimension, points));
    }

    @Override
    public boolean hasPopulation(Settings settings) {
        return true;
    }

    @Override
    public double posteriorNanoseconds(Settings settings, int dimension) {
        return ProductMixture.NANOSECONDS * dimension;
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        return new RowWork(0, 0, dimension, 0);
    }
}
