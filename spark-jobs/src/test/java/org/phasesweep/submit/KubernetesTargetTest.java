package org.phasesweep.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifest against the operator's own schema, cut down to the fields used ({@code crd_schema.py}). No cluster takes part. */
class KubernetesTargetTest {

    private static final String SPEC = "  # α: \"load\"\nsweep: tiny\n\naxes: {load: [0.1]}\n";

    @TempDir
    Path folder;

    private static Schema schema() throws IOException {
        try (InputStream in = KubernetesTargetTest.class.getResourceAsStream("/submit/sparkapplication.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private Job job(String out) throws IOException {
        Path spec = Files.writeString(folder.resolve("tiny.yaml"), SPEC);
        return Job.of(new KubernetesTarget(), folder, spec.toString(), out)
                .with("image", "registry.example/phasesweep:1", "namespace", "physics", "service-account", "spark")
                .with("executors", "4", "cores", "2", "memory", "3g");
    }

    private static List<String> documents(Job job) throws SubmitException {
        RenderedJob rendered = job.render();
        assertThat(rendered.command()).containsExactly("kubectl", "apply", "-f", "-");
        return List.of(rendered.text().split("(?m)^---\n"));
    }

    private static Map<?, ?> parsed(String document) {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(document);
    }

    private static Map<?, ?> child(Map<?, ?> node, String name) {
        return (Map<?, ?>) node.get(name);
    }

    @Test
    void theOperatorKnowsEveryField() throws Exception {
        Job remote = job("hdfs://namenode/out");
        for (Job job : List.of(remote, remote.to("/phasesweep/out").with("claim", "results"))) {
            String application = documents(job).get(1);
            assertThat(schema().validate(application, InputFormat.YAML)).isEmpty();
            Map<?, ?> spec = child(parsed(application), "spec");
            assertThat(child(spec, "sparkConf").get("spark.authenticate")).isEqualTo("true");
            assertThat(child(spec, "sparkConf").get("spark.network.crypto.enabled"))
                    .isEqualTo("true");
            assertThat(spec.containsKey("volumes")).isEqualTo(job.given().containsKey("claim"));
            for (String side : List.of("driver", "executor")) {
                assertThat(child(spec, side).get("javaOptions").toString())
                        .contains("--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-modules=jdk.incubator.vector");
                assertThat(child(spec, side).get("secrets").toString()).contains("name=phasesweep-rpc");
            }
        }
    }

    /** Otherwise the check above would mean nothing. */
    @ParameterizedTest
    @CsvSource({
        "mainClass:, mainclass:",
        "instances: 4, instances: 0",
        "mode: cluster, mode: both",
        "cores: 2, cores: two",
        "secretType: Generic, secretTyp: Generic",
        "v1beta2, v1beta3",
        "sparkVersion:, version:"
    })
    void theSchemaRefusesWhatTheOperatorWould(String part, String broken) throws Exception {
        String application = documents(job("hdfs://namenode/out")).get(1);
        assertThat(application).contains(part);
        assertThat(schema().validate(application.replace(part, broken), InputFormat.YAML))
                .isNotEmpty();
    }

    @Test
    void theSpecGoesWithTheJob() throws Exception {
        List<String> documents = documents(job("hdfs://namenode/out")
                .withOptions("--set", "where=[load < \"0.5\"]", "--conf", "spark.ui.enabled=true"));
        Map<?, ?> map = parsed(documents.get(0));
        assertThat(map.get("kind")).isEqualTo("ConfigMap");
        assertThat(child(map, "data").get("sweep.yaml")).isEqualTo(SPEC);
        Map<?, ?> spec = child(parsed(documents.get(1)), "spec");
        assertThat(spec.get("arguments"))
                .isEqualTo(List.of(
                        "run",
                        "/etc/phasesweep/spec/sweep.yaml",
                        "--out",
                        "hdfs://namenode/out",
                        "--set",
                        "where=[load < \"0.5\"]"));
        assertThat(child(spec, "sparkConf").get("spark.ui.enabled"))
                .as("the user wins")
                .isEqualTo("true");
        assertThat(child(map, "metadata").get("name")).isEqualTo("sweep-my-sweep-v2");
    }

    @Test
    void whatPodsDoNotSeeIsRefused() throws Exception {
        Job local = job("/home/me/out");
        assertThatThrownBy(local::render)
                .isInstanceOf(SubmitException.class)
                .hasMessageContaining("--out /home/me/out: pods do not see this host's files")
                .hasMessageContaining("--out /phasesweep/my_sweep.v2");
        assertThatThrownBy(local.with("claim", "results")::render).hasMessageContaining("pods do not see");
        assertThatThrownBy(local.withOptions("--plugin", "/here/mine.jar")::render)
                .hasMessageContaining("copy the jar into lib/app and make the image again");
    }

    @Test
    void theImageIsMadeOfWhatIsThere() throws Exception {
        Path sources = Path.of(System.getProperty("basedir", "."), "..").toRealPath();
        List<String> copied = Files.readAllLines(sources.resolve("cluster/kubernetes/Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY "))
                .map(line -> line.split(" ", -1)[1])
                .toList();
        assertThat(copied)
                .contains("lib/app")
                .allSatisfy(name -> assertThat(name.equals("lib/app") || Files.exists(sources.resolve(name)))
                        .as(name)
                        .isTrue());
    }
}
