package org.phasesweep.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes {@code report.html} and the figures. */
public final class Report {

    private Report() {}

    /** Writes all files of the report. */
    public static void write(ReportInput input, ReportFiles files) throws IOException {
        String html = "<!doctype html><title>" + input.plan().spec().name() + "</title>";
        files.write("report.html", out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
    }
}
