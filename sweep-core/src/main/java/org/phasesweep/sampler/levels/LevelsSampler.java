package org.phasesweep.sampler.levels;

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
 * Energies instead of vectors: for isotropic Gaussian data the levels u_j at a state have a known law, so the lowest are drawn
 * and the rest is integrated, for any number of data points, e^{2000} and more (physics reference §5, "Levels instead of vectors").
 * Every state has its own data. With the setting {@code noise}, κ, states are x/a = y₀ + κ √T z instead of those of a process: the
 * same as of the sampler {@code probe}.
 */
public final class LevelsSampler implements SamplerType {

    private static final String STATE = "state";
    private static final String NOISE = "noise";
    private static final String PLANTED = "planted";

    private static final long MEMORY_BYTES = 1 << 16;

    @Override
    public String name() {
        return "levels";
    }

    @Override
    public String summary() {
        return "energies of isotropic Gaussian data drawn instead of vectors: any sample count, e^2000 and more";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice(
                        STATE, List.of(PLANTED, "fresh"), "noised from a data point (planted) or a new draw (fresh)"),
                Parameter.number(NOISE, Range.NON_NEGATIVE, "kappa: scale of the noise, 1 (as in a process) if absent")
                        .optional());
    }

    @Override
    public Set<Need> serves(Settings settings) {
        if (isPlanted(settings)) {
            return Set.of(Need.DISTANCES, Need.DATA_POINTS, Need.PLANTED_POINT);
        }
        return noise(settings) == 0
                ? Set.of(Need.DISTANCES, Need.DATA_POINTS, Need.LOG_PRIOR)
                : Set.of(Need.DISTANCES, Need.DATA_POINTS);
    }

    @Override
    public boolean obeysNishimori(Settings settings) {
        return isPlanted(settings) && noise(settings) == 1;
    }

    private static double noise(Settings settings) {
        return settings.has(NOISE) ? settings.number(NOISE) : 1;
    }

    @Override
    public boolean hasDataSet() {
        return false;
    }

    @Override
    public Optional<String> refusal(Settings settings, ModelType model, Settings ofModel) {
        return refusal(name(), model, ofModel);
    }

    /** Why a sampler of levels cannot sample a model. */
    static Optional<String> refusal(String sampler, ModelType model, Settings settings) {
        return model.isotropicVariance(settings).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "sampler '" + sampler + "' needs isotropic Gaussian data, whose energies have a known law");
    }

    @Override
    public Sampler create(Settings settings) {
        return new LevelStates(isPlanted(settings), noise(settings));
    }

    private static boolean isPlanted(Settings settings) {
        return settings.has(STATE) && settings.text(STATE).equals(PLANTED);
    }

    @Override
    public UnitCost cost(UnitSize size) {
        return costOfLevels(size);
    }

    /** The price of states of drawn levels. */
    static UnitCost costOfLevels(UnitSize size) {
        double states = (double) size.cells() * size.replicas();
        double points = size.sampleCounts().get(size.sampleCounts().size() - 1);
        Work work = Work.NONE.plus(Step.UNIT, 1).plus(Step.STREAM, 2 * states).plus(Step.VALUE, states * size.values());
        return new UnitCost(
                points <= Levels.ALL ? work.plus(Step.LEVEL, states * points) : work.plus(Step.LEVEL_STATE, states),
                MEMORY_BYTES);
    }
}
