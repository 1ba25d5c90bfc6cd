package org.phasesweep.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phasesweep.engine.UnitEngine;
import org.phasesweep.engine.UnitObserver;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.model.Realization;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;
import org.phasesweep.table.NpyWriter;
import org.phasesweep.table.UnitRow;

/**
 * Runs one unit and writes what it saw, for an independent check: {@code data.npy} [N_max, d]; {@code classes.npy} [N_max], the class of
 * each data point as a whole number from 0, where a column speaks of classes; {@code noise.npy} z [M, d];
 * {@code base.npy} y₀ [M, d] of the cells with the most data points; {@code base-nN.npy} [M, d] of cells with N points at the
 * most whose replicas start from others; {@code states.npy} x = a (y₀ + √T z) [cells, M, d] of every cell; {@code unit.json},
 * which names each cell's base file; {@code values.csv}. Where the sampler draws no vectors, only the last two. Nothing is
 * written before the unit has succeeded.
 */
final class UnitDump implements UnitObserver {

    private final StringBuilder values = new StringBuilder();
    private final Map<String, Integer> cellIndex = new LinkedHashMap<>();
    private final Map<String, double[]> statesOfCell = new LinkedHashMap<>();
    private final Map<String, String> baseOfCell = new LinkedHashMap<>();
    private final Map<String, double[]> bases = new LinkedHashMap<>();
    private Sampler.Request request;
    private double[] data;
    private double[] classes;
    private double[] noise;

    private UnitDump(List<String> columns, List<Cell> cells) {
        cells.forEach(cell -> cellIndex.put(cell.id(), cellIndex.size()));
        values.append("cell,replica,").append(String.join(",", columns)).append('\n');
    }

    /** Runs the unit of that id. */
    static void write(SweepPlan plan, Components components, Optional<DataMatrix> file, String unitId, Path folder)
            throws IOException, CommandException {
        SweepUnit unit = find(plan, unitId);
        UnitEngine engine = new UnitEngine(components, plan.spec(), file.orElse(null));
        List<String> columns = engine.entries(unit.slice().dimension());
        UnitDump dump = new UnitDump(columns, unit.slice().cells());
        List<UnitRow> failed =
                run(engine, unit, dump).stream().filter(UnitRow::failed).toList();
        if (!failed.isEmpty()) {
            throw new CommandException(
                    ExitCode.UNITS_FAILED, unitId + ": " + failed.get(0).failure());
        }
        Files.createDirectories(folder);
        dump.save(folder);
        DumpDescription description = new DumpDescription(unit, plan.spec(), columns, file, dump.request.process());
        Files.writeString(folder.resolve("unit.json"), description.json(dump.baseOfCell));
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
        this.request = request;
    }

    /** Draws the data anew, and their classes if any column speaks of them. */
    private void drawData() {
        Realization realization = request.model().realize(request.streams());
        int dimension = request.model().dimension();
        int rows = (int)
                request.cells().stream().mapToDouble(Cell::sampleCount).max().orElse(1);
        data = new double[rows * dimension];
        classes = new double[request.needs().contains(Need.CLASSES) ? rows : 0];
        double[] block = new double[Realization.BLOCK_ROWS * dimension];
        int[] ofBlock = new int[Realization.BLOCK_ROWS];
        for (int from = 0; from < rows; from += Realization.BLOCK_ROWS) {
            int count = Math.min(Realization.BLOCK_ROWS, rows - from);
            realization.block(from / Realization.BLOCK_ROWS, count, block, ofBlock);
            System.arraycopy(block, 0, data, from * dimension, count * dimension);
            for (int row = 0; from + row < classes.length && row < count; row++) {
                classes[from + row] = ofBlock[row];
            }
        }
    }

    @Override
    public void states(List<Cell> cells, double[] base, double[] noise) {
        if (data == null) {
            drawData();
        }
        this.noise = noise;
        String file = baseFile(cells);
        bases.put(file, base);
        for (Cell cell : cells) {
            baseOfCell.put(cell.id(), file);
            statesOfCell.put(cell.id(), states(cell.temperature(), base, noise));
        }
    }

    private String baseFile(List<Cell> cells) {
        long most = (long) cells.stream().mapToDouble(Cell::sampleCount).max().orElseThrow();
        return most * request.model().dimension() == data.length ? "base.npy" : "base-n" + most + ".npy";
    }

    private double[] states(double temperature, double[] base, double[] noise) {
        double signal = Math.sqrt(request.process().signalSquared(temperature));
        double[] states = new double[base.length];
        for (int i = 0; i < states.length; i++) {
            states[i] = signal * (base[i] + Math.sqrt(temperature) * noise[i]);
        }
        return states;
    }

    @Override
    public void state(Cell cell, int replica, PosteriorState state, double[] measured) {
        values.append(cellIndex.get(cell.id())).append(',').append(replica);
        for (double value : measured) {
            values.append(',').append(value);
        }
        values.append('\n');
    }

    private void save(Path folder) throws IOException {
        int dimension = request.model().dimension();
        int replicas = request.replicas();
        Files.writeString(folder.resolve("values.csv"), values);
        if (noise == null) {
            return;
        }
        save(folder.resolve("data.npy"), data, data.length / dimension, dimension);
        save(folder.resolve("noise.npy"), noise, replicas, dimension);
        if (classes.length > 0) {
            save(folder.resolve("classes.npy"), classes, classes.length);
        }
        for (Map.Entry<String, double[]> base : bases.entrySet()) {
            save(folder.resolve(base.getKey()), base.getValue(), replicas, dimension);
        }
        double[] states = new double[cellIndex.size() * replicas * dimension];
        statesOfCell.forEach((cell, ofCell) ->
                System.arraycopy(ofCell, 0, states, cellIndex.get(cell) * ofCell.length, ofCell.length));
        save(folder.resolve("states.npy"), states, cellIndex.size(), replicas, dimension);
    }

    private static void save(Path file, double[] array, int... shape) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            NpyWriter.write(out, array, shape);
        }
    }
}
