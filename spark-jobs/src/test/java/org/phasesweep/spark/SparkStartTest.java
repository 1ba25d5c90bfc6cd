package org.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

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
        assertThat(SparkStart.isLocal(conf)).isFalse();
    }

    @Test
    void theUserWinsExceptWhereResultsDependOnIt() {
        Map<String, String> options = Map.of(
                "spark.ui.enabled", "true",
                "spark.speculation", "true",
                "spark.kryo.registrationRequired", "false");
        SparkConf conf = SparkStart.configuration(new SparkSettings("", options, List.of(), 60));
        assertThat(conf.get("spark.master")).isEqualTo("local[*]");
        assertThat(conf.get("spark.ui.enabled")).isEqualTo("true");
        assertThat(conf.get("spark.speculation")).isEqualTo("false");
        assertThat(conf.get("spark.kryo.registrationRequired")).isEqualTo("true");
    }
}
