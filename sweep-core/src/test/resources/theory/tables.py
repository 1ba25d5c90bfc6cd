#!/usr/bin/env python3
"""Makes the reference tables beside it: python3 tables.py. Needs mpmath. None of the formulas is taken from the Java code:
information by quadrature of its definition, transitions by root finding at 40 digits, the background by a Legendre transform
instead of its closed form."""
import csv
import os

from mpmath import e, exp, findroot, log, log1p, mp, mpf, pi, quad, sqrt

mp.dps = 40
HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, header, rows):
    with open(os.path.join(HERE, name), "w") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow([mp.nstr(x, 20) if not isinstance(x, str) else x for x in row])


def normal_mean(f, centre, width):
    """E f(z): quadrature cut at the kink of f and at 15 deviations."""
    points = sorted({mpf(-15), max(mpf(-15), centre - 8 * width), max(mpf(-15), min(centre, mpf(15))),
                     min(mpf(15), max(mpf(-15), centre + 8 * width)), mpf(0), mpf(15)})
    return quad(lambda z: exp(-z * z / 2) / sqrt(2 * pi) * f(z), points)


def softplus(x):
    return (x if x > 0 else 0) + log1p(exp(-abs(x)))


def hypercube_information(rho):
    """Nats: h(x) - h(x|y) of x = +-1 + z/sqrt(rho) in its usual form."""
    rho = mpf(rho)
    if rho < mpf("1e-3"):  # the difference cancels: more digits
        mp.dps = 80
    value = log(2) - normal_mean(lambda z: softplus(-2 * (rho + sqrt(rho) * z)), -sqrt(rho), 1 / (2 * sqrt(rho)))
    mp.dps = 40
    return value


def hypercube():
    ratios = ["1e-12", "1e-8", "1e-6", "5e-5", "9.9e-5", "1.01e-4", "1e-3", "0.01", "0.1", "0.5", "1", "2", "4", "8", "16",
              "30", "50", "70", "79", "81", "200", "1e6"]
    write("hypercube-information.csv", ["ratio", "information"], [[mpf(r), hypercube_information(r)] for r in ratios])
    rows = []
    for load in ["1e-6", "0.001", "0.05", "0.2", "0.35", "0.5", "0.6", "0.68", "0.69", "0.693", "0.693147"]:
        target = mpf(load)
        lo, hi = mpf("-40"), mpf(5)
        mp.dps = 25
        rho = exp(findroot(lambda l: hypercube_information(exp(l)) - target, (lo, hi), solver="illinois", tol=1e-22,
                           maxsteps=400))
        mp.dps = 40
        rows.append([target, 1 / rho])
    write("hypercube-collapse.csv", ["load", "temperature"], rows)


def gaussian():
    """Information from the definition h(x) - h(z), h the entropy of a Gaussian; T_c by root finding in T."""
    rows = []
    spectra = {"1": [1], "2.5": [2.5], "0.3;1;4;4": [0.3, 1, 4, 4], "0;0;1;2": [0, 0, 1, 2], "1e-6;1;1e6": [1e-6, 1, 1e6]}
    for name, spectrum in spectra.items():
        for load in ["1e-4", "0.05", "0.3466", "1", "3"]:
            def information(t):
                return sum(log(2 * pi * e * (mpf(x) + t)) - log(2 * pi * e * t) for x in spectrum) / (2 * len(spectrum))
            logt = findroot(lambda l: information(exp(l)) - mpf(load), (mpf(-60), mpf(60)), solver="illinois", tol=1e-30,
                            maxsteps=500)
            rows.append([name, mpf(load), exp(logt)])
    write("gaussian-collapse.csv", ["spectrum", "load", "temperature"], rows)


def background():
    """The random-energy model of u/d, u = |x - y|^2/2T with |x|^2 = d(sigma^2 + T) = d sigma^2 (1 + k)/k and y Gaussian.

    The generating function of u/d is an integral over one Gaussian coordinate of y, done by quadrature. The entropy of levels is
    its Legendre transform; levels exist where load + entropy > 0; psi is the largest load + entropy - energy among them, and
    1 - lambda* is the slope missing to the saddle at the lowest level."""
    rows = []
    for k in ["0.01", "0.5", "1", "3", "20", "400"]:
        k = mpf(k)
        b = sqrt((1 + k) / k)  # |x_i|/sigma

        def zeta(lam):  # one coordinate, sigma = 1, T = 1/k: ln E exp(-lam k (b - y)^2 / 2)
            # the integrand is a Gaussian of this centre and width
            centre, width = lam * k * b / (1 + lam * k), 1 / sqrt(1 + lam * k)
            return log(quad(lambda y: exp(-lam * k * (b - y) ** 2 / 2 - y * y / 2) / sqrt(2 * pi),
                            [centre - 14 * width, centre - 3 * width, centre + 3 * width, centre + 14 * width]))

        def energy(lam):
            h = mpf("1e-10") * lam
            return -(zeta(lam + h) - zeta(lam - h)) / (2 * h)

        def freezing(lam):
            """load + entropy(u(lam)) = 0, entropy = zeta + lam u"""
            return -(zeta(lam) + lam * energy(lam))

        for fraction in ["0.02", "0.3", "0.8", "0.99", "1.5"]:
            load = mpf(fraction) * freezing(mpf(1))
            if load < freezing(mpf(1)):
                lam = findroot(lambda x: freezing(x) - load, (mpf("1e-4"), mpf(1)), solver="illinois", tol=1e-24,
                               maxsteps=400)
                psi = -energy(lam)
            else:
                lam, psi = mpf(1), load + zeta(mpf(1))
            rows.append([k, load, lam, psi])
    write("background.csv", ["k", "load", "lambda_star", "psi"], rows)


if __name__ == "__main__":
    gaussian()
    background()
    hypercube()
