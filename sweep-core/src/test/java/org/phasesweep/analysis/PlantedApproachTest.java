package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;

/** The measured boundary of small sizes against brute force elsewhere ({@code theory/planted-approach.py}). */
class PlantedApproachTest {

    private static final int LARGEST_DIMENSION = 16;

    /**
     * Five combined errors, false alarm 6e-7. The centre lies 0.54/d above the line α = ½ ln(1 + 1/T) (0.53 … 0.56 for d = 8 … 24 at
     * T = 1 and 2), so that it tends to the line as 1/d.
     */
    @ParameterizedTest
    @CsvFileSource(resources = "/theory/planted-approach.csv", numLinesToSkip = 1)
    void theBoundaryIsThatOfBruteForceAndTendsToTheLine(
            int dimension, double temperature, double load, double error, String sampleCounts) {
        double line = 0.5 * Math.log1p(1 / temperature);
        assertThat(dimension * (load - line)).isBetween(0.50, 0.58);
        assumeTrue(dimension <= LARGEST_DIMENSION, "larger ones take a minute");
        String loads = Arrays.stream(sampleCounts.split(" "))
                .map(n -> Double.toString(Math.log(Double.parseDouble(n)) / dimension))
                .collect(Collectors.joining(", "));
        SyntheticSweep sweep = new SyntheticSweep(
                "axes={dimension: [" + dimension + "], load: [" + loads + "], temperature: [" + temperature + "]}",
                "analysis=[{boundary: {observable: participation_ratio, level: 0.5, along: load}}]",
                "realizations=128",
                "replicas=32");
        BoundaryPoint found = sweep.sample().analyse().boundaries().get(0);
        assertThat(found.status()).isEqualTo("ok");
        assertThat(found.stderr()).isBetween(1e-3, 8e-3);
        assertThat(found.value()).isCloseTo(load, within(5 * Math.hypot(error, found.stderr())));
        assertThat(found.theory().value()).isCloseTo(line, within(1e-12));
    }
}
