package org.phasesweep.submit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sweep that is to become a job.
 *
 * @param home where PhaseSweep is installed: the launcher, {@code lib} and {@code cluster}
 * @param sweep the sweep's name, a word of {@code [a-z0-9._-]}
 * @param spec absolute path or URI of the spec
 * @param out absolute path or URI of the result directory
 * @param options further arguments of {@code phasesweep run}, such as {@code --set realizations=100}, not quoted
 * @param settings of the target, by name; checked against their form
 */
public record JobRequest(
        Path home, String sweep, String spec, String out, List<String> options, Map<String, String> settings) {

    /** The value of a setting, empty where the cluster is to decide. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
