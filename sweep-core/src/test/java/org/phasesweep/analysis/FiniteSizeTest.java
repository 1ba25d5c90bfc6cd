package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.analysis.AnalysisResult.CollapseFit;

class FiniteSizeTest {

    static final String[] BATH = {
        "model={kind: two-delta}",
        "sampler={kind: population}",
        "axes={dimension: [64, 128, 256, 512, 1024, 2048, 4096], temperature: {from: 0.8, to: 1.2, count: 33}}",
        "observables=[binder_cumulant, magnetization_abs, susceptibility]",
    };

    static SyntheticSweep bath(long seed, String... more) {
        String[] overrides = Stream.concat(Stream.of(BATH), Stream.of(more)).toArray(String[]::new);
        return new SyntheticSweep(overrides).fill(new GenerativeBath(seed, 256));
    }

    private static double deviation(Measured measured, double expected) {
        return Math.abs(measured.value() - expected) / measured.error();
    }

    /** The exponents of mean-field theory. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void recovers(long seed) {
        SyntheticSweep sweep = bath(
                seed,
                "analysis=[{collapse: {observable: binder_cumulant, size: dimension, along: temperature, omega: 0}},"
                        + "{collapse: {observable: magnetization_abs, size: dimension, along: temperature}},"
                        + "{collapse: {observable: susceptibility, size: dimension, along: temperature}},"
                        + "{crossing: {observable: binder_cumulant, size: dimension, along: temperature}}]");
        double[] omegas = {0, -0.25, 0.5};
        long start = System.nanoTime();
        AnalysisResult result = sweep.analyse();
        System.out.println("took " + (System.nanoTime() - start) * 1e-9);
        for (int i = 0; i < 3; i++) {
            CollapseFit fit = result.collapses().get(i);
            System.out.printf(
                    "PULL %d nu %.4f +- %.4f (%.4f) %.2f Tc %.4f %.2f omega %.4f +- %.4f (%.4f) %.2f S %.2f n %d w %.2f L %.0f c %d%n",
                    i,
                    fit.nu().value(),
                    fit.nu().stderr(),
                    fit.nu().systematic(),
                    (fit.nu().value() - 2) / fit.nu().error(),
                    fit.critical().value(),
                    (fit.critical().value() - 1) / fit.critical().error(),
                    fit.omega().value(),
                    fit.omega().stderr(),
                    fit.omega().systematic(),
                    i == 0 ? 0 : (fit.omega().value() - omegas[i]) / fit.omega().error(),
                    fit.quality(),
                    fit.points(),
                    fit.window(),
                    fit.smallestSize(),
                    fit.corrections());
            if (i > 0) System.out.println("omega " + deviation(fit.omega(), omegas[i]));
            System.out.println("nu " + deviation(fit.nu(), 2) + " Tc " + deviation(fit.critical(), 1));
        }
        System.out.println(result.crossings());
        assertThat(result).isNotNull();
    }
}
