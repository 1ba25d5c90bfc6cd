package org.phasesweep.submit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A standalone Spark master, such as {@code cluster/standalone/start} makes one. The driver runs here, in the foreground (client
 * mode), and the exit code is that of {@code phasesweep run}.
 */
final class StandaloneTarget implements SubmitTarget {

    private static final String HOST = "host";

    @Override
    public String name() {
        return "standalone";
    }

    @Override
    public String summary() {
        return "a standalone Spark master; the driver runs here, in the foreground";
    }

    @Override
    public List<JobSetting> settings() {
        return List.of(
                JobSetting.required("master", "spark://HOST:PORT", "the master's URL")
                        .matching("spark://[A-Za-z0-9.:,-]+"),
                JobSetting.required("memory", "SIZE", "heap of an executor, such as 4g; at most what a worker offers")
                        .matching(JobSetting.HEAP),
                JobSetting.optional("cores", "N", "cores of an executor; all of its worker when not given")
                        .matching(JobSetting.NUMBER),
                JobSetting.optional(
                        "secret-file",
                        "FILE",
                        "the master's secret, in a file that only you can read; else the environment variable"
                                + " _SPARK_AUTH_SECRET of the run"),
                JobSetting.optional(HOST, "HOST", "the name or address of this host that workers can reach")
                        .matching("[A-Za-z0-9][A-Za-z0-9.:-]*"),
                JobSetting.optional(
                                "driver-memory", "SIZE", "heap of the driver; half of RAM, at most 8g, if not given")
                        .matching(JobSetting.HEAP));
    }

    @Override
    public RenderedJob render(JobRequest request) throws SubmitException {
        List<String> run =
                new ArrayList<>(List.of(request.home().resolve("phasesweep").toString(), "run"));
        run.addAll(List.of(request.spec(), "--out", request.out()));
        run.addAll(List.of("--master", request.settings().get("master")));
        request.setting("driver-memory").ifPresent(size -> run.addAll(List.of("--memory", size)));
        conf(request).forEach((key, value) -> run.addAll(List.of("--conf", key + "=" + value)));
        run.addAll(request.options());
        Template template = Template.read(request.home(), "standalone/run.sh");
        return RenderedJob.script(template.fill(Map.of("SWEEP", request.sweep(), "RUN", Shell.join(run))));
    }

    /** The user's own {@code --conf} come later and win. */
    private static Map<String, String> conf(JobRequest request) {
        Map<String, String> conf = new LinkedHashMap<>();
        conf.put("spark.authenticate", "true");
        conf.put("spark.network.crypto.enabled", "true");
        request.setting("secret-file")
                .map(file -> Path.of(file).toAbsolutePath().normalize().toString())
                .ifPresent(file -> conf.put("spark.authenticate.secret.file", file));
        conf.put("spark.executor.memory", request.settings().get("memory"));
        request.setting("cores").ifPresent(cores -> conf.put("spark.executor.cores", cores));
        conf.put("spark.ui.enabled", "false");
        request.setting(HOST).ifPresent(host -> conf.put("spark.driver.host", host));
        request.setting(HOST).ifPresent(host -> conf.put("spark.driver.bindAddress", host));
        return conf;
    }
}
