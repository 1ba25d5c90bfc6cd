package org.phasesweep.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.phasesweep.submit.RenderedJob;
import org.phasesweep.submit.Shell;

/** Gives a job to the programs that take it. What they print is shown. */
final class Submission {

    private static final int SECONDS_TO_END = 10;

    private final PrintWriter out;
    private final List<String> ids = new ArrayList<>();

    Submission(PrintWriter out) {
        this.out = out;
    }

    /** Submits. @throws CommandException if a program is not there or refuses; what was submitted before is named */
    void submit(RenderedJob job) throws IOException, InterruptedException, CommandException {
        for (Path folder : job.folders()) {
            Files.createDirectories(folder);
        }
        for (List<String> command : job.commands()) {
            ids.add(id(give(job.text(), withId(command))));
        }
    }

    private List<String> withId(List<String> command) {
        String last = ids.isEmpty() ? "" : ids.get(ids.size() - 1);
        return command.stream().map(word -> word.replace(RenderedJob.ID, last)).toList();
    }

    /** What the program has printed. */
    private String give(String text, List<String> command) throws IOException, InterruptedException, CommandException {
        Process process = start(command);
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw refused(command, whyUnread(process, e), e);
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        out.print(printed);
        out.flush();
        int code = process.waitFor();
        if (code != 0) {
            throw refused(command, "exit code " + code, null);
        }
        return printed;
    }

    /** A program that does not like its options ends before it reads. */
    private static String whyUnread(Process process, IOException cause) throws InterruptedException {
        boolean ended = process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        process.destroy();
        return ended && process.exitValue() != 0
                ? "exit code " + process.exitValue()
                : "it did not read the job: " + cause.getMessage();
    }

    private Process start(List<String> command) throws CommandException {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.ENVIRONMENT,
                    "there is no " + command.get(0)
                            + " here; submit on a login node of the cluster, or look at the job with --dry-run",
                    e);
        }
    }

    private CommandException refused(List<String> command, String why, IOException cause) {
        String before = ids.isEmpty() ? "" : "; job " + String.join(", ", ids) + " was submitted before and stays";
        return new CommandException(
                ExitCode.ENVIRONMENT, Shell.join(command) + " refused the job (" + why + ")" + before, cause);
    }

    private static String id(String printed) {
        String last = printed.strip().lines().reduce("", (before, line) -> line);
        return last.split("[;\\s]", 2)[0];
    }
}
