package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.analysis.Crossing.Range;

class CoarserGridsTest {

    private static double[] numbers(String words) {
        return Arrays.stream(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /** Points 0, 1, 2, …: the crossing of 0.5 and where it is without the point on its left, and on its right. */
    @ParameterizedTest
    @CsvSource({
        "1 1 1 1 0 0 0 0, 3.5, 3 4",
        "1 0 0 0, 0.5, 1",
        "1 1 1 0, 2.5, 2",
        "1 0, 0.5, ''",
        "3.5 2.5 1.5 0.5 -0.5 -1.5, 3, 3 3"
    })
    void eitherPointBesideTheCrossingIsLeftOutUnlessItIsAnEnd(String values, double root, String expected) {
        double[] curve = numbers(values);
        double[] axis = new double[curve.length];
        Arrays.setAll(axis, i -> i);
        Range bracket = new Range(0, curve.length - 1);
        assertThat(new Crossing(axis, 0.5).find(curve, bracket)).hasValueCloseTo(root, within(1e-12));
        double[] found = new CoarserGrids(axis, 0.5, bracket, root).roots(curve);
        assertThat(found).containsExactly(expected.isEmpty() ? new double[0] : numbers(expected), within(1e-12));
    }

    @Test
    void aJumpHasTheErrorOfAPlaceAnywhereBetweenItsPoints() {
        assertThat(CoarserGrids.error(new double[] {-0.5, 0.5}, new double[2]))
                .isCloseTo(1 / Math.sqrt(12), within(1e-15));
    }

    @Test
    void noiseIsTakenOutOfTheMoves() {
        double unknown = Double.NaN;
        assertThat(CoarserGrids.error(new double[] {0.5, unknown}, new double[] {0.4, unknown}))
                .isCloseTo(0.3 / Math.sqrt(3), within(1e-15));
        assertThat(CoarserGrids.error(new double[] {0.5, 0.1}, new double[] {0.3, 0.5}))
                .isEqualTo(0);
        assertThat(CoarserGrids.error(new double[] {0.5, 0.5}, new double[] {unknown, unknown}))
                .isCloseTo(0.5 / Math.sqrt(3), within(1e-15));
        assertThat(CoarserGrids.error(new double[] {unknown}, new double[] {unknown}))
                .isNaN();
    }
}
