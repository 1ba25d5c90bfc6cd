package org.phasesweep.report;

import java.util.ArrayList;
import java.util.List;
import org.phasesweep.statistics.Estimate;

/** What a reader must know before trusting the numbers. */
final class Caveats {

    private Caveats() {}

    /** The sentences; one that says so when there is nothing to say. */
    static List<String> of(Study study) {
        List<String> sentences = new ArrayList<>();
        long failed = study.input().failedUnits();
        sentences.add(
                failed == 0
                        ? "No unit failed."
                        : Sentences.count(failed, "unit") + " failed; the points concerned rest on fewer realizations or"
                                + " have no value. Causes: failures.parquet.");
        int asked = study.input().plan().spec().realizations();
        for (String observable : study.observables()) {
            describe(observable, study.estimates(observable), asked).forEach(sentences::add);
        }
        return sentences;
    }

    private static List<String> describe(String observable, List<Estimate> estimates, int asked) {
        List<String> sentences = new ArrayList<>();
        long missing = estimates.stream().filter(estimate -> !Double.isFinite(estimate.mean())).count();
        long fewer = estimates.stream().filter(estimate -> estimate.realizations() < asked).count();
        long flagged = estimates.stream().filter(Estimate::fewEvents).count();
        String of = " of " + Sentences.count(estimates.size(), "point");
        if (missing > 0) {
            sentences.add(observable + " has no value at " + missing + of + ".");
        }
        if (fewer > 0) {
            sentences.add(observable + " rests on fewer than " + Sentences.count(asked, "realization") + " at " + fewer
                    + of + ".");
        }
        if (flagged > 0) {
            sentences.add("At " + flagged + of + " too few independent events carry the error bar of " + observable
                    + ", or nothing fluctuates: do not trust the error bar there (" + observable + "_flag = 1).");
        }
        return sentences;
    }
}
