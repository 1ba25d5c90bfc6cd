package org.phasesweep.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkConf;

/** The folders in which Spark and native libraries of this JVM keep what is not for long. */
final class ScratchSpace {

    /** Native libraries are unpacked and broadcast tiles may be put there; Spark would end the process without a word. */
    private static final long LEAST_BYTES = 16L << 20;

    private ScratchSpace() {}

    /** Refuses to start where one of the folders has no room. */
    static void refuseFull(SparkConf conf, Map<String, String> environment) throws SweepEnvironmentException {
        for (Path folder : folders(conf, environment)) {
            long free = freeBytes(folder);
            if (free < LEAST_BYTES) {
                throw new SweepEnvironmentException("the temporary folder " + folder + " has " + (free >> 20)
                        + " MB left, " + (LEAST_BYTES >> 20)
                        + " MB are needed; free space, or set TMPDIR and SPARK_LOCAL_DIRS to another folder");
            }
        }
    }

    private static Set<Path> folders(SparkConf conf, Map<String, String> environment) {
        String temporary = System.getProperty("java.io.tmpdir");
        String local = environment.getOrDefault("SPARK_LOCAL_DIRS", conf.get("spark.local.dir", temporary));
        Set<Path> folders = new LinkedHashSet<>(Set.of(Path.of(temporary)));
        Arrays.stream(local.split(",", -1)).map(String::strip).map(Path::of).forEach(folders::add);
        return folders;
    }

    /** Spark makes a folder that is not there. */
    private static long freeBytes(Path folder) throws SweepEnvironmentException {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            throw new SweepEnvironmentException("cannot use the temporary folder " + folder + ": " + e.getMessage(), e);
        }
    }
}
