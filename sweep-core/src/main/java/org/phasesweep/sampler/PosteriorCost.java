package org.phasesweep.sampler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import org.phasesweep.kernel.PosteriorDetail;
import org.phasesweep.observable.StateObservable.Need;

/**
 * Price of a unit that goes through the slice kernel: one pass over the data for the sample counts at which all replicas have
 * the same base points, one each for the others.
 *
 * <p>Data are made block by block and never stored. A unit needs them once, but for the few rows of sample counts below the
 * number of replicas; they are made again only for the parts of a slice that is cut, which repeat the first products as well
 * (as dear as making the row at about 150 states, by {@link Step}) and of which the planner makes few.
 */
final class PosteriorCost {

    /** Rows in a block of data, and in a tile; states of a panel, which a kernel fills at once. */
    private static final int BLOCK = 1024;

    private static final int TILE = 128;
    private static final int LANES = 16;

    /** Reading out a posterior mean touches each component of mean, base point and noise. */
    private static final int MEAN_READS = 3;

    /** Two draws are copied and multiplied with each other and themselves. */
    private static final int DRAW_READS = 5;

    private static final int DRAWS = 2;

    private static final int BYTES = Double.BYTES;

    /** Two numbers of each data point, and a copy of them. */
    private static final int SERIES = 2 * 2 * BYTES;

    /** Running sums of a state at a temperature, with their rescaling and limit. */
    private static final long SUMS = 10;

    /** Rows in memory: a block of data, one of fresh draws, and a tile of rows relative to the first one. */
    private static final long ROWS = BLOCK + BLOCK + TILE;

    /** Products and weights of a tile. */
    private static final long TILE_BYTES = 3L * TILE * LANES * BYTES;

    /** What is gathered for a cell, and for each of its columns. */
    private static final long CELL_BYTES = 400;

    private static final long COLUMN_BYTES = 80;

    /** Summing weights by class, in weights. */
    private static final double CLASS_WEIGHT = 0.8;

    /** Steps to an eigenvalue of most spectra. */
    private static final double EIGENVALUE_STEPS = 20;

    /** Of an eigenvalue: a component of a row that is weighed. */
    private static final double ENERGY_NANOSECONDS = 1;

    /** An element of C where a row is added: half of the rows, since sweeps go across the condensation. */
    private static final double ADDED_NANOSECONDS = 0.5 * 0.05;

    /** A component of a product with C, and with single rows. */
    private static final double MATRIX_NANOSECONDS = 0.15;

    private static final double ROW_NANOSECONDS = 1.5;

    /** A step, for each step before. */
    private static final double STEP_NANOSECONDS = 150;

    private final UnitSize size;
    private final int lanes;

    private PosteriorCost(UnitSize size) {
        this.size = size;
        this.lanes = filled(size.replicas(), LANES);
    }

    /** Replicas beyond N have the base points of others, so that each N below the replicas needs a pass of its own. */
    static UnitCost planted(UnitSize size) {
        PosteriorCost cost = new PosteriorCost(size);
        Work work = cost.unit(sampleCount -> sampleCount < size.replicas());
        return new UnitCost(work, cost.memoryBytes());
    }

    /** Fresh rows are taken from the end of a file, those that are left beyond N. */
    static UnitCost fresh(UnitSize size) {
        PosteriorCost cost = new PosteriorCost(size);
        Work work = cost.unit(sampleCount -> sampleCount > size.dataRows() - size.replicas());
        if (Double.isInfinite(size.dataRows())) {
            work = work.plus(size.making(filled(size.replicas(), BLOCK)));
        }
        return new UnitCost(work, cost.memoryBytes());
    }

    private boolean withMean() {
        return size.detail() == PosteriorDetail.MEAN;
    }

    private boolean withDraws() {
        return size.needs().contains(Need.POSTERIOR_DRAWS);
    }

    private boolean withDataMeans() {
        return size.needs().contains(Need.DATA_MEANS);
    }

    private boolean withClasses() {
        return size.needs().contains(Need.CLASSES);
    }

    private static int filled(int count, int group) {
        return (count + group - 1) / group * group;
    }

    private Work unit(DoublePredicate apart) {
        List<Double> together = new ArrayList<>();
        Work work = begin().plus(readOuts());
        for (double sampleCount : size.sampleCounts()) {
            if (apart.test(sampleCount)) {
                work = work.plus(pass(List.of(sampleCount)));
            } else {
                together.add(sampleCount);
            }
        }
        return together.isEmpty() ? work : work.plus(pass(together));
    }

    /** The noise of every replica; the order of a file's rows. */
    private Work begin() {
        return Work.NONE
                .plus(Step.UNIT, 1)
                .plus(Step.STREAM, size.replicas())
                .plus(Step.NORMAL, (double) size.replicas() * size.dimension())
                .plus(Step.UNIFORM, Double.isInfinite(size.dataRows()) ? 0 : size.dataRows());
    }

    private Work readOuts() {
        double states = (double) size.cells() * size.replicas();
        double components = states * size.dimension();
        return covariances()
                .plus(Step.READ_OUT, states * (withClasses() ? 2 : 1))
                .plus(Step.READ_OUT_COMPONENT, (withMean() ? MEAN_READS : 0) * components)
                .plus(Step.READ_OUT_COMPONENT, (withDraws() ? DRAW_READS : 0) * components)
                .plus(Step.STREAM, withDraws() ? size.replicas() : 0)
                .plus(Step.VALUE, states * size.values());
    }

    /** C and its largest eigenvalue at every state. */
    private Work covariances() {
        if (!size.needs().contains(Need.COVARIANCE)) {
            return Work.NONE;
        }
        double states =
                (double) size.cells() * size.replicas() / size.sampleCounts().size();
        Work work = Work.NONE;
        for (double rows : size.sampleCounts()) {
            work = work.plus(Step.NANOSECOND, states * eigenvalueNanoseconds(rows));
        }
        return work;
    }

    private double eigenvalueNanoseconds(double rows) {
        double dimension = size.dimension();
        double steps = Math.min(EIGENVALUE_STEPS, Math.min(rows, dimension));
        double known = ENERGY_NANOSECONDS * rows * dimension + STEP_NANOSECONDS * steps * steps;
        return rows > dimension
                ? known + (ADDED_NANOSECONDS * rows + MATRIX_NANOSECONDS * steps) * dimension * dimension
                : known + ROW_NANOSECONDS * steps * rows * dimension;
    }

    private double mostRows() {
        return size.sampleCounts().get(size.sampleCounts().size() - 1);
    }

    /** A pass to the largest sample count. Those inside a tile weigh the tile's first rows once more. */
    private Work pass(List<Double> sampleCounts) {
        double rows = sampleCounts.get(sampleCounts.size() - 1);
        double again = sampleCounts.stream()
                .filter(sampleCount -> sampleCount < rows)
                .mapToDouble(sampleCount -> sampleCount % TILE)
                .sum();
        double weights = (rows + again) * lanes * size.temperatures();
        double baseRows = Math.min(rows, size.replicas());
        return size.making(rows + baseRows)
                .plus(Step.PASS, 1)
                .plus(Step.COMPONENT, (2.0 * lanes + (withDataMeans() ? rows : 0)) * size.dimension())
                .plus(Step.FIRST_PRODUCT, rows * lanes * size.dimension())
                .plus(Step.WEIGHT, weights * (withClasses() ? 1 + CLASS_WEIGHT : 1))
                .plus(Step.MEAN, withMean() ? weights * size.dimension() : 0)
                .plus(Step.COMPONENT, withDraws() ? drawnRows(rows) * size.dimension() : 0);
    }

    /** Of each draw about ln N rows are kept for a while. */
    private double drawnRows(double rows) {
        return DRAWS * (1 + StrictMath.log(rows)) * lanes * size.temperatures();
    }

    /** Sums of all temperatures and one copy, states in rows and in panels, rows of data; what grows with the sample count only where asked for. */
    private long memoryBytes() {
        long perSum =
                SUMS + (withMean() ? (long) size.dimension() : 0) + (withDraws() ? DRAWS * (2L + size.dimension()) : 0);
        long sums = perSum * (lanes * size.temperatures() + LANES) * BYTES;
        long states = 2L * (size.replicas() + lanes) * size.dimension() * BYTES;
        long order = Double.isInfinite(size.dataRows()) ? 0 : Integer.BYTES * (long) size.dataRows();
        long cells = size.cells() * (CELL_BYTES + COLUMN_BYTES * size.values());
        return sums
                + states
                + order
                + cells
                + ROWS * size.dimension() * BYTES
                + TILE_BYTES
                + covarianceBytes()
                + seriesBytes();
    }

    /** The rows with a weight each; C, or those rows of it that have a weight. */
    private long covarianceBytes() {
        double rows = size.needs().contains(Need.COVARIANCE) ? mostRows() : 0;
        return (long) (BYTES * (rows * (size.dimension() + 2) + Math.min(rows, size.dimension()) * size.dimension()));
    }

    private long seriesBytes() {
        return (long) (withDataMeans() ? SERIES * mostRows() : 0);
    }
}
