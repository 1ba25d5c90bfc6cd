package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;

/** Laws made of classes: where their means lie, where they lose their symmetry, and what is refused. */
class ClassesTest {

    private static final RandomStreams STREAMS = new RandomStreams(5, List.of("model=any"), List.of("model=any"), 0);

    private static Realization realization(ModelType type, int dimension, Map<String, ?> settings) {
        Settings all = Component.of(type, Settings.of(new TreeMap<>(settings))).settings();
        return type.create(all, dimension, null).realize(STREAMS);
    }

    private static Population population(ModelType type, int dimension, Map<String, ?> settings) {
        return realization(type, dimension, settings).population().orElseThrow();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "2, 1, 0", "2, 5, 3", "3, 2, 0", "4, 3, 0", "5, 9, 5", "60, 59, 0", "7, 1000, 994"})
    void verticesOfASimplexSpanEqualAngles(int count, int dimension, int first) {
        double[][] vertices = Simplex.vertices(count, dimension, first, 0.7);
        double square = count == 1 ? 0 : 0.49 * dimension;
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                double expected = a == b ? square : -square / (count - 1);
                assertThat(dot(vertices[a], vertices[b])).isCloseTo(expected, within(1e-12 * square));
            }
        }
    }

    @Test
    void directionsOfTwoSimplicesAreOrthogonal() {
        for (double[] one : Simplex.vertices(3, 8, 1, 1)) {
            for (double[] other : Simplex.vertices(4, 8, 3, 1)) {
                assertThat(dot(one, other)).isCloseTo(0, within(1e-13));
            }
        }
    }

    @Test
    void aSimplexOfTwoIsTheGaussianMixture() {
        Map<String, Double> settings = Map.of("separation", 0.7, "variance", 0.3);
        Map<String, Double> two = Map.of("classes", 2.0, "separation", 0.7, "variance", 0.3);
        Realization mixture = realization(new GaussianMixtureModel(), 6, settings);
        Realization simplex = realization(new SimplexMixtureModel(), 6, two);
        double[] one = new double[6 * Realization.BLOCK_ROWS];
        double[] other = one.clone();
        mixture.block(0, Realization.BLOCK_ROWS, one);
        simplex.block(0, Realization.BLOCK_ROWS, other);
        assertThat(other).isEqualTo(one);
        double[] state = Arrays.copyOf(one, 6);
        assertThat(simplex.population().orElseThrow().posterior(state, 0.4).mean())
                .isEqualTo(
                        mixture.population().orElseThrow().posterior(state, 0.4).mean());
    }

    private static double response(Population law, double[] state, double temperature) {
        Posterior posterior = law.posterior(state, temperature);
        return Eigenvalues.largest(law.dimension(), posterior::multiply) / temperature;
    }

    /** Iterates x ← ⟨y⟩_x, which leads to a stable fixed point of the score. */
    private static double[] fixedPoint(Population law, double[] from, double temperature) {
        double[] state = from.clone();
        for (int i = 0; i < 20_000; i++) {
            state = law.posterior(state, temperature).mean().clone();
        }
        return state;
    }

    /** The centre loses stability at T = Λ − σ², Λ = d μ̃²/(K − 1) the variance of the class means; that of the data is Λ + σ². */
    @ParameterizedTest
    @CsvSource({"2, 1, 1, 0.2", "3, 4, 0.6, 0", "5, 9, 1.2, 0.7"})
    void theCentreOfASimplexIsCriticalWhereTheoryPutsIt(
            int classes, int dimension, double separation, double variance) {
        Population law = population(
                new SimplexMixtureModel(),
                dimension,
                Map.of("classes", classes, "separation", separation, "variance", variance));
        double critical = dimension * separation * separation / (classes - 1) - variance;
        assertThat(law.largestVariance()).isCloseTo(critical + 2 * variance, within(1e-12 * critical));
        assertThat(response(law, new double[dimension], critical)).isCloseTo(1, within(1e-12));
    }

    /** Three classes keep an ordered state up to 1.09 times the temperature at which the centre becomes stable. */
    @Test
    void threeClassesOrderDiscontinuously() {
        Population law = population(new SimplexMixtureModel(), 2, Map.of("classes", 3, "variance", 0));
        double critical = 1;
        double[] vertex = Simplex.vertices(3, 2, 0, 1)[0];
        double[] below = fixedPoint(law, vertex, 1.08 * critical);
        double[] above = fixedPoint(law, vertex, 1.10 * critical);
        assertThat(Math.sqrt(dot(below, below) / 2)).isGreaterThan(0.5);
        assertThat(Math.sqrt(dot(above, above) / 2)).isLessThan(1e-6);
    }

    /** The share w_c/w_other = exp(K/(K−1) M |μ|²/(σ² + T)) with M = (K w − 1)/(K − 1), from above. */
    private static double shareOfTheClass(int classes, double norm2, double total) {
        double share = 1;
        for (int i = 0; i < 20_000; i++) {
            double order = (classes * share - 1) / (classes - 1.0);
            share = 1 / (1 + (classes - 1) * Math.exp(-classes / (classes - 1.0) * order * norm2 / total));
        }
        return share;
    }

    /** T + σ² = w d ν̃²/(L − 1), w the share of the class at its centre. */
    private static double critical(
            int classes, int subclasses, int dimension, double separation, double sub, double variance) {
        double own = dimension * sub * sub / (subclasses - 1);
        double total = own;
        for (int i = 0; i < 50; i++) {
            total = own * shareOfTheClass(classes, dimension * separation * separation, total);
        }
        return total - variance;
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 3, 1, 0.5, 0", "2, 3, 6, 1, 0.6, 0.1", "3, 2, 5, 1, 0.4, 0.05", "2, 2, 3, 1, 0.75, 0"})
    void twoLevelsHaveTwoTransitions(
            int classes, int subclasses, int dimension, double separation, double sub, double variance) {
        Population law = population(
                new HierarchicalMixtureModel(),
                dimension,
                Map.of(
                        "classes", classes,
                        "subclasses", subclasses,
                        "separation", separation,
                        "sub_separation", sub,
                        "variance", variance));
        double first = dimension * separation * separation / (classes - 1) - variance;
        double second = critical(classes, subclasses, dimension, separation, sub, variance);
        assertThat(second).isLessThan(first);
        assertThat(response(law, new double[dimension], first)).isCloseTo(1, within(1e-12));
        double[] centre = Simplex.vertices(classes, dimension, 0, separation)[0];
        double[] ordered = fixedPoint(law, centre, second * 1.02);
        assertThat(response(law, ordered, second * 1.02)).isLessThan(1);
        assertThat(response(law, fixedPoint(law, centre, second), second)).isCloseTo(1, within(1e-6));
        double[] entropies = {
            entropy(law.posterior(new double[dimension], first * 1.3)),
            entropy(law.posterior(ordered, second * 1.02)),
            entropy(law.posterior(fixedPoint(law, offCentre(law, centre), second * 0.1), second * 0.1))
        };
        assertThat(entropies[0]).isCloseTo(Math.log(classes * subclasses), within(1e-12));
        assertThat(entropies[1]).isBetween(Math.log(subclasses), Math.log(classes * subclasses) * 0.95);
        assertThat(entropies[2]).isLessThan(0.05);
    }

    private static double[] offCentre(Population law, double[] centre) {
        double[] state = centre.clone();
        state[0] += 1e-3;
        state[law.dimension() - 1] -= 2e-3;
        return state;
    }

    private static double entropy(Posterior posterior) {
        return Arrays.stream(posterior.classWeights())
                .map(w -> w > 0 ? -w * Math.log(w) : 0)
                .sum();
    }

    @Test
    void whatDoesNotFitTheDimensionIsRefused() {
        assertThatThrownBy(() -> realization(new SimplexMixtureModel(), 3, Map.of("classes", 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model simplex-mixture: 5 classes on a simplex need 4 dimensions but dimension is 3;"
                        + " give fewer classes or more dimensions");
        assertThatThrownBy(() -> realization(new SimplexMixtureModel(), 1_000_000, Map.of("classes", 9)))
                .hasMessageContaining("9000000 numbers, more than 8388608");
        assertThatThrownBy(() -> realization(new HierarchicalMixtureModel(), 2, Map.of()))
                .hasMessageContaining("2 x 2 subclasses on a simplex need 3 dimensions but dimension is 2");
        assertThatThrownBy(() -> realization(new DiscreteModel(), 2, Map.of("points", List.of(1, 2, 3))))
                .hasMessage("model discrete: points has 3 coordinates, which is not a whole number of points in"
                        + " dimension 2; give 2 for each point");
        assertThatThrownBy(() -> realization(
                        new DiscreteModel(), 1, Map.of("points", List.of(1, 2, 3), "weights", List.of(1, 2))))
                .hasMessageContaining("weights has 2 numbers but points has 3 points in dimension 1");
        assertThatThrownBy(() ->
                        realization(new DiscreteModel(), 1, Map.of("points", List.of(1, 2), "weights", List.of(0, 0))))
                .hasMessageContaining("weights sum to 0.0");
    }

    @Test
    void aPointWithoutWeightIsNeverDrawn() {
        Realization points =
                realization(new DiscreteModel(), 1, Map.of("points", List.of(1, 2, 3), "weights", List.of(1, 0, 3)));
        double[] block = new double[Realization.BLOCK_ROWS];
        points.block(0, Realization.BLOCK_ROWS, block);
        assertThat(block).contains(1.0, 3.0).doesNotContain(2.0);
        Posterior posterior = points.population().orElseThrow().posterior(new double[] {2}, 1e-6);
        assertThat(posterior.mean()[0]).isCloseTo(2.5, within(1e-9));
    }
}
