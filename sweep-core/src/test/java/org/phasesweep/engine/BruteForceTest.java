package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.plan.Slice;
import org.phasesweep.sampler.Cell;

/**
 * Sweeps against {@code brute_force.csv}, which an independent program made from random numbers of its own ({@code
 * brute_force.py} beside it). Every cell has its own disorder in both, so that the squared differences over combined errors of
 * a column add up to a χ² with one degree of freedom a cell. The test fails when it is too large and when it is too small, which
 * errors that are quoted too small or too large would make it.
 */
class BruteForceTest {

    /** Of one case, over all of its columns and both tails. */
    private static final double FALSE_ALARM = 1e-6;

    /** Functions of other columns, of the base point alone, or of rows that are drawn: other tests have them at every state. */
    private static final Set<String> ELSEWHERE = Set.of(
            "information",
            "magnetization",
            "magnetization_abs",
            "magnetization2",
            "magnetization4",
            "fluctuation",
            "fluctuation_abs",
            "binder_cumulant",
            "susceptibility",
            "planted_overlap",
            "response",
            "growth_rate_sde",
            "growth_rate_ode",
            "state_norm2",
            "potential_sde",
            "potential_ode",
            "class_agreement",
            "class_entropy",
            "overlap",
            "overlap2",
            "overlap_histogram");

    private static final String SPEC = """
            sweep: brute-force
            seed: 20260101
            process: {kind: vp}
            model: {kind: %s}
            axes: {dimension: [10], sample_count: [20, 150, 1000], temperature: [0.15, 0.5, 1.5, 6]}
            sampler: {kind: %s}
            observables: %s
            disorder: independent
            realizations: 600
            replicas: 16
            """;

    private record Reference(double mean, double standardError) {}

    @ParameterizedTest
    @CsvSource({"gaussian, planted", "gaussian, fresh", "hypercube, planted", "hypercube, fresh"})
    void everyColumnAgreesWithinCombinedErrors(String model, String sampler) throws Exception {
        List<String> observables = new ArrayList<>(SmallSweep.observables(sampler));
        observables.removeAll(Textbook.FUNCTIONS_OF_MEANS.keySet());
        observables.removeAll(Textbook.LATTICE_FORMULAS.keySet());
        observables.removeAll(ELSEWHERE);
        SmallSweep sweep = SmallSweep.of(SPEC.formatted(model, sampler, observables));
        Map<String, Reference> table = table(model, sampler);
        List<Cell> cells =
                sweep.slices().stream().map(Slice::cells).flatMap(List::stream).toList();
        assertThat(table).hasSize(cells.size() * observables.size());
        double[][][] means = sweep.means();
        for (String observable : observables) {
            double[][] ofCells = means[sweep.engine().columns().indexOf(observable)];
            double[] z = new double[cells.size()];
            for (int cell = 0; cell < z.length; cell++) {
                z[cell] = deviation(ofCells[cell], table.get(key(cells.get(cell), observable)));
            }
            assertChiSquare(observable, z, FALSE_ALARM / (2 * observables.size()));
        }
    }

    private static void assertChiSquare(String observable, double[] z, double tail) {
        double chi2 = Arrays.stream(z).map(v -> v * v).sum();
        double p = new ChiSquaredDistribution(null, z.length).cumulativeProbability(chi2);
        assertThat(p).as("%s: deviations %s", observable, Arrays.toString(z)).isBetween(tail, 1 - tail);
    }

    private static double deviation(double[] values, Reference reference) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double variance = squares / (values.length - 1.0) / values.length;
        return (mean - reference.mean) / Math.sqrt(variance + reference.standardError * reference.standardError);
    }

    private static String key(Cell cell, String observable) {
        return (int) cell.sampleCount() + "," + cell.temperature() + "," + observable;
    }

    private static Map<String, Reference> table(String model, String sampler) throws IOException {
        Map<String, Reference> table = new HashMap<>();
        try (InputStream in = BruteForceTest.class.getResourceAsStream("/engine/brute_force.csv")) {
            new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith(model + "," + sampler))
                    .map(line -> line.split(","))
                    .forEach(part -> table.put(
                            part[2] + "," + part[3] + "," + part[4],
                            new Reference(Double.parseDouble(part[5]), Double.parseDouble(part[6]))));
        }
        return table;
    }
}
