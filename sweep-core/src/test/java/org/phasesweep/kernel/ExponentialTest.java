package org.phasesweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class ExponentialTest {

    private static final MathContext DIGITS = new MathContext(60);

    /** e^{−a} to 50 digits by the power series of e^{−a/2^12}, squared twelve times. */
    private static double exact(double a) {
        BigDecimal x = new BigDecimal(-a).divide(BigDecimal.valueOf(4096), DIGITS);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n < 40; n++) {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < 12; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum.doubleValue();
    }

    @Test
    void isWithinOneUlpOverItsWholeRange() {
        double worst = 0;
        for (int i = 0; i < 20_000; i++) {
            double a = i < 10_000 ? i * 1e-4 : (i - 10_000) * 0.07 + 1e-9 * i;
            double exact = exact(a);
            worst = Math.max(worst, Math.abs(Exponential.ofMinus(a) - exact) / Math.ulp(exact));
        }
        assertThat(worst).isLessThanOrEqualTo(1.0);
    }

    /** Where the polynomial is longest, at odd multiples of ln(2)/2, and where 2^n changes. */
    @Test
    void isWithinOneUlpAtTheEndsOfEveryReduction() {
        double worst = 0;
        for (int n = 0; n < 2019; n++) {
            double a = n * (Math.log(2) / 2);
            for (double nearby : new double[] {Math.nextDown(a), a, Math.nextUp(a), a * (1 + 1e-12)}) {
                if (nearby >= 0 && nearby <= Exponential.CLAMP) {
                    double exact = exact(nearby);
                    worst = Math.max(worst, Math.abs(Exponential.ofMinus(nearby) - exact) / Math.ulp(exact));
                }
            }
        }
        assertThat(worst).isLessThanOrEqualTo(1.0);
    }

    @Test
    void isExactlyOneAtZero() {
        assertThat(Exponential.ofMinus(0.0)).isEqualTo(1.0);
        assertThat(Exponential.ofMinus(-0.0)).isEqualTo(1.0);
    }

    @Test
    void staysANormalNumberBeyondTheClamp() {
        double atClamp = Exponential.ofMinus(Exponential.CLAMP);
        assertThat(atClamp).isBetween(Double.MIN_NORMAL, 1e-303);
        assertThat(Exponential.ofMinus(1e6)).isEqualTo(atClamp);
        assertThat(Exponential.ofMinus(Double.POSITIVE_INFINITY)).isEqualTo(atClamp);
    }

    @Test
    void keepsNaN() {
        assertThat(Exponential.ofMinus(Double.NaN)).isNaN();
    }
}
