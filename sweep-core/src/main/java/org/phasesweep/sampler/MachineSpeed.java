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

    /**
     * How much slower code runs before it is compiled, at the least: so much of the work is done while it warms up, and a
     * sweep that is shorter than the compiler never pays for all of it.
     */
    private static final double SLOWER = 20;

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

    /** Core-seconds that warming up adds to so many seconds of work on one core of a new JVM. */
    public double warmUpSeconds(double workSeconds) {
        return Math.min(warmUpSeconds, SLOWER * workSeconds);
    }
}
