package org.phasesweep.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.table.ArrowFile;
import org.phasesweep.table.ColumnTable;
import org.phasesweep.table.NpyWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code phasesweep export DIR --format FORMAT}. Bytes that are no text are not written to a terminal; the launcher says in a
 * system property whether standard output is one.
 */
@Command(
        name = "export",
        description = "Write the diagram in another format, to a file or to standard output.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    /** Formats. */
    enum Format {
        ARROW,
        CSV,
        NPZ;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "DIR", description = "A result directory.")
    private String location;

    @Option(names = "--format", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Format format;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            converter = LocalPathConverter.class,
            description =
                    "The file to write. Default: standard output, which must not be a terminal unless the format is csv.")
    private Path file;

    @Override
    public Integer call() throws Exception {
        if (file == null && format != Format.CSV && Boolean.getBoolean("phasesweep.terminal.out")) {
            throw new CommandException(
                    ExitCode.USAGE,
                    format + " is not text, and standard output is a terminal; write it to a file with -o diagram."
                            + format + ", or into a pipe");
        }
        ResultDirectory directory = ResultDirectory.at(location, new Configuration());
        if (!directory.exists("diagram.arrow")) {
            throw new CommandException(
                    ExitCode.USAGE, "there is no diagram in " + location + "; 'phasesweep aggregate' makes it");
        }
        byte[] bytes = converted(directory.read("diagram.arrow"));
        if (file == null) {
            System.out.write(bytes);
            System.out.flush();
        } else {
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(bytes);
            } catch (NoSuchFileException e) {
                throw new CommandException(ExitCode.USAGE, "cannot write " + file + ": there is no such folder", e);
            }
        }
        return ExitCode.DONE;
    }

    private byte[] converted(byte[] arrow) throws Exception {
        ColumnTable table = ArrowFile.read(arrow);
        return switch (format) {
            case ARROW -> arrow;
            case CSV -> table.toCsv().getBytes(StandardCharsets.UTF_8);
            case NPZ -> npz(table);
        };
    }

    private static byte[] npz(ColumnTable table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NpyWriter.writeZip(bytes, table);
        return bytes.toByteArray();
    }
}
