package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;

/**
 * The laws of the models. The seed is fixed; each check has a false-alarm probability of at most 1e-8, by bounds that hold for any
 * sample size: Dvoretzky, Kiefer and Wolfowitz for distributions, Hoeffding for means of bounded values, χ² for variances.
 */
class ModelLawTest {

    private static final double FALSE_ALARM = 1e-8;
    private static final int ROWS = 20 * Realization.BLOCK_ROWS;
    private static final List<String> CONTENT = List.of("model=any");
    private static final DoubleUnaryOperator STANDARD_NORMAL = NormalDistribution.of(0, 1)::cumulativeProbability;

    private static final Map<String, ModelType> TYPES = Map.of(
            "gaussian", new GaussianModel(),
            "hypercube", new HypercubeModel(),
            "sphere", new SphereModel(),
            "gaussian-mixture", new GaussianMixtureModel(),
            "sparse", new SparseModel(),
            "two-delta", new TwoDeltaModel(),
            "simplex-mixture", new SimplexMixtureModel(),
            "hierarchical-mixture", new HierarchicalMixtureModel());

    private static DataModel model(String kind, int dimension, Map<String, ?> settings) {
        ModelType type = TYPES.get(kind);
        Settings all = Component.of(type, Settings.of(new TreeMap<>(settings))).settings();
        return type.create(all, dimension, null);
    }

    private static Realization realization(DataModel model, long seed, int realization) {
        return model.realize(new RandomStreams(seed, CONTENT, CONTENT, realization));
    }

    /** [component][row]. */
    private static double[][] columns(DataModel model) {
        Realization data = realization(model, 1, 0);
        int d = model.dimension();
        double[][] columns = new double[d][ROWS];
        double[] block = new double[Realization.BLOCK_ROWS * d];
        for (int row = 0; row < ROWS; row++) {
            int inner = row % Realization.BLOCK_ROWS;
            if (inner == 0) {
                data.block(row / Realization.BLOCK_ROWS, Realization.BLOCK_ROWS, block);
            }
            for (int k = 0; k < d; k++) {
                columns[k][row] = block[inner * d + k];
            }
        }
        return columns;
    }

    /** P(sup |F_n − F| > ε) ≤ 2 exp(−2nε²). */
    private static void assertLaw(double[] sample, DoubleUnaryOperator cumulative, String what) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = cumulative.applyAsDouble(sorted[i]);
            distance = Math.max(
                    distance, Math.max(expected - i / (double) sorted.length, (i + 1.0) / sorted.length - expected));
        }
        assertThat(distance).as(what).isLessThan(Math.sqrt(Math.log(2 / FALSE_ALARM) / (2 * sample.length)));
    }

    /** For values in [low, low + width]: P(|mean − μ| > ε) ≤ 2 exp(−2nε²/width²). */
    private static void assertMean(double[] bounded, double expected, double width, String what) {
        double mean = Arrays.stream(bounded).average().orElseThrow();
        double bound = width * Math.sqrt(Math.log(2 / FALSE_ALARM) / (2 * bounded.length));
        assertThat(Math.abs(mean - expected)).as(what).isLessThan(bound);
    }

    /** Independent standard normals: Σ y² is χ² of as many degrees of freedom. */
    private static void assertUnitVariance(double[] normals, String what) {
        double sum = Arrays.stream(normals).map(value -> value * value).sum();
        ChiSquaredDistribution law = ChiSquaredDistribution.of(normals.length);
        assertThat(sum)
                .as(what)
                .isBetween(
                        law.inverseCumulativeProbability(FALSE_ALARM / 2),
                        law.inverseSurvivalProbability(FALSE_ALARM / 2));
    }

    /** Signs of independent symmetric values agree half of the time. */
    private static void assertUncorrelated(double[] one, double[] other, String what) {
        double[] signs = new double[one.length];
        Arrays.setAll(signs, i -> Math.signum(one[i] * other[i]));
        assertMean(signs, 0, 2, what);
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    @Test
    void gaussianIsIsotropic() {
        double[][] columns = columns(model("gaussian", 5, Map.of("variance", 2.5)));
        for (int k = 0; k < 5; k++) {
            assertLaw(scaled(columns[k], 1 / Math.sqrt(2.5)), STANDARD_NORMAL, "component " + k);
            assertUnitVariance(scaled(columns[k], 1 / Math.sqrt(2.5)), "component " + k);
            assertUncorrelated(columns[k], columns[(k + 1) % 5], "components " + k + " and the next");
        }
        double[] tails = Arrays.stream(columns[0])
                .map(v -> Math.abs(v) > 3 * Math.sqrt(2.5) ? 1 : 0)
                .toArray();
        assertMean(tails, 0.0026998, 1, "tails");
    }

    @Test
    void gaussianHasItsSpectrum() {
        List<Double> spectrum = List.of(4.0, 0.0, 0.25);
        double[][] columns = columns(model("gaussian", 3, Map.of("spectrum", spectrum, "variance", 9)));
        assertLaw(scaled(columns[0], 1 / 6.0), STANDARD_NORMAL, "eigenvalue 36");
        assertThat(Arrays.stream(columns[1])).allMatch(value -> value == 0);
        assertLaw(scaled(columns[2], 1 / 1.5), STANDARD_NORMAL, "eigenvalue 2.25");
        assertUnitVariance(scaled(columns[0], 1 / 6.0), "eigenvalue 36");
        assertUnitVariance(scaled(columns[2], 1 / 1.5), "eigenvalue 2.25");
        assertUncorrelated(columns[0], columns[2], "components");
    }

    @Test
    void hypercubeHasSigns() {
        double[][] columns = columns(model("hypercube", 130, Map.of()));
        for (int k = 0; k < 130; k++) {
            assertThat(columns[k]).containsOnly(-1.0, 1.0);
            assertMean(columns[k], 0, 2, "component " + k);
            assertUncorrelated(columns[k], columns[(k + 1) % 130], "components " + k + " and the next");
            assertUncorrelated(columns[k], columns[(k + 64) % 130], "components " + k + " and 64 on");
        }
    }

    /** (y_k)²/(r²d) is Beta(½, (d−1)/2), the sign fair. */
    @ParameterizedTest
    @CsvSource({"2, 1", "3, 0.5", "16, 3"})
    void sphereIsUniform(int dimension, double radius) {
        double[][] columns = columns(model("sphere", dimension, Map.of("radius", radius)));
        double norm2 = radius * radius * dimension;
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (double[] column : columns) {
                sum += column[row] * column[row];
            }
            assertThat(Math.abs(sum / norm2 - 1)).isLessThan(1e-15 * (dimension + 4));
        }
        DoubleUnaryOperator beta = BetaDistribution.of(0.5, (dimension - 1) / 2.0)::cumulativeProbability;
        for (int k = 0; k < dimension; k++) {
            assertLaw(Arrays.stream(columns[k]).map(v -> v * v / norm2).toArray(), beta, "component " + k);
            assertMean(Arrays.stream(columns[k]).map(Math::signum).toArray(), 0, 2, "sign " + k);
            assertUncorrelated(columns[k], columns[(k + 1) % dimension], "components " + k + " and the next");
        }
    }

    @Test
    void sphereInOneDimensionIsTwoPoints() {
        double[] points = columns(model("sphere", 1, Map.of("radius", 2)))[0];
        assertThat(Arrays.stream(points)).allMatch(value -> Math.abs(Math.abs(value) - 2) <= Math.ulp(2.0));
        assertMean(Arrays.stream(points).map(Math::signum).toArray(), 0, 2, "sign");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 1})
    void mixtureHasItsWeights(double weight) {
        double[][] columns =
                columns(model("gaussian-mixture", 3, Map.of("separation", 50, "variance", 4, "weight", weight)));
        double[] plus = Arrays.stream(columns[0]).map(v -> v > 0 ? 1 : 0).toArray();
        assertMean(plus, weight, 1, "weight");
        for (double[] column : columns) {
            double[] noise = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                assertThat(column[row] > 0)
                        .as("all components are of one class")
                        .isEqualTo(plus[row] == 1);
                noise[row] = (column[row] - (plus[row] == 1 ? 50 : -50)) / 2;
            }
            assertLaw(noise, STANDARD_NORMAL, "within a class");
            assertUnitVariance(noise, "within a class");
        }
        assertThat(weight == 0 || weight == 1 ? Arrays.stream(plus).distinct().count() : 1)
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gaussian", "hypercube", "sphere", "gaussian-mixture"})
    void rowsDoNotDependOnHowManyAreAskedForOrWhen(String kind) {
        DataModel model = model(kind, 7, Map.of());
        double[] whole = new double[Realization.BLOCK_ROWS * 7];
        realization(model, 1, 0).block(2, Realization.BLOCK_ROWS, whole);
        Realization other = realization(model, 1, 0);
        double[] some = new double[Realization.BLOCK_ROWS * 7];
        for (int count : new int[] {1000, 1, 513, 1024}) {
            other.block(5, 3, some);
            other.block(2, count, some);
            assertThat(Arrays.copyOf(some, count * 7)).isEqualTo(Arrays.copyOf(whole, count * 7));
        }
    }

    /** The mixture without separation, for its components to be independent. */
    @ParameterizedTest
    @CsvSource({"gaussian, variance, 1", "sphere, radius, 1", "gaussian-mixture, separation, 0", "hypercube,,"})
    void blocksRealizationsSeedsAndPurposesAreIndependent(String kind, String setting, Double value) {
        DataModel model = model(kind, 40, setting == null ? Map.of() : Map.of(setting, value));
        Realization data = realization(model, 1, 0);
        double[] block = block(data, 0);
        assertUncorrelated(block, block(data, 1), "blocks");
        assertUncorrelated(block, block(realization(model, 1, 1), 0), "realizations");
        assertUncorrelated(block, block(realization(model, 2, 0), 0), "seeds");
        double[] fresh = new double[block.length];
        for (int row = 0; row < Realization.BLOCK_ROWS; row++) {
            data.freshRow(data.freshIndex(row, 10), fresh, row * 40);
        }
        assertUncorrelated(block, fresh, "data and fresh draws");
    }

    private static double[] block(Realization data, long index) {
        double[] block = new double[Realization.BLOCK_ROWS * 40];
        data.block(index, Realization.BLOCK_ROWS, block);
        return block;
    }

    @Test
    void freshRowsAreReachedInAnyOrder() {
        DataModel model = model("gaussian", 3, Map.of());
        double[] forward = new double[3 * 3000];
        double[] backward = new double[3 * 3000];
        Realization one = realization(model, 1, 0);
        Realization other = realization(model, 1, 0);
        for (int row = 0; row < 3000; row++) {
            one.freshRow(row, forward, 3 * row);
            other.freshRow(2999 - row, backward, 3 * (2999 - row));
        }
        assertThat(backward).isEqualTo(forward);
        assertThat(one.freshIndex(17, 5)).isEqualTo(17);
    }

    /** A change of any bit of a model must be seen: it raises the version of the numbers. */
    @Test
    void firstRowsAreThoseOfTheTable() throws IOException {
        assertThat(lines("rows.csv")).isEqualTo(firstRows());
    }

    /** Row 1 of block 0, row 1023 of block 2 and fresh row 5 of each model. */
    private static List<String> firstRows() {
        List<String> lines = new ArrayList<>();
        lines.add("model,settings,rows");
        for (String kind : new TreeMap<>(TYPES).keySet()) {
            addRows(kind, Map.of(), lines);
        }
        addRows("gaussian", Map.of("spectrum", List.of(4, 0.5, 1)), lines);
        addRows("gaussian-mixture", Map.of("weight", 0.9), lines);
        addRows("sphere", Map.of("radius", 0.3), lines);
        return lines;
    }

    private static void addRows(String kind, Map<String, ?> settings, List<String> lines) {
        Realization data = realization(model(kind, 3, settings), 20260101, 2);
        double[] rows = new double[Realization.BLOCK_ROWS * 3];
        data.block(0, 2, rows);
        String one = Arrays.toString(Arrays.copyOfRange(rows, 3, 6));
        data.block(2, 1024, rows);
        String last = Arrays.toString(Arrays.copyOfRange(rows, 3 * 1023, 3 * 1024));
        data.freshRow(5, rows, 0);
        lines.add(kind + "," + settings + "," + one + "," + last + "," + Arrays.toString(Arrays.copyOf(rows, 3)));
    }

    /** Writes {@code random/rows.csv}. */
    public static void main(String[] arguments) {
        firstRows().forEach(System.out::println);
    }

    private static List<String> lines(String table) throws IOException {
        try (InputStream in = ModelLawTest.class.getResourceAsStream("/random/" + table)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** {@code random/streams.py} computes these rows by itself. */
    @Test
    void hypercubeRowsAreThoseOfAnIndependentCalculation() throws IOException {
        List<String> lines = lines("hypercube.csv").subList(1, 11);
        List<String> data = List.of("model=hypercube", "dimension=70");
        List<String> states = List.of("model=hypercube", "dimension=70", "sampler=planted");
        Realization realization = model("hypercube", 70, Map.of()).realize(new RandomStreams(7, data, states, 3));
        for (String line : lines) {
            String[] fields = line.split(",", -1);
            int row = Integer.parseInt(fields[1]);
            assertThat(signs(realization, fields[0], row)).as(line).isEqualTo(fields[2]);
        }
    }

    private static String signs(Realization realization, String purpose, int row) {
        double[] values = new double[Realization.BLOCK_ROWS * 70];
        int inner = row % Realization.BLOCK_ROWS;
        if (purpose.equals("DATA")) {
            realization.block(row / Realization.BLOCK_ROWS, inner + 1, values);
        } else {
            realization.freshRow(row, values, inner * 70);
        }
        StringBuilder signs = new StringBuilder();
        for (int k = 0; k < 70; k++) {
            signs.append(values[inner * 70 + k] > 0 ? '+' : '-');
        }
        return signs.toString();
    }
}
