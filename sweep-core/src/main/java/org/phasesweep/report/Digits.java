package org.phasesweep.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people. */
final class Digits {

    private static final int SHOWN = 5;
    private static final int DIGITS_OF_ERROR = 2;
    private static final double SMALLEST_PLAIN = 1e-3;
    private static final double LARGEST_PLAIN = 1e5;
    private static final int SMALLEST_EXPONENT = -4;
    private static final int LARGEST_EXPONENT = 5;
    private static final String NO_BREAK = "\u00a0";
    private static final String PLUS_MINUS = NO_BREAK + "±" + NO_BREAK;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Digits() {}

    /** Rounded to so many significant digits. */
    static double significant(double value, int digits) {
        return Double.isFinite(value) ? rounded(value, digits).doubleValue() : value;
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    /** At most five significant digits without trailing zeros; powers of ten where that is shorter; "–" when unknown. */
    static String plain(double value) {
        return plain(value, SHOWN);
    }

    /** Likewise with at most so many digits; whole numbers below 100000 in full. */
    static String plain(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (value == 0 || (size == Math.rint(size) && size < LARGEST_PLAIN)) {
            return signed(BigDecimal.valueOf(value));
        }
        BigDecimal shown = rounded(value, digits);
        return size >= SMALLEST_PLAIN && size < LARGEST_PLAIN ? signed(shown) : power(shown);
    }

    /** With all of so many significant digits. */
    static String full(double value, int digits) {
        double size = Math.abs(value);
        return size >= SMALLEST_PLAIN && size < LARGEST_PLAIN
                ? digits(rounded(value, digits).setScale(Math.max(0, digits - 1 - exponent(rounded(value, digits)))))
                : plain(value, digits);
    }

    private static String signed(BigDecimal value) {
        String text = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return text.replace('-', '−');
    }

    private static String power(BigDecimal value) {
        int exponent = exponent(value);
        String mantissa = signed(value.movePointLeft(exponent));
        String power = "10" + superscript(exponent);
        return mantissa.equals("1") ? power : mantissa + "×" + power;
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(c -> text.append(SUPERSCRIPTS.charAt(c - '0')));
        return text.toString();
    }

    /** Value ± error, the error with two digits and the value down to the same place; without an error five digits. */
    static String withError(double value, double error) {
        if (!(error > 0) || !Double.isFinite(error) || !Double.isFinite(value)) {
            return plain(value);
        }
        BigDecimal shownError = rounded(error, DIGITS_OF_ERROR);
        BigDecimal shown = new BigDecimal(value).setScale(shownError.scale(), RoundingMode.HALF_EVEN);
        int exponent = exponent(shown.abs().max(shownError));
        return exponent >= SMALLEST_EXPONENT && exponent <= LARGEST_EXPONENT
                ? digits(shown) + PLUS_MINUS + digits(shownError)
                : "(" + digits(shown.movePointLeft(exponent)) + PLUS_MINUS + digits(shownError.movePointLeft(exponent))
                        + ")×10" + superscript(exponent);
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String digits(BigDecimal value) {
        return value.toPlainString().replace('-', '−');
    }

    /** A share as a percentage with its sign. */
    static String percent(double share) {
        return (share > 0 ? "+" : "") + plain(significant(100 * share, 2)) + NO_BREAK + "%";
    }

    /** A probability. */
    static String probability(double p) {
        return p < 1e-12 ? "< 10⁻¹²" : plain(p, 2);
    }
}
