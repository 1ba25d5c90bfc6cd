package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.engine.ObservedUnit.Seen;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.model.Eigenvalues;
import org.phasesweep.model.Population;
import org.phasesweep.model.Posterior;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.SpecException;
import org.phasesweep.table.UnitRow;

/** Classes and response of the posterior over data points: that over the law where there are many, and what is refused. */
class DataPosteriorTest {

    private static final int REALIZATIONS = 300;

    private static final String SPEC = """
            sweep: posterior
            seed: 20261126
            model: MODEL
            axes: {AXES, temperature: [3]}
            sampler: SAMPLER
            observables: [OBSERVABLES]
            realizations: 300
            replicas: 1
            """;

    private static SmallSweep sweep(String model, String axes, String sampler, String observables, String csv)
            throws Exception {
        String yaml = SPEC.replace("MODEL", model)
                .replace("AXES", axes)
                .replace("SAMPLER", sampler)
                .replace("OBSERVABLES", observables);
        return SmallSweep.of(yaml, csv);
    }

    /**
     * z² = (measured − law)²/variance over independent data sets is χ²; the variances are those of ratios of sums over independent rows, to first
     * order in 1/N. States where the first order is not all, because both classes are alike or no direction is the widest, are left out. Each of
     * the two tails of each of two columns has 2e-7.
     */
    @Test
    void manyDataPointsGiveThePosteriorOfTheLaw() throws Exception {
        String model = "{kind: gaussian-mixture, separation: 1.5, variance: 0.2}";
        String axes = "dimension: [2], sample_count: [6000]";
        SmallSweep sweep = sweep(model, axes, "{kind: fresh}", "class_agreement, response", "");
        double[] squares = new double[2];
        int[] counts = new int[2];
        for (int realization = 0; realization < REALIZATIONS; realization++) {
            ObservedUnit unit = new ObservedUnit();
            SweepUnit of = new SweepUnit(sweep.slices().get(0), realization);
            assertThat(sweep.engine().run(of, unit)).noneMatch(UnitRow::failed);
            double[] z = deviations(unit.seen().get(0), unit.data(6000), law(sweep));
            for (int column = 0; column < 2; column++) {
                squares[column] += Double.isNaN(z[column]) ? 0 : z[column] * z[column];
                counts[column] += Double.isNaN(z[column]) ? 0 : 1;
            }
        }
        for (int column = 0; column < 2; column++) {
            assertThat(counts[column]).isGreaterThan(100);
            double p = new ChiSquaredDistribution(null, counts[column]).cumulativeProbability(squares[column]);
            assertThat(p)
                    .as("column %d: chi^2 = %s of %d", column, squares[column], counts[column])
                    .isBetween(2e-7, 1 - 2e-7);
        }
    }

    private static Population law(SmallSweep sweep) {
        Component model = sweep.slices().get(0).model();
        return SmallSweep.COMPONENTS
                .model(model.kind())
                .create(model.settings(), 2, null)
                .realize(null)
                .population()
                .orElseThrow();
    }

    /** In standard deviations; NaN where a state is left out. */
    private static double[] deviations(Seen seen, double[][] data, Population law) {
        double temperature = seen.cell().temperature();
        double[] state = new double[2];
        for (int k = 0; k < 2; k++) {
            state[k] = seen.base()[k] + Math.sqrt(temperature) * seen.noise()[k];
        }
        Posterior posterior = law.posterior(state, temperature);
        double[] classes = posterior.classWeights();
        Eigenvalues.Pair top = Eigenvalues.largestPair(2, posterior::multiply);
        double sum = 0;
        double ofClass = 0;
        double ofSpread = 0;
        for (double[] y : data) {
            double distance2 = Math.pow(state[0] - y[0], 2) + Math.pow(state[1] - y[1], 2);
            double weight = Math.exp(-distance2 / (2 * temperature));
            double along = (y[0] - posterior.mean()[0]) * top.vector()[0]
                    + (y[1] - posterior.mean()[1]) * top.vector()[1];
            sum += weight;
            ofClass += Math.pow(weight * (inFirst(y) - classes[0]), 2);
            ofSpread += Math.pow(weight * (along * along - top.value()), 2);
        }
        double agreement = classes[0] * classes[0] + classes[1] * classes[1];
        double slope = 2 * Math.abs(classes[0] - classes[1]);
        double gap = 2 * top.value() - posterior.trace();
        return new double[] {
            slope > 0.3 ? (seen.values()[0] - agreement) * sum / (slope * Math.sqrt(ofClass)) : Double.NaN,
            gap > 0.3 * top.value()
                    ? (seen.values()[1] * temperature - top.value()) * sum / Math.sqrt(ofSpread)
                    : Double.NaN
        };
    }

    /** Rows are nearer to the other class with a probability of 1e-6. */
    private static double inFirst(double[] row) {
        return row[0] + row[1] > 0 ? 1 : 0;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: gaussian} | {kind: planted} | class_agreement | needs classes, which model 'gaussian' with variance 1.0 does not have",
                "{kind: hypercube} | {kind: population} | class_entropy | needs classes, which model 'hypercube' does not have",
                "{kind: gaussian-mixture} | {kind: planted} | top_susceptibility | needs a state that is given, not drawn",
                "{kind: gaussian-mixture} | {kind: levels} | response | needs the posterior covariance",
            })
    void whatDoesNotExistIsRefused(String model, String sampler, String observable, String message) {
        String axes = sampler.contains("population") ? "dimension: [2]" : "dimension: [2], sample_count: [4]";
        assertThatThrownBy(() -> sweep(model, axes, sampler, observable, ""))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("observable '" + observable + "' " + message);
    }

    private static final String FILE = "{kind: dataset, path: rows.csv, labels: last}";

    @Test
    void rowsOfAFileNeedLabels() {
        assertThatThrownBy(() -> sweep(
                        "{kind: dataset, path: rows.csv}",
                        "sample_count: [2]",
                        "{kind: planted}",
                        "class_entropy",
                        "1\n2\n"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("needs classes")
                .hasMessageContaining("of a file, give labels");
        assertThatThrownBy(() ->
                        sweep(FILE, "sample_count: [2]", "{kind: planted}", "class_entropy", "1,a\n2,b\n3,\n4,b\n"))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("row 2 of those kept has no label");
    }

    /** Without classes in the columns it may have no label. */
    @Test
    void labelsMayBeMissingWhereNoColumnSpeaksOfThem() throws Exception {
        SmallSweep sweep = sweep(FILE, "sample_count: [2]", "{kind: planted}", "response", "1,a\n2,b\n3,\n4,b\n");
        assertThat(sweep.engine().run(new SweepUnit(sweep.slices().get(0), 0))).noneMatch(UnitRow::failed);
    }

    /** A cell has the same values alone and among others, and what is found out beside them changes no other column. */
    @ParameterizedTest
    @ValueSource(strings = {"planted", "fresh"})
    void valuesAreThoseOfTheCellAlone(String sampler) throws Exception {
        String model = "{kind: simplex-mixture, classes: 4, variance: 0.3}";
        String some = "dimension: [5], sample_count: [3, 40, 130, 1100]";
        String all = "class_agreement, class_entropy, response, participation_ratio";
        List<UnitRow> rows = rows(sweep(model, some, "{kind: " + sampler + "}", all, ""));
        UnitRow alone = rows(sweep(model, "dimension: [5], sample_count: [130]", "{kind: " + sampler + "}", all, ""))
                .get(0);
        assertThat(rows.stream().filter(row -> row.cellId().equals(alone.cellId())))
                .singleElement()
                .satisfies(row -> assertThat(row.means()).isEqualTo(alone.means()));
        List<UnitRow> without = rows(sweep(model, some, "{kind: " + sampler + "}", "participation_ratio", ""));
        assertThat(without)
                .extracting(row -> row.means()[0])
                .isEqualTo(rows.stream().map(row -> row.means()[3]).toList());
    }

    private static List<UnitRow> rows(SmallSweep sweep) {
        return sweep.engine().run(new SweepUnit(sweep.slices().get(0), 0));
    }
}
