"""Pools the comparisons with exact theory of several result directories.

    python3 notebooks/pulls.py results/one results/two

A pull is (measured - predicted)/error. Where predictions and errors are right the mean of all pulls is 0 and their width 1
(sqrt((R-1)/(R-3)) for errors from R realizations). Cells of one slice share their random numbers, so their pulls move together: the
mean of n groups of cells with common disorder is known to between 1/sqrt(n) and 1/sqrt(pulls).
"""
import json
import sys
from pathlib import Path

import numpy as np


def exact(directories):
    """All comparisons with exact predictions, each with its directory."""
    return [(directory, comparison)
            for directory in directories
            for comparison in json.loads((Path(directory) / "analysis.json").read_text())["comparisons"]
            if comparison["kind"] == "exact"]


def pooled(comparisons):
    """How many pulls there are in all, their mean and their sample standard deviation."""
    known = [c for c in comparisons if c["pulls"]]
    counts = np.array([c["pulls"] for c in known], dtype=float)
    means = np.array([c["pull_mean"] for c in known])
    widths = np.array([c["pull_width"] or 0.0 for c in known])
    total = counts.sum()
    if total < 2:
        return int(total), float("nan"), float("nan")
    mean = (counts * means).sum() / total
    squares = ((counts - 1) * widths**2).sum() + (counts * (means - mean)**2).sum()
    return int(total), mean, np.sqrt(squares / (total - 1))


def main(directories):
    found = exact(directories)
    for directory, c in found:
        pulls = f"{c['pulls']} pulls, mean {c['pull_mean']:+.3f}" if c["pulls"] else "no pulls"
        width = f", width {c['pull_width']:.3f}" if c["pull_width"] is not None else ""
        p = f", p {c['p']:.3g}" if c["p"] is not None else ""
        difference = c["largest_difference"]
        largest = f", largest difference {difference:.2g}" if difference is not None else ""
        print(f"{directory}: {c['theory']} ({c['observable']}): {pulls}{width}{p}{largest}")
    count, mean, width = pooled([c for _, c in found])
    groups = sum(c["dof"] for _, c in found if c["pulls"])
    print(f"all: {count} pulls in {groups} groups, mean {mean:+.4f}, width {width:.4f}")


if __name__ == "__main__":
    main(sys.argv[1:])
