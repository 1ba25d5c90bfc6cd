package org.phasesweep.kernel;

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

    Tile(int dimension) {
        this.dimension = dimension;
        centre = new double[dimension];
        shifted = new double[ROWS * dimension];
    }

    /** Takes the first row of the data as c, which means and norms are summed relative to. */
    void centreOn(double[] firstRow) {
        System.arraycopy(firstRow, 0, centre, 0, dimension);
    }

    /** Turns to the rows that begin at this one of a row-major array, and computes what depends on the row alone. */
    void moveTo(double[] rows, int firstRow, int rowCount) {
        data = rows;
        offset = firstRow * dimension;
        for (int row = 0; row < rowCount; row++) {
            norms[row] = shift(row * dimension);
        }
    }

    /** Writes y − c, and returns |y|² − |c|² = Σ (y_k − c_k)(y_k + c_k), which keeps its digits far from the origin. */
    private double shift(int at) {
        double norm = 0;
        for (int k = 0; k < dimension; k++) {
            double y = data[offset + at + k];
            double difference = y - centre[k];
            shifted[at + k] = difference;
            norm = Math.fma(difference, y + centre[k], norm);
        }
        return norm;
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
}
