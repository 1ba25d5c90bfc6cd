package org.phasesweep.sampler;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.phasesweep.kernel.RowSource;
import org.phasesweep.model.RowEnergy;
import org.phasesweep.observable.DataMeans;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.statistics.Autocorrelation;
import org.phasesweep.statistics.BinnedMean;

/**
 * The data of a pass, whose energy and |m| are written down as the pass reads them, where observables ask for means over the data. Each
 * block is a Markov chain of its own.
 */
final class DataSeries implements RowSource {

    private final RowSource rows;
    private final int dimension;
    private final Optional<RowEnergy> energy;
    private final double[] energies;
    private final double[] magnetizations;
    private final Map<Long, DataMeans> bySampleCount = new TreeMap<>();

    /** @param most rows that the pass reads */
    DataSeries(Sampler.Request request, RowSource rows, long most) {
        this.rows = rows;
        this.dimension = request.model().dimension();
        this.energy =
                request.needs().contains(Need.DATA_MEANS) ? request.model().energy() : Optional.empty();
        int length = energy.isPresent() ? Math.toIntExact(most) : 0;
        this.energies = new double[length];
        this.magnetizations = new double[length];
    }

    @Override
    public double[] block(long block, int rowCount, double[] scratch) {
        double[] read = rows.block(block, rowCount, scratch);
        energy.ifPresent(of -> add((int) block * BLOCK_ROWS, rowCount, read, of));
        return read;
    }

    private void add(int first, int rowCount, double[] read, RowEnergy of) {
        for (int row = 0; row < rowCount; row++) {
            double sum = 0;
            for (int k = row * dimension; k < (row + 1) * dimension; k++) {
                sum += read[k];
            }
            energies[first + row] = of.of(read, row * dimension);
            magnetizations[first + row] = Math.abs(sum) / dimension;
        }
    }

    /** Tells a state the means over the first rows, which were read. */
    LocalState tell(LocalState local, long sampleCount) {
        return energy.isPresent()
                ? local.withData(bySampleCount.computeIfAbsent(sampleCount, n -> means(n.intValue())))
                : local;
    }

    private DataMeans means(int sampleCount) {
        double[] ofEnergy = Arrays.copyOf(energies, sampleCount);
        double[] ofMagnetization = Arrays.copyOf(magnetizations, sampleCount);
        Autocorrelation autocorrelation = Autocorrelation.of(ofEnergy, BLOCK_ROWS);
        Autocorrelation ofOther = Autocorrelation.of(ofMagnetization, BLOCK_ROWS);
        return new DataMeans(
                mean(ofEnergy),
                BinnedMean.of(ofEnergy, autocorrelation).error(),
                mean(ofMagnetization),
                BinnedMean.of(ofMagnetization, ofOther).error(),
                constantOr(autocorrelation.time()));
    }

    /** Of all data points; bins leave out the last few. */
    private static double mean(double[] series) {
        return BinnedMean.of(series, 1).mean();
    }

    /** Energies that are all the same show no correlation. */
    private static double constantOr(double time) {
        return Double.isNaN(time) ? 0.5 : time;
    }
}
