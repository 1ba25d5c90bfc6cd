"""What compare.py and the contestants agree on.

A contestant is started as PROGRAM FOLDER THREADS, says "ready", and answers each line it reads, "run" or "draw", with the
seconds that this took. FOLDER holds problem.json and the data as .npy; a contestant writes its result as NAME.npy.
"""

import json
import pathlib
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np


def problem(folder):
    """problem.json, and data [N, d], base [M, d], noise [M, d] where there are such files."""
    folder = pathlib.Path(folder)
    given = json.loads((folder / "problem.json").read_text())
    for name in ("data", "base", "noise", "states"):
        if (folder / f"{name}.npy").exists():
            given[name] = np.load(folder / f"{name}.npy")
    return given


def serve(name, folder, run, draw):
    """Runs once, keeps the result, and then answers with seconds."""
    np.save(pathlib.Path(folder) / f"{name}.npy", run())
    print("ready", flush=True)
    for line in sys.stdin:
        start = time.perf_counter()
        (draw if line.strip() == "draw" else run)()
        print(time.perf_counter() - start, flush=True)


def fastest(use, ways):
    """The way (such as a number of rows to work on at once) that is fastest here, by trial: every machine has other caches."""
    def seconds(way):
        use(way)
        start = time.perf_counter()
        use(way)
        return time.perf_counter() - start
    return min(ways, key=seconds)


def drawing(shape, threads):
    """Draws standard normal data with NumPy's fastest generator, a part in each thread."""
    generators = [np.random.Generator(np.random.SFC64(i)) for i in range(threads)]
    pool = ThreadPoolExecutor(threads)

    def draw():
        parts = np.array_split(np.empty(shape), threads)
        list(pool.map(lambda generator, part: generator.standard_normal(out=part), generators, parts))
    return draw
