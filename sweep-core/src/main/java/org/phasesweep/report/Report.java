package org.phasesweep.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phasesweep.report.FigureWriter.Drawing;

/**
 * Writes {@code report.html} and {@code figures/}. The bytes of the page, of the SVG and of the CSV files are a function of the
 * input and of the machine's fonts. A machine without fonts gets figures as CSV alone, heat maps as tables in the page, and a
 * warning.
 */
public final class Report {

    private Report() {}

    /**
     * Writes all files of the report.
     *
     * @return warnings for people; they are in the report too
     */
    public static List<String> write(ReportInput input, ReportFiles files) throws IOException {
        return write(input, files, DrawingCheck.obstacle());
    }

    /** @param cannotDraw why this machine cannot draw; empty when it can */
    static List<String> write(ReportInput input, ReportFiles files, Optional<String> cannotDraw) throws IOException {
        List<String> warnings = cannotDraw.map(Report::warning).stream().toList();
        Study study = Study.of(input);
        Drawing drawing = cannotDraw.isEmpty() ? Drawing.POSSIBLE : Drawing.IMPOSSIBLE;
        String html = new HtmlPage(study, figures(study, new FigureWriter(files, drawing)), warnings).text();
        files.write("report.html", out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
        return warnings;
    }

    private static String warning(String cause) {
        return "the figures are not drawn because this machine has no fonts (" + cause
                + "); their numbers are in figures/*.csv. Install a font package, such as fonts-dejavu-core, and write the"
                + " report again";
    }

    /** Writes the figures and returns their elements of the page, by observable. */
    private static Map<String, List<Markup>> figures(Study study, FigureWriter writer) throws IOException {
        Map<String, List<Markup>> drawn = new LinkedHashMap<>();
        for (Map.Entry<String, List<Figure>> entry : Figures.of(study).entrySet()) {
            List<Markup> elements = new ArrayList<>();
            for (Figure figure : entry.getValue()) {
                elements.add(FigureMarkup.of(figure, writer.write(figure)));
            }
            drawn.put(entry.getKey(), elements);
        }
        return drawn;
    }
}
