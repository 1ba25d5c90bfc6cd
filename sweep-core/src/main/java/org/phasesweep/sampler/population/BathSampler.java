package org.phasesweep.sampler.population;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phasesweep.model.ModelType;
import org.phasesweep.observable.StateObservable.Need;
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
 * {@code generative-bath}: M replicas of the posterior share one state under a flat prior in a field h (physics reference §3;
 * Ambrogioni, arXiv 2310.17467, §9),
 * <pre>  P(y₁ … y_M, x) ∝ Π_a p_0(y_a) e^{−|x − y_a|²/2T} · e^{M h·x/T}</pre>
 * so that x has the law p_T(x)^M e^{M h·x/T} of equilibrium in the free energy M (F − h·x), and the M replicas are spins of a mean-field
 * model: M is the size of finite-size scaling. The order parameter is that of ȳ = (1/M) Σ y_a, its size M d.
 */
public final class BathSampler implements SamplerType {

    static final String BATH_SIZE = "bath_size";
    static final String FIELD = "field";
    static final String SWEEPS = "sweeps";

    @Override
    public String name() {
        return "generative-bath";
    }

    @Override
    public String summary() {
        return "M replicas of the posterior that share one state: a mean-field model of M spins";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.integer(BATH_SIZE, new Range(1, false, 1 << 20), "M: replicas that share a state"),
                Parameter.number(FIELD, Range.ANY, "h, on every component").withDefault(0.0),
                Parameter.integer(
                                SWEEPS,
                                Range.FROM_ONE,
                                "sweeps of Gibbs sampling between two states; two points are drawn exactly, without")
                        .withDefault(50.0));
    }

    @Override
    public Set<Need> serves(Settings settings) {
        Set<Need> served = EnumSet.copyOf(LawStates.SERVED);
        served.add(Need.FLUCTUATIONS);
        return served;
    }

    @Override
    public boolean usesSampleCount(Settings settings) {
        return false;
    }

    /** Draws are independent, so realizations and replicas are as good as each other; there is no data set. */
    @Override
    public boolean hasDataSet() {
        return false;
    }

    @Override
    public Optional<String> refusal(Settings settings, ModelType model, Settings ofModel) {
        return LawStates.refusal(name(), model, ofModel);
    }

    @Override
    public Sampler create(Settings settings) {
        return new Baths((int) settings.number(BATH_SIZE), settings.number(FIELD), (int) settings.number(SWEEPS));
    }

    @Override
    public UnitCost cost(UnitSize size) {
        double states = (double) size.cells() * size.replicas();
        Work work = Work.NONE
                .plus(Step.UNIT, 1)
                .plus(Step.STREAM, states)
                .plus(Step.NORMAL, states * size.dimension())
                .plus(Step.NANOSECOND, states * (200 + size.posteriorNanoseconds()))
                .plus(Step.VALUE, states * size.columns().size());
        return new UnitCost(work, LawStates.MEMORY_BYTES);
    }
}
