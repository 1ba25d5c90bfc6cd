package org.phasesweep.submit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A batch job of Slurm. Two shapes:
 *
 * <ul>
 *   <li>{@code array}: jobs of one node each that sample a shard into one directory, and a last one that waits for them, samples
 *       what is missing and writes diagram and report; one shard is one job that does all of it
 *   <li>{@code spark}: one job of several nodes with Spark's standalone cluster inside
 * </ul>
 *
 * <p>The scripts are {@code cluster/slurm/*.sbatch}. Walltime, memory, partition and account are asked for.
 */
public final class SlurmTarget implements SubmitTarget {

    private static final String ARRAY = "array";
    private static final String SPARK = "spark";
    private static final String ONE = "1";
    private static final String COUNT = "[1-9][0-9]{0,5}";
    private static final String SECONDS = "[1-9][0-9]{0,4}";

    private static final List<String> SBATCH = List.of("sbatch", "--parsable");

    /** The word with which a user leaves partition or account to the cluster. */
    private static final String CLUSTERS_OWN = "default";

    @Override
    public String name() {
        return "slurm";
    }

    @Override
    public String summary() {
        return "a batch job of Slurm: shards of one node each, or Spark inside an allocation of several nodes";
    }

    @Override
    public List<JobSetting> settings() {
        return List.of(
                JobSetting.required("walltime", "[D-]HH:MM:SS", "the time after which the job is ended")
                        .matching(WallTime.FORM),
                JobSetting.required("memory", "SIZE", "memory of a node, such as 16g")
                        .matching(NodeMemory.FORM),
                JobSetting.required("partition", "NAME", "partition, or 'default' for the cluster's own"),
                JobSetting.required("account", "NAME", "account, or 'default' for your own"),
                JobSetting.withDefault("cores", "n", "cores of a node. Default: 1", ONE)
                        .matching(COUNT),
                JobSetting.withDefault(
                                "shape", "array|spark", "shards, or Spark on several nodes. Default: array", ARRAY)
                        .matching(ARRAY + "|" + SPARK),
                JobSetting.withDefault("shards", "n", "shape array: jobs of one node each. Default: 1", ONE)
                        .matching(COUNT),
                JobSetting.withDefault("nodes", "n", "shape spark: nodes. Default: 1", ONE)
                        .matching(COUNT),
                JobSetting.optional("qos", "NAME", "quality of service"),
                JobSetting.optional("constraint", "FEATURES", "features that nodes must have, such as 'rome&ib'")
                        .matching("[A-Za-z0-9][A-Za-z0-9._,:&|*()\\[\\]-]*"),
                JobSetting.withDefault(
                                "signal",
                                "SECONDS",
                                "stop this long before the walltime, resumable. Default: 120",
                                "120")
                        .matching(SECONDS),
                JobSetting.withDefault(
                                "requeue",
                                "n",
                                "times that a job which was stopped queues itself again. Default: 0",
                                "0")
                        .matching("[0-9]{1,4}"),
                JobSetting.optional("interface", "NAME", "shape spark: the nodes' network interface, such as ib0")
                        .matching("[A-Za-z0-9][A-Za-z0-9._:@-]*"),
                JobSetting.withDefault(
                                "start-limit",
                                "SECONDS",
                                "shape spark: workers must be up by then. Default: 120",
                                "120")
                        .matching(SECONDS),
                JobSetting.optional("scratch", "FOLDER", "folder on each node. Default: $SLURM_TMPDIR, $TMPDIR or /tmp")
                        .matching("/[A-Za-z0-9._/-]*"),
                JobSetting.optional("setup", "LINES", "lines of shell before the start, such as 'module load java/17'")
                        .matching("[^\\p{Cntrl}\\n]+(\\n[^\\p{Cntrl}\\n]*)*"));
    }

    @Override
    public RenderedJob render(JobRequest request) throws SubmitException {
        boolean spark = word(request, "shape").equals(SPARK);
        refuseOtherShapes(request, spark ? "shards" : "nodes", spark ? "array" : "spark");
        Map<String, String> values = values(request);
        values.putAll(spark ? sparkMemory(request) : arrayMemory(request));
        String text = Template.read(request.home(), spark ? "slurm/spark.sbatch" : "slurm/array.sbatch")
                .fill(values);
        return new RenderedJob(text, commands(request), List.of(logs(request)));
    }

    /** The array, and a job like each of its own that runs when all have ended, however. */
    private static List<List<String>> commands(JobRequest request) throws SubmitException {
        String shards = word(request, "shards");
        if (shards.equals(ONE)) {
            return List.of(SBATCH);
        }
        String log = "--output=" + inDirective(logs(request)) + "/slurm-%A-shard-%a.log";
        return List.of(
                List.of(SBATCH.get(0), SBATCH.get(1), "--array=1-" + shards, log),
                List.of(SBATCH.get(0), SBATCH.get(1), "--dependency=afterany:" + RenderedJob.ID));
    }

    private static void refuseOtherShapes(JobRequest request, String setting, String shape) throws SubmitException {
        if (!word(request, setting).equals(ONE)) {
            throw new SubmitException(
                    "--" + setting + " is for --shape " + shape + "; this job has --shape " + word(request, "shape"));
        }
    }

    private static Map<String, String> values(JobRequest request) throws SubmitException {
        WallTime.of(word(request, "walltime")).refuseSignalBefore(Integer.parseInt(word(request, "signal")));
        Map<String, String> values = new LinkedHashMap<>();
        for (String plain : List.of("walltime", "memory", "cores", "shards", "nodes", "signal", "requeue")) {
            values.put(key(plain), word(request, plain));
        }
        for (String own : List.of("partition", "account")) {
            request.setting(own).filter(value -> !value.equals(CLUSTERS_OWN)).ifPresent(v -> values.put(key(own), v));
        }
        for (String optional : List.of("qos", "constraint", "setup")) {
            request.setting(optional).ifPresent(value -> values.put(key(optional), value));
        }
        values.put("START_LIMIT", word(request, "start-limit"));
        values.put("INTERFACE", Shell.quote(request.setting("interface").orElse("")));
        values.put("SCRATCH", Shell.quote(request.setting("scratch").orElse("")));
        values.put("SWEEP", request.sweep());
        values.put("LOG_FOLDER", inDirective(logs(request)));
        values.put("LOGS", Shell.quote(logs(request).toString()));
        values.put("HOME", Shell.quote(request.home().toString()));
        values.put("RUN", run(request));
        return values;
    }

    private static String key(String setting) {
        return setting.toUpperCase(Locale.ROOT);
    }

    private static String run(JobRequest request) {
        String options = request.options().isEmpty() ? "" : " " + Shell.join(request.options());
        return Shell.quote(request.spec()) + " --out " + Shell.quote(request.out()) + options;
    }

    private static Map<String, String> arrayMemory(JobRequest request) throws SubmitException {
        return Map.of("HEAP", NodeMemory.of(word(request, "memory")).heapAlone() + "m");
    }

    private static Map<String, String> sparkMemory(JobRequest request) throws SubmitException {
        NodeMemory memory = NodeMemory.of(word(request, "memory"));
        return Map.of("DRIVER_HEAP", memory.driverHeap() + "m", "EXECUTOR_HEAP", memory.executorHeap() + "m");
    }

    private static String word(JobRequest request, String setting) {
        return request.setting(setting).orElseThrow();
    }

    /** Of a result directory that is no path, the folder from which the job is submitted. */
    private static Path logs(JobRequest request) {
        return request.out().startsWith("/")
                ? Path.of(request.out(), "logs")
                : Path.of("").toAbsolutePath();
    }

    /** A path between the quotes of a directive, where a percent sign begins a pattern. */
    private static String inDirective(Path path) throws SubmitException {
        if (!path.toString().matches("[^\"\\\\\\p{Cntrl}]+")) {
            throw new SubmitException("Slurm cannot write logs into '" + path
                    + "': give an --out without quotation marks, backslashes and control characters");
        }
        return path.toString().replace("%", "%%");
    }
}
