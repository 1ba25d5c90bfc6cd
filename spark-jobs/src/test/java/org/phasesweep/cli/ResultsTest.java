package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.phasesweep.analysis.AnalysisResult;
import org.phasesweep.analysis.AnalysisResult.CollapseFit;
import org.phasesweep.analysis.Measured;

/** What the console says of an analysis. */
class ResultsTest {

    private static String printed(CollapseFit fit) {
        StringWriter out = new StringWriter();
        AnalysisResult analysis =
                new AnalysisResult(2, List.of(), List.of(), List.of(fit), List.of(), List.of(), List.of(), List.of());
        Results.print(analysis, new PrintWriter(out, true));
        return out.toString().strip();
    }

    private static CollapseFit collapse(Measured critical, Measured nu, Measured omega, String status) {
        return new CollapseFit(
                "binder", "baths", "temperature", Map.of(), critical, nu, omega, 1.0, 9, 2.0, 8.0, 0, "method", status);
    }

    @Test
    void aNumberThatWasGivenIsNotSaidToBeMeasured() {
        Measured given = new Measured(1, null, null, null);
        Measured measured = new Measured(2.01, 0.03, 0.04, 0.05);
        Measured withoutStatistics = new Measured(0.5, null, 0.02, 0.02);
        assertThat(printed(collapse(given, measured, withoutStatistics, "ok")))
                .isEqualTo("binder collapses over baths: temperature 1.0000 (given), nu 2.0100 ± 0.050,"
                        + " omega 0.50000 ± 0.020  {}");
    }

    @Test
    void aCollapseThatFailedSaysWhyOnce() {
        assertThat(printed(collapse(null, null, null, "not_bracketed")))
                .isEqualTo("binder collapses over baths: not bracketed  {}");
    }
}
