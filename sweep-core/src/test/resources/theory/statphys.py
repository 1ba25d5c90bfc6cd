"""Tables for Curie-Weiss spins and the hidden manifold, each by another way than the code: sums with exact binomials, adaptive
quadrature, the Marchenko-Pastur density. Writes curie-weiss-moments.csv, biased-spin.csv, hidden-manifold.csv beside itself."""
import mpmath as mp

mp.mp.dps = 30


def moments(d, beta, h):
    beta, h = mp.mpf(beta), mp.mpf(h)
    weights = [(mp.binomial(d, n) * mp.exp(beta * (2 * n - d) ** 2 / (2 * d) + beta * h * (2 * n - d)), mp.mpf(2 * n - d) / d)
               for n in range(d + 1)]
    norm = mp.fsum(w for w, _ in weights)
    return [mp.fsum(w * f(m) for w, m in weights) / norm for f in (lambda m: m, abs, lambda m: m**2, lambda m: m**4)]


def spin_field(beta, h):
    beta, h = mp.mpf(beta), abs(mp.mpf(h))
    f = lambda m: mp.tanh(beta * (m + h)) - m
    m = mp.mpf(0) if h == 0 and beta <= 1 else mp.findroot(f, (mp.mpf("1e-6") if h == 0 else h * mp.mpf("0.5"), 1), solver="anderson")
    return beta * (m + h)


def information(b, rho):
    """h(x) - h(x|s) with densities."""
    b, rho = mp.mpf(b), mp.mpf(rho)
    s = 1 / mp.sqrt(rho)
    p = 1 / (1 + mp.exp(-2 * b))
    density = lambda x: p * mp.npdf(x, 1, s) + (1 - p) * mp.npdf(x, -1, s)
    ends = sorted({c + k * s for c in (-1, 1) for k in (-14, -5, 0, 5, 14)})
    entropy = mp.quad(lambda x: -density(x) * mp.log(density(x)), ends)
    return entropy - mp.log(2 * mp.pi * mp.e / rho) / 2


def variance(b, rho):
    b, rho = mp.mpf(b), mp.mpf(rho)
    s = 1 / mp.sqrt(rho)
    p = 1 / (1 + mp.exp(-2 * b))
    density = lambda x: p * mp.npdf(x, 1, s) + (1 - p) * mp.npdf(x, -1, s)
    ends = sorted({c + k * s for c in (-1, 1) for k in (-14, -5, 0, 5, 14)})
    return mp.quad(lambda x: density(x) * mp.sech(b + rho * x) ** 2, ends)


def manifold(k, c):
    """(1/2) c int ln(1 + k l) dMP(l), eigenvalues l of F^T F/D; and the correction of Bai and Silverstein for real entries / 2."""
    k, c = mp.mpf(k), mp.mpf(c)
    a, b = (1 - 1 / mp.sqrt(c)) ** 2, (1 + 1 / mp.sqrt(c)) ** 2
    middle, half = (a + b) / 2, (b - a) / 2
    # l = middle + half cos(phi): density sqrt((b - l)(l - a))/(2 pi l) of the D eigenvalues
    f = lambda phi: mp.log(1 + k * (middle + half * mp.cos(phi)))
    share = lambda phi: mp.sin(phi / 2) ** 2 * (1 if a == 0 else 2 * half * mp.cos(phi / 2) ** 2 / (a + 2 * half * mp.cos(phi / 2) ** 2))
    weight = lambda phi: half * share(phi) / mp.pi
    bulk = c / 2 * mp.quad(lambda phi: f(phi) * weight(phi), mp.linspace(0, mp.pi, 9))
    correction = (mp.log(1 + k * a) + mp.log(1 + k * b)) / 4 - mp.quad(f, mp.linspace(0, mp.pi, 9)) / (2 * mp.pi)
    return bulk, correction / 2


def write(name, header, rows):
    with open(name, "w") as out:
        out.write(header + "\n")
        for row in rows:
            out.write(",".join(x if isinstance(x, str) else mp.nstr(x, 17) for x in row) + "\n")


write("curie-weiss-moments.csv", "dimension,beta,field,mean,abs,square,fourth,spin_field",
      [(str(d), b, h, *moments(d, b, h), spin_field(b, h))
       for d, b, h in [(1, "0.7", "0"), (2, "1.1", "0"), (13, "1", "0.3"), (40, "0", "0"), (100, "1", "0"), (333, "1.3", "-0.01"),
                       (1000, "1.1", "0"), (4000, "3", "0"), (4000, "0.5", "1.2")]])
write("biased-spin.csv", "field,ratio,information,variance",
      [(b, r, information(b, r), variance(b, r))
       for b in ("0", "0.4", "1.5", "6") for r in ("0.01", "0.3", "1", "4", "20")])
write("hidden-manifold.csv", "k,ratio,information,correction",
      [(k, c, *manifold(k, c)) for k in ("0.001", "0.2", "1", "7", "100", "1e6") for c in ("0.02", "0.1", "0.5", "0.93", "1")])
