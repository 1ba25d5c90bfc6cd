package org.phasesweep.analysis;

import java.util.Map;
import org.phasesweep.observable.Observable;
import org.phasesweep.plan.Components;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.spec.SweepSpec.Target;
import org.phasesweep.table.Realizations;

/**
 * How many realizations each grid point gets. Without a target all get the spec's R; with one they come in rounds of R, 2R, 4R, …
 * and a point stops at the end of the first round in which every standard error asked for is reached, or at the target's
 * most. The decision is a function of that point's completed rounds alone, so it is the same after a kill, on any cluster, and
 * when more was computed than is needed.
 *
 * <p>A point that stops early by the luck of a small error is biased towards small errors: choose R so that the first error can
 * be believed (8 at the least).
 */
public final class WantedRealizations {

    private final SweepSpec spec;
    private final Components components;

    /**
     * The rule of a spec.
     *
     * @param spec with the R of the first round
     */
    public WantedRealizations(SweepSpec spec, Components components) {
        this.spec = spec;
        this.components = components;
    }

    /** For each point: the R at which it stopped, or of the round that it still has to complete. */
    public int[] of(Realizations values) {
        int[] wanted = new int[values.points().size()];
        for (int point = 0; point < wanted.length; point++) {
            wanted[point] =
                    spec.target().isPresent() ? of(values, point, spec.target().get()) : spec.realizations();
        }
        return wanted;
    }

    private int of(Realizations values, int point, Target target) {
        int round = spec.realizations();
        while (round < target.maxRealizations()
                && values.completed(point) >= round
                && !reached(values, point, round, target.standardErrors())) {
            round = (int) Math.min(2L * round, target.maxRealizations());
        }
        return round;
    }

    private boolean reached(Realizations values, int point, int round, Map<String, Double> errors) {
        return errors.entrySet().stream().allMatch(asked -> {
            Observable observable = components.observable(asked.getKey());
            return Diagrams.estimate(values, observable, point, round).disorderError() <= asked.getValue();
        });
    }

    /** The largest of some numbers of realizations. */
    public static int most(int[] wanted) {
        int most = 0;
        for (int count : wanted) {
            most = Math.max(most, count);
        }
        return most;
    }
}
