package org.phasesweep.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phasesweep.engine.UnitEngine;
import org.phasesweep.engine.UnitObserver;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.model.ForwardProcess;
import org.phasesweep.model.Realization;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;
import org.phasesweep.table.NpyWriter;
import org.phasesweep.table.UnitRow;

/**
 * Runs one unit and writes what it saw, for an independent check: {@code data.npy} [N_max, d]; {@code noise.npy} z [M, d];
 * {@code base.npy} y₀ [M, d] of the cells with the most data points (fewer points than replicas have others);
 * {@code states.npy} x = a (y₀ + √T z) [cells, M, d] of every cell; {@code unit.json}; {@code values.csv}.
 */
final class UnitDump implements UnitObserver {

    private final Path folder;
    private final StringBuilder values = new StringBuilder();
    private final Map<String, Integer> cellIndex = new LinkedHashMap<>();
    private final Map<String, double[]> statesOfCell = new LinkedHashMap<>();
    private ForwardProcess process;
    private int dimension;
    private int replicas;

    private UnitDump(Path folder, List<String> columns, List<Cell> cells) {
        this.folder = folder;
        cells.forEach(cell -> cellIndex.put(cell.id(), cellIndex.size()));
        values.append("cell,replica,").append(String.join(",", columns)).append('\n');
    }

    /** Runs the unit of that id. */
    static void write(SweepPlan plan, Components components, Optional<DataMatrix> data, String unitId, Path folder)
            throws IOException, CommandException {
        SweepUnit unit = find(plan, unitId);
        Files.createDirectories(folder);
        UnitEngine engine = new UnitEngine(components, plan.spec(), data.orElse(null));
        UnitDump dump = new UnitDump(folder, engine.columns(), unit.slice().cells());
        List<UnitRow> rows = run(engine, unit, dump);
        Files.writeString(folder.resolve("values.csv"), dump.values.toString());
        List<UnitRow> failed = rows.stream().filter(UnitRow::failed).toList();
        if (failed.isEmpty()) {
            dump.saveStates();
            Files.writeString(folder.resolve("unit.json"), dump.json(unit, plan));
        } else {
            throw new CommandException(
                    ExitCode.UNITS_FAILED, unitId + ": " + failed.get(0).failure());
        }
    }

    /** What a sweep would turn into a failure row is told in the same words. */
    private static List<UnitRow> run(UnitEngine engine, SweepUnit unit, UnitDump dump) throws CommandException {
        try {
            return engine.run(unit, dump);
        } catch (OutOfMemoryError e) {
            throw new CommandException(
                    ExitCode.UNITS_FAILED, unit.id() + ": out of memory (" + e.getMessage() + "); raise --memory", e);
        }
    }

    private static SweepUnit find(SweepPlan plan, String unitId) throws CommandException {
        for (Slice slice : plan.slices()) {
            if (unitId.startsWith(slice.id() + "-r")) {
                String realization = unitId.substring(slice.id().length() + 2);
                if (realization.matches("[0-9]{1,9}")
                        && Integer.parseInt(realization) < plan.spec().realizations()) {
                    return new SweepUnit(slice, Integer.parseInt(realization));
                }
            }
        }
        List<String> some =
                plan.slices().stream().limit(3).map(slice -> slice.id() + "-r0").toList();
        throw new CommandException(
                ExitCode.USAGE,
                "--only " + unitId + ": no such unit; units are <slice>-r<0 to "
                        + (plan.spec().realizations() - 1) + ">, such as " + String.join(", ", some));
    }

    @Override
    public void begin(Sampler.Request request) {
        try {
            process = request.process();
            dimension = request.model().dimension();
            replicas = request.replicas();
            int most = (int) request.cells().stream()
                    .mapToDouble(Cell::sampleCount)
                    .max()
                    .orElse(1);
            save("data.npy", data(request.model().realize(request.streams()), most, dimension), most, dimension);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] data(Realization realization, int rows, int dimension) {
        double[] data = new double[rows * dimension];
        double[] block = new double[Realization.BLOCK_ROWS * dimension];
        for (int from = 0; from < rows; from += Realization.BLOCK_ROWS) {
            int count = Math.min(Realization.BLOCK_ROWS, rows - from);
            realization.block(from / Realization.BLOCK_ROWS, count, block);
            System.arraycopy(block, 0, data, from * dimension, count * dimension);
        }
        return data;
    }

    @Override
    public void states(List<Cell> cells, double[] base, double[] noise) {
        try {
            save("base.npy", base, replicas, dimension);
            save("noise.npy", noise, replicas, dimension);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cells.forEach(cell -> statesOfCell.put(cell.id(), states(cell.temperature(), base, noise)));
    }

    private double[] states(double temperature, double[] base, double[] noise) {
        double signal = Math.sqrt(process.signalSquared(temperature));
        double[] states = new double[base.length];
        for (int i = 0; i < states.length; i++) {
            states[i] = signal * (base[i] + Math.sqrt(temperature) * noise[i]);
        }
        return states;
    }

    private void saveStates() throws IOException {
        int size = replicas * dimension;
        double[] all = new double[cellIndex.size() * size];
        statesOfCell.forEach(
                (cell, states) -> System.arraycopy(states, 0, all, cellIndex.get(cell) * size, states.length));
        save("states.npy", all, cellIndex.size(), replicas, dimension);
    }

    private String json(SweepUnit unit, SweepPlan plan) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("unit", unit.id());
        json.put("realization", unit.realization());
        json.put("seed", plan.spec().seed());
        json.put("dimension", unit.slice().dimension());
        json.put("process", unit.slice().process().toString());
        json.put("model", unit.slice().model().toString());
        json.put("sampler", unit.slice().sampler().toString());
        json.put("cells", unit.slice().cells().stream().map(this::json).toList());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private Map<String, Object> json(Cell cell) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cell", cellIndex.get(cell.id()));
        json.put("id", cell.id());
        json.put("sample_count", cell.sampleCount());
        json.put("temperature", cell.temperature());
        json.put("signal_squared", process.signalSquared(cell.temperature()));
        return json;
    }

    @Override
    public void state(Cell cell, int replica, PosteriorState state, double[] measured) {
        values.append(cellIndex.get(cell.id())).append(',').append(replica);
        for (double value : measured) {
            values.append(',').append(value);
        }
        values.append('\n');
    }

    private void save(String name, double[] array, int... shape) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            NpyWriter.write(out, array, shape);
        }
    }
}
