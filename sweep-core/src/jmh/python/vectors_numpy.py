#!/usr/bin/env python3
"""Posterior mean score and log-sum-exp of M given states at one temperature, as a NumPy expert writes it.

Rows in chunks that stay in cache, |y|^2 computed once and joined to the first product as one more column, exp in place, a running
log-sum-exp, and a second product for the mean. With several threads each takes a part of the rows and calls a
single-threaded BLAS.
"""

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import protocol
from slice_numpy import with_half_norms


class Vectors:
    def __init__(self, problem, threads):
        self.temperature = problem["temperature"]
        self.states = problem["states"]
        self.rows = with_half_norms(problem.pop("data"))
        self.query = np.column_stack([self.states, np.full(len(self.states), -1.0)]) / self.temperature
        self.threads = threads
        self.pool = ThreadPoolExecutor(threads)
        trial = self.rows[: 1 << 14]
        self.chunk = protocol.fastest(lambda chunk: self.part(trial, chunk), (64, 128, 256, 512, 1024, 2048, 4096))

    def part(self, rows, chunk):
        """Largest logit, sum of weights and weighted sum of the rows, for each state."""
        states, dimension = self.states.shape
        top = np.full(states, -1e300)
        total, mean = np.zeros(states), np.zeros((states, dimension))
        buffer, product = np.empty(states * chunk), np.empty((states, dimension))
        for start in range(0, len(rows), chunk):
            some = rows[start : start + chunk]
            weights = buffer[: states * len(some)].reshape(states, len(some))
            np.matmul(self.query, some.T, out=weights)
            new_top = np.maximum(top, weights.max(axis=1))
            scale = np.exp(top - new_top)
            weights -= new_top[:, None]
            np.exp(weights, out=weights)
            total = scale * total + weights.sum(axis=1)
            np.matmul(weights, some[:, :-1], out=product)
            mean *= scale[:, None]
            mean += product
            top = new_top
        return top, total, mean

    def run(self):
        parts = list(self.pool.map(lambda rows: self.part(rows, self.chunk), np.array_split(self.rows, self.threads)))
        top = np.max([part[0] for part in parts], axis=0)
        total = sum(np.exp(part[0] - top) * part[1] for part in parts)
        mean = sum(np.exp(part[0] - top)[:, None] * part[2] for part in parts) / total[:, None]
        log_sum = np.log(total) + top - np.einsum("ij,ij->i", self.states, self.states) / (2 * self.temperature)
        return np.column_stack([(mean - self.states) / self.temperature, log_sum])


if __name__ == "__main__":
    given, threads = protocol.problem(sys.argv[1]), int(sys.argv[2])
    draw = protocol.drawing(given["data"].shape, threads)
    protocol.serve("numpy", sys.argv[1], Vectors(given, threads).run, draw)
