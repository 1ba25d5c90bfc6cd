"""Lines of BENCHMARKS.md: tables, and what the figures in them depend on."""

import importlib.metadata
import os
import pathlib
import platform
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def row(*values):
    print("| " + " | ".join(str(value) for value in values) + " |", flush=True)


def header(*names):
    row(*names)
    row(*["---"] * len(names))


def shown(seconds):
    """Median and range."""
    return f"{statistics.median(seconds):.3g} ({min(seconds):.3g} to {max(seconds):.3g})"


def first_value(name, text):
    return next((line.split(":", 1)[1].strip() for line in text.splitlines() if line.strip().startswith(name)), "?")


def output(*command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    return done.stdout.strip()


def machine():
    """Processor, Java, commit, and how busy the machine is."""
    cpu = output("lscpu")
    caches = ", ".join(f"{name} {first_value(name + ' cache', cpu)}" for name in ("L1d", "L2", "L3"))
    java = output("java", "-version").splitlines()[0]
    commit = output("git", "-C", str(HERE), "describe", "--always", "--dirty", "--abbrev=12")
    return (f"{first_value('Model name', cpu)} (family {first_value('CPU family', cpu)}, model {first_value('Model:', cpu)}), "
            f"{os.cpu_count()} cores; caches: {caches}. {java}. Commit {commit}. Load average before the start "
            f"{os.getloadavg()[0]:.2f}.")


def rival_environment():
    """Rivals divide their work themselves over single-threaded libraries; OpenBLAS and MKL choose their own kernels."""
    kept = {key: value for key, value in os.environ.items() if key not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
    return kept | {"OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def version(package):
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


def rivals_versions():
    """Python and its libraries, with the BLAS as a rival sees it."""
    blas = output(sys.executable, "-c", BLAS, env=rival_environment())
    return f"Python {platform.python_version()}, NumPy {version('numpy')} with {blas}, PyTorch {version('torch')}."


BLAS = """
import numpy
try:
    import threadpoolctl
    blas = [p for p in threadpoolctl.threadpool_info() if p["user_api"] == "blas"][0]
    print(blas["internal_api"], blas["version"], "for", blas.get("architecture"))
except ImportError:
    blas = numpy.show_config(mode="dicts")["Build Dependencies"]["blas"]
    print(blas["name"], blas["version"])
"""
