"""Writes floats.txt, which PrintingTests reads: floats' bits and Python's texts for them.

Run by hand with Python 3.11: python floats.py [number of random floats] > floats.txt
Each line: bits, repr, digits, format with that many digits (f), the same (e).
"""
import random
import struct
import sys

rng = random.Random(3)
values = [0.0, -0.0, 1.0, -1.5, 0.1, 1e16, 1e15, 9999999999999998.0, 2.0**53, 2.0**54, 2.0**54 - 4, 12345678901234567.0, 1e17, 1e22, 1e23, 1e-4, 1e-5]
values += [9.999e-5, 0.00012, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 123456789.125]
values += [0.5, 1.5, 2.5, 0.125, 0.375, 1e100, 4503599627370496.5, 4503599627370495.5, 0.045, 1.005, 2.675, 1.0000000000000002, -17999999999999998.0]
count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
values += [struct.unpack("d", rng.randbytes(8))[0] for _ in range(count)]
values += [rng.choice([-1, 1]) * rng.random() * 10.0 ** rng.randrange(-8, 20) for _ in range(count)]
values += [rng.randrange(-(10**6), 10**6) / 10 ** rng.randrange(9) for _ in range(count)]
values += [rng.randrange(-(10**5), 10**5) / 2 ** rng.randrange(20) for _ in range(count)]
for x in values:
    d = rng.choice([0, 1, 2, 3, 4, 4, 6, 8, 12, 20])
    print(struct.pack(">d", x).hex(), repr(x), d, f"{x:.{d}f}", f"{x:.{d}e}")
