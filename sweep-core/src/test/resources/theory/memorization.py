#!/usr/bin/env python3
"""Makes basin.csv, basin-spectrum.csv, retrieval.csv and generalisation.csv beside it: python3 memorization.py. Needs mpmath.

Nothing is taken from the closed forms of the Java code. At a state with |x|^2 = r sigma^2 d the points of isotropic Gaussian data give
    psi = lim ln Z / d = min over 0 < lambda <= 1 of (alpha + zeta(lambda))/lambda,
    zeta(lambda) = -1/2 ln(1 + lambda k) - lambda k r / (2 (1 + lambda k)),   k = sigma^2/T,
the minimum by a golden-section search. A data point at distance kappa sqrt(T) has r = 1 + kappa^2/k and the level exp(-kappa^2 d/2); the
basin ends where the two are equal. The divergence at a held-out point, r = 1, is
    ln p_0/d - (psi - alpha - 1/2 ln(2 pi T)),
and T_g is where it is least, by a golden-section search too. A dense associative memory has the level lambda d at the pattern itself
and zeta(lambda) = lambda^2/2 (Gaussian) or max over m of lambda m + 1/2 ln(1 - m^2) (spherical) for the others.
"""
import csv
import os

from mpmath import exp, findroot, log, mp, mpf, pi, sqrt

mp.dps = 40
HERE = os.path.dirname(os.path.abspath(__file__))


def least(f, low, high, steps=190):
    ratio = (sqrt(mpf(5)) - 1) / 2
    low, high = mpf(low), mpf(high)
    one, other = high - ratio * (high - low), low + ratio * (high - low)
    f_one, f_other = f(one), f(other)
    for _ in range(steps):
        if f_one < f_other:
            high, other, f_other = other, one, f_one
            one = high - ratio * (high - low)
            f_one = f(one)
        else:
            low, one, f_one = one, other, f_other
            other = low + ratio * (high - low)
            f_other = f(other)
    return (low + high) / 2


def quenched(alpha, zeta):
    at = least(lambda l: (alpha + zeta(l)) / l, mpf("1e-9"), 1)
    return min((alpha + zeta(at)) / at, alpha + zeta(1))


def psi(alpha, k, r):
    return quenched(alpha, lambda l: -log(1 + l * k) / 2 - l * k * r / (2 * (1 + l * k)))


def root(f, low, high):
    return findroot(f, (mpf(low), mpf(high)), solver="illinois", tol=1e-18, maxsteps=300)


def write(name, header, rows):
    with open(os.path.join(HERE, name), "w") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([[mp.nstr(x, 16) for x in row] for row in rows])


def basin():
    """The load at which the basin of radius kappa ends; kappa = 0 is the onset."""
    rows = []
    for k in ["0.1", "1", "1.7", "6", "40"]:
        for kappa in ["0", "0.3", "0.9", "1", "1.1", "1.5", "3"]:
            k_, kappa_ = mpf(k), mpf(kappa)
            load = root(lambda a: psi(a, k_, 1 + kappa_**2 / k_) + kappa_**2 / 2, "1e-4", 6)
            rows.append([k_, kappa_, load])
    write("basin.csv", ["ratio", "noise", "load"], rows)


def basin_of_a_spectrum():
    """The same for eigenvalues 4, 1 and 0.2: each direction has its own k and r = 1 + kappa^2/k."""
    rows = []
    for temperature in ["0.1", "1", "5"]:
        for kappa in ["0", "0.5", "1", "1.3", "2"]:
            t, kappa_ = mpf(temperature), mpf(kappa)
            ks = [mpf(value) / t for value in ("4", "1", "0.2")]

            def zeta(l):
                return -sum(log(1 + l * k) + l * (k + kappa_**2) / (1 + l * k) for k in ks) / 6

            load = root(lambda a: quenched(a, zeta) + kappa_**2 / 2, "1e-4", 6)
            rows.append([t, kappa_, load])
    write("basin-spectrum.csv", ["temperature", "noise", "load"], rows)


def retrieval():
    rows = []
    for name in ["0.01", "0.2", "0.7", "1", "1.3", "4", "50"]:
        l = mpf(name)
        gaussian = root(lambda a: quenched(a, lambda mu: mu**2 * l**2 / 2) - l, "1e-5", 8)

        def sphere(mu):
            m = least(lambda m: -(mu * l * m + log(1 - m * m) / 2), 0, 1 - mpf("1e-12"), 120)
            return mu * l * m + log(1 - m * m) / 2

        spherical = l - sphere(1)
        assert abs(quenched_coarse(spherical, sphere) - l) < mpf("1e-9")
        rows.append([l, gaussian, spherical])
    write("retrieval.csv", ["lambda", "gaussian", "spherical"], rows)


def quenched_coarse(alpha, zeta):
    """By a scan: the background of the sphere is not condensed where its pattern is lost."""
    return min((alpha + zeta(mpf(i) / 40)) / (mpf(i) / 40) for i in range(1, 41))


def generalisation():
    rows = []
    for name in ["0.01", "0.1", "0.4", "1", "3"]:
        alpha = mpf(name)

        def divergence(t):
            return -log(2 * pi) / 2 - mpf(1) / 2 - (psi(alpha, 1 / t, 1) - alpha - log(2 * pi * t) / 2)

        best = exp(least(lambda s: divergence(exp(s)), log(mpf("1e-4")), log(mpf(20)), 90))
        for factor in ["0.2", "0.9", "1", "1.2", "3", "30"]:
            t = best * mpf(factor)
            rows.append([alpha, best, t, divergence(t)])
    write("generalisation.csv", ["load", "best", "temperature", "divergence"], rows)


basin()
basin_of_a_spectrum()
retrieval()
generalisation()
