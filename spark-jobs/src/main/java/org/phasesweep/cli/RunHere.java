package org.phasesweep.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.phasesweep.submit.RenderedJob;

/** A job that is a script and runs in this terminal. A signal to this process goes on to it. */
final class RunHere {

    private RunHere() {}

    /** Runs it and returns its exit code. @throws CommandException if the code is none of ours */
    static int exitCode(RenderedJob job) throws IOException, InterruptedException, CommandException {
        Process script = new ProcessBuilder(job.command())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(script)));
        try (OutputStream in = script.getOutputStream()) {
            in.write(job.text().getBytes(StandardCharsets.UTF_8));
        }
        int code = script.waitFor();
        if (code > ExitCode.INTERRUPTED) {
            throw new CommandException(
                    ExitCode.ENVIRONMENT, "the job has ended with exit code " + code + "; what it said is above");
        }
        return code;
    }

    /** Lets it commit what is finished, and ends with its exit code. */
    private static void end(Process script) {
        if (script.isAlive()) {
            script.destroy();
            Runtime.getRuntime().halt(script.onExit().join().exitValue());
        }
    }
}
