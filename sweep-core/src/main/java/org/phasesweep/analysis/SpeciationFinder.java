package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phasesweep.analysis.AnalysisResult.CriticalTime;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.model.ForwardProcess;
import org.phasesweep.model.RowClass;
import org.phasesweep.model.TopVariance;
import org.phasesweep.plan.Components;
import org.phasesweep.spec.Measure.Classes;
import org.phasesweep.spec.Measure.Speciation;
import org.phasesweep.spec.SweepSpec;

/**
 * Spectral speciation times of the rows of a data file: t_S = ½ ln Λ in vp, Λ the largest eigenvalue of their covariance (Biroli et al.,
 * arXiv 2402.18491), which is the temperature T = Λ − 1 of any process. It is an asymptote for Λ ≫ 1 and depends on the scale of the data;
 * absent for Λ ≤ 1. Cost: that of {@link TopVariance} for all rows, and for pairs of K classes K − 1 times that.
 */
final class SpeciationFinder {

    private final DataMatrix data;
    private final Optional<ForwardProcess> process;

    SpeciationFinder(SweepSpec spec, Components components, DataMatrix data) {
        this.data = data;
        boolean varies = spec.axes().stream().anyMatch(axis -> axis.name().startsWith("process."));
        this.process = varies
                ? Optional.empty()
                : Optional.of(components
                        .process(spec.process().kind())
                        .create(spec.process().settings()));
    }

    List<CriticalTime> find(Speciation asked) {
        List<CriticalTime> times = new ArrayList<>();
        times.add(time(null, IntStream.range(0, data.rows()).toArray()));
        if (asked.classes() == Classes.PAIRS) {
            List<RowClass> classes = RowClass.of(data);
            for (int i = 0; i < classes.size(); i++) {
                for (int j = i + 1; j < classes.size(); j++) {
                    times.add(time(classes.get(i), classes.get(j)));
                }
            }
        }
        return times;
    }

    private CriticalTime time(RowClass one, RowClass other) {
        int[] rows = IntStream.concat(IntStream.of(one.rows()), IntStream.of(other.rows()))
                .toArray();
        return time(List.of(one.label(), other.label()), rows);
    }

    private CriticalTime time(List<String> classes, int[] rows) {
        TopVariance top = TopVariance.of(data, rows);
        Double stderr = Measured.orNull(top.stderr());
        if (!(top.value() > 1)) {
            return new CriticalTime("spectral", classes, top.rows(), top.value(), stderr, null, null, null, "absent");
        }
        double temperature = top.value() - 1;
        double time = process.map(known -> known.forwardTime(temperature)).orElse(Double.NaN);
        double timeStderr = process.map(known -> top.stderr() / known.temperatureRate(temperature))
                .orElse(Double.NaN);
        return new CriticalTime(
                "spectral",
                classes,
                top.rows(),
                top.value(),
                stderr,
                temperature,
                Measured.orNull(time),
                Measured.orNull(timeStderr),
                "ok");
    }
}
