package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;

/** The table of physics reference §1: a, Δ and g² of each process against what the code makes of time and temperature. */
class ForwardProcessTest {

    private static ForwardProcess process(ProcessType type, Map<String, ?> settings) {
        return type.create(Component.of(type, Settings.of(settings)).settings());
    }

    /** Process, a(t), Δ(t), g²(t), the last time. */
    static Stream<Arguments> table() {
        DoubleUnaryOperator beta = t -> 0.1 + 19.9 * t;
        DoubleUnaryOperator integral = t -> 0.1 * t + 19.9 * t * t / 2;
        DoubleUnaryOperator constant = t -> 3 * t;
        return Stream.of(
                row(
                        process(new VariancePreserving(), Map.of()),
                        t -> Math.exp(-t),
                        t -> 1 - Math.exp(-2 * t),
                        t -> 2,
                        5),
                row(
                        process(new VariancePreservingBeta(), Map.of()),
                        t -> Math.exp(-integral.applyAsDouble(t) / 2),
                        t -> 1 - Math.exp(-integral.applyAsDouble(t)),
                        beta,
                        1),
                row(
                        process(new VariancePreservingBeta(), Map.of("beta_min", 3, "beta_max", 3, "horizon", 2)),
                        t -> Math.exp(-constant.applyAsDouble(t) / 2),
                        t -> 1 - Math.exp(-constant.applyAsDouble(t)),
                        t -> 3,
                        2),
                row(
                        process(new VariancePreservingBeta(), Map.of("beta_min", 0, "beta_max", 4, "horizon", 2)),
                        t -> Math.exp(-t * t / 2),
                        t -> 1 - Math.exp(-t * t),
                        t -> 2 * t,
                        2),
                row(process(new VarianceExploding(), Map.of("sigma", 1.5)), t -> 1, t -> 2.25 * t, t -> 2.25, 50),
                row(process(new Edm(), Map.of()), t -> 1, t -> t * t, t -> 2 * t, 80));
    }

    private static Arguments row(
            ForwardProcess process,
            DoubleUnaryOperator a,
            DoubleUnaryOperator delta,
            DoubleUnaryOperator g2,
            double last) {
        return Arguments.of(process, a, delta, g2, last);
    }

    /** Times from a ten-thousandth of the last one. */
    private static double[] times(double last) {
        return DoubleStream.iterate(1e-4 * last, t -> t <= last, t -> 1.37 * t).toArray();
    }

    @ParameterizedTest
    @MethodSource("table")
    void isTheGaussianChannelOfTheTable(
            ForwardProcess process,
            DoubleUnaryOperator a,
            DoubleUnaryOperator delta,
            DoubleUnaryOperator g2,
            double last) {
        for (double t : times(last)) {
            double temperature = process.temperature(t);
            double a2 = a.applyAsDouble(t) * a.applyAsDouble(t);
            assertThat(temperature * a2).isCloseTo(delta.applyAsDouble(t), within(1e-12 * (1 + temperature)));
            assertThat(process.signalSquared(temperature)).isCloseTo(a2, within(1e-12 * a2));
            assertThat(process.noiseVariance(temperature))
                    .isCloseTo(delta.applyAsDouble(t), within(1e-12 * (1 + delta.applyAsDouble(t))));
        }
    }

    /** To the rounding of 1 + T, which t must resolve where T is small and log1p and expm1 do. */
    @ParameterizedTest
    @MethodSource("table")
    void timeAndTemperatureAreInverse(
            ForwardProcess process,
            DoubleUnaryOperator a,
            DoubleUnaryOperator delta,
            DoubleUnaryOperator g2,
            double last) {
        for (double t : times(last)) {
            double temperature = process.temperature(t);
            assertThat(process.forwardTime(temperature)).isCloseTo(t, within(1e-13 * t));
            double logarithm = Math.log1p(temperature);
            assertThat(process.temperature(process.forwardTime(temperature)))
                    .isCloseTo(temperature, within(4e-15 * (1 + logarithm) * temperature));
        }
        for (double temperature : new double[] {1e-12, 1e-6, 1e-3, 0.5}) {
            assertThat(process.temperature(process.forwardTime(temperature)))
                    .isCloseTo(temperature, within(4e-15 * temperature));
        }
    }

    /** dT/dt = g²/a² by central differences, whose error is h² T'''/6 and rounding ε T/h. */
    @ParameterizedTest
    @MethodSource("table")
    void temperatureRisesWithNoiseOverSignal(
            ForwardProcess process,
            DoubleUnaryOperator a,
            DoubleUnaryOperator delta,
            DoubleUnaryOperator g2,
            double last) {
        for (double t : times(0.9 * last)) {
            double h = 1e-5 * t;
            double slope = (process.temperature(t + h) - process.temperature(t - h)) / (2 * h);
            double expected = g2.applyAsDouble(t) / (a.applyAsDouble(t) * a.applyAsDouble(t));
            assertThat(slope).isCloseTo(expected, within(1e-7 * expected));
            assertThat(process.temperatureRate(process.temperature(t)))
                    .isCloseTo(expected, within(1e-12 * expected))
                    .isCloseTo(slope, within(1e-7 * slope));
        }
    }

    @Test
    void beyondTheHorizonThereIsNothing() {
        ForwardProcess process = process(new VariancePreservingBeta(), Map.of("horizon", 0.5));
        assertThat(process.temperature(0.5)).isFinite();
        assertThat(process.temperature(0.500001)).isNaN();
        double last = process.temperature(0.5);
        assertThat(process.forwardTime(0.999 * last)).isLessThan(0.5);
        assertThat(process.forwardTime(1.001 * last)).isNaN();
        assertThat(process.temperatureRate(0.999 * last)).isFinite();
        assertThat(process.temperatureRate(1.001 * last)).isNaN();
    }
}
