#!/usr/bin/env python3
"""PhaseSweep against NumPy and PyTorch, in turns on one machine; prints Markdown.

    compare.py slice --dimension 64        a slice of 24 temperatures x 12 sample counts, 64 planted states
    compare.py vectors                     the posterior mean and log-sum-exp of 64 given states at one temperature

The contestants are separate processes that live through all rounds; each has drawn or read its data, found its best chunk and
run once before any timing. All results are compared with one another before the first round. Run it with a Python that has NumPy;
PyTorch takes part if that Python has it.
"""

import argparse
import importlib.util
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

import numpy as np

from page import header, machine, rival_environment, rivals_versions, row, shown

HERE = pathlib.Path(__file__).resolve().parent
RUN = HERE / "run"
TOLERANCE = 1e-9
SHAPES = ["1000000,16", "100000,64", "100000,256", "60000,784", "50000,3072"]
STATES = 64
SLICE_RIVALS = {"numpy": "slice_numpy.py", "torch": "slice_torch.py",
                "numpy-fused": "slice_numpy_fused.py", "torch-fused": "slice_torch_fused.py"}
VECTOR_RIVALS = {"numpy": "vectors_numpy.py", "torch": "vectors_torch.py"}


class Contestant:
    """A process that answers each command with seconds."""

    def __init__(self, name, command, folder, threads):
        self.name = name
        self.threads = threads
        self.process = subprocess.Popen([*map(str, command), str(folder), str(threads)], env=rival_environment(),
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.there = self.process.stdout.readline().strip() == "ready"
        self.result = np.load(folder / f"{name}.npy") if self.there else None

    def seconds(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def rivals(scripts):
    has_torch = importlib.util.find_spec("torch") is not None
    return {name: [sys.executable, HERE / "python" / script] for name, script in scripts.items()
            if has_torch or not name.startswith("torch")}


def start(commands, folder, threads):
    """The contestants that are ready, the first of which draws the data; their results must agree."""
    contestants = [Contestant(name, command, folder, threads) for name, command in commands.items()]
    if not contestants[0].there:
        sys.exit(f"{contestants[0].name} does not run here; try: {' '.join(map(str, commands[contestants[0].name]))} FOLDER 1")
    for absent in [c for c in contestants if not c.there]:
        print(f"{absent.name} does not run here and is left out", file=sys.stderr)
    contestants = [c for c in contestants if c.there]
    reference = contestants[0].result
    for contestant in contestants[1:]:
        error = np.max(np.abs(contestant.result - reference) / np.maximum(1, np.abs(reference)))
        if not error <= TOLERANCE:
            sys.exit(f"{contestant.name} and {contestants[0].name} differ by {error}")
        print(f"{contestant.name} agrees with {contestants[0].name} to {error:.1e}", file=sys.stderr)
    return contestants


def times(contestants, rounds):
    """Seconds by contestant, taken in turns."""
    taken = {c.name: [] for c in contestants}
    for _ in range(rounds):
        for contestant in contestants:
            taken[contestant.name].append(contestant.seconds("run"))
    return taken


def slice_problem(dimension, rows, spacing):
    counts = np.geomspace(100, rows, 12) if spacing == "log" else np.linspace(rows / 12, rows, 12)
    return {"dimension": dimension, "states": STATES, "sampleCounts": [int(round(n)) for n in counts],
            "temperatures": np.geomspace(0.05, 8, 24).tolist()}


def compare_slices(options):
    header("sample counts", "threads", "program", "seconds a slice: median (range)", "times PhaseSweep",
           "drawing the data, s", "times PhaseSweep, with drawing")
    commands = {"phasesweep": [RUN, "--main", "org.phasesweep.bench.SliceProgram"]} | rivals(SLICE_RIVALS)
    for spacing in options.spacing:
        for threads in options.threads:
            with tempfile.TemporaryDirectory() as folder:
                folder = pathlib.Path(folder)
                problem = slice_problem(options.dimension, options.rows, spacing)
                (folder / "problem.json").write_text(json.dumps(problem))
                contestants = start(commands, folder, threads)
                taken = times(contestants, options.rounds)
                draws = {c.name: statistics.median(c.seconds("draw") for _ in range(5)) for c in contestants}
                medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
                ours, drawn = medians["phasesweep"], medians["phasesweep"] + draws["phasesweep"]
                for name, seconds in taken.items():
                    row(spacing, threads, name, shown(seconds), f"{medians[name] / ours:.1f}", f"{draws[name]:.3f}",
                        f"{(medians[name] + draws[name]) / drawn:.1f}")
                for contestant in contestants:
                    contestant.close()


def write_vectors(folder, rows, dimension):
    """Standard normal data, states planted in its first rows at the temperature d / 2 ln N, where they begin to condense."""
    generator = np.random.Generator(np.random.SFC64(dimension))
    data = generator.standard_normal((rows, dimension))
    temperature = dimension / (2 * math.log(rows))
    np.save(folder / "data.npy", data)
    np.save(folder / "states.npy", data[:STATES] + math.sqrt(temperature) * generator.standard_normal((STATES, dimension)))
    (folder / "problem.json").write_text(json.dumps({"temperature": temperature}))


def compare_vectors(options):
    header("N, d", "threads", "program", "seconds: median (range)", "GFLOP/s", "times PhaseSweep")
    commands = {"phasesweep": [RUN, "--main", "org.phasesweep.bench.VectorsProgram"]} | rivals(VECTOR_RIVALS)
    for rows, dimension in (map(int, shape.split(",")) for shape in options.shapes):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            write_vectors(folder, rows, dimension)
            for threads in options.threads:
                contestants = start(commands, folder, threads)
                taken = times(contestants, options.rounds)
                ours = statistics.median(taken["phasesweep"])
                for name, seconds in taken.items():
                    median = statistics.median(seconds)
                    row(f"{rows}, {dimension}", threads, name, shown(seconds),
                        f"{4 * STATES * rows * dimension / median * 1e-9:.1f}", f"{median / ours:.1f}")
                for contestant in contestants:
                    contestant.close()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["slice", "vectors"])
    parser.add_argument("--dimension", type=int, default=64, help="of a slice")
    parser.add_argument("--rows", type=int, default=60_000, help="largest sample count of a slice")
    parser.add_argument("--spacing", nargs="+", default=["log", "linear"], choices=["log", "linear"])
    parser.add_argument("--shapes", nargs="+", default=SHAPES, metavar="N,d", help="of given states")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, nargs="+", default=sorted({1, os.cpu_count()}))
    return parser.parse_args()


def main():
    options = arguments()
    print(f"{machine()} {rivals_versions()}\n")
    subprocess.run([RUN, "--main", "-"], check=True)
    compare_slices(options) if options.what == "slice" else compare_vectors(options)


if __name__ == "__main__":
    main()
