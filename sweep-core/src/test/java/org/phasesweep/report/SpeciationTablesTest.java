package org.phasesweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phasesweep.analysis.AnalysisResult;
import org.phasesweep.analysis.AnalysisResult.CriticalTime;

/** Spectral speciation times in the report. */
class SpeciationTablesTest {

    private static final CriticalTime ALL = new CriticalTime("spectral", null, 90, 4.25, 0.25, 3.25, 0.725, 0.06, "ok");

    private static String html(CriticalTime... times) {
        ReportInput input = SyntheticSweep.over(SyntheticSweep.PHASE_DIAGRAM).input();
        AnalysisResult before = input.analysis();
        AnalysisResult analysis = new AnalysisResult(
                before.formatVersion(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(times),
                List.of());
        return WrittenReport.of(
                        new ReportInput(input.plan(), input.diagram(), analysis, input.components(), input.facts(), 0))
                .html();
    }

    private static CriticalTime pair(String one, String other, double top, Double time, String status) {
        Double temperature = time == null ? null : (Double) (top - 1);
        return new CriticalTime("spectral", List.of(one, other), 60, top, 0.25, temperature, time, null, status);
    }

    @Test
    void pairsAreAMatrixOfTimesAndEigenvalues() {
        String html = html(
                ALL,
                pair("a", "b", 9.25, 1.125, "ok"),
                pair("a", "<c>", 0.75, null, "absent"),
                pair("b", "<c>", 5.25, null, "ok"));
        String cells = html.replaceAll("\u00a0", " ")
                .replaceAll("</?(td|tr)[^>]*>", "|")
                .replaceAll("\\|\\s*", "|");
        assertThat(cells)
                .contains("Speciation by the spectrum", "all 90|", "4.25 ± 0.25", "0.725 ± 0.060")
                .contains("a||–||1.125||absent|")
                .contains("b||9.25 ± 0.25||–||–|")
                .contains("&lt;c&gt;||0.75 ± 0.25||5.25 ± 0.25||–|");
    }

    @Test
    void withoutPairsThereIsNoMatrixAndWithoutTimesNoSection() {
        assertThat(html(ALL)).contains("Speciation by the spectrum").doesNotContain("above the diagonal");
        assertThat(html()).doesNotContain("Speciation");
    }
}
