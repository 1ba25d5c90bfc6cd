package org.phasesweep.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.phasesweep.plan.CompletedCells;
import org.phasesweep.store.RowLedger.Entry;
import org.phasesweep.table.CorruptTableException;
import org.phasesweep.table.UnitRow;
import org.phasesweep.table.UnitTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the files in {@code DIR/units} hold: every file is read, checked and entered in a ledger; the rows themselves are not
 * kept. Rows found twice must be equal bit for bit and count once. A failed row is no result and is not entered. Not
 * thread-safe.
 */
public final class UnitInventory implements CompletedCells {

    /** Takes rows as they are found. */
    @FunctionalInterface
    public interface RowSink {

        /** One row, good or failed. */
        void accept(UnitRow row);
    }

    private static final Logger LOG = LoggerFactory.getLogger(UnitInventory.class);

    private final UnitFiles files;
    private final RowLedger good = new RowLedger();
    private final List<UnitFile> found = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final TreeMap<String, String> unsound = new TreeMap<>();

    /** An inventory that has seen nothing yet. */
    UnitInventory(UnitFiles files) {
        this.files = files;
    }

    /** Reads the files that are new since the last call; rows that were not known, and failed ones, go to the sink. */
    public void refresh(RowSink sink) throws IOException {
        for (String name : files.names()) {
            if (!indices.containsKey(name)) {
                absorbUnlessGone(name, sink);
            }
        }
    }

    /** A shard beside this one may move a damaged file aside between listing and reading; a folder does not open either. */
    private void absorbUnlessGone(String name, RowSink sink) throws IOException {
        try {
            absorb(name, sink);
        } catch (FileNotFoundException e) {
            if (files.exists(name)) {
                reject(name, "it cannot be opened as a file: " + e.getMessage());
            } else {
                LOG.info("units/{} was moved aside meanwhile", name, e);
            }
        }
    }

    /** Whether this very file was found, sound or not. */
    public boolean has(UnitFile file) {
        Integer index = indices.get(file.name());
        return index != null && found.get(index).equals(file);
    }

    /**
     * Reads a file, also if it was read before.
     *
     * @throws FileNotFoundException if it cannot be seen from here
     */
    public void absorb(String name, RowSink sink) throws IOException {
        byte[] bytes = files.read(name);
        int index = indices.computeIfAbsent(name, n -> found.size());
        UnitFile file = UnitFile.of(name, bytes);
        if (index == found.size()) {
            found.add(file);
        } else {
            found.set(index, file);
        }
        try {
            enter(UnitTable.fromArrow(bytes), index, sink);
        } catch (CorruptTableException e) {
            reject(name, e.getMessage());
        }
    }

    private void enter(UnitTable table, int file, RowSink sink) {
        for (UnitRow row : table.rows()) {
            Entry entry = row.failed() ? Entry.FIRST : good.add(row, file);
            if (entry == Entry.UNEQUAL) {
                rejectBoth(row, file);
            } else if (entry == Entry.FIRST) {
                sink.accept(row);
            }
        }
    }

    private void rejectBoth(UnitRow row, int file) {
        String first = found.get(good.file(row.cellId(), row.realization())).name();
        String second = found.get(file).name();
        String what = "unit " + row.unitId() + ", cell " + row.cellId() + " has other numbers in ";
        reject(first, what + second);
        reject(second, what + first);
    }

    private void reject(String name, String reason) {
        unsound.putIfAbsent(name, reason);
    }

    /** Files that cannot be believed, each with the reason, sorted by name. */
    public Map<String, String> unsound() {
        return java.util.Collections.unmodifiableMap(unsound);
    }

    /** The files that are believed, in the order in which they were found. */
    public List<String> sound() {
        return found.stream()
                .map(UnitFile::name)
                .filter(name -> !unsound.containsKey(name))
                .toList();
    }

    /** Moves every unsound file aside; then only a new inventory tells what is left. */
    void quarantineUnsound() throws IOException {
        for (Map.Entry<String, String> entry : unsound.entrySet()) {
            files.quarantine(entry.getKey(), entry.getValue());
        }
    }

    /** Whether there is a good row. */
    @Override
    public boolean contains(String sliceId, int realization, String cellId) {
        return good.contains(cellId, realization);
    }

    /** Good rows, each counted once. */
    public int rows() {
        return good.size();
    }

    /** Takes the content of one file after another. */
    @FunctionalInterface
    public interface TableSink {

        /** All rows of a file, good and failed; equal rows may come in several files. */
        void accept(UnitTable table) throws IOException;
    }

    /** Reads all believed files again, in the order in which they were found. */
    public void forEachTable(TableSink sink) throws IOException, CorruptTableException {
        for (String name : sound()) {
            UnitTable table = files.table(name);
            try {
                sink.accept(table);
            } catch (IOException e) {
                throw new IOException("units/" + name + ": " + e.getMessage(), e);
            }
        }
    }
}
