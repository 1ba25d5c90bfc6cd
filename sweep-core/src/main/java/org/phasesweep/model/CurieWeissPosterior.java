package org.phasesweep.model;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Posterior of Curie–Weiss spins, exact at any d by the Hubbard–Stratonovich transformation (physics reference §3):
 * <pre>Σ_s exp(β M²/2d + Σ b_i s_i) = ∫ dg e^{−g²/2}/√(2π) Π_i 2 cosh(√(β/d) g + b_i),   b_i = β h + x_i/T.</pre>
 * Given g the spins are independent with means t_i = tanh(√(β/d) g + b_i); so m = ⟨t⟩ and C = diag(1 − ⟨t²⟩) + Cov(t), means over g.
 *
 * <p>The integrand is a sum of 2^d Gaussians of width 1 with positive weights, one for each configuration. The trapezoid rule
 * with step {@value #STEP} therefore has the relative error 2 exp(−2π²/h²) = 1e-15, whatever d, β and x are. Nodes that weigh less
 * than e^{−{@value #NEGLIGIBLE}} of the largest are left out. All maxima lie between the largest and the smallest fixed point of
 * g = √(β/d) Σ t_i(g), which iterations from g = ±√(βd) bound from outside, as the right side rises with g; beyond them the weight
 * falls, between them all nodes are looked at.
 *
 * <p>Cost: an exponential for each spin and node; some 25 nodes, to d^{1/4} times as many at the critical point, and 2.7 √(βd) for
 * two maxima. A product with C: 4 d operations for each node that is kept.
 */
final class CurieWeissPosterior implements Posterior {

    /** h. */
    static final double STEP = 0.75;

    private static final double NEGLIGIBLE = 42;
    private static final int MOST_ITERATIONS = 50;

    /** Factors from 1 to 2 whose product is far from overflow. */
    private static final int FACTORS = 512;

    private final double temperature;
    private final double coupling;
    private final double prior;
    private final double[] state;
    private final double[] fields;
    private final double[][] tilts;
    private final double[] weights;
    private final double[] mean;
    private final double[] diagonal;
    private final double logPartitionFunction;

    /**
     * The posterior at a state.
     *
     * @param state x/a
     * @param temperature T
     * @param coupling √(β/d)
     * @param prior β h
     * @param logNorm ln of the norm of p_0
     */
    CurieWeissPosterior(double[] state, double temperature, double coupling, double prior, double logNorm) {
        this.temperature = temperature;
        this.coupling = coupling;
        this.prior = prior;
        this.state = state.clone();
        this.fields = new double[state.length];
        for (int i = 0; i < state.length; i++) {
            fields[i] = state[i] / temperature;
        }
        List<Node> nodes = nodes();
        double largest = largest(nodes);
        nodes.removeIf(node -> node.exponent < largest - NEGLIGIBLE);
        tilts = nodes.stream().map(Node::tilts).toArray(double[][]::new);
        weights = nodes.stream()
                .mapToDouble(node -> StrictMath.exp(node.exponent - largest))
                .toArray();
        double sum = normalize(weights);
        double integral = largest + StrictMath.log(sum * STEP / Math.sqrt(2 * Math.PI));
        logPartitionFunction = integral - logNorm - distance2ToSpins() / (2 * temperature);
        mean = new double[state.length];
        diagonal = new double[state.length];
        average();
    }

    /**
     * What a value g gives.
     *
     * @param exponent −g²/2 + Σ_i [ln 2 cosh(√(β/d) g + b_i) − |x_i|/T]
     * @param tilts t_i
     */
    private record Node(double exponent, double[] tilts) {}

    private static double largest(List<Node> nodes) {
        double largest = Double.NEGATIVE_INFINITY;
        for (Node node : nodes) {
            largest = Math.max(largest, node.exponent);
        }
        return largest;
    }

    private static double normalize(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        for (int k = 0; k < values.length; k++) {
            values[k] /= sum;
        }
        return sum;
    }

    /** Those that may weigh something. */
    private List<Node> nodes() {
        double end = coupling * fields.length;
        long low = (long) Math.floor(bound(-end) / STEP);
        long high = (long) Math.ceil(bound(end) / STEP);
        List<Node> nodes = new ArrayList<>();
        double largest = Double.NEGATIVE_INFINITY;
        for (long k = low; k <= high; k++) {
            largest = keep(node(k), largest, nodes);
        }
        largest = walk(low, -1, largest, nodes);
        walk(high, 1, largest, nodes);
        return nodes;
    }

    /** Adds nodes beyond an end until they weigh nothing. */
    private double walk(long from, int direction, double largestSoFar, List<Node> nodes) {
        double largest = largestSoFar;
        int before;
        long k = from;
        do {
            before = nodes.size();
            k += direction;
            largest = keep(node(k), largest, nodes);
        } while (nodes.size() > before);
        return largest;
    }

    private static double keep(Node node, double largest, List<Node> nodes) {
        if (node.exponent >= largest - NEGLIGIBLE) {
            nodes.add(node);
        }
        return Math.max(largest, node.exponent);
    }

    /** A bound of all maxima, from an end of the interval that holds them, better by every iteration. */
    private double bound(double end) {
        double g = end;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            double next = coupling * sumOfTilts(g);
            boolean near = Math.abs(next - g) < 1;
            g = next;
            if (near) {
                break;
            }
        }
        return g;
    }

    private double sumOfTilts(double g) {
        double shift = coupling * g + prior;
        double sum = 0;
        for (double field : fields) {
            sum += tilt(shift + field, StrictMath.exp(-2 * Math.abs(shift + field)));
        }
        return sum;
    }

    /** tanh b from e^{−2|b|}. */
    private static double tilt(double field, double exponential) {
        double size = (1 - exponential) / (1 + exponential);
        return field < 0 ? -size : size;
    }

    private Node node(long k) {
        double g = k * STEP;
        double shift = coupling * g + prior;
        double[] t = new double[fields.length];
        double sum = 0;
        double product = 1;
        for (int i = 0; i < t.length; i++) {
            double field = shift + fields[i];
            double exponential = StrictMath.exp(-2 * Math.abs(field));
            t[i] = tilt(field, exponential);
            sum += longer(fields[i], shift);
            product *= 1 + exponential;
            if (i % FACTORS == FACTORS - 1) {
                sum += StrictMath.log(product);
                product = 1;
            }
        }
        return new Node(sum + StrictMath.log(product) - 0.5 * g * g, t);
    }

    /** |field + shift| − |field|, which for large fields the difference of the two would round. */
    private static double longer(double field, double shift) {
        double along = field < 0 ? -shift : shift;
        return along >= -Math.abs(field) ? along : -along - 2 * Math.abs(field);
    }

    /** The squared distance of x from the nearest configuration. */
    private double distance2ToSpins() {
        double sum = 0;
        for (double component : state) {
            double distance = Math.abs(component) - 1;
            sum = Math.fma(distance, distance, sum);
        }
        return sum;
    }

    private void average() {
        for (int k = 0; k < weights.length; k++) {
            double[] t = tilts[k];
            for (int i = 0; i < t.length; i++) {
                mean[i] = Math.fma(weights[k], t[i], mean[i]);
                diagonal[i] = Math.fma(weights[k], (1 - t[i]) * (1 + t[i]), diagonal[i]);
            }
        }
    }

    @Override
    public double logPartitionFunction() {
        return logPartitionFunction;
    }

    /** (1/2T) Σ_i [P(s_i = 1) (x_i − 1)² + P(s_i = −1) (x_i + 1)²]. */
    @Override
    public double energy() {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            double toUp = state[i] - 1;
            double toDown = state[i] + 1;
            sum += 0.5 * (1 + mean[i]) * toUp * toUp + 0.5 * (1 - mean[i]) * toDown * toDown;
        }
        return sum / (2 * temperature);
    }

    /** xᵀ C x/T², as |y|² does not vary. */
    @Override
    public double energyVariance() {
        double[] product = new double[state.length];
        multiply(fields, product);
        return Vectors.dot(fields, product);
    }

    @Override
    public double[] mean() {
        return mean;
    }

    @Override
    public double trace() {
        double sum = 0;
        for (double component : mean) {
            sum += (1 - component) * (1 + component);
        }
        return sum;
    }

    @Override
    public void multiply(double[] vector, double[] product) {
        for (int i = 0; i < vector.length; i++) {
            product[i] = diagonal[i] * vector[i];
        }
        for (int k = 0; k < weights.length; k++) {
            double[] t = tilts[k];
            double along = 0;
            for (int i = 0; i < vector.length; i++) {
                along = Math.fma(t[i] - mean[i], vector[i], along);
            }
            for (int i = 0; i < vector.length; i++) {
                product[i] = Math.fma(weights[k] * along, t[i] - mean[i], product[i]);
            }
        }
    }

    /** Draws a node, which leaves spins of the exact law, then independent spins. */
    @Override
    public void draw(UniformRandomProvider source, double[] target, int offset) {
        double left = source.nextDouble();
        int node = 0;
        while (node < weights.length - 1 && left >= weights[node]) {
            left -= weights[node++];
        }
        for (int i = 0; i < mean.length; i++) {
            target[offset + i] = 2 * source.nextDouble() - 1 < tilts[node][i] ? 1 : -1;
        }
    }
}
