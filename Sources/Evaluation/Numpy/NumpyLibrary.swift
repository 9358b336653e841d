// The part of NumPy that is written in the language: functions built of the native ones. Statistics, linear algebra and
// testing have texts of their own beside this file.

/// Texts by submodule, in the order in which they are run; the empty name is `numpy` itself.
let numpyLibraries: [(module: String, text: String)] = [
    ("", numpyArrays), ("", numpyTexts), ("", numpyStatistics), ("", numpyCurves), ("", numpyPolynomials), ("", numpySmall), ("linalg", numpyLinear),
    ("fft", numpyFourier), ("char", numpyCharacters), ("strings", numpyCharacters), ("testing", numpyTesting), ("", numpyEnd),
]

private let numpyArrays = #"""
from _library import is_tensor as _is_tensor
def _axis(axis, ndim):
    if not -ndim <= axis < ndim:
        raise exceptions.AxisError(f"axis {axis} is out of bounds for array of dimension {ndim}")
    return axis % ndim

def shape(a):
    return asarray(a).shape
def ndim(a):
    return asarray(a).ndim
def size(a, axis=None):
    a = asarray(a)
    return a.size if axis is None else a.shape[axis]
def copy(a, order='K', subok=False):
    return array(a)
def astype(x, dtype, /, *, copy=True):
    return x.astype(dtype)
def isscalar(element):
    return isinstance(element, (generic, int, float, complex, str, bytes))
def iscomplexobj(x):
    return asarray(x).dtype.kind == 'c'
def isrealobj(x):
    return not iscomplexobj(x)
def iscomplex(x):
    x = asarray(x)
    return x.imag != 0
def isreal(x):
    x = asarray(x)
    return x.imag == 0
def real(val):
    return asarray(val).real[()]
def imag(val):
    return asarray(val).imag[()]
def angle(z, deg=False):
    z = asarray(z)
    made = arctan2(z.imag, z.real)
    return made * (180 / pi) if deg else made
def real_if_close(a, tol=100):
    a = asanyarray(a)
    if a.dtype.kind != 'c':
        return a
    if tol > 1:
        tol = finfo(a.real.dtype).eps * tol
    return a.real if all(absolute(a.imag) < tol) else a
def issubdtype(arg1, arg2):
    def scalar(x):
        if isinstance(x, type) and issubclass(x, generic):
            return x
        return dtype(x).type
    return issubclass(scalar(arg1), scalar(arg2))
def can_cast(from_, to, casting='safe'):
    return promote_types(from_, to) == dtype(to)

def clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None):
    if _is_tensor(a):
        return a.clip(a_min if a_min is not None else min, a_max if a_max is not None else max)
    low = a_min if a_min is not None else min
    high = a_max if a_max is not None else max
    result = a if isinstance(a, (ndarray, generic)) else asarray(a)
    if low is not None:
        result = maximum(result, low)
    if high is not None:
        result = minimum(result, high)
    if low is None and high is None:
        result = result.copy()
    if out is not None:
        out[...] = result
        return out
    return result

def round(a, decimals=0, out=None):
    if _is_tensor(a):
        return a.round(decimals=decimals)
    a = a if isinstance(a, (ndarray, generic)) else _scalar(a) if isinstance(a, (int, float)) else asarray(a)
    if a.dtype.kind != 'f':
        if decimals < 0 and a.dtype.kind != 'b':
            scale = 10 ** -decimals
            result = (rint(a / scale) * scale).astype(a.dtype)
        else:
            result = a.copy()
    elif decimals == 0:
        result = rint(a)
    elif decimals > 0:
        result = rint(a * 10.0 ** decimals) / 10.0 ** decimals
    else:
        result = rint(a / 10.0 ** -decimals) * 10.0 ** -decimals
    if out is not None:
        out[...] = result
        return out
    return result
around = round

def array_equal(a1, a2, equal_nan=False):
    a1, a2 = asarray(a1), asarray(a2)
    if a1.shape != a2.shape:
        return False
    same = a1 == a2
    if equal_nan:
        same = same | (isnan(a1) & isnan(a2))
    return _bbool(all(same))
def array_equiv(a1, a2):
    try:
        return _bbool(all(asarray(a1) == asarray(a2)))
    except ValueError:
        return False
def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a, b = asarray(a), asarray(b)
    if a.dtype.kind != 'f':
        a = a.astype(float64)
    if b.dtype.kind != 'f':
        b = b.astype(float64)
    close = (abs(a - b) <= atol + rtol * abs(b)) & isfinite(b) | (a == b)
    if equal_nan:
        close = close | (isnan(a) & isnan(b))
    return close
def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return _bbool(all(isclose(a, b, rtol, atol, equal_nan)))

def diag(v, k=0):
    v = asarray(v)
    if v.ndim == 1:
        n = len(v) + _babs(k)
        result = zeros((n, n), v.dtype)
        places = arange(len(v))
        if k >= 0:
            result[places, places + k] = v
        else:
            result[places - k, places] = v
        return result
    if v.ndim == 2:
        return diagonal(v, k)
    raise ValueError("Input must be 1- or 2-d.")
def diagflat(v, k=0):
    return diag(asarray(v).ravel(), k)
def diagonal(a, offset=0, axis1=0, axis2=1):
    a = asarray(a)
    if a.ndim < 2:
        raise ValueError("diag requires an array of at least two dimensions")
    return a.diagonal(offset, axis1, axis2)
def fill_diagonal(a, val, wrap=False):
    places = arange(_bmin(a.shape))
    a[places, places] = val
def trace(a, offset=0, axis1=0, axis2=1):
    return diagonal(a, offset, axis1, axis2).sum(axis=-1)
def tri(N, M=None, k=0, dtype=float64):
    return tril(ones((N, N if M is None else M), dtype), k)
def tril_indices(n, k=0, m=None):
    return nonzero(tri(n, m, k))
def triu_indices(n, k=0, m=None):
    return nonzero(1 - tri(n, m, k - 1))
def diag_indices(n, ndim=2):
    return (arange(n),) * ndim
def vander(x, N=None, increasing=False):
    x = asarray(x)
    N = len(x) if N is None else N
    powers = arange(N) if increasing else arange(N)[::-1]
    return x[:, None] ** powers

def array_split(ary, indices_or_sections, axis=0):
    ary = asarray(ary)
    total = ary.shape[axis]
    if isinstance(indices_or_sections, (int, generic)):
        n = int(indices_or_sections)
        if n <= 0:
            raise ValueError("number sections must be larger than 0.")
        each, extra = total // n, total % n
        points = [0]
        for i in range(n):
            points.append(points[-1] + each + (1 if i < extra else 0))
    else:
        points = [0] + [int(i) for i in indices_or_sections] + [total]
    key = (slice(None),) * (axis % ary.ndim)
    return [ary[key + (slice(points[i], points[i + 1]),)] for i in range(len(points) - 1)]
def split(ary, indices_or_sections, axis=0):
    ary = asarray(ary)
    if isinstance(indices_or_sections, (int, generic)) and ary.shape[axis] % indices_or_sections:
        raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)
def hsplit(ary, indices_or_sections):
    ary = asarray(ary)
    return split(ary, indices_or_sections, 1 if ary.ndim > 1 else 0)
def vsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0)
def unstack(x, /, *, axis=0):
    return tuple(moveaxis(x, axis, 0))

def meshgrid(*xi, copy=True, sparse=False, indexing='xy'):
    if indexing not in ('xy', 'ij'):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    n = len(xi)
    result = []
    for i, x in enumerate(xi):
        place = 1 - i if indexing == 'xy' and n > 1 and i < 2 else i
        result.append(asarray(x).reshape((1,) * place + (-1,) + (1,) * (n - 1 - place)))
    if not sparse:
        result = [x.copy() for x in broadcast_arrays(*result)]
    return tuple(result)
def broadcast_shapes(*args):
    rank = _bmax([len(s) if isinstance(s, tuple) else 1 for s in args], default=0)
    result = [1] * rank
    for s in args:
        s = s if isinstance(s, tuple) else (s,)
        for i, n in enumerate(s):
            at = rank - len(s) + i
            if n != 1:
                if result[at] not in (1, n):
                    raise ValueError("shape mismatch: objects cannot be broadcast to a single shape")
                result[at] = n
    return tuple(result)
def broadcast_arrays(*args, subok=False):
    args = [asarray(x) for x in args]
    target = broadcast_shapes(*[x.shape for x in args])
    return tuple([broadcast_to(x, target) for x in args])
def indices(dimensions, dtype=int, sparse=False):
    return stack([arange(n, dtype=dtype).reshape((1,) * i + (-1,) + (1,) * (len(dimensions) - 1 - i)) + zeros(dimensions, dtype)
                  for i, n in enumerate(dimensions)])
def ix_(*args):
    return tuple([asarray(x).reshape((1,) * i + (-1,) + (1,) * (len(args) - 1 - i)) for i, x in enumerate(args)])
def unravel_index(indices, shape, order='C'):
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    rest = asarray(indices)
    result = []
    for n in reversed(shape):
        result.append(rest % n)
        rest = rest // n
    return tuple([_scalar(x) if x.ndim == 0 else x for x in reversed(result)])
def ravel_multi_index(multi_index, dims, mode='raise', order='C'):
    result = 0
    for i, n in zip(multi_index, dims):
        result = result * n + asarray(i)
    return result

class _Grid:
    def __init__(self, sparse):
        self.sparse = sparse
    def _line(self, key):
        start = 0 if key.start is None else key.start
        if isinstance(key.step, complex):
            return linspace(start, key.stop, int(_babs(key.step)))
        return arange(start, key.stop, 1 if key.step is None else key.step)
    def __getitem__(self, key):
        if not isinstance(key, tuple):
            return self._line(key)
        lines = [self._line(k) for k in key]
        grids = meshgrid(*lines, indexing='ij', sparse=self.sparse)
        return grids if self.sparse else array(list(grids))
mgrid = _Grid(False)
ogrid = _Grid(True)

class _Joiner:
    def __init__(self, columns):
        self.columns = columns
    def __getitem__(self, key):
        parts = []
        for k in key if isinstance(key, tuple) else (key,):
            part = mgrid[k] if isinstance(k, slice) else atleast_1d(asarray(k))
            parts.append(part.reshape(-1, 1) if self.columns and part.ndim == 1 else part)
        return concatenate(parts, axis=-1)
r_ = _Joiner(False)
c_ = _Joiner(True)
class _Slicer:
    def __getitem__(self, key):
        return key
s_ = index_exp = _Slicer()

def fliplr(m):
    return flip(m, 1)
def flipud(m):
    return flip(m, 0)
def rot90(m, k=1, axes=(0, 1)):
    m = asarray(m)
    k %= 4
    if k == 0:
        return m[:]
    if k == 2:
        return flip(flip(m, axes[0]), axes[1])
    turned = swapaxes(m, axes[0], axes[1])
    return flip(turned, axes[0]) if k == 1 else flip(swapaxes(flip(m, axes[0]), axes[0], axes[1]), axes[1]) if False else swapaxes(flip(m, axes[0]), axes[0], axes[1])
def rollaxis(a, axis, start=0):
    a = asarray(a)
    axis = _axis(axis, a.ndim)
    if start < 0:
        start += a.ndim
    return moveaxis(a, axis, start - 1 if axis < start else start)
def append(arr, values, axis=None):
    if _is_texts(arr):
        return _of_texts('concatenate', (arr, [values] if isinstance(values, str) else values))
    if axis is None:
        return concatenate((asarray(arr).ravel(), asarray(values).ravel()))
    return concatenate((asarray(arr), asarray(values)), axis)
def insert(arr, obj, values, axis=None):
    arr = asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    rows = list(moveaxis(arr, axis, 0))
    n = len(rows)
    if isinstance(obj, (int, generic)):
        if not -n <= obj <= n:
            raise IndexError(f"index {obj} is out of bounds for axis {axis} with size {n}")
        place = int(obj) % (n + 1) if obj >= 0 else int(obj) + n
        values = asarray(values, dtype=arr.dtype)
        news = list(values) if arr.ndim == 1 and values.ndim == 1 else [broadcast_to(values, asarray(rows[0]).shape) if n else values]
        rows[place:place] = news
    else:
        places = [int(i) % n if i < 0 else int(i) for i in obj]
        values = broadcast_to(asarray(values, dtype=arr.dtype), (len(places),) + arr.shape[1:])
        for shift, (place, value) in enumerate(sorted(zip(places, list(values)), key=lambda pair: pair[0])):
            rows.insert(place + shift, value)
    return moveaxis(array([asarray(r) for r in rows], dtype=arr.dtype), 0, axis)
def delete(arr, obj, axis=None):
    arr = asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    n = arr.shape[axis]
    keep = ones(n, dtype=bool)
    if isinstance(obj, (int, generic)) and not -n <= obj < n:
        raise IndexError(f"index {obj} is out of bounds for axis {axis} with size {n}")
    keep[obj if isinstance(obj, (int, slice, generic)) else asarray(obj)] = False
    return arr[(slice(None),) * (axis % arr.ndim) + (keep,)]
def resize(a, new_shape):
    a = asarray(a).ravel()
    new_shape = (new_shape,) if isinstance(new_shape, int) else tuple(new_shape)
    count = 1
    for n in new_shape:
        count *= n
    return a[arange(count) % a.size].reshape(new_shape)
def trim_zeros(filt, trim='fb'):
    filt = asarray(filt)
    places = nonzero(filt)[0]
    if len(places) == 0:
        return filt[:0]
    return filt[places[0] if 'f' in trim else 0:places[-1] + 1 if 'b' in trim else len(filt)]
def extract(condition, arr):
    return asarray(arr).ravel()[asarray(condition).ravel().astype(bool)]
def compress(condition, a, axis=None):
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    return take(a, nonzero(condition)[0], axis)
def place(arr, mask, vals):
    count = int(count_nonzero(mask))
    arr[asarray(mask)] = resize(vals, (count,))
def put(a, ind, v, mode='raise'):
    ind = asarray(ind).ravel()
    a.flat[ind] = resize(asarray(v).astype(a.dtype), (ind.size,))
def putmask(a, mask, values):
    a[asarray(mask)] = resize(values, a.shape)[asarray(mask)] if asarray(values).ndim else values
def copyto(dst, src, casting='same_kind', where=True):
    if where is True:
        dst[...] = src
    else:
        dst[asarray(where)] = broadcast_to(src, dst.shape)[asarray(where)]
def take_along_axis(arr, indices, axis=-1):
    arr = asarray(arr)
    if axis is None:
        return arr.ravel()[indices]
    return _torch('torch', 'take_along_dim', arr, asarray(indices), axis)
def put_along_axis(arr, indices, values, axis):
    places = [arange(n).reshape((1,) * i + (-1,) + (1,) * (arr.ndim - 1 - i)) for i, n in enumerate(indices.shape)]
    places[axis] = indices
    arr[tuple(places)] = values
def choose(a, choices, out=None, mode='raise'):
    stacked = stack(broadcast_arrays(*choices))
    return take_along_axis(stacked, asarray(a)[None], 0)[0]
def select(condlist, choicelist, default=0):
    result = asarray(default)
    for condition, choice in zip(reversed(condlist), reversed(choicelist)):
        result = where(condition, choice, result if result.ndim else result.item())
    return result
def piecewise(x, condlist, funclist, *args, **kw):
    x = asarray(x)
    result = zeros(x.shape, x.dtype)
    condlist = list(condlist)
    if len(funclist) == len(condlist) + 1:
        other = ~condlist[0]
        for c in condlist[1:]:
            other = other & ~c
        condlist.append(other)
    for condition, f in zip(condlist, funclist):
        result[condition] = f(x[condition], *args, **kw) if callable(f) else f
    return result
"""#
