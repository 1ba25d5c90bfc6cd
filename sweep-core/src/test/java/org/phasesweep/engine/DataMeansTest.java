package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.engine.ObservedUnit.Seen;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.spec.SpecException;
import org.phasesweep.statistics.ReplicaAccumulator;
import org.phasesweep.table.UnitRow;

/** Means over the data of the Ising model, with their binned errors and autocorrelation time. */
class DataMeansTest {

    private static final List<String> COLUMNS =
            List.copyOf(Textbook.LATTICE_FORMULAS.keySet().stream().sorted().toList());

    private static String spec(String model, String sampler, String axes, int realizations, int replicas) {
        return "sweep: lattice\nseed: 20261126\nmodel: {" + model + "}\naxes: {" + axes + "}\nsampler: {" + sampler
                + "}\nobservables: " + COLUMNS + "\nrealizations: " + realizations + "\nreplicas: " + replicas + "\n";
    }

    /** Of every sample count by the definitions, whatever is read beside it; more than one chain, and the replicas of a small N too. */
    @ParameterizedTest
    @ValueSource(strings = {"kind: planted", "kind: fresh", "kind: probe, base: planted, noise: 0.5"})
    void columnsAreThoseOfTheTextbook(String sampler) throws Exception {
        String axes = "dimension: [16], sample_count: [70, 700, 1500], temperature: [0.5, 3]";
        SmallSweep sweep =
                SmallSweep.of(spec("kind: ising-2d, beta: 0.43, sweeps: 2, burn_in: 20", sampler, axes, 1, 80));
        ObservedUnit observed = new ObservedUnit();
        List<UnitRow> rows = sweep.engine().run(new SweepUnit(sweep.slices().get(0), 0), observed);
        assertThat(rows).hasSize(6).noneMatch(UnitRow::failed);
        for (Seen seen :
                observed.seen().stream().filter(s -> s.replica() % 79 == 0).toList()) {
            double[][] data = observed.data(seen.cell().sampleCount());
            for (int column = 0; column < COLUMNS.size(); column++) {
                String name = sweep.engine().columns().get(column);
                double expected = Textbook.LATTICE_FORMULAS.get(name).applyAsDouble(data);
                assertThat(seen.values()[column])
                        .as("%s at %s", name, seen.cell())
                        .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
            }
        }
    }

    /**
     * Against enumeration, {@code theory/lattice-energy.csv}: the mean over data sets, the width of (measured − exact)/error, and an
     * error that takes rows for independent is far too small. Two-sided at 1e-6 each; 2000 data points a set, of two chains, have 30 bins.
     */
    @ParameterizedTest
    @CsvSource({"1, 150, 1.98", "10, 40, 0.509"})
    void errorsOfCorrelatedDataAreHonest(int sweeps, int sets, double time) throws Exception {
        double exact = -1.565623787638319;
        String model = "kind: ising-2d, sweeps: " + sweeps;
        String axes = "dimension: [16], sample_count: [2000], temperature: [1]";
        double[][][] means =
                SmallSweep.of(spec(model, "kind: planted", axes, sets, 1)).means();
        double[] energies = means[COLUMNS.indexOf("data_energy")][0];
        double[] errors = means[COLUMNS.indexOf("data_energy_error")][0];
        ReplicaAccumulator pulls = new ReplicaAccumulator();
        ReplicaAccumulator ofSets = new ReplicaAccumulator();
        ReplicaAccumulator squaredErrors = new ReplicaAccumulator();
        for (int set = 0; set < sets; set++) {
            pulls.add((energies[set] - exact) / errors[set]);
            ofSets.add(energies[set]);
            squaredErrors.add(errors[set] * errors[set]);
        }
        double limit = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.5e-6);
        assertThat(ofSets.mean()).isCloseTo(exact, within(limit * Math.sqrt(ofSets.variance() / sets)));
        assertThat(Math.sqrt(pulls.variance())).isCloseTo(1.03, within(limit / Math.sqrt(2.0 * sets)));
        assertThat(squaredErrors.mean() / ofSets.variance()).isCloseTo(1, within(limit * Math.sqrt(2.0 / sets)));
        ReplicaAccumulator times = new ReplicaAccumulator();
        for (double value : means[COLUMNS.indexOf("autocorrelation_time")][0]) {
            times.add(value);
        }
        assertThat(times.mean()).isCloseTo(time, within(limit * Math.sqrt(times.variance() / sets) + 0.03));
    }

    /** At β = 3 all spins agree: the energy is −2 and shows no correlation. */
    @Test
    void dataThatDoNotVary() throws Exception {
        String axes = "dimension: [9], sample_count: [100], temperature: [1]";
        SmallSweep sweep = SmallSweep.of(spec("kind: ising-2d, beta: 3", "kind: planted", axes, 1, 3));
        assertThat(sweep.engine().columns()).isEqualTo(COLUMNS);
        UnitRow row =
                sweep.engine().run(new SweepUnit(sweep.slices().get(0), 0)).get(0);
        assertThat(row.means()).containsExactly(0.5, -2, 0, 1, 0);
        assertThat(row.replicaVariances()).containsOnly(0);
    }

    @Test
    void tooFewDataForAnErrorAreAFailureThatNamesTheColumn() throws Exception {
        String axes = "dimension: [9], sample_count: [20], temperature: [1]";
        SmallSweep sweep = SmallSweep.of(spec("kind: ising-2d", "kind: planted", axes, 1, 3));
        UnitRow row =
                sweep.engine().run(new SweepUnit(sweep.slices().get(0), 0)).get(0);
        assertThat(row.failure()).isEqualTo("data_energy_error is NaN");
    }

    @Test
    void dataWithoutAnEnergyAndSamplersWithoutDataAreRefused() {
        String axes = "dimension: [9], sample_count: [100], temperature: [1]";
        assertThatThrownBy(() -> SmallSweep.of(spec("kind: hypercube", "kind: planted", axes, 1, 1)))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("observable 'data_energy' needs data points with an energy")
                .hasMessageContaining("model 'hypercube'");
        assertThatThrownBy(() -> SmallSweep.of(spec("kind: gaussian", "kind: levels, state: planted", axes, 1, 1)))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(
                        "'data_energy' needs a data set whose points have an energy, which sampler 'levels'");
    }
}
