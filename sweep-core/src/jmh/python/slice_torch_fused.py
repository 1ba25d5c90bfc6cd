#!/usr/bin/env python3
"""The slice program in PyTorch with PhaseSweep's own idea, as slice_numpy_fused.py, and with torch.compile over temperatures."""

import sys
from concurrent.futures import ThreadPoolExecutor

import torch

import protocol
from slice_torch import compiled


def add_chunk(products, roots, top, weights, squares, energy):
    """As slice_torch.add_chunk for all temperatures: products [2, states, rows], roots 1/sqrt(T) and sums [temperatures, states]."""
    r = roots[:, None, None]
    logits = (products[0] * r + products[1]) * r
    new_top = torch.maximum(top, logits.amax(dim=2))
    drop = torch.clamp(top - new_top, min=-1e300)
    scale = torch.exp(drop)
    relative = logits - new_top[:, :, None]
    w = torch.exp(relative)
    energy = scale * (energy + drop * weights) + (w * relative).sum(dim=2)
    squares = scale * scale * squares + (w * w).sum(dim=2)
    weights = scale * weights + w.sum(dim=2)
    return new_top, weights, squares, energy


def example():
    sums = [torch.zeros(3, 8, dtype=torch.float64) for _ in range(4)]
    return torch.zeros(2, 8, 64, dtype=torch.float64), torch.ones(3, dtype=torch.float64), *sums


class FusedSlice:
    def __init__(self, problem, threads):
        torch.set_num_threads(1)
        self.threads = threads
        self.pool = ThreadPoolExecutor(threads)
        self.dimension = problem["dimension"]
        self.sample_counts = problem["sampleCounts"]
        self.temperatures = torch.tensor(problem["temperatures"], dtype=torch.float64)
        self.base, self.noise = torch.from_numpy(problem["base"]), torch.from_numpy(problem["noise"])
        data = torch.from_numpy(problem["data"])
        self.rows = torch.cat([data, 0.5 * (data * data).sum(dim=1, keepdim=True)], dim=1)
        trial = [min(self.sample_counts[-1], 1 << 14)]
        functions = {compiled(add_chunk, *example()), add_chunk}
        ways = [(add, chunk) for add in functions for chunk in (128, 256, 512, 1024, 2048, 4096)]
        self.way = protocol.fastest(lambda way: self.part(self.base, self.noise, trial, *way), ways)

    @torch.inference_mode()
    def part(self, base, noise, sample_counts, add, chunk):
        """The sums over these states: [sample counts, temperatures, observables]."""
        states = len(base)
        minus = -torch.ones(states, 1, dtype=torch.float64)
        query = torch.cat([torch.cat([base, minus], 1), torch.cat([noise, 0 * minus], 1)])
        shape = (len(self.temperatures), states)
        sums = [torch.full(shape, -1e300, dtype=torch.float64), *torch.zeros(3, *shape, dtype=torch.float64)]
        roots = 1 / torch.sqrt(self.temperatures)
        products = torch.empty(2 * states * chunk, dtype=torch.float64)
        values, start = [], 0
        for sample_count in sample_counts:
            while start < sample_count:
                rows = self.rows[start : min(start + chunk, sample_count)]
                both = products[: 2 * states * len(rows)].view(2 * states, len(rows))
                torch.mm(query, rows.T, out=both)
                sums = add(both.view(2, states, len(rows)), roots, *sums)
                start += len(rows)
            values.append(self.read(base, noise, *sums))
        return torch.stack(values) * states

    def read(self, base, noise, top, weights, squares, energy):
        x = base + torch.sqrt(self.temperatures)[:, None, None] * noise
        constants = (x * x).sum(dim=2) / (2 * self.temperatures[:, None])
        planted = 0.5 * (noise * noise).sum(dim=1)
        log_z = torch.log(weights) + top - constants
        return torch.stack([
            (squares / weights**2).mean(dim=1),
            (torch.log(weights) - energy / weights).mean(dim=1),
            (-log_z / self.dimension).mean(dim=1),
            torch.exp(-planted - log_z).mean(dim=1),
        ], dim=1)

    def run(self):
        bases, noises = torch.tensor_split(self.base, self.threads), torch.tensor_split(self.noise, self.threads)
        parts = self.pool.map(lambda b, z: self.part(b, z, self.sample_counts, *self.way), bases, noises)
        return (sum(parts) / len(self.base)).numpy()


if __name__ == "__main__":
    given, threads = protocol.problem(sys.argv[1]), int(sys.argv[2])
    draw = protocol.drawing(given["data"].shape, threads)
    protocol.serve("torch-fused", sys.argv[1], FusedSlice(given, threads).run, draw)
