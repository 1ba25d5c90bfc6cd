package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phasesweep.statistics.StatisticalAssert.FALSE_ALARM;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.statistics.StatisticalAssert;

/** Against dense matrices, and χ² laws. */
class LinearManifoldModelTest {

    private static Realization realization(int dimension, Map<String, ?> settings, int index) {
        LinearManifoldModel type = new LinearManifoldModel();
        Settings all = Component.of(type, Settings.of(settings)).settings();
        List<String> content = List.of("model=linear-manifold");
        return type.create(all, dimension, null).realize(new RandomStreams(3, content, content, index));
    }

    private static double[] normals(int count, long seed) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(StatisticalAssert.source(seed));
        return normal.samples(count).toArray();
    }

    private static double[][] vectors(int count, int dimension) {
        double[][] vectors = new double[count][];
        Arrays.setAll(vectors, j -> normals(dimension, 20 + j));
        return vectors;
    }

    private static RealMatrix covariance(double[][] vectors) {
        RealMatrix rows = new Array2DRowRealMatrix(vectors);
        return rows.transpose().multiply(rows);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "3, 9", "12, 12", "40, 60"})
    void axesDiagonalize(int count, int dimension) {
        double[][] vectors = vectors(count, dimension);
        PrincipalAxes axes = PrincipalAxes.of(vectors);
        RealMatrix frame = new Array2DRowRealMatrix(axes.axes());
        RealMatrix unit = frame.multiply(frame.transpose());
        RealMatrix rebuilt = frame.transpose()
                .multiply(MatrixUtils.createRealDiagonalMatrix(axes.variances()))
                .multiply(frame);
        assertThat(unit.subtract(MatrixUtils.createRealIdentityMatrix(count)).getNorm())
                .isLessThan(1e-12);
        assertThat(rebuilt.subtract(covariance(vectors)).getNorm()).isLessThan(1e-12 * dimension * count);
    }

    @Test
    void dependentVectorsLeaveAnAxisWithoutVariance() {
        double[][] vectors = vectors(3, 5);
        Arrays.setAll(vectors[2], k -> vectors[0][k] - 2 * vectors[1][k]);
        double[] variances = PrincipalAxes.of(vectors).variances();
        assertThat(Arrays.stream(variances).filter(variance -> variance < 1e-25))
                .hasSize(1);
    }

    /** m = Σ(Σ + T)⁻¹x, C = T Σ(Σ + T)⁻¹, ln Z = −½ ln det(1 + Σ/T) − ½ xᵀ(Σ + T)⁻¹x. */
    @ParameterizedTest
    @CsvSource({"3, 8, 0.01", "3, 8, 2", "8, 8, 0.5", "1, 5, 50"})
    void posteriorIsThatOfTheCovariance(int count, int dimension, double temperature) {
        double[][] vectors = vectors(count, dimension);
        RealMatrix sigma = covariance(vectors);
        RealMatrix total =
                sigma.add(MatrixUtils.createRealIdentityMatrix(dimension).scalarMultiply(temperature));
        RealMatrix inverse = new LUDecomposition(total).getSolver().getInverse();
        RealMatrix left = sigma.multiply(inverse).scalarMultiply(temperature);
        double[] state = normals(dimension, 50);
        ManifoldPopulation law = new ManifoldPopulation(PrincipalAxes.of(vectors));
        Posterior posterior = law.posterior(state, temperature);
        double[] mean = sigma.multiply(inverse).operate(state);
        assertThat(posterior.mean()).containsExactly(mean, within(1e-11));
        assertThat(posterior.trace()).isCloseTo(left.getTrace(), within(1e-11));
        double[] vector = normals(dimension, 51);
        double[] product = new double[dimension];
        posterior.multiply(vector, product);
        assertThat(product).containsExactly(left.operate(vector), within(1e-11));
        double logDet = Math.log(new LUDecomposition(total.scalarMultiply(1 / temperature)).getDeterminant());
        double[] weighted = inverse.operate(state);
        double logZ = -0.5 * logDet;
        double distance2 = 0;
        double[] off = new double[dimension];
        for (int k = 0; k < dimension; k++) {
            logZ -= 0.5 * state[k] * weighted[k];
            off[k] = state[k] - mean[k];
            distance2 += off[k] * off[k];
        }
        assertThat(posterior.logPartitionFunction()).isCloseTo(logZ, within(1e-11 * (1 + Math.abs(logZ))));
        double energy = (distance2 + left.getTrace()) / (2 * temperature);
        assertThat(posterior.energy()).isCloseTo(energy, within(1e-11 * energy));
        double[] spread = left.operate(off);
        double variance = 2 * left.multiply(left).getTrace();
        for (int k = 0; k < dimension; k++) {
            variance += 4 * spread[k] * off[k];
        }
        assertThat(posterior.energyVariance())
                .isCloseTo(variance / (4 * temperature * temperature), within(1e-10 * (1 + variance)));
        assertThat(Double.isNaN(law.logDensity(state))).isEqualTo(count < dimension);
    }

    /** As T → 0, 2 ln Z(0)/Z(y) is yᵀΣ⁺y, χ² with D degrees of freedom for rows; off the manifold it would be without bound. */
    @ParameterizedTest
    @CsvSource({"0.3, latent, 1", "1, latent, 2.5", "0.05, ambient, 1", "0.6, ambient, 9"})
    void rowsAreOnTheManifoldAndGaussian(double ratio, String normalization, double variance) {
        int d = 10;
        Realization realization =
                realization(d, Map.of("latent_ratio", ratio, "normalization", normalization, "variance", variance), 0);
        int latent = (int) Math.max(1, Math.round(ratio * d));
        Population law = realization.population().orElseThrow();
        assertThat(realization.population()).containsSame(law);
        double temperature = 1e-9;
        double reference = law.posterior(new double[d], temperature).logPartitionFunction();
        double[] block = new double[d * Realization.BLOCK_ROWS];
        double[] levels = new double[4 * Realization.BLOCK_ROWS];
        UniformRandomProvider source = StatisticalAssert.source(1);
        for (int i = 0; i < levels.length; i++) {
            int row = i % Realization.BLOCK_ROWS;
            if (row == 0) {
                realization.block(i / Realization.BLOCK_ROWS, Realization.BLOCK_ROWS, block);
            }
            double[] point = Arrays.copyOfRange(block, row * d, (row + 1) * d);
            if (i % 4 == 3) {
                law.posterior(new double[d], 1e12).draw(source, point, 0);
            }
            double square = 2 * (reference - law.posterior(point, temperature).logPartitionFunction());
            levels[i] = ChiSquaredDistribution.of(latent).cumulativeProbability(square);
        }
        StatisticalAssert.assertUniform(levels);
    }

    /** tr Σ is σ² χ² of d D degrees of freedom over D or d; one manifold a realization, drawn apart from the rows. */
    @ParameterizedTest
    @CsvSource({"latent, 12", "ambient, 30"})
    void entriesHaveTheirVariance(String normalization, double divisor) {
        double sum = 0;
        int manifolds = 40;
        for (int index = 0; index < manifolds; index++) {
            Realization realization = realization(
                    30, Map.of("latent_ratio", 0.4, "variance", 2.0, "normalization", normalization), index);
            Population law = realization.population().orElseThrow();
            sum += law.posterior(new double[30], 1e13).trace() * divisor / 2.0;
        }
        ChiSquaredDistribution expected = ChiSquaredDistribution.of(manifolds * 30.0 * 12.0);
        assertThat(sum)
                .isBetween(
                        expected.inverseCumulativeProbability(FALSE_ALARM / 2),
                        expected.inverseSurvivalProbability(FALSE_ALARM / 2));
    }

    /** A change of any bit must be seen: it raises the version of the numbers. */
    @Test
    void theSixthRowOfTheSecondBlock() {
        double[] block = new double[3 * Realization.BLOCK_ROWS];
        realization(3, Map.of("latent_ratio", 0.6), 0).block(1, 6, block);
        assertThat(Arrays.copyOfRange(block, 5 * 3, 6 * 3))
                .containsExactly(-0.13110255669258836, 0.4452874307828408, -0.9532848586605832);
    }
}
