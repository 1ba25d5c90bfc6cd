package org.phasesweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;

/** Against the exact information of finite spheres; the recipe of the table stands beside it. */
class SphereCollapseTest {

    private static TheoryPoint point(double radius, double temperature, int dimension) {
        Settings settings = Settings.of(Map.of("radius", radius));
        return new TheoryPoint(
                new Component("vp", Settings.EMPTY, Settings.EMPTY),
                new Component("sphere", settings, settings),
                new Component("planted", Settings.EMPTY, Settings.EMPTY),
                dimension,
                StrictMath.log(100),
                temperature);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/theory/sphere_information.csv", numLinesToSkip = 1)
    void theFiniteSphereFallsShortByTheStatedCorrection(
            double radius, double temperature, int dimension, double information) {
        TheoryPoint at = point(radius, temperature, dimension);
        double line = new SphereCollapse().criticalLoad(at);
        double share = radius * radius / (radius * radius + temperature);
        double v = 1 - share * share;
        double correction = (v - 1 - Math.log(v)) / (2 * dimension);
        assertThat(line - information).isPositive();
        assertThat(line - correction).isCloseTo(information, within(0.3 / (dimension * (double) dimension)));
    }
}
