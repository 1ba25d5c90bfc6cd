package org.phasesweep.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * The energy of a spin of the periodic L × L Ising model at any L, −∂ ln Z/∂β / L² with Kaufman's Z (Phys. Rev. 76, 1232, 1949):
 * Z = ½ (2 sinh 2β)^{L²/2} [Π 2cosh(½Lγ_{2r+1}) + Π 2sinh(½Lγ_{2r+1}) + Π 2cosh(½Lγ_{2r}) + Π 2sinh(½Lγ_{2r})], r = 0 … L − 1,
 * cosh γ_l = cosh 2β coth 2β − cos(πl/L), and γ_0 = 2β + ln tanh β, which changes sign at the critical point. Products are kept as
 * logarithms. Right to 1e-10 for β ≥ {@value #HOTTEST}. Cost: 2L hyperbolic functions.
 */
public final class KaufmanEnergy implements ObservablePrediction {

    /** Below this β two terms of 1/2β cancel to −2β. */
    static final double HOTTEST = 1e-3;

    @Override
    public String name() {
        return "kaufman";
    }

    @Override
    public String summary() {
        return "energy per spin of the periodic L x L Ising model by Kaufman's partition function; exact at any L";
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public String observable() {
        return "data_energy";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return LatticeLaw.isEquilibrium(point.model())
                && LatticeLaw.beta(point.model()) >= HOTTEST
                && point.dimension() > 1;
    }

    @Override
    public double value(TheoryPoint point) {
        return new Lattice((int) Math.rint(Math.sqrt(point.dimension())), LatticeLaw.beta(point.model())).energy();
    }

    /** A product Π f(½Lγ): its logarithm and the derivative of that with respect to β. */
    private record Product(double log, double slope) {

        Product times(double logFactor, double slopeOfFactor) {
            return new Product(log + logFactor, slope + slopeOfFactor);
        }
    }

    private static final class Lattice {

        private final int length;
        private final double cosh;
        private final double sinh;
        private final double beta;

        Lattice(int length, double beta) {
            this.length = length;
            this.beta = beta;
            this.cosh = StrictMath.cosh(2 * beta);
            this.sinh = StrictMath.sinh(2 * beta);
        }

        double energy() {
            Product oddCosh = product(1, KaufmanEnergy::logTwiceCosh, StrictMath::tanh);
            Product oddSinh = product(1, KaufmanEnergy::logTwiceSinh, x -> 1 / StrictMath.tanh(x));
            Product evenCosh = product(2, KaufmanEnergy::logTwiceCosh, StrictMath::tanh);
            Product evenSinh = product(2, KaufmanEnergy::logTwiceSinh, x -> 1 / StrictMath.tanh(x));
            double first = 0.5 * length * (2 * beta + StrictMath.log(StrictMath.tanh(beta)));
            double slope = length * (1 + 1 / sinh);
            Product[] positive = {oddCosh, oddSinh, evenCosh.times(logTwiceCosh(first), slope * StrictMath.tanh(first))
            };
            double largest = Math.max(oddCosh.log(), positive[2].log());
            double sum = 0;
            double derivative = 0;
            for (Product product : positive) {
                double weight = StrictMath.exp(product.log() - largest);
                sum += weight;
                derivative += weight * product.slope();
            }
            double up = StrictMath.exp(evenSinh.log() + Math.abs(first) - largest);
            double down = StrictMath.exp(evenSinh.log() - Math.abs(first) - largest);
            double signed = Math.signum(first) * (up - down);
            sum += signed;
            derivative += (up + down) * slope + signed * evenSinh.slope();
            return -cosh / sinh - derivative / sum / ((double) length * length);
        }

        /** Over l = 2r + 1, or over l = 2r without l = 0. */
        private Product product(int firstIndex, DoubleUnaryOperator log, DoubleUnaryOperator logSlope) {
            Product product = new Product(0, 0);
            for (int l = firstIndex; l < 2 * length; l += 2) {
                double coshMinusOne = coshMinusOne(l);
                double sinhGamma = Math.sqrt(coshMinusOne * (coshMinusOne + 2));
                double x = 0.5 * length * StrictMath.log1p(coshMinusOne + sinhGamma);
                double slope = length * cosh * (1 - 1 / (sinh * sinh)) / sinhGamma;
                product = product.times(log.applyAsDouble(x), slope * logSlope.applyAsDouble(x));
            }
            return product;
        }

        /** cosh γ − 1 = (sinh 2β − 1)²/sinh 2β + 2 sin²(πl/2L), which stays exact near the critical point. */
        private double coshMinusOne(int l) {
            double sine = StrictMath.sin(0.5 * Math.PI * l / length);
            return (sinh - 1) * (sinh - 1) / sinh + 2 * sine * sine;
        }
    }

    private static double logTwiceCosh(double x) {
        return Math.abs(x) + StrictMath.log1p(StrictMath.exp(-2 * Math.abs(x)));
    }

    private static double logTwiceSinh(double x) {
        return x + StrictMath.log(-StrictMath.expm1(-2 * x));
    }
}
