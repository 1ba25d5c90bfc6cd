package org.phasesweep.spec;

/** The spec that {@code phasesweep init} prints. */
public final class SpecTemplate {

    /** A small sweep that runs in seconds, every line explained. */
    public static final String TEXT = """
            # A sweep of PhaseSweep. Check it with 'phasesweep validate', price it with 'phasesweep plan',
            # run it with 'phasesweep run'. 'phasesweep list models' (samplers, observables, ...) says what there is.
            sweep: my-sweep              # results go to results/my-sweep
            seed: 1                      # root of all random numbers: the same seed gives the same bits
            process: {kind: vp}          # forward process: vp | vp-beta | ve | edm
            model: {kind: gaussian, variance: 1.0}   # the data distribution
            axes:                        # axes multiply
              dimension: [8, 16]
              load: {from: 0.1, to: 0.5, count: 5}                        # alpha = ln N / d; or sample_count: [...]
              temperature: {from: 0.1, to: 10, count: 12, scale: log}     # T = Delta/a^2;    or time: {...}
            where: [sample_count <= 20000]           # drops cells that are too expensive
            sampler: {kind: planted}     # states noised from data points (planted) or from new draws (fresh)
            observables: [participation_ratio, posterior_entropy]
            realizations: 16             # data sets per cell: the error bars are over these
            replicas: 32                 # noise draws per data set
            analysis:
              - boundary: {observable: participation_ratio, level: 0.5, along: temperature}
            # Optional:
            # sampler: {kind: levels, state: planted}   # Gaussian data by their energies: any sample count, no vectors
            # zip: [[dimension, load]]               # these axes advance together instead of multiplying
            # disorder: independent                  # every cell draws its own data; shared by default
            # unit_time_limit_seconds: 600           # a unit that computes longer is a failure row
            # target: {participation_ratio: {stderr: 0.01}, max_realizations: 1024}   # 16, 32, 64, ... until reached
            # refine: {observable: participation_ratio, level: 0.5, tolerance: 0.05, along: temperature}   # more points there
            # Further items of analysis:
            # - exponent: {observable: posterior_entropy, along: temperature, critical: 1, side: both}   # or below, above; from, to: |t|
            # - collapse: {observable: posterior_entropy, size: dimension, along: temperature}   # critical, nu, omega are fitted or given
            # - crossing: {observable: posterior_entropy, size: dimension, along: temperature}   # of the curves of neighbouring sizes
            # - extremum: {observable: posterior_entropy, along: temperature, kind: maximum}     # or minimum
            # - speciation: {classes: pairs}   # of a data file with labels: spectral times, all rows and every two classes; or none
            """;

    private SpecTemplate() {}
}
