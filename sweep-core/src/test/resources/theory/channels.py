"""Makes classes.csv and channels.csv: what x = y + sqrt(T) z tells of y, by other integrals than the program's.

classes.csv: K equal classes on a regular simplex, |mu|^2/Gamma = rho: 1 - E sum w^2 and H[class|x], by a trapezoid rule on the
K - 1 coordinates of the noise (K = 2 with mpmath). channels.csv: I in nats and E tr C; the sphere by scipy's Bessel functions
and quadrature over |x|, sparse data by mpmath over x. Needs numpy, scipy, mpmath:  python3 channels.py; half a minute.
"""
import mpmath as mp
import numpy as np
from scipy.integrate import quad
from scipy.special import gammaln, ive

mp.mp.dps = 30


def two_classes(rho):
    """tau = E tanh(rho + sqrt(rho) z); H = E ln(1 + exp(-2(rho + sqrt(rho) z)))."""
    rho = mp.mpf(rho)
    limits = [-14 - mp.sqrt(rho), -mp.sqrt(rho), 0, 14]

    def mean(f):
        return mp.quad(lambda z: mp.npdf(z) * f(rho + mp.sqrt(rho) * z), limits)

    return mean(lambda l: 1 / (1 + mp.exp(2 * l))), mean(lambda l: mp.log1p(mp.exp(-2 * l)))


def simplex(count):
    """Rows of length 1 that span equal angles."""
    centred = np.eye(count) - 1 / count
    vertices = centred @ np.linalg.svd(centred)[2][: count - 1].T
    return vertices / np.linalg.norm(vertices[0])


def more_classes(count, rho):
    z = np.arange(-9.6, 9.6, 0.06 if count == 3 else 0.12)
    noise = np.stack(np.meshgrid(*[z] * (count - 1), indexing="ij"), -1).reshape(-1, count - 1)
    density = np.exp(-0.5 * (noise**2).sum(1))
    density /= density.sum()
    means = np.sqrt(rho) * simplex(count)
    logs = (noise + means[0]) @ means.T
    logs -= logs[:, :1]
    others = np.exp(logs[:, 1:]).sum(1)
    return density @ (others / (1 + others)), density @ np.log1p(others)


def sphere(d, r, t):
    radius, nu = r * np.sqrt(d), d / 2 - 1

    def log_z(s):
        k = radius * s / t
        return gammaln(d / 2) + nu * np.log(2 / k) + np.log(ive(nu, k)) - (s - radius) ** 2 / (2 * t)

    def weight(s):
        log_area = -(d / 2) * np.log(2 * np.pi * t) + np.log(2) + d / 2 * np.log(np.pi) - gammaln(d / 2)
        return np.exp(log_z(s) + log_area + (d - 1) * np.log(s))

    def depth2(s):
        k = radius * s / t
        return 1 - (ive(nu + 1, k) / ive(nu, k)) ** 2

    centre, width = np.sqrt(radius**2 + d * t), 12 * np.sqrt(t)
    limits = (max(1e-12, centre - width), centre, centre + width)

    def mean(f):
        return sum(quad(lambda s: weight(s) * f(s), a, b, limit=500, epsabs=1e-13, epsrel=1e-13)[0]
                   for a, b in zip(limits, limits[1:]))

    assert abs(mean(lambda s: 1.0) - 1) < 1e-11
    return -d / 2 - mean(log_z), radius**2 * mean(depth2)


def sparse(rho, spread, t):
    rho, spread, t = mp.mpf(rho), mp.mpf(spread), mp.mpf(t)
    total, share = spread + t, spread / (spread + t)
    limits = [0] + [w * mp.sqrt(t) for w in (1, 2, 4, 8)] + [w * mp.sqrt(total) for w in (2, 4, 8, 16)]
    limits = sorted(limits)

    def parts(x):
        return rho * mp.npdf(x, 0, mp.sqrt(total)), (1 - rho) * mp.npdf(x, 0, mp.sqrt(t))

    def entropy(x):
        p = sum(parts(x))
        return -p * mp.log(p) if p > 0 else mp.mpf(0)

    def variance(x):
        wide, narrow = parts(x)
        return wide * share * t + wide * narrow / (wide + narrow) * (share * x) ** 2

    h = 2 * mp.quad(entropy, limits)
    return h - mp.log(2 * mp.pi * mp.e * t) / 2, 2 * mp.quad(variance, limits)


with open("classes.csv", "w") as out:
    print("classes,ratio,confusion,entropy", file=out)
    for rho in ["1e-8", "0.001", "0.1", "1", "3", "10", "40"]:
        print(2, rho, *(mp.nstr(v, 17) for v in two_classes(rho)), sep=",", file=out)
    for count, rhos in [(3, [0.05, 0.7, 2, 6, 12]), (4, [0.05, 0.7, 2, 5])]:
        for rho in rhos:
            print(count, rho, *(float(v) for v in more_classes(count, rho)), sep=",", file=out)

with open("channels.csv", "w") as out:
    print("model,parameters,dimension,temperature,information,trace", file=out)
    for r, t in [(1, 0.01), (1, 0.3), (1, 1), (2, 5), (0.5, 40)]:
        for d in [2, 3, 5, 60]:
            print("sphere", f"radius={r}", d, t, *(float(v) for v in sphere(d, r, t)), sep=",", file=out)
    for rho, spread in [("0.1", "1"), ("0.6", "2.5"), ("1", "1")]:
        for t in ["1e-4", "0.05", "1", "30"]:
            values = (mp.nstr(v, 17) for v in sparse(rho, spread, t))
            print("sparse", f"density={rho};variance={spread}", 1, t, *values, sep=",", file=out)
