package org.phasesweep.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    /** The words that a script gives to a program: one that prints them stands in its place. */
    List<String> words(Path program) throws Exception {
        Files.writeString(program, "#!/usr/bin/env bash\nprintf '%s\\0' \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        RenderedJob job = render();
        assertThat(job.runsHere()).isTrue();
        Process bash = new ProcessBuilder(job.command())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream in = bash.getOutputStream()) {
            in.write(job.text().getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        return List.of(output.split("\0", -1))
                .subList(0, (int) output.chars().filter(c -> c == 0).count());
    }

    RenderedJob render() throws SubmitException {
        Map<String, String> settings = JobSettings.resolve(target, given, SiteFile.NONE);
        return target.render(new JobRequest(home, "my_sweep.v2", spec, out, options, settings));
    }
}
