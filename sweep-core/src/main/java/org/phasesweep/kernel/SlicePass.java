package org.phasesweep.kernel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One pass over the data that gives the posterior of every state at every temperature and sample count of a slice: the
 * first products of a row serve all temperatures, and running sums are read at N₁ &lt; N₂ &lt; … on the way.
 *
 * <p>A read-out inside a tile works on a copy of the sums with the tile cut at N, so that a cell has the same bits alone and
 * among others. Memory: the sums, [M × temperatures × (10 + d if the mean is asked for)] doubles, and one block of data; it does
 * not depend on N; with draws from the posterior there are 2 d more to each sum, with classes one more for each class. Of states without noise no distances are summed:
 * twice their energy times T is the distance.
 */
public final class SlicePass {

    /** Takes the sums of one state at one temperature and sample count. */
    @FunctionalInterface
    public interface Sink {
        /** States of a read-out come in increasing order. */
        void accept(ReadOut readOut, int temperature, int state, PosteriorSums sums);
    }

    /** Takes the posterior mean as well. */
    @FunctionalInterface
    interface MeanSink {
        /** The mean, [d], is overwritten by the next; empty where it was not asked for. */
        void accept(ReadOut readOut, int temperature, int state, PosteriorSums sums, double[] mean);
    }

    /**
     * What else is known of a state; empty where it was not asked for.
     *
     * @param one a draw from the posterior, a row of the data, [d]
     * @param other another
     * @param classShares the weight of each class, [K]; they sum to 1
     */
    public record Details(double[] one, double[] other, double[] classShares) {}

    /** Takes all that was asked for, but the mean. */
    @FunctionalInterface
    public interface DetailSink {
        /** Details are the sink's own. */
        void accept(ReadOut readOut, int temperature, int state, PosteriorSums sums, Details details);
    }

    /** Random numbers of states. */
    @FunctionalInterface
    public interface Uniforms {
        /** The number of that index of a state, uniform in (0, 1]; the same whenever asked. */
        double get(int state, int index);
    }

    /** Takes all that is known of a state; the mean is overwritten by the next, so are the sums of its panel. */
    @FunctionalInterface
    private interface VectorSink {
        void accept(ReadOut readOut, int temperature, int state, PosteriorSums sums, double[] mean, Sums ofPanel);
    }

    private static final int LIMIT_TILES = 16;

    private final TileKernel kernel;
    private final States states;
    private final double[] temperatures;
    private final List<ReadOut> readOuts;
    private final long[] lastRow;
    private final Sums[][] sums;
    private final Sums copy;
    private final Tile tile;
    private final boolean distances;
    private final double[] mean;
    private final int dimension;
    private final Wanted wanted;

    /**
     * A pass over the data.
     *
     * @param temperatures of the sums
     * @param readOuts at least one, in any order
     * @param detail what to sum up
     */
    public SlicePass(
            TileKernel kernel, States states, double[] temperatures, List<ReadOut> readOuts, PosteriorDetail detail) {
        this(kernel, states, temperatures, readOuts, Wanted.sums(detail));
    }

    /**
     * A pass over the data.
     *
     * @param temperatures of the sums
     * @param readOuts at least one, in any order
     * @param wanted what to find out of each state
     */
    public SlicePass(TileKernel kernel, States states, double[] temperatures, List<ReadOut> readOuts, Wanted wanted) {
        this.kernel = kernel;
        this.states = states;
        this.temperatures = temperatures.clone();
        this.readOuts = readOuts.stream()
                .sorted(Comparator.comparingLong(ReadOut::sampleCount))
                .toList();
        this.dimension = states.panels().get(0).dimension;
        this.tile = new Tile(dimension);
        this.lastRow = lastRows();
        this.distances = wanted.detail() != PosteriorDetail.ENERGIES
                && states.panels().get(0).hasNoise();
        this.mean = new double[wanted.detail() == PosteriorDetail.MEAN ? dimension : 0];
        this.wanted = wanted;
        this.copy = emptySums(0);
        this.sums = new Sums[states.panels().size()][temperatures.length];
        for (int panel = 0; panel < sums.length; panel++) {
            int p = panel;
            Arrays.setAll(sums[panel], t -> emptySums(p));
        }
    }

    private Sums emptySums(int panel) {
        int firstState = panel * StatePanel.STATES;
        int stateCount = states.panels().get(panel).count;
        PosteriorDraws draws = wanted.uniforms()
                .map(source -> new PosteriorDraws(source, firstState, stateCount, dimension))
                .orElse(PosteriorDraws.NONE);
        ClassSums classes = wanted.classes().map(ClassSums::new).orElse(ClassSums.NONE);
        return new Sums(wanted.detail(), dimension, draws, classes);
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
     * Runs over the data once. A pass can run once.
     *
     * @param rows the data
     * @param perTile called before every tile and panel; may throw to give up
     * @param sink takes the read-outs
     */
    public void run(RowSource rows, Runnable perTile, Sink sink) {
        runWithMean(
                rows,
                perTile,
                (readOut, temperature, state, sums, mean) -> sink.accept(readOut, temperature, state, sums));
    }

    /** As {@link #run}, with draws from the posterior and classes, where they were asked for. */
    public void runWithDetails(RowSource rows, Runnable perTile, DetailSink sink) {
        runWithVectors(rows, perTile, (readOut, temperature, state, sums, mean, ofPanel) -> {
            int lane = state % StatePanel.STATES;
            PosteriorDraws draws = ofPanel.draws;
            double[] shares = ofPanel.classes.shares(lane);
            sink.accept(readOut, temperature, state, sums, new Details(draws.row(0, lane), draws.row(1, lane), shares));
        });
    }

    /** As {@link #run}, with the posterior mean itself. */
    void runWithMean(RowSource rows, Runnable perTile, MeanSink sink) {
        runWithVectors(
                rows,
                perTile,
                (readOut, temperature, state, sums, mean, ofPanel) ->
                        sink.accept(readOut, temperature, state, sums, mean));
    }

    private void runWithVectors(RowSource rows, Runnable perTile, VectorSink sink) {
        long end = readOuts.get(readOuts.size() - 1).sampleCount();
        double[] scratch = new double[(int) Math.min(end, RowSource.BLOCK_ROWS) * dimension];
        for (long start = 0; start < end; start += RowSource.BLOCK_ROWS) {
            int rowCount = (int) Math.min(end - start, RowSource.BLOCK_ROWS);
            double[] block = rows.block(start / RowSource.BLOCK_ROWS, rowCount, scratch);
            if (start == 0) {
                centreOn(block);
            }
            for (int first = 0; first < rowCount; first += Tile.ROWS) {
                int inTile = Math.min(Tile.ROWS, rowCount - first);
                moveTo(block, first, inTile);
                addTile(start + first, inTile, perTile, sink);
            }
        }
    }

    private void centreOn(double[] firstRow) {
        tile.centreOn(firstRow);
        if (distances) {
            states.panels().forEach(panel -> panel.centreOn(tile.centre()));
        }
    }

    private void moveTo(double[] rows, int firstRow, int rowCount) {
        tile.moveTo(rows, firstRow);
        if (distances || mean.length > 0) {
            tile.shift(rowCount);
        }
        if (distances) {
            tile.sumNorms(rowCount);
        }
    }

    private void addTile(long start, int rowCount, Runnable perTile, VectorSink sink) {
        for (int panel = 0; panel < sums.length; panel++) {
            perTile.run();
            multiply(states.panels().get(panel), rowCount);
            readOutWithin(start, rowCount, panel, sink);
            for (int t = 0; t < temperatures.length; t++) {
                if (start < lastRow[t]) {
                    add(panel, t, rowCount, sums[panel][t]);
                    if (renewsLimit(start / Tile.ROWS)) {
                        sums[panel][t].renewLimit();
                    }
                }
            }
            readOutAt(start + rowCount, panel, sink);
        }
    }

    private void multiply(StatePanel panel, int rowCount) {
        if (panel.hasNoise()) {
            kernel.products(panel, tile, rowCount);
        } else {
            kernel.distances(panel, tile, rowCount);
        }
    }

    /** After which tiles: the limit falls fast at first. A constant of the arithmetic, like the size of a tile. */
    private static boolean renewsLimit(long tileIndex) {
        return Long.bitCount(tileIndex + 1) == 1 || tileIndex % LIMIT_TILES == LIMIT_TILES - 1;
    }

    private void add(int panel, int temperature, int rowCount, Sums target) {
        target.draws.before(target);
        boolean live = kernel.weigh(states.panels().get(panel), tile, rowCount, temperatures[temperature], target);
        if (live && distances) {
            kernel.addDistances(tile, target);
        }
        if (live && mean.length > 0) {
            kernel.addToMean(tile, target);
        }
        if (live) {
            target.draws.add(kernel, tile, target);
            target.classes.add(kernel, tile, target);
        }
    }

    /** Sample counts that end inside this tile: on a copy, with the tile cut. */
    private void readOutWithin(long start, int rowCount, int panel, VectorSink sink) {
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
    private void readOutAt(long end, int panel, VectorSink sink) {
        for (ReadOut readOut : readOuts) {
            if (readOut.sampleCount() == end) {
                readOut.temperatures().forEach(t -> read(readOut, t, panel, sums[panel][t], sink));
            }
        }
    }

    private void read(ReadOut readOut, int temperature, int panel, Sums source, VectorSink sink) {
        StatePanel ofStates = states.panels().get(panel);
        for (int s = 0; s < ofStates.count; s++) {
            PosteriorSums result = read(ofStates, source, s, Math.sqrt(temperatures[temperature]));
            sink.accept(readOut, temperature, panel * StatePanel.STATES + s, result, mean, source);
        }
    }

    /** Means are sums relative to c: m − y₀ and m − x/a keep their digits far from the origin. */
    private PosteriorSums read(StatePanel panel, Sums source, int s, double sqrtT) {
        double[] v = source.values;
        double[] centre = tile.centre();
        double meanNorm = mean.length > 0 ? 0 : Double.NaN;
        double meanToBase = meanNorm;
        double meanToState = meanNorm;
        for (int k = 0; k < mean.length; k++) {
            int i = k * StatePanel.STATES + s;
            double shifted = source.mean[i] / v[Sums.WEIGHTS + s];
            double toBase = shifted - (panel.base[i] - centre[k]);
            double toState = panel.hasNoise() ? Math.fma(-sqrtT, panel.noise[i], toBase) : toBase;
            mean[k] = shifted + centre[k];
            meanNorm = Math.fma(mean[k], mean[k], meanNorm);
            meanToBase = Math.fma(toBase, toBase, meanToBase);
            meanToState = Math.fma(toState, toState, meanToState);
        }
        return new PosteriorSums(
                v[Sums.MIN_ENERGY + s],
                v[Sums.MIN_ENERGY + s],
                v[Sums.WEIGHTS + s],
                v[Sums.SQUARES + s],
                v[Sums.ENERGY + s],
                v[Sums.ENERGY_SQUARES + s],
                distances ? v[Sums.DISTANCE + s] : Double.NaN,
                distances ? Math.fma(-panel.baseNorm[s], v[Sums.WEIGHTS + s], v[Sums.NORM + s]) : Double.NaN,
                meanNorm,
                meanToBase,
                meanToState);
    }
}
