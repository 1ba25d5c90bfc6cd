package org.phasesweep.submit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings of a job: the command line before the site's file before our own defaults. */
public final class JobSettings {

    private JobSettings() {}

    /**
     * The settings of a target by name, checked.
     *
     * @param given on the command line, by name
     * @throws SubmitException if one is unknown or malformed, or if some that are required are missing: all are named
     */
    public static Map<String, String> resolve(SubmitTarget target, Map<String, String> given, SiteFile site)
            throws SubmitException {
        refuseUnknown(target, given, "the command line");
        refuseUnknown(target, site.settings(target.name()), site.name());
        Map<String, String> resolved = new LinkedHashMap<>();
        for (JobSetting setting : target.settings()) {
            value(setting, target, given, site).ifPresent(value -> resolved.put(setting.name(), value));
        }
        refuseMissing(target, resolved);
        for (JobSetting setting : target.settings()) {
            refuseMalformed(setting, resolved.get(setting.name()));
        }
        return resolved;
    }

    private static Optional<String> value(
            JobSetting setting, SubmitTarget target, Map<String, String> given, SiteFile site) {
        return Optional.ofNullable(given.get(setting.name()))
                .or(() -> Optional.ofNullable(site.settings(target.name()).get(setting.name())))
                .or(setting::fallback);
    }

    private static void refuseUnknown(SubmitTarget target, Map<String, String> settings, String origin)
            throws SubmitException {
        for (String name : new TreeMap<>(settings).keySet()) {
            if (target.settings().stream().noneMatch(setting -> setting.name().equals(name))) {
                throw new SubmitException(origin + ": " + target.name() + " has no setting '" + name + "'; it has "
                        + target.settings().stream().map(JobSetting::name).collect(Collectors.joining(", ")));
            }
        }
    }

    private static void refuseMissing(SubmitTarget target, Map<String, String> resolved) throws SubmitException {
        List<JobSetting> missing = target.settings().stream()
                .filter(setting -> setting.required() && !resolved.containsKey(setting.name()))
                .toList();
        if (!missing.isEmpty()) {
            throw new SubmitException(target.name() + " must be told:\n"
                    + missing.stream().map(JobSettings::option).collect(Collectors.joining("\n"))
                    + "\non the command line or in the site's file ('phasesweep submit --help' says where that is)");
        }
    }

    private static String option(JobSetting setting) {
        return String.format("  --%-28s %s", setting.name() + " " + setting.placeholder(), setting.description());
    }

    private static void refuseMalformed(JobSetting setting, String value) throws SubmitException {
        if (value != null && !setting.form().matcher(value).matches()) {
            throw new SubmitException("--" + setting.name() + " '" + value + "' is no " + setting.placeholder() + ": "
                    + setting.description());
        }
    }
}
