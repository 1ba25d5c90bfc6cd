"""Recomputes every number of a dumped unit from its arrays, by the textbook formulas. Exit code 0: all agree.

    ./phasesweep run SPEC --only UNIT --dump FOLDER
    python3 notebooks/check_dump.py FOLDER

Needs NumPy; nothing of PhaseSweep is used. What is checked:

* the process: a^2 and Delta of every cell, from its kind and T;
* the base points y0: planted, replica r starts from data row r mod N; fresh, from no row of the data; of a probe, its base;
* the states: x = a (y0 + sqrt(T) z), z of a probe with its own scale, 0 where that is 0;
* every value of every observable, for every cell and replica: u, w = exp(-u)/Z, then the definition, in extended precision
  where NumPy has it. A column without a formula here is an error.

A deviation is |value - textbook| / (unit * max(1, |u|)) with |u| the posterior mean energy of that state and `unit` what the
observable is measured in: 1 for what has none, 1/Delta for the score, the variance of a component of the data for squares of
distances, the rate that goes with it for rates. The three observables that depend on where the origin is round as |y|^2 does:
their unit is larger for data far away from it. Deviations must be below 1e-10, at every temperature.

What is drawn from the posterior (overlap, overlap2, overlap_histogram) must be that of two rows with a weight, and in each cell the mean
overlap that of |m|^2/d to within 6 standard deviations.

A unit without data points as vectors (samplers `levels` and `associative` draw energies, `population` and its like have a law) cannot
be checked: exit code 1, with the reason.
"""
import csv
import json
import sys
from pathlib import Path

import numpy as np

REAL = np.longdouble
TOLERANCE = 1e-10
ROUNDING = 8 * np.finfo(np.float64).eps


class Posterior:
    """u, w, Z, m of one state by their definitions. The planted row is None for fresh states.

    x - a y is formed as a (y0 - y + sqrt(T) z), and means are taken of y - y0: the same numbers, but this check then keeps
    its digits when the data are far from the origin.
    """

    def __init__(self, cell, base, noise, data, planted, classes):
        self.n, self.d = data.shape
        self.temperature = REAL(cell["temperature"])
        self.a2 = signal_squared(cell["process"], self.temperature)
        self.a = np.sqrt(self.a2)
        self.delta = self.a2 * self.temperature
        self.model = cell["model"]
        self.process = cell["process"]
        self.g2 = noise_rate(cell["process"], self.temperature)
        self.base, self.data, self.planted = base, data, planted
        self.from_base = data - base
        self.noise = np.sqrt(self.temperature) * noise
        self.distances2 = ((self.noise - self.from_base) ** 2).sum(1)
        self.u = self.a2 * self.distances2 / (2 * self.delta)
        lowest = self.u.min()
        boltzmann = np.exp(lowest - self.u)
        self.w = boltzmann / boltzmann.sum()
        self.log_z = np.log(boltzmann.sum()) - lowest
        self.energy = (self.w * self.u).sum()
        self.mean_from_base = (self.w[:, None] * self.from_base).sum(0)
        self.m = base + self.mean_from_base
        self.class_weights = np.zeros(1, dtype=REAL)
        if classes is not None:
            self.class_weights = np.array([self.w[classes == c].sum() for c in np.unique(classes)])

    def response(self):
        """the largest eigenvalue of C/T; eigenvalues are found in double precision, in units of the trace"""
        trace = self.trace()
        deviations = np.sqrt(self.w / trace if trace > 0 else self.w)[:, None] * (self.from_base - self.mean_from_base)
        return trace / self.temperature * np.linalg.eigvalsh((deviations.T @ deviations).astype(np.float64))[-1]

    def linear_rate(self):
        """d ln a/dt, of the drift f = (d ln a/dt) x"""
        return -self.g2 / 2 if self.process["kind"].startswith("vp") else REAL(0)

    def growth_rate(self, share):
        """top eigenvalue of the Jacobian of -f + share g^2 s"""
        return share * self.g2 / self.delta * (self.response() - 1) - self.linear_rate()

    def state_norm2(self):
        return ((self.base + self.noise) ** 2).sum()

    def potential(self, share):
        """((d ln a/dt) |x|^2/2 - share g^2 ln p(x))/d"""
        log_density = self.log_z - np.log(REAL(self.n)) - self.d * (LN_2PI + np.log(self.delta)) / 2
        return (self.linear_rate() * self.a2 * self.state_norm2() / 2 - share * self.g2 * log_density) / self.d

    def class_entropy(self):
        w = self.class_weights[self.class_weights > 0]
        return -(w * np.log(w)).sum()

    def entropy(self):
        w = self.w[self.w > 0]
        return -(w * np.log(w)).sum()

    def energy_variance(self):
        return (self.w * (self.u - self.energy) ** 2).sum()

    def trace(self):
        return (self.w * ((self.from_base - self.mean_from_base) ** 2).sum(1)).sum()

    def score(self):
        """(a m - x)/Delta"""
        return self.a * (self.mean_from_base - self.noise) / self.delta

    def planted_score(self):
        """(a y0 - x)/Delta"""
        return -self.a * self.noise / self.delta

    def entropy_rate(self, squared_error):
        """g^2/2 (a/Delta)^2 times a mean squared error"""
        return self.g2 / 2 * self.a2 / self.delta**2 * squared_error

    def mmse(self):
        """sum w |y|^2 - sum w y0.y"""
        return (self.w * (self.data * self.from_base).sum(1)).sum()

    def log_prior(self):
        """ln p_0(y0) of the law that the data are drawn from"""
        y, model = self.base, self.model
        if model["kind"] == "gaussian":
            return log_normal(y, 0, REAL(model["variance"]) * np.array(model.get("spectrum", [1.0] * self.d), dtype=REAL))
        if model["kind"] == "gaussian-mixture":
            shift, variance, weight = (REAL(model[key]) for key in ("separation", "variance", "weight"))
            return np.logaddexp(np.log(weight) + log_normal(y, shift, variance * np.ones_like(y)),
                                np.log1p(-weight) + log_normal(y, -shift, variance * np.ones_like(y)))
        raise SystemExit(f"no density here for the model {model['kind']}")

    def divergence(self):
        """(ln p_0 - ln p)/d at y0, p the density of the data noised by N(0, T), in units of the data"""
        log_empirical = self.log_z - np.log(REAL(self.n)) - self.d * (LN_2PI + np.log(self.temperature)) / 2
        return (self.log_prior() - log_empirical) / self.d

    def lattice_energies(self):
        """-sum s s' / d over neighbours on the torus, of every row"""
        length = round(self.d**0.5)
        spins = self.data.reshape(-1, length, length)
        return -(spins * (np.roll(spins, 1, 1) + np.roll(spins, 1, 2))).sum((1, 2)) / self.d

    def drawn(self, row):
        """Overlap and cosine of the two rows with a weight that come nearest to what the dump says was drawn.

        The histogram has a 1 in the bin of the cosine; rows of that bin are looked at alone, since others may have the same overlap.
        """
        some = self.data[self.w > 2.0**-81]
        products = some @ some.T
        norms = np.sqrt(np.diag(products))
        scale = norms[:, None] * norms
        cosines = np.divide(products, scale, out=np.zeros_like(products), where=scale > 0)
        bins = np.clip(((cosines + 1) / 2 * BINS).astype(int), 0, BINS - 1)
        distance = np.abs(products / self.d - REAL(row["overlap"])) if "overlap" in row else np.zeros_like(products)
        told = [i for i in range(BINS) if float(row.get(f"overlap_histogram[{i}]", 0)) == 1]
        if told:
            distance = np.where(bins == told[0], distance, np.inf)
        nearest = np.unravel_index(distance.argmin(), distance.shape)
        return products[nearest] / self.d, bins[nearest]

    def overlap_variance(self):
        """of q = y.y'/d of two draws, by their 2nd moments: E q^2 = |S|^2/d^2, S = sum w y y^T"""
        second = (self.w[:, None] * self.data).T @ self.data
        return (second**2).sum() / self.d**2 - ((self.m**2).sum() / self.d) ** 2

    def planted_is_nearest(self):
        """A tie, as between equal rows, counts."""
        return REAL(self.u[self.planted] <= self.u.min())


def autocorrelation_time(series):
    """1/2 + sum of rho(t) to the first W >= 6 tau(W); each block of 1024 rows is a chain of its own. 1/2 where nothing varies."""
    deviations = series - series.mean()
    time = REAL(0.5)
    for lag in range(1, min(len(series), BLOCK_ROWS)) if deviations.any() else ():
        products = deviations[lag:] * deviations[:-lag]
        one_chain = np.arange(len(products)) % BLOCK_ROWS < BLOCK_ROWS - lag
        time += products[one_chain].mean() / (deviations**2).mean()
        if lag >= 6 * time:
            break
    return time


def binned_error(series):
    """of the mean, from bins of 32 autocorrelation times"""
    length = int(np.ceil(32 * autocorrelation_time(series))) if series.std() else 1
    bins = series[: len(series) // length * length].reshape(-1, length).mean(1)
    return bins.std(ddof=1) / np.sqrt(REAL(len(bins)))


def log_normal(y, mean, variances):
    return -((y - mean) ** 2 / variances + LN_2PI + np.log(variances)).sum() / 2


def one(posterior, variance):
    return REAL(1)


def score_unit(posterior, variance):
    return 1 / posterior.delta


def square(posterior, variance):
    return variance


def square_from_origin(posterior, variance):
    return max(variance, (posterior.m**2).sum())


def square_of_state(posterior, variance):
    return max(variance, posterior.state_norm2())


def square_of_base(posterior, variance):
    return max(variance, (posterior.base**2).mean())


def product_with_origin(posterior, variance):
    return max(variance, np.sqrt(variance * (posterior.base**2).sum()))


def rate(posterior, variance):
    return posterior.entropy_rate(variance)


def rate_with_origin(posterior, variance):
    return posterior.entropy_rate(product_with_origin(posterior, variance))


BINS = 41
BLOCK_ROWS = 1024
LN_2PI = np.log(8 * np.arctan(REAL(1)))

# column: (formula, unit)
FORMULAS = {
    "participation_ratio": (lambda p: (p.w**2).sum(), one),
    "posterior_entropy": (lambda p: p.entropy(), one),
    "max_weight": (lambda p: p.w.max(), one),
    "free_energy": (lambda p: -p.log_z / p.d, one),
    "excess_entropy": (lambda p: p.log_z / p.d + REAL(0.5), one),
    "log_density": (lambda p: (p.log_z - np.log(REAL(p.n))) / p.d - (LN_2PI + np.log(p.delta)) / 2, one),
    "energy": (lambda p: p.energy, one),
    "energy_per_dim": (lambda p: p.energy / p.d, one),
    "specific_heat": (lambda p: p.energy_variance(), one),
    "specific_heat_per_dim": (lambda p: p.energy_variance() / p.d, one),
    "score_norm2": (lambda p: (p.score() ** 2).sum(), score_unit),
    "score_divergence": (lambda p: -p.d / p.delta + p.a2 / p.delta**2 * p.trace(), score_unit),
    "posterior_trace": (lambda p: p.trace(), square),
    "entropy_rate": (lambda p: p.entropy_rate(p.trace()), rate),
    "mean_norm2": (lambda p: (p.m**2).sum(), square_from_origin),
    "nearest_distance2": (lambda p: p.distances2.min(), square),
    "information": (lambda p: np.log(REAL(p.n)) - p.entropy(), one),
    "response": (lambda p: p.response(), one),
    "growth_rate_sde": (lambda p: p.growth_rate(REAL(1)), lambda p, v: p.g2 / p.delta),
    "growth_rate_ode": (lambda p: p.growth_rate(REAL(0.5)), lambda p, v: p.g2 / p.delta),
    "state_norm2": (lambda p: p.state_norm2(), square_of_state),
    "potential_sde": (lambda p: p.potential(REAL(1)), lambda p, v: p.g2 * max(1, p.a2 * square_of_state(p, v) / p.d)),
    "potential_ode": (lambda p: p.potential(REAL(0.5)), lambda p, v: p.g2 * max(1, p.a2 * square_of_state(p, v) / p.d)),
    "class_agreement": (lambda p: (p.class_weights**2).sum(), one),
    "class_entropy": (lambda p: p.class_entropy(), one),
    "magnetization": (lambda p: p.base.mean(), lambda p, v: np.sqrt(square_of_base(p, v))),
    "magnetization_abs": (lambda p: abs(p.base.mean()), lambda p, v: np.sqrt(square_of_base(p, v))),
    "magnetization2": (lambda p: p.base.mean() ** 2, lambda p, v: square_of_base(p, v)),
    "magnetization4": (lambda p: p.base.mean() ** 4, lambda p, v: square_of_base(p, v) ** 2),
    "fluctuation": (lambda p: p.d * p.base.mean() ** 2, lambda p, v: p.d * square_of_base(p, v)),
    "fluctuation_abs": (lambda p: np.sqrt(REAL(p.d)) * abs(p.base.mean()), lambda p, v: np.sqrt(p.d * square_of_base(p, v))),
}

# as above; over the data of the model ising-2d
LATTICE_FORMULAS = {
    "data_energy": (lambda p: p.lattice_energies().mean(), one),
    "data_energy_error": (lambda p: binned_error(p.lattice_energies()), one),
    "data_magnetization_abs": (lambda p: abs(p.data.mean(1)).mean(), one),
    "data_magnetization_abs_error": (lambda p: binned_error(abs(p.data.mean(1))), one),
    "autocorrelation_time": (lambda p: autocorrelation_time(p.lattice_energies()), one),
}

# as above; of the sampler probe with base fresh and without noise
HELD_OUT_FORMULAS = {"kl_divergence": (lambda p: p.divergence(), one)}

# as above, of overlap and bin of the rows that were drawn
DRAWN_FORMULAS = {
    "overlap": (lambda overlap, bin: overlap, square_from_origin),
    "overlap2": (lambda overlap, bin: overlap**2, lambda p, v: square_from_origin(p, v) ** 2),
}
DRAWN_FORMULAS |= {f"overlap_histogram[{i}]": (lambda overlap, bin, i=i: REAL(bin == i), one) for i in range(BINS)}

# as above; these speak of the planted point
PLANTED_FORMULAS = {
    "planted_overlap": (lambda p: (p.m * p.base).sum() / p.d, square_from_origin),
    "planted_weight": (lambda p: p.w[p.planted], one),
    "information_density": (lambda p: p.u[p.planted] + p.log_z, one),
    "nearest_is_planted": (lambda p: p.planted_is_nearest(), one),
    "mmse_planted": (lambda p: p.mmse(), product_with_origin),
    "mean_error2": (lambda p: ((p.m - p.base) ** 2).sum(), square),
    "entropy_rate_planted": (lambda p: p.entropy_rate(p.mmse()), rate_with_origin),
    "score_norm2_planted": (lambda p: (p.score() * p.planted_score()).sum(), score_unit),
}


def signal_squared(process, temperature):
    """a^2 at T = Delta/a^2: Delta = 1 - a^2 in the two variance preserving processes, a = 1 in the others."""
    if process["kind"] in ("vp", "vp-beta"):
        return 1 / (1 + temperature)
    if process["kind"] in ("ve", "edm"):
        return temperature / temperature
    raise SystemExit(f"no formula for the process {process['kind']}")


def noise_rate(process, temperature):
    """g^2 at the time of a temperature: 2, beta(t), sigma^2 and 2t; of vp-beta the integral of beta is ln(1 + T)."""
    if process["kind"] == "vp":
        return REAL(2)
    if process["kind"] == "vp-beta":
        first = REAL(process["beta_min"])
        slope = (REAL(process["beta_max"]) - first) / REAL(process["horizon"])
        return np.sqrt(first**2 + 2 * slope * np.log1p(temperature))
    if process["kind"] == "ve":
        return REAL(process["sigma"]) ** 2
    if process["kind"] == "edm":
        return 2 * np.sqrt(temperature)
    raise SystemExit(f"no formula for the process {process['kind']}")


class Dump:
    """The files of a dump, and what must hold among them."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.unit = json.loads((self.folder / "unit.json").read_text())
        sampler = self.unit["sampler"]
        if not (self.folder / "data.npy").exists():
            raise SystemExit(f"{self.folder}: sampler {sampler['kind']} has no data points as vectors: nothing can be checked")
        self.data = self.array("data.npy")
        self.classes = self.array("classes.npy") if (self.folder / "classes.npy").exists() else None
        self.noise = self.array("noise.npy")
        self.states = self.array("states.npy")
        self.bases = {name: self.array(name) for name in {cell["base"] for cell in self.unit["cells"]}}
        self.planted = sampler.get("base", sampler["kind"]) == "planted"
        self.held_out = sampler.get("base") == "fresh" and sampler["noise"] == 0
        with open(self.folder / "values.csv") as file:
            self.rows = list(csv.DictReader(file))
        self.problems = []
        self.residuals = {}

    def array(self, name):
        array = np.load(self.folder / name)
        if array.dtype != np.float64 or not np.isfinite(array).all():
            raise SystemExit(f"{name}: {array.dtype}, not all finite float64")
        return array

    def expect(self, condition, message):
        if not condition:
            self.problems.append(message)

    def check_shapes(self):
        unit, replicas = self.unit, self.unit["replicas"]
        d, cells = unit["dimension"], unit["cells"]
        largest = max(cell["sample_count"] for cell in cells)
        self.expect(self.data.shape == (largest, d), f"data.npy is {self.data.shape}, not {(largest, d)}")
        if self.classes is not None:
            self.expect(self.classes.shape == (largest,), f"classes.npy is {self.classes.shape}, not {(largest,)}")
        self.expect(self.noise.shape == (replicas, d), f"noise.npy is {self.noise.shape}, not {(replicas, d)}")
        shape = (len(cells), replicas, d)
        self.expect(self.states.shape == shape, f"states.npy is {self.states.shape}, not {shape}")
        for name, base in self.bases.items():
            self.expect(base.shape == (replicas, d), f"{name} is {base.shape}, not {(replicas, d)}")
        if self.unit["sampler"].get("noise") == 0:
            self.expect(not self.noise.any(), "noise.npy is not zero, though the noise of the probe is")
        self.expect([cell["cell"] for cell in cells] == list(range(len(cells))), "cells are out of order")
        seen = sorted((int(row["cell"]), int(row["replica"])) for row in self.rows)
        every = [(cell, replica) for cell in range(len(cells)) for replica in range(replicas)]
        self.expect(seen == every, "values.csv has not one row for every cell and replica")

    def check_columns(self):
        special = PLANTED_FORMULAS if self.planted else HELD_OUT_FORMULAS if self.held_out else {}
        lattice = LATTICE_FORMULAS if self.unit["model"]["kind"] == "ising-2d" else {}
        known = FORMULAS | DRAWN_FORMULAS | lattice | special
        self.columns = list(self.rows[0])[2:]
        self.expect(self.columns == self.unit["observables"], "columns of values.csv are not those of unit.json")
        for name in self.columns:
            self.expect(name in known, f"column {name}: no formula for it here")
            if name.startswith("class_"):
                self.expect(self.classes is not None, f"column {name}, but there is no classes.npy")
        self.formulas = {name: known[name] for name in self.columns if name in known}

    def check_cell(self, cell):
        where = f"cell {cell['cell']}"
        cell["process"], cell["model"] = self.unit["process"], self.unit["model"]
        temperature = REAL(cell["temperature"])
        a2 = signal_squared(cell["process"], temperature)
        self.expect(abs(cell["signal_squared"] / a2 - 1) < ROUNDING, f"{where}: a^2 is {cell['signal_squared']}")
        delta = a2 * temperature
        self.expect(abs(cell["noise_variance"] / delta - 1) < ROUNDING, f"{where}: Delta is {cell['noise_variance']}")
        self.check_base(cell, where)
        base = self.bases[cell["base"]].astype(REAL)
        noise = np.sqrt(temperature) * self.noise.astype(REAL)
        bound = ROUNDING * np.sqrt(a2) * (np.abs(base) + np.abs(noise))
        wrong = np.abs(self.states[cell["cell"]] - np.sqrt(a2) * (base + noise)) > bound
        self.expect(not wrong.any(), f"{where}: {wrong.sum()} components of states.npy are not a (y0 + sqrt(T) z)")

    def check_base(self, cell, where):
        base, n = self.bases[cell["base"]], cell["sample_count"]
        if self.planted:
            right = (base == self.data[np.arange(len(base)) % n]).all()
            self.expect(right, f"{where}: base points are not the rows r mod {n} of the data")
        elif self.unit["model"]["kind"] not in ("dataset", "hypercube", "two-delta", "discrete", "curie-weiss", "ising-2d"):
            # those may draw an equal point again
            common = {row.tobytes() for row in base} & {row.tobytes() for row in self.data[:n]}
            self.expect(not common, f"{where}: {len(common)} fresh base points are rows of the data")

    def posteriors(self):
        """(row of values.csv, posterior, variance of a component of the data) of every state."""
        data = self.data.astype(REAL)
        noise = self.noise.astype(REAL)
        bases = {name: base.astype(REAL) for name, base in self.bases.items()}
        spread = ((data - data.mean(0)) ** 2).mean()
        for row in self.rows:
            cell, replica = self.unit["cells"][int(row["cell"])], int(row["replica"])
            n = cell["sample_count"]
            planted = replica % n if self.planted else None
            classes = None if self.classes is None else self.classes[:n]
            posterior = Posterior(cell, bases[cell["base"]][replica], noise[replica], data[:n], planted, classes)
            yield row, posterior, spread if spread > 0 else posterior.temperature

    def add_residual(self, row, posterior):
        """Overlap minus its mean given x, and its variance, summed over the states of a cell: replicas are independent."""
        sums = self.residuals.setdefault(row["cell"], [0.0, 0.0])
        sums[0] += float(REAL(row["overlap"]) - (posterior.m**2).sum() / posterior.d)
        sums[1] += float(posterior.overlap_variance())

    def wrong_means(self):
        """Cells whose mean overlap is not that of |m|^2/d. With less than 10 states' worth of variance nothing can be said."""
        return [f"WRONG overlap, cell {cell}: its mean is {residual / variance**0.5:.1f} standard deviations from |m|^2/d"
                for cell, (residual, variance) in self.residuals.items()
                if len(self.rows) >= 10 * len(self.residuals) and variance > 0 and abs(residual) > 6 * variance**0.5 + 1e-9]

    def deviations(self):
        """{column: [largest deviation where T >= 1/100 of the variance, largest of all, where that is]}."""
        worst = {name: [0.0, 0.0, ""] for name in self.columns}
        for row, posterior, variance in self.posteriors():
            drawn = posterior.drawn(row) if DRAWN_FORMULAS.keys() & self.formulas else None
            if "overlap" in row:
                self.add_residual(row, posterior)
            for name, (formula, unit) in self.formulas.items():
                expected = formula(*drawn) if name in DRAWN_FORMULAS else formula(posterior)
                scale = unit(posterior, variance) * max(1, posterior.energy)
                deviation = float(abs(REAL(row[name]) - expected) / scale)
                deviation = np.inf if np.isnan(deviation) else deviation
                if deviation > worst[name][1]:
                    where = f"cell {row['cell']} replica {row['replica']}: {row[name]}, textbook {expected}"
                    worst[name][1:] = [deviation, where]
                if posterior.temperature >= 0.01 * variance:
                    worst[name][0] = max(worst[name][0], deviation)
        return worst


def main(folder):
    dump = Dump(folder)
    dump.check_shapes()
    dump.check_columns()
    for cell in dump.unit["cells"]:
        dump.check_cell(cell)
    if dump.problems:
        print("\n".join(dump.problems))
        return 1
    if np.finfo(REAL).eps == np.finfo(np.float64).eps:
        print("NumPy has no extended precision here: its own rounding is part of the deviations")
    worst = dump.deviations()
    print(f"{len(dump.rows)} states in {len(dump.unit['cells'])} cells of unit {dump.unit['unit']}")
    print(f"{'largest deviation':24s} {'T >= var/100':>12s} {'all T':>12s}")
    for name, (usual, all_of_them, _) in worst.items():
        print(f"{name:24s} {usual:12.2e} {all_of_them:12.2e}")
    wrong = [name for name in worst if not worst[name][1] < TOLERANCE]
    for name in wrong:
        print(f"WRONG {name}, {worst[name][2]}")
    wrong_means = dump.wrong_means()
    print(*wrong_means, sep="\n", end="\n" if wrong_means else "")
    return 1 if wrong or wrong_means else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
