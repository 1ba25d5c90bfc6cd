"""Makes brute_force.csv: means and standard errors of every observable of the posterior over the data, over data drawn anew.

    python3 brute_force.py > brute_force.csv

Needs NumPy; nothing of PhaseSweep is used. Each line is a cell of its own, with its own data sets: REALIZATIONS of them, each
with REPLICAS states x = a (y0 + sqrt(T) z) of the process vp. Distances come from norms and one matrix product, the posterior
from whole arrays. A planted point is drawn uniformly from the data set; it is the nearest also where an equal point is as near.
The standard error is over data sets.
"""
import numpy as np

REALIZATIONS = 2000
REPLICAS = 16
DIMENSION = 10
SAMPLE_COUNTS = (20, 150, 1000)
TEMPERATURES = (0.15, 0.5, 1.5, 6.0)
SEED = 314159
HALF_G2 = 1.0  # dX = -X dt + sqrt(2) dW


def draw(model, rng, shape):
    return rng.standard_normal(shape) if model == "gaussian" else rng.integers(0, 2, shape) * 2.0 - 1.0


def observables(data, x, a, delta, y0, planted):
    """Means over the states of one data set; planted holds the index of each state's data point, or is None."""
    n, d = data.shape
    norms = (data**2).sum(1)
    distances = ((x / a) ** 2).sum(1)[:, None] - 2 * (x / a) @ data.T + norms
    u = a**2 * distances / (2 * delta)
    log_z = np.log(np.exp(u.min(1, keepdims=True) - u).sum(1)) - u.min(1)
    w = np.exp(-u - log_z[:, None])
    m = w @ data
    energy = (w * u).sum(1)
    variance = (w * u**2).sum(1) - energy**2
    trace = w @ norms - (m**2).sum(1)
    score = (a * m - x) / delta
    values = {
        "participation_ratio": (w**2).sum(1),
        "posterior_entropy": -(w * np.log(np.maximum(w, 1e-300))).sum(1),
        "max_weight": w.max(1),
        "free_energy": -log_z / d,
        "excess_entropy": 0.5 + log_z / d,
        "log_density": (log_z - np.log(n)) / d - 0.5 * np.log(2 * np.pi * delta),
        "energy": energy,
        "energy_per_dim": energy / d,
        "specific_heat": variance,
        "specific_heat_per_dim": variance / d,
        "score_norm2": (score**2).sum(1),
        "score_divergence": -d / delta + a**2 / delta**2 * trace,
        "posterior_trace": trace,
        "entropy_rate": HALF_G2 * a**2 / delta**2 * trace,
        "mean_norm2": (m**2).sum(1),
        "nearest_distance2": distances.min(1),
    }
    if planted is not None:
        states = np.arange(len(x))
        values["planted_weight"] = w[states, planted]
        values["information_density"] = -np.log(w[states, planted])
        values["nearest_is_planted"] = (u[states, planted] < u.min(1) + 1e-9).astype(float)
        mmse = w @ norms - (w * (y0 @ data.T)).sum(1)
        values["mmse_planted"] = mmse
        values["entropy_rate_planted"] = HALF_G2 * a**2 / delta**2 * mmse
        values["score_norm2_planted"] = (score * (a * y0 - x) / delta).sum(1)
        values["mean_error2"] = ((m - y0) ** 2).sum(1)
    return {name: value.mean() for name, value in values.items()}


def cell(rng, model, sampler, sample_count, temperature):
    a = np.sqrt(1 / (1 + temperature))
    delta = 1 - a**2
    means = []
    for _ in range(REALIZATIONS):
        data = draw(model, rng, (sample_count, DIMENSION))
        planted = rng.integers(0, sample_count, REPLICAS) if sampler == "planted" else None
        y0 = draw(model, rng, (REPLICAS, DIMENSION)) if planted is None else data[planted]
        x = a * y0 + np.sqrt(delta) * rng.standard_normal(y0.shape)
        means.append(observables(data, x, a, delta, y0, planted))
    return means


def main():
    rng = np.random.default_rng(SEED)
    print("model,sampler,sample_count,temperature,observable,mean,stderr")
    for model in ("gaussian", "hypercube"):
        for sampler in ("planted", "fresh"):
            for sample_count in SAMPLE_COUNTS:
                for temperature in TEMPERATURES:
                    means = cell(rng, model, sampler, sample_count, temperature)
                    for name in means[0]:
                        values = np.array([one[name] for one in means])
                        error = values.std(ddof=1) / np.sqrt(len(values))
                        print(f"{model},{sampler},{sample_count},{temperature},{name},{values.mean():.10g},{error:.4g}")


if __name__ == "__main__":
    main()
