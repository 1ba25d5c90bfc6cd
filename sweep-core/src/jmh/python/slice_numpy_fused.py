#!/usr/bin/env python3
"""The slice program in NumPy with PhaseSweep's own idea: products once, sample counts as nested prefixes.

-u = (y0.y - |y|^2/2) / T + z.y / sqrt(T) - constant, so one product with [y0, -1] and one with z serve every temperature, and
running sums read out at N_1 < N_2 < ... serve every sample count. With several threads each takes a part of the states.
"""

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import protocol
from slice_numpy import CHUNKS, RunningSums, observables, with_half_norms


class FusedSlice:
    def __init__(self, problem, threads):
        self.dimension = problem["dimension"]
        self.sample_counts = problem["sampleCounts"]
        self.temperatures = problem["temperatures"]
        self.base, self.noise = problem["base"], problem["noise"]
        self.rows = with_half_norms(problem["data"])
        self.threads = threads
        self.pool = ThreadPoolExecutor(threads)
        trial = min(self.sample_counts[-1], 1 << 14)
        self.chunk = protocol.fastest(lambda chunk: self.part(self.base, self.noise, chunk, [trial]), CHUNKS)

    def part(self, base, noise, chunk, sample_counts):
        """The sums over states: [sample counts, temperatures, observables]."""
        states = len(base)
        ones = np.full((states, 1), -1.0)
        query = np.vstack([np.hstack([base, ones]), np.hstack([noise, 0 * ones])])
        products = np.empty(2 * states * chunk)
        logits, weights = np.empty(states * chunk), np.empty(states * chunk)
        running = [RunningSums(states) for _ in self.temperatures]
        values = []
        start = 0
        for sample_count in sample_counts:
            while start < sample_count:
                rows = self.rows[start : min(start + chunk, sample_count)]
                shape, size = (states, len(rows)), states * len(rows)
                both = products[: 2 * size].reshape(2 * states, len(rows))
                np.matmul(query, rows.T, out=both)
                for temperature, sums in zip(self.temperatures, running):
                    root = 1.0 / np.sqrt(temperature)
                    logit = logits[:size].reshape(shape)
                    np.multiply(both[:states], root, out=logit)
                    logit += both[states:]
                    logit *= root
                    sums.add(logit, weights[:size].reshape(shape))
                start += len(rows)
            values.append([self.read(t, sums, base, noise) for t, sums in zip(self.temperatures, running)])
        return np.array(values) * states

    def read(self, temperature, sums, base, noise):
        x = base + np.sqrt(temperature) * noise
        constants = np.einsum("ij,ij->i", x, x) / (2 * temperature)
        planted = 0.5 * np.einsum("ij,ij->i", noise, noise)
        return observables(sums, constants, planted, self.dimension)

    def run(self):
        bases = np.array_split(self.base, self.threads)
        noises = np.array_split(self.noise, self.threads)
        parts = self.pool.map(lambda b, z: self.part(b, z, self.chunk, self.sample_counts), bases, noises)
        return sum(parts) / len(self.base)


if __name__ == "__main__":
    given, threads = protocol.problem(sys.argv[1]), int(sys.argv[2])
    draw = protocol.drawing(given["data"].shape, threads)
    protocol.serve("numpy-fused", sys.argv[1], FusedSlice(given, threads).run, draw)
