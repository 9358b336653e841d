// `numpy` in the language: statistics, sets, functions of functions. Curves and polynomials are in NumpyLibrary+Curves.swift.

let numpyStatistics = #"""
def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    a = asarray(a)
    if weights is None:
        result, total = mean(a, axis, keepdims=keepdims), a.size if axis is None else a.shape[axis]
        total = _scalar(total * 1.0)
    else:
        w = asarray(weights)
        if w.shape != a.shape:
            if axis is None:
                raise TypeError("Axis must be specified when shapes of a and weights differ.")
            if w.ndim == 1 and a.ndim > 1:
                w = w.reshape((1,) * (axis % a.ndim) + (-1,) + (1,) * (a.ndim - 1 - axis % a.ndim))
                w = broadcast_to(w, a.shape)
        total = sum(w * 1.0 if w.dtype.kind != 'f' and a.dtype.kind != 'f' else w, axis=axis, keepdims=keepdims)
        if count_nonzero(total == 0):
            raise ZeroDivisionError("Weights sum to zero, can't be normalized")
        result = sum(multiply(a, w), axis=axis, keepdims=keepdims) / total
    return (result, total) if returned else result

def _multivariate_normal(x, mean, cov, method):
    mean, cov = asarray(mean) * 1.0, asarray(cov) * 1.0
    if method not in ('eigh', 'svd', 'cholesky'):
        raise ValueError("method must be one of {'eigh', 'svd', 'cholesky'}")
    if mean.ndim != 1:
        raise ValueError("mean must be 1 dimensional")
    if cov.ndim != 2 or cov.shape[0] != cov.shape[1]:
        raise ValueError("cov must be 2 dimensional and square")
    if mean.shape[0] != cov.shape[0]:
        raise ValueError("mean and cov must have same length")
    if method == 'cholesky':
        factor = linalg.cholesky(cov)
    elif method == 'eigh':
        values, vectors = linalg.eigh(cov)
        factor = vectors * sqrt(abs(values))
    else:
        u, s, _ = linalg.svd(cov)
        factor = u * sqrt(s)
    flat = x.reshape(-1, mean.shape[0])
    return (mean + flat @ factor.T).reshape(x.shape)

def _sorted_lines(a, axis):
    a = asarray(a)
    if a.dtype.kind != 'f':
        a = a.astype(float64)
    if axis is None:
        return sort(a.ravel()), 0
    if isinstance(axis, tuple):
        kept = [i for i in range(a.ndim) if i not in [x % a.ndim for x in axis]]
        a = a.transpose(kept + [x % a.ndim for x in axis]).reshape([a.shape[i] for i in kept] + [-1])
        axis = -1
    return sort(moveaxis(a, axis, 0), axis=0), 0
def _spread(result, a, axis, keepdims):
    if not keepdims:
        return result
    a = asarray(a)
    axes = range(a.ndim) if axis is None else [x % a.ndim for x in (axis if isinstance(axis, tuple) else (axis,))]
    return asarray(result).reshape([1 if i in axes else n for i, n in enumerate(a.shape)])
def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    lines, _ = _sorted_lines(a, axis)
    n = len(lines)
    if n == 0:
        return _scalar(nan)
    if n % 2:
        result = lines[n // 2] * 1
    else:
        result = mean(stack([asarray(lines[n // 2 - 1]), asarray(lines[n // 2])]), axis=0)
    if asarray(a).dtype.kind == 'f':
        result = where(isnan(asarray(lines[-1])), nan, result).astype(lines.dtype)
        result = _scalar(result) if result.ndim == 0 else result
    return _spread(result, a, axis, keepdims)
def _lerp(a, b, t):
    diff = b - a
    return where(t >= 0.5, b - diff * (1 - t), a + diff * t)
def quantile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None, interpolation=None):
    q = asarray(q) * 1.0
    if count_nonzero((q < 0) | (q > 1)):
        raise ValueError("Quantiles must be in the range [0, 1]")
    return _quantile(a, q, axis, method, keepdims)
def percentile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None, interpolation=None):
    q = asarray(q) / 100
    if count_nonzero((q < 0) | (q > 1)):
        raise ValueError("Percentiles must be in the range [0, 100]")
    return _quantile(a, q, axis, method, keepdims)
def _quantile(a, q, axis, method, keepdims):
    lines, _ = _sorted_lines(a, axis)
    n = len(lines)
    if n == 0:
        return _scalar(nan)
    def one(q):
        virtual = (n - 1) * q
        low = int(floor(virtual))
        t = virtual - low
        high = _bmin(low + 1, n - 1)
        if method == 'lower':
            return lines[low] * 1
        if method == 'higher':
            return lines[low if t == 0 else high] * 1
        if method == 'nearest':
            return lines[int(rint(virtual))] * 1
        if method == 'midpoint':
            return lines[low] * 1 if t == 0 else (lines[low] + lines[high]) / 2
        result = _lerp(asarray(lines[low]), asarray(lines[high]), t)
        result = where(isnan(asarray(lines[-1])), nan, result).astype(lines.dtype)
        return _scalar(result) if result.ndim == 0 else result
    if asarray(q).ndim == 0:
        return _spread(one(float(q)), a, axis, keepdims)
    return stack([asarray(_spread(one(float(v)), a, axis, keepdims)) for v in q.ravel()]).reshape(q.shape + asarray(one(0.0)).shape if not keepdims else (len(q),) + asarray(_spread(one(0.0), a, axis, True)).shape)

def _filled(a, value):
    a = asarray(a)
    return where(isnan(a), value, a).astype(a.dtype) if a.dtype.kind == 'f' else a
def nansum(a, axis=None, dtype=None, out=None, keepdims=False):
    return sum(_filled(a, 0), axis=axis, dtype=dtype, keepdims=keepdims)
def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
    return prod(_filled(a, 1), axis=axis, dtype=dtype, keepdims=keepdims)
def nancumsum(a, axis=None):
    return cumsum(_filled(a, 0), axis)
def nanmean(a, axis=None, dtype=None, out=None, keepdims=False):
    a = asarray(a)
    return divide(sum(_filled(a, 0), axis=axis, keepdims=keepdims), sum(~isnan(a), axis=axis, keepdims=keepdims)).astype(a.dtype if a.dtype.kind == 'f' else float64)
def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    a = asarray(a)
    count = sum(~isnan(a), axis=axis, keepdims=True)
    centre = divide(sum(_filled(a, 0), axis=axis, keepdims=True), count)
    squares = where(isnan(a), 0, (a - centre) ** 2)
    return divide(sum(squares, axis=axis, keepdims=keepdims), sum(~isnan(a), axis=axis, keepdims=keepdims) - ddof)
def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return sqrt(nanvar(a, axis, ddof=ddof, keepdims=keepdims))
def nanmax(a, axis=None, out=None, keepdims=False):
    return fmax.reduce(a, axis=axis, keepdims=keepdims)
def nanmin(a, axis=None, out=None, keepdims=False):
    return fmin.reduce(a, axis=axis, keepdims=keepdims)
def nanargmax(a, axis=None):
    return argmax(_filled(a, -inf), axis)
def nanargmin(a, axis=None):
    return argmin(_filled(a, inf), axis)
def nanmedian(a, axis=None, keepdims=False):
    a = asarray(a)
    if axis is None:
        return median(a[~isnan(a)])
    return apply_along_axis(nanmedian, axis, a)
def nanpercentile(a, q, axis=None):
    a = asarray(a)
    if axis is None:
        return percentile(a[~isnan(a)], q)
    return apply_along_axis(nanpercentile, axis, a, q)
def nanquantile(a, q, axis=None):
    return nanpercentile(a, asarray(q) * 100, axis)
def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    x = asarray(x)
    if x.dtype.kind != 'f':
        return x.copy()
    top = finfo(x.dtype).max
    result = where(isnan(x), nan, x)
    result = where(result == inf, top if posinf is None else posinf, result)
    result = where(result == -inf, -top if neginf is None else neginf, result).astype(x.dtype)
    return _scalar(result) if x.ndim == 0 else result

def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    m = asarray(m)
    X = atleast_2d(m).astype(float64 if m.dtype.kind != 'f' or m.dtype == float64 else m.dtype)
    if not rowvar and m.ndim != 1:
        X = X.T
    if y is not None:
        y = atleast_2d(asarray(y)).astype(X.dtype)
        X = concatenate((X, y if rowvar or y.shape[0] == 1 else y.T), axis=0)
    if ddof is None:
        ddof = 0 if bias else 1
    X = X - X.mean(axis=1, keepdims=True)
    result = X.dot(X.T) * true_divide(1, X.shape[1] - ddof)
    return result.squeeze()
def corrcoef(x, y=None, rowvar=True, *, dtype=None):
    c = cov(x, y, rowvar)
    if asarray(c).ndim == 0:
        return c / c
    d = sqrt(diag(c))
    c = c / d[:, None]
    c = c / d[None, :]
    return clip(c, -1, 1)

def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    if isinstance(ar, _Texts) or isinstance(ar, (list, tuple)) and ar and isinstance(ar[0], str):
        return _unique_texts(ar, (return_index, return_inverse, return_counts))
    ar = asarray(ar)
    if axis is not None:
        rows = moveaxis(ar, axis, 0)
        keys = [tuple(asarray(r).ravel().tolist()) for r in rows]
        order = _bsorted(range(len(keys)), key=lambda i: keys[i])
        first, inverse, counts = [], [0] * len(keys), []
        for i in order:
            if not first or keys[i] != keys[first[-1]]:
                first.append(i)
                counts.append(0)
            counts[-1] += 1
            inverse[i] = len(first) - 1
        parts = [moveaxis(rows[array(first, dtype=int)], 0, axis), array(first, dtype=int), array(inverse, dtype=int), array(counts, dtype=int)]
    else:
        parts = list(_unique(ar))
        parts[2] = parts[2].reshape(ar.shape)
        if equal_nan and ar.dtype.kind == 'f' and parts[0].size and isnan(parts[0][-1]):
            last = int(argmax(isnan(parts[0])))
            parts[3][last] = parts[3][last:].sum()
            parts[2] = minimum(parts[2], last)
            parts = [parts[0][:last + 1], parts[1][:last + 1], parts[2], parts[3][:last + 1]]
    result = [parts[0]] + [p for p, wanted in zip(parts[1:], (return_index, return_inverse, return_counts)) if wanted]
    return result[0] if len(result) == 1 else tuple(result)
def unique_values(x, /):
    return unique(x)
def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    if _is_texts(element):
        known = set([str(v) for v in ([test_elements] if isinstance(test_elements, str) else test_elements)])
        return array([(v in known) != invert for v in element], dtype=bool)
    element = asarray(element)
    test = unique(asarray(list(test_elements) if isinstance(test_elements, (set, range)) else test_elements))
    if test.size == 0:
        found = zeros(element.shape, bool)
    else:
        found = test[clip(searchsorted(test, element), 0, test.size - 1)] == element
    return ~found if invert else found
def in1d(ar1, ar2, assume_unique=False, invert=False):
    return isin(asarray(ar1).ravel(), ar2, invert=invert)
def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    ar1, ar2 = unique(ar1), unique(ar2)
    return ar1[isin(ar1, ar2)]
def union1d(ar1, ar2):
    return unique(concatenate((ar1, ar2), axis=None))
def setdiff1d(ar1, ar2, assume_unique=False):
    ar1 = asarray(ar1).ravel() if assume_unique else unique(ar1)
    return ar1[isin(ar1, ar2, invert=True)]
def setxor1d(ar1, ar2, assume_unique=False):
    return union1d(setdiff1d(ar1, ar2), setdiff1d(ar2, ar1))
def lexsort(keys, axis=-1):
    order = arange(len(asarray(keys[0])))
    for key in keys:
        order = order[argsort(asarray(key)[order], kind='stable')]
    return order

def histogram_bin_edges(a, bins=10, range=None, weights=None):
    a = asarray(a).ravel()
    if not isinstance(bins, (int, generic)):
        if isinstance(bins, str):
            n = a.size
            width = {'sqrt': lambda: ptp(a) / n ** 0.5, 'sturges': lambda: ptp(a) / (log2(n) + 1.0),
                     'auto': lambda: minimum(2.0 * float(subtract(*percentile(a, [75, 25]))) * n ** (-1.0 / 3.0) or inf, ptp(a) / (log2(n) + 1.0)),
                     'fd': lambda: 2.0 * float(subtract(*percentile(a, [75, 25]))) * n ** (-1.0 / 3.0),
                     'rice': lambda: ptp(a) / (2.0 * n ** (1.0 / 3))}[bins]()
            bins = int(ceil(ptp(a) / width)) if width else 1
        else:
            bins = asarray(bins)
            if count_nonzero(bins[:-1] > bins[1:]):
                raise ValueError("`bins` must increase monotonically, when an array")
            return bins
    if bins < 1:
        raise ValueError("`bins` must be positive, when an integer")
    low, high = range if range is not None else (a.min(), a.max()) if a.size else (0, 1)
    if low > high:
        raise ValueError("max must be larger than min in range parameter.")
    if low == high:
        low, high = low - 0.5, high + 0.5
    dtype = result_type(a, float64) if a.dtype.kind != 'f' else a.dtype
    return linspace(low, high, int(bins) + 1).astype(dtype)
def histogram(a, bins=10, range=None, density=None, weights=None):
    a = asarray(a).ravel()
    edges = histogram_bin_edges(a, bins, range)
    n = len(edges) - 1
    inside = (a >= edges[0]) & (a <= edges[-1])
    places = searchsorted(edges, a[inside], side='right') - 1
    places = minimum(places, n - 1)
    counts = bincount(places, None if weights is None else asarray(weights).ravel()[inside], n)
    if density:
        widths = diff(edges)
        return counts / widths / counts.sum(), edges
    return counts, edges
def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    bx, by = bins if isinstance(bins, (tuple, list)) and len(bins) == 2 else (bins, bins)
    rx, ry = range if range is not None else (None, None)
    ex, ey = histogram_bin_edges(x, bx, rx), histogram_bin_edges(y, by, ry)
    x, y = asarray(x), asarray(y)
    inside = (x >= ex[0]) & (x <= ex[-1]) & (y >= ey[0]) & (y <= ey[-1])
    m, n = len(ex) - 1, len(ey) - 1
    i = minimum(searchsorted(ex, x[inside], side='right') - 1, m - 1)
    j = minimum(searchsorted(ey, y[inside], side='right') - 1, n - 1)
    counts = bincount(i * n + j, None if weights is None else asarray(weights)[inside], m * n).reshape(m, n) * 1.0
    if density:
        counts = counts / counts.sum() / diff(ex)[:, None] / diff(ey)[None, :]
    return counts, ex, ey
def digitize(x, bins, right=False):
    bins = asarray(bins)
    side = 'left' if right else 'right'
    if len(bins) > 1 and bins[0] > bins[-1]:
        return len(bins) - searchsorted(bins[::-1], x, side='right' if right else 'left')
    return searchsorted(bins, x, side=side)

class vectorize:
    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc, self.otypes, self.signature = pyfunc, otypes, signature
    def __call__(self, *args, **kwargs):
        if self.pyfunc is None:
            self.pyfunc = args[0]
            return self
        if self.signature is not None:
            return array([self.pyfunc(*row) for row in zip(*[asarray(a) for a in args])])
        if len(args) == 1 and _is_texts(args[0]):
            results = [self.pyfunc(v, **kwargs) for v in args[0]]
            return _texts(results) if isinstance(results[0], str) else array(results)
        arrays = broadcast_arrays(*args)
        rows = list(zip(*[list(a.flat) for a in arrays]))
        if not rows:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        results = [self.pyfunc(*row, **kwargs) for row in rows]
        target = arrays[0].shape
        def made(values, i=0):
            wanted = None if self.otypes is None else self.otypes[i]
            if wanted is None:
                wanted = asarray(values[0]).dtype
            made = array(values, dtype=wanted).reshape(target)
            return made if target else _scalar(made)
        if isinstance(results[0], tuple):
            return tuple([made([r[i] for r in results], i) for i in range(len(results[0]))])
        return made(results)
def frompyfunc(func, /, nin, nout, *, identity=None):
    return vectorize(func)
def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = asarray(arr)
    axis = _axis(axis, arr.ndim)
    moved = moveaxis(arr, axis, -1)
    lines = moved.reshape(-1, arr.shape[axis])
    results = [asarray(func1d(line, *args, **kwargs)) for line in lines]
    inner = results[0].shape
    made = stack(results).reshape(moved.shape[:-1] + inner)
    for i in range(len(inner)):
        made = moveaxis(made, arr.ndim - 1 + i, axis + i)
    return made
def apply_over_axes(func, a, axes):
    for axis in axes if isinstance(axes, (tuple, list)) else (axes,):
        result = func(a, axis)
        a = result if result.ndim == a.ndim else expand_dims(result, axis)
    return a
def fromfunction(function, shape, *, dtype=float64, **kwargs):
    return function(*indices(shape, dtype=dtype), **kwargs)
def fromiter(iter, dtype, count=-1):
    values = list(iter)
    return array(values if count < 0 else values[:count], dtype=dtype)
def fromstring(string, dtype=float64, count=-1, sep=""):
    if not sep:
        raise ValueError("The binary mode of fromstring is removed, use frombuffer instead")
    return array([float(t) for t in (string.split() if not sep.strip() else string.split(sep.strip()))]).astype(dtype)
def nditer(op):
    return asarray(op).flat
def ndenumerate(arr):
    arr = asarray(arr)
    for place, value in zip(ndindex(*arr.shape), arr.flat):
        yield place, value
def ndindex(*shape):
    import itertools
    if len(shape) == 1 and isinstance(shape[0], tuple):
        shape = shape[0]
    return itertools.product(*[range(n) for n in shape])
"""#
