package org.phasesweep.report;

import java.util.Map;
import org.phasesweep.analysis.AnalysisResult;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.table.Diagram;

/**
 * What a report shows.
 *
 * @param plan the sweep
 * @param diagram the estimates, one row for each point of the plan
 * @param analysis boundaries and comparisons
 * @param components the registered parts, theory among them
 * @param facts provenance for people, by name
 * @param failedUnits units with a failed cell
 */
public record ReportInput(
        SweepPlan plan,
        Diagram diagram,
        AnalysisResult analysis,
        Components components,
        Map<String, String> facts,
        long failedUnits) {}
