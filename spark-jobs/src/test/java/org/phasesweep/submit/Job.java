package org.phasesweep.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A job to be rendered, of an installation with our templates and empty jars. */
record Job(SubmitTarget target, Path home, String spec, String out, List<String> options, Map<String, String> given) {

    /** Of the spec and the directory, with no settings yet. */
    static Job of(SubmitTarget target, Path folder, String spec, String out) throws IOException {
        Path sources = Path.of(System.getProperty("basedir", "."), "..").toRealPath();
        Path home = Files.createDirectories(folder.resolve("a home"));
        Path app = Files.createDirectories(home.resolve("lib/app"));
        for (String jar : List.of("spark-jobs-1.0.jar", "sweep-core-1.0.jar", "picocli-4.7.7.jar")) {
            Files.writeString(app.resolve(jar), "");
        }
        for (String shared : List.of("cluster", "conf")) {
            Files.createSymbolicLink(home.resolve(shared), sources.resolve(shared));
        }
        return new Job(target, home, spec, out, List.of(), Map.of());
    }

    /** Into another directory. */
    Job to(String directory) {
        return new Job(target, home, spec, directory, options, given);
    }

    /** With more settings, {@code name value name value ...}. */
    Job with(String... settings) {
        Map<String, String> all = new LinkedHashMap<>(given);
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return new Job(target, home, spec, out, options, all);
    }

    /** With more options of the run. */
    Job withOptions(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new Job(target, home, spec, out, all, given);
    }

    RenderedJob render() throws SubmitException {
        Map<String, String> settings = JobSettings.resolve(target, given, SiteFile.NONE);
        return target.render(new JobRequest(home, "my_sweep.v2", spec, out, options, settings));
    }
}
