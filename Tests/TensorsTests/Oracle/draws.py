"""Writes draws.txt, which RandomStreamTests reads: what PyTorch draws for given seeds and calls.

Run by hand in an environment with PyTorch (2.15, CPU with AVX2): python draws.py [number of mixed streams] > draws.txt
Each line: seed; calls separated by ';'. A call: name dtype shape arguments = FNV-1a of the bytes of its result.
"""
import random
import sys

import torch

DTYPES = {n: getattr(torch, n) for n in ("bool", "uint8", "int32", "int64", "float32", "float64")}
SIZES = ["1", "2", "5", "15", "16", "17", "31", "32", "100", "1000", "3x5", "4x4", "7x9", "2x3x4", "0", "0x3"]


def digest(t):
    h = 0xCBF29CE484222325
    for b in t.contiguous().view(-1).view(torch.uint8).tolist() if t.dtype != torch.bool else t.view(-1).byte().tolist():
        h = (h ^ b) * 0x100000001B3 & (2**64 - 1)
    return h


def shape(text):
    return [int(n) for n in text.split("x")]


def weights(n, dtype):
    return ((torch.arange(n) * 7 % 11 + 1).to(dtype) / 4)


def run(call):
    name, dtype, size, *args = call.split()
    dtype, size = DTYPES[dtype], shape(size)
    t = torch.empty(size, dtype=dtype)
    if name == "uniform":
        return t.uniform_(float(args[0]), float(args[1]))
    if name == "normal":
        return t.normal_(float(args[0]), float(args[1]))
    if name == "transposed-normal":
        return t.t().normal_(float(args[0]), float(args[1])).t()
    if name == "transposed-uniform":
        return t.t().uniform_(float(args[0]), float(args[1])).t()
    if name == "randint":
        return t.random_(int(args[0]), int(args[1]))
    if name == "random":
        return t.random_()
    if name == "randperm":
        return torch.randperm(size[0], dtype=dtype)
    if name == "bernoulli":
        return t.bernoulli_(float(args[0]))
    if name == "bernoulli-each":
        p = weights(t.numel(), DTYPES[args[0]]).view(size) / 3
        return t.bernoulli_(p)
    if name == "exponential":
        return t.exponential_(float(args[0]))
    if name == "multinomial":
        return torch.multinomial(weights(t.numel(), dtype).view(size), int(args[0]), args[1] == "True")
    raise ValueError(name)


def line(seed, calls):
    torch.manual_seed(seed)
    print(f"{seed}; " + "; ".join(f"{c} = {digest(run(c)):016x}" for c in calls))


def calls():
    for d in ("float32", "float64"):
        for s in SIZES:
            yield from (f"uniform {d} {s} 0 1", f"uniform {d} {s} -0.3 1.4", f"uniform {d} {s} 0 2.5", f"normal {d} {s} 0 1")
            yield from (f"normal {d} {s} 0.3 1.7", f"exponential {d} {s} 1", f"exponential {d} {s} 1.3")
            if s.count("x") == 1:
                yield from (f"transposed-normal {d} {s} 1 2", f"transposed-uniform {d} {s} 1 2")
            if "0" != s[0]:
                yield f"multinomial {d} {s} 1 False" if s.count("x") < 2 else f"normal {d} {s} 0 0"
                if s.count("x") < 2:
                    yield from (f"multinomial {d} {s} 9 True", f"multinomial {d} {s} {min(3, shape(s)[-1])} False")
    for d in DTYPES:
        for s in ("1", "17", "100", "3x5", "0"):
            yield from (f"random {d} {s}", f"bernoulli {d} {s} 0.37", f"bernoulli {d} {s} 1", f"bernoulli-each {d} {s} float32")
            yield from (f"bernoulli-each {d} {s} float64", f"randint {d} {s} 0 2", f"randint {d} {s} 0 1")
            if d != "bool":
                yield from (f"randint {d} {s} 3 250", f"randperm {d} {s.split('x')[0]}")
    for d in ("int64", "float64"):
        for low, high in ((-5, 5), (0, 2**28 - 1), (0, 2**28), (-(2**31), 2**31), (0, 2**40), (-(2**63), 2**63 - 1)):
            yield f"randint {d} 20 {low} {high}"
    yield from ("randint float32 20 -3 70000", "randint int32 20 -2147483648 2147483647", "randperm int64 5000")


if __name__ == "__main__":
    rng = random.Random(1)
    everything = list(calls())
    for i in range(0, len(everything), 4):
        line((i * 2654435761) % 2**40, everything[i : i + 4])
    for i in range(int(sys.argv[1]) if len(sys.argv) > 1 else 60):
        line(rng.choice([0, 1, 42, 1234, 2**32 + 5, 2**64 - 1, rng.randrange(2**32)]), rng.choices(everything, k=9))
