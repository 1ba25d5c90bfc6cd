"""Writes streams.csv, the first values of random streams, and hypercube.csv, rows of that model: an implementation of its own.

    python3 streams.py        (Python 3 alone)

xoshiro256++ follows Blackman and Vigna, "Scrambled linear pseudorandom number generators" (ACM Trans. Math. Softw. 47, 36, 2021),
and is checked against outputs of their program. A stream's state is

    SHA-256( seed, int64 | realization, int32 | SHA-256(content lines, each ended by LF) | purpose, ASCII | index, int64 )

as four words, all big-endian. A double is the upper 53 bits over 2^53.
"""
import hashlib
import struct

MASK = (1 << 64) - 1


def rotl(x, k):
    return (x << k | x >> 64 - k) & MASK


def xoshiro(state, count):
    s0, s1, s2, s3 = state
    out = []
    for _ in range(count):
        out.append((rotl((s0 + s3) & MASK, 23) + s0) & MASK)
        t = s1 << 17 & MASK
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= t
        s3 = rotl(s3, 45)
    return out


def known_answers():
    """First outputs of xoshiro256plusplus.c from the state 1, 2, 3, 4."""
    assert xoshiro((1, 2, 3, 4), 6) == [
        41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205, 9973669472204895162]


def words(seed, content, realization, purpose, index, count):
    lines = hashlib.sha256("".join(line + "\n" for line in content).encode()).digest()
    head = struct.pack(">qi", seed, realization) + lines + purpose.encode() + struct.pack(">q", index)
    return xoshiro(struct.unpack(">QQQQ", hashlib.sha256(head).digest()), count)


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
