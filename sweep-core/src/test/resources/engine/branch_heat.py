#!/usr/bin/env python3
"""Writes branch_heat.csv: dE/dT, E = -|m|^2/2d, along zeros of x = kappa(T) <y>_x + h, by differences of whole solutions with 60 digits.

The last column is the relative accuracy that doubles have: 1e-8, near a transition at 1 what they leave of m ~ sqrt(3 eps) over 1 - lambda = 2 eps.

<y>_x is summed over the classes of a mixture of Gaussians N(mu_c, variance); kappa = 1/(1 - order T/(2 (1 + T))), the drifts of `vp`.
"""
import itertools
from mpmath import mp, mpf, exp, findroot, log, matrix, sqrt, tanh, atanh, nstr

mp.dps = 60


def mean(means, weights, variance, x, t):
    total = variance + t
    logs = [log(p) - sum((a - b) ** 2 for a, b in zip(x, mu)) / (2 * total) for mu, p in zip(means, weights)]
    most = max(logs)
    shares = [exp(l - most) for l in logs]
    norm = sum(shares)
    shrink = variance / total
    return [sum(w * (mu[k] + shrink * (x[k] - mu[k])) for w, mu in zip(shares, means)) / norm for k in range(len(x))]


def heat(means, weights, variance, order, field, temperature, start):
    def zero(t, near):
        kappa = 1 / (1 - mpf(order) * t / (2 * (1 + t)))
        f = lambda *x: [kappa * m + field - a for m, a in zip(mean(means, weights, variance, x, t), x)]
        root = findroot(f, near, tol=mpf(10) ** -100, maxsteps=200)
        x = list(root) if len(near) > 1 else [root if not hasattr(root, "rows") else root[0]]
        return x, -sum(m * m for m in mean(means, weights, variance, x, t)) / (2 * len(x))

    x, _ = zero(temperature, start)
    step = temperature * mpf(10) ** -20
    return (zero(temperature + step, x)[1] - zero(temperature - step, x)[1]) / (2 * step)


def two(d, s, p):
    return [[s] * d, [-s] * d], [p, 1 - p]


def spins(d, beta):
    points = list(itertools.product([1, -1], repeat=d))
    return [list(map(mpf, s)) for s in points], [exp(beta * mpf(sum(s)) ** 2 / (2 * d)) for s in points]


def fold(p):
    """T of the fold of the lighter of two points, and its state."""
    bias = log(p / (1 - p)) / 2
    t = findroot(lambda t: sqrt(1 - t) / t - atanh(sqrt(1 - t)) - bias, (mpf("0.3"), mpf("0.9")), solver="anderson")
    return t, -sqrt(1 - t)


def rows():
    one = mpf(1)
    half = one / 2
    plain = "{kind: two-delta}"
    for t, start in [("0.7", ".8"), ("0.999", ".055"), ("0.9999999", ".00054772"), ("0.99999999", ".00017321")]:
        yield "{kind: ve}", plain, 1, "{kind: fixed-point}", t, heat(*two(1, one, half), 0, 0, 0, mpf(float(t)), [mpf(start)])
    for t, start in [("0.9", ".7"), ("1", ".15"), ("1.0001", ".15"), ("3", ".002")]:
        yield ("{kind: ve}", plain, 1, "{kind: fixed-point, field: 0.001}", t,
               heat(*two(1, one, half), 0, 0, mpf(0.001), mpf(float(t)), [mpf(start)]))
    t_fold, m_fold = fold(mpf(0.7))
    for distance in ["1e-2", "1e-4", "1e-6", "1e-8"]:
        t = nstr(t_fold * (1 - mpf(distance)), 17)
        start = m_fold - sqrt(mpf(distance)) * mpf("0.9")
        yield ("{kind: ve}", "{kind: two-delta, weight: 0.7}", 1, "{kind: fixed-point, branch: heating, from: -1}", t,
               heat(*two(1, one, mpf(0.7)), 0, 0, 0, mpf(float(t)), [start]))
    yield ("{kind: vp}", "{kind: gaussian-mixture, variance: 0.25, separation: 0.75, weight: 0.375}", 2,
           "{kind: fixed-point, drift: reverse-ode, field: -0.0625}", "0.5",
           heat(*two(2, mpf("0.75"), mpf("0.375")), mpf("0.25"), 2, mpf("-0.0625"), mpf("0.5"), [mpf(-1), mpf(-1)]))
    for t in ["0.2", "1", "2", "4"]:
        yield ("{kind: vp-beta, horizon: 0.1602}", "{kind: curie-weiss, beta: 0.875}", 4, "{kind: fixed-point, drift: reverse-sde, field: 0.015625}", t,
               heat(*spins(4, mpf("0.875")), 0, 1, mpf("0.015625"), mpf(float(t)), [mpf(1)] * 4))
    points = [[mpf(1), mpf(0)], [mpf("-0.5"), mpf("0.75")], [mpf("-0.25"), mpf(-1)]]
    text = "{kind: discrete, points: [1, 0, -0.5, 0.75, -0.25, -1], weights: [0.5, 0.25, 0.25]}"
    for t in ["0.125", "0.5", "2"]:
        yield ("{kind: vp}", text, 2, "{kind: fixed-point, drift: reverse-sde, field: 0.5}", t,
               heat(points, [half, half / 2, half / 2], 0, 1, half, mpf(float(t)), [mpf("0.9"), mpf("0.6")]))


if __name__ == "__main__":
    with open("branch_heat.csv", "w") as out:
        print("process;model;dimension;sampler;temperature;heat_capacity;accuracy", file=out)
        for row in rows():
            near = row[1] == "{kind: two-delta}" and row[3] == "{kind: fixed-point}"
            accuracy = max(1e-8, 1e-16 * (2 * (1 - float(row[4]))) ** -1.5 if near else 0)
            print(*row[:-1], nstr(row[-1], 20), f"{accuracy:.2g}", sep=";", file=out)
