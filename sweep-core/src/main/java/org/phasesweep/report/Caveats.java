package org.phasesweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
                        : Sentences.count(failed, "unit")
                                + " failed; the points concerned rest on fewer realizations or"
                                + " have no value. Causes: failures.parquet.");
        int asked = study.input().plan().spec().realizations();
        add(sentences, study, "There is no value at ", ".", estimate -> !Double.isFinite(estimate.mean()));
        if (study.input().plan().spec().target().isEmpty()) {
            add(
                    sentences,
                    study,
                    "Fewer than the " + Sentences.count(asked, "realization") + " asked for stand behind ",
                    ".",
                    estimate -> estimate.realizations() < asked);
        }
        add(
                sentences,
                study,
                "Too few independent events carry the error bar, or nothing fluctuates at all, at ",
                ". Do not trust the error bar there: NAME_flag is 1 in diagram.csv, symbols are open in the figures.",
                Estimate::fewEvents);
        return sentences;
    }

    private static void add(
            List<String> sentences, Study study, String before, String after, Predicate<Estimate> concerned) {
        List<String> counts = new ArrayList<>();
        for (String observable : study.observables()) {
            List<Estimate> estimates = study.estimates(observable);
            long count = estimates.stream().filter(concerned).count();
            if (count > 0) {
                counts.add(count + " of " + Sentences.count(estimates.size(), "point") + " of " + observable);
            }
        }
        if (!counts.isEmpty()) {
            sentences.add(before + Sentences.list(counts) + after);
        }
    }
}
