"""Makes operations.txt: expressions of random inputs, and what PyTorch 2.15 prints for them.

    python generate.py [CASES] [SEED] > operations.txt

CASES is how many each operation gets (3).  A line with an expression is followed by its output, indented by a tab.  Errors are
printed as the name of the exception and its text.  The test compares numbers with a tolerance, everything else to the letter.
"""
import random
import sys
import warnings

import torch
import torch.nn.functional as F

warnings.filterwarnings("ignore")
CASES = int(sys.argv[1]) if len(sys.argv) > 1 else 3
rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
NAMES = {"torch": torch, "F": F, "T": torch.tensor, "nan": float("nan"), "inf": float("inf")}
FLOATS = ["float32"] * 5 + ["float64"] * 2 + ["float16", "bfloat16"]
INTS = ["int64"] * 3 + ["int32", "int16", "int8", "uint8"]
SHAPES = [(), (1,), (3,), (4,), (2, 3), (3, 2), (1, 3), (2, 1), (3, 3), (2, 2, 2), (2, 1, 3), (0,), (2, 0), (1, 2, 2, 2)]


def number(dtype, low, high, special):
    if dtype.startswith("complex"):
        return rng.choice(["0j", "1j", "-1+0j"]) if special and rng.random() < 0.1 else \
            repr(complex(round(rng.uniform(low, high), 2), round(rng.uniform(low, high), 2))).strip("()")
    if dtype == "bool":
        return rng.choice(["True", "False"])
    if dtype.startswith(("int", "uint")):
        return str(rng.randint(max(int(low), 0) if dtype == "uint8" else int(low), int(high)))
    if special and rng.random() < 0.12:
        return rng.choice(["nan", "inf", "-inf", "0.0", "-0.0", "1.0"])
    return repr(round(rng.uniform(low, high), 2))


def nested(shape, make):
    if not shape:
        return make()
    return "[" + ", ".join(nested(shape[1:], make) for _ in range(shape[0])) + "]"


def tensor(shape, dtype, low=-3, high=3, special=False, strided=True):
    """The text of a tensor, sometimes seen through strides."""
    shape = tuple(shape)
    way = rng.random() if strided else 1
    suffix = ""
    if way < 0.12 and len(shape) >= 2:
        shape, suffix = shape[:-2] + (shape[-1], shape[-2]), ".mT"
    elif way < 0.2 and shape and shape[0] > 0:
        shape, suffix = (2 * shape[0],) + shape[1:], "[::2]"
    text = nested(shape, lambda: number(dtype, low, high, special))
    usual = {"float32", "complex64" if all(shape) else "", "int64" if all(shape) else "", "bool" if all(shape) else ""}
    kind = "" if dtype in usual else f", dtype=torch.{dtype}"
    return f"T({text}{kind}){suffix}"


def broadcastable(shape):
    shape = list(shape)
    for i in range(len(shape)):
        if rng.random() < 0.25:
            shape[i] = 1
    return tuple(shape[rng.randint(0, len(shape)) if rng.random() < 0.2 else 0:])


def dim(shape):
    n = max(len(shape), 1)
    return rng.randint(-n, n - 1)


def any_dtype():
    return rng.choice(FLOATS * 2 + INTS + ["bool"])


def unary():
    real = "abs acos acosh asin asinh atan atanh ceil cos cosh deg2rad digamma erf erfc erfinv exp exp2 expm1 floor frac lgamma " \
        "log log10 log1p log2 logit neg rad2deg reciprocal round rsqrt sigmoid sign sin sinc sinh sqrt square tan tanh trunc " \
        "isnan isinf isfinite signbit logical_not isposinf isneginf nan_to_num sgn positive i0 angle relu selu"
    for name in real.split():
        x = tensor(rng.choice(SHAPES), any_dtype(), special=True)
        yield f"torch.{name}({x})"
    for name in "i0e i1 i1e erfcx ndtr ndtri log_ndtr entr psi gammaln".split():
        yield f"torch.special.{name}({tensor(rng.choice(SHAPES), rng.choice(['float32', 'float64']), 0.05, 0.95)})"
    for name in "relu6 elu gelu silu mish softplus logsigmoid hardsigmoid hardswish hardtanh softsign tanhshrink leaky_relu hardshrink softshrink celu".split():
        yield f"F.{name}({tensor(rng.choice(SHAPES), rng.choice(FLOATS))})"
    x = tensor(rng.choice(SHAPES), rng.choice(INTS + ["bool"]))
    yield f"torch.bitwise_not({x})"
    yield f"torch.round({tensor(rng.choice(SHAPES), rng.choice(FLOATS))}, decimals={rng.randint(-1, 2)})"


def binary():
    names = "add sub mul div floor_divide remainder fmod pow maximum minimum fmax fmin atan2 hypot logaddexp logaddexp2 xlogy copysign eq ne lt " \
        "le gt ge logical_and logical_or logical_xor heaviside"
    for name in names.split():
        shape = rng.choice(SHAPES)
        a, b = any_dtype(), any_dtype()
        if rng.random() < 0.5:
            b = a
        other = tensor(broadcastable(shape), b, special=True)
        if rng.random() < 0.3 and name not in ("maximum", "minimum", "fmax", "fmin", "atan2", "hypot", "logaddexp", "logaddexp2", "heaviside"):
            other = rng.choice(["2", "-1", "0.5", "True", "3", "0"])
        yield f"torch.{name}({tensor(shape, a, special=True)}, {other})"
    for name in "bitwise_and bitwise_or bitwise_xor gcd lcm bitwise_left_shift bitwise_right_shift".split():
        shape, kind = rng.choice(SHAPES), rng.choice(INTS)
        yield f"torch.{name}({tensor(shape, kind, 0, 9)}, {tensor(broadcastable(shape), rng.choice([kind, rng.choice(INTS)]), 0, 5)})"
    shape = rng.choice(SHAPES)
    for name in ["igamma", "igammac"]:
        yield f"torch.{name}({tensor(shape, 'float32', 0.5, 4)}, {tensor(shape, 'float32', 0.1, 5)})"
    mode = rng.choice(["'floor'", "'trunc'", "None"])
    yield f"torch.div({tensor(shape, any_dtype())}, {tensor(broadcastable(shape), any_dtype())}, rounding_mode={mode})"
    yield f"torch.where({tensor(shape, 'bool')}, {tensor(broadcastable(shape), any_dtype())}, {rng.choice(['1', '2.5', tensor(shape, any_dtype())])})"
    yield f"torch.lerp({tensor(shape, 'float32')}, {tensor(shape, 'float32')}, {rng.choice(['0.3', '0.8', tensor(shape, 'float32')])})"
    yield f"torch.addcmul({tensor(shape, 'float32')}, {tensor(shape, 'float32')}, {tensor(broadcastable(shape), 'float32')}, value=0.5)"
    yield f"torch.addcdiv({tensor(shape, 'float32')}, {tensor(shape, 'float32')}, {tensor(shape, 'float32', 1, 2)}, value=2)"
    low, high = rng.choice([("-1", "1"), ("None", "0.5"), ("0", "None"), (tensor(shape, "float32"), "None")])
    yield f"torch.clamp({tensor(shape, any_dtype(), special=True)}, {low}, {high})"
    yield f"torch.isclose({tensor(shape, 'float32', special=True)}, {tensor(shape, 'float32', special=True)}, equal_nan=True)"
    yield f"torch.result_type({tensor(shape, any_dtype())}, {rng.choice(['1', '1.5', 'True', tensor((), any_dtype())])})"


def reductions():
    for name in "sum mean prod std var logsumexp amax amin any all norm nansum nanmean count_nonzero argmax argmin".split():
        shape, kind = rng.choice(SHAPES), any_dtype()
        x = tensor(shape, kind, special=rng.random() < 0.2)
        d = dim(shape)
        if name == "logsumexp":
            yield f"torch.logsumexp({x}, {d}{rng.choice(['', ', keepdim=True'])})"
            continue
        way = rng.random()
        if way < 0.3:
            yield f"{x}.{name}()"
        elif way < 0.55 and len(shape) >= 2 and name not in ("prod", "argmax", "argmin"):
            yield f"{x}.{name}(dim=({d}, {(d + 1) % len(shape)}), keepdim={rng.random() < 0.5})" if name != "count_nonzero" else f"{x}.{name}(dim=({d},))"
        elif name == "count_nonzero":
            yield f"{x}.{name}({d})"
        else:
            yield f"{x}.{name}(dim={d}{rng.choice(['', ', keepdim=True'])})"
    for name in "max min median mode cummax cummin kthvalue sort topk nanmedian aminmax".split():
        shape, kind = rng.choice([s for s in SHAPES if 0 not in s]), rng.choice(FLOATS + INTS)
        x, d = tensor(shape, kind), dim(shape)
        if name == "kthvalue" or name == "topk":
            yield f"torch.{name}({x}, 1, {d})"
        elif name == "aminmax":
            yield f"torch.aminmax({x}, dim={d}, keepdim=True)"
        elif name == "sort":
            yield f"torch.sort({x}, {d}, descending={rng.random() < 0.5}, stable=True)" if rng.random() < 0 else f"torch.sort({x}, dim={d})[0]"
        elif rng.random() < 0.3 and name in ("max", "min", "median"):
            yield f"torch.{name}({x})"
        else:
            yield f"torch.{name}({x}, {d})[0]" if name != "mode" else f"torch.mode({x}, {d})"
    for name in "cumsum cumprod logcumsumexp softmax log_softmax".split():
        shape, kind = rng.choice(SHAPES), rng.choice(['float32', 'float64']) if "softmax" in name else any_dtype()
        yield f"torch.{name}({tensor(shape, kind)}, {dim(shape)})"
    shape = rng.choice([(4,), (3, 2), (2, 3)])
    q = rng.choice(["0.25", "T([0.1, 0.6])", "1.0"])
    yield f"torch.quantile({tensor(shape, 'float32', special=False)}, {q}, dim={dim(shape)}, interpolation={rng.choice(['linear', 'lower', 'higher', 'nearest', 'midpoint'])!r})"
    yield f"torch.nanquantile({tensor(shape, 'float32', special=True)}, {q}, keepdim=True)"
    yield f"torch.std_mean({tensor(shape, 'float64')}, dim={dim(shape)}, correction={rng.randint(0, 2)})"
    yield f"torch.cov({tensor((2, 3), 'float32')})"
    yield f"torch.histc({tensor(shape, 'float32')}, {rng.randint(1, 5)})"
    yield f"torch.bincount({tensor((6,), 'int64', 0, 4)}, minlength={rng.randint(0, 6)})"
    yield f"torch.unique({tensor(shape, rng.choice(INTS), 0, 3)}, return_inverse=True, return_counts=True)"
    yield f"torch.unique({tensor((3, 2), 'int64', 0, 1)}, dim={rng.randint(0, 1)}, return_counts=True)"
    yield f"torch.unique_consecutive({tensor((6,), 'int64', 0, 1)}, return_counts=True)"


def shapes():
    shape = rng.choice(SHAPES)
    x = tensor(shape, any_dtype())
    d, e = dim(shape), dim(shape)
    n = len(shape)
    yield f"torch.flip({x}, [{d}])"
    yield f"torch.roll({x}, {rng.randint(-3, 3)}, {d})"
    yield f"torch.roll({x}, {rng.randint(-3, 3)})"
    yield f"torch.transpose({x}, {d}, {e})"
    yield f"{x}.reshape(-1)"
    yield f"{x}.unsqueeze({rng.randint(-n - 1, n)}).shape"
    yield f"{x}.squeeze().stride()"
    yield f"{x}.flatten().contiguous()"
    yield f"torch.movedim({x}, {d}, {e}).shape"
    yield f"torch.repeat_interleave({x}, {rng.randint(0, 2)}, dim={d})" if n else f"torch.repeat_interleave({x}, 2)"
    yield f"torch.tile({x}, ({rng.randint(1, 2)}, {rng.randint(0, 2)}))"
    yield f"torch.chunk({x}, {rng.randint(1, 3)}, {d})"
    yield f"torch.split({x}, {rng.randint(1, 2)}, {d})"
    yield f"torch.tensor_split({x}, {rng.randint(1, 4)}, {d})"
    yield f"torch.unbind({x}, {d})"
    yield f"torch.stack([{x}, {x}], {rng.randint(-n - 1, n)}).shape"
    yield f"torch.cat([{tensor((2, 3), any_dtype())}, {tensor((1, 3), any_dtype())}], {rng.randint(0, 1)})"
    yield f"torch.diff({x}, dim={d})"
    yield f"torch.rot90({tensor((2, 3), 'int64')}, {rng.randint(-3, 3)})"
    yield f"torch.tril({tensor((3, 3), any_dtype())}, {rng.randint(-3, 3)})"
    yield f"torch.triu({tensor((2, 2, 3), any_dtype())}, {rng.randint(-3, 3)})"
    yield f"torch.diag({tensor(rng.choice([(3,), (2, 3)]), any_dtype())}, {rng.randint(-2, 2)})"
    yield f"torch.diagonal({tensor((2, 3, 2), 'int64')}, {rng.randint(-1, 1)}, {rng.choice(['0, 1', '1, 2', '-1, 0'])})"
    yield f"torch.diag_embed({tensor((2, 2), any_dtype())}, {rng.randint(-1, 1)})"
    yield f"{tensor((5,), 'int64')}.unfold(0, {rng.randint(1, 4)}, {rng.randint(1, 3)})"
    yield f"torch.kron({tensor((2,), 'int64')}, {tensor(rng.choice([(2,), (2, 2)]), any_dtype())})"
    yield f"torch.block_diag({tensor((1, 2), 'float32')}, {tensor((2,), 'float32')})"
    yield f"torch.vander({tensor((3,), rng.choice(['float32', 'int64']))})"
    mode = rng.choice(["'constant'", "'reflect'", "'replicate'", "'circular'"])
    yield f"F.pad({tensor((1, 2, 3), 'float32')}, ({rng.randint(0, 2)}, {rng.randint(0, 2)}), mode={mode})"
    yield f"F.pad({tensor((2, 3), any_dtype())}, ({rng.randint(-1, 2)}, {rng.randint(-1, 2)}, {rng.randint(0, 1)}, {rng.randint(0, 1)}), value=7)"
    yield f"torch.arange({rng.choice(['5', '1, 4', '0, 1, 0.3', '5, 0, -2', '2.5', '3, 3'])}, dtype=torch.{rng.choice(FLOATS + INTS)})"
    yield f"torch.linspace({rng.randint(-3, 0)}, {rng.randint(0, 4)}, {rng.randint(0, 7)}, dtype=torch.{rng.choice(FLOATS + INTS)})"
    yield f"torch.combinations({tensor((4,), 'int64')}, {rng.randint(1, 3)})"
    yield f"torch.meshgrid({tensor((2,), 'int64')}, {tensor((3,), 'int64')}, indexing={rng.choice(['ij', 'xy'])!r})"
    yield f"{tensor((2, 3), any_dtype())}.to(torch.{rng.choice(FLOATS + INTS + ['bool'])})"


def indexing():
    shape = rng.choice([(4,), (3, 3), (2, 3, 2)])
    x = tensor(shape, any_dtype())

    def key(size):
        return rng.choice([
            str(rng.randint(-size, size - 1)), f"{rng.randint(-size, size)}:", f":{rng.randint(-size, size + 1)}",
            f"::{rng.randint(1, 3)}", "...", "None", f"[{rng.randint(-size, size - 1)}, {rng.randint(0, size - 1)}]",
            tensor((2,), "int64", -size, size - 1, strided=False), tensor((size,), "bool", strided=False),
            tensor((2, 2), "int64", 0, size - 1, strided=False), "True", ":"])

    for _ in range(8):
        keys = ", ".join(key(size) for size in shape[:rng.randint(1, len(shape))])
        yield f"{x}[{keys}]"
    d = dim(shape)
    size = shape[d]
    yield f"torch.index_select({x}, {d}, {tensor((3,), 'int64', 0, size - 1)})"
    index = tuple(rng.randint(1, s) for s in shape)
    at = tensor(index, "int64", 0, size - 1, strided=False)
    yield f"torch.gather({x}, {d}, {at})"
    yield f"torch.take({x}, {tensor((2, 2), 'int64', 0, 3)})"
    yield f"torch.masked_select({x}, {tensor(shape, 'bool')})"
    yield f"{x}.masked_fill({tensor(shape, 'bool')}, 1)"
    kind = rng.choice(FLOATS + INTS)
    y = tensor(shape, kind)
    yield f"{y}.scatter({d}, {at}, 2)"
    yield f"{y}.scatter_add({d}, {at}, {tensor(index, kind)})"
    yield f"{y}.scatter_reduce({d}, {at}, {tensor(index, kind)}, {rng.choice(['sum', 'prod', 'mean', 'amax', 'amin'])!r}, include_self={rng.random() < 0.5})"
    part = list(shape)
    part[d] = 2
    rows = tensor((2,), "int64", 0, size - 1)
    yield f"{y}.index_add({d}, {rows}, {tensor(part, kind)})"
    yield f"{y}.index_copy({d}, T([0, {size - 1}]), {tensor(part, kind)})"
    yield f"{y}.index_fill({d}, {rows}, 1)"
    yield f"torch.searchsorted(T([1, 3, 5, 7]), {tensor(shape, 'int64', 0, 8)}, right={rng.random() < 0.5})"
    yield f"torch.bucketize({tensor(shape, 'float32', 0, 8)}, T([1.0, 3.0, 5.0]))"
    yield f"torch.isin({x}, {tensor((3,), 'int64')})"
    yield f"torch.nonzero({tensor(shape, rng.choice(INTS), 0, 1)})"
    yield f"torch.take_along_dim({x}, torch.argsort({x}, dim={d}, stable=True), {d})"
    yield f"torch.put({y}, T([0, -1]), {tensor((2,), kind)})"
    yield f"torch.select_scatter({y}, torch.zeros({[s for i, s in enumerate(shape) if i != d % len(shape)]}, dtype=torch.{kind}), {d}, 0)"


def products():
    kind = rng.choice(FLOATS + ["int64", "int32"])
    a, b = tensor((2, 3), kind), tensor((3, 2), kind)
    yield f"{a} @ {b}"
    yield f"torch.mv({a}, {tensor((3,), kind)})"
    yield f"torch.dot({tensor((3,), kind)}, {tensor((3,), kind)})"
    yield f"torch.outer({tensor((2,), any_dtype())}, {tensor((3,), any_dtype())})"
    yield f"torch.bmm({tensor((2, 2, 3), kind)}, {tensor((2, 3, 1), kind)})"
    yield f"torch.addmm({tensor((2, 2), kind)}, {a}, {b}, beta={rng.choice(['1', '2', '0'])})"
    yield f"torch.einsum({rng.choice(['ij,jk->ik', 'ij,jk->ki', 'ij,jk->', 'ij,ji->j'])!r}, {a}, {b})"
    yield f"torch.tensordot({a}, {b}, dims={rng.choice(['1', '([1], [0])', '([0, 1], [1, 0])'])})"
    yield f"torch.cdist({tensor((2, 3), 'float32')}, {tensor((3, 3), 'float32')}, p={rng.choice(['2.0', '1.0', 'inf', '3.0', '0.0'])})"
    yield f"torch.matmul({tensor((2, 1, 2, 3), 'float32')}, {tensor((3, 2), 'float32')}).shape"
    yield f"torch.trapezoid({tensor((4,), 'float32')}, dx={rng.choice(['1', '0.5'])})"
    yield f"torch.renorm({tensor((2, 3), 'float32')}, {rng.choice(['1', '2'])}, {rng.randint(0, 1)}, 1.5)"
    yield f"torch.cross({tensor((2, 3), 'float32')}, {tensor((2, 3), 'float32')}, dim=1)"
    yield f"F.cosine_similarity({tensor((2, 3), 'float32')}, {tensor((2, 3), 'float32')})"


def gradient(call, *inputs):
    """The gradient of the weighted parts of a function's value."""
    leaves = [x.clone().requires_grad_() for x in inputs]
    y = call(*leaves)
    y = torch.view_as_real(y) if y.is_complex() else y
    return torch.autograd.grad((y * torch.arange(1.0, y.numel() + 1).reshape(y.shape)).sum(), leaves)


def complex_numbers():
    def kind():
        return rng.choice(["complex64"] * 3 + ["complex128"])

    def other():
        return rng.choice([kind(), kind(), "float32", "float64", "int64", "bool"])
    unaries = "abs acos acosh asin asinh atan atanh cos cosh exp exp2 expm1 log log10 log1p log2 neg reciprocal rsqrt sgn sigmoid sin sinc sinh sqrt " \
        "square tan tanh angle conj real imag isnan isinf isfinite logical_not isreal positive view_as_real"
    for name in unaries.split():
        yield f"torch.{name}({tensor(rng.choice(SHAPES), kind(), special=name not in ('acosh', 'sinc', 'reciprocal', 'rsqrt'))})"
        if name not in ("isnan", "isinf", "isfinite", "logical_not", "isreal", "conj"):
            yield f"gradient(torch.{name}, {tensor(rng.choice([(3,), (2, 2)]), kind())})"
    for name in "ceil floor round sign trunc erf lgamma digamma relu signbit clamp".split():
        yield f"torch.{name}({tensor((2,), kind())}{', 0' if name == 'clamp' else ''})"
    for name in "add sub mul div pow eq ne logical_and logical_or logical_xor".split():
        shape = rng.choice(SHAPES)
        a, b = tensor(shape, kind()), tensor(broadcastable(shape), other())
        if rng.random() < 0.3:
            b = rng.choice(["2", "1.5j", "0.5", "1-2j"])
        yield f"torch.{name}({a}, {b})"
        if name in ("add", "sub", "mul", "div", "pow") and b.startswith("T"):
            yield f"gradient(torch.{name}, {tensor((2, 2), 'complex64')}, {tensor((2,), 'complex64')})"
    for name in "lt maximum fmod remainder floor_divide atan2 bitwise_and".split():
        yield f"torch.{name}({tensor((2,), kind())}, {tensor((2,), kind())})"
    yield f"{tensor((2,), 'float32')} * {rng.choice(['1j', '(1-2j)'])}"
    yield f"{rng.choice(['1j', '(1-2j)'])} / {tensor((2,), 'float64')}"
    yield f"{tensor((2,), 'int64')} + 1j"
    yield f"{tensor((2, 2), kind())} ** {rng.choice(['2', '3', '-1', '0.5', '1j', '(1+2j)'])}"
    for name in "sum mean prod std var any all norm count_nonzero".split():
        shape = rng.choice([s for s in SHAPES if 0 not in s])
        x = tensor(shape, kind())
        yield f"{x}.{name}()" if rng.random() < 0.5 else f"{x}.{name}(dim={dim(shape)})"
        if name in ("sum", "mean", "prod", "std", "norm"):
            yield f"gradient(torch.{name}, {tensor((3, 2), 'complex128')})"
    for name in "max min sort argmax median".split():
        yield f"torch.{name}({tensor((3,), kind())})"
    shape = rng.choice([(2, 3), (3, 2, 2)])
    x, y = tensor(shape, kind()), tensor(shape, kind())
    yield f"torch.cumsum({x}, {dim(shape)}), torch.cumprod({x}, {dim(shape)})"
    yield f"torch.where({tensor(shape, 'bool')}, {x}, {y})"
    yield f"torch.cat([{x}, {tensor(shape, 'float32')}], {dim(shape)})"
    yield f"{x}.masked_fill({tensor(shape, 'bool')}, 2j)"
    yield f"{x}.flip(0), {x}.roll(1, 0), {x}.permute({tuple(reversed(range(len(shape))))})"
    yield f"torch.take({x}, T([0, -1, 2])), {x}[..., 1:], {x}.mT, {x}.mH"
    yield f"{x}.index_add(0, T([0, 1, 0]), {tensor((3,) + shape[1:], 'complex64')})" if "complex64" not in x and "complex128" not in x else f"{x}.unsqueeze(1).shape"
    yield f"torch.isclose({x}, {x}), torch.equal({x}, {x}), torch.promote_types({x}.dtype, torch.{other()})"
    yield f"torch.complex({tensor((2,), 'float64')}, {tensor((2,), 'float64')}), torch.polar({tensor((2,), 'float32')}, {tensor((2,), 'float32')})"
    yield f"torch.view_as_complex({tensor((2, 2), 'float32', strided=False)}), {tensor((2,), kind())}.tolist()"
    a, b = tensor((2, 3), "complex64"), tensor((3, 2), "complex64")
    yield f"{a} @ {b}, torch.vdot({tensor((3,), 'complex64')}, {tensor((3,), 'complex64')}), torch.outer({tensor((2,), 'complex64')}, {tensor((2,), 'complex64')})"
    yield f"torch.addmm({tensor((2, 2), 'complex64')}, {a}, {b}, beta={rng.choice(['1', '2', '1j'])}, alpha={rng.choice(['1', '1-1j'])})"
    yield f"gradient(lambda a, b: a @ b, {a}, {b})"
    yield f"gradient(lambda a, b: torch.einsum('ij,jk->ik', a, b).abs(), {a}, {b})"
    yield f"gradient(lambda a, b: F.conv1d(a, b), {tensor((1, 1, 4), 'complex64')}, {tensor((1, 1, 2), 'complex64')})"


NAMES["gradient"] = gradient


def answer(expression):
    try:
        return repr(eval(expression, NAMES))
    except Exception as error:  # the text is what is wanted
        return f"{type(error).__name__}: {error}"


def main():
    seen = set()
    for families in [(unary, binary, reductions, shapes, indexing, products), (complex_numbers,)]:
        for _ in range(CASES):
            for family in families:
                for expression in family():
                    if expression in seen:
                        continue
                    seen.add(expression)
                    print(expression)
                    for line in answer(expression).split("\n"):
                        print("\t" + line)


if __name__ == "__main__":
    main()
