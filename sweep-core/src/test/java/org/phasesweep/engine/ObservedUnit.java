package org.phasesweep.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.phasesweep.model.Realization;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;

/** Keeps all that a unit shows while it runs: data, base points, noise, states and their values. */
final class ObservedUnit implements UnitObserver {

    /**
     * One measured state.
     *
     * @param base y₀
     * @param noise z
     * @param state the posterior as the kernel summed it
     * @param values of the engine's columns
     */
    record Seen(Cell cell, int replica, double[] base, double[] noise, PosteriorState state, double[] values) {}

    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, double[]> bases = new HashMap<>();
    private double[] noise;
    private double[][] data;

    @Override
    public void begin(Sampler.Request request) {
        int dimension = request.model().dimension();
        int rows = (int)
                request.cells().stream().mapToDouble(Cell::sampleCount).max().orElseThrow();
        Realization realization = request.model().realize(request.streams());
        double[] block = new double[Realization.BLOCK_ROWS * dimension];
        data = new double[rows][];
        for (int row = 0; row < rows; row++) {
            int inBlock = row % Realization.BLOCK_ROWS;
            if (inBlock == 0) {
                realization.block(row / Realization.BLOCK_ROWS, Math.min(Realization.BLOCK_ROWS, rows - row), block);
            }
            data[row] = Arrays.copyOfRange(block, inBlock * dimension, (inBlock + 1) * dimension);
        }
    }

    @Override
    public void states(List<Cell> cells, double[] base, double[] noise) {
        this.noise = noise;
        cells.forEach(cell -> bases.put(cell.id(), base));
    }

    @Override
    public void state(Cell cell, int replica, PosteriorState state, double[] values) {
        int dimension = data[0].length;
        int from = replica * dimension;
        double[] base = Arrays.copyOfRange(bases.get(cell.id()), from, from + dimension);
        double[] ofReplica = Arrays.copyOfRange(noise, from, from + dimension);
        seen.add(new Seen(cell, replica, base, ofReplica, state, values));
    }

    List<Seen> seen() {
        return seen;
    }

    /** The first N rows of the data. */
    double[][] data(double sampleCount) {
        return Arrays.copyOf(data, (int) sampleCount);
    }
}
