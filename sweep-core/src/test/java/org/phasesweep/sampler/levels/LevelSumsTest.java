package org.phasesweep.sampler.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.observable.Channel;
import org.phasesweep.observable.Energy;
import org.phasesweep.observable.FreeEnergy;
import org.phasesweep.observable.InformationDensity;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.MaxWeight;
import org.phasesweep.observable.NearestIsPlanted;
import org.phasesweep.observable.ParticipationRatio;
import org.phasesweep.observable.PlantedWeight;
import org.phasesweep.observable.PosteriorEntropy;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.SpecificHeat;
import org.phasesweep.observable.StateObservable;

/** Observables of given levels against their definitions, some levels explicit and the others summed up in a bulk. */
class LevelSumsTest {

    private static final Channel CHANNEL = new Channel(1, 0.5, 1, -0.5);

    private static final int EXPLICIT = 40;
    private static final int ALL = 400;
    private static final int DIMENSION = 7;

    /** Energies 0 to 12 above a lowest one, unordered; the first is the planted one. */
    private static double[] levels(double lowest) {
        UniformRandomProvider source = new Philox4x64(new long[] {7, 0, 0, 0, 0, 0});
        return source.doubles(ALL, 0, 12).map(u -> lowest + u).toArray();
    }

    private static double[] weights(double[] u) {
        double lowest = Arrays.stream(u).min().orElseThrow();
        double z = Arrays.stream(u).map(e -> Math.exp(lowest - e)).sum();
        return Arrays.stream(u).map(e -> Math.exp(lowest - e) / z).toArray();
    }

    private static double logZ(double[] u) {
        double lowest = Arrays.stream(u).min().orElseThrow();
        return Math.log(Arrays.stream(u).map(e -> Math.exp(lowest - e)).sum()) - lowest;
    }

    private static double mean(double[] w, double[] values) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += w[i] * values[i];
        }
        return sum;
    }

    private static LevelSums.Bulk bulk(double[] u) {
        double[] w = weights(u);
        double mean = mean(w, u);
        double variance =
                mean(w, Arrays.stream(u).map(e -> (e - mean) * (e - mean)).toArray());
        double logSquares = logZ(Arrays.stream(u).map(e -> 2 * e).toArray());
        return new LevelSums.Bulk(logZ(u), logSquares, mean, variance);
    }

    private static Map<StateObservable, Double> expected(double[] u, double lowestExplicit) {
        double[] w = weights(u);
        double mean = mean(w, u);
        double logZ = logZ(u);
        Map<StateObservable, Double> values = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
        values.put(new ParticipationRatio(), mean(w, w));
        values.put(
                new PosteriorEntropy(), -mean(w, Arrays.stream(w).map(Math::log).toArray()));
        values.put(new FreeEnergy(), -logZ / DIMENSION);
        values.put(new Energy(), mean);
        values.put(
                new SpecificHeat(),
                mean(w, Arrays.stream(u).map(e -> (e - mean) * (e - mean)).toArray()));
        values.put(new MaxWeight(), Math.exp(-lowestExplicit - logZ));
        values.put(new PlantedWeight(), w[0]);
        values.put(new InformationDensity(), -Math.log(w[0]));
        values.put(new NearestIsPlanted(), u[0] == lowestExplicit ? 1.0 : 0.0);
        return values;
    }

    /** A bulk of weight e^{±1000} of the explicit levels' own needs its logarithm. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 5000})
    void observablesAreTheirDefinitions(double lowest) {
        double[] u = levels(lowest);
        LevelSums sums = new LevelSums();
        double[] explicit = Arrays.copyOf(u, EXPLICIT);
        Arrays.stream(explicit).forEach(sums::add);
        LevelSums.Bulk rest = bulk(Arrays.copyOfRange(u, EXPLICIT, ALL));
        PosteriorState state =
                new PosteriorState(DIMENSION, Math.log(ALL), CHANNEL, u[0], sums.with(rest), LocalState.UNKNOWN);
        double unit = 1 + lowest;
        expected(u, Arrays.stream(explicit).min().orElseThrow())
                .forEach((observable, value) -> assertThat(observable.value(state))
                        .describedAs(observable.name())
                        .isCloseTo(value, within(1e-12 * unit)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2000, 2000})
    void aBulkBeyondAllNumbersIsSummedByItsLogarithm(double logWeight) {
        LevelSums sums = new LevelSums();
        sums.add(100);
        PosteriorState state = new PosteriorState(
                DIMENSION,
                3000,
                CHANNEL,
                100,
                sums.with(new LevelSums.Bulk(logWeight, logWeight - 300, 250, 9)),
                LocalState.UNKNOWN);
        boolean condensed = logWeight < 0;
        assertThat(new FreeEnergy().value(state)).isCloseTo((condensed ? 100 : -2000) / 7.0, within(1e-12));
        assertThat(new Energy().value(state)).isCloseTo(condensed ? 100 : 250, within(1e-9));
        assertThat(new SpecificHeat().value(state)).isCloseTo(condensed ? 0 : 9, within(1e-8));
        assertThat(new ParticipationRatio().value(state))
                .isCloseTo(condensed ? 1 : 0, within(1e-15))
                .isPositive();
        assertThat(new InformationDensity().value(state)).isCloseTo(condensed ? 0 : 2100, within(1e-9));
    }
}
