package org.phasesweep.plan;

import java.util.List;

/**
 * Price of tasks on given cores.
 *
 * @param coreSeconds work and warm-up summed over cores: what a run's manifest calls {@code core_seconds}
 * @param warmUpSeconds the part of it until the code of each new JVM is compiled
 * @param durationSeconds of sampling, when the cores do nothing else
 * @param memoryBytesPerTask heap of the largest task, beside a broadcast data file
 */
public record SweepPrice(double coreSeconds, double warmUpSeconds, double durationSeconds, long memoryBytesPerTask) {

    /** The price of all of these tasks. */
    public static SweepPrice of(List<SweepTask> tasks, Resources resources) {
        int cores = Math.min(resources.cores(), tasks.size());
        double work = 0;
        double longest = 0;
        long memory = 0;
        for (SweepTask task : tasks) {
            work += task.expectedSeconds();
            longest = Math.max(longest, task.expectedSeconds());
            memory = Math.max(memory, task.memoryBytes());
        }
        if (cores == 0) {
            return new SweepPrice(0, 0, 0, 0);
        }
        double free = (resources.cores() - cores) / (double) cores;
        double warmUp = resources.speed().warmUpSeconds(work / cores, free);
        double duration = warmUp + Math.max(longest, work / cores);
        return new SweepPrice(work + cores * warmUp, cores * warmUp, duration, memory);
    }
}
