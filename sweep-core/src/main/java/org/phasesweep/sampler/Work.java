package org.phasesweep.sampler;

import java.util.EnumMap;

/** How many of each {@link Step} are to be done. Immutable. */
public final class Work {

    /** Nothing to do. */
    public static final Work NONE = new Work(new EnumMap<>(Step.class));

    private final EnumMap<Step, Double> counts;

    private Work(EnumMap<Step, Double> counts) {
        this.counts = counts;
    }

    /** With so many more of a step. */
    public Work plus(Step step, double count) {
        EnumMap<Step, Double> more = counts.clone();
        more.merge(step, count, Double::sum);
        return new Work(more);
    }

    /** Together with other work. */
    public Work plus(Work other) {
        EnumMap<Step, Double> sum = counts.clone();
        other.counts.forEach((step, count) -> sum.merge(step, count, Double::sum));
        return new Work(sum);
    }

    /** How many of a step. */
    public double count(Step step) {
        return counts.getOrDefault(step, 0.0);
    }
}
