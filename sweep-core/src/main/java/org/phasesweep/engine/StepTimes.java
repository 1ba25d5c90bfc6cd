package org.phasesweep.engine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.phasesweep.sampler.Step;
import org.phasesweep.sampler.Work;

/**
 * Times of the steps from times of whole units: the non-negative x that minimises Σ_e ((Σ_s c_es x_s − t_e)/t_e)², c_es being the
 * count of step s in trial e and t_e its time, by coordinate descent.
 */
final class StepTimes {

    private static final int SWEEPS = 20_000;

    private StepTimes() {}

    /**
     * Nanoseconds of every step.
     *
     * @param works what the trials took
     * @param seconds how long they took, positive
     */
    static Map<Step, Double> solve(List<Work> works, double[] seconds) {
        int trials = works.size();
        Step[] steps = Step.values();
        double[][] share = new double[steps.length][trials];
        double[] residual = new double[trials];
        double[] x = new double[steps.length];
        for (int e = 0; e < trials; e++) {
            residual[e] = -1;
            for (int s = 0; s < steps.length; s++) {
                share[s][e] = works.get(e).count(steps[s]) * 1e-9 / seconds[e];
                x[s] = steps[s].builtInNanoseconds();
                residual[e] += share[s][e] * x[s];
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int s = 0; s < steps.length; s++) {
                if (steps[s] != Step.NANOSECOND) {
                    x[s] = improve(share[s], residual, x[s]);
                }
            }
        }
        Map<Step, Double> times = new EnumMap<>(Step.class);
        for (int s = 0; s < steps.length; s++) {
            times.put(steps[s], x[s]);
        }
        return times;
    }

    /** The best time of one step while all others stay; of a step that no trial takes, the one it has. */
    private static double improve(double[] share, double[] residual, double x) {
        double slope = 0;
        double curvature = 0;
        for (int e = 0; e < share.length; e++) {
            slope += share[e] * residual[e];
            curvature += share[e] * share[e];
        }
        if (curvature == 0) {
            return x;
        }
        double better = Math.max(0, x - slope / curvature);
        for (int e = 0; e < share.length; e++) {
            residual[e] += share[e] * (better - x);
        }
        return better;
    }
}
