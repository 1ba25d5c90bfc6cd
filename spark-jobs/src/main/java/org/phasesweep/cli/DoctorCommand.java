package org.phasesweep.cli;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.phasesweep.kernel.TileKernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code phasesweep doctor}. */
@Command(
        name = "doctor",
        description = "Check this machine: Java, vector kernel, memory, Spark, temporary folder, fonts.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final int MEGABYTE_BITS = 20;

    @Spec
    private CommandSpec command;

    private boolean healthy = true;

    /** A check that may fail. */
    private interface Check {
        String run() throws Exception;
    }

    @Override
    public Integer call() {
        check("Java", () -> System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        check("kernel", () -> TileKernels.fastest().name());
        check("cores", () -> Integer.toString(Runtime.getRuntime().availableProcessors()));
        check("heap", () -> (Runtime.getRuntime().maxMemory() >> MEGABYTE_BITS) + " MB");
        check("Spark", () -> org.apache.spark.package$.MODULE$.SPARK_VERSION());
        check("temporary folder", DoctorCommand::temporaryFolder);
        check("fonts", DoctorCommand::fonts);
        return healthy ? ExitCode.DONE : ExitCode.ENVIRONMENT;
    }

    private void check(String what, Check check) {
        PrintWriter out = command.commandLine().getOut();
        try {
            out.println(String.format(Locale.ROOT, "ok    %-18s %s", what, check.run()));
        } catch (Exception | LinkageError e) {
            healthy = false;
            out.println(String.format(Locale.ROOT, "FAIL  %-18s %s", what, e.getMessage()));
        }
        out.flush();
    }

    private static String temporaryFolder() throws IOException {
        Path file = Files.createTempFile("phasesweep", ".tmp");
        Files.delete(file);
        return file.getParent() + " is writable";
    }

    private static String fonts() {
        System.setProperty("java.awt.headless", "true");
        int count = GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length;
        return count + " font families" + (count == 0 ? ": figures will have no text" : "");
    }
}
