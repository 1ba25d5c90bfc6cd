"""Writes streams.csv, the first values of random streams, and hypercube.csv, rows of that model: an implementation of its own.

    python3 streams.py        (Python 3 alone)

Philox 4x64-10 follows Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011) and is checked against
the known answers published with it. A stream's key is the first 128 bits of

    SHA-256( seed, int64 | realization, int32 | SHA-256(content lines, each ended by LF) | purpose, ASCII )

all big-endian, its counter starts at (0, 0, 0, index), least significant word first, and is raised by one before every block of
four words: the first block is that of (1, 0, 0, index). A double is the upper 53 bits over 2^53.
"""
import hashlib
import struct

MASK = (1 << 64) - 1
MULTIPLIERS = (0xD2E7470EE14C6C93, 0xCA5A826395121157)
WEYL = (0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B)


def philox(counter, key):
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        p0, p1 = MULTIPLIERS[0] * c0, MULTIPLIERS[1] * c2
        c0, c1, c2, c3 = (p1 >> 64) ^ c1 ^ k0, p1 & MASK, (p0 >> 64) ^ c3 ^ k1, p0 & MASK
        k0, k1 = (k0 + WEYL[0]) & MASK, (k1 + WEYL[1]) & MASK
    return c0, c1, c2, c3


def known_answers():
    """kat_vectors of Random123."""
    assert philox((0, 0, 0, 0), (0, 0)) == (
        0x16554D9ECA36314C, 0xDB20FE9D672D0FDC, 0xD7E772CEE186176B, 0x7E68B68AEC7BA23B)
    assert philox((MASK,) * 4, (MASK,) * 2) == (
        0x87B092C3013FE90B, 0x438C3C67BE8D0224, 0x9CC7D7C69CD777B6, 0xA09CAEBF594F0BA0)
    assert philox(
        (0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0, 0x082EFA98EC4E6C89),
        (0x452821E638D01377, 0xBE5466CF34E90C6C),
    ) == (0xA528F45403E61D95, 0x38C72DBD566E9788, 0xA5A1610E72FD18B5, 0x57BD43B5E52B7FE6)


def words(seed, content, realization, purpose, index, count):
    lines = hashlib.sha256("".join(line + "\n" for line in content).encode()).digest()
    digest = hashlib.sha256(struct.pack(">qi", seed, realization) + lines + purpose.encode()).digest()
    key = struct.unpack(">QQ", digest[:16])
    counter = index % (1 << 64) << 192
    out = []
    while len(out) < count:
        counter = (counter + 1) % (1 << 256)
        out += philox([counter >> shift & MASK for shift in (0, 64, 128, 192)], key)
    return out[:count]


DATA_CONTENT = ["model=hypercube", "dimension=70"]
STATE_CONTENT = DATA_CONTENT + ["sampler=planted"]


def content(purpose):
    return DATA_CONTENT if purpose in ("DATA", "ORDER") else STATE_CONTENT


def streams(out):
    print("seed,realization,purpose,index,position,word,double", file=out)
    for seed in (1, -1, 20260101):
        for realization in (0, 2**31 - 1):
            for purpose in ("DATA", "ORDER", "FRESH", "NOISE"):
                for index in (0, 1, 2**40):
                    stream = words(seed, content(purpose), realization, purpose, index, 1000)
                    for position in (0, 3, 4, 999):
                        word = stream[position]
                        print(seed, realization, purpose, index, position, format(word, "016x"),
                              repr((word >> 11) * 2.0**-53), sep=",", file=out)


def hypercube(out):
    """Component k of a row is bit k mod 64 of its word k // 64, lowest first; a set bit is +1. 1024 rows to a stream."""
    print("purpose,row,signs", file=out)
    for purpose in ("DATA", "FRESH"):
        for row in (0, 1, 1023, 1024, 5000):
            block, inner = divmod(row, 1024)
            pair = words(7, content(purpose), 3, purpose, block, 2 * inner + 2)[2 * inner:]
            signs = ["+" if pair[k // 64] >> k % 64 & 1 else "-" for k in range(70)]
            print(purpose, row, "".join(signs), sep=",", file=out)


if __name__ == "__main__":
    known_answers()
    with open("streams.csv", "w") as file:
        streams(file)
    with open("hypercube.csv", "w") as file:
        hypercube(file)
