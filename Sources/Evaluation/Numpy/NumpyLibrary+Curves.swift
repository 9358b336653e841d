// `numpy` in the language: differences, interpolation, products of several arrays, settings; and what stands
// last, the names that hide Python's own.

let numpyCurves = #"""
def pad(array, pad_width, mode='constant', **kwargs):
    a = asarray(array)
    if isinstance(pad_width, (int, generic)):
        pads = [(int(pad_width), int(pad_width))] * a.ndim
    else:
        pads = [p if isinstance(p, (int, generic)) else tuple(p) for p in pad_width]
        if _all_ints(pads):
            pads = [tuple(pads)] * a.ndim if len(pads) == 2 else [(pads[0], pads[0])] * a.ndim
        elif len(pads) == 1:
            pads = pads * a.ndim
    if mode == 'constant':
        value = kwargs.get('constant_values', 0)
        out = empty([n + p[0] + p[1] for n, p in zip(a.shape, pads)], a.dtype)
        if isinstance(value, (tuple, list)):
            for d, (p, n) in enumerate(zip(pads, a.shape)):
                v = value[d] if isinstance(value[0], (tuple, list)) else value
                key = (slice(None),) * d
                out[key + (slice(0, p[0]),)] = v[0]
                out[key + (slice(p[0] + n, None),)] = v[1]
        else:
            out[...] = value
        out[tuple([slice(p[0], p[0] + n) for p, n in zip(pads, a.shape)])] = a
        return out
    for d, (before, after) in enumerate(pads):
        n = a.shape[d]
        places = arange(-before, n + after)
        if mode == 'edge':
            places = clip(places, 0, n - 1)
        elif mode == 'wrap':
            places = places % n
        elif mode == 'reflect':
            period = _bmax(2 * (n - 1), 1)
            places = places % period
            places = where(places >= n, period - places, places)
        elif mode == 'symmetric':
            places = places % (2 * n)
            places = where(places >= n, 2 * n - 1 - places, places)
        else:
            raise ValueError(f"mode '{mode}' is not supported")
        a = take(a, places, d)
    return a
def _all_ints(values):
    for v in values:
        if not isinstance(v, (int, generic)):
            return False
    return True
def diff(a, n=1, axis=-1, prepend=None, append=None):
    a = asarray(a)
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    axis = _axis(axis, a.ndim)
    def edge(value):
        value = asarray(value)
        return broadcast_to(value, a.shape[:axis] + (1,) + a.shape[axis + 1:]) if value.ndim == 0 else value
    parts = ([] if prepend is None else [edge(prepend)]) + [a] + ([] if append is None else [edge(append)])
    if len(parts) > 1:
        a = concatenate(parts, axis)
    key = (slice(None),) * axis
    for _ in range(n):
        first, second = a[key + (slice(1, None),)], a[key + (slice(None, -1),)]
        a = not_equal(first, second) if a.dtype == bool else first - second
    return a
def ediff1d(ary):
    return diff(asarray(ary).ravel())
def gradient(f, *varargs, axis=None, edge_order=1):
    f = asarray(f)
    if f.dtype.kind != 'f':
        f = f.astype(float64)
    axes = tuple(range(f.ndim)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
    steps = [1.0] * len(axes) if not varargs else list(varargs) * (len(axes) if len(varargs) == 1 else 1)
    results = []
    for d, h in zip(axes, steps):
        y = moveaxis(f, d, 0)
        if y.shape[0] < edge_order + 1:
            raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
        out = empty(y.shape, y.dtype)
        h = asarray(h)
        if h.ndim == 1:
            dx = diff(h)
            if count_nonzero(dx == dx[0]) == len(dx):
                h = asarray(dx[0])
        if h.ndim == 0:
            h = h.item()
            out[1:-1] = (y[2:] - y[:-2]) / (2.0 * h)
            if edge_order == 1:
                out[0] = (y[1] - y[0]) / h
                out[-1] = (y[-1] - y[-2]) / h
            else:
                out[0] = -1.5 / h * y[0] + 2.0 / h * y[1] + -0.5 / h * y[2]
                out[-1] = 0.5 / h * y[-3] + -2.0 / h * y[-2] + 1.5 / h * y[-1]
        else:
            dx = diff(h)
            tail = (-1,) + (1,) * (y.ndim - 1)
            d1, d2 = dx[:-1].reshape(tail), dx[1:].reshape(tail)
            out[1:-1] = -d2 / (d1 * (d1 + d2)) * y[:-2] + (d2 - d1) / (d1 * d2) * y[1:-1] + d1 / (d2 * (d1 + d2)) * y[2:]
            out[0] = (y[1] - y[0]) / dx[0]
            out[-1] = (y[-1] - y[-2]) / dx[-1]
        results.append(moveaxis(out, 0, d))
    return results[0] if len(results) == 1 else tuple(results)
def trapezoid(y, x=None, dx=1.0, axis=-1):
    y = asarray(y)
    y = moveaxis(y, axis, -1)
    d = dx if x is None else diff(asarray(x) if asarray(x).ndim == 1 else moveaxis(asarray(x), axis, -1))
    return (d * (y[..., 1:] + y[..., :-1]) / 2.0).sum(-1)
def interp(x, xp, fp, left=None, right=None, period=None):
    x, xp, fp = asarray(x) * 1.0, asarray(xp) * 1.0, asarray(fp) * 1.0
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same length.")
    x = asarray(x)
    i = clip(searchsorted(xp, x, side='right') - 1, 0, _bmax(len(xp) - 2, 0))
    j = minimum(i + 1, len(xp) - 1)
    width = xp[j] - xp[i]
    slope = where(width == 0, 0.0, (fp[j] - fp[i]) / where(width == 0, 1.0, width))
    result = slope * (x - xp[i]) + fp[i]
    result = where(x < xp[0], fp[0] if left is None else left, result)
    result = where(x >= xp[-1], where(x == xp[-1], fp[-1], fp[-1] if right is None else right), result)
    return _scalar(result) if result.ndim == 0 else result
def convolve(a, v, mode='full'):
    a, v = atleast_1d(asarray(a)), atleast_1d(asarray(v))
    if len(a) == 0 or len(v) == 0:
        raise ValueError(("a" if len(a) == 0 else "v") + " cannot be empty")
    if len(v) > len(a):
        a, v = v, a
    n, m = len(a), len(v)
    padded = pad(a, (m - 1, m - 1))
    full = dot(padded[arange(n + m - 1)[:, None] + arange(m)], v[::-1])
    if mode == 'same':
        start = (m - 1) // 2
        return full[start:start + n]
    return full[m - 1:n] if mode == 'valid' else full
def correlate(a, v, mode='valid'):
    a, v = asarray(a), asarray(v)
    result = convolve(a, v[::-1], mode)
    return result[::-1] if len(v) > len(a) else result
def geomspace(start, stop, num=50, endpoint=True, dtype=None):
    result = 10.0 ** linspace(log10(start), log10(stop), num, endpoint)
    if num > 0:
        result[0] = start
        if num > 1 and endpoint:
            result[-1] = stop
    return result if dtype is None else result.astype(dtype)
def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None):
    result = power(base, linspace(start, stop, num, endpoint))
    return result if dtype is None else result.astype(dtype)
def sinc(x):
    y = pi * where(asarray(x) == 0, 1.0e-20, x)
    return _scalar(sin(y) / y)
def i0(x):
    return _torch('torch.special', 'i0', asarray(x) * 1.0)
def unwrap(p):
    p = asarray(p)
    d = diff(p)
    m = (d + pi) % (2 * pi) - pi
    m = where((m == -pi) & (d > 0), pi, m)
    change = where(absolute(d) < pi, 0, m - d)
    result = p.copy()
    result[1:] = p[1:] + cumsum(change)
    return result
def hanning(M):
    n = arange(1 - M, M, 2)
    return ones(1) if M == 1 else 0.5 + 0.5 * cos(pi * n / (M - 1))
def hamming(M):
    n = arange(1 - M, M, 2)
    return ones(1) if M == 1 else 0.54 + 0.46 * cos(pi * n / (M - 1))

def outer(a, b, out=None):
    return multiply(asarray(a).ravel()[:, None], asarray(b).ravel()[None, :])
def inner(a, b):
    a, b = asarray(a), asarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    if a.shape[-1] != b.shape[-1]:
        raise ValueError(f"shapes {a.shape} and {b.shape} not aligned: {a.shape[-1]} (dim {a.ndim - 1}) != {b.shape[-1]} (dim {b.ndim - 1})".replace(", ", ",", 2))
    result = tensordot(a, b, axes=(-1, -1))
    return _scalar(result) if result.ndim == 0 else result
def vdot(a, b):
    return dot(asarray(a).ravel().conj(), asarray(b).ravel())
def vecdot(x1, x2, /, *, axis=-1):
    return (asarray(x1).conj() * asarray(x2)).sum(axis)
def tensordot(a, b, axes=2):
    a, b = asarray(a), asarray(b)
    if isinstance(axes, (int, generic)):
        left, right = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    else:
        left, right = [[x] if isinstance(x, int) else list(x) for x in axes]
    left, right = [x % a.ndim for x in left], [x % b.ndim for x in right]
    if [a.shape[i] for i in left] != [b.shape[i] for i in right]:
        raise ValueError("shape-mismatch for sum")
    kept_a = [i for i in range(a.ndim) if i not in left]
    kept_b = [i for i in range(b.ndim) if i not in right]
    n = 1
    for i in left:
        n *= a.shape[i]
    x = a.transpose(kept_a + left).reshape(-1 if n else a.size, n)
    y = b.transpose(right + kept_b).reshape(n, -1 if n else b.size)
    result = dot(x, y).reshape([a.shape[i] for i in kept_a] + [b.shape[i] for i in kept_b])
    return result
def einsum(*operands, out=None, optimize=False, **kwargs):
    arrays = [asarray(x) for x in operands[1:]]
    common = result_type(*arrays)
    return _torch('torch', 'einsum', operands[0], *[x.astype(common) for x in arrays])
def kron(a, b):
    a, b = asarray(a), asarray(b)
    n = _bmax(a.ndim, b.ndim)
    a, b = a.reshape((1,) * (n - a.ndim) + a.shape), b.reshape((1,) * (n - b.ndim) + b.shape)
    left = a[tuple([x for _ in range(n) for x in (slice(None), None)])]
    right = b[tuple([x for _ in range(n) for x in (None, slice(None))])]
    return (left * right).reshape([x * y for x, y in zip(a.shape, b.shape)])
def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    a, b = asarray(a), asarray(b)
    if a.shape[-1] == 2 and b.shape[-1] == 2:
        return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    x, y, z = a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1], a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2], a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return stack([asarray(x), asarray(y), asarray(z)], axis=-1)

def _reduce(ufunc, a, axis, keepdims):
    a = asarray(a)
    known = {'add': sum, 'multiply': prod, 'maximum': max, 'minimum': min, 'logical_and': all, 'logical_or': any}.get(ufunc.__name__)
    if known is not None:
        return known(a, axis=axis, keepdims=keepdims)
    lines = a.ravel() if axis is None else moveaxis(a, axis, 0)
    if len(lines) == 0:
        raise ValueError(f"zero-size array to reduction operation {ufunc.__name__} which has no identity")
    result = lines[0]
    while len(lines) > 1 and ufunc.__name__ in ('fmax', 'fmin'):
        half = len(lines) // 2
        lines = concatenate((ufunc(lines[:half], lines[half:2 * half]), lines[2 * half:]))
        result = lines[0]
    for line in lines[1:]:
        result = ufunc(result, line)
    return _spread(result, a, axis, keepdims)
def _accumulate(ufunc, a, axis):
    a = asarray(a)
    if ufunc.__name__ == 'add':
        return cumsum(a, axis)
    if ufunc.__name__ == 'multiply':
        return cumprod(a, axis)
    lines = list(moveaxis(a, axis, 0))
    for i in range(1, len(lines)):
        lines[i] = ufunc(lines[i - 1], lines[i])
    return moveaxis(array(lines), 0, axis)
def _outer(ufunc, a, b):
    a, b = asarray(a), asarray(b)
    return ufunc(a.reshape(a.shape + (1,) * b.ndim), b)
def _at(ufunc, a, indices, b):
    if b is None:
        a[indices] = ufunc(a[indices])
        return
    if isinstance(indices, tuple):
        places = broadcast_arrays(*indices)
        values = broadcast_to(b, places[0].shape)
        for place, value in zip(zip(*[p.ravel().tolist() for p in places]), values.ravel()):
            a[place] = ufunc(a[place], value)
        return
    places = asarray(indices)
    if places.dtype == bool:
        places = nonzero(places)[0]
    values = broadcast_to(b, places.shape + a.shape[1:])
    for place, value in zip(places.ravel().tolist(), values.reshape((-1,) + a.shape[1:])):
        a[place] = ufunc(a[place], value)

class finfo:
    def __init__(self, dtype_):
        self.dtype = dtype(type(dtype_) if isinstance(dtype_, (generic, float)) else dtype_)
        if self.dtype.kind != 'f':
            raise ValueError(f"data type {self.dtype.type!r} not inexact")
        bits = {'float16': (10, 16), 'float32': (23, 128), 'float64': (52, 1024)}[self.dtype.name]
        kind = self.dtype.type
        self.bits = self.dtype.itemsize * 8
        self.nmant = bits[0]
        self.eps = kind(2.0 ** -bits[0])
        self.max = kind((2.0 - 2.0 ** -bits[0]) * 2.0 ** (bits[1] - 1))
        self.min = kind(-float(self.max))
        self.tiny = self.smallest_normal = kind(2.0 ** (2 - bits[1]))
        self.smallest_subnormal = kind(2.0 ** (2 - bits[1]) * 2.0 ** -bits[0])
        self.precision = {'float16': 3, 'float32': 6, 'float64': 15}[self.dtype.name]
        self.resolution = kind(10.0 ** -self.precision)
    def __repr__(self):
        return f"finfo(resolution={self.resolution}, min={self.min}, max={self.max}, dtype={self.dtype})"
class iinfo:
    def __init__(self, dtype_):
        self.dtype = dtype(type(dtype_) if isinstance(dtype_, (generic, int)) else dtype_)
        if self.dtype.kind not in 'iu':
            raise ValueError(f"Invalid integer data type {self.dtype.kind!r}.")
        self.bits = self.dtype.itemsize * 8
        signed = self.dtype.kind == 'i'
        self.min = -2 ** (self.bits - 1) if signed else 0
        self.max = 2 ** (self.bits - signed) - 1
    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"

class errstate:
    def __init__(self, **kwargs):
        pass
    def __enter__(self):
        return None
    def __exit__(self, *args):
        return False
    def __call__(self, function):
        return function
def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    return {'divide': 'warn', 'over': 'warn', 'under': 'ignore', 'invalid': 'warn'}
geterr = seterr
class printoptions:
    def __init__(self, **kwargs):
        self.wanted = kwargs
    def __enter__(self):
        self.old = get_printoptions()
        set_printoptions(**self.wanted)
        return get_printoptions()
    def __exit__(self, *args):
        del self.old['legacy'], self.old['override_repr']
        set_printoptions(**self.old)
        return False
def shares_memory(a, b, max_work=None):
    return _shares(a, b)
may_share_memory = shares_memory
"""#

let numpyEnd = #"""
cumulative_sum, cumulative_prod = cumsum, cumprod
product = prod
"""#
