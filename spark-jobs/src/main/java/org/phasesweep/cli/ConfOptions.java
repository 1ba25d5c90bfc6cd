package org.phasesweep.cli;

import java.util.Locale;
import java.util.Map;

/** What {@code --conf} may say. */
final class ConfOptions {

    private ConfOptions() {}

    /** The settings as given. @throws CommandException if Spark would ignore one, or one is a secret */
    static Map<String, String> checked(Map<String, String> conf) throws CommandException {
        for (String key : conf.keySet()) {
            String lower = key.toLowerCase(Locale.ROOT);
            if (!lower.startsWith("spark.")) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "--conf " + key + ": settings of Spark begin with spark.; --set is for the spec");
            }
            if (lower.endsWith("secret") || lower.contains("password")) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "--conf " + key + ": every user of this host could read it in the list of processes; give the"
                                + " secret of spark.authenticate in the environment variable _SPARK_AUTH_SECRET or in a"
                                + " file of yours alone, --conf spark.authenticate.secret.file=PATH");
            }
        }
        return conf;
    }
}
