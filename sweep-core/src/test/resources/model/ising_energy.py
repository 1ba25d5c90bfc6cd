"""Energy of a spin of the periodic L x L Ising model: -d ln Z/d(beta)/L^2 by Kaufman's exact Z (Phys. Rev. 76, 1232, 1949).
Checked against enumeration for L = 4. Writes ising-energy.csv and ../theory/lattice-energy.csv: there L of 4 and less are enumerated,
and `infinite` is Onsager's limit (Phys. Rev. 65, 117, 1944)."""
import functools
import itertools
import mpmath as mp

mp.mp.dps = 40


def log_z(length, beta):
    def gamma(l):
        if l == 0:
            return 2 * beta + mp.log(mp.tanh(beta))
        return mp.acosh(mp.cosh(2 * beta) * mp.coth(2 * beta) - mp.cos(l * mp.pi / length))

    odd = [gamma(2 * r + 1) * length / 2 for r in range(length)]
    even = [gamma(2 * r) * length / 2 for r in range(length)]
    terms = [mp.fprod(2 * f(g) for g in gs) for gs in (odd, even) for f in (mp.cosh, mp.sinh)]
    return length**2 / mp.mpf(2) * mp.log(2 * mp.sinh(2 * beta)) + mp.log(sum(terms) / 2)


def energy(length, beta):
    return -mp.diff(lambda b: log_z(length, b), beta) / length**2


@functools.cache
def bond_counts(length):
    n = length * length
    counts = {}
    for s in itertools.product((1, -1), repeat=n):
        bonds = sum(s[i] * (s[i - i % length + (i + 1) % length] + s[(i + length) % n]) for i in range(n))
        counts[bonds] = counts.get(bonds, 0) + 1
    return counts


def enumerated(length, beta):
    z = e = mp.mpf(0)
    for bonds, count in bond_counts(length).items():
        z += count * mp.exp(beta * bonds)
        e -= count * bonds * mp.exp(beta * bonds)
    return e / z / length**2


CRITICAL = mp.log(1 + mp.sqrt(2)) / 2
for beta in (CRITICAL, mp.mpf("0.3"), mp.mpf("0.6")):
    assert abs(enumerated(4, beta) - energy(4, beta)) < mp.mpf(10) ** -15, (enumerated(4, beta), energy(4, beta))
with open("ising-energy.csv", "w") as out:
    out.write("length,beta,energy\n")
    for length in (8, 16):
        for beta in (CRITICAL, mp.mpf("0.4"), mp.mpf("0.5")):
            out.write(f"{length},{mp.nstr(beta, 17)},{mp.nstr(energy(length, beta), 16)}\n")


def infinite(beta):
    modulus = 2 * mp.sinh(2 * beta) / mp.cosh(2 * beta) ** 2
    factor = 2 * mp.tanh(2 * beta) ** 2 - 1
    integral = factor * mp.ellipk(modulus**2) if abs(factor) > mp.mpf(10) ** -30 else 0
    return -mp.coth(2 * beta) * (1 + 2 / mp.pi * integral)


with open("../theory/lattice-energy.csv", "w") as out:
    out.write("length,beta,energy,infinite\n")
    for length in (2, 3, 4, 5, 32, 300):
        for beta in (mp.mpf("0.001"), mp.mpf("0.1"), mp.mpf("0.43"), CRITICAL, mp.mpf("0.4412"), mp.mpf("0.7"), mp.mpf("2.5")):
            value = (enumerated if length <= 4 else energy)(length, mp.mpf(float(beta)))
            out.write(f"{length},{float(beta)!r},{mp.nstr(value, 16)},{mp.nstr(infinite(beta), 16)}\n")
