package org.phasesweep.kernel;

/**
 * A few consecutive data rows and what a panel of states has computed from them. The tile grid starts at row 0 and never
 * moves; a tile is shorter only where the data end or a sample count is read out.
 */
public final class Tile {

    /** Rows in a whole tile: part of the arithmetic, because the reference energy is renewed once a tile. */
    public static final int ROWS = 128;

    double[] data;
    int offset;
    final double[] norms = new double[ROWS];
    final double[] distances = new double[ROWS * StatePanel.STATES];
    final double[] overlaps = new double[ROWS * StatePanel.STATES];
    final double[] weights = new double[ROWS * StatePanel.STATES];

    /** Turns to the rows that begin at this offset of a row-major array, and computes their |y_j|². */
    void moveTo(double[] rows, int firstRow, int rowCount, int dimension) {
        data = rows;
        offset = firstRow * dimension;
        for (int row = 0; row < rowCount; row++) {
            norms[row] = StatePanel.squaredNorm(rows, offset + row * dimension, dimension);
        }
    }

    /** Values of which this tile's rows are a part, row-major. */
    public double[] data() {
        return data;
    }

    /** Where the first row begins in {@link #data}. */
    public int offset() {
        return offset;
    }

    /** |y_j|² of each row. */
    public double[] norms() {
        return norms;
    }

    /** |y₀ − y_j|² at row·STATES + state. */
    public double[] distances() {
        return distances;
    }

    /** z·(y₀ − y_j) at row·STATES + state. */
    public double[] overlaps() {
        return overlaps;
    }

    /** Room for the energies, then weights e^{−(u_j − u_min)}, of one temperature; at row·STATES + state. */
    public double[] weights() {
        return weights;
    }
}
