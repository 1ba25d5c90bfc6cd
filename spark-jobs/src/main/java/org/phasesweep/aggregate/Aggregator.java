package org.phasesweep.aggregate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.phasesweep.analysis.Diagrams;
import org.phasesweep.observable.Observable;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.store.FileContent;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.table.ColumnTable;
import org.phasesweep.table.Diagram;
import org.phasesweep.table.DiagramFiles;
import org.phasesweep.table.UnitRow;

/**
 * Makes the result files from the committed rows: {@code realizations.parquet/}, {@code failures.parquet},
 * {@code diagram.parquet|.arrow|.csv}. Needs no Spark and no lock, so it also works beside a run. What it makes is a function
 * of the rows alone, not of the files they are in or their order.
 */
public final class Aggregator {

    private final ResultDirectory directory;
    private final SweepInput input;
    private final Components components;

    /**
     * An aggregator of a directory.
     *
     * @param directory the result directory
     * @param input the spec, of which the first R realizations are used, and the shape of its data file
     * @param components the registered parts
     */
    public Aggregator(ResultDirectory directory, SweepInput input, Components components) {
        this.directory = directory;
        this.input = input;
        this.components = components;
    }

    /**
     * Reads all rows and writes the files.
     *
     * @throws IOException if the directory cannot be read or written, or holds rows of other observables
     */
    public Aggregate aggregate() throws IOException, PlanException {
        GrownSweep sweep = GrownSweep.read(directory, input, components);
        Diagram diagram = Diagrams.of(sweep.realizations(), observables());
        for (ResultFile file : files(sweep, diagram)) {
            directory.write(file.name(), file.content());
        }
        return new Aggregate(
                sweep.plan(),
                sweep.realizations(),
                diagram,
                sweep.units(),
                sweep.completeUnits(),
                sweep.rows().failedUnits());
    }

    /** What {@link #aggregate} would write of these rows; reads and writes nothing. */
    public List<ResultFile> files(GrownSweep sweep) {
        return files(sweep, Diagrams.of(sweep.realizations(), observables()));
    }

    private List<ResultFile> files(GrownSweep sweep, Diagram diagram) {
        ColumnTable columns = DiagramFiles.columns(diagram);
        return List.of(
                realizations(sweep),
                ResultFile.parquet("failures.parquet", failures(sweep)),
                ResultFile.parquet("diagram.parquet", columns),
                inMemory("diagram.arrow", DiagramFiles.toArrow(diagram), columns),
                inMemory("diagram.csv", columns.toCsv().getBytes(StandardCharsets.UTF_8), columns.withoutLists()));
    }

    private static ResultFile inMemory(String name, byte[] bytes, ColumnTable table) {
        return new ResultFile(name, out -> out.write(bytes), sink -> sink.accept(table));
    }

    private List<Observable> observables() {
        return input.spec().observables().stream().map(components::observable).toList();
    }

    /** In a folder, as readers of Parquet expect of data that may one day be in several files. */
    private static ResultFile realizations(GrownSweep sweep) {
        RealizationTables tables = new RealizationTables(sweep);
        FileContent content = out -> {
            try (ParquetTables file = new ParquetTables(out, tables.empty())) {
                tables.forEach(file::append);
            }
        };
        return new ResultFile("realizations.parquet/part-00000.parquet", content, tables::forEach);
    }

    private static ColumnTable failures(GrownSweep sweep) {
        SweepPlan plan = sweep.plan();
        SweepRows rows = sweep.rows();
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
