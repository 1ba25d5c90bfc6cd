package org.phasesweep.kernel;

import java.util.stream.Stream;

/**
 * A few consecutive data rows and what a panel of states has computed from them. The tile grid starts at row 0 and never
 * moves; a tile is shorter only where the data end or a sample count is read out.
 */
public final class Tile {

    /** Rows in a whole tile: part of the arithmetic, because the reference energy is renewed once a tile. */
    public static final int ROWS = 128;

    private final int dimension;
    private final double[] centre;
    double[] data;
    int offset;
    final double[] shifted;
    final double[] norms = new double[ROWS];
    final double[] distances = new double[ROWS * StatePanel.STATES];
    final double[] overlaps = new double[ROWS * StatePanel.STATES];
    final double[] weights = new double[ROWS * StatePanel.STATES];
    final double[] lowest = new double[StatePanel.STATES];
    final double[] smallestDistance = new double[StatePanel.STATES];
    final double[] smallestOverlap = new double[StatePanel.STATES];
    final double[] largestDistance = new double[StatePanel.STATES];
    final double[] largestOverlap = new double[StatePanel.STATES];
    private final LiveRows[] live =
            Stream.generate(LiveRows::new).limit(StatePanel.STATES).toArray(LiveRows[]::new);

    Tile(int dimension) {
        this.dimension = dimension;
        centre = new double[dimension];
        shifted = new double[ROWS * dimension];
    }

    /** Takes the first row of the data as c, which means and norms are summed relative to. */
    void centreOn(double[] firstRow) {
        System.arraycopy(firstRow, 0, centre, 0, dimension);
    }

    /** Turns to the rows that begin at this one of a row-major array. */
    void moveTo(double[] rows, int firstRow) {
        data = rows;
        offset = firstRow * dimension;
    }

    /** Which row of the array the first row is. */
    int firstRow() {
        return offset / dimension;
    }

    /** Computes y − c, which the mean is summed from. */
    void shift(int rowCount) {
        for (int row = 0; row < rowCount; row++) {
            int at = row * dimension;
            for (int k = 0; k < dimension; k++) {
                shifted[at + k] = data[offset + at + k] - centre[k];
            }
        }
    }

    /** Computes |y|² − |c|² of the rows, after {@link #shift}. */
    void sumNorms(int rowCount) {
        int blocked = rowCount & ~3;
        for (int row = 0; row < blocked; row += 4) {
            norms(row);
        }
        for (int row = blocked; row < rowCount; row++) {
            norms[row] = norm(row);
        }
    }

    /** |y|² − |c|² = Σ (y_k − c_k)(y_k + c_k), which keeps its digits far from the origin. */
    private double norm(int row) {
        int at = row * dimension;
        double norm = 0;
        for (int k = 0; k < dimension; k++) {
            norm = Math.fma(shifted[at + k], data[offset + at + k] + centre[k], norm);
        }
        return norm;
    }

    /** As {@link #norm} for four rows: each sum waits for its last addition, so they go side by side. */
    private void norms(int row) {
        int at0 = row * dimension;
        int at1 = at0 + dimension;
        int at2 = at1 + dimension;
        int at3 = at2 + dimension;
        double norm0 = 0;
        double norm1 = 0;
        double norm2 = 0;
        double norm3 = 0;
        for (int k = 0; k < dimension; k++) {
            norm0 = Math.fma(shifted[at0 + k], data[offset + at0 + k] + centre[k], norm0);
            norm1 = Math.fma(shifted[at1 + k], data[offset + at1 + k] + centre[k], norm1);
            norm2 = Math.fma(shifted[at2 + k], data[offset + at2 + k] + centre[k], norm2);
            norm3 = Math.fma(shifted[at3 + k], data[offset + at3 + k] + centre[k], norm3);
        }
        norms[row] = norm0;
        norms[row + 1] = norm1;
        norms[row + 2] = norm2;
        norms[row + 3] = norm3;
    }

    /** c: the first row of the data. */
    double[] centre() {
        return centre;
    }

    /** Values of which this tile's rows are a part, row-major. */
    public double[] data() {
        return data;
    }

    /** Where the first row begins in {@link #data}. */
    public int offset() {
        return offset;
    }

    /** y_j − c, row-major from 0, with c the first row of the data. */
    public double[] shifted() {
        return shifted;
    }

    /** |y_j|² − |c|² of each row. */
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

    /** Smallest |y₀ − y_j|² of each state in this tile, for a kernel's own use. */
    public double[] smallestDistance() {
        return smallestDistance;
    }

    /** Smallest z·(y₀ − y_j) of each state in this tile, for a kernel's own use. */
    public double[] smallestOverlap() {
        return smallestOverlap;
    }

    /** Largest |y₀ − y_j|² of each state in this tile, for a kernel's own use. */
    public double[] largestDistance() {
        return largestDistance;
    }

    /** Largest z·(y₀ − y_j) of each state in this tile, or 0; for a kernel's own use. */
    public double[] largestOverlap() {
        return largestOverlap;
    }

    /** Smallest energy of each state in this tile, at the temperature last weighed. */
    public double[] lowest() {
        return lowest;
    }

    /** The live rows of the states from this one on, of as many as the kernel takes together. */
    public LiveRows live(int firstState) {
        return live[firstState];
    }
}
