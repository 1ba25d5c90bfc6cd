package org.phasesweep.sampler.population;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.phasesweep.model.ModelType;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.sampler.Sampler;
import org.phasesweep.sampler.SamplerType;
import org.phasesweep.sampler.UnitCost;
import org.phasesweep.sampler.UnitSize;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code fixed-point}: zeros of a drift, in units of a the equation of state x = κ⟨y⟩_x + h (physics reference §3; Ambrogioni, arXiv
 * 2310.17467). Of the score κ = 1 and the zeros are the extrema of the free energy F(x; T) − h·x; of the reverse SDE
 * κ = 1/(1 + (ln a)′T/T′) and of the probability flow 1/(1 + 2 (ln a)′T/T′), which are 1/(1 − Δ/2) and 1/(1 − Δ) in {@code vp} and 1 where a
 * does not change. A branch is followed through the temperatures; the order parameter is that of ⟨y⟩, as of infinitely many
 * replicas.
 */
public final class FixedPointSampler implements SamplerType {

    static final String BRANCH = "branch";
    static final String DRIFT = "drift";
    static final String FIELD = "field";
    static final String FROM = "from";
    static final String MEASURE = "measure";
    static final String EMPIRICAL = "empirical";

    @Override
    public String name() {
        return "fixed-point";
    }

    @Override
    public String summary() {
        return "zeros of a drift, x = kappa <y> + h (kappa = 1 for the score): the equation of state, by continuation in temperature";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice(
                                BRANCH,
                                List.of("cooling", "heating", "centre"),
                                "stable from high temperature down, stable from a point up, or the symmetric one, stable or not")
                        .withDefault("cooling"),
                Parameter.choice(DRIFT, List.of("score", "reverse-sde", "reverse-ode"), "whose zeros")
                        .withDefault("score"),
                Parameter.choice(
                                MEASURE,
                                List.of("population", EMPIRICAL),
                                "the law of the data, or the empirical measure of N points")
                        .withDefault("population"),
                Parameter.number(FIELD, Range.ANY, "h, added to every component")
                        .withDefault(0.0),
                Parameter.number(
                                FROM,
                                Range.ANY,
                                "heating starts from this value in every component; from a data point where not given")
                        .optional());
    }

    private static boolean isEmpirical(Settings settings) {
        return settings.has(MEASURE) && settings.text(MEASURE).equals(EMPIRICAL);
    }

    private static Branch branch(Settings settings) {
        return settings.has(BRANCH) ? Branch.valueOf(settings.text(BRANCH).toUpperCase(Locale.ROOT)) : Branch.COOLING;
    }

    @Override
    public Set<Need> serves(Settings settings) {
        Set<Need> served = EnumSet.copyOf(LawStates.SERVED);
        served.add(Need.HEAT_CAPACITY);
        served.add(Need.GIVEN_STATE);
        if (branch(settings) == Branch.HEATING && !settings.has(FROM)) {
            served.add(Need.PLANTED_POINT);
        }
        return served;
    }

    @Override
    public boolean obeysNishimori(Settings settings) {
        return false;
    }

    @Override
    public boolean usesSampleCount(Settings settings) {
        return isEmpirical(settings);
    }

    @Override
    public boolean usesClassesOfModel(Settings settings) {
        return !isEmpirical(settings);
    }

    @Override
    public Optional<String> refusal(Settings settings, ModelType model, Settings ofModel) {
        return isEmpirical(settings) ? Optional.empty() : LawStates.refusal(name(), model, ofModel);
    }

    @Override
    public Sampler create(Settings settings) {
        return new FixedPoints(
                branch(settings),
                drift(settings.text(DRIFT)),
                settings.number(FIELD),
                settings.has(FROM) ? Optional.of(settings.number(FROM)) : Optional.empty(),
                isEmpirical(settings));
    }

    /** How often (ln a)′T/T′ enters κ. */
    private static int drift(String name) {
        return switch (name) {
            case "score" -> 0;
            case "reverse-sde" -> 1;
            default -> 2;
        };
    }

    @Override
    public UnitCost cost(UnitSize size) {
        return new FixedPointCost(size, branch(size.sampler()), isEmpirical(size.sampler())).unit();
    }
}
