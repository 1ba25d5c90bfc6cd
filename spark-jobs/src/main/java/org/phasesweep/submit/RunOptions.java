package org.phasesweep.submit;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of a job, sorted by who must know them: spark-submit, before the driver is there, or {@code phasesweep run} in
 * the driver.
 *
 * @param conf settings of Spark, {@code key=value}
 * @param plugins local jars
 * @param others further arguments of {@code phasesweep run}
 */
record RunOptions(List<String> conf, List<String> plugins, List<String> others) {

    /** All options of {@code submit} have a value, which follows them. */
    static RunOptions of(JobRequest request) {
        RunOptions sorted = new RunOptions(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < request.options().size(); i += 2) {
            String value = request.options().get(i + 1);
            switch (request.options().get(i)) {
                case "--conf" -> sorted.conf.add(value);
                case "--plugin" -> sorted.plugins.add(value);
                default -> sorted.others.addAll(List.of(request.options().get(i), value));
            }
        }
        return sorted;
    }
}
