#!/usr/bin/env python3
"""The slice program of a PyTorch expert: one matrix product for each cell, the rest fused by torch.compile where it works.

As slice_numpy.py: |y|^2/2 is a column of the product, rows are taken in chunks, the log-sum-exp is a running one.
With several threads each works on cells of its own: PyTorch's own threads wait for one another at every one of the short
operations.
"""

import math
import sys
from concurrent.futures import ThreadPoolExecutor

import torch

import protocol


def add_chunk(logits, top, weights, squares, energy):
    """Running sums of w, w^2, w l with w = exp(l - top), after the logits [states, rows] of one chunk."""
    new_top = torch.maximum(top, logits.amax(dim=1))
    drop = torch.clamp(top - new_top, min=-1e300)
    scale = torch.exp(drop)
    relative = logits - new_top[:, None]
    w = torch.exp(relative)
    energy = scale * (energy + drop * weights) + (w * relative).sum(dim=1)
    squares = scale * scale * squares + (w * w).sum(dim=1)
    weights = scale * weights + w.sum(dim=1)
    return new_top, weights, squares, energy


def compiled(function, *example):
    """The fused function, or the plain one where there is no compiler (PyTorch 1, no C++ on the machine)."""
    try:
        fused = torch.compile(function, dynamic=True)
        fused(*example)
        return fused
    except Exception as trouble:
        print(f"torch.compile does not work here: {type(trouble).__name__}", file=sys.stderr)
        return function


class Slice:
    def __init__(self, problem, threads):
        torch.set_num_threads(1)
        self.pool = ThreadPoolExecutor(threads)
        self.dimension = problem["dimension"]
        self.sample_counts = problem["sampleCounts"]
        self.temperatures = problem["temperatures"]
        self.base, self.noise = torch.from_numpy(problem["base"]), torch.from_numpy(problem["noise"])
        data = torch.from_numpy(problem["data"])
        self.rows = torch.cat([data, 0.5 * (data * data).sum(dim=1, keepdim=True)], dim=1)
        trial = min(len(self.rows), 1 << 14)
        example = [torch.zeros(8, 64, dtype=torch.float64), *torch.zeros(4, 8, dtype=torch.float64)]
        functions = {compiled(add_chunk, *example), add_chunk}
        ways = [(add, chunk) for add in functions for chunk in (256, 512, 1024, 2048, 4096, 8192)]
        self.way = protocol.fastest(lambda way: self.cell(trial, 1.0, *way), ways)

    @torch.inference_mode()
    def cell(self, sample_count, temperature, add, chunk):
        x = self.base + math.sqrt(temperature) * self.noise
        states = len(x)
        query = torch.cat([x, -torch.ones(states, 1, dtype=x.dtype)], dim=1) / temperature
        top = torch.full((states,), -1e300, dtype=x.dtype)
        weights, squares, energy = (torch.zeros(states, dtype=x.dtype) for _ in range(3))
        product = torch.empty(states * chunk, dtype=x.dtype)
        for start in range(0, sample_count, chunk):
            rows = self.rows[start : min(start + chunk, sample_count)]
            logits = torch.mm(query, rows.T, out=product[: states * len(rows)].view(states, len(rows)))
            top, weights, squares, energy = add(logits, top, weights, squares, energy)
        constants = (x * x).sum(dim=1) / (2 * temperature)
        planted = 0.5 * (self.noise * self.noise).sum(dim=1)
        log_z = torch.log(weights) + top - constants
        return torch.stack([
            (squares / weights**2).mean(),
            (torch.log(weights) - energy / weights).mean(),
            (-log_z / self.dimension).mean(),
            torch.exp(-planted - log_z).mean(),
        ])

    def run(self):
        cells = [(n, t) for n in self.sample_counts for t in self.temperatures]
        longest_first = sorted(range(len(cells)), key=lambda i: -cells[i][0])
        done = dict(zip(longest_first, self.pool.map(lambda i: self.cell(*cells[i], *self.way), longest_first)))
        values = torch.stack([done[i] for i in range(len(cells))])
        return values.view(len(self.sample_counts), len(self.temperatures), 4).numpy()


if __name__ == "__main__":
    given, threads = protocol.problem(sys.argv[1]), int(sys.argv[2])
    draw = protocol.drawing(given["data"].shape, threads)
    protocol.serve("torch", sys.argv[1], Slice(given, threads).run, draw)
