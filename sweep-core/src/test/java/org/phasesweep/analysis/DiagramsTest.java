package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.phasesweep.observable.ListObservable;
import org.phasesweep.observable.Observable;
import org.phasesweep.statistics.Estimate;
import org.phasesweep.statistics.Estimates;
import org.phasesweep.statistics.StatisticalAssert;
import org.phasesweep.table.Diagram;
import org.phasesweep.table.Realizations;

class DiagramsTest {

    private static final List<Observable> OBSERVABLES = List.of(
            SyntheticSweep.COMPONENTS.observable("effective_count"),
            SyntheticSweep.COMPONENTS.observable("participation_ratio"));

    private final SyntheticSweep sweep =
            new SyntheticSweep("observables=[effective_count, participation_ratio]", "realizations=9");
    private final UniformRandomProvider source = StatisticalAssert.source(3);

    private Diagram diagram(double[][][] means, double[][][] variances, int replicas) {
        Realizations values = new Realizations(
                sweep.plan.points(), List.of(), List.of("participation_ratio"), replicas, means, variances);
        return Diagrams.of(values, OBSERVABLES);
    }

    private double[][][] random() {
        double[][][] values = new double[1][8][9];
        for (double[] point : values[0]) {
            Arrays.setAll(point, r -> 0.1 + 0.8 * source.nextDouble());
        }
        return values;
    }

    /** The formulas of the result directory, term by term. */
    @Test
    void meansAndBothErrorsAreThoseOfTheFormat() {
        double[][][] means = random();
        double[][][] variances = random();
        Diagram diagram = diagram(means, variances, 5);
        assertThat(diagram.observables()).containsExactly("effective_count", "participation_ratio");
        for (int point = 0; point < 8; point++) {
            double[] v = means[0][point];
            double mean = Arrays.stream(v).sum() / 9;
            double squares = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum();
            double thermal = Math.sqrt(Arrays.stream(variances[0][point]).sum() / 9 / 5) / 3;
            Estimate estimate = diagram.estimates().get(1).get(point);
            assertThat(estimate.mean()).isCloseTo(mean, within(1e-15));
            assertThat(estimate.disorderError()).isCloseTo(Math.sqrt(squares / 8) / 3, within(1e-15));
            assertThat(estimate.thermalError()).isCloseTo(thermal, within(1e-15));
            assertThat(estimate.realizations()).isEqualTo(9);
            Estimate count = diagram.estimates().get(0).get(point);
            double relative = estimate.disorderError() / mean;
            assertThat(count.mean()).isCloseTo((1 - relative * relative) / mean, within(0.02 / mean));
            assertThat(count.disorderError()).isCloseTo(relative / mean, within(0.1 * relative / mean));
            assertThat(count.thermalError()).isNaN();
        }
    }

    /** Each entry of a list is estimated as a number would be, over the realizations that have the list. */
    @Test
    void entriesOfListsAreEstimatedOneByOne() {
        ListObservable histogram = (ListObservable) SyntheticSweep.COMPONENTS.observable("overlap_histogram");
        int bins = histogram.length(1);
        double[][][] means = new double[8][9][];
        double[][][] variances = new double[8][9][];
        for (int point = 0; point < 8; point++) {
            for (int r = point; r < 9; r++) {
                means[point][r] = source.doubles(bins).toArray();
                variances[point][r] = source.doubles(bins).toArray();
            }
        }
        Realizations values = new Realizations(
                sweep.plan.points(),
                List.of(),
                List.of("participation_ratio"),
                5,
                random(),
                random(),
                List.of(new Realizations.ListColumn("overlap_histogram", means, variances)));
        int[] counts = {9, 9, 9, 9, 9, 9, 8, 0};
        Diagram.ListColumn column = Diagrams.of(values.first(counts), List.of(OBSERVABLES.get(1), histogram))
                .lists()
                .get(0);
        assertThat(column.edges()).hasSize(bins + 1).startsWith(-1.0).endsWith(1.0);
        for (int point = 0; point < 8; point++) {
            for (int bin = 0; bin < bins; bin++) {
                int from = point;
                int entry = bin;
                double[] kept = IntStream.range(from, Math.max(from, counts[point]))
                        .mapToDouble(r -> means[from][r][entry])
                        .toArray();
                double[] spread = IntStream.range(from, Math.max(from, counts[point]))
                        .mapToDouble(r -> variances[from][r][entry])
                        .toArray();
                assertThat(column.estimates().get(point).get(bin)).isEqualTo(Estimates.ofMeans(kept, spread, 5));
            }
        }
        assertThat(column.estimates().get(7).get(0).mean()).isNaN();
    }

    @Test
    void missingRealizationsAreLeftOutAndCounted() {
        double[][][] means = random();
        double[][][] variances = random();
        double[][][] fewer = {new double[8][]};
        double[][][] fewerVariances = {new double[8][]};
        for (int point = 0; point < 8; point++) {
            fewer[0][point] = Arrays.copyOfRange(means[0][point], point, 9);
            fewerVariances[0][point] = Arrays.copyOfRange(variances[0][point], point, 9);
            Arrays.fill(means[0][point], 0, point, Double.NaN);
            Arrays.fill(variances[0][point], 0, point, Double.NaN);
        }
        Arrays.fill(means[0][7], Double.NaN);
        fewer[0][7] = new double[0];
        fewerVariances[0][7] = new double[0];
        Diagram diagram = diagram(means, variances, 5);
        assertThat(diagram.estimates())
                .isEqualTo(diagram(fewer, fewerVariances, 5).estimates());
        assertThat(diagram.estimates().get(1))
                .extracting(Estimate::realizations)
                .containsExactly(9, 8, 7, 6, 5, 4, 3, 0);
        assertThat(diagram.estimates().get(0).get(7).mean()).isNaN();
    }

    /** A row is made of its own values alone, whatever the other points are and in what order they stand. */
    @Test
    void rowsDoNotDependOnOtherRows() {
        double[][][] means = random();
        double[][][] variances = random();
        List<List<Estimate>> all = diagram(means, variances, 5).estimates();
        for (int shift = 1; shift < 8; shift++) {
            double[][][] turned = {new double[8][]};
            double[][][] turnedVariances = {new double[8][]};
            for (int point = 0; point < 8; point++) {
                turned[0][point] = means[0][(point + shift) % 8];
                turnedVariances[0][point] = variances[0][(point + shift) % 8];
            }
            List<List<Estimate>> estimates = diagram(turned, turnedVariances, 5).estimates();
            for (int point = 0; point < 8; point++) {
                assertThat(estimates.get(0).get(point)).isEqualTo(all.get(0).get((point + shift) % 8));
                assertThat(estimates.get(1).get(point)).isEqualTo(all.get(1).get((point + shift) % 8));
            }
        }
    }
}
