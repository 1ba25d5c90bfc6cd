#!/usr/bin/env python3
"""The JMH benchmarks as Markdown: nanoseconds for each row, state and component (or temperature), milliseconds for each slice.

    kernels.py [JMH options]     such as: -f 3
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from page import HERE, header, machine, row

ROWS, STATES = 128, 16  # of a tile and a panel


def jmh(pattern):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "result.json"
        subprocess.run([HERE / "run", pattern, *sys.argv[1:], "-rf", "json", "-rff", file], check=True, stdout=subprocess.DEVNULL)
        return json.loads(file.read_text())


def divisor(name, dimension):
    """What the nanoseconds of one call are divided by, and its unit."""
    if name in ("weigh", "addDistances"):
        return ROWS * STATES, "ns a row, state and temperature"
    components = ROWS * STATES * dimension
    return components, "ns a row, state and component" + (" (and temperature)" if name == "addToMean" else "")


def figure(result):
    name = result["benchmark"].split(".")[-1]
    metric = result["primaryMetric"]
    given = result.get("params", {})
    if name == "normals":
        return metric["score"], metric["scoreError"], "ns a normal number"
    if "spacing" in given:
        return metric["score"], metric["scoreError"], "ms a slice"
    by, unit = divisor(name, int(given["dimension"]))
    return metric["score"] / by, float(metric["scoreError"]) / by, unit


def main():
    print(machine() + "\n")
    header("benchmark", "parameters", "mean", "error (99.9 %)", "unit")
    for result in jmh("TileKernelBenchmark|DrawingBenchmark|SliceBenchmark"):
        score, error, unit = figure(result)
        given = ", ".join(f"{key} {value}" for key, value in result.get("params", {}).items())
        row(".".join(result["benchmark"].split(".")[-2:]), given, f"{score:.4g}", f"{float(error):.2g}", unit)


if __name__ == "__main__":
    main()
