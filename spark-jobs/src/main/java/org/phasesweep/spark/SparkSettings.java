package org.phasesweep.spark;

import java.util.List;
import java.util.Map;

/**
 * How Spark is to be started.
 *
 * @param master Spark's master URL such as {@code local[*]} or {@code spark://host:7077}; empty leaves it to
 *     {@code spark.master} of the options or of spark-submit, and to {@code local[*]} after that
 * @param options {@code spark.*} settings of the user, which win over ours
 * @param jars local paths of the jars that executors need; not used by a local master
 * @param executorTimeoutSeconds how long a cluster may have no executor, where {@code spark.phasesweep.executorTimeout} says
 *     nothing else
 */
public record SparkSettings(String master, Map<String, String> options, List<String> jars, int executorTimeoutSeconds) {

    public SparkSettings {
        options = Map.copyOf(options);
        jars = List.copyOf(jars);
    }

    /** This master and nothing else. */
    public static SparkSettings of(String master) {
        return new SparkSettings(master, Map.of(), List.of(), 120);
    }
}
