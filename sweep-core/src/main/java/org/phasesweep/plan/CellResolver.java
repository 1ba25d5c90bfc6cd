package org.phasesweep.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.model.ForwardProcess;
import org.phasesweep.sampler.SamplerType;
import org.phasesweep.spec.Axis;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Descriptor;
import org.phasesweep.spec.SweepSpec;

/** Resolves the given values of a grid point to N, T and the components with the dotted axes applied. */
final class CellResolver {

    /** Whole numbers are exact in a double up to here. */
    private static final double MOST_SAMPLES = 0x1p53;

    private final SweepSpec spec;
    private final Components components;
    private final Optional<DataMatrix> data;
    private final Map<List<Double>, SliceComponents> byOthers = new HashMap<>();

    CellResolver(SweepSpec spec, Components components, Optional<DataMatrix> data) {
        this.spec = spec;
        this.components = components;
        this.data = data;
    }

    /**
     * The parts of a slice, dotted axes applied.
     *
     * @param forward the process, made once; one that never has a temperature where the settings do not fit
     * @param refusal why there is no such process, or why the sampler refuses the model with these settings; empty when all fit
     */
    record SliceComponents(
            Component process, Component model, Component sampler, ForwardProcess forward, Optional<String> refusal) {}

    /** The coordinates of a grid point, which {@link #check} has still to accept: {@code where} may drop it. */
    Coordinates resolve(Map<String, Double> values, List<Axis> others) {
        List<String> names = others.stream().map(Axis::name).toList();
        List<Double> otherValues = names.stream().map(values::get).toList();
        int dimension = data.isPresent()
                ? data.get().columns()
                : values.get(Axis.DIMENSION).intValue();
        ForwardProcess forward = components(names, otherValues).forward();
        boolean byTemperature = values.containsKey(Axis.TEMPERATURE);
        double temperature = byTemperature ? values.get(Axis.TEMPERATURE) : forward.temperature(values.get(Axis.TIME));
        double time = byTemperature ? forward.forwardTime(temperature) : values.get(Axis.TIME);
        double sampleCount = values.containsKey(Axis.LOAD)
                ? roundHalfUp(StrictMath.exp(values.get(Axis.LOAD) * dimension))
                : values.getOrDefault(Axis.SAMPLE_COUNT, Double.POSITIVE_INFINITY);
        double load = values.containsKey(Axis.LOAD) ? values.get(Axis.LOAD) : StrictMath.log(sampleCount) / dimension;
        return new Coordinates(dimension, sampleCount, load, temperature, time, names, otherValues);
    }

    private static double roundHalfUp(double value) {
        return Math.max(1, StrictMath.floor(value + 0.5));
    }

    /** Refuses a cell that cannot be computed. */
    void check(Coordinates cell) throws PlanException {
        Optional<String> refusal = components(cell).refusal();
        if (refusal.isPresent()) {
            throw new PlanException(cell.inWords() + ": " + refusal.get());
        }
        if (!(cell.temperature() > 0) || Double.isInfinite(cell.temperature())) {
            throw new PlanException("time " + cell.time() + " has no temperature: it is beyond the horizon of process "
                    + spec.process().kind() + "; lower the time");
        }
        boolean counted = samplerType().usesSampleCount(spec.sampler().settings());
        if (!(cell.sampleCount() <= MOST_SAMPLES) && samplerType().hasDataSet() && counted) {
            throw new PlanException(
                    cell.inWords() + ": that is " + cell.sampleCount()
                            + " data points, more than can be counted; lower the load, drop such cells with"
                            + " where: [sample_count <= 1e6], or draw energies by sampler: {kind: levels, state: planted or fresh}");
        }
        if (data.isPresent() && counted) {
            checkRows(cell, data.get());
        }
    }

    /** Refuses a slice whose model does not fit its dimension; asked once a slice. */
    void checkModel(Coordinates cell) throws PlanException {
        Component model = components(cell).model();
        try {
            components.model(model.kind()).create(model.settings(), cell.dimension(), data.orElse(null));
        } catch (IllegalArgumentException e) {
            throw new PlanException(cell.inWords() + ": " + e.getMessage());
        }
    }

    private void checkRows(Coordinates cell, DataMatrix file) throws PlanException {
        boolean planted = samplerType().hasPlantedPoint(spec.sampler().settings());
        int most = planted ? file.rows() : file.rows() - 1;
        if (cell.sampleCount() > most) {
            String why =
                    planted ? "" : " (sampler " + spec.sampler().kind() + " keeps at least one row outside the data)";
            throw new PlanException("sample_count " + (long) cell.sampleCount() + " is more than the " + most
                    + " rows that " + file.uri() + " can give" + why + "; lower it");
        }
    }

    private SamplerType samplerType() {
        return components.sampler(spec.sampler().kind());
    }

    SliceComponents components(Coordinates cell) {
        return components(cell.otherNames(), cell.others());
    }

    private SliceComponents components(List<String> names, List<Double> values) {
        return byOthers.computeIfAbsent(values, key -> apply(names, key));
    }

    private SliceComponents apply(List<String> names, List<Double> values) {
        Component process =
                applied(spec.process(), components.process(spec.process().kind()), "process.", names, values);
        Component model = applied(spec.model(), components.model(spec.model().kind()), "model.", names, values);
        Component sampler =
                applied(spec.sampler(), components.sampler(spec.sampler().kind()), "sampler.", names, values);
        try {
            ForwardProcess forward = components.process(process.kind()).create(process.settings());
            Optional<String> refusal = components
                    .sampler(sampler.kind())
                    .refusal(sampler.settings(), components.model(model.kind()), model.settings());
            return new SliceComponents(process, model, sampler, forward, refusal);
        } catch (IllegalArgumentException e) {
            return new SliceComponents(process, model, sampler, NOWHERE, Optional.of(e.getMessage()));
        }
    }

    /** In the place of a process that could not be made. */
    private static final ForwardProcess NOWHERE = new ForwardProcess() {
        @Override
        public double temperature(double forwardTime) {
            return Double.NaN;
        }

        @Override
        public double forwardTime(double temperature) {
            return Double.NaN;
        }

        @Override
        public double signalSquared(double temperature) {
            return Double.NaN;
        }

        @Override
        public double temperatureRate(double temperature) {
            return Double.NaN;
        }

        @Override
        public double signalRate(double temperature) {
            return Double.NaN;
        }
    };

    private static Component applied(
            Component component, Descriptor descriptor, String prefix, List<String> names, List<Double> values) {
        Component applied = component;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith(prefix)) {
                String path = names.get(i).substring(prefix.length());
                applied = Component.of(descriptor, applied.settings().with(path, values.get(i)));
            }
        }
        return applied;
    }
}
