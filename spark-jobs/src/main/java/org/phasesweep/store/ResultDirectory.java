package org.phasesweep.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.plan.Resources.Shard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A result directory on any Hadoop file system with an atomic rename. Every file is written under a temporary name and
 * renamed, so that a reader in another terminal sees a whole file or none. Thread-safe.
 */
public final class ResultDirectory {

    /** The spec as given. */
    public static final String SPEC = "sweep.yaml";

    /** The spec with defaults and overrides. */
    public static final String RESOLVED_SPEC = "sweep.resolved.yaml";

    private static final Logger LOG = LoggerFactory.getLogger(ResultDirectory.class);
    private static final String MANIFEST = "manifest.json";
    private static final String PROGRESS = "progress";
    private static final String JSON_EXTENSION = ".json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new UnknownNumbers())
            .build();

    /** Temporary files of live shards and aggregations are younger than this; older ones belong to the dead. */
    private static final long LEFTOVER_AGE_MILLIS = 600_000;

    private final DurableFiles files;

    private ResultDirectory(DurableFiles files) {
        this.files = files;
    }

    /**
     * The directory at a location, which need not exist.
     *
     * @param location a URI, or a local path when it has no scheme
     * @param configuration the site's Hadoop configuration
     * @throws IOException if no file system serves the scheme, or it is an object store
     */
    public static ResultDirectory at(String location, Configuration configuration) throws IOException {
        return new ResultDirectory(DurableFiles.at(location, configuration));
    }

    /**
     * The same directory, whose operations wait when its file system is full or away: until it is back, at most the time of
     * the setting {@code phasesweep.store.patience.seconds} (two minutes), which all of them share.
     *
     * @param notice told when the waiting begins, and when it was not for nothing
     */
    public ResultDirectory patient(Consumer<String> notice) {
        return new ResultDirectory(files.patient(notice));
    }

    /** Its location with the scheme. */
    public String location() {
        return files.location();
    }

    /** Whether there is a sweep in it. */
    public boolean exists() throws IOException {
        return files.exists(RESOLVED_SPEC);
    }

    /** Makes the folders. */
    public void create() throws IOException {
        files.makeFolder("units");
    }

    /** Whether there is a file or folder of that name, relative to the directory. */
    public boolean exists(String name) throws IOException {
        return files.exists(name);
    }

    /** The bytes of a file. */
    public byte[] read(String name) throws IOException {
        return files.read(name);
    }

    /** A file that need not fit in memory; the caller closes the stream. */
    public InputStream open(String name) throws IOException {
        return files.open(name);
    }

    /** Bytes of a file. */
    public long length(String name) throws IOException {
        return files.length(name);
    }

    /** Writes a file, replacing what was there; parent folders are made. */
    public void write(String name, byte[] bytes) throws IOException {
        write(name, out -> out.write(bytes));
    }

    /** Writes a file that need not fit in memory. */
    public void write(String name, FileContent content) throws IOException {
        int slash = name.lastIndexOf('/');
        files.makeFolder(slash < 0 ? "" : name.substring(0, slash));
        files.write(name, content);
    }

    /** Writes text in UTF-8. */
    public void writeText(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads text in UTF-8. */
    public String readText(String name) throws IOException {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    /** Removes a file or folder, if it is there. */
    public void delete(String name) throws IOException {
        files.delete(name);
    }

    public void writeManifest(Manifest manifest) throws IOException {
        writeJson(MANIFEST, manifest);
    }

    /** The manifest, empty before the first run. */
    public Optional<Manifest> manifest() throws IOException {
        return readJson(MANIFEST, Manifest.class);
    }

    public void writeProgress(Shard shard, Progress progress) throws IOException {
        writeJson(progressName(shard), progress);
    }

    /** How far the run (or the shard) is or was, empty before the first. */
    public Optional<Progress> progress(Shard shard) throws IOException {
        return readJson(progressName(shard), Progress.class);
    }

    /** Writes the means of a run that goes on, an Arrow file. */
    public void writeLive(Shard shard, byte[] means) throws IOException {
        write(liveName(shard), means);
    }

    /** Removes them, if they are there. */
    public void deleteLive(Shard shard) throws IOException {
        delete(liveName(shard));
    }

    private static String liveName(Shard shard) {
        return ShardNames.of("live", shard) + ".arrow";
    }

    private static String progressName(Shard shard) {
        return ShardNames.of(PROGRESS, shard) + JSON_EXTENSION;
    }

    /** How far every run and shard of the directory is or was, in the order of their files' names. */
    public Map<Shard, Progress> progress() throws IOException {
        Map<Shard, Progress> found = new LinkedHashMap<>();
        for (String name : names()) {
            Optional<Shard> shard = name.endsWith(JSON_EXTENSION)
                    ? ShardNames.shard(PROGRESS, name.substring(0, name.length() - JSON_EXTENSION.length()))
                    : Optional.empty();
            if (shard.isPresent()) {
                readJson(name, Progress.class).ifPresent(progress -> found.put(shard.get(), progress));
            }
        }
        return found;
    }

    private List<String> names() throws IOException {
        return files.list("").stream()
                .map(status -> status.getPath().getName())
                .sorted()
                .toList();
    }

    /** The parts of the sweep that live runs are at work on, in this process or any other. */
    public List<Shard> inUse() throws IOException {
        return new LockFiles(files).inUse();
    }

    private void writeJson(String name, Object value) throws IOException {
        writeText(name, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
    }

    private <T> Optional<T> readJson(String name, Class<T> type) throws IOException {
        try {
            return exists(name) ? Optional.ofNullable(JSON.readValue(read(name), type)) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IOException(
                    location() + "/" + name + " is damaged (" + e.getOriginalMessage()
                            + "); no row is lost: move it away, and the same 'run' command writes a new one",
                    e);
        }
    }

    /** The committed rows. */
    public UnitFiles units() {
        return new UnitFiles(files);
    }

    /**
     * What is there, read only: files that cannot be believed are named in the log and left out. For use beside a run in
     * another process.
     */
    public UnitInventory inventory() throws IOException {
        UnitInventory inventory = read();
        inventory.unsound().forEach((name, reason) -> LOG.warn("units/{} is left out: {}", name, reason));
        return inventory;
    }

    private UnitInventory read() throws IOException {
        UnitInventory inventory = new UnitInventory(units());
        inventory.refresh(row -> {});
        return inventory;
    }

    /**
     * What is there, after files that cannot be believed have been moved to {@code quarantine}. Only for the holder of the
     * lock.
     */
    public UnitInventory repairedInventory() throws IOException {
        UnitInventory inventory = read();
        while (!inventory.unsound().isEmpty()) {
            inventory.quarantineUnsound();
            inventory = read();
        }
        return inventory;
    }

    /**
     * Takes the directory for a run, makes its folders and removes what killed runs left half-written.
     *
     * @param shard the part that will run, {@code Shard.ALL} for all
     * @throws DirectoryLockedException if another run is alive in it
     */
    public DirectoryLock lock(Shard shard) throws IOException {
        create();
        DirectoryLock lock = DirectoryLock.acquire(files, shard);
        try {
            files.removeLeftovers("", LEFTOVER_AGE_MILLIS);
            files.removeLeftovers("realizations.parquet", LEFTOVER_AGE_MILLIS);
            files.removeLeftovers("units", shard.n() > 1 ? LEFTOVER_AGE_MILLIS : 0);
            return lock.startHeartbeat();
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }
}
