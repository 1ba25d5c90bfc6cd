package org.phasesweep.spark;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** Starts the SparkContext of this JVM, with no more of Spark than a sweep needs. */
final class SparkStart {

    /** Below it Spark refuses to start, asking for an option that is not ours. */
    private static final long LEAST_HEAP = 480L << 20;

    private static final String LOCAL = "local";

    /** A busy queue may take longer than a standalone master. Named like a setting of Spark, so that spark-submit hands it on. */
    private static final String EXECUTOR_TIMEOUT = "spark.phasesweep.executorTimeout";

    private SparkStart() {}

    static SparkContext start(SparkSettings settings) throws SweepEnvironmentException {
        refuseSmallHeap(Runtime.getRuntime().maxMemory());
        SparkConf conf = configuration(settings);
        SparkSecret.complete(conf, System.getenv());
        ScratchSpace.refuseFull(conf, System.getenv());
        SparkContext context = connect(conf);
        try {
            new ClusterExecutors(context, executorTimeoutSeconds(conf, settings)).awaitFirst();
        } catch (SweepEnvironmentException e) {
            context.stop();
            throw e;
        }
        return context;
    }

    static void refuseSmallHeap(long bytes) throws SweepEnvironmentException {
        if (bytes < LEAST_HEAP) {
            throw new SweepEnvironmentException(
                    "the heap has " + (bytes >> 20) + " MB, Spark needs " + (LEAST_HEAP >> 20) + " MB; raise --memory");
        }
    }

    /** How long a cluster may have no executor, in seconds. */
    static int executorTimeoutSeconds(SparkConf conf, SparkSettings settings) {
        return (int) conf.getTimeAsSeconds(EXECUTOR_TIMEOUT, settings.executorTimeoutSeconds() + "s");
    }

    /** Our settings, then the user's, then those without which results would be wrong. */
    static SparkConf configuration(SparkSettings settings) {
        SparkConf conf = new SparkConf();
        if (!settings.master().isEmpty()) {
            conf.setMaster(settings.master());
        }
        conf.setIfMissing("spark.master", "local[*]");
        conf.setIfMissing("spark.app.name", "phasesweep");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        conf.setIfMissing("spark.kryoserializer.buffer.max", "128m");
        conf.setIfMissing("spark.ui.enabled", "false");
        if (isLocal(conf)) {
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
        } else if (!settings.jars().isEmpty()) {
            conf.setIfMissing("spark.jars", String.join(",", settings.jars()));
        }
        settings.options().forEach(conf::set);
        ours().forEach(conf::set);
        return conf;
    }

    private static Map<String, String> ours() {
        return Map.of(
                "spark.serializer", "org.apache.spark.serializer.KryoSerializer",
                "spark.kryo.registrationRequired", "true",
                "spark.kryo.registrator", SweepKryoRegistrator.class.getName(),
                "spark.speculation", "false");
    }

    static boolean isLocal(SparkConf conf) {
        String master = conf.get("spark.master");
        return master.equals(LOCAL) || master.startsWith(LOCAL + "[");
    }

    /** Spark's Scala code throws checked exceptions that it does not declare. */
    private static SparkContext connect(SparkConf conf) throws SweepEnvironmentException {
        try {
            SparkContext context = new SparkContext(conf);
            if (context.isStopped()) {
                throw new SweepEnvironmentException(unreachable(conf));
            }
            return context;
        } catch (SweepEnvironmentException e) {
            throw e;
        } catch (Exception e) {
            throw new SweepEnvironmentException(unreachable(conf) + because(e), e);
        }
    }

    /** A master that does not answer for a minute makes Spark stop itself; it then only tells, in a page, who made it. */
    static String because(Exception cause) {
        return cause instanceof IllegalStateException || cause.getMessage() == null
                ? ""
                : ": " + cause.getMessage().lines().findFirst().orElse("");
    }

    static String unreachable(SparkConf conf) {
        return "Spark could not start on master '" + conf.get("spark.master")
                + "'; check the URL, that the master is up and that this host can reach it";
    }
}
