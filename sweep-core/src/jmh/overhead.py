#!/usr/bin/env python3
"""What a sweep costs beside its kernel, by the real command line; prints Markdown.

    overhead.py empty      units a second and driver milliseconds a task of units that do next to nothing
    overhead.py share      by a sampling profile of the JVM, what the threads that run units were doing
    overhead.py cores      one core against all, by the sampling_wall_seconds of manifest.json
    overhead.py rehearsal  a million units through planner, store and aggregation: time, files, memory of each command
"""

import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

from page import header, machine, row, shown

HOME = pathlib.Path(__file__).resolve().parents[3]

SPEC = """sweep: {name}
seed: 20260101
process: {{kind: vp}}
model: {{kind: gaussian, variance: 1.0}}
axes:
  dimension: [{dimension}]
  sample_count: {sample_counts}
  temperature: {temperatures}
sampler: {{kind: planted}}
observables: [participation_ratio, posterior_entropy, free_energy, planted_weight]
realizations: {realizations}
replicas: {replicas}
"""
EMPTY = dict(name="empty", dimension=1, sample_counts="[1]", temperatures="[1.0]", replicas=1)
REHEARSALS = {  # a million units of one row each: many slices, or many realizations
    "1000 cells x 1000 realizations": dict(EMPTY, temperatures="{from: 0.1, to: 10, count: 1000, scale: log}", realizations=1000),
    "2 cells x 500000 realizations": dict(EMPTY, temperatures="[0.5, 2]", realizations=500_000)}
REAL = dict(name="real", dimension=64, sample_counts="{from: 100, to: 60000, count: 12, scale: log}",
            temperatures="{from: 0.05, to: 8, count: 24, scale: log}", replicas=64)

PARTS = [  # the innermost frame that matches any of these names the part
    ("kernel", re.compile(r"^org\.phasesweep\.kernel\.vector\.|^org\.phasesweep\.kernel\.(Tile|States|StatePanel|Sums)\.")),
    ("drawing of data and noise", re.compile(r"^org\.phasesweep\.(model|random)\.|^org\.phasesweep\.sampler\.PosteriorSampler\.noise$")),
    ("read-out and observables", re.compile(r"^org\.phasesweep\.(observable|statistics)\.|^org\.phasesweep\.kernel\.SlicePass\.read$"
                                            r"|^org\.phasesweep\.engine\.CellRows\.")),
    ("kernel", re.compile(r"^org\.phasesweep\.kernel\.")),
    ("writing of rows", re.compile(r"^org\.phasesweep\.(table|store)\.")),
    ("the rest of a unit", re.compile(r"^org\.phasesweep\.(engine|sampler|plan|spec)\.")),
    ("Spark and the rest", re.compile("")),
]


def sweep(spec, master, out, flags="", options=()):
    """Runs a spec into a new directory; its manifest."""
    out.mkdir()
    (out / "spec.yaml").write_text(spec)
    subprocess.run([HOME / "phasesweep", "run", out / "spec.yaml", "--out", out / "result", "--master", master,
                    *options],
                   env=os.environ | {"JDK_JAVA_OPTIONS": flags}, check=True, capture_output=True)
    return json.loads((out / "result" / "manifest.json").read_text())


def empty(options, folder):
    """Of each case the run that took least. The packer makes four tasks a core it is told of, each of 2500 such units or more."""
    header("units", "tasks", "sampling wall, s", "units/s", "in tasks, s", "between tasks, ms a task")
    for units, told in ((1_000, 1), (100_000, 1), (100_000, 10)):
        runs = []
        for turn in range(options.rounds):
            out = folder / f"{units}-{told}-{turn}"
            manifest = sweep(SPEC.format(**EMPTY, realizations=units), "local[1]", out,
                             options=("--conf", f"spark.default.parallelism={told}"))
            runs.append((manifest["sampling_wall_seconds"], manifest["core_seconds"], task_count(out)))
        wall, inside, tasks = min(runs)
        row(units, tasks, f"{wall:.2f}", f"{units / wall:.0f}", f"{inside:.2f}", f"{1000 * (wall - inside) / tasks:.0f}")


def task_count(out):
    """By Spark's own log."""
    logs = "".join(log.read_text() for log in (out / "result" / "logs").iterdir())
    return len(set(re.findall(r"Finished task (\d+\.\d+ in stage \d+\.\d+)", logs)))


def samples(recording):
    """Stacks, innermost first, of the threads that run tasks."""
    printed = subprocess.run(["jfr", "print", "--json", "--stack-depth", "64", "--events", "jdk.ExecutionSample", recording],
                             check=True, capture_output=True, text=True).stdout
    for event in json.loads(printed)["recording"]["events"]:
        values = event["values"]
        if (values["sampledThread"]["javaName"] or "").startswith("Executor task"):
            yield [(f["method"]["type"]["name"] + "." + f["method"]["name"]).replace("/", ".") for f in values["stackTrace"]["frames"]]


def part_of(stack):
    """The innermost frame of ours decides, so that library code counts for whoever called it."""
    for frame in stack:
        if frame.startswith("org.phasesweep."):
            return next(name for name, pattern in PARTS if pattern.search(frame))
    return "Spark and the rest"


def share(options, folder):
    header("sweep", "task core-seconds", "samples", *dict(PARTS))
    realizations = options.realizations
    specs = {"quickstart": (HOME / "conf" / "sweeps" / "quickstart.yaml").read_text(),
             "d = 64, N = 6e4": SPEC.format(**REAL, realizations=realizations)}
    for name, spec in specs.items():
        recording = folder / "recording.jfr"
        manifest = sweep(spec, "local[1]", folder / name.split()[0],
                         f"-XX:StartFlightRecording=filename={recording},settings=profile")
        parts = collections.Counter(part_of(stack) for stack in samples(recording))
        total = sum(parts.values())
        row(name, f"{manifest['core_seconds']:.1f}", total, *(f"{100 * parts[part] / total:.1f} %" for part in dict(PARTS)))


def cores(options, folder):
    header("cores", "sampling wall, s: median (range)", "core-seconds", "times one core")
    walls = collections.defaultdict(list)
    inside = collections.defaultdict(list)
    for turn in range(options.rounds):
        for count in sorted({1, os.cpu_count()}):
            manifest = sweep(SPEC.format(**REAL, realizations=options.realizations), f"local[{count}]", folder / f"{count}-{turn}")
            walls[count].append(manifest["sampling_wall_seconds"])
            inside[count].append(manifest["core_seconds"])
    for count, seconds in walls.items():
        row(count, shown(seconds), f"{min(inside[count]):.1f}", f"{sorted(walls[1])[len(seconds) // 2] / sorted(seconds)[len(seconds) // 2]:.2f}")


def measured(folder, *arguments):
    """Runs the command line; seconds and the peak of resident memory."""
    begin = time.monotonic()
    with open(folder / "output", "ab") as output:
        process = subprocess.Popen([HOME / "phasesweep", *map(str, arguments)], stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit((folder / "output").read_text())
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def rehearsal(options, folder):
    header("sweep", "command", "wall, s", "units/s", "peak resident memory, MB", "files in units/", "their size, MB")
    for turn, (name, values) in enumerate(REHEARSALS.items()):
        here = folder / str(turn)
        here.mkdir()
        (here / "sweep.yaml").write_text(SPEC.format(**values).replace("observables", "disorder: independent\nobservables"))
        result = here / "result"
        for label, arguments in {
                "plan": ("plan", here / "sweep.yaml", "--out", result),
                "run": ("run", here / "sweep.yaml", "--out", result, "--memory", options.memory),
                "run again: all is there": ("run", here / "sweep.yaml", "--out", result, "--memory", options.memory),
                "status": ("status", result),
                "aggregate": ("aggregate", result)}.items():
            seconds, peak = measured(here, *arguments)
            files = [file.stat().st_size for file in result.glob("units/*")]
            row(name, label, f"{seconds:.1f}", f"{1e6 / seconds:.0f}" if label == "run" else "", f"{peak:.0f}",
                len(files), f"{sum(files) / 1e6:.0f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["empty", "share", "cores", "rehearsal"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--realizations", type=int, default=800, help="of the sweep with d = 64 and N up to 6e4")
    parser.add_argument("--memory", default="1g", help="heap of the rehearsal's runs")
    options = parser.parse_args()
    print(machine() + "\n")
    with tempfile.TemporaryDirectory() as folder:
        {"empty": empty, "share": share, "cores": cores, "rehearsal": rehearsal}[options.what](options, pathlib.Path(folder))


if __name__ == "__main__":
    main()
