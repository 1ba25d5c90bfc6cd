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
     * @throws SubmitException if one is unknown, or if some are missing or malformed: all are named
     */
    public static Map<String, String> resolve(SubmitTarget target, Map<String, String> given, SiteFile site)
            throws SubmitException {
        refuseUnknown(target, given);
        Map<String, String> resolved = new LinkedHashMap<>();
        for (JobSetting setting : target.settings()) {
            value(setting, target, given, site).ifPresent(value -> resolved.put(setting.name(), value));
        }
        refuseMissing(target, resolved);
        refuseMalformed(target, resolved);
        return resolved;
    }

    private static Optional<String> value(
            JobSetting setting, SubmitTarget target, Map<String, String> given, SiteFile site) {
        return Optional.ofNullable(given.get(setting.name()))
                .or(() -> Optional.ofNullable(site.settings(target.name()).get(setting.name())))
                .or(setting::fallback);
    }

    /** The site's file was checked when it was read. */
    private static void refuseUnknown(SubmitTarget target, Map<String, String> given) throws SubmitException {
        List<String> names = target.settings().stream().map(JobSetting::name).toList();
        for (String name : new TreeMap<>(given).keySet()) {
            if (!names.contains(name)) {
                throw new SubmitException("--" + name + " is for another target; " + target.name() + " has "
                        + names.stream().map(each -> "--" + each).collect(Collectors.joining(", ")));
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
                    + "\non the command line or in the site's file: ~/.config/phasesweep/site.yaml, or that of --site");
        }
    }

    private static String option(JobSetting setting) {
        return String.format("  --%-28s %s", setting.name() + " " + setting.placeholder(), setting.description());
    }

    private static void refuseMalformed(SubmitTarget target, Map<String, String> resolved) throws SubmitException {
        String malformed = target.settings().stream()
                .filter(setting -> resolved.containsKey(setting.name()))
                .filter(setting ->
                        !setting.form().matcher(resolved.get(setting.name())).matches())
                .map(setting -> "--" + setting.name() + " '" + resolved.get(setting.name()) + "' is no "
                        + setting.placeholder() + ": " + setting.description())
                .collect(Collectors.joining("\n"));
        if (!malformed.isEmpty()) {
            throw new SubmitException(malformed);
        }
    }
}
