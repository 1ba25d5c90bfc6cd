package org.phasesweep.store;

import java.io.IOException;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.fs.local.RawLocalFs;

/** The folder that a user means by a location, a URI or a local path, and the file system that serves it. */
final class RootFolder {

    private static final Set<String> OBJECT_STORES = Set.of(
            "s3", "s3a", "s3n", "gs", "abfs", "abfss", "wasb", "wasbs", "adl", "oss", "obs", "cosn", "swift", "tos");

    private RootFolder() {}

    /** The folder with its scheme. @throws IOException if it is in an object store */
    static Path of(String location) throws IOException {
        if (!Uris.isUri(location)) {
            return local(java.nio.file.Path.of(location));
        }
        String scheme = Uris.scheme(location);
        if (OBJECT_STORES.contains(scheme)) {
            throw new IOException("cannot use '" + location + "': '" + scheme
                    + ":' is an object store, which has no atomic rename, so a killed run could leave half-written files; "
                    + "give a folder on a file system (a local or shared path, hdfs:) and copy the results afterwards");
        }
        return Uris.isLocal(location)
                ? local(java.nio.file.Path.of(new Path(location).toUri().getPath()))
                : new Path(location);
    }

    private static Path local(java.nio.file.Path path) {
        return new Path("file", null, path.toAbsolutePath().normalize().toString());
    }

    static boolean isLocal(Path root) {
        return "file".equals(root.toUri().getScheme());
    }

    /**
     * Its file system. Local paths use the raw local one, because the checksumming one renames its {@code .crc} files in a
     * second step and a kill between the two leaves a file that cannot be read.
     *
     * @throws IOException if nothing serves the scheme
     */
    static FileContext fileSystem(Path root, Configuration site) throws IOException {
        Configuration configuration = isLocal(root) ? new Configuration(site) : ClientLimits.of(site);
        configuration.setClass("fs.AbstractFileSystem.file.impl", RawLocalFs.class, RawLocalFs.class);
        try {
            return FileContext.getFileContext(root.toUri(), configuration);
        } catch (UnsupportedFileSystemException e) {
            throw new IOException(
                    "cannot use '" + root + "': no Hadoop file system serves the scheme '"
                            + root.toUri().getScheme()
                            + ":'; give a local path, file: or hdfs:, or add its jar to the class path",
                    e);
        } catch (RuntimeException e) {
            throw StoreException.ofUnchecked(root.toString(), e);
        }
    }
}
