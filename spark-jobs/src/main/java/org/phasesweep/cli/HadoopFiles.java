package org.phasesweep.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.phasesweep.store.ClientLimits;
import org.phasesweep.store.StoreException;
import org.phasesweep.store.Uris;

/** Files by path or URI: local ones by Java alone, others through Hadoop. */
final class HadoopFiles {

    private static final Pattern CREDENTIALS = Pattern.compile("^[^/]*//[^/@]*:[^/@]*@");

    private HadoopFiles() {}

    /** A file relative to the folder of another. */
    static String sibling(String file, String relative) {
        return new Path(new Path(file).getParent(), relative).toString();
    }

    static InputStream open(String location) throws IOException {
        if (!Uris.isUri(location)) {
            return openLocal(java.nio.file.Path.of(location));
        }
        refuseCredentials(location);
        Path path = new Path(location);
        try {
            return path.getFileSystem(ClientLimits.of(new Configuration())).open(path);
        } catch (IOException e) {
            throw StoreException.of(location, e);
        } catch (RuntimeException e) {
            throw StoreException.ofUnchecked(location, e);
        }
    }

    /** They would be in the manifest and in messages. */
    private static void refuseCredentials(String location) throws IOException {
        if (CREDENTIALS.matcher(location).find()) {
            throw new IOException(
                    "a URI with a password is not read, because results say where their data came from; give it without,"
                            + " and the password in the site's Hadoop configuration");
        }
    }

    /** A folder can be opened, but only reading it fails, with a message that names nothing. */
    private static InputStream openLocal(java.nio.file.Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileNotFoundException("it is a folder; give one file");
        }
        return Files.newInputStream(file);
    }
}
