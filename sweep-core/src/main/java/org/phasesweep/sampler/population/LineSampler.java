package org.phasesweep.sampler.population;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phasesweep.model.ModelType;
import org.phasesweep.model.Population;
import org.phasesweep.model.Posterior;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;
import org.phasesweep.sampler.SamplerType;
import org.phasesweep.sampler.Step;
import org.phasesweep.sampler.UnitCost;
import org.phasesweep.sampler.UnitSize;
import org.phasesweep.sampler.Work;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code line}: the state x/a = p (1, …, 1) itself, for the shape of potentials along the order parameter: with
 * {@code sampler.position} as an axis the free energy F(x; T) turns from one well into two.
 */
public final class LineSampler implements SamplerType {

    private static final String POSITION = "position";

    @Override
    public String name() {
        return "line";
    }

    @Override
    public String summary() {
        return "given states on the line p (1, ..., 1): the shape of free energy and potentials";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.number(POSITION, Range.ANY, "p: every component of x/a"));
    }

    @Override
    public Set<Need> serves(Settings settings) {
        Set<Need> served = EnumSet.copyOf(LawStates.SERVED);
        served.add(Need.GIVEN_STATE);
        return served;
    }

    @Override
    public boolean usesSampleCount(Settings settings) {
        return false;
    }

    @Override
    public Optional<String> refusal(Settings settings, ModelType model, Settings ofModel) {
        return LawStates.refusal(name(), model, ofModel);
    }

    @Override
    public Sampler create(Settings settings) {
        double position = settings.number(POSITION);
        return (request, sink) -> sample(request, position, sink);
    }

    private static void sample(Sampler.Request request, double position, Sampler.Sink sink) {
        Population population =
                request.model().realize(request.streams()).population().orElseThrow();
        LawStates states = new LawStates(request);
        double[] state = new double[population.dimension()];
        Arrays.fill(state, position);
        for (Cell cell : request.cells()) {
            for (int replica = 0; replica < request.replicas(); replica++) {
                request.deadline().check();
                Posterior posterior = population.posterior(state, cell.temperature());
                sink.accept(
                        cell,
                        replica,
                        states.of(cell, replica, posterior, state, state, Double.NaN)
                                .withMagnetization(LawStates.magnetization(posterior.mean()), Double.NaN));
            }
        }
    }

    @Override
    public UnitCost cost(UnitSize size) {
        double states = (double) size.cells() * size.replicas();
        Work work = LawStates.work(size, states).plus(Step.UNIT, 1);
        return new UnitCost(work, LawStates.MEMORY_BYTES + 40L * Double.BYTES * size.dimension());
    }
}
