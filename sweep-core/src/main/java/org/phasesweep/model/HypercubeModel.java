package org.phasesweep.model;

import org.phasesweep.spec.Settings;

/** {@code hypercube}: independent components +1 or −1 with equal probability, 64 to a random word. */
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
        return new IidModel(dimension, (source, target, offset) -> {
            long bits = 0;
            for (int k = 0; k < dimension; k++) {
                bits = k % Long.SIZE == 0 ? source.nextLong() : bits >>> 1;
                target[offset + k] = (bits & 1) == 0 ? -1 : 1;
            }
        });
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        return new RowWork(0, 0, dimension, 0);
    }
}
