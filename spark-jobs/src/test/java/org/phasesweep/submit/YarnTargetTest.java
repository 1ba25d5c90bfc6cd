package org.phasesweep.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** What reaches spark-submit when bash has read the script, by Spark's own parser. No YARN takes part. */
class YarnTargetTest {

    private static final String OUT = "hdfs:///user/me/out";

    @TempDir
    Path folder;

    private Job job(String spec, String out) throws IOException {
        return Job.of(new YarnTarget(), folder, spec, out)
                .with("queue", "physics", "executors", "16", "cores", "4", "memory", "6g");
    }

    private List<String> words(Job job) throws Exception {
        Path stub = folder.resolve("spark-submit");
        return job.with("spark-submit", stub.toString()).words(stub);
    }

    private static SparkSubmitArguments parsed(List<String> words) {
        return new SparkSubmitArguments(
                CollectionConverters.asScala(words).toSeq(),
                scala.collection.immutable.Map.from(
                        CollectionConverters.asScala(Map.of("HADOOP_CONF_DIR", "/nowhere"))));
    }

    @Test
    void sparkSubmitUnderstandsEveryWord() throws Exception {
        Job job = job("hdfs:///user/me/s.yaml", OUT)
                .with("memory-overhead", "1g", "attempts", "3")
                .withOptions("--set", "where=[sample_count <= $(id)]", "--max-failures", "7")
                .withOptions("--conf", "spark.yarn.tags=a 'b' \"c\"", "--plugin", "/here/my models.jar");
        SparkSubmitArguments parsed = parsed(words(job));
        assertThat(parsed.maybeMaster().get()).isEqualTo("yarn");
        assertThat(parsed.deployMode()).isEqualTo("cluster");
        assertThat(parsed.mainClass()).isEqualTo("org.phasesweep.cli.PhaseSweep");
        assertThat(parsed.name()).isEqualTo("phasesweep-my_sweep.v2");
        assertThat(parsed.queue()).isEqualTo("physics");
        assertThat(parsed.numExecutors()).isEqualTo("16");
        assertThat(parsed.executorCores()).isEqualTo("4");
        assertThat(parsed.executorMemory()).isEqualTo("6g");
        assertThat(parsed.driverMemory()).isEqualTo("2g");
        assertThat(parsed.primaryResource()).endsWith("/a%20home/lib/app/spark-jobs-1.0.jar");
        assertThat(parsed.jars())
                .contains("picocli-4.7.7.jar,", "sweep-core-1.0.jar,")
                .contains("models.jar");
        assertThat(parsed.files()).endsWith("cluster/log4j2-console.properties");
        assertThat(CollectionConverters.asJava(parsed.childArgs()))
                .containsExactly(
                        "run",
                        "hdfs:///user/me/s.yaml",
                        "--out",
                        OUT,
                        "--plugin",
                        "my models.jar",
                        "--set",
                        "where=[sample_count <= $(id)]",
                        "--max-failures",
                        "7");
        assertThat(CollectionConverters.asJava(parsed.sparkProperties()))
                .containsEntry("spark.authenticate", "true")
                .containsEntry("spark.network.crypto.enabled", "true")
                .containsEntry("spark.ui.enabled", "false")
                .containsEntry("spark.yarn.maxAppAttempts", "3")
                .containsEntry("spark.executor.memoryOverhead", "1g")
                .containsEntry("spark.yarn.tags", "a 'b' \"c\"");
    }

    @Test
    void driverAndExecutorsHaveTheFlagsOfTheLauncher() throws Exception {
        Map<String, String> conf = CollectionConverters.asJava(
                parsed(words(job("hdfs:///s.yaml", OUT))).sparkProperties());
        String flags = String.join(" ", Files.readAllLines(folder.resolve("a home/conf/jvm.options")));
        for (String side : List.of("driver", "executor")) {
            assertThat(conf.get("spark." + side + ".extraJavaOptions"))
                    .startsWith(flags)
                    .contains(" --add-modules=jdk.incubator.vector ")
                    .doesNotContain("-Xmx");
        }
        assertThat(conf).doesNotContainKey("spark.executor.memoryOverhead");
    }

    @Test
    void pathsOfThisHostAreRefusedUnlessAllNodesSeeThem() throws Exception {
        Job job = job("/here/s.yaml", OUT);
        assertThatThrownBy(job::render)
                .isInstanceOf(SubmitException.class)
                .hasMessageContaining("SPEC /here/s.yaml is a path of this host")
                .hasMessageContaining("--shared yes if all nodes see this path");
        Job out = new Job(job.target(), job.home(), "hdfs:///s.yaml", "file:/here/out", List.of(), job.given());
        assertThatThrownBy(out::render).hasMessageContaining("--out file:/here/out is a path of this host");
    }

    @Test
    void pathsThatAllNodesSeeAreNoPathsOfHdfs() throws Exception {
        List<String> words = words(job("/shared/s.yaml", "/shared/out").with("shared", "yes"));
        assertThat(words).endsWith("run", "file:///shared/s.yaml", "--out", "file:///shared/out");
    }

    @Test
    void aHostWithoutSparkSubmitSaysSo() throws Exception {
        Job job = job("hdfs:///s.yaml", OUT).with("spark-submit", "/nowhere/spark-submit");
        Process bash = new ProcessBuilder("bash", "-c", job.render().text()).start();
        String said = new String(bash.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isEqualTo(4);
        assertThat(said).contains("there is no /nowhere/spark-submit here", "--spark-submit");
    }

    @Test
    void whatMustBeToldIsAskedForAtOnce() throws Exception {
        assertThatThrownBy(() ->
                        Job.of(new YarnTarget(), folder, "hdfs:///s.yaml", OUT).render())
                .hasMessageContaining("--queue")
                .hasMessageContaining("--executors")
                .hasMessageContaining("--cores")
                .hasMessageContaining("--memory");
    }
}
