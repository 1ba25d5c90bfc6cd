package org.phasesweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    @ParameterizedTest
    @CsvSource({
        "0.76234, 0.0104, 0.762 ± 0.010",
        "7.0614, 0.21, 7.06 ± 0.21",
        "-0.00012345, 0.0000021, −0.0001234 ± 0.0000021",
        "12345.6, 678, 12350 ± 680",
        "1.23456e-7, 2.1e-9, (1.235 ± 0.021)×10⁻⁷",
        "0, 0.00096, 0.00000 ± 0.00096",
        "3.14159265, NaN, 3.1416",
        "0.1, 0, 0.1",
        "9.996, 0.0996, 10.00 ± 0.10",
    })
    void theErrorHasTwoDigitsAndTheValueEndsThere(double value, double error, String expected) {
        assertThat(Digits.withError(value, error).replace('\u00a0', ' ')).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "-1.50, −1.5",
        "1797, 1797",
        "0.1, 0.1",
        "123456, 1.2346×10⁵",
        "100000, 10⁵",
        "0.00012, 1.2×10⁻⁴",
        "NaN, –",
        "Infinity, ∞",
        "0.30000000000000004, 0.3",
        "1e-12, 10⁻¹²"
    })
    void numbersAreShort(double value, String expected) {
        assertThat(Digits.plain(value)).isEqualTo(expected);
    }

    @Test
    void theoryKeepsItsZeros() {
        assertThat(Digits.full(1, 4)).isEqualTo("1.000");
        assertThat(Digits.full(0.80902, 4)).isEqualTo("0.8090");
        assertThat(Digits.full(12346, 4)).isEqualTo("12350");
    }

    @Test
    void sharesArePercentages() {
        assertThat(Digits.percent(0.1234)).isEqualTo("+12\u00a0%");
        assertThat(Digits.percent(-0.00456)).isEqualTo("−0.46\u00a0%");
        assertThat(Digits.probability(1e-20)).isEqualTo("< 10⁻¹²");
    }
}
