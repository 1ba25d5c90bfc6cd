package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.analysis.Crossing.Range;

class CrossingTest {

    private static double[] axis(int count) {
        return IntStream.range(0, count).mapToDouble(i -> i).toArray();
    }

    private static int[] sides(String words) {
        return words.chars().map(c -> c == '+' ? 1 : c == '-' ? -1 : 0).toArray();
    }

    @ParameterizedTest
    @CsvSource({"++--, 1", "+00-, 1", "0000, 0", "++++, 0", "+0+0, 0", "+-+, 2", "0+0-0+0-0, 3", "'', 0", "+, 0"})
    void changesAreCountedBetweenPointsThatAreClearOfTheLevel(String words, int changes) {
        assertThat(Crossing.changes(sides(words))).isEqualTo(changes);
    }

    @ParameterizedTest
    @CsvSource({
        "++--, 0, 3",
        "+00-, 0, 3",
        "0+-0, 1, 2",
        "+0+00-0-, 2, 5",
        "00-0++0, 2, 5",
        "+-, 0, 1",
        "++0+-0--, 3, 4"
    })
    void theBracketIsWhatSurroundsTheOnlyChange(String words, int from, int to) {
        assertThat(Crossing.bracket(sides(words))).isEqualTo(new Range(from, to));
    }

    /** Akima's spline is of third order: halving the step divides the error by eight (measured 5 … 20). */
    @ParameterizedTest
    @ValueSource(doubles = {0.31, 0.5, 0.77})
    void aSmoothCurveIsInterpolatedToThirdOrder(double level) {
        double coarse = Math.abs(logisticError(level, 20));
        double fine = Math.abs(logisticError(level, 160));
        assertThat(coarse).isLessThan(2e-3);
        assertThat(fine).isLessThan(coarse / 60);
    }

    private static double logisticError(double level, int steps) {
        double[] x = IntStream.rangeClosed(0, steps)
                .mapToDouble(i -> -4.1 + 8.0 * i / steps)
                .toArray();
        double[] y = IntStream.range(0, x.length)
                .mapToDouble(i -> 1 / (1 + Math.exp(x[i])))
                .toArray();
        double found = new Crossing(x, level).find(y, new Range(0, steps)).orElseThrow();
        return found - Math.log(1 / level - 1);
    }

    @Test
    void aSplineThatOverflowsIsReplacedByALine() {
        double[] sampleCounts = {1, 1e3, 1e10, 1e30, 1e200, 1e300};
        double[] values = {1, 1, 0.9, 0.8, 0.2, 0};
        double found =
                new Crossing(sampleCounts, 0.5).find(values, new Range(0, 5)).orElseThrow();
        assertThat(found / 1e200).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void fewPointsAreJoinedByLines() {
        assertThat(new Crossing(new double[] {0, 1, 3}, 0.25).find(new double[] {1, 0.5, 0}, new Range(0, 2)))
                .hasValueCloseTo(2.0, within(1e-12));
    }

    @Test
    void aPointOnTheLevelIsTheCrossing() {
        double[] values = {1, 0.8, 0.5, 0.2, 0.1, 0};
        assertThat(new Crossing(axis(6), 0.5).find(values, new Range(0, 5))).hasValue(2);
    }

    @Test
    void noiseThatCrossesSeveralTimesGivesTheMiddle() {
        double[] values = {1, 0.9, 0.4, 0.6, 0.1, 0};
        Crossing crossing = new Crossing(axis(6), 0.5);
        double first = crossing.find(values, new Range(1, 2)).orElseThrow();
        double last = crossing.find(values, new Range(3, 4)).orElseThrow();
        assertThat(crossing.find(values, new Range(0, 5))).hasValueCloseTo((first + last) / 2, within(1e-12));
    }

    @Test
    void sidesAreToldBeyondTheLimitOnly() {
        assertThat(new Crossing(axis(5), 0.5)
                        .sides(new double[] {0.9, 0.6, 0.5, 0.45, 0.1}, new double[] {0.1, 0.2, 0, 0, 0.4}))
                .containsExactly(1, 0, 0, -1, 0);
    }
}
