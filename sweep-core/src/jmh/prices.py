#!/usr/bin/env python3
"""Predicted against measured core-seconds of the sweeps in conf/sweeps; goal: within 25 %.

    sweep-core/src/jmh/prices.py [--repeat n] [SPEC]...

Measures the machine again (`phasesweep speed`), takes the price from `phasesweep plan`, runs every sweep n times into a
temporary folder and prints the median of `core_seconds` of its manifest. The machine must be idle: core_seconds is the time
that tasks hold their cores, whoever else uses them. Exit code 1 if a sweep misses the goal.
"""
import argparse
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

HOME = pathlib.Path(__file__).resolve().parents[3]
GOAL = 0.25


def phasesweep(*arguments):
    done = subprocess.run([HOME / "phasesweep", *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"phasesweep {' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def predicted(spec):
    return float(re.search(r"^core time +(\S+) core-seconds", phasesweep("plan", spec, "--out", "/nowhere"), re.M)[1])


def measured(spec):
    with tempfile.TemporaryDirectory() as folder:
        phasesweep("run", spec, "--out", folder)
        return json.loads(pathlib.Path(folder, "manifest.json").read_text())["core_seconds"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("spec", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    speed = json.loads(phasesweep("speed"))
    load = pathlib.Path("/proc/loadavg").read_text().split()[0]
    print(f"{speed['machine']}\nmeasured {speed['measured']}, load {load} before the first run", flush=True)
    print(f"{'sweep':28} {'predicted':>9} {'measured':>9} {'ratio':>6}  runs")
    missed = False
    for spec in options.spec or sorted((HOME / "conf" / "sweeps").glob("*.yaml")):
        price = predicted(spec)
        runs = [measured(spec) for _ in range(options.repeat)]
        ratio = price / statistics.median(runs)
        missed |= abs(ratio - 1) > GOAL
        print(f"{spec.stem:28} {price:9.2f} {statistics.median(runs):9.2f} {ratio:6.2f}  "
              + " ".join(f"{run:.2f}" for run in runs), flush=True)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
