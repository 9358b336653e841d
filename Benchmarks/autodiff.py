#!/usr/bin/env python3
"""Measures derivatives in tensrepl against PyTorch and jitted JAX, in turns, and prints a table.

    Benchmarks/autodiff.py [--tensrepl .build/release/tensrepl] [--torch PYTHON] [--jax PYTHON] [--pairs N] [--only WORD]

--torch and --jax name interpreters that have PyTorch and JAX; without them those tables are left out. A ratio is the
median over pairs of what one run takes there and here: above 1 we are faster. Nothing is asserted. Beside times there
are the bytes that the tape keeps, and whether gradients agree.
"""
import argparse, json, os, statistics, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))

COMMON = r"""
import time
def best(f, turns, rounds=5):
    f()
    least = float("inf")
    for _ in range(rounds):
        begin = time.perf_counter()
        for _ in range(turns): f()
        least = min(least, (time.perf_counter() - begin) / turns)
    return least
"""

# The same text in PyTorch and here.
TORCH = COMMON + r"""
import torch
_ = torch.manual_seed(0)
one, factor = torch.tensor(1.0001, requires_grad=True), torch.tensor(1.0001)
def chain():
    y = one
    for _ in range(100): y = y * factor
    y.backward()
def lecture():
    x = torch.tensor(1., requires_grad=True)
    y = torch.tensor(2., requires_grad=True)
    z = torch.tensor(0., requires_grad=True)
    f = (x + y) * torch.maximum(y, z)
    f.backward()
v = torch.sin(torch.arange(1000000.) * 1.3).requires_grad_()
def through(f):
    v.grad = None
    f(v).backward()
plain = lambda v: (torch.tanh(2 * v + 1) * v).sum()
compiled = torch.compile(plain)
W = torch.sin(torch.arange(4096.).reshape(64, 64))
u = torch.cos(torch.arange(64.))
squashed = lambda x: torch.tanh(W @ x)
energy = lambda x: (torch.tanh(W @ x) ** 2).sum()
from torch.func import jacrev, jacfwd, hessian
rows = {
    "scalar op on the tape, forward + backward": (chain, 100, 0.01),
    "lecture graph, forward + backward": (lecture, 300, 1),
    "tanh(2v+1)·v, 1M, forward + backward": (lambda: through(plain), 10, 1),
    "the same, compiled": (lambda: through(compiled), 10, 1),
    "jacrev of tanh(Wx) at 64": (lambda: jacrev(squashed)(u), 50, 1),
    "jacfwd of tanh(Wx) at 64": (lambda: jacfwd(squashed)(u), 50, 1),
    "Hessian at 64": (lambda: hessian(energy)(u), 20, 1),
}
"""
JAX = COMMON + r"""
import jax, jax.numpy as jnp
one, factor = jnp.float32(1.0001), jnp.float32(1.0001)
def product(y):
    for _ in range(100): y = y * factor
    return y
v = jnp.sin(jnp.arange(1000000.) * 1.3)
W = jnp.sin(jnp.arange(4096.).reshape(64, 64))
u = jnp.cos(jnp.arange(64.))
squashed = lambda x: jnp.tanh(W @ x)
energy = lambda x: jnp.sum(jnp.tanh(W @ x) ** 2)
def timed(f, *a):
    f = jax.jit(f)
    return lambda: jax.block_until_ready(f(*a))
f = lambda x, y, z: (x + y) * jnp.maximum(y, z)
rows = {
    "lecture graph, forward + backward": (timed(jax.value_and_grad(f, (0, 1, 2)), 1., 2., 0.), 300, 1),
    "the same, compiled": (timed(jax.value_and_grad(lambda v: jnp.sum(jnp.tanh(2 * v + 1) * v)), v), 10, 1),
    "jacrev of tanh(Wx) at 64": (timed(jax.jacrev(squashed), u), 200, 1),
    "jacfwd of tanh(Wx) at 64": (timed(jax.jacfwd(squashed), u), 200, 1),
    "Hessian at 64": (timed(jax.hessian(energy), u), 100, 1),
}
"""
SERVE = r"""
import sys
for line in sys.stdin:
    name = line.strip()
    f, turns, scale = rows[name]
    print(repr(best(f, turns) * scale), flush=True)
"""
GOALS = {"scalar op on the tape, forward + backward": 10, "lecture graph, forward + backward": 10,
         "tanh(2v+1)·v, 1M, forward + backward": 4, "the same, compiled": 4}

# What is compared by value: gradients of a small network, which both sides start with the same numbers.
GRADIENTS = r"""
import torch
import torch.nn.functional as F
def numbers(*size):
    n = 1
    for s in size: n *= s
    return torch.sin(torch.arange(n, dtype=torch.float32) * 0.7).reshape(size)
w1, b1, w2 = (numbers(*s).requires_grad_() for s in [(32, 20), (32,), (5, 32)])
x = numbers(16, 20)
h = F.layer_norm(torch.tanh(F.linear(x, w1, b1)), (32,))
loss = F.cross_entropy(F.gelu(h) @ w2.t(), torch.arange(16) % 5)
loss.backward()
print([p.grad.flatten().tolist() for p in (w1, b1, w2)])
"""
# Bytes that PyTorch's graph keeps, leaves aside; ours are the sum of what the tape's rows keep.
MEMORY = r"""
import torch, torch.nn.functional as F
x = torch.ones(256, 512)
w1, w2 = torch.full((512, 512), 0.01, requires_grad=True), torch.full((512, 64), 0.01, requires_grad=True)
def loss():
    h = torch.relu(x @ w1)
    h = torch.sigmoid(h @ w1) * torch.tanh(h)
    return F.cross_entropy(h @ w2, torch.zeros(256, dtype=torch.int64))
"""
SAVED = MEMORY + r"""
kept = {}
def pack(t):
    if t.data_ptr() not in (x.data_ptr(), w1.data_ptr(), w2.data_ptr()): kept[t.untyped_storage().data_ptr()] = t.untyped_storage().nbytes()
    return t
with torch.autograd.graph.saved_tensors_hooks(pack, lambda t: t):
    y = loss()
print(sum(kept.values()))
"""
OURS = MEMORY + "import tensrepl\nprint(sum(row.bytes for row in tensrepl.tape(loss())))\n"


class Side:
    """A process that times rows by name."""

    def __init__(self, command, text):
        self.process = subprocess.Popen(command + [text + SERVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def seconds(self, name):
        # OpenMP's threads spin for some milliseconds after their last work and would take a processor from the other side.
        time.sleep(0.03)
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def shown(seconds):
    for unit, scale in (("s", 1), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)):
        if seconds >= scale: return f"{seconds / scale:.3g} {unit}"
    return f"{seconds:.3g} s"


def table(title, ours, theirs, names, goals, pairs):
    print(f"\n{title:44}{'tensrepl':>11}{'theirs':>11}{'ratio':>9}  goal")
    for name in names:
        times = [(ours.seconds(name), theirs.seconds(name)) for _ in range(pairs)]
        ratio, goal = statistics.median(b / a for a, b in times), goals.get(name, 1)
        mine, other = (statistics.median(column) for column in zip(*times))
        print(f"{name:44}{shown(mine):>11}{shown(other):>11}{ratio:8.2f}×  {'met' if ratio >= goal else 'MISSED'}: {goal:g}×", flush=True)


def output(command, text):
    return subprocess.run(command + [text], stdout=subprocess.PIPE, text=True, check=True).stdout


def agreement(ours, theirs):
    mine, other = json.loads(output(ours, GRADIENTS)), json.loads(output(theirs, GRADIENTS))
    worst = 0
    for a, b in zip(mine, other):
        size = max(abs(v) for v in b)
        worst = max(worst, max(abs(p - q) for p, q in zip(a, b)) / size)
    print(f"\ngradients of a network agree to {worst:.1e} of the greatest (goal: 1e-6)")
    mine, other = int(output(ours, OURS)), int(output(theirs, SAVED))
    print(f"the tape keeps {mine:,} bytes, PyTorch's graph {other:,}: {mine / other:.2f} of it (goal: ≤ 1)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tensrepl", default=os.path.join(HERE, "..", ".build", "release", "tensrepl"))
    parser.add_argument("--torch")
    parser.add_argument("--jax")
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    command = [options.tensrepl, "-c"]
    ours = Side(command, TORCH)
    for title, python, text, goals in [("against PyTorch", options.torch, TORCH, GOALS), ("against jitted JAX", options.jax, JAX, {})]:
        if not python: continue
        theirs = Side([python, "-c"], text)
        names = [line.split('"')[1] for line in text.splitlines() if line.startswith('    "') and options.only in line]
        table(title, ours, theirs, names, goals, options.pairs)
        theirs.close()
    ours.close()
    if options.torch and not options.only: agreement(command, [options.torch, "-c"])


if __name__ == "__main__":
    sys.exit(main())
