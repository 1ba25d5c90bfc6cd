"""Writes the files of this folder with NumPy and PyArrow: what other programs write must be read.

    python3 write_files.py        (NumPy 2.4, PyArrow 25)

Element (i, j) of a 3 x 4 table is i*4 + j - 2.5 for reals, i*4 + j for integers (extreme values in the last row), (i + j) odd
for booleans; the 3 x 2 x 2 arrays hold the same numbers.
"""
import gzip
import struct

import numpy as np
import pyarrow as pa
import pyarrow.feather as feather

ROWS, COLUMNS = 3, 4
reals = np.arange(ROWS * COLUMNS, dtype="f8").reshape(ROWS, COLUMNS) - 2.5
whole = np.arange(ROWS * COLUMNS).reshape(ROWS, COLUMNS)


def integers(kind):
    table = whole.astype(kind)
    table[2, 2] = np.iinfo(kind).min
    table[2, 3] = np.iinfo(kind).max
    return table


def save(name, array, version=None):
    with open(name + ".npy", "wb") as file:
        np.lib.format.write_array(file, array, version=version)


def numpy_files():
    for kind in ("f2", "f4", "f8", ">f2", ">f4", ">f8"):
        save("real-" + kind.replace(">", "big-"), reals.astype(kind))
    for kind in ("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", ">i2", ">i4", ">i8", ">u2", ">u4", ">u8"):
        save("whole-" + kind.replace(">", "big-"), integers(kind.replace(">", "")).astype(kind))
    save("bool", (np.add.outer(np.arange(ROWS), np.arange(COLUMNS)) % 2).astype(bool))
    save("version-2", reals, (2, 0))
    save("version-3", reals, (3, 0))
    save("fortran", np.asfortranarray(reals))
    save("cube", reals.reshape(3, 2, 2))
    save("cube-fortran", np.asfortranarray(reals.reshape(3, 2, 2)))
    save("vector", reals[:, 0].copy())
    np.savez("stored.npz", x=reals)
    np.savez_compressed("compressed.npz", x=reals)
    np.savez("two.npz", x=reals, y=whole[:, 0])
    np.savetxt("savetxt.csv", reals, delimiter=",")
    save("pickled", np.array([[1, "a"], [2, None]], dtype=object))
    save("structured", np.zeros(3, dtype=[("x", "f8"), ("y", "f8")]))
    save("complex", reals.astype("c16"))


def idx_file():
    images = (np.arange(12, dtype="u1") * 20).reshape(3, 2, 2)
    with open("images-idx3-ubyte.gz", "wb") as file:
        file.write(gzip.compress(struct.pack(">BBBBIII", 0, 0, 8, 3, 3, 2, 2) + images.tobytes(), mtime=0))


def arrow_files():
    table = pa.table({
        "half": pa.array(reals[:, 0].astype("f2")),
        "single": pa.array(reals[:, 1].astype("f4")),
        "byte": pa.array(np.array([0, 128, 255], "u1")),
        "short": pa.array(np.array([0, 1, 65535], "u2")),
        "word": pa.array(np.array([0, 1, 2**32 - 1], "u4")),
        "long": pa.array(np.array([0, 1, 2**64 - 2048], "u8")),
        "whole": pa.array(np.array([-(2**53), 0, 5], "i8")),
        "flag": pa.array([True, False, True]),
        "pixels": pa.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], pa.list_(pa.float32(), 2)),
        "list": pa.array([[1, 2], [3, 4], [5, 6]], pa.list_(pa.int16())),
        "code": pa.array([0.5, 0.25, 0.5]).dictionary_encode(),
        "species": pa.array(["setosa", "virginica", "setosa"]).dictionary_encode(),
    })
    with pa.OSFile("table.arrow", "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table, max_chunksize=2)
    small = table.select(["pixels", "species"])
    with pa.OSFile("small.arrow", "wb") as sink, pa.ipc.new_file(sink, small.schema) as writer:
        writer.write_table(small)
    with pa.OSFile("small.arrows", "wb") as sink, pa.ipc.new_stream(sink, small.schema) as writer:
        writer.write_table(small, max_chunksize=2)
    feather.write_feather(small, "lz4.feather", compression="lz4")


if __name__ == "__main__":
    numpy_files()
    idx_file()
    arrow_files()
