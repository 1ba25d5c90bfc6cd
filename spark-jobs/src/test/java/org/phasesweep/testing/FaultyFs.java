package org.phasesweep.testing;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options.ChecksumOpt;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local file system under the scheme {@code faulty:}, whose disk can be full and whose clock can be wrong. */
public final class FaultyFs extends DelegateToFileSystem {

    private static final String SCHEME = "faulty";

    private static volatile Predicate<String> full = path -> false;
    private static volatile long offsetMillis;

    /** As Hadoop makes file systems. */
    public FaultyFs(URI uri, Configuration configuration) throws IOException, java.net.URISyntaxException {
        super(uri, new Renamed(), configuration, SCHEME, false);
    }

    private static final class Renamed extends RawLocalFileSystem {

        @Override
        public URI getUri() {
            return URI.create(SCHEME + ":///");
        }
    }

    /** From now on files whose temporary path this takes are written half, and then there is no room. */
    public static void fullFor(Predicate<String> paths) {
        full = paths;
    }

    /** From now on the file system's clock is this much ahead of the machine's. */
    public static void clockAheadBy(long millis) {
        offsetMillis = millis;
    }

    /** No faults. */
    public static void mend() {
        fullFor(path -> false);
        clockAheadBy(0);
    }

    /** A local path as it is called here. */
    public static String at(Path path) {
        return SCHEME + "://" + path;
    }

    @Override
    public FSDataOutputStream createInternal(
            org.apache.hadoop.fs.Path path,
            EnumSet<CreateFlag> flags,
            FsPermission permission,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress,
            ChecksumOpt checksum,
            boolean createParent)
            throws IOException {
        FSDataOutputStream out = super.createInternal(
                path, flags, permission, bufferSize, replication, blockSize, progress, checksum, createParent);
        return full.test(path.toUri().getPath()) ? new FSDataOutputStream(new HalfWritten(out), null) : out;
    }

    /** As a stream of HDFS, it throws one and the same exception from then on, also when it is closed. */
    private static final class HalfWritten extends FilterOutputStream {

        private final IOException noSpace = new IOException("No space left on device");
        private boolean failed;

        HalfWritten(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length / 2);
            failed = true;
            throw noSpace;
        }

        @Override
        public void write(int value) throws IOException {
            failed = true;
            throw noSpace;
        }

        @Override
        public void close() throws IOException {
            out.close();
            if (failed) {
                throw noSpace;
            }
        }
    }

    @Override
    public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
        return shifted(super.getFileStatus(path));
    }

    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
        return Arrays.stream(super.listStatus(path)).map(FaultyFs::shifted).toArray(FileStatus[]::new);
    }

    private static FileStatus shifted(FileStatus status) {
        return new FileStatus(
                status.getLen(),
                status.isDirectory(),
                status.getReplication(),
                status.getBlockSize(),
                status.getModificationTime() + offsetMillis,
                status.getPath());
    }
}
