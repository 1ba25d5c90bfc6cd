package org.phasesweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps other than load × temperature at several dimensions. */
class OddGridsTest {

    private static final String SEPARATION =
            "{dimension: [4, 8], sample_count: [8, 16], model.separation: [0.5, 1, 2], temperature: [0.1, 0.5, 1, 4]}";

    private static WrittenReport sound(ReportInput input) {
        WrittenReport report = WrittenReport.of(input);
        assertThat(report.page().getElementsByTagName("h1").getLength()).isEqualTo(1);
        report.figures("svg")
                .forEach(name ->
                        assertThat(report.text("figures/" + name + ".svg")).doesNotContain("NaN", "Infinity"));
        return report;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {dimension: [8], load: [0.2], temperature: [1]}                                |             |
            {dimension: [8], load: [0.2], temperature: [0.5, 1]}                           | temperature | curves-participation_ratio-temperature
            {dimension: [4, 8, 12], load: [0.2], temperature: [1]}                         | dimension   | curves-participation_ratio-dimension
            {dimension: [8], load: [0.2, 0.3, 0.4], temperature: [1]}                      | load        | curves-participation_ratio-load
            {dimension: [8], sample_count: [4, 8, 16], time: [0.1, 0.3, 0.9]}              | time        | heatmap-participation_ratio-time-sample_count
            {dimension: [4, 8], sample_count: [16], temperature: [0.5, 1, 2]}              | temperature | heatmap-participation_ratio-temperature-dimension
            {dimension: [4, 8, 9], load: [0.1, 0.2, 0.3], temperature: [1]}                | load        | heatmap-participation_ratio-load-dimension
            {dimension: [8], load: [0.2, 0.4], model.variance: [1, 2, 3], temperature: [0.5, 1, 2]} | temperature | heatmap-participation_ratio-temperature-model__variance
            {dimension: [8], load: [0, 0.4, 0.5], temperature: [0.5, 1, 2]}                | load        | heatmap-participation_ratio-temperature-load
            """)
    void theFiguresFollowTheAxes(String axes, String along, String expected) {
        SyntheticSweep sweep = SyntheticSweep.over(axes);
        WrittenReport report = sound((along == null ? sweep : sweep.withBoundary(along)).input());
        if (expected == null) {
            assertThat(report.figures("csv")).isEmpty();
            assertThat(report.html()).contains("All values");
        } else {
            assertThat(report.figures("csv")).contains(expected);
            assertThat(report.figures("png")).isEqualTo(report.figures("csv"));
        }
    }

    @Test
    void dottedAxesComeBeforeAxesWithTwoValues() {
        WrittenReport report = sound(
                SyntheticSweep.over(SEPARATION).of("{kind: gaussian-mixture}").input());
        String heatMap = "heatmap-participation_ratio-temperature-model__separation";
        assertThat(report.figures("csv")).contains(heatMap);
        assertThat(report.rows(heatMap, "cell"))
                .hasSize(2 * 3 * 4)
                .allSatisfy(cell -> assertThat(cell).containsEntry("sample_count", 16.0));
        assertThat(report.html()).contains("Shown at N = 16");
    }

    @Test
    void manyPanelsAreThinnedOutAndThatIsSaid() {
        WrittenReport report = sound(SyntheticSweep.over(
                        "{dimension: [4, 5, 6, 7, 8, 9, 10, 11, 12], load: [0.2, 0.3, 0.4], temperature: [0.5, 1, 2]}")
                .input());
        List<Map<String, Double>> cells = report.rows("heatmap-participation_ratio-temperature-load", "cell");
        assertThat(cells.stream().map(cell -> cell.get("dimension")).distinct())
                .containsExactly(4.0, 6.0, 7.0, 9.0, 10.0, 12.0);
        assertThat(report.html()).contains("Panels: 6 of the 9 values of dimension");
    }

    /** With dimension going along with the sample count the line is not one α(T): each point has its own d. */
    @Test
    void theoryFollowsAxesThatAdvanceTogether() {
        WrittenReport report = sound(SyntheticSweep.over(
                        "{dimension: [4, 8, 12], sample_count: [8, 32, 128], temperature: {from: 0.1, to: 8, count: 9, scale: log}}")
                .with("sampler: {kind: planted}\nzip: [[dimension, sample_count]]")
                .withBoundary("temperature")
                .input());
        List<Map<String, Double>> line =
                report.rows("heatmap-participation_ratio-temperature-sample_count", "gaussian-collapse");
        assertThat(line).hasSize(3);
        for (Map<String, Double> point : line) {
            double dimension = Map.of(8.0, 4, 32.0, 8, 128.0, 12).get(point.get("sample_count"));
            double load = Math.log(point.get("sample_count")) / dimension;
            assertThat(point.get("temperature")).isCloseTo(1 / Math.expm1(2 * load), Offset.offset(1e-9));
        }
    }

    @Test
    void aBoundaryAlongAxesThatAdvanceTogetherHasNoPrediction() {
        ReportInput input = SyntheticSweep.over(
                        "{dimension: [4, 8, 12], sample_count: [8, 32, 128], temperature: [0.4, 0.5, 0.6]}")
                .with("sampler: {kind: planted}\nzip: [[dimension, sample_count]]")
                .withBoundary("sample_count")
                .input();
        assertThat(input.analysis().boundaries()).hasSize(3).allMatch(boundary -> boundary.theory() == null);
        sound(input);
    }

    @Test
    void timesAreTranslatedForTheory() {
        WrittenReport report = sound(
                SyntheticSweep.over("{dimension: [10], load: [0.3, 0.4, 0.5], time: {from: 0.05, to: 1.2, count: 9}}")
                        .input());
        List<Map<String, Double>> line = report.rows("heatmap-participation_ratio-time-load", "gaussian-collapse");
        assertThat(line).hasSizeGreaterThan(20);
        for (Map<String, Double> point : line) {
            double temperature = Math.expm1(2 * point.get("time"));
            assertThat(point.get("load")).isCloseTo(0.5 * Math.log1p(1 / temperature), Offset.offset(1e-12));
        }
    }

    /** Y = 1/2 of fresh states is crossed elsewhere than at the line where they begin to condense. */
    @ParameterizedTest
    @CsvSource({"planted, theory: gaussian-collapse", "fresh, transition: gaussian-collapse"})
    void theLineIsTheoryOfABoundaryOnlyWhereItLocatesIt(String sampler, String label) {
        WrittenReport report = sound(SyntheticSweep.over(
                        "{dimension: [10], load: [0.3, 0.4, 0.5], temperature: {from: 0.1, to: 8, count: 9, scale: log}}")
                .with("sampler: {kind: " + sampler + "}")
                .withBoundary("temperature")
                .input());
        assertThat(report.text("figures/boundary-participation_ratio-temperature-load.svg"))
                .contains(label);
    }
}
