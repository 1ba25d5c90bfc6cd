package org.phasesweep.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.phasesweep.store.Patience.Kind;

/**
 * Whole files under one folder of a Hadoop file system ({@link RootFolder}). A file is written under a temporary name, forced
 * to the disk where the file system can, and renamed: a reader sees the old file, the new file or none, never a part.
 */
final class DurableFiles {

    /** What marks a temporary name; the rest says whose it is. */
    static final String TEMPORARY = ".tmp-";

    private static final String QUARANTINE = "quarantine";

    private static final Pattern OUTSIDE = Pattern.compile("^/|(^|/)\\.\\.(/|$)");

    /** How long trouble that may pass is waited out, in seconds. */
    private static final String PATIENCE_SECONDS = "phasesweep.store.patience.seconds";

    private static final int DEFAULT_PATIENCE_SECONDS = 120;

    private final FileContext context;
    private final Path root;
    private final int patienceSeconds;
    private final Patience patience;

    private DurableFiles(FileContext context, Path root, int patienceSeconds, Patience patience) {
        this.context = context;
        this.root = root;
        this.patienceSeconds = patienceSeconds;
        this.patience = patience;
    }

    /**
     * Files under a folder that need not exist yet.
     *
     * @param location a URI, or a local path when it has no scheme
     */
    static DurableFiles at(String location, Configuration site) throws IOException {
        Path root = RootFolder.of(location);
        FileContext context = RootFolder.fileSystem(root, site);
        int patienceSeconds = site.getInt(PATIENCE_SECONDS, DEFAULT_PATIENCE_SECONDS);
        return new DurableFiles(context, root, patienceSeconds, new Patience(0, words -> {}));
    }

    /** The same files, whose operations wait until trouble is over that may pass, and say so once. */
    DurableFiles patient(Consumer<String> notice) {
        return new DurableFiles(context, root, patienceSeconds, new Patience(patienceSeconds, notice));
    }

    private <T> T call(Kind kind, Patience.Operation<T> operation) throws IOException {
        return patience.call(location(), kind, operation);
    }

    /** The folder, with its scheme, so that it means the same to every process that has the file system. */
    String location() {
        return root.toString();
    }

    /** A path within the folder. @throws IllegalArgumentException for a name that leads out of it */
    Path path(String name) {
        if (OUTSIDE.matcher(name).find()) {
            throw new IllegalArgumentException("'" + name + "' leads out of " + root);
        }
        return name.isEmpty() ? root : new Path(root, new Path(null, null, name));
    }

    private boolean local() {
        return RootFolder.isLocal(root);
    }

    void makeFolder(String name) throws IOException {
        call(Kind.CHANGE, () -> {
            context.mkdir(path(name), null, true);
            return name;
        });
    }

    boolean exists(String name) throws IOException {
        return call(Kind.READ, () -> context.util().exists(path(name)));
    }

    FSDataInputStream open(String name) throws IOException {
        return context.open(path(name));
    }

    byte[] read(String name) throws IOException {
        return call(Kind.READ, () -> {
            try (FSDataInputStream in = open(name)) {
                return in.readAllBytes();
            }
        });
    }

    /** The files and folders of a folder that are not temporary; none when there is no such folder. */
    List<FileStatus> list(String folder) throws IOException {
        return everything(folder).stream().filter(status -> !temporary(status)).toList();
    }

    private List<FileStatus> everything(String folder) throws IOException {
        return call(Kind.READ, () -> listed(folder));
    }

    private List<FileStatus> listed(String folder) throws IOException {
        List<FileStatus> found = new ArrayList<>();
        try {
            RemoteIterator<FileStatus> files = context.listStatus(path(folder));
            while (files.hasNext()) {
                found.add(files.next());
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        return found;
    }

    private static boolean temporary(FileStatus status) {
        return status.getPath().getName().contains(TEMPORARY);
    }

    /** Removes what killed writers left in a folder, unless it is younger than the given age by the file system's clock. */
    void removeLeftovers(String folder, long minimumAgeMillis) throws IOException {
        List<FileStatus> leftovers =
                everything(folder).stream().filter(DurableFiles::temporary).toList();
        if (leftovers.isEmpty()) {
            return;
        }
        long newest = now() - minimumAgeMillis;
        for (FileStatus leftover : leftovers) {
            if (leftover.getModificationTime() <= newest) {
                call(Kind.CHANGE, () -> context.delete(leftover.getPath(), true));
            }
        }
    }

    /** The file system's own clock, milliseconds since 1970, read from a file written for the purpose. */
    long now() throws IOException {
        String probe = temporaryName("clock", UUID.randomUUID().toString());
        return call(Kind.WRITE, () -> {
            writeTemporary(probe, out -> out.write(0));
            try {
                return context.getFileStatus(path(probe)).getModificationTime();
            } finally {
                context.delete(path(probe), false);
            }
        });
    }

    long modified(String name) throws IOException {
        return call(Kind.READ, () -> context.getFileStatus(path(name)).getModificationTime());
    }

    long length(String name) throws IOException {
        return call(Kind.READ, () -> context.getFileStatus(path(name)).getLen());
    }

    void delete(String name) throws IOException {
        call(Kind.CHANGE, () -> context.delete(path(name), true));
    }

    /** Writes a file, replacing what was there. */
    void write(String name, FileContent content) throws IOException {
        String temporary = temporaryName(name, UUID.randomUUID().toString());
        call(Kind.WRITE, () -> {
            writeTemporary(temporary, content);
            replace(temporary, name);
            return name;
        });
    }

    /**
     * Writes a file that must not exist yet.
     *
     * @param writer tells this temporary name from those of other writers
     * @throws FileAlreadyExistsException if it does; after trouble it may be this very file, whose writing was done but not
     *     answered
     */
    void writeNew(String name, String writer, FileContent content) throws IOException {
        String temporary = temporaryName(name, writer);
        call(Kind.WRITE, () -> {
            writeTemporary(temporary, content);
            try {
                publish(temporary, name);
            } finally {
                context.delete(path(temporary), false);
            }
            return name;
        });
    }

    /** It begins with an underscore, which readers of a folder of Parquet files leave out. */
    private static String temporaryName(String name, String writer) {
        int base = name.lastIndexOf('/') + 1;
        return name.substring(0, base) + "_" + name.substring(base) + TEMPORARY + writer;
    }

    /** What could not be written to its end is removed: on a full disk it would take the last of the room. */
    private void writeTemporary(String temporary, FileContent content) throws IOException {
        try {
            writeAll(temporary, content);
        } catch (IOException | FSError e) {
            try {
                context.delete(path(temporary), false);
            } catch (IOException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    /**
     * A stream of HDFS that has failed throws one and the same exception again when it is closed. Java refuses to note an exception
     * beside itself and throws another one in its place, here or in a writer of Parquet.
     */
    private void writeAll(String temporary, FileContent content) throws IOException {
        try (FSDataOutputStream out =
                context.create(path(temporary), EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE))) {
            content.writeTo(out);
            out.hsync();
        } catch (IllegalArgumentException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void publish(String temporary, String name) throws IOException {
        if (!local() || !link(temporary, name)) {
            context.rename(path(temporary), path(name), Options.Rename.NONE);
        }
    }

    /** Moves a file or folder to a name that does not exist yet. */
    void move(String from, String to) throws IOException {
        call(Kind.CHANGE, () -> {
            context.rename(path(from), path(to), Options.Rename.NONE);
            return to;
        });
    }

    /**
     * Moves a file or folder to {@code quarantine}, where nothing reads it again, and returns its new name.
     *
     * @param as its last name there, before which the time is put
     */
    String moveAside(String name, String as) throws IOException {
        String aside = QUARANTINE + "/" + now() + "-" + as;
        makeFolder(QUARANTINE);
        move(name, aside);
        return aside;
    }

    /** A hard link fails when the name exists, which a local rename does not; false where there are no hard links. */
    private boolean link(String from, String to) throws IOException {
        try {
            Files.createLink(localPath(to), localPath(from));
            return true;
        } catch (java.nio.file.FileAlreadyExistsException e) {
            throw new FileAlreadyExistsException(path(to) + " exists");
        } catch (java.nio.file.FileSystemException | UnsupportedOperationException e) {
            return false;
        }
    }

    private void replace(String from, String to) throws IOException {
        if (local()) {
            Files.move(localPath(from), localPath(to), StandardCopyOption.ATOMIC_MOVE);
        } else {
            context.rename(path(from), path(to), Options.Rename.OVERWRITE);
        }
    }

    private java.nio.file.Path localPath(String name) {
        return java.nio.file.Path.of(path(name).toUri().getPath());
    }
}
