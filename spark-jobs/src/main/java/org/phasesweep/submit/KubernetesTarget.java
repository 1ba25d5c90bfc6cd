package org.phasesweep.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.phasesweep.store.Uris;

/**
 * Kubernetes with the Spark operator: a SparkApplication ({@code sparkoperator.k8s.io/v1beta2}) whose image holds PhaseSweep, and
 * a ConfigMap with the spec. The driver runs in the cluster.
 *
 * <p>Source of the fields: the operator's CustomResourceDefinition, of which the tests keep what is used.
 */
final class KubernetesTarget implements SubmitTarget {

    private static final String MOUNT = "mount";
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private static final String JARS = "/opt/phasesweep/lib/app/*";

    private static final Map<String, String> CONF = Map.of(
            "spark.authenticate", "true",
            "spark.authenticate.secret.file", "/etc/phasesweep/secret/secret",
            "spark.network.crypto.enabled", "true",
            "spark.ui.enabled", "false",
            "spark.phasesweep.executorTimeout", "1h",
            "spark.driver.extraClassPath", JARS,
            "spark.executor.extraClassPath", JARS);

    /** Leaves room for what the operator appends, and a Service must begin with a letter. */
    private static final int LONGEST_NAME = 40;

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public String summary() {
        return "Kubernetes with the Spark operator; the driver runs in the cluster";
    }

    @Override
    public List<JobSetting> settings() {
        return List.of(
                JobSetting.required("image", "IMAGE", "the image made by cluster/kubernetes/Dockerfile"),
                JobSetting.required("namespace", "NAME", "where the application is made")
                        .matching(LABEL),
                JobSetting.required("service-account", "NAME", "the account by which the driver makes executors")
                        .matching(LABEL),
                JobSetting.required("executors", "N", "how many executors").matching(JobSetting.NUMBER),
                JobSetting.required("cores", "N", "cores of an executor").matching(JobSetting.NUMBER),
                JobSetting.required("memory", "SIZE", "heap of an executor, such as 4g; its pod has a tenth more")
                        .matching(JobSetting.HEAP),
                JobSetting.withDefault("driver-memory", "SIZE", "heap of the driver; default 2g", "2g")
                        .matching(JobSetting.HEAP),
                JobSetting.withDefault(
                                "secret",
                                "NAME",
                                "a Secret whose key 'secret' all pods of the sweep know; default phasesweep-rpc",
                                "phasesweep-rpc")
                        .matching(LABEL),
                JobSetting.optional("claim", "NAME", "a PersistentVolumeClaim that all pods can write (ReadWriteMany)")
                        .matching(LABEL),
                JobSetting.withDefault(
                                MOUNT, "FOLDER", "where the claim is in the pods; default /phasesweep", "/phasesweep")
                        .matching("(/[A-Za-z0-9._-]+)+"),
                JobSetting.withDefault(
                                "retries", "N", "how often a driver that failed is started again; default 2", "2")
                        .matching("[0-9]+"));
    }

    @Override
    public RenderedJob render(JobRequest request) throws SubmitException {
        refusePlugins(request);
        refuseUnseen(request);
        AppFiles files = new AppFiles(request.home());
        Map<String, String> values = TemplateValues.of(request, Yaml::quote);
        for (String number : List.of("executors", "cores", "retries")) {
            values.put(number.toUpperCase(Locale.ROOT), request.settings().get(number));
        }
        values.put("NAME", applicationName(request.sweep()));
        values.put("MAIN_JAR", files.mainJar().getFileName().toString());
        values.put("JAVA_OPTIONS", files.javaOptions());
        values.put("ARGUMENTS", arguments(request));
        values.put("SPARK_CONF", sparkConf(request));
        values.put("SPEC", indented(Uris.isLocal(request.spec()) ? read(request.spec()) : "# " + request.spec()));
        if (request.setting("claim").isEmpty()) {
            values.remove("MOUNT");
        }
        String text =
                Template.read(request.home(), "kubernetes/application.yaml").fill(values);
        return new RenderedJob(text, List.of("kubectl", "apply", "-f", "-"));
    }

    private static void refusePlugins(JobRequest request) throws SubmitException {
        List<String> plugins = RunOptions.of(request).plugins();
        if (!plugins.isEmpty()) {
            throw new SubmitException("--plugin " + plugins.get(0)
                    + ": a pod cannot read this host's files; copy the jar into lib/app and make the image again");
        }
    }

    private static void refuseUnseen(JobRequest request) throws SubmitException {
        boolean mounted = request.setting("claim").isPresent()
                && request.out().startsWith(request.settings().get(MOUNT) + "/");
        if (Uris.isLocal(request.out()) && !mounted) {
            throw new SubmitException("--out " + request.out()
                    + ": pods do not see this host's files. Give a place such as hdfs://namenode/user/me/sweep, or --claim"
                    + " NAME and a folder below --mount (" + request.settings().get(MOUNT) + "), such as --out "
                    + request.settings().get(MOUNT) + "/" + request.sweep());
        }
    }

    private static String applicationName(String sweep) {
        String label = "sweep-" + sweep.replaceAll("[^a-z0-9]+", "-");
        return label.substring(0, Math.min(LONGEST_NAME, label.length())).replaceAll("-+$", "");
    }

    private static String arguments(JobRequest request) {
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.add(Uris.isLocal(request.spec()) ? "/etc/phasesweep/spec/sweep.yaml" : request.spec());
        arguments.addAll(List.of("--out", Uris.uri(request.out())));
        arguments.addAll(RunOptions.of(request).others());
        return arguments.stream().map(word -> "    - " + Yaml.quote(word)).collect(Collectors.joining("\n"));
    }

    /** Those of the user come later and win. */
    private static String sparkConf(JobRequest request) {
        Map<String, String> conf = new HashMap<>(CONF);
        for (String setting : RunOptions.of(request).conf()) {
            String[] pair = setting.split("=", 2);
            conf.put(pair[0], pair[1]);
        }
        return conf.entrySet().stream()
                .map(entry -> "    " + Yaml.quote(entry.getKey()) + ": " + Yaml.quote(entry.getValue()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String read(String spec) throws SubmitException {
        try {
            return Files.readString(Path.of(spec.replaceFirst("^file:(//)?", "")));
        } catch (IOException e) {
            throw new SubmitException("cannot read " + spec + ": " + e, e);
        }
    }

    private static String indented(String text) {
        return text.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }
}
