package org.phasesweep.submit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that a target can be told, by {@code --name VALUE} or by the site's file.
 *
 * @param name lower case with hyphens, such as {@code walltime}
 * @param placeholder what stands for the value in the help, such as {@code D-HH:MM:SS}
 * @param description one line for people
 * @param required whether a job cannot do without: it is asked for, never guessed
 * @param fallback the value when none is given; empty where the cluster decides
 * @param form what a value must match; it can hold nothing that a shell or a batch system would take as more than a value
 */
public record JobSetting(
        String name,
        String placeholder,
        String description,
        boolean required,
        Optional<String> fallback,
        Pattern form) {

    /** Names, numbers, sizes, times, paths and URLs. */
    public static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._,:/@%+=-]*|/[A-Za-z0-9._,:/@%+=-]*");

    /** A whole number of at least 1. */
    public static final String NUMBER = "[1-9][0-9]*";

    /** A heap as Java and Spark write it, such as 4g. */
    public static final String HEAP = "[1-9][0-9]*[mg]";

    /** One that must be given. */
    public static JobSetting required(String name, String placeholder, String description) {
        return new JobSetting(name, placeholder, description, true, Optional.empty(), WORD);
    }

    /** One that the cluster decides when it is not given. */
    public static JobSetting optional(String name, String placeholder, String description) {
        return new JobSetting(name, placeholder, description, false, Optional.empty(), WORD);
    }

    /** One with a value of our own when none is given. */
    public static JobSetting withDefault(String name, String placeholder, String description, String fallback) {
        return new JobSetting(name, placeholder, description, false, Optional.of(fallback), WORD);
    }

    /** The same with another form of its values. */
    public JobSetting matching(String regex) {
        return new JobSetting(name, placeholder, description, required, fallback, Pattern.compile(regex));
    }
}
