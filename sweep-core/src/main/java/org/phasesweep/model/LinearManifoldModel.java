package org.phasesweep.model;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.phasesweep.random.Purpose;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code linear-manifold}: y = F ξ, ξ ~ N(0, σ² I_D), F a random [d x D] matrix of normal entries, drawn once in each realization:
 * Gaussian data on a linear manifold of D = max(1, round(α_D d)) dimensions. The hidden manifold of Achilli et al. (arXiv 2502.09578,
 * y = Fξ/√D, F_ij ~ N(0, 1)) is {@code normalization: latent}, entries N(0, 1/D), a component then has variance σ²; the manifold
 * of Ventura et al. (arXiv 2410.05898) is {@code normalization: ambient}, entries N(0, 1/d), a component has variance α_D σ²
 * (physics reference §5, §8).
 */
public final class LinearManifoldModel implements ModelType {

    /** Of an entry of F in a row, measured: 0.07 to 0.12 ns for d = 80 … 400. */
    private static final double ROW_NANOSECONDS = 0.12;

    /** Of an entry of F in a posterior, measured: 1.7 to 1.8 ns. */
    private static final double POSTERIOR_NANOSECONDS = 2;

    @Override
    public String name() {
        return "linear-manifold";
    }

    @Override
    public String summary() {
        return "y = F xi: Gaussian data on a random linear manifold of latent_ratio d dimensions";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.number(
                                "latent_ratio",
                                new Range(0, true, 1),
                                "alpha_D = D/d, the dimension of the manifold over that of space; D is rounded")
                        .withDefault(0.5),
                Parameter.number("variance", Range.POSITIVE, "sigma^2 of the latent components")
                        .withDefault(1.0),
                Parameter.choice(
                                "normalization",
                                List.of("latent", "ambient"),
                                "entries of F have variance 1/D (latent) or 1/d (ambient)")
                        .withDefault("latent"));
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        int latent = latentDimension(settings, dimension);
        double entry =
                settings.number("variance") / (settings.text("normalization").equals("latent") ? latent : dimension);
        return new Manifold(dimension, latent, Math.sqrt(entry));
    }

    private static int latentDimension(Settings settings, int dimension) {
        return (int) Math.max(1, Math.round(settings.number("latent_ratio") * dimension));
    }

    @Override
    public boolean hasPopulation(Settings settings) {
        return true;
    }

    /** Products with the axes of the manifold, there and back. */
    @Override
    public double posteriorNanoseconds(Settings settings, int dimension) {
        return POSTERIOR_NANOSECONDS * dimension * latentDimension(settings, dimension) + 10.0 * dimension;
    }

    /** F and the axes. */
    @Override
    public long realizationBytes(Settings settings, int dimension) {
        return 2L * Double.BYTES * dimension * latentDimension(settings, dimension);
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        int latent = latentDimension(settings, dimension);
        return new RowWork(latent, 0, 0, ROW_NANOSECONDS * dimension * latent);
    }

    /** @param deviation σ times the standard deviation of an entry of F */
    private record Manifold(int dimension, int latent, double deviation) implements DataModel {

        @Override
        public Realization realize(RandomStreams streams) {
            ZigguratSampler.NormalizedGaussian normal =
                    ZigguratSampler.NormalizedGaussian.of(streams.stream(Purpose.LAW, 0));
            double[][] features = new double[latent][dimension];
            for (double[] feature : features) {
                for (int k = 0; k < dimension; k++) {
                    feature[k] = deviation * normal.sample();
                }
            }
            return new OnManifold(new IidModel(dimension, new Row(features)).realize(streams), features);
        }
    }

    /** Σ_j ξ_j F_j, ξ_j ~ N(0, 1), F_j the columns of σF. */
    private record Row(double[][] features) implements RowLaw {

        @Override
        public void draw(UniformRandomProvider source, double[] target, int offset) {
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
            int dimension = features[0].length;
            double[] sum = new double[dimension];
            for (double[] feature : features) {
                double factor = normal.sample();
                for (int k = 0; k < dimension; k++) {
                    sum[k] = Math.fma(factor, feature[k], sum[k]);
                }
            }
            System.arraycopy(sum, 0, target, offset, dimension);
        }
    }

    /** Finds the axes of the manifold when they are first asked for: rows do without. */
    private static final class OnManifold implements Realization {

        private final Realization rows;
        private final double[][] features;
        private Optional<Population> population = Optional.empty();

        OnManifold(Realization rows, double[][] features) {
            this.rows = rows;
            this.features = features;
        }

        @Override
        public void block(long block, int rowCount, double[] target) {
            rows.block(block, rowCount, target);
        }

        @Override
        public long freshIndex(int replica, long sampleCount) {
            return rows.freshIndex(replica, sampleCount);
        }

        @Override
        public void freshRow(long freshIndex, double[] target, int offset) {
            rows.freshRow(freshIndex, target, offset);
        }

        @Override
        public Optional<Population> population() {
            if (population.isEmpty()) {
                population = Optional.of(new ManifoldPopulation(PrincipalAxes.of(features)));
            }
            return population;
        }
    }
}
