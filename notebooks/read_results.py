"""Reads the diagram of a result directory with NumPy alone.

    python3 notebooks/read_results.py results/quickstart participation_ratio
"""
import json
import sys
from pathlib import Path

import numpy as np


def read_diagram(directory):
    """The diagram as a structured array: one row a grid point, one field a column."""
    return np.genfromtxt(Path(directory) / "diagram.csv", delimiter=",", names=True)


def read_lists(file, observable):
    """A list column of a file of `phasesweep export DIR --format npz -o FILE`: values [points, entries] and their errors; of a
    histogram also the edges of its bins, else None. Shorter lists are filled up with NaN."""
    columns = np.load(file)
    edges = columns[observable + "_edges"][0] if observable + "_edges" in columns else None
    return columns[observable], columns[observable + "_stderr"], edges


def main(directory, observable):
    diagram = read_diagram(directory)
    print(f"{len(diagram)} grid points, columns: {', '.join(diagram.dtype.names)}")
    for dimension in np.unique(diagram["dimension"]):
        rows = diagram[diagram["dimension"] == dimension]
        values, errors = rows[observable], rows[observable + "_stderr"]
        print(f"d = {dimension:g}: {observable} from {np.nanmin(values):.4g} to {np.nanmax(values):.4g}, "
              f"median error {np.nanmedian(errors):.2g}")
    analysis = json.loads((Path(directory) / "analysis.json").read_text())
    for point in analysis["boundaries"]:
        print(point["observable"], "=", point["level"], "at", point["along"], point["value"], "+-", point["error"],
              point["at"], point["status"])
    for fit in analysis.get("exponents", []):
        print(fit["observable"], "~ |t|^p along", fit["along"], fit["side"], fit["critical"], fit["exponent"], fit["at"])
    for fit in analysis["collapses"]:
        print(fit["observable"], "collapses:", fit["critical"], "nu", fit["nu"], "omega", fit["omega"], fit["at"])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "participation_ratio")
