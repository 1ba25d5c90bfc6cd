package org.phasesweep.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk of its own, in memory. Only root may mount one: where that fails the test is skipped and says so. */
public final class Tmpfs implements AutoCloseable {

    private static final String FILLER = "filler";
    private static final int BLOCK = 4096;

    private final Path folder;

    private Tmpfs(Path folder) {
        this.folder = folder;
    }

    /** Mounts one of so many megabytes on a folder, which is made. */
    public static Tmpfs mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        assumeTrue(
                mounted, "cannot mount a tmpfs on " + folder + "; run this test as root (in a container: privileged)");
        return new Tmpfs(folder);
    }

    public Path folder() {
        return folder;
    }

    /** Takes all of the room. */
    public void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(FILLER))) {
            byte[] block = new byte[BLOCK];
            while (folder.toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        }
    }

    /** Gives it back. */
    public void free() throws IOException {
        Files.deleteIfExists(folder.resolve(FILLER));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Takes the disk away. */
    @Override
    public void close() throws IOException {
        try {
            run("umount", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
