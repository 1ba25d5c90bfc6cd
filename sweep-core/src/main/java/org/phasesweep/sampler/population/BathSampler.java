package org.phasesweep.sampler.population;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
    static final String BURN_IN = "burn_in";

    /** Sweeps of a burn-in and of two chains that measure it, in those between two states. */
    private static final double BEGINNING = 10;

    /** A logarithm, an exponential and their sum. */
    private static final double TABLE_NANOSECONDS = 60;

    private static final double DRAW_NANOSECONDS = 15;

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
                                Range.NON_NEGATIVE,
                                "sweeps of Gibbs sampling between two states; 0 draws two points exactly")
                        .withDefault(0.0),
                Parameter.integer(
                                BURN_IN,
                                Range.NON_NEGATIVE,
                                "sweeps before the first state; measured where not given, until baths from a data point and from"
                                        + " the mean meet; two points begin in equilibrium")
                        .optional());
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
        boolean exact = !settings.has(SWEEPS) || settings.integer(SWEEPS) == 0;
        if (exact && !model.name().equals("two-delta")) {
            return Optional.of("sampler 'generative-bath' draws model 'two-delta' exactly; model '" + model.name()
                    + "' needs Gibbs sampling: give sweeps, so many that two states are independent");
        }
        if (settings.has(BURN_IN) && model.name().equals("two-delta")) {
            return Optional.of("baths of model 'two-delta' begin in equilibrium: remove burn_in");
        }
        return LawStates.refusal(name(), model, ofModel);
    }

    @Override
    public Sampler create(Settings settings) {
        return new Baths(
                settings.integer(BATH_SIZE),
                settings.number(FIELD),
                settings.integer(SWEEPS),
                settings.has(BURN_IN) ? OptionalInt.of(settings.integer(BURN_IN)) : OptionalInt.empty());
    }

    @Override
    public UnitCost cost(UnitSize size) {
        double states = (double) size.cells() * size.replicas();
        double replicas = size.sampler().integer(BATH_SIZE);
        Work work = LawStates.work(size, states)
                .plus(Step.UNIT, 1)
                .plus(Step.STREAM, states)
                .plus(Step.NORMAL, states * size.dimension())
                .plus(
                        size.sampler().integer(SWEEPS) == 0
                                ? Work.NONE.plus(Step.NANOSECOND, size.cells() * replicas * TABLE_NANOSECONDS)
                                : gibbs(size, states, replicas));
        return new UnitCost(work, LawStates.MEMORY_BYTES + (long) (2 * Double.BYTES * replicas));
    }

    /** Chains, and in each cell two that meet, of which every draw opens a stream. */
    private static Work gibbs(UnitSize size, double states, double replicas) {
        double between = size.sampler().integer(SWEEPS);
        boolean given = size.sampler().has(BURN_IN);
        double burnIn = size.cells() * (given ? size.sampler().integer(BURN_IN) : BEGINNING * between);
        double meeting = given ? 0 : 2 * burnIn;
        double sweeps = states * between + burnIn + meeting;
        return Work.NONE
                .plus(Step.STREAM, meeting * (replicas + 1))
                .plus(Step.NORMAL, sweeps * size.dimension())
                .plus(
                        Step.NANOSECOND,
                        sweeps * (size.posteriorNanoseconds() + replicas * size.dimension() * DRAW_NANOSECONDS));
    }
}
