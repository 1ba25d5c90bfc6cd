#!/usr/bin/env python3
"""Makes planted-approach.csv: where E Y = 1/2 for planted states in isotropic Gaussian data of variance 1, by brute force.

python3 planted-approach.py, some ten minutes. Needs NumPy and SciPy. Every (d, N, T) has its own data, planted points and
noise from PCG64; nothing is shared between cells. The crossing is that of Akima's spline of the mean Y in ln N; its error that of
a bootstrap over realizations, each cell by itself. The line is alpha = ln(1 + 1/T) / 2."""
import csv
import math
import os

import numpy as np
from scipy.interpolate import Akima1DInterpolator
from scipy.optimize import brentq

REPLICAS = 64
REALIZATIONS = {8: 2048, 12: 2048, 16: 1024, 20: 512, 24: 384}


def sample_counts(d, temperature):
    line = 0.5 * math.log1p(1 / temperature) * d
    low = max(line - 1.0, math.log(2))
    counts = np.rint(np.exp(np.arange(low, line + 2.6, 0.5))).astype(int)
    return np.unique(np.concatenate(([2, 3] if low < 1 else [], counts))).astype(int)


def participation(rng, d, n, temperature):
    y = rng.standard_normal((n, d))
    x = y[rng.integers(0, n, REPLICAS)] + math.sqrt(temperature) * rng.standard_normal((REPLICAS, d))
    u = ((x**2).sum(1)[:, None] + (y**2).sum(1)[None] - 2 * x @ y.T) / (2 * temperature)
    w = np.exp(u.min(1, keepdims=True) - u)
    return ((w**2).sum(1) / w.sum(1) ** 2).mean()


def crossing(loads, means):
    spline = Akima1DInterpolator(loads, means)
    i = np.flatnonzero((means[:-1] - 0.5) * (means[1:] - 0.5) <= 0)
    return brentq(lambda a: spline(a) - 0.5, loads[i[0]], loads[i[-1] + 1])


def main():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "planted-approach.csv"), "w") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["dimension", "temperature", "load", "error", "sample_counts"])
        for temperature in (1.0, 2.0):
            for d, count in REALIZATIONS.items():
                rng = np.random.default_rng([20260101, d, int(temperature)])
                ns = sample_counts(d, temperature)
                y = np.array([[participation(rng, d, n, temperature) for n in ns] for _ in range(count)])
                loads = np.log(ns) / d
                resampled = [
                    crossing(loads, np.array([column[rng.integers(0, count, count)].mean() for column in y.T]))
                    for _ in range(400)
                ]
                row = [d, temperature, round(crossing(loads, y.mean(0)), 5), round(float(np.std(resampled)), 5)]
                writer.writerow(row + [" ".join(map(str, ns))])
                print(row, flush=True)


if __name__ == "__main__":
    main()
