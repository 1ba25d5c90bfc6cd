package org.phasesweep.submit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phasesweep.store.Uris;

/**
 * Hadoop YARN through the site's own {@code spark-submit}. The driver runs in the cluster (cluster mode): the sweep goes on when
 * this host is gone, and its spec and results must be where every node sees them.
 */
final class YarnTarget implements SubmitTarget {

    private static final String YES = "yes";

    @Override
    public String name() {
        return "yarn";
    }

    @Override
    public String summary() {
        return "Hadoop YARN by the site's spark-submit; the driver runs in the cluster";
    }

    @Override
    public List<JobSetting> settings() {
        return List.of(
                JobSetting.required("queue", "NAME", "YARN's queue"),
                JobSetting.required("executors", "N", "how many executors").matching(JobSetting.NUMBER),
                JobSetting.required("cores", "N", "cores of an executor").matching(JobSetting.NUMBER),
                JobSetting.required("memory", "SIZE", "heap of an executor, such as 4g; YARN is asked for a tenth more")
                        .matching(JobSetting.HEAP),
                JobSetting.withDefault("driver-memory", "SIZE", "heap of the driver; default 2g", "2g")
                        .matching(JobSetting.HEAP),
                JobSetting.optional("memory-overhead", "SIZE", "memory of an executor beside its heap")
                        .matching(JobSetting.HEAP),
                JobSetting.withDefault(
                                "attempts",
                                "N",
                                "how often the driver is started, when its node is lost or the run fails; default 2",
                                "2")
                        .matching(JobSetting.NUMBER),
                JobSetting.withDefault(
                                "shared", "yes|no", "whether every node sees local paths under the same name", "no")
                        .matching("yes|no"),
                JobSetting.withDefault("spark-submit", "FILE", "the program; default spark-submit", "spark-submit"));
    }

    @Override
    public RenderedJob render(JobRequest request) throws SubmitException {
        refuseLocal("SPEC", request.spec(), request);
        refuseLocal("--out", request.out(), request);
        Map<String, String> values = TemplateValues.of(request, Shell::quote);
        AppFiles files = new AppFiles(request.home());
        RunOptions options = RunOptions.of(request);
        values.put("NAME", Shell.quote("phasesweep-" + request.sweep()));
        values.put("JAVA_OPTIONS", files.javaOptions());
        values.put("JARS", Shell.quote(jars(files, options)));
        values.put(
                "LOGGING",
                Shell.quote(request.home()
                        .resolve("cluster/log4j2-console.properties")
                        .toString()));
        values.put("CONF", options.conf().stream().map(YarnTarget::conf).collect(Collectors.joining(" ")));
        values.put("MAIN_JAR", Shell.quote(files.mainJar().toString()));
        values.put("RUN", Shell.join(run(request, options)));
        return RenderedJob.script(
                Template.read(request.home(), "yarn/submit.sh").fill(values));
    }

    private static void refuseLocal(String what, String location, JobRequest request) throws SubmitException {
        if (Uris.isLocal(location) && !request.settings().get("shared").equals(YES)) {
            throw new SubmitException(
                    what + " " + location + " is a path of this host; the driver runs on a node of the"
                            + " cluster, which need not see it. Give a place such as hdfs:///user/me/sweep"
                            + (what.equals("SPEC") ? ".yaml" : "") + ", or --shared yes if all nodes see this path");
        }
    }

    private static String jars(AppFiles files, RunOptions options) throws SubmitException {
        return Stream.concat(files.otherJars().stream().map(Path::toString), options.plugins().stream())
                .collect(Collectors.joining(","));
    }

    private static String conf(String setting) {
        return "--conf " + Shell.quote(setting);
    }

    /** YARN lays the jars into the driver's working folder. */
    private static List<String> run(JobRequest request, RunOptions options) {
        List<String> run = new ArrayList<>(List.of("run", Uris.uri(request.spec()), "--out", Uris.uri(request.out())));
        options.plugins()
                .forEach(jar -> run.addAll(
                        List.of("--plugin", Path.of(jar).getFileName().toString())));
        run.addAll(options.others());
        return run;
    }
}
