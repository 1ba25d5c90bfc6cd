package org.phasesweep.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever of {@code cluster/} or of a target starts Spark on more than one host authenticates and encrypts its RPC. */
class ClusterSecurityTest {

    @TempDir
    Path folder;

    /** A master or worker, an application submitted to one, to YARN or to Kubernetes. */
    private static final Pattern STARTS_SPARK = Pattern.compile(
            "org\\.apache\\.spark\\.deploy\\.|spark-submit|kind: *SparkApplication|--master[ =]['\"]?(spark|yarn|k8s)");

    private static final Pattern AUTHENTICATES = set("spark.authenticate");
    private static final Pattern ENCRYPTS = set("spark.network.crypto.enabled");
    private static final Pattern PLACE_TO_FILL = Pattern.compile("@[A-Z][A-Z0-9_]*@");
    private static final Pattern SECRET_IN_SIGHT =
            Pattern.compile("spark\\.authenticate\\.secret['\"]?\\s*[=:\\s]\\s*['\"]?[A-Za-z0-9$]");

    /** Values of which one fits any setting. */
    private static final List<String> VALUES = List.of(
            "2", "2g", "1:00:00", "default", "sweeps", "registry/phasesweep:1", "yes", "/shared", "spark://host:7077");

    private static Pattern set(String key) {
        return Pattern.compile(Pattern.quote(key) + "['\"]?\\s*[=:\\s]\\s*['\"]?true");
    }

    private static Path home() {
        return Path.of(System.getProperty("basedir", "."))
                .toAbsolutePath()
                .normalize()
                .getParent();
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(home().resolve("cluster"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String name, String text) {
        if (STARTS_SPARK.matcher(text).find()) {
            assertThat(text).as(name).containsPattern(AUTHENTICATES).containsPattern(ENCRYPTS);
        }
        assertThat(text).as(name).doesNotContainPattern(SECRET_IN_SIGHT);
    }

    /** A text with those of the files of {@code cluster/} that it names, and that these name. */
    private static String whole(String text) throws IOException {
        StringBuilder all = new StringBuilder(text);
        Set<Path> left = new LinkedHashSet<>(files());
        for (int before = -1; before != left.size(); ) {
            before = left.size();
            for (Path file : List.copyOf(left)) {
                String name = file.getFileName().toString();
                if (name.contains(".") && all.indexOf(name) >= 0) {
                    all.append(text(file));
                    left.remove(file);
                }
            }
        }
        return all.toString();
    }

    /** What a target fills in is checked as the target renders it. */
    @Test
    void everyFileThatStartsSparkAuthenticatesAndEncrypts() throws IOException {
        for (Path file : files()) {
            if (!PLACE_TO_FILL.matcher(text(file)).find()) {
                check(file.toString(), whole(text(file)));
            }
        }
    }

    @Test
    void everyTargetsJobAuthenticatesAndEncrypts() throws Exception {
        for (SubmitTarget target : SubmitTargets.all()) {
            boolean shapes = target.settings().stream()
                    .anyMatch(setting -> setting.name().equals("shape"));
            for (String shape : shapes ? List.of("spark", "array") : List.of("")) {
                RenderedJob job = render(target, shape);
                check(target.name() + " " + shape, whole(job.text() + String.join(" ", job.command())));
            }
        }
    }

    private RenderedJob render(SubmitTarget target, String shape) throws IOException, SubmitException {
        Map<String, String> given = new LinkedHashMap<>();
        for (JobSetting setting : target.settings()) {
            if (setting.required()) {
                given.put(setting.name(), fitting(setting));
            }
        }
        if (!shape.isEmpty()) {
            given.put("shape", shape);
        }
        boolean local = target.name().equals("slurm") || target.name().equals("standalone");
        String root = local ? "/shared" : "hdfs://host";
        Job job = Job.of(
                target, Files.createDirectory(folder.resolve(target.name() + shape)), root + "/s", root + "/out");
        return new Job(target, job.home(), job.spec(), job.out(), List.of("--set", "realizations=2"), given).render();
    }

    private static String fitting(JobSetting setting) {
        return VALUES.stream()
                .filter(value -> setting.form().matcher(value).matches())
                .findFirst()
                .orElseThrow(() -> new AssertionError("add a value that fits --" + setting.name()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java -cp x org.apache.spark.deploy.master.Master",
                "spark-submit --conf spark.authenticate=true --class X",
                "kind: SparkApplication\nspark.authenticate: \"true\"\nspark.network.crypto.enabled: \"false\"",
                "run x --master yarn --conf spark.network.crypto.enabled=true",
                "spark-submit --conf spark.authenticate=true --conf spark.network.crypto.enabled=true"
                        + " --conf spark.authenticate.secret=$SECRET"
            })
    void theCheckFindsWhatIsOpen(String text) {
        assertThatThrownBy(() -> check("open", text)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @MethodSource("closed")
    void theCheckKnowsTheFormsOfASetting(String text) {
        check("closed", text);
    }

    static List<String> closed() {
        return List.of(
                "spark-submit --conf spark.authenticate=true --conf spark.network.crypto.enabled=true",
                "kind: SparkApplication\n\"spark.authenticate\": \"true\"\nspark.network.crypto.enabled: 'true'",
                "org.apache.spark.deploy.master.Master\nspark.authenticate true\nspark.network.crypto.enabled   true\n",
                "--master 'local[*]' --shard 1/2");
    }
}
