package org.phasesweep.kernel.vector;

import org.phasesweep.kernel.LiveRows;
import org.phasesweep.kernel.StatePanel;
import org.phasesweep.kernel.Sums;
import org.phasesweep.kernel.Tile;
import org.phasesweep.kernel.TileKernel;

/**
 * The kernel on vector lanes, one state a lane: data are only broadcast and nothing is ever summed across lanes, so the
 * order of operations, and every bit, is that of the scalar kernel at any vector width.
 */
public final class VectorTileKernel implements TileKernel {

    @Override
    public String name() {
        return "vector-" + Lanes.LANES.vectorBitSize();
    }

    @Override
    public void products(StatePanel panel, Tile tile, int rowCount) {
        ProductLoops.products(panel, tile, rowCount);
    }

    @Override
    public void distances(StatePanel panel, Tile tile, int rowCount) {
        ProductLoops.distances(panel, tile, rowCount);
    }

    @Override
    public boolean weigh(StatePanel panel, Tile tile, int rowCount, double temperature, Sums sums) {
        return WeightLoops.weigh(panel, tile, rowCount, temperature, sums);
    }

    @Override
    public LiveRows live(Tile tile, int state) {
        return tile.live(state / Lanes.STEP * Lanes.STEP);
    }

    @Override
    public void addDistances(Tile tile, Sums sums) {
        AverageLoops.addDistances(tile, sums);
    }

    @Override
    public void addToMean(Tile tile, Sums sums) {
        AverageLoops.addToMean(tile, sums);
    }
}
