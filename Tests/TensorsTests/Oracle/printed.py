"""Writes printed.txt, which PrintingTests reads: tensors with chosen values and how PyTorch prints them.

Run by hand in an environment with PyTorch (2.15): python printed.py [number of random cases] > printed.txt
Each case: a line "= dtype shape options | suffix | suffix", a line with the values' bits in hexadecimal ("n*bits" repeats;
"ramp step" for 0, step, 2 step ...), then the printed lines, each after a tab. Options: precision, threshold, edge items, line width, exponents, default dtype.
"""
import itertools
import random
import struct
import sys

import torch

FORMATS = {"bool": "?", "uint8": "B", "int32": "i", "int64": "q", "float32": "f", "float64": "d"}
inf, nan = float("inf"), float("nan")


def case(values, dtype="float32", shape=None, precision=4, threshold=1000, edge=3, width=80, sci=None, default="float32", suffixes=()):
    t = torch.tensor(values, dtype=getattr(torch, dtype)).reshape(shape if shape is not None else -1)
    torch.set_printoptions(precision, threshold, edge, width, sci_mode=sci)
    torch.set_default_dtype(getattr(torch, default))
    # PyTorch's own way with suffixes, for ones that need no graph here.
    if suffixes:
        from torch._tensor_str import _add_suffixes

        plain = repr(t)
        notes = [n for n in ("size=" + str(tuple(t.shape)), "dtype=" + str(t.dtype)) if n in plain]
        body = plain[: plain.index(notes[0])].rstrip()[:-1] if notes else plain[:-1]
        text = _add_suffixes(body, notes + list(suffixes), 7, force_newline=False)
    else:
        text = repr(t)
    torch.set_default_dtype(torch.float32)
    size = "x".join(map(str, t.shape)) or "-"
    print(f"= {dtype} {size} {precision} {threshold} {edge} {width} {sci} {default}" + "".join(f" | {s}" for s in suffixes))
    bits = (struct.pack(">" + FORMATS[dtype], v).hex() for v in t.reshape(-1).tolist())
    flat = t.reshape(-1).tolist()
    if len(flat) > 30 and flat[1] and all(v == i * flat[1] for i, v in enumerate(flat)):
        print("ramp", repr(float(flat[1])))
    else:
        print(" ".join(b if (n := len(list(g))) == 1 else f"{n}*{b}" for b, g in itertools.groupby(bits)))
    print("\n".join("\t" + line for line in text.split("\n")))


def chosen():
    for v in ([1, 2.5], [1, 2], [0.1], [1e-5], [1e-4], [0.99999], [99999.5], [1e8], [1e8 + 8], [1e9, 2e9], [1, 1000], [1, 1001], [0.5, 1e4]):
        case(v), case(v, "float64"), case([-x for x in v]), case(v + [0.0, -0.0])
    for v in ([nan], [inf], [-inf], [nan, 1], [inf, 1.5], [-inf, 2], [nan, 0], [0.0, -0.0], [1e-40], [3e38], [nan, 1e10], [-inf, 1e-7, 2.0]):
        case(v), case(v, "float64")
    for v in (0.0, -0.0, 1.0, 0.1, 1e-8, 1e10, nan, -inf, 123456.789, 0.00012345, 2.5, 0.125):
        case([v], shape=()), case([v], "float64", ()), case([v], shape=(), default="float64")
    for d in ("bool", "uint8", "int32", "int64"):
        case([0, 1, 1], d), case([1], d, ()), case([1] * 12, d, (2, 3, 2)), case([0], d, (1, 1, 1))
        case([1] * 1001, d), case([0, 1] * 1000, d, (40, 50))
    case([2**63 - 1, -(2**63)], "int64"), case([-1, 10, 200], "int64"), case([-100000, 7] * 30, "int32")
    for d in FORMATS:
        for s in ((0,), (0, 3), (3, 0), (2, 0, 4), (1, 0)):
            case([], d, s)
            case([], d, s, suffixes=["requires_grad=True"])
    case([], "float64", (0,), default="float64"), case([], "float32", (0,), default="float64")
    case([1.5], default="float64"), case([1.5], "float64", default="float64")
    for n in (1, 5, 6, 7, 8, 9, 10, 11, 20, 999, 1000, 1001):
        case([i / 8 for i in range(n)]), case(list(range(n)), "int64"), case([float(i) for i in range(n)], "float64")
    for s in ((2, 2, 2, 2), (30, 40), (12, 10, 10), (7, 11, 13, 2), (2, 600), (600, 2), (1, 1001), (6, 200), (7, 200), (1, 1, 1, 1, 3)):
        n = torch.Size(s).numel()
        case([i / 8 for i in range(n)], shape=s), case([-i for i in range(n)], "int64", s)
    for w in range(60, 84):
        case([0.5] * 9, width=w, suffixes=["requires_grad=True"]), case([[1.5, 2.0], [3, 4]], "float64", (2, 2), width=w - 40, suffixes=["grad_fn=<MulBackward0>"])
    for n in range(4, 14):
        case([0.5] * n, suffixes=["grad_fn=<SomethingLongBackward0>", "requires_grad=True"])
        case([0.25] * n, "float64", suffixes=["grad_fn=<AddBackward0>"])
    for p in (0, 1, 2, 6, 8, 9, 17, 25):
        case([0.5, 1.5, 2.5, 1 / 3, -0.0625], "float64", precision=p), case([1 / 3, 1e6 / 7], precision=p), case([1, 2], precision=p, dtype="float32")
    for t in (0, 1, 2, 5, 6, 7):
        for e in (0, 1, 2, 3):
            case([0.5, 1.25, -3, 7, 8, 9.5, 10], threshold=t, edge=e), case(list(range(6)), "int64", (2, 3), threshold=t, edge=e)
            case([1] * 8, "bool", (2, 2, 2), threshold=t, edge=e), case([1.0] * 27, shape=(3, 3, 3), threshold=t, edge=e)
    for s in (True, False):
        case([0.5, 1.0, 2.0], sci=s), case([1.0, 2.0], sci=s), case([1e-9, 1e12], sci=s), case([1e20, 0.1], "float64", sci=s), case([0.0], sci=s)
    for w in (1, 5, 10, 20, 40, 120):
        case([0.5] * 12, width=w), case(list(range(30)), "int64", (3, 10), width=w)
    for x in (0.00005, 0.00015, 0.00025, 0.12345, 0.00035, 1.00005, 2.00015, 0.5, 1.00045, 8.00065, 1.0000500001):
        case([x, 0.5], "float64"), case([-x, 0.5])


def drawn(count):
    rng = random.Random(5)
    for _ in range(count):
        dtype = rng.choice(["float32", "float32", "float64", "int64", "int32", "uint8", "bool"])
        shape = [rng.choice([1, 1, 2, 3, 4, 7, 9]) for _ in range(rng.randrange(4))]
        n, low, high = torch.Size(shape).numel(), *sorted((rng.randrange(-9, 11), rng.randrange(-9, 11)))
        if "float" in dtype:
            v = [rng.choice([-1, 1]) * rng.random() * 10.0 ** rng.uniform(low, high) for _ in range(n)]
            kind = rng.randrange(5)
            v = [float(round(x)) for x in v] if kind == 0 else [round(x, 2) for x in v] if kind == 1 else v
            v = [rng.choice([nan, inf, -inf, 0.0, x]) if kind == 2 else x for x in v]
        else:
            v = [rng.randrange(2) if dtype == "bool" else rng.randrange(256) if dtype == "uint8" else rng.randrange(-(10 ** abs(low)), 10 ** abs(low)) for _ in range(n)]
        o = dict(precision=rng.choice([4, 4, 4, 2, 6, 10]), threshold=rng.choice([1000, 1000, 10]), edge=rng.choice([3, 3, 1, 2]), width=rng.choice([80, 80, 40, 100]))
        case(v, dtype, shape, sci=rng.choice([None, None, None, True, False]), suffixes=rng.choice([(), (), ("requires_grad=True",), ("grad_fn=<AddmmBackward0>",)]), **o)


if __name__ == "__main__":
    chosen()
    drawn(int(sys.argv[1]) if len(sys.argv) > 1 else 120)
