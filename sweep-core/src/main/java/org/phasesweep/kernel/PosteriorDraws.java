package org.phasesweep.kernel;

import java.util.Arrays;

/**
 * Two independent draws from the posterior at each state of a panel at one temperature, made while the weights are summed: row j is drawn
 * with probability w_j of the rows so far, whatever their number, so that read-outs on the way have their draws as well.
 *
 * <p>With S the sum of weights at the row last drawn, no later row replaces it before the sum exceeds S/v, v uniform in (0, 1]: the
 * probability that the sum has grown to S′ without one is S/S′, as it must be (exponential jumps, Efraimidis and Spirakis, Inf. Process.
 * Lett. 97, 181, 2006, for samples of one). About ln N numbers and copies of a row are needed for each draw, and one comparison a tile.
 * The sums are those of the kernel, bit for bit. Rows that weigh nothing by the kernel's limit are not drawn: less than 2^−80 of S each.
 */
final class PosteriorDraws {

    /** How many draws. */
    static final int DRAWS = 2;

    /** Draws of no state. */
    static final PosteriorDraws NONE = new PosteriorDraws((state, index) -> 1, 0, 0, 0);

    private static final int STATES = StatePanel.STATES;

    private final SlicePass.Uniforms uniforms;
    private final int dimension;
    private final double[] before = new double[STATES];
    private final double[] next = new double[DRAWS * STATES];
    private final int[] taken = new int[DRAWS * STATES];
    private final double[] rows;
    private int firstState;
    private int stateCount;

    /**
     * Nothing drawn yet.
     *
     * @param uniforms for the draws
     * @param firstState index of the first state of the panel, as the uniforms know it
     * @param stateCount states of the panel, up to 16
     * @param dimension d
     */
    PosteriorDraws(SlicePass.Uniforms uniforms, int firstState, int stateCount, int dimension) {
        this.uniforms = uniforms;
        this.firstState = firstState;
        this.stateCount = stateCount;
        this.dimension = dimension;
        this.rows = new double[DRAWS * STATES * dimension];
    }

    void copyFrom(PosteriorDraws other) {
        if (this == NONE) {
            return;
        }
        firstState = other.firstState;
        stateCount = other.stateCount;
        System.arraycopy(other.next, 0, next, 0, next.length);
        System.arraycopy(other.taken, 0, taken, 0, taken.length);
        System.arraycopy(other.rows, 0, rows, 0, rows.length);
    }

    /** Remembers the sums before a tile is weighed. */
    void before(Sums sums) {
        if (this != NONE) {
            System.arraycopy(sums.values, Sums.WEIGHTS, before, 0, STATES);
        }
    }

    /** Draws among the rows of a tile that was weighed, after {@link #before}. */
    void add(TileKernel kernel, Tile tile, Sums sums) {
        for (int state = 0; state < stateCount; state++) {
            double scale = sums.values[Sums.RESCALE + state];
            boolean some = false;
            for (int draw = state; draw < next.length; draw += STATES) {
                next[draw] *= scale;
                some |= sums.values[Sums.WEIGHTS + state] > next[draw];
            }
            if (some) {
                drawAmong(kernel.live(tile, state), tile, state, scale * before[state]);
            }
        }
    }

    private void drawAmong(LiveRows live, Tile tile, int state, double sumBefore) {
        double sum = sumBefore;
        for (int i = 0; i < live.count(); i++) {
            int row = live.rows()[i];
            sum += tile.weights[row * STATES + state];
            for (int draw = state; draw < next.length; draw += STATES) {
                if (sum > next[draw]) {
                    int index = DRAWS * taken[draw]++ + draw / STATES;
                    next[draw] = sum / uniforms.get(firstState + state, index);
                    System.arraycopy(tile.data, tile.offset + row * dimension, rows, draw * dimension, dimension);
                }
            }
        }
    }

    /** A drawn row of a state of the panel. */
    double[] row(int draw, int state) {
        int from = (draw * STATES + state) * dimension;
        return Arrays.copyOfRange(rows, from, from + dimension);
    }
}
