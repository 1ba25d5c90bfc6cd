package org.phasesweep.sampler.levels;

/**
 * Tail integrals of the non-central χ² law with d degrees of freedom and non-centrality δ at a point x, by the trapezoid rule
 * along (nearly) the path of steepest descent. With Φ(v) = ½[x (v − 1) + δ (1/v − 1) − d ln v]
 *
 * <pre>  P(X ≤ x) = (1/2πi) ∫ e^Φ dv/(v − 1),   density = (1/2πi) ∫ ½ e^Φ dv,   E[X; X ≤ x] = (1/2πi) ∫ (d/v + δ/v²) e^Φ dv/(v − 1)</pre>
 *
 * over any path from −∞ below the cut (−∞, 0] to −∞ above it that leaves the pole at 1 to its left; the upper tail has the
 * same integrals, with the sign turned, over a path that leaves it to its right. The path of constant phase of e^Φ through its
 * saddle r(0) is known: v = r(θ) e^{iθ}, r = [dθ/sin θ + √((dθ/sin θ)² + 4xδ)]/2x (Gil, Segura and Temme, ACM TOMS 40, 20,
 * 2014, algorithm 939). Differently from there it is scaled, v = c r(θ)/r(0) e^{iθ}, to cross the real axis at the minimum c of
 * |e^Φ/(v − 1)|, one width of the peak or more away from the pole, which then needs no treatment of its own; and θ = t + sin t
 * flattens the ends, where the integrand for d = 1 would otherwise go to zero too abruptly.
 *
 * <p>Of both tails the one beyond the mean d + δ is computed. Logarithms of tails have relative errors below 1e-12 (3e-14 is
 * typical), for every d ≥ 1, 0 ≤ δ ≤ 1e6 and tails down to e^{−30000}, see {@code non_central_chi_squared.py} of the tests.
 * Cost: about 40 steps of 0.3 µs.
 */
final class SaddleContour {

    /** Step in widths of the peak: the error is e^{−2π·√2/0.25} from the pole, less from the peak itself. */
    private static final double STEP_IN_WIDTHS = 0.25;

    /** Half of the fewest steps around the path, for small d. */
    private static final int FEWEST_STEPS = 48;

    /** What is smaller than e^{−40} of the peak is left out. */
    private static final double NEGLIGIBLE = -40;

    private static final double SADDLE_ACCURACY = 1e-4;
    private static final int MOST_ITERATIONS = 200;

    private final double degrees;
    private final double shift;
    private final double x;
    private final boolean below;
    private final double root;
    private final double crossing;

    /** Im of the sums over the path: tail, its two moments, density times x, slope of the density times x². */
    private final double[] sums = new double[5];

    private SaddleContour(double degrees, double shift, double x) {
        this.degrees = degrees;
        this.shift = shift;
        this.x = x;
        this.below = x <= degrees + shift;
        this.root = Math.sqrt(degrees * degrees + 4 * x * shift);
        this.crossing = crossing();
    }

    /**
     * The tail beyond the mean, on the side of x.
     *
     * @param below whether it is P(X ≤ x), else P(X &gt; x)
     * @param logScale logarithm of the factor on everything else
     * @param probability of the tail
     * @param first E[X; tail]
     * @param second E[X²; tail]
     * @param density at x, times x
     * @param slope of the density at x, times x²
     */
    record Integrals(
            boolean below,
            double logScale,
            double probability,
            double first,
            double second,
            double density,
            double slope) {}

    /** The integrals for d ≥ 1, δ ≥ 0, x &gt; 0. */
    static Integrals at(double degrees, double shift, double x) {
        return new SaddleContour(degrees, shift, x).integrate();
    }

    /** Zero of the derivative of Φ − ln|v − 1|, which rises on each side of the pole; by Newton's method. */
    private double crossing() {
        double saddle = (degrees + root) / (2 * x);
        double away = Math.abs(1 - 1 / saddle);
        double distance = 0.5 * (away + Math.sqrt(away * away + 4 / (shift / saddle + 0.5 * degrees)));
        double low = below ? Math.max(1, saddle) : 0;
        double high = below ? Double.POSITIVE_INFINITY : Math.min(1, saddle);
        double v = below ? 1 + saddle * distance : Math.max(1 - saddle * distance, 0.5 * saddle);
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            double ratio = v / (v - 1);
            double first = 0.5 * (x * v - shift / v - degrees) - ratio;
            double second = shift / v + 0.5 * degrees + ratio * ratio;
            low = first > 0 ? low : v;
            high = first > 0 ? v : high;
            double next = v - v * first / second;
            if (!(next > low && next < high)) {
                next = high < Double.POSITIVE_INFINITY ? 0.5 * (low + high) : 2 * v;
            }
            if (Math.abs(next - v) <= SADDLE_ACCURACY * Math.abs(next - 1)) {
                return next;
            }
            v = next;
        }
        throw new ArithmeticException("no saddle for d = " + degrees + ", delta = " + shift + ", x = " + x);
    }

    private Integrals integrate() {
        double ratio = crossing / (crossing - 1);
        double width = 1 / Math.sqrt(shift / crossing + 0.5 * degrees + ratio * ratio);
        double steps = Math.max(FEWEST_STEPS, Math.ceil(2 * Math.PI / (STEP_IN_WIDTHS * width)));
        double step = Math.PI / steps;
        boolean matters = add(0, 0.5);
        for (int i = 1; matters && i < steps; i++) {
            matters = add(i * step, 1);
        }
        double excess = crossing - 1;
        double logScale = 0.5 * (excess * (x - shift / crossing) - degrees * StrictMath.log1p(excess));
        double unit = step / Math.PI;
        double tail = below ? unit : -unit;
        return new Integrals(
                below, logScale, tail * sums[0], tail * sums[1], tail * sums[2], unit * sums[3], unit * sums[4]);
    }

    /** One step along the path; false where the integrand has become negligible. */
    private boolean add(double t, double weight) {
        double theta = t + StrictMath.sin(t);
        double sin = StrictMath.sin(theta);
        double cos = StrictMath.cos(theta);
        double half = StrictMath.sin(0.5 * theta);
        double versine = 2 * half * half;
        double stretch = SineRatio.excess(theta, sin);
        double tau = degrees * (1 + stretch);
        double rootHere = Math.sqrt(tau * tau + 4 * x * shift);
        double growth = degrees * stretch * (1 + (tau + degrees) / (rootHere + root)) / (degrees + root);
        double radius = 1 + growth;
        double logSize = 0.5
                * (x * crossing * (growth * cos - versine)
                        - shift / crossing * (versine + growth) / radius
                        - degrees * StrictMath.log1p(growth));
        if (!(logSize > NEGLIGIBLE)) {
            return false;
        }
        double phase = 0.5 * ((x * crossing * radius - shift / (crossing * radius)) * sin - degrees * theta);
        double turn = degrees * SineRatio.slope(theta, sin, cos) * (1 + tau / rootHere) / (degrees + root);
        double size = weight * StrictMath.exp(logSize) * (1 + StrictMath.cos(t));
        double angle = phase + theta;
        double sinAngle = StrictMath.sin(angle);
        double cosAngle = StrictMath.cos(angle);
        accumulate(
                size * (turn * cosAngle - radius * sinAngle),
                size * (turn * sinAngle + radius * cosAngle),
                radius * cos,
                radius * sin);
        return true;
    }

    /** Adds e^Φ dv/c = (re + i im) at v/c. */
    private void accumulate(double re, double im, double vRe, double vIm) {
        double poleRe = vRe - 1 / crossing;
        double poleNorm = poleRe * poleRe + vIm * vIm;
        double tailRe = (re * poleRe + im * vIm) / poleNorm;
        double tailIm = (im * poleRe - re * vIm) / poleNorm;
        double norm = crossing * (vRe * vRe + vIm * vIm);
        double inverseRe = vRe / norm;
        double inverseIm = -vIm / norm;
        double innerRe = degrees + shift * inverseRe;
        double innerIm = shift * inverseIm;
        double meanRe = innerRe * inverseRe - innerIm * inverseIm;
        double meanIm = innerRe * inverseIm + innerIm * inverseRe;
        double squareRe = inverseRe * inverseRe - inverseIm * inverseIm;
        double squareIm = 2 * inverseRe * inverseIm;
        double outerRe = degrees + 2 * shift * inverseRe;
        double outerIm = 2 * shift * inverseIm;
        double secondRe = meanRe * meanRe - meanIm * meanIm + 2 * (outerRe * squareRe - outerIm * squareIm);
        double secondIm = 2 * meanRe * meanIm + 2 * (outerRe * squareIm + outerIm * squareRe);
        sums[0] += tailIm;
        sums[1] += tailRe * meanIm + tailIm * meanRe;
        sums[2] += tailRe * secondIm + tailIm * secondRe;
        double unit = 0.5 * x * crossing;
        sums[3] += unit * im;
        sums[4] += unit * unit * (re * vIm + im * poleRe);
    }
}
