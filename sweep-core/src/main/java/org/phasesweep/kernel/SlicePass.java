package org.phasesweep.kernel;

import java.util.Comparator;
import java.util.List;

/**
 * One pass over the data that gives the posterior of every state at every temperature and sample count of a slice: the
 * first products of a row serve all temperatures, and running sums are read at N₁ &lt; N₂ &lt; … on the way.
 *
 * <p>A read-out inside a tile works on a copy of the sums with the tile cut at N, so that a cell has the same bits alone and
 * among others. Memory: the sums, [M × temperatures × (8 + d if the mean is asked for)] doubles, and one block of data; it does
 * not depend on N.
 */
public final class SlicePass {

    /** Takes the sums of one state at one temperature and sample count. */
    @FunctionalInterface
    public interface Sink {
        /** States of a read-out come in increasing order. */
        void accept(ReadOut readOut, int temperature, int state, PosteriorSums sums);
    }

    private final TileKernel kernel;
    private final States states;
    private final double[] temperatures;
    private final List<ReadOut> readOuts;
    private final long[] lastRow;
    private final Sums[][] sums;
    private final Sums copy;
    private final Tile tile;
    private final int dimension;

    private SlicePass(TileKernel kernel, States states, double[] temperatures, List<ReadOut> readOuts, int meanLength) {
        this.kernel = kernel;
        this.states = states;
        this.temperatures = temperatures.clone();
        this.readOuts = readOuts.stream()
                .sorted(Comparator.comparingLong(ReadOut::sampleCount))
                .toList();
        this.dimension = states.panels().get(0).dimension;
        this.tile = new Tile(dimension);
        this.lastRow = lastRows();
        this.copy = new Sums(meanLength);
        this.sums = new Sums[states.panels().size()][temperatures.length];
        for (Sums[] ofPanel : sums) {
            for (int t = 0; t < temperatures.length; t++) {
                ofPanel[t] = new Sums(meanLength);
            }
        }
    }

    /** A pass without the posterior mean: first products and weights only. */
    public static SlicePass ofWeights(TileKernel kernel, States states, double[] temperatures, List<ReadOut> readOuts) {
        return new SlicePass(kernel, states, temperatures, readOuts, 0);
    }

    /** A pass with the posterior mean, which costs a second product for each temperature. */
    public static SlicePass withMean(TileKernel kernel, States states, double[] temperatures, List<ReadOut> readOuts) {
        int meanLength = states.panels().get(0).dimension * StatePanel.STATES;
        return new SlicePass(kernel, states, temperatures, readOuts, meanLength);
    }

    /** Rows after which no read-out needs a temperature any more. */
    private long[] lastRows() {
        long[] last = new long[temperatures.length];
        for (ReadOut readOut : readOuts) {
            readOut.temperatures().forEach(t -> last[t] = readOut.sampleCount());
        }
        return last;
    }

    /**
     * Runs over the data once.
     *
     * @param rows the data
     * @param perTile called before every tile and panel; may throw to give up
     * @param sink takes the read-outs
     */
    public void run(RowSource rows, Runnable perTile, Sink sink) {
        long end = readOuts.get(readOuts.size() - 1).sampleCount();
        double[] block = new double[(int) Math.min(end, RowSource.BLOCK_ROWS) * dimension];
        for (long start = 0; start < end; start += RowSource.BLOCK_ROWS) {
            int rowCount = (int) Math.min(end - start, RowSource.BLOCK_ROWS);
            rows.block(start / RowSource.BLOCK_ROWS, rowCount, block);
            if (start == 0) {
                tile.centreOn(block);
            }
            for (int first = 0; first < rowCount; first += Tile.ROWS) {
                int inTile = Math.min(Tile.ROWS, rowCount - first);
                tile.moveTo(block, first, inTile);
                addTile(start + first, inTile, perTile, sink);
            }
        }
    }

    private void addTile(long start, int rowCount, Runnable perTile, Sink sink) {
        for (int panel = 0; panel < sums.length; panel++) {
            perTile.run();
            kernel.firstProducts(states.panels().get(panel), tile, rowCount);
            readOutWithin(start, rowCount, panel, sink);
            for (int t = 0; t < temperatures.length; t++) {
                if (start < lastRow[t]) {
                    add(panel, t, rowCount, sums[panel][t]);
                }
            }
            readOutAt(start + rowCount, panel, sink);
        }
    }

    private void add(int panel, int temperature, int rowCount, Sums target) {
        StatePanel states = this.states.panels().get(panel);
        kernel.weigh(states, tile, rowCount, temperatures[temperature], target);
        if (target.mean.length > 0) {
            kernel.addToMean(states, tile, rowCount, target);
        }
    }

    /** Sample counts that end inside this tile: on a copy, with the tile cut. */
    private void readOutWithin(long start, int rowCount, int panel, Sink sink) {
        for (ReadOut readOut : readOuts) {
            long inTile = readOut.sampleCount() - start;
            if (inTile > 0 && inTile < rowCount) {
                for (int t : readOut.temperatures()) {
                    copy.copyFrom(sums[panel][t]);
                    add(panel, t, (int) inTile, copy);
                    read(readOut, t, panel, copy, sink);
                }
            }
        }
    }

    /** Sample counts that end with this tile. */
    private void readOutAt(long end, int panel, Sink sink) {
        for (ReadOut readOut : readOuts) {
            if (readOut.sampleCount() == end) {
                readOut.temperatures().forEach(t -> read(readOut, t, panel, sums[panel][t], sink));
            }
        }
    }

    private void read(ReadOut readOut, int temperature, int panel, Sums source, Sink sink) {
        StatePanel ofStates = states.panels().get(panel);
        for (int s = 0; s < ofStates.count; s++) {
            PosteriorSums result = read(ofStates, source, s, Math.sqrt(temperatures[temperature]));
            sink.accept(readOut, temperature, panel * StatePanel.STATES + s, result);
        }
    }

    /** Means are sums relative to c: m − y₀ and m − x/a keep their digits far from the origin. */
    private PosteriorSums read(StatePanel panel, Sums source, int s, double sqrtT) {
        double[] v = source.values;
        double[] centre = tile.centre();
        double meanNorm = source.mean.length > 0 ? 0 : Double.NaN;
        double meanToBase = meanNorm;
        double meanToState = meanNorm;
        for (int k = 0; k * StatePanel.STATES < source.mean.length; k++) {
            int i = k * StatePanel.STATES + s;
            double shifted = source.mean[i] / v[Sums.WEIGHTS + s];
            double toBase = shifted - (panel.base[i] - centre[k]);
            double toState = Math.fma(-sqrtT, panel.noise[i], toBase);
            double mean = shifted + centre[k];
            meanNorm = Math.fma(mean, mean, meanNorm);
            meanToBase = Math.fma(toBase, toBase, meanToBase);
            meanToState = Math.fma(toState, toState, meanToState);
        }
        return new PosteriorSums(
                v[Sums.MIN_ENERGY + s],
                v[Sums.WEIGHTS + s],
                v[Sums.SQUARES + s],
                v[Sums.ENERGY + s],
                v[Sums.ENERGY_SQUARES + s],
                v[Sums.DISTANCE + s],
                Math.fma(-panel.baseNorm(s, centre), v[Sums.WEIGHTS + s], v[Sums.NORM + s]),
                meanNorm,
                meanToBase,
                meanToState);
    }
}
