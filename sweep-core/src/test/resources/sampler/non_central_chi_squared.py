"""Writes non_central_chi_squared.csv: logarithms of both tails of the non-central chi-squared law and mean and variance of its
upper tail, to 17 digits, from the Poisson mixture of regularized incomplete gamma functions,

    P(X <= x) = sum_j e^(-h) h^j/j! P(d/2 + j, x/2),  h = delta/2,    E[X^p; X > x] by x f_n = n f_(n+2) in each term,

where P(a, z) comes from its series at the largest a and from P(a, z) = P(a+1, z) + z^a e^(-z)/Gamma(a+1) below: all terms are
positive. 60 digits are carried, 400 for tails beyond the mean, where 1 - P cancels. Needs mpmath:

    python3 non_central_chi_squared.py > non_central_chi_squared.csv
"""
from mpmath import exp, loggamma, log, mp, mpf, nstr, sqrt

DEGREES = [1, 2, 3, 4, 7, 20, 100, 1000, 10000]
SHIFTS = [0.0, 0.001, 0.5, 2.0, 30.0, 1000.0]  # in units of d
DEVIATIONS = [-1, -0.02, 0.5, 3, 12]  # of x from the mean, in standard deviations
FACTORS = [1e-9, 1e-4, 0.03, 0.3, 0.7]  # of x to the mean
LARGEST_SHIFT = 1e6
LOWEST = -25000


def incomplete_gamma(a, z):
    term = exp(a * log(z) - z - loggamma(a + 1))
    total, n = mpf(0), 0
    while a + n <= z or term > total * mpf(10) ** -mp.dps:
        total += term
        n += 1
        term *= z / (a + n)
    return total


def terms(h, z, a):
    """Range of j that matters: around the Poisson mean, and around the largest term of the lower tail."""
    peak = 2 * h * z / (a + sqrt(a * a + 4 * h * z))
    reach = 12 + 40 * sqrt(max(peak, h) + 1)
    return int(max(0, min(peak, h) - reach)), int(max(peak, h) + reach) + 200


def tails(d, delta, x, digits):
    mp.dps = digits
    h, z, a = mpf(delta) / 2, mpf(x) / 2, mpf(d) / 2
    low, high = terms(h, z, a) if delta > 0 else (0, 0)
    p = incomplete_gamma(a + high + 3, z)
    step = exp((a + high + 2) * log(z) - z - loggamma(a + high + 3))
    later = []
    sums = [mpf(0)] * 4
    weight = exp(high * log(h) - h - loggamma(high + 1)) if delta > 0 else mpf(1)
    for shifted in range(high + 2, low - 1, -1):
        p += step
        step = step * (a + shifted) / z
        later = [p] + later[:2]  # P at a + shifted, + 1, + 2
        if shifted <= high:
            n = d + 2 * shifted
            parts = [later[0], 1 - later[0], n * (1 - later[1]), n * (n + 2) * (1 - later[2])]
            sums = [s + weight * part for s, part in zip(sums, parts)]
            weight = weight * shifted / h if delta > 0 else weight
    below, above, first, second = sums
    return log(below), log(above), first / above, second / above - (first / above) ** 2


def main():
    print("degrees,shift,x,log_below,log_above,mean_above,variance_above")
    for d in DEGREES:
        for ratio in SHIFTS:
            delta = d * ratio
            if delta > LARGEST_SHIFT:
                continue
            mean, deviation = d + delta, (2 * d + 4 * delta) ** 0.5
            points = [factor * mean for factor in FACTORS] + [mean + s * deviation for s in DEVIATIONS]
            for x in sorted(point for point in points if point > 0):
                values = tails(d, delta, x, 400 if x > mean else 60)
                if values[0] > LOWEST:
                    print(f"{d},{delta!r},{x!r}," + ",".join(nstr(value, 17) for value in values))


main()
