package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;

/** The measured boundary of small sizes against brute force elsewhere ({@code theory/planted-approach.py}). */
class PlantedApproachTest {

    /** Larger ones take a minute. */
    private static final int LARGEST_SAMPLED = 16;

    /** Where brute force finds Y = 1/2: at the load, with its error, between the sample counts. */
    record Centre(int dimension, double temperature, double load, double error, String sampleCounts) {

        static Centre parse(String line) {
            String[] part = line.split(",", -1);
            return new Centre(
                    Integer.parseInt(part[0]),
                    Double.parseDouble(part[1]),
                    Double.parseDouble(part[2]),
                    Double.parseDouble(part[3]),
                    part[4]);
        }

        double line() {
            return 0.5 * Math.log1p(1 / temperature);
        }
    }

    static Stream<Centre> centres() throws IOException {
        try (InputStream in = PlantedApproachTest.class.getResourceAsStream("/theory/planted-approach.csv")) {
            String table = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return table.lines().skip(1).map(Centre::parse).toList().stream();
        }
    }

    static Stream<Centre> small() throws IOException {
        return centres().filter(centre -> centre.dimension <= LARGEST_SAMPLED);
    }

    /**
     * The centre lies 0.54/d above the line α = ½ ln(1 + 1/T) (0.53 … 0.56 for d = 8 … 24 at T = 1 and 2), so that it tends to
     * the line as 1/d.
     */
    @ParameterizedTest
    @MethodSource("centres")
    void theCentreTendsToTheLine(Centre centre) {
        assertThat(centre.dimension * (centre.load - centre.line())).isBetween(0.50, 0.58);
    }

    /** Five combined errors, false alarm 6e-7. */
    @ParameterizedTest
    @MethodSource("small")
    void aSweepFindsTheCentreOfBruteForce(Centre centre) throws Exception {
        String loads = Arrays.stream(centre.sampleCounts.split(" ", -1))
                .map(n -> Double.toString(Math.log(Double.parseDouble(n)) / centre.dimension))
                .collect(Collectors.joining(", "));
        SyntheticSweep sweep = new SyntheticSweep(
                "axes={dimension: [" + centre.dimension + "], load: [" + loads + "], temperature: ["
                        + centre.temperature + "]}",
                "analysis=[{boundary: {observable: participation_ratio, level: 0.5, along: load}}]",
                "realizations=128",
                "replicas=32");
        BoundaryPoint found = sweep.sample().analyse().boundaries().get(0);
        assertThat(found.status()).isEqualTo("ok");
        assertThat(found.stderr()).isBetween(1e-3, 8e-3);
        assertThat(found.value()).isCloseTo(centre.load, within(5 * Math.hypot(centre.error, found.stderr())));
        assertThat(found.theory().value()).isCloseTo(centre.line(), within(1e-12));
    }
}
