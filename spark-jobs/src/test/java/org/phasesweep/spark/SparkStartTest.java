package org.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkStartTest {

    @Test
    void aLocalMasterNeedsNoNetworkAndNoPages() {
        SparkConf conf = SparkStart.configuration(SparkSettings.of("local[3]"));
        assertThat(conf.get("spark.master")).isEqualTo("local[3]");
        assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
        assertThat(conf.get("spark.driver.host")).isEqualTo("127.0.0.1");
        assertThat(conf.contains("spark.jars")).isFalse();
        assertThat(SparkStart.isLocal(conf)).isTrue();
    }

    @Test
    void aClusterIsShippedOurJars() {
        SparkConf conf = SparkStart.configuration(
                new SparkSettings("spark://host:7077", Map.of(), List.of("/a/core.jar", "/a/jobs.jar"), 60));
        assertThat(conf.get("spark.jars")).isEqualTo("/a/core.jar,/a/jobs.jar");
        assertThat(conf.contains("spark.driver.host")).isFalse();
        assertThat(conf.get("spark.ui.enabled")).as("pages without a password").isEqualTo("false");
        assertThat(SparkStart.isLocal(conf)).isFalse();
    }

    private static SparkConf authenticated(String master) {
        return new SparkConf(false).setMaster(master).set("spark.authenticate", "true");
    }

    @Test
    void theSecretOfAStandaloneMasterComesFromTheEnvironment() throws Exception {
        SparkConf conf = authenticated("spark://host:7077");
        SparkSecret.complete(conf, Map.of("_SPARK_AUTH_SECRET", "hidden"));
        assertThat(conf.get("spark.authenticate.secret")).isEqualTo("hidden");
        SparkConf local = authenticated("local[2]");
        SparkSecret.complete(local, Map.of("_SPARK_AUTH_SECRET", "hidden"));
        assertThat(local.contains("spark.authenticate.secret")).isFalse();
        assertThat(conf.get("spark.network.crypto.enabled")).isEqualTo("true");
        assertThatThrownBy(() -> SparkSecret.complete(authenticated("spark://host:7077"), Map.of()))
                .isInstanceOf(SweepEnvironmentException.class)
                .hasMessageContaining("set the environment variable _SPARK_AUTH_SECRET");
    }

    @Test
    void whoGivesASecretGetsAuthenticationAndEncryption() throws Exception {
        SparkConf conf = new SparkConf(false).setMaster("spark://host:7077");
        SparkSecret.complete(conf, Map.of("_SPARK_AUTH_SECRET", "hidden"));
        assertThat(conf.get("spark.authenticate")).isEqualTo("true");
        assertThat(conf.get("spark.network.crypto.enabled")).isEqualTo("true");
        assertThat(conf.get("spark.authenticate.secret")).isEqualTo("hidden");
        SparkConf without = new SparkConf(false).setMaster("spark://host:7077");
        SparkSecret.complete(without, Map.of("_SPARK_AUTH_SECRET", " "));
        assertThat(without.contains("spark.authenticate")).isFalse();
        SparkConf refused = new SparkConf(false).setMaster("spark://host:7077").set("spark.authenticate", "false");
        SparkSecret.complete(refused, Map.of("_SPARK_AUTH_SECRET", "hidden"));
        assertThat(refused.contains("spark.authenticate.secret"))
                .as("the user said no")
                .isFalse();
    }

    @Test
    void theSecretMayStandInAFileThatOthersCannotRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "hidden\n");
        SparkConf conf = authenticated("spark://host:7077").set("spark.authenticate.secret.file", file.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> SparkSecret.complete(conf, Map.of()))
                .hasMessageContaining("others can read " + file + "; chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        SparkSecret.complete(conf, Map.of());
        assertThat(conf.get("spark.authenticate.secret")).isEqualTo("hidden");
    }

    @Test
    void howLongAClusterMayHaveNoExecutorCanBeSaid() {
        SparkSettings settings = SparkSettings.of("yarn");
        assertThat(SparkStart.executorTimeoutSeconds(new SparkConf(false), settings))
                .isEqualTo(120);
        SparkConf conf = new SparkConf(false).set("spark.phasesweep.executorTimeout", "1h");
        assertThat(SparkStart.executorTimeoutSeconds(conf, settings)).isEqualTo(3600);
    }

    @Test
    void theUserWinsExceptWhereResultsDependOnIt() {
        Map<String, String> options = Map.of(
                "spark.ui.enabled", "true",
                "spark.speculation", "true",
                "spark.kryo.registrationRequired", "false",
                "spark.kryo.registrator", "evil.Registrator",
                "spark.serializer", "org.apache.spark.serializer.JavaSerializer");
        SparkConf conf = SparkStart.configuration(new SparkSettings("", options, List.of(), 60));
        assertThat(conf.get("spark.master")).isEqualTo("local[*]");
        assertThat(conf.get("spark.ui.enabled")).isEqualTo("true");
        assertThat(conf.get("spark.speculation")).isEqualTo("false");
        assertThat(conf.get("spark.kryo.registrationRequired")).isEqualTo("true");
        assertThat(conf.get("spark.kryo.registrator")).isEqualTo(SweepKryoRegistrator.class.getName());
        assertThat(conf.get("spark.serializer")).isEqualTo("org.apache.spark.serializer.KryoSerializer");
    }

    @Test
    void whatSparkSaysIsToldInOneLine() {
        assertThat(SparkStart.because(new IllegalStateException("stopped\n\nat org.apache.spark.SparkContext")))
                .isEmpty();
        assertThat(SparkStart.because(new Exception("Could not parse Master URL: 'x'\nmore")))
                .isEqualTo(": Could not parse Master URL: 'x'");
    }
}
