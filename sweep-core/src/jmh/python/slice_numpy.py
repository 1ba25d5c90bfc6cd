#!/usr/bin/env python3
"""The slice program of a NumPy expert: one matrix product for each cell.

For each temperature T and sample count N: states x = y0 + sqrt(T) z, -u = -|x - y|^2 / 2T over the first N rows, and from it
participation ratio, posterior entropy, free energy and weight of the planted point, averaged over the states.
|y|^2 is computed once and joins the product as one more column, so that the product is (up to a constant of the state) -u
itself; rows are taken in chunks that stay in cache with all temporaries, which are reused; the log-sum-exp is a running one.
With several threads each works on cells of its own and calls a single-threaded BLAS (compare.py sets OPENBLAS_NUM_THREADS=1).
"""

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import protocol

CHUNKS = (256, 512, 1024, 2048, 4096)


def with_half_norms(data):
    """[y, |y|^2 / 2]: its product with [x/T, -1/T] is x.y/T - |y|^2/2T."""
    return np.column_stack([data, 0.5 * np.einsum("ij,ij->i", data, data)])


class RunningSums:
    """Sums of w, w^2 and w l over rows, with w = exp(l) relative to the largest l so far, for every state."""

    def __init__(self, states):
        self.top = np.full(states, -np.inf)
        self.weights = np.zeros(states)
        self.squares = np.zeros(states)
        self.energy = np.zeros(states)

    def add(self, logits, weights):
        """Takes logits [states, rows] and overwrites both arguments."""
        top = np.maximum(self.top, logits.max(axis=1))
        with np.errstate(invalid="ignore"):
            drop = np.where(np.isneginf(self.top), 0.0, self.top - top)
        scale = np.exp(drop)
        logits -= top[:, None]
        np.exp(logits, out=weights)
        self.energy = scale * (self.energy + drop * self.weights) + np.einsum("ij,ij->i", weights, logits)
        self.squares = scale * scale * self.squares + np.einsum("ij,ij->i", weights, weights)
        self.weights = scale * self.weights + weights.sum(axis=1)
        self.top = top


def observables(sums, constants, planted, dimension):
    """Means over states of the four observables; -u = l - constant, and planted is |z|^2/2."""
    log_z = np.log(sums.weights) + sums.top - constants
    return [
        np.mean(sums.squares / sums.weights**2),
        np.mean(np.log(sums.weights) - sums.energy / sums.weights),
        np.mean(-log_z / dimension),
        np.mean(np.exp(-planted - log_z)),
    ]


class Slice:
    def __init__(self, problem, threads):
        self.dimension = problem["dimension"]
        self.sample_counts = problem["sampleCounts"]
        self.temperatures = problem["temperatures"]
        self.base, self.noise = problem["base"], problem["noise"]
        self.rows = with_half_norms(problem["data"])
        self.pool = ThreadPoolExecutor(threads)
        trial = min(len(self.rows), 1 << 14)
        self.chunk = protocol.fastest(lambda chunk: self.cell(trial, 1.0, chunk), CHUNKS)

    def cell(self, sample_count, temperature, chunk):
        x = self.base + np.sqrt(temperature) * self.noise
        states = len(x)
        query = np.column_stack([x, np.full(states, -1.0)]) / temperature
        sums = RunningSums(states)
        logits, weights = np.empty(states * chunk), np.empty(states * chunk)
        for start in range(0, sample_count, chunk):
            rows = self.rows[start : min(start + chunk, sample_count)]
            shape = (states, len(rows))
            product = logits[: states * len(rows)].reshape(shape)
            np.matmul(query, rows.T, out=product)
            sums.add(product, weights[: product.size].reshape(shape))
        constants = np.einsum("ij,ij->i", x, x) / (2 * temperature)
        planted = 0.5 * np.einsum("ij,ij->i", self.noise, self.noise)
        return observables(sums, constants, planted, self.dimension)

    def run(self):
        cells = [(n, t) for n in self.sample_counts for t in self.temperatures]
        longest_first = sorted(range(len(cells)), key=lambda i: -cells[i][0])
        values = np.empty((len(cells), 4))
        def work(i):
            values[i] = self.cell(*cells[i], self.chunk)
        list(self.pool.map(work, longest_first))
        return values.reshape(len(self.sample_counts), len(self.temperatures), 4)


if __name__ == "__main__":
    given, threads = protocol.problem(sys.argv[1]), int(sys.argv[2])
    draw = protocol.drawing(given["data"].shape, threads)
    protocol.serve("numpy", sys.argv[1], Slice(given, threads).run, draw)
