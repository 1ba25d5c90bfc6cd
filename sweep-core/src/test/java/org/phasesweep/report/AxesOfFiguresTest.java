package org.phasesweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.report.HeatMap.Span;
import org.phasesweep.report.Ticks.Tick;
import org.phasesweep.spec.Axis;

/** Scales, ticks, cells and colours. */
class AxesOfFiguresTest {

    private static PlotAxis axis(Scale scale, double low, double high) {
        return new PlotAxis("x", "x", scale, low, high);
    }

    private static List<String> labels(PlotAxis axis) {
        return Ticks.of(axis, 7).stream()
                .map(Tick::label)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    @Test
    void ticksAreRoundNumbers() {
        assertThat(labels(axis(Scale.LINEAR, 0.1, 0.8))).containsExactly("0.2", "0.4", "0.6", "0.8");
        assertThat(labels(axis(Scale.LINEAR, -0.05, 0.05))).contains("−0.02", "0", "0.02");
        assertThat(labels(axis(Scale.LOGARITHMIC, 0.05, 8))).containsExactly("0.1", "0.3", "1", "3");
        assertThat(labels(axis(Scale.LOGARITHMIC, 0.002, 5))).containsExactly("0.01", "0.1", "1");
        assertThat(labels(axis(Scale.LOGARITHMIC, 0.3, 0.9))).contains("0.4", "0.6", "0.8");
        assertThat(labels(axis(Scale.LOGARITHMIC, 1e-30, 1)))
                .hasSizeBetween(3, 7)
                .contains("10⁻²⁰", "1");
    }

    @ParameterizedTest
    @CsvSource({"1e-9,3e-9", "0.99,1.01", "1,1e6", "5,5.0001", "1e-300,1e-200"})
    void everyAxisHasTicksInside(double low, double high) {
        for (Scale scale : Scale.values()) {
            List<Tick> ticks = Ticks.of(axis(scale, low, high), 6);
            assertThat(ticks.stream().filter(tick -> !tick.label().isEmpty())).hasSizeBetween(2, 7);
            assertThat(ticks)
                    .allSatisfy(tick ->
                            assertThat(tick.value()).isBetween(low - 1e-6 * (high - low), high + 1e-6 * (high - low)));
        }
    }

    /** The room beyond the last value must not reach infinity, which no tick ever passes. */
    @Test
    void anAxisEndsWhereNumbersEnd() {
        PlotAxis axis = PlotAxis.covering("n", "n", Scale.LOGARITHMIC, 1, 1e300, Double.POSITIVE_INFINITY);
        assertThat(axis.high()).isEqualTo(Double.MAX_VALUE);
        assertThat(labels(axis)).hasSizeBetween(3, 7).contains("1");
        assertThat(PlotAxis.covering("n", "n", Scale.LOGARITHMIC, 1e-300, 1).low())
                .isPositive();
    }

    @Test
    void listsThatGrowGeometricallyAreLogarithmic() {
        List<Double> digits = List.of(10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 1797.0);
        assertThat(Scale.of(new Axis("sample_count", digits, false), digits)).isEqualTo(Scale.LOGARITHMIC);
        List<Double> even = List.of(0.05, 0.5, 1.0, 1.5);
        assertThat(Scale.of(new Axis("time", even, false), even)).isEqualTo(Scale.LINEAR);
        List<Double> dimensions = List.of(8.0, 12.0, 16.0, 20.0);
        assertThat(Scale.of(new Axis("dimension", dimensions, false), dimensions))
                .isEqualTo(Scale.LINEAR);
        assertThat(Scale.of(new Axis("dimension", dimensions, true), dimensions))
                .isEqualTo(Scale.LOGARITHMIC);
    }

    @Test
    void cellsMeetHalfWayOnTheirScale() {
        Map<Double, Span> spans = HeatMaps.spans(List.of(1.0, 10.0, 1000.0), Scale.LOGARITHMIC);
        assertThat(spans.get(10.0).low()).isCloseTo(Math.sqrt(10), Offset.offset(1e-12));
        assertThat(spans.get(10.0).high()).isCloseTo(100, Offset.offset(1e-9));
        assertThat(spans.get(1000.0).high()).isCloseTo(10000, Offset.offset(1e-8));
        assertThat(HeatMaps.spans(List.of(0.1, 0.5), Scale.LINEAR).get(0.1))
                .isEqualTo(new Span(0, 0.1 + 0.5 * (0.5 - 0.1)));
    }

    @Test
    void chosenValuesAreEvenAndKeepTheEnds() {
        List<Double> values = IntStream.range(0, 15).mapToObj(i -> (double) i).toList();
        assertThat(Grid.evenly(values, 4)).containsExactly(0.0, 5.0, 9.0, 14.0);
        assertThat(Grid.evenly(values, 20)).isEqualTo(values);
    }

    @Test
    void valuesFromZeroToOneKeepTheirScale() {
        assertThat(PlotAxis.ofValues("y", "y", new double[] {1e-5, 0.3, 0.99}, new double[0]))
                .isEqualTo(new PlotAxis("y", "y", Scale.LINEAR, 0, 1));
        assertThat(PlotAxis.ofValues("y", "y", new double[] {1, 1.2, 2e4}, new double[0])
                        .scale())
                .isEqualTo(Scale.LOGARITHMIC);
        PlotAxis none = PlotAxis.ofValues("y", "y", new double[] {Double.NaN}, new double[0]);
        assertThat(none.low()).isLessThan(none.high());
    }

    /** Luma by ITU-R BT.709, which for viridis rises steadily. */
    @Test
    void coloursGetLighter() {
        double last = -1;
        for (int i = 0; i <= 100; i++) {
            int color = Viridis.at(i / 100.0);
            double luma = 0.2126 * ((color >> 16) & 0xff) + 0.7152 * ((color >> 8) & 0xff) + 0.0722 * (color & 0xff);
            assertThat(luma).isGreaterThan(last);
            last = luma;
        }
        assertThat(Viridis.at(-1)).isEqualTo(0x440154);
        assertThat(Viridis.at(2)).isEqualTo(0xfde725);
    }
}
