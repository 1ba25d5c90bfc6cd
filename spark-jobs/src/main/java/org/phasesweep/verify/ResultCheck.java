package org.phasesweep.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.phasesweep.aggregate.ResultFile;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.table.ColumnTable;
import org.phasesweep.table.CorruptTableException;

/**
 * Result files beside what the units give: byte for byte, and where bytes differ value for value. A file is held in memory only
 * where it differs.
 */
final class ResultCheck {

    /** The first column of a table that is no axis. */
    private static final Set<String> AFTER_AXES = Set.of("unit", "realizations");

    private static final Set<String> IDENTITY = Set.of("unit", "cell", "realization");

    private final ResultDirectory directory;
    private final Findings findings;

    ResultCheck(ResultDirectory directory, Findings findings) {
        this.directory = directory;
        this.findings = findings;
    }

    /** @param made whether the manifest says that the results have been made */
    void check(List<ResultFile> files, boolean made) throws IOException {
        boolean some = false;
        for (ResultFile file : files) {
            some |= directory.exists(file.name());
        }
        if (!some && !made) {
            findings.remark("there are no results yet; 'phasesweep aggregate' makes them");
            return;
        }
        long before = findings.differences();
        for (ResultFile file : files) {
            check(file);
        }
        if (findings.differences() > before) {
            findings.remark(
                    "results differ from units where somebody has changed them, or a run was killed before it wrote them;"
                            + " 'phasesweep aggregate' makes them anew of the units that are there now");
        }
    }

    private void check(ResultFile file) throws IOException {
        if (!directory.exists(file.name())) {
            findings.difference(file.name() + " is missing");
            return;
        }
        long at = firstDifference(file);
        if (at >= 0) {
            long before = findings.differences();
            compareValues(file);
            if (findings.differences() == before) {
                findings.difference(
                        file.name() + ": byte " + at + " is not what the units give, though no value differs");
            }
        }
    }

    private long firstDifference(ResultFile file) throws IOException {
        try (InputStream in = new BufferedInputStream(directory.open(file.name()));
                ComparingStream comparing = new ComparingStream(in);
                FSDataOutputStream out = new FSDataOutputStream(comparing, null)) {
            file.content().writeTo(out);
            out.flush();
            return comparing.firstDifference();
        }
    }

    private void compareValues(ResultFile file) throws IOException {
        try {
            StoredTable stored = StoredTable.read(file.name(), directory.read(file.name()));
            int[] rows = {0};
            file.tables().forEach(table -> {
                compare(file.name(), stored, table, rows[0]);
                rows[0] += table.rowCount();
            });
            if (stored.rowCount() != rows[0]) {
                findings.difference(file.name() + " has " + stored.rowCount() + " rows, the units give " + rows[0]);
            }
        } catch (CorruptTableException e) {
            findings.difference(file.name() + ": " + e.getMessage());
        }
    }

    private void compare(String file, StoredTable stored, ColumnTable table, int first) {
        StoredTable expected = StoredTable.of(table);
        if (!stored.names().equals(expected.names())) {
            if (first == 0) {
                findings.difference(
                        file + " has the columns " + stored.names() + ", the units give " + expected.names());
            }
            return;
        }
        int rows = Math.min(expected.rowCount(), stored.rowCount() - first);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < expected.names().size(); column++) {
                String computed = expected.at(column, row);
                String there = stored.at(column, first + row);
                if (!computed.equals(there)) {
                    findings.value(
                            file,
                            ", row " + (first + row + 1) + " (" + inWords(expected, row) + "), "
                                    + expected.names().get(column) + ": the file says " + there + ", the units give "
                                    + computed);
                }
            }
        }
    }

    private static String inWords(StoredTable table, int row) {
        StringBuilder words = new StringBuilder();
        boolean axis = true;
        for (int column = 0; column < table.names().size(); column++) {
            String name = table.names().get(column);
            axis &= !AFTER_AXES.contains(name);
            if (axis || IDENTITY.contains(name)) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(name)
                        .append(' ')
                        .append(table.at(column, row));
            }
        }
        return words.toString();
    }
}
