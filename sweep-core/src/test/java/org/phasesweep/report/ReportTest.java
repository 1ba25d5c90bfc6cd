package org.phasesweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.statistics.Estimate;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportTest {

    private static final String HEAT_MAP = "heatmap-participation_ratio-temperature-load";
    private static final String CURVES = "curves-participation_ratio-temperature-by-dimension";
    private static final String BOUNDARY = "boundary-participation_ratio-temperature-load";
    private static final String APPROACH = "approach-participation_ratio-temperature-dimension";

    private static final ReportInput INPUT = SyntheticSweep.over(SyntheticSweep.PHASE_DIAGRAM)
            .withBoundary("temperature")
            .input();
    private static final WrittenReport REPORT = WrittenReport.of(INPUT);

    @Test
    void everyFigureHasThreeFiles() {
        List<String> expected = List.of(
                APPROACH,
                BOUNDARY,
                "curves-effective_count-temperature-by-dimension",
                CURVES,
                "heatmap-effective_count-temperature-load",
                HEAT_MAP);
        assertThat(REPORT.figures("csv")).containsExactlyElementsOf(expected);
        assertThat(REPORT.figures("svg")).containsExactlyElementsOf(expected);
        assertThat(REPORT.figures("png")).containsExactlyElementsOf(expected);
        assertThat(REPORT.warnings()).isEmpty();
        expected.forEach(name -> {
            assertThat(WrittenReport.parsed(REPORT.text("figures/" + name + ".svg"))
                            .getDocumentElement()
                            .getLocalName())
                    .isEqualTo("svg");
            assertThat(REPORT.files().get("figures/" + name + ".png")).startsWith(0x89, 'P', 'N', 'G');
        });
    }

    @Test
    void thePageIsWellFormedAndNeedsNothingElse() {
        Element page = REPORT.page().getDocumentElement();
        assertThat(page.getElementsByTagName("title").item(0).getTextContent()).startsWith("synthetic");
        assertThat(page.getElementsByTagNameNS("http://www.w3.org/2000/svg", "svg")
                        .getLength())
                .isEqualTo(6);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("img").getLength()).isZero();
        String withoutNamespaces =
                REPORT.html().replaceAll("xmlns(:xlink)?=\"http://www\\.w3\\.org/(2000/svg|1999/xlink)\"", "");
        assertThat(withoutNamespaces).doesNotContain("http:", "https:", "@import", "src=");
    }

    @Test
    void identifiersInThePageAreUniqueAndReferencesResolve() {
        List<String> ids = new ArrayList<>();
        NodeList all = REPORT.page().getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String id = ((Element) all.item(i)).getAttribute("id");
            if (!id.isEmpty()) {
                ids.add(id);
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
        Set<String> referred = new HashSet<>();
        Pattern.compile("url\\(#([^)]*)\\)")
                .matcher(REPORT.html())
                .results()
                .forEach(found -> referred.add(found.group(1)));
        assertThat(ids).containsAll(referred);
        assertThat(referred).isNotEmpty();
    }

    @Test
    void textIsEscaped() {
        assertThat(REPORT.html()).contains("&lt;b&gt;&quot;rows&quot; &amp; columns");
        assertThat(Markup.text("a\u0000\u001b\ud800b\n").source()).isEqualTo("a\ufffd\ufffd\ufffdb\n");
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        WrittenReport again = WrittenReport.of(SyntheticSweep.over(SyntheticSweep.PHASE_DIAGRAM)
                .withBoundary("temperature")
                .input());
        assertThat(again.files().keySet()).isEqualTo(REPORT.files().keySet());
        REPORT.files()
                .forEach((name, bytes) ->
                        assertThat(again.files().get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void theHeatMapHoldsTheNumbersOfTheDiagram() {
        List<Map<String, Double>> cells = REPORT.rows(HEAT_MAP, "cell");
        assertThat(cells).hasSize(INPUT.plan().points().size());
        for (Map<String, Double> cell : cells) {
            assertThat(cell).containsEntry("participation_ratio", estimate(cell).mean());
        }
    }

    @Test
    void theCurvesHoldTheNumbersOfTheDiagram() {
        List<Map<String, Double>> points = REPORT.rows(CURVES, "measured");
        assertThat(points).hasSize(4 * 3 * 9);
        for (Map<String, Double> point : points) {
            Estimate estimate = estimate(point);
            assertThat(point)
                    .containsEntry("participation_ratio", estimate.mean())
                    .containsEntry("participation_ratio_stderr", estimate.disorderError())
                    .containsEntry("participation_ratio_flag", 0.0);
        }
    }

    private static Estimate estimate(Map<String, Double> at) {
        for (int i = 0; i < INPUT.plan().points().size(); i++) {
            GridPoint point = INPUT.plan().points().get(i);
            if (point.dimension() == at.get("dimension")
                    && point.load() == at.get("load")
                    && point.temperature() == at.get("temperature")) {
                return INPUT.diagram().estimates().get(0).get(i);
            }
        }
        throw new AssertionError("no point " + at);
    }

    @ParameterizedTest
    @CsvSource({HEAT_MAP + ",150", BOUNDARY + ",50"})
    void theTheoryLineIsTheCollapseOfGaussianData(String figure, int fewest) {
        List<Map<String, Double>> line = REPORT.rows(figure, "gaussian-collapse");
        assertThat(line).hasSizeGreaterThan(fewest);
        for (Map<String, Double> point : line) {
            double predicted = 0.5 * Math.log1p(1 / point.get("temperature"));
            assertThat(point.get("load")).isCloseTo(predicted, within(1e-12));
        }
    }

    private static Offset<Double> within(double distance) {
        return Offset.offset(distance);
    }

    @Test
    void measuredBoundariesLieOnTheHeatMapWithTheirErrors() {
        List<Map<String, Double>> drawn = REPORT.rows(HEAT_MAP, "measured");
        assertThat(drawn).hasSize(15);
        for (Map<String, Double> point : drawn) {
            assertThat(point.get("temperature")).isCloseTo(1 - point.get("load"), within(0.02));
            assertThat(point.get("temperature_stderr")).isPositive();
        }
    }

    @Test
    void theApproachIsTheDeviationFromTheory() {
        List<Map<String, Double>> drawn = REPORT.rows(APPROACH, "measured");
        assertThat(drawn).hasSize(15);
        for (Map<String, Double> point : drawn) {
            double predicted = 1 / Math.expm1(2 * point.get("load"));
            double expected = (1 - point.get("load")) / predicted - 1;
            assertThat(point.get("temperature_deviation")).isCloseTo(expected, within(0.2));
            assertThat(1 / point.get("inverse_dimension")).isIn(8.0, 12.0, 20.0);
        }
    }

    @Test
    void freshStatesHaveTheirOwnPrediction() {
        WrittenReport fresh = WrittenReport.of(SyntheticSweep.over(SyntheticSweep.PHASE_DIAGRAM)
                .with("sampler: {kind: fresh}")
                .input());
        List<Map<String, Double>> line = fresh.rows(CURVES, "fresh-participation");
        assertThat(line).hasSizeGreaterThan(4 * 100);
        double load = 0.4;
        for (Map<String, Double> point : line) {
            double lambda = 1 - point.get("participation_ratio");
            if (point.get("load") == load && lambda < 1) {
                double k = 1 / point.get("temperature");
                double one = 1 + lambda * k;
                double condensed =
                        0.5 * Math.log(one) - lambda * k / (2 * one) + lambda * lambda * k * (1 + k) / (2 * one * one);
                double actual = Math.log(Math.rint(Math.exp(load * point.get("dimension")))) / point.get("dimension");
                assertThat(condensed).isCloseTo(actual, within(1e-9));
            }
        }
    }

    @Test
    void whatHasNoValueIsAGap() {
        ReportInput input = SyntheticSweep.over(SyntheticSweep.PHASE_DIAGRAM)
                .input(point -> point.temperature() > 3 && point.load() > 0.35 ? Double.NaN : 0.4);
        WrittenReport report = WrittenReport.of(input);
        assertThat(report.rows(HEAT_MAP, "cell").stream().filter(cell -> Double.isNaN(cell.get("participation_ratio"))))
                .hasSize(3 * 3 * 2);
        report.figures("svg")
                .forEach(name ->
                        assertThat(report.text("figures/" + name + ".svg")).doesNotContain("NaN", "Infinity"));
        assertThat(report.html())
                .contains("There is no value at 18 of 135 points of participation_ratio", "Grey: no value.");
    }

    @Test
    void failuresAndFlagsAreSaidPlainly() {
        ReportInput input = SyntheticSweep.over("{dimension: [8], load: [0.2], temperature: [0.5, 1, 2]}")
                .input(point -> 1);
        ReportInput failed =
                new ReportInput(input.plan(), input.diagram(), input.analysis(), input.components(), input.facts(), 3);
        assertThat(WrittenReport.of(failed).html()).contains("3 units failed");
        assertThat(REPORT.html()).contains("No unit failed", "The disorder error", "The thermal error");
    }
}
