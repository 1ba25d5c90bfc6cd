"""Makes sphere_information.csv: I(y; y + sqrt(T) z)/d for y uniform on |y|^2 = r^2 d, exactly, by one radial quadrature.

The density of x = y + sqrt(T) z at |x| = s is (2 pi T)^(-d/2) exp(-(s^2 + r^2 d)/2T) Gamma(d/2) (2/k)^(d/2-1) I_{d/2-1}(k),
k = r sqrt(d) s/T. Needs scipy:  python3 sphere_information.py > sphere_information.csv
"""
import numpy as np
from scipy.integrate import quad
from scipy.special import gammaln, ive


def information(d, r, t):
    radius, nu = r * np.sqrt(d), d / 2 - 1
    log_area = np.log(2) + d / 2 * np.log(np.pi) - gammaln(d / 2)

    def log_density(s):
        k = radius * s / t
        log_bessel = nu * np.log(2 / k) + np.log(ive(nu, k)) + k
        return -d / 2 * np.log(2 * np.pi * t) - (s * s + radius * radius) / (2 * t) + gammaln(d / 2) + log_bessel

    def weight(s):
        return np.exp(log_density(s) + log_area + (d - 1) * np.log(s))

    centre, width = np.sqrt(radius**2 + d * t), 28 * np.sqrt(t + r * r)
    limits = (max(1e-9, centre - width), centre + width)
    assert abs(quad(weight, *limits, limit=500)[0] - 1) < 1e-10
    entropy = quad(lambda s: -weight(s) * log_density(s), *limits, limit=500)[0]
    return (entropy - d / 2 * np.log(2 * np.pi * np.e * t)) / d


print("radius,temperature,dimension,information")
for r, t in [(1, 0.1), (1, 1), (1, 3), (2, 1)]:
    for d in [8, 32, 128]:
        print(f"{r},{t},{d},{information(d, r, t)!r}".replace("np.float64(", "").replace(")", ""))
