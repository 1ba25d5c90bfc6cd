package org.phasesweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exponents, collapses, crossings and extrema in the report. */
class CriticalPointsTest {

    private static final String ANALYSIS = """
            sampler: {kind: planted}
            analysis:
              - exponent: {observable: participation_ratio, along: temperature, critical: 1, side: below}
              - collapse: {observable: participation_ratio, size: dimension, along: temperature}
              - crossing: {observable: participation_ratio, size: dimension, along: temperature}
              - extremum: {observable: participation_ratio, along: temperature, kind: maximum}
            """;

    private static final SyntheticSweep GRID = SyntheticSweep.over(
            "{dimension: [8, 12, 20], sample_count: [9], temperature: {from: 0.6, to: 1.4, count: 17}}");

    /** Y = √(1 − T) L^0.3 below T = 1 and nothing above; the same for both dimensions but for the factor. */
    private static final WrittenReport REPORT = WrittenReport.of(GRID.with(ANALYSIS)
            .input(point -> Math.sqrt(Math.max(1 - point.temperature(), 0)) * Math.pow(point.dimension(), 0.3)));

    @Test
    void everythingMeasuredHasATable() {
        assertThat(REPORT.html())
                .contains("Critical points and exponents")
                .contains("Exponents", "Collapses of several sizes", "Crossings of neighbouring sizes", "Extrema")
                .contains("participation ratio over t = (T − 1)/1")
                .contains("maximum of participation ratio over temperature");
        assertThat(REPORT.page().getDocumentElement().getLocalName()).isEqualTo("html");
    }

    @Test
    void thePowerLawIsDrawnThroughThePoints() {
        String figure = "exponent-participation_ratio-1";
        List<Map<String, Double>> points = REPORT.rows(figure, "measured");
        assertThat(points).hasSizeGreaterThan(5);
        List<Map<String, Double>> line = REPORT.rows(figure, "fit");
        assertThat(line).isNotEmpty();
        double amplitude = Math.pow(8, 0.3);
        line.forEach(row -> assertThat(row.get("participation_ratio"))
                .isCloseTo(amplitude * Math.sqrt(row.get("distance")), within(0.05)));
    }

    @Test
    void collapsedCurvesOfAllSizesAreDrawn() {
        WrittenReport report = WrittenReport.of(GRID.with(ANALYSIS)
                .input(point -> 1 / (1 + Math.exp(0.5 * (point.temperature() - 1) * point.dimension()))));
        List<Map<String, Double>> points = report.rows("collapse-participation_ratio-1", "measured");
        assertThat(points).extracting(row -> row.get("dimension")).contains(8.0, 12.0, 20.0);
        points.forEach(row -> assertThat(row.get("scaled_participation_ratio"))
                .isCloseTo(1 / (1 + Math.exp(0.5 * row.get("scaled_T"))), within(0.05)));
        assertThat(report.figures("svg")).contains("collapse-participation_ratio-1");
    }

    @Test
    void aNumberThatWasGivenIsNotSaidToBeMeasured() {
        String html = WrittenReport.of(GRID.with("""
                                sampler: {kind: planted}
                                analysis:
                                  - collapse: {observable: participation_ratio, size: dimension, along: temperature,
                                               critical: 1, omega: 0}
                                """)
                        .input(point -> 1 / (1 + Math.exp(0.5 * (point.temperature() - 1) * point.dimension()))))
                .html();
        assertThat(html).contains(">1 (given)<", ">0 (given)<");
        assertThat(html.split("given", -1)).as("ν is measured").hasSize(3);
    }

    @Test
    void aPageWithoutThemHasNoSection() {
        String html = WrittenReport.of(
                        SyntheticSweep.over(SyntheticSweep.PHASE_DIAGRAM).input())
                .html();
        assertThat(html).doesNotContain("Critical points and exponents");
    }
}
