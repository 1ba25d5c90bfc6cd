#!/usr/bin/env python3
"""Makes standard_normal.csv beside it: python3 standard_normal.py. Needs mpmath: ln P(X > x) by its own erfc at 60 digits."""
import os

from mpmath import erfc, log, mp, mpf, sqrt

mp.dps = 60
HERE = os.path.dirname(os.path.abspath(__file__))
POINTS = ["-9", "-3.5", "-2.0001", "-2", "-1.9999", "-1.3", "-0.2", "-1e-9", "0", "1e-9", "0.4", "1.1", "1.9999", "2",
          "2.0001", "2.7", "4", "8", "20", "64", "300", "20000"]
with open(os.path.join(HERE, "standard_normal.csv"), "w") as out:
    out.write("x,log_above\n")
    for x in POINTS:
        value = float(x)
        out.write(f"{x},{mp.nstr(log(erfc(mpf(value) / sqrt(mpf(2))) / 2), 20)}\n")
