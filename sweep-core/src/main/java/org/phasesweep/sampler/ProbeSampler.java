package org.phasesweep.sampler;

import java.util.List;
import java.util.Set;
import org.phasesweep.model.Realization;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code probe}: states x/a = y₀ + κ √T z with a noise of their own scale, which no process brings about, around points of the data
 * set or new draws. Without noise, κ = 0, planted ones ask whether a data point is its own attractor and fresh ones are held-out
 * points; with κ &gt; 0 they measure how wide the basin of attraction of a data point is. Only for κ = 1 do the identities of
 * planted states hold, with other random numbers than those of the sampler {@code planted} (physics reference §5).
 */
public final class ProbeSampler implements SamplerType {

    private static final String BASE = "base";
    private static final String NOISE = "noise";
    private static final String PLANTED = "planted";

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public String summary() {
        return "states at a chosen distance kappa sqrt(T) from data points (planted) or new draws (fresh), of no process";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice(
                        BASE, List.of(PLANTED, "fresh"), "around a data point (planted) or a new draw (fresh)"),
                Parameter.number(NOISE, Range.NON_NEGATIVE, "kappa: scale of the noise; 0: the point itself"));
    }

    @Override
    public Set<Need> serves(Settings settings) {
        if (isPlanted(settings)) {
            return PosteriorSampler.serving(Need.PLANTED_POINT);
        }
        boolean isPoint = settings.has(NOISE) && settings.number(NOISE) == 0;
        return isPoint ? PosteriorSampler.serving(Need.LOG_PRIOR) : PosteriorSampler.serving();
    }

    /** Also where the noise is 1: it is compared with planted states, not taken for them. */
    @Override
    public boolean obeysNishimori(Settings settings) {
        return false;
    }

    @Override
    public Sampler create(Settings settings) {
        PosteriorSampler.BasePoints base =
                isPlanted(settings) ? new PlantedSampler.Rows() : new FreshSampler.NewDraws();
        return new PosteriorSampler(base, settings.number(NOISE));
    }

    private static boolean isPlanted(Settings settings) {
        return settings.has(BASE) && settings.text(BASE).equals(PLANTED);
    }

    /** That of planted states, the dearer ones but for the few rows that fresh ones are drawn with ({@link Realization#freshRow}). */
    @Override
    public UnitCost cost(UnitSize size) {
        return PosteriorCost.planted(size);
    }
}
