package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.spec.Settings;

/** Small files that ask for much memory, read in a JVM that has little. */
class DataBombTest {

    private static final int HEAP_MEGABYTES = 48;

    /** Bytes, more than the heap. */
    private static final int MUCH = 150 << 20;

    @TempDir
    Path folder;

    /** Reads each file and prints why it is refused: what a forked JVM runs. */
    public static void main(String[] files) throws IOException {
        for (String file : files) {
            try {
                new DatasetModel().load(Settings.EMPTY.with("path", file), name -> Files.newInputStream(Path.of(name)));
                System.out.println("read " + file);
            } catch (DataFormatException e) {
                System.out.println("refused " + e.getMessage());
            }
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private String file(String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.writeTo(out);
        }
        return file.toString();
    }

    private String gzip(String name, Content content) throws IOException {
        return file(name, out -> {
            try (OutputStream zip = new GZIPOutputStream(out)) {
                content.writeTo(zip);
            }
        });
    }

    private static void fill(OutputStream out, String piece) throws IOException {
        byte[] block = piece.repeat((1 << 16) / piece.length()).getBytes(StandardCharsets.US_ASCII);
        for (int written = 0; written < MUCH; written += block.length) {
            out.write(block);
        }
    }

    private static byte[] npyHeader(String shape) {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape + "), }\n";
        return ByteBuffer.allocate(10 + header.length())
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0})
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] idxHeader(int rows) {
        return ByteBuffer.allocate(12)
                .put(new byte[] {0, 0, 0x0e, 2})
                .putInt(rows)
                .putInt(1)
                .array();
    }

    @Test
    void areRefusedWithTheMemoryThereIs() throws Exception {
        List<String> files = List.of(
                gzip("inflates.npy.gz", out -> {
                    out.write(npyHeader("2000000000,"));
                    fill(out, "\0");
                }),
                file("announces.npy", out -> out.write(npyHeader("100000000000000000,"))),
                file("announces-columns.npy", out -> out.write(npyHeader("1, 1000000000000000000"))),
                file("short.npy", out -> out.write(npyHeader("2000000000,"))),
                gzip("inflates.idx.gz", out -> {
                    out.write(idxHeader(Integer.MAX_VALUE - 8));
                    fill(out, "\0");
                }),
                file("short.idx", out -> out.write(idxHeader(Integer.MAX_VALUE - 8))),
                file("inflates.npz", out -> {
                    ZipOutputStream zip = new ZipOutputStream(out);
                    zip.putNextEntry(new ZipEntry("../../x.npy"));
                    zip.write(npyHeader("2000000000,"));
                    fill(zip, "\0");
                    zip.close();
                }),
                gzip("rows.csv.gz", out -> fill(out, "1,2\n")),
                gzip("line.csv.gz", out -> fill(out, "1")),
                gzip("columns.csv.gz", out -> fill(out, "1,")));
        List<String> lines = read(files);
        assertThat(lines).hasSameSizeAs(files);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).startsWith("refused " + files.get(i)).hasSizeLessThan(1000);
        }
        for (int i : List.of(0, 4, 6, 7, 8)) {
            assertThat(lines.get(i)).contains("it does not fit into ", "give more with --memory");
        }
        assertThat(lines.get(1)).contains("announces the shape (100000000000000000,), more than");
        assertThat(lines.get(3)).contains("after 0 of the 2000000000 values");
    }

    private static List<String> read(List<String> files) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-cp",
                System.getProperty("java.class.path"),
                DataBombTest.class.getName()));
        command.addAll(files);
        Process jvm = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(jvm.waitFor()).as("exit code; it said %s", lines).isZero();
        return lines;
    }
}
