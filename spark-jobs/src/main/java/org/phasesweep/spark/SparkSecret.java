package org.phasesweep.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.SparkConf;

/**
 * The secret of {@code spark.authenticate}. On a standalone cluster Spark wants it among the settings; it must not stand on a
 * command line, which every user of the host can read, so it comes from the environment or from a file that only its owner
 * can read.
 */
final class SparkSecret {

    private static final String AUTHENTICATE = "spark.authenticate";
    private static final String SECRET = "spark.authenticate.secret";
    private static final String FILE = "spark.authenticate.secret.file";
    private static final String VARIABLE = "_SPARK_AUTH_SECRET";
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SparkSecret() {}

    /** Fills the secret in where a standalone master needs one; local masters, YARN and Kubernetes have their own ways. */
    static void complete(SparkConf conf, Map<String, String> environment) throws SweepEnvironmentException {
        boolean standalone = conf.get("spark.master", "").startsWith("spark://");
        if (standalone && conf.getBoolean(AUTHENTICATE, false) && !conf.contains(SECRET)) {
            conf.set(SECRET, secret(conf, environment));
        }
    }

    private static String secret(SparkConf conf, Map<String, String> environment) throws SweepEnvironmentException {
        if (conf.contains(FILE)) {
            return read(Path.of(conf.get(FILE)));
        }
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(secret -> !secret.isBlank())
                .orElseThrow(() -> new SweepEnvironmentException(AUTHENTICATE
                        + " is on but there is no secret; set the environment variable " + VARIABLE
                        + ", or give --conf "
                        + FILE + "=PATH of a file that only you can read"));
    }

    private static String read(Path file) throws SweepEnvironmentException {
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new SweepEnvironmentException(FILE + ": others can read " + file + "; chmod 600 " + file);
            }
            return Files.readString(file).strip();
        } catch (SweepEnvironmentException e) {
            throw e;
        } catch (IOException e) {
            throw new SweepEnvironmentException(FILE + ": cannot read " + file + ": " + e, e);
        }
    }
}
