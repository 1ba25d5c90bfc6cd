package org.phasesweep.kernel;

/**
 * exp(−a) for a ≥ 0 by operations that are the same bits on every machine and in every lane: one multiplication by a power
 * of two, one polynomial, no table.
 *
 * <p>−a = n ln 2 + r with |r| ≤ ln(2)/2; e^r = 1 + r + r² q(r) with q of degree 9, coefficients and their error (1.6e-17
 * relative) from {@code src/test/resources/kernel/exp_coefficients.py}, summed in pairs because that leaves fewer operations
 * waiting for each other. The result is within 1 ulp; exp(−0) is exactly 1. Beyond
 * a = 700 the value stays at e^{−700} ≈ 1e-304, which is nothing beside the 1 of the largest weight and spares the kernels
 * denormal numbers.
 */
public final class Exponential {

    /** Largest a that is told apart. */
    public static final double CLAMP = 700.0;

    /** e^{−CLAMP}: taken off every weight, so that a row beyond the clamp weighs exactly 0. */
    public static final double NOTHING = ofMinus(CLAMP);

    /** 1.5·2^52: adding it rounds to the nearest integer, which then stands in the lowest bits. */
    public static final double ROUND = 0x1.8p52;

    public static final double LOG2_E = 0x1.71547652b82fep+0;
    public static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
    public static final double LN2_LOW = 0x1.abc9e3b39803fp-56;

    public static final double C11 = 0x1.af389ecfc4bb6p-26;
    public static final double C10 = 0x1.28917c89a43bcp-22;
    public static final double C9 = 0x1.71de0db2f6b19p-19;
    public static final double C8 = 0x1.a019b9149a41cp-16;
    public static final double C7 = 0x1.a01a01a7c2efep-13;
    public static final double C6 = 0x1.6c16c17889ef1p-10;
    public static final double C5 = 0x1.11111111109b5p-7;
    public static final double C4 = 0x1.5555555553d68p-5;
    public static final double C3 = 0x1.5555555555556p-3;
    public static final double C2 = 0x1.0000000000001p-1;

    private Exponential() {}

    /** e^{−a}; a ≥ 0, NaN for NaN. */
    public static double ofMinus(double a) {
        double x = -(a > CLAMP ? CLAMP : a);
        double shifted = Math.fma(x, LOG2_E, ROUND);
        double n = shifted - ROUND;
        double r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = Math.fma(Math.fma(C5, r, C4), r2, Math.fma(C3, r, C2));
        double high = Math.fma(Math.fma(C11, r, C10), r4, Math.fma(Math.fma(C9, r, C8), r2, Math.fma(C7, r, C6)));
        double p = Math.fma(high, r4, low);
        p = Math.fma(p, r, 1.0);
        p = Math.fma(p, r, 1.0);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(p) + (Double.doubleToRawLongBits(shifted) << 52));
    }
}
