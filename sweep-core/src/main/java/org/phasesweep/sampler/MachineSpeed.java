package org.phasesweep.sampler;

import java.util.EnumMap;
import java.util.Map;

/**
 * How fast a machine is. It decides how units are packed into tasks and what {@code plan} says, never a number of a result.
 *
 * @param nanoseconds of every step on one core while all cores are at work
 * @param warmUpSeconds core-seconds that each core of a new JVM loses until its code is compiled
 */
public record MachineSpeed(Map<Step, Double> nanoseconds, double warmUpSeconds) {

    /** Where nothing was measured. */
    public static final MachineSpeed BUILT_IN = new MachineSpeed(Map.of(), 1.5);

    /** Half of the warm-up is over when so many seconds of work are done: short sweeps run partly in code that is slow. */
    private static final double HALF_WARM_SECONDS = 0.08;

    /** The compiler's part of the warm-up, which cores without a task take off those that have one. */
    private static final double COMPILER = 0.5;

    /** Steps that are not given are as fast as built in. */
    public MachineSpeed {
        Map<Step, Double> complete = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            complete.put(step, nanoseconds.getOrDefault(step, step.builtInNanoseconds()));
        }
        nanoseconds = Map.copyOf(complete);
    }

    /** Seconds on one core, compiled. */
    public double seconds(Work work) {
        double sum = 0;
        for (Step step : Step.values()) {
            sum += nanoseconds.get(step) * work.count(step);
        }
        return 1e-9 * sum;
    }

    /**
     * Core-seconds that warming up adds, on each core of a new JVM that has work. Measured on four sweeps of 0.3 to 20 seconds a core.
     *
     * @param workSeconds on such a core
     * @param freeCores cores without work for each core that has some
     */
    public double warmUpSeconds(double workSeconds, double freeCores) {
        double share = 1 - COMPILER * Math.min(1, freeCores);
        return warmUpSeconds * share * workSeconds / (workSeconds + HALF_WARM_SECONDS);
    }
}
