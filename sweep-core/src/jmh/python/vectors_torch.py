#!/usr/bin/env python3
"""As vectors_numpy.py with PyTorch's flash attention on the CPU, which gives the mean and the log-sum-exp.

The states are queries, the rows keys and values; -|y|^2/2T is either one more column of all three or an additive mask, and the
rows may be parted (as heads) so that all threads have work: the fastest of these ways is found by trial.
"""

import sys

import torch

import protocol

try:
    flash = torch.ops.aten._scaled_dot_product_flash_attention_for_cpu
except AttributeError:
    sys.exit("this PyTorch has no flash attention for CPUs; version 2.2 or later has")


class Vectors:
    def __init__(self, problem, threads):
        torch.set_num_threads(threads)
        self.temperature = problem["temperature"]
        self.states = torch.from_numpy(problem["states"])
        self.data = torch.from_numpy(problem.pop("data"))
        half_norms = 0.5 * (self.data * self.data).sum(dim=1, keepdim=True)
        self.rows = torch.cat([self.data, half_norms], dim=1)
        self.query = torch.cat([self.states, -torch.ones(len(self.states), 1, dtype=torch.float64)], dim=1)
        self.mask = -half_norms[:, 0] / self.temperature
        parts = {1, threads} if len(self.data) % threads == 0 else {1}
        ways = [(way, part) for way in (self.with_column, self.with_mask) for part in parts]
        self.way, self.parts = protocol.fastest(lambda way: way[0](way[1]), ways)

    def with_column(self, parts):
        rows = self.rows.view(1, parts, len(self.rows) // parts, -1)
        query = self.query.expand(1, parts, *self.query.shape)
        mean, log_sum = flash(query, rows, rows, scale=1 / self.temperature)
        return mean[0, :, :, :-1], log_sum[0]

    def with_mask(self, parts):
        rows = self.data.view(1, parts, len(self.data) // parts, -1)
        query = self.states.expand(1, parts, *self.states.shape)
        mask = self.mask.view(1, parts, 1, -1).expand(-1, -1, len(self.states), -1)
        mean, log_sum = flash(query, rows, rows, attn_mask=mask, scale=1 / self.temperature)
        return mean[0], log_sum[0]

    @torch.inference_mode()
    def run(self):
        means, log_sums = self.way(self.parts)
        log_sum = torch.logsumexp(log_sums, dim=0)
        mean = (torch.exp(log_sums - log_sum)[:, :, None] * means).sum(dim=0)
        log_sum = log_sum - (self.states * self.states).sum(dim=1) / (2 * self.temperature)
        return torch.cat([(mean - self.states) / self.temperature, log_sum[:, None]], dim=1).numpy()


if __name__ == "__main__":
    given, threads = protocol.problem(sys.argv[1]), int(sys.argv[2])
    draw = protocol.drawing(given["data"].shape, threads)
    protocol.serve("torch", sys.argv[1], Vectors(given, threads).run, draw)
