"""Writes the files of this folder with PyArrow: what another program writes must be read.

    python3 write_parquet.py      (PyArrow 25)
"""
import datetime

import numpy as np
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq

table = pa.table({
    "single": pa.array(np.array([-2.5, 1.5, 5.5], "f4")),
    "double": pa.array([-1.5, 2.5, 6.5]),
    "whole": pa.array(np.array([-(2**31), 0, 5], "i4")),
    "long": pa.array(np.array([-(2**53), 0, 7], "i8")),
    "byte": pa.array(np.array([0, 128, 255], "u1")),
    "word": pa.array(np.array([0, 1, 2**32 - 1], "u4")),
    "unsigned": pa.array(np.array([0, 1, 2**64 - 2048], "u8")),
    "flag": pa.array([True, False, True]),
    "pixels": pa.array([[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]], [[9.0, 1.0], [2.0, 3.0]]]),
    "species": pa.array(["setosa", "virginica", "setosa"]),
})
for codec in ("none", "snappy", "gzip", "zstd", "lz4", "brotli"):
    pq.write_table(table.select(["single", "species"]) if codec != "none" else table, codec + ".parquet",
                   compression=codec, row_group_size=2, write_page_checksum=True, store_schema=False)
small = {"store_schema": False, "compression": "gzip"}
pq.write_table(pa.table({"x": [1.0, None, 3.0]}), "null.parquet", **small)
pq.write_table(pa.table({"x": [[1.0, 2.0], [3.0], [4.0, 5.0]]}), "ragged.parquet", **small)
pq.write_table(pa.table({"x": [[1.0, 2.0], None]}), "null-list.parquet", **small)
pq.write_table(pa.table({"x": [1.0, 2.0], "day": [datetime.date(2026, 1, 1)] * 2}), "date.parquet", **small)
pq.write_table(pa.table({"x": pa.array([], pa.float64())}), "empty.parquet", **small)
for codec in ("lz4", "zstd"):
    feather.write_feather(table.select(["single", "species"]), codec + ".feather", compression=codec)
