package org.phasesweep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.phasesweep.aggregate.Aggregate;
import org.phasesweep.analysis.Analysis;
import org.phasesweep.analysis.AnalysisResult;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.analysis.AnalysisResult.CollapseFit;
import org.phasesweep.analysis.AnalysisResult.CriticalTime;
import org.phasesweep.analysis.Measured;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.PlanException;
import org.phasesweep.report.Report;
import org.phasesweep.report.ReportInput;
import org.phasesweep.store.Manifest;

/** The steps after sampling: aggregate, analyze, report. */
final class Results {

    static final String ANALYSIS = "analysis.json";

    private final OpenedSweep sweep;
    private final Aggregate aggregate;

    private Results(OpenedSweep sweep, Aggregate aggregate) {
        this.sweep = sweep;
        this.aggregate = aggregate;
    }

    /** Aggregates what is there. */
    static Results aggregate(OpenedSweep sweep) throws IOException, PlanException {
        return new Results(sweep, sweep.aggregate());
    }

    Aggregate aggregate() {
        return aggregate;
    }

    /**
     * Writes {@code analysis.json}.
     *
     * @param rows of the data file; empty where nothing asks for them
     */
    AnalysisResult analyze(Optional<DataMatrix> rows) throws IOException {
        AnalysisResult analysis =
                Analysis.of(aggregate.plan(), aggregate.realizations(), aggregate.diagram(), sweep.components(), rows);
        sweep.directory().writeText(ANALYSIS, analysis.toJson());
        return analysis;
    }

    /** Writes {@code report.html} and the figures; what could not be drawn is said on {@code err}. */
    void report(AnalysisResult analysis, PrintWriter err) throws IOException {
        ReportInput input = new ReportInput(
                aggregate.plan(), aggregate.diagram(), analysis, sweep.components(), facts(), aggregate.failedUnits());
        sweep.directory().delete("figures");
        Report.write(input, (name, content) -> sweep.directory().write(name, content::writeTo))
                .forEach(warning -> err.println("warning: " + warning));
    }

    private Map<String, String> facts() throws IOException {
        Map<String, String> facts = new TreeMap<>();
        facts.put("units", aggregate.completeUnits() + " of " + aggregate.units() + " complete");
        sweep.directory().manifest().ifPresent(manifest -> facts.putAll(facts(manifest)));
        return facts;
    }

    private static Map<String, String> facts(Manifest manifest) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("software", "PhaseSweep " + manifest.softwareVersion() + ", commit " + manifest.gitCommit());
        facts.put("numbers version", Integer.toString(manifest.numbersVersion()));
        facts.put("random numbers", manifest.generator() + ", seed " + manifest.seed());
        facts.put("kernel", manifest.kernel());
        facts.put("computed on", manifest.host() + ", " + manifest.jvm());
        if (Double.isFinite(manifest.samplingWallSeconds())) {
            facts.put(
                    "sampling",
                    String.format(
                            Locale.ROOT,
                            "%.1f s, %.1f core seconds in the last run",
                            manifest.samplingWallSeconds(),
                            manifest.coreSeconds()));
        }
        manifest.inputs()
                .forEach(input -> facts.put(
                        "data", input.rows() + " rows of " + input.columns() + ", SHA-256 " + input.sha256()));
        return facts;
    }

    /** A short account for people. */
    static void print(AnalysisResult analysis, PrintWriter out) {
        for (BoundaryPoint point : analysis.boundaries()) {
            String theory = point.theory() == null
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "   (%s: %.5g)",
                            point.theory().name(),
                            point.theory().value());
            String value = point.value() == null
                    ? point.status().replace('_', ' ')
                    : String.format(Locale.ROOT, "%.5g ± %s", point.value(), error(point.error()));
            out.println("  " + point.observable() + " = " + point.level() + " at " + point.along() + " " + value + "  "
                    + point.at() + theory);
        }
        analysis.exponents()
                .forEach(fit -> out.println("  " + fit.observable() + " along " + fit.along() + " "
                        + fit.side() + " " + fit.critical() + ": exponent " + words(fit.exponent(), fit.status()) + "  "
                        + fit.at()));
        analysis.collapses()
                .forEach(fit -> out.println("  " + fit.observable() + " collapses over " + fit.size() + ": "
                        + (fit.status().equals("ok")
                                ? collapse(fit)
                                : fit.status().replace('_', ' ')) + "  "
                        + fit.at()));
        analysis.crossings()
                .forEach(found -> out.println("  " + found.observable() + " of neighbouring " + found.size()
                        + " crosses at " + found.along() + " " + words(found.limit(), "no limit") + "  " + found.at()));
        analysis.extrema()
                .forEach(found -> out.println("  " + found.kind() + " of " + found.observable() + " at " + found.along()
                        + " " + words(found.place(), found.status()) + "  " + found.at()));
        analysis.criticalTimes().stream()
                .filter(found -> found.classes() == null)
                .forEach(found -> out.println("  speciation of all " + found.rows() + " rows by their spectrum at time "
                        + time(found) + String.format(Locale.ROOT, "  {top_eigenvalue=%.5g}", found.topEigenvalue())));
        printPairs(analysis, out);
    }

    private static String collapse(CollapseFit fit) {
        return fit.along() + " " + number(fit.critical()) + ", nu " + number(fit.nu()) + ", omega "
                + number(fit.omega());
    }

    private static String number(Measured number) {
        return CollapseFit.isGiven(number)
                ? String.format(Locale.ROOT, "%.5g (given)", number.value())
                : words(number, "");
    }

    private static void printPairs(AnalysisResult analysis, PrintWriter out) {
        long pairs = analysis.criticalTimes().stream()
                .filter(found -> found.classes() != null)
                .count();
        DoubleSummaryStatistics times = analysis.criticalTimes().stream()
                .filter(found -> found.classes() != null && found.time() != null)
                .mapToDouble(CriticalTime::time)
                .summaryStatistics();
        if (pairs > 0) {
            String range = times.getCount() == 0
                    ? ""
                    : String.format(Locale.ROOT, ", from %.5g to %.5g", times.getMin(), times.getMax());
            out.println(
                    "  speciation of pairs of classes: " + times.getCount() + " of " + pairs + " have a time" + range);
        }
    }

    private static String time(CriticalTime found) {
        return found.time() == null
                ? found.status().equals("ok") ? "unknown" : found.status()
                : String.format(Locale.ROOT, "%.5g ± %s", found.time(), error(found.timeStderr()));
    }

    private static String words(Measured measured, String otherwise) {
        return measured == null
                ? otherwise.replace('_', ' ')
                : String.format(Locale.ROOT, "%.5g ± %s", measured.value(), error(measured.error()));
    }

    private static String error(Double error) {
        return error == null ? "unknown" : String.format(Locale.ROOT, "%.2g", error);
    }
}
