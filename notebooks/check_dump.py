"""Recomputes every observable of a dump from its arrays, by the textbook formulas, and prints the largest differences.

    ./phasesweep run SPEC --only UNIT --dump FOLDER
    python3 notebooks/check_dump.py FOLDER

Needs NumPy. Nothing of PhaseSweep is used: x is taken from states.npy, the data from data.npy, and all sums are
straightforward. A difference is divided by max(1, largest |u|), the scale on which energies round.
"""
import csv
import json
import sys
from pathlib import Path

import numpy as np


def textbook(x, data, base_distance_index, a2, temperature):
    """All observables at one state x; the planted row is known by its index, or None."""
    d = data.shape[1]
    n = len(data)
    a = np.sqrt(a2)
    delta = a2 * temperature
    u = ((x - a * data) ** 2).sum(1) / (2 * delta)
    shift = u.min()
    e = np.exp(-(u - shift))
    log_z = np.log(e.sum()) - shift
    w = e / e.sum()
    m = w @ data
    centred = data - m
    trace = (w * (centred**2).sum(1)).sum()
    score = (a * m - x) / delta
    positive = w[w > 0]
    values = {
        "participation_ratio": (w**2).sum(),
        "posterior_entropy": -(positive * np.log(positive)).sum(),
        "max_weight": w.max(),
        "free_energy": -log_z / d,
        "log_density": (log_z - np.log(n)) / d - 0.5 * np.log(2 * np.pi * delta),
        "energy": (w * u).sum(),
        "energy_per_dim": (w * u).sum() / d,
        "specific_heat": (w * (u - (w * u).sum()) ** 2).sum(),
        "specific_heat_per_dim": (w * (u - (w * u).sum()) ** 2).sum() / d,
        "posterior_trace": trace,
        "mean_norm2": (m**2).sum(),
        "score_norm2": (score**2).sum(),
        "score_divergence": -d / delta + a2 / delta**2 * trace,
        "nearest_distance2": ((x / a - data) ** 2).sum(1).min(),
        "excess_entropy": 0.5 + log_z / d,
    }
    if base_distance_index is not None:
        i = base_distance_index
        values["planted_weight"] = w[i]
        values["information_density"] = u[i] + log_z
        values["nearest_is_planted"] = float(u[i] <= u.min() * (1 + 1e-12))
        values["mmse_planted"] = (w * (data**2).sum(1)).sum() - (w * (data @ data[i])).sum()
    return values, np.abs(u).max()


def main(folder):
    folder = Path(folder)
    unit = json.loads((folder / "unit.json").read_text())
    data = np.load(folder / "data.npy")
    states = np.load(folder / "states.npy")
    planted = "planted" in unit["sampler"]
    worst = {}
    with open(folder / "values.csv") as file:
        for row in csv.DictReader(file):
            cell = unit["cells"][int(row["cell"])]
            n = int(cell["sample_count"])
            replica = int(row["replica"])
            expected, scale = textbook(
                states[int(row["cell"]), replica],
                data[:n],
                replica % n if planted else None,
                cell["signal_squared"],
                cell["temperature"],
            )
            for name, value in row.items():
                if name not in ("cell", "replica"):
                    # columns that carry a factor 1/T or 1/Delta round on that scale too
                    unit_scale = 1.0
                    if name.startswith("score"):
                        unit_scale = 1 / (cell["signal_squared"] * cell["temperature"] ** 2)
                    difference = abs(float(value) - expected[name]) / max(1.0, scale) / max(1.0, unit_scale)
                    worst[name] = max(worst.get(name, 0.0), difference)
    for name, difference in worst.items():
        print(f"{name:24s} {difference:.2e}")
    return max(worst.values())


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1]) < 1e-10 else 1)
