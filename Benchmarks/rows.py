"""The rows of the main table: cells that PyTorch and tensrepl both run, and loops of plain Python."""

PREPARATION = """
import torch
torch.manual_seed(0)
def lecture():
    x = torch.tensor(1., requires_grad=True)
    y = torch.tensor(2., requires_grad=True)
    z = torch.tensor(0., requires_grad=True)
    f = (x + y) * torch.maximum(y, z)
    f.backward()

start, factor = torch.tensor(1.0001, requires_grad=True), torch.tensor(1.0001)
def chain(n):
    y = start
    for _ in range(n): y = y * factor
    y.backward()

def network(x, t):
    h = torch.tanh(x @ w1 + b1)
    e = h @ w2 + b2 - t
    loss = (e * e).mean()
    loss.backward()
    with torch.no_grad():
        for p in parameters:
            p -= p.grad * 0.01
            p.grad = None

w1, b1 = torch.randn(2, 8, requires_grad=True), torch.zeros(8, requires_grad=True)
w2, b2 = torch.randn(8, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
parameters = [w1, b1, w2, b2]
inputs, targets = torch.randn(4, 2), torch.randn(4, 1)
a, b = torch.randn(512, 512), torch.randn(512, 512)
c, d = torch.randn(1024, 1024), torch.randn(1024, 1024)
m8, m32, m128, m256 = torch.randn(8, 8), torch.randn(32, 32), torch.randn(128, 128), torch.randn(256, 256)
wide, many = torch.randn(512, 512, dtype=torch.float64), torch.randn(32, 64, 64)
batch, layer, offset = torch.randn(64, 784), torch.randn(256, 784), torch.randn(256)
v = torch.randn(1000000)
v2, rows, doubles = torch.randn(1000000), torch.randn(1000, 1000), torch.randn(1000000, dtype=torch.float64)
positive = v.abs() + 0.1
few, fewer = torch.randn(16), torch.randn(16)
images, filters = torch.randn(16, 3, 32, 32), torch.randn(16, 3, 3, 3)
places = torch.randint(1000, (100,))
square = torch.randn(64, 64)
z, zs, zm = torch.randn(1000000, dtype=torch.cfloat), torch.randn(10000, dtype=torch.cfloat), torch.randn(256, 256, dtype=torch.cfloat)
tone, tones, long_tone = torch.randn(1024), torch.randn(64, 1024), torch.randn(65536)
g = torch.randn(1000000, requires_grad=True)
def through():
    (torch.tanh(g * 2 + 1) * g).sum().backward()
    g.grad = None

W, u = torch.randn(64, 64), torch.randn(64)
def squashed(x): return torch.tanh(W @ x)
def energy(x): return (torch.tanh(W @ x) ** 2).sum()
windows, classes = torch.randn(500, 300), torch.randn(5, 300)
def one_by_one():
    for i in range(500): classes @ windows[i]

def at_once(): windows @ classes.T
def numbers(n):
    total = 0
    for i in range(n):
        if i % 3 == 0: total += i * i
        else: total -= 1
    return total

def words(n):
    counts = {}
    for i in range(n):
        key = i % 17
        counts[key] = counts.get(key, 0) + 1
    return sorted(counts.items())
"""

# A group's title, then rows: name, statement, loops for a pair, goal (times faster than PyTorch), work in floating-point operations
GROUPS = [
    ("gradients and steps", [
        ("lecture graph, forward + backward", "lecture()", 1000, 5, 0),
        ("scalar op on the tape, forward + backward", ("chain(1100)", "chain(100)"), 10, 10, 0),
        ("network 2-8-1, a step of gradient descent", "network(inputs, targets)", 500, 5, 0),
        ("tanh(2v+1)·v, 1M, forward + backward", "through()", 10, 4, 0),
        ("Jacobian 64×64 of tanh(Wx)", "torch.func.jacrev(squashed)(u)", 50, None, 0),
        ("Hessian 64", "torch.func.hessian(energy)(u)", 20, None, 0),
    ]),
    ("products", [
        ("matmul 8, float32", "m8 @ m8", 2000, 5, 2 * 8**3),
        ("matmul 32, float32", "m32 @ m32", 2000, None, 2 * 32**3),
        ("matmul 128, float32", "m128 @ m128", 300, 2, 2 * 128**3),
        ("matmul 256, float32", "m256 @ m256", 100, 2, 2 * 256**3),
        ("matmul 512, float32", "a @ b", 30, 2, 2 * 512**3),
        ("matmul 1024, float32", "c @ d", 5, 2, 2 * 1024**3),
        ("matmul 512, float64", "wide @ wide", 10, None, 2 * 512**3),
        ("linear 64×784 → 256", "torch.nn.functional.linear(batch, layer, offset)", 100, None, 2 * 64 * 784 * 256),
        ("batch of 32 products 64×64", "torch.bmm(many, many)", 100, None, 2 * 32 * 64**3),
        ("matrix 1024×1024 times vector", "c @ d[0]", 100, None, 2 * 1024**2),
        ("vectorisation 500×300×5, a loop", "one_by_one()", 5, None, 0),
        ("vectorisation 500×300×5, one matrix", "at_once()", 500, None, 0),
    ]),
    ("complex numbers and transforms", [
        ("product of 1M complex numbers", "z * z", 20, None, 0),
        ("exp of 10,000 complex numbers", "torch.exp(zs)", 50, None, 0),
        ("abs of 10,000 complex numbers", "zs.abs()", 200, None, 0),
        ("matmul 256, complex64", "zm @ zm", 30, None, 8 * 256**3),
        ("eigvals of 64×64", "torch.linalg.eigvals(square)", 20, None, 0),
        ("fft of 1,024 floats", "torch.fft.fft(tone)", 2000, None, 0),
        ("rfft of 64×1,024 floats", "torch.fft.rfft(tones)", 300, None, 0),
        ("rfft of 65,536 floats", "torch.fft.rfft(long_tone)", 100, None, 0),
    ]),
    ("functions of 1M elements", [
        ("tanh of 1M floats", "torch.tanh(v)", 50, 4, 0),
        ("exp of 1M floats", "torch.exp(v)", 50, 4, 0),
        ("sigmoid of 1M floats", "torch.sigmoid(v)", 50, 4, 0),
        ("gelu of 1M floats", "torch.nn.functional.gelu(v)", 50, 4, 0),
        ("log of 1M floats", "torch.log(positive)", 50, None, 0),
        ("log1p of 1M floats", "torch.log1p(positive)", 50, None, 0),
        ("expm1 of 1M floats", "torch.expm1(v)", 50, None, 0),
        ("softplus of 1M floats", "torch.nn.functional.softplus(v)", 30, None, 0),
        ("erf of 1M floats", "torch.erf(v)", 50, None, 0),
        ("power 2.5 of 1M floats", "positive ** 2.5", 20, None, 0),
        ("sin of 1M floats", "torch.sin(v)", 50, None, 0),
        ("exp of 1M doubles", "torch.exp(doubles)", 30, None, 0),
        ("tanh of 1M doubles", "torch.tanh(doubles)", 30, None, 0),
        ("log1p of 1M doubles", "torch.log1p(doubles * doubles)", 30, None, 0),
        ("sin of 1M doubles", "torch.sin(doubles)", 30, None, 0),
    ]),
    ("bound by memory (the copy is the floor)", [
        ("copy of 1M floats", "v.clone()", 50, None, 0),
        ("add of 1M floats", "v + v2", 50, 1, 0),
        ("add of 1M doubles", "doubles + doubles", 50, 1, 0),
        ("times a number, 1M floats", "v * 2.5", 50, 1, 0),
        ("relu of 1M floats", "torch.relu(v)", 50, 1, 0),
        ("sum of 1M floats", "v.sum()", 50, 1, 0),
        ("sum of 1M doubles", "doubles.sum()", 50, 1, 0),
        ("mean of 1000×1000 along rows", "rows.mean(1)", 50, 1, 0),
        ("sum of 1000×1000 along columns", "rows.sum(0)", 50, 1, 0),
        ("max of 1M floats", "v.max()", 50, 1, 0),
    ]),
    ("rows and windows", [
        ("softmax of 1000×1000", "torch.softmax(rows, 1)", 30, 1, 0),
        ("log_softmax of 1000×1000", "torch.log_softmax(rows, 1)", 30, 1, 0),
        ("layer_norm of 1000×1000", "torch.nn.functional.layer_norm(rows, (1000,))", 30, 1, 0),
        ("conv2d 16×3×32×32 → 16", "torch.nn.functional.conv2d(images, filters)", 50, 1, 0),
    ]),
    ("calls on small tensors", [
        ("add of 16 floats", "few + fewer", 5000, 4, 0),
        ("times a number, 16 floats", "few * 2.5", 5000, 4, 0),
        ("tanh of 16 floats", "torch.tanh(few)", 5000, 4, 0),
        ("exp of 16 floats, a method", "few.exp()", 5000, 4, 0),
        ("indexing, one element", "rows[3, 5]", 5000, 3, 0),
        ("indexing, one row", "rows[3]", 5000, 3, 0),
        ("slicing, a range of rows", "rows[2:10]", 5000, 3, 0),
        ("slicing, rows and columns", "rows[2:10, ::2]", 5000, 3, 0),
        ("indexing by 100 places", "rows[places]", 300, 3, 0),
        ("writing a slice", "rows[2:4] = 1.0", 3000, 3, 0),
        ("writing an element", "rows[2, 4] = 1.0", 3000, 3, 0),
    ]),
    ("random numbers and decompositions", [
        ("randn of 1M", "torch.randn(1000000)", 20, 1, 0),
        ("rand of 1M", "torch.rand(1000000)", 20, 1, 0),
        ("inverse 64×64", "torch.linalg.inv(square)", 100, None, 0),
        ("singular values 64×64", "torch.linalg.svdvals(square)", 30, None, 0),
    ]),
]

LOOPS = [
    ("100,000 turns of integer arithmetic", "numbers(100000)", 3, 1, 0),
    ("100,000 turns of counting in a dict", "words(100000)", 3, 1, 0),
]

FIRST_GRADIENT = "import torch\nx = torch.tensor(2., requires_grad=True)\n(x * x).backward()\nprint(x.grad)\n"
