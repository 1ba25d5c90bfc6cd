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
    private static final String ENCRYPT = "spark.network.crypto.enabled";
    private static final String VARIABLE = "_SPARK_AUTH_SECRET";
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SparkSecret() {}

    /**
     * Where a standalone master is spoken to and there is a secret: authentication and encryption, unless the user says otherwise.
     * Local masters, YARN and Kubernetes have their own ways.
     */
    static void complete(SparkConf conf, Map<String, String> environment) throws SweepEnvironmentException {
        if (!conf.get("spark.master", "").startsWith("spark://")) {
            return;
        }
        if (conf.contains(FILE) || fromEnvironment(environment).isPresent()) {
            conf.setIfMissing(AUTHENTICATE, "true");
        }
        if (conf.getBoolean(AUTHENTICATE, false)) {
            conf.setIfMissing(ENCRYPT, "true");
            if (!conf.contains(SECRET)) {
                conf.set(SECRET, secret(conf, environment));
            }
        }
    }

    private static Optional<String> fromEnvironment(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE)).filter(secret -> !secret.isBlank());
    }

    private static String secret(SparkConf conf, Map<String, String> environment) throws SweepEnvironmentException {
        if (conf.contains(FILE)) {
            return read(Path.of(conf.get(FILE)));
        }
        return fromEnvironment(environment)
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
