"""Writes polar_law.csv: the law p(c) ~ exp(kappa c) (1 - c^2)^((d-3)/2) of c = cos(angle) on the unit sphere in R^d.

With nu = d/2 - 1: A = I_{nu+1}(kappa)/I_nu(kappa) = <c>, depth = 1 - A, variance A' = 1 - A^2 - (d-1) A/kappa,
log_mean = ln E exp(kappa (c - 1)) = ln[Gamma(nu+1) (2/kappa)^nu I_nu(kappa)] - kappa. mpmath with digits to spare for the
cancellations; under a second.
"""
import mpmath as mp

DIMENSIONS = [1, 2, 3, 4, 5, 10, 31, 100, 1000, 10000]
KAPPAS = ["1e-12", "1e-6", "1e-3", "0.1", "1", "3", "10", "100", "1e3", "1e4", "1e6", "1e8"]

print("dimension,kappa,ratio,depth,variance,log_mean")
for d in DIMENSIONS:
    for text in KAPPAS:
        mp.mp.dps = 300
        kappa = mp.mpf(text)
        nu = mp.mpf(d) / 2 - 1
        below = mp.besseli(nu, kappa)
        ratio = mp.besseli(nu + 1, kappa) / below
        variance = 1 - ratio ** 2 - (d - 1) * ratio / kappa
        log_mean = mp.loggamma(nu + 1) + nu * mp.log(2 / kappa) + mp.log(below) - kappa
        values = [ratio, 1 - ratio, variance, log_mean]
        print(",".join([str(d), text] + [mp.nstr(mp.re(value), 20) for value in values]))
