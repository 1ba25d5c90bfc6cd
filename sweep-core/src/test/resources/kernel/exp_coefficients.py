"""Coefficients of Exponential: exp(r) = 1 + r + r^2 q(r) on |r| <= ln(2)/2, q of degree 9 (needs mpmath).

q interpolates (exp(r) - 1 - r)/r^2 at Chebyshev nodes, then each coefficient is rounded to a double. Prints the
constants and the largest relative error of the polynomial with the rounded coefficients, in exact arithmetic.
"""
from mpmath import mp, mpf, exp, log, cos, pi, matrix, lu_solve

mp.dps = 60
half = log(2) / 2 * (1 + mpf(2) ** -40)
DEGREE = 9
nodes = [half * cos(pi * (2 * i + 1) / (2 * (DEGREE + 1))) for i in range(DEGREE + 1)]
a = matrix(DEGREE + 1, DEGREE + 1)
b = matrix(DEGREE + 1, 1)
for i, r in enumerate(nodes):
    b[i] = (exp(r) - 1 - r) / (r * r)
    for k in range(DEGREE + 1):
        a[i, k] = r ** k
q = [mpf(float(c)) for c in lu_solve(a, b)]
worst = max(
    abs((1 + r + r * r * sum(c * r ** k for k, c in enumerate(q))) / exp(r) - 1)
    for r in (half * i / 2000 for i in range(-2000, 2001))
)
for k in range(DEGREE, -1, -1):
    print("C%d = %s" % (k + 2, float(q[k]).hex()))
ln2 = mpf(float(log(2)))
print("LOG2_E =", float(1 / log(2)).hex())
print("LN2_HIGH =", float(ln2).hex(), "LN2_LOW =", float(log(2) - ln2).hex())
print("relative error of the polynomial: %s" % mp.nstr(worst, 3))
