package org.phasesweep.aggregate;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.phasesweep.analysis.Diagrams;
import org.phasesweep.engine.UnitEngine;
import org.phasesweep.observable.Observable;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.table.ColumnTable;
import org.phasesweep.table.CorruptTableException;
import org.phasesweep.table.Diagram;
import org.phasesweep.table.DiagramFiles;
import org.phasesweep.table.UnitRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the result files from the committed rows: {@code realizations.parquet/}, {@code failures.parquet},
 * {@code diagram.parquet|.arrow|.csv}. Needs no Spark and no lock, so it also works beside a run. What it makes is a function
 * of the rows alone, not of the files they are in or their order.
 */
public final class Aggregator {

    private static final Logger LOG = LoggerFactory.getLogger(Aggregator.class);

    /** A run beside this one may move a damaged file aside between listing and reading. */
    private static final int TRIES = 3;

    private final ResultDirectory directory;
    private final SweepPlan plan;
    private final Components components;

    /**
     * An aggregator of a directory.
     *
     * @param directory the result directory
     * @param plan the plan of the spec: its points, and its first R realizations are used
     * @param components the registered parts
     */
    public Aggregator(ResultDirectory directory, SweepPlan plan, Components components) {
        this.directory = directory;
        this.plan = plan;
        this.components = components;
    }

    /**
     * Reads all rows and writes the files.
     *
     * @throws IOException if the directory cannot be read or written, or holds rows of other observables
     */
    public Aggregate aggregate() throws IOException {
        SweepRows rows = rows();
        Diagram diagram = Diagrams.of(rows.realizations(), observables());
        writeRealizations(rows);
        directory.write("failures.parquet", out -> ParquetTables.write(out, failures(rows)));
        directory.write("diagram.parquet", out -> ParquetTables.write(out, DiagramFiles.columns(diagram)));
        directory.write("diagram.arrow", DiagramFiles.toArrow(diagram));
        directory.writeText("diagram.csv", DiagramFiles.toCsv(diagram));
        long units = (long) plan.slices().size() * plan.spec().realizations();
        return new Aggregate(rows.realizations(), diagram, units, rows.completeUnits(), rows.failedUnits());
    }

    private List<Observable> observables() {
        return plan.spec().observables().stream().map(components::observable).toList();
    }

    private SweepRows rows() throws IOException {
        List<String> columns = new UnitEngine(components, plan.spec(), null).columns();
        for (int i = 1; ; i++) {
            try {
                SweepRows rows = new SweepRows(plan, columns);
                directory.inventory().forEachTable(rows::add);
                return rows;
            } catch (FileNotFoundException | CorruptTableException e) {
                if (i == TRIES) {
                    throw new IOException(
                            "files in " + directory.location() + "/units vanish while they are read: " + e.getMessage(),
                            e);
                }
                LOG.info("a file was moved aside meanwhile; reading again", e);
            }
        }
    }

    /** In a folder, as readers of Parquet expect of data that may one day be in several files. */
    private void writeRealizations(SweepRows rows) throws IOException {
        RealizationTables tables = new RealizationTables(plan, rows);
        directory.write("realizations.parquet/part-00000.parquet", out -> {
            try (ParquetTables file = new ParquetTables(out, tables.empty())) {
                tables.forEach(file::append);
            }
        });
    }

    private ColumnTable failures(SweepRows rows) {
        List<GridPoint> points = new ArrayList<>();
        List<UnitRow> failed = new ArrayList<>();
        for (Map.Entry<Integer, UnitRow> entry : rows.failures().entrySet()) {
            points.add(plan.points().get(rows.pointOfSlot(entry.getKey())));
            failed.add(entry.getValue());
        }
        String seed = plan.spec().seed() + "/";
        return DiagramFiles.axes(points, plan.otherAxes())
                .with("unit", failed.stream().map(UnitRow::unitId).toList())
                .with("cell", failed.stream().map(UnitRow::cellId).toList())
                .with(
                        "realization",
                        failed.stream().mapToDouble(UnitRow::realization).toArray())
                .with("cause", failed.stream().map(UnitRow::failure).toList())
                .with(
                        "stream_key",
                        failed.stream().map(row -> seed + row.unitId()).toList());
    }
}
