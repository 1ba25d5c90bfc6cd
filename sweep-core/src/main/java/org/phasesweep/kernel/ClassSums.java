package org.phasesweep.kernel;

/**
 * The weights of the rows of each class at the states of a panel at one temperature, summed in the order of the rows. They are those that
 * the kernel sums, so that the sums of all classes together are Σ e^{−a} but for the order of the additions.
 */
final class ClassSums {

    /** Sums of no class. */
    static final ClassSums NONE = new ClassSums(new RowClasses(0, new int[0]));

    private static final int STATES = StatePanel.STATES;
    private static final double[] NO_SHARES = {};

    private final RowClasses classes;
    private final double[] sums;

    /** Nothing summed yet. */
    ClassSums(RowClasses classes) {
        this.classes = classes;
        this.sums = new double[classes.count() * STATES];
    }

    void copyFrom(ClassSums other) {
        System.arraycopy(other.sums, 0, sums, 0, sums.length);
    }

    /** Adds the rows of a tile that was weighed. */
    void add(TileKernel kernel, Tile tile, Sums target) {
        if (this == NONE) {
            return;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= target.values[Sums.RESCALE + i % STATES];
        }
        int end;
        for (int first = 0; first < STATES; first = end) {
            LiveRows live = kernel.live(tile, first);
            end = first + 1;
            while (end < STATES && kernel.live(tile, end) == live) {
                end++;
            }
            add(live, tile, first, end);
        }
    }

    /** States that have their live rows in common. */
    private void add(LiveRows live, Tile tile, int firstState, int endState) {
        int firstRow = tile.firstRow();
        for (int i = 0; i < live.count(); i++) {
            int row = live.rows()[i];
            int at = classes.ofBlock()[firstRow + row] * STATES;
            for (int state = firstState; state < endState; state++) {
                sums[at + state] += tile.weights[row * STATES + state];
            }
        }
    }

    /** The share of each class at a state of the panel; empty where none were asked for. */
    double[] shares(int state) {
        if (this == NONE) {
            return NO_SHARES;
        }
        double[] shares = new double[classes.count()];
        double sum = 0;
        for (int c = 0; c < shares.length; c++) {
            shares[c] = sums[c * STATES + state];
            sum += shares[c];
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] /= sum;
        }
        return shares;
    }
}
