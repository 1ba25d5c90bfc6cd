package org.phasesweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Components;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;

/** The Gaussian channels of laws against tables made by other integrals ({@code theory/channels.py}). */
class ChannelLawTest {

    private static final Components COMPONENTS = Components.load();
    private static final Pattern SETTING = Pattern.compile("([a-z]+)=([^;]+)");

    private static TheoryPoint point(String model, String settings, int dimension, double temperature) {
        Settings all = Settings.EMPTY;
        Matcher setting = SETTING.matcher(settings);
        while (setting.find()) {
            all = all.with(setting.group(1), Double.parseDouble(setting.group(2)));
        }
        return new TheoryPoint(
                Component.of(COMPONENTS.process("vp"), Settings.EMPTY),
                Component.of(COMPONENTS.model(model), all),
                Component.of(COMPONENTS.sampler("population"), Settings.EMPTY),
                dimension,
                Double.POSITIVE_INFINITY,
                temperature);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/theory/classes.csv", numLinesToSkip = 1)
    void classes(int classes, double ratio, double confusion, double entropy) {
        ClassChannel channel = ClassChannel.of(classes, ratio);
        assertThat(channel.confusion()).isCloseTo(confusion, within(1e-11 * confusion));
        assertThat(channel.entropy()).isCloseTo(entropy, within(1e-11 * entropy));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 50})
    void classesAreContinuousWhereTheSeriesEndsAndCertainInTheEnd(int classes) {
        double faint = 1e-6 * (classes - 1) / classes;
        ClassChannel below = ClassChannel.of(classes, 0.9999999 * faint);
        ClassChannel above = ClassChannel.of(classes, 1.0000001 * faint);
        assertThat(above.confusion()).isCloseTo(below.confusion(), within(1e-11));
        assertThat(above.entropy()).isCloseTo(below.entropy(), within(1e-11));
        assertThat(ClassChannel.of(classes, 0).confusion()).isCloseTo(1 - 1.0 / classes, within(1e-15));
        assertThat(ClassChannel.of(classes, 1e9)).isEqualTo(new ClassChannel(0, 0));
    }

    /** The table is that of quadratures with errors of about 1e-10. */
    @ParameterizedTest
    @CsvFileSource(resources = "/theory/channels.csv", numLinesToSkip = 1)
    void channels(String model, String settings, int dimension, double temperature, double information, double trace) {
        ChannelLaw law = ChannelLaw.of(point(model, settings, dimension, temperature));
        assertThat(law.information()).isCloseTo(information, within(1e-10 * (1 + information)));
        assertThat(law.trace()).isCloseTo(trace, within(1e-10 * trace));
    }

    /** dI/dT = −E tr C/2T², of sums that are made apart. */
    @ParameterizedTest
    @CsvSource({
        "gaussian, variance=0.7, 3",
        "hypercube, '', 4",
        "sphere, radius=1.2, 1",
        "sphere, radius=0.8, 2",
        "sphere, radius=2, 40",
        "sparse, density=0.3, 5",
        "two-delta, separation=0.8, 2",
        "gaussian-mixture, separation=0.7;variance=0.3, 6",
        "simplex-mixture, classes=4;separation=0.8;variance=0.2, 5",
    })
    void informationFallsByTheError(String model, String settings, int dimension) {
        for (double temperature : new double[] {0.2, 1, 9}) {
            double h = 1e-3 * temperature;
            double[] values = Arrays.stream(new double[] {-2, -1, 1, 2})
                    .map(i -> ChannelLaw.of(point(model, settings, dimension, temperature + i * h))
                            .information())
                    .toArray();
            double slope = (8 * (values[2] - values[1]) - (values[3] - values[0])) / (12 * h);
            double trace = ChannelLaw.of(point(model, settings, dimension, temperature))
                    .trace();
            assertThat(-2 * temperature * temperature * slope).isCloseTo(trace, within(1e-8 * trace));
        }
    }

    /** Cold and hot: I → (d − 1)/2 ln(1/T) + constant and (d − 1) T on a sphere, d r²/2T and d r² anywhere. */
    @ParameterizedTest
    @CsvSource({"2, 1", "50, 0.3", "10000, 2"})
    void limitsOfTheSphere(int dimension, double radius) {
        String settings = "radius=" + radius;
        ChannelLaw cold = ChannelLaw.of(point("sphere", settings, dimension, 1e-12));
        ChannelLaw colder = ChannelLaw.of(point("sphere", settings, dimension, 1e-40));
        double logs = (dimension - 1) * 14 * Math.log(10);
        assertThat(colder.information() - cold.information()).isCloseTo(logs, within(1e-9 * logs));
        assertThat(colder.trace()).isCloseTo((dimension - 1) * 1e-40, within(1e-50 * dimension));
        ChannelLaw hot = ChannelLaw.of(point("sphere", settings, dimension, 1e9));
        double variance = dimension * radius * radius;
        assertThat(hot.trace()).isCloseTo(variance, within(1e-8 * variance));
        assertThat(hot.information()).isCloseTo(0.5e-9 * variance, within(1e-10 + 1e-8 * variance * 1e-9));
    }

    @Test
    void nothingIsSaidOfUnequalWeights() {
        TheoryPoint unequal = point("gaussian-mixture", "weight=0.4", 3, 1);
        assertThat(COMPONENTS.theories().stream()
                        .filter(curve -> curve.name().startsWith("law-"))
                        .noneMatch(curve -> curve.appliesTo(unequal)))
                .isTrue();
    }
}
