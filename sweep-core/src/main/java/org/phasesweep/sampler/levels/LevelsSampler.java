package org.phasesweep.sampler.levels;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phasesweep.model.ModelType;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.sampler.Sampler;
import org.phasesweep.sampler.SamplerType;
import org.phasesweep.sampler.UnitCost;
import org.phasesweep.sampler.UnitSize;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Settings;

/**
 * Energies instead of vectors: for isotropic Gaussian data the levels u_j at a state have a known law, so the lowest are drawn
 * and the rest is integrated, for any number of data points, e^{2000} and more (physics reference §5, "Levels instead of vectors").
 * Every state has its own data.
 */
public final class LevelsSampler implements SamplerType {

    private static final String STATE = "state";
    private static final String PLANTED = "planted";

    /** Seconds for a state of many points: measured are 7e-5 to 2e-4, the longest at the transition. */
    private static final double STATE_SECONDS = 1e-4;

    /** Seconds for a level where all are drawn. */
    private static final double LEVEL_SECONDS = 7.7e-8;

    private static final double UNIT_SECONDS = 1e-4;
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
        return List.of(Parameter.choice(
                STATE, List.of(PLANTED, "fresh"), "noised from a data point (planted) or a new draw (fresh)"));
    }

    @Override
    public Set<Need> serves(Settings settings) {
        return isPlanted(settings) ? Set.of(Need.PLANTED_POINT) : Set.of();
    }

    @Override
    public boolean hasDataSet() {
        return false;
    }

    @Override
    public Optional<String> refusal(ModelType model, Settings settings) {
        return model.isotropicVariance(settings).isPresent()
                ? Optional.empty()
                : Optional.of("sampler 'levels' needs isotropic Gaussian data, whose energies have a known law");
    }

    @Override
    public Sampler create(Settings settings) {
        return new LevelStates(isPlanted(settings));
    }

    private static boolean isPlanted(Settings settings) {
        return settings.has(STATE) && settings.text(STATE).equals(PLANTED);
    }

    @Override
    public UnitCost cost(UnitSize size) {
        double states = (double) size.cells() * size.replicas();
        double points = size.sampleCounts().get(size.sampleCounts().size() - 1);
        double seconds = points <= GaussianLevels.ALL ? LEVEL_SECONDS * points : STATE_SECONDS;
        return new UnitCost(UNIT_SECONDS + seconds * states, MEMORY_BYTES);
    }
}
