package org.phasesweep.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.table.CorruptTableException;
import org.phasesweep.table.UnitRow;
import org.phasesweep.table.UnitTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files in {@code DIR/units}, one per commit. A file's name is the SHA-256 of which rows are in it, so that a task that
 * ran twice writes one file; its content never changes.
 */
public final class UnitFiles {

    private static final Logger LOG = LoggerFactory.getLogger(UnitFiles.class);
    private static final String FOLDER = "units";
    private static final String EXTENSION = ".arrow";
    private static final int DIGEST_DIGITS = 16;

    private final DurableFiles files;

    UnitFiles(DurableFiles files) {
        this.files = files;
    }

    /** Whether {@code DIR/units} is there; on an executor this tells whether it sees the driver's folder. */
    public boolean reachable() throws IOException {
        return files.exists(FOLDER);
    }

    /**
     * Writes rows as one file. The same rows written before are left as they are.
     *
     * @param table at least one row
     * @param attempt tells this writer from every other one, so that two never share a temporary name
     */
    public UnitFile commit(UnitTable table, String attempt) throws IOException {
        byte[] bytes = table.toArrow();
        String identity = identity(table.rows());
        try {
            return commit(UnitFile.of(identity + EXTENSION, bytes), bytes, attempt);
        } catch (FileAlreadyExistsException e) {
            LOG.warn("{}/{}{} exists with other content; both are kept", FOLDER, identity, EXTENSION);
            String digest = Sha256.of(bytes).substring(0, DIGEST_DIGITS);
            return commit(UnitFile.of(identity + "-" + digest + EXTENSION, bytes), bytes, attempt);
        }
    }

    private UnitFile commit(UnitFile file, byte[] bytes, String attempt) throws IOException {
        try {
            files.writeNew(path(file.name()), attempt, out -> out.write(bytes));
        } catch (FileAlreadyExistsException e) {
            if (!Arrays.equals(bytes, read(file.name()))) {
                throw e;
            }
        }
        return file;
    }

    /** Whether a file of these rows has such a name. */
    public static boolean isName(String name, List<UnitRow> rows) {
        return name.startsWith(identity(rows));
    }

    /** Of the rows' identities, in their order; a failed row is another row than a good one. */
    private static String identity(List<UnitRow> rows) {
        List<String> lines = rows.stream()
                .map(row -> row.unitId() + " " + row.cellId() + (row.failed() ? " failed" : ""))
                .toList();
        return HexFormat.of().formatHex(RandomStreams.sha256(lines));
    }

    /** Names of all committed files, oldest first, those of one moment in the order of their names. */
    public List<String> names() throws IOException {
        return files.list(FOLDER).stream()
                .filter(status -> status.getPath().getName().endsWith(EXTENSION))
                .sorted(Comparator.comparingLong(FileStatus::getModificationTime)
                        .thenComparing(status -> status.getPath().getName()))
                .map(status -> status.getPath().getName())
                .collect(Collectors.toList());
    }

    /** The bytes of a file. */
    public byte[] read(String name) throws IOException {
        return files.read(path(name));
    }

    /** Whether there is something of that name, be it a folder or a file that may not be read. */
    boolean exists(String name) throws IOException {
        return files.exists(path(name));
    }

    /** The rows of a file. */
    public UnitTable table(String name) throws IOException, CorruptTableException {
        return UnitTable.fromArrow(read(name));
    }

    /** Moves a file to {@code DIR/quarantine}, where nothing reads it again, and says so in the log. */
    void quarantine(String name, String reason) throws IOException {
        String aside;
        try {
            aside = files.moveAside(path(name), name);
        } catch (FileNotFoundException e) {
            LOG.info("another shard has moved {}/{} aside already", FOLDER, name, e);
            return;
        }
        LOG.error("{}/{} is not used: {}. Moved to {}; its units are computed again", FOLDER, name, reason, aside);
    }

    private static String path(String name) {
        return FOLDER + "/" + name;
    }
}
