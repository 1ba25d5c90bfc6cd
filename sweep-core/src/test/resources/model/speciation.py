"""Writes speciation.csv: the largest eigenvalue of the covariance (divisor n) of conf/data/digits.csv.gz, less its mean and times 0.0625,
for all rows and for those of every two digits, with the error sd((v.c)^2)/sqrt(n) of its influence function. From the repository's root.
"""
import gzip

import numpy as np

table = np.loadtxt(gzip.open("conf/data/digits.csv.gz"), delimiter=",")
labels, data = table[:, -1], (table[:, :-1] - table[:, :-1].mean(0)) * 0.0625


def line(name, rows):
    centred = rows - rows.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(rows))
    influence = (centred @ vectors[:, -1]) ** 2
    print(f"{name},{len(rows)},{values[-1]:.15g},{influence.std(ddof=1) / len(rows) ** 0.5:.12g}")


print("classes,rows,value,stderr")
line("all", data)
for one in range(10):
    for other in range(one + 1, 10):
        line(f"{one}-{other}", data[(labels == one) | (labels == other)])
