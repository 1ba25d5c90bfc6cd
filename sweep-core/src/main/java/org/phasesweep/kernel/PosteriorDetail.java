package org.phasesweep.kernel;

/** How much of the posterior a pass sums up; each contains those before it. */
public enum PosteriorDetail {

    /** Weights and energies: what costs one exponential for each row, state and temperature at the most. */
    ENERGIES,

    /** Also ⟨|y − y₀|²⟩ and ⟨|y|²⟩. */
    DISTANCES,

    /** Also the posterior mean, a product of 2 d operations for each row with a weight, state and temperature. */
    MEAN
}
