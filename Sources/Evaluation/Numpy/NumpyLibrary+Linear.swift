// `numpy.linalg` and `numpy.testing` in the language. Factorizations are PyTorch's, with NumPy's names and messages.

let numpyLinear = #"""
_np_sum = _np.sum
_LA = 'torch.linalg'

def _matrix(a):
    a = _np.asarray(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    return a if a.dtype.kind in 'fc' else a.astype(_np.float64)
def _square(a):
    a = _matrix(a)
    if a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return a
class _Result(tuple):
    def __new__(cls, **fields):
        made = super().__new__(cls, tuple(fields.values()))
        made._fields = tuple(fields)
        for key, value in fields.items():
            setattr(made, key, value)
        return made
    def __repr__(self):
        return type(self).__name__ + "(" + ", ".join([f"{n}={v!r}" for n, v in zip(self._fields, self)]) + ")"
class SlogdetResult(_Result):
    pass
class EigResult(_Result):
    pass
class EighResult(_Result):
    pass
class SVDResult(_Result):
    pass
class QRResult(_Result):
    pass

def norm(x, ord=None, axis=None, keepdims=False):
    x = _np.asarray(x)
    if x.dtype.kind not in 'fc':
        x = x.astype(_np.float64)
    if x.dtype.kind == 'c' and (axis is None and x.ndim < 2 or ord not in (2, -2, 'nuc')):
        x = _np.abs(x)  # only singular values see more than lengths
    if axis is None and ord is None or axis is None and (ord in ('f', 'fro') and x.ndim == 2 or ord == 2 and x.ndim == 1):
        flat = x.ravel()
        result = _np.sqrt(flat.dot(flat))
        return result.reshape((1,) * x.ndim) if keepdims else result
    if axis is None:
        axis = tuple(range(x.ndim))
    elif not isinstance(axis, tuple):
        axis = (int(axis),)
    if len(axis) == 1:
        if ord == _np.inf:
            return _np.abs(x).max(axis=axis, keepdims=keepdims)
        if ord == -_np.inf:
            return _np.abs(x).min(axis=axis, keepdims=keepdims)
        if ord == 0:
            return (x != 0).astype(x.dtype).sum(axis=axis, keepdims=keepdims)
        if ord == 1:
            return _np.abs(x).sum(axis=axis, keepdims=keepdims)
        if ord is None or ord == 2:
            return _np.sqrt((x * x).sum(axis=axis, keepdims=keepdims))
        if isinstance(ord, str):
            raise ValueError(f"Invalid norm order '{ord}' for vectors")
        return ((_np.abs(x) ** ord).sum(axis=axis, keepdims=keepdims)) ** (1.0 / ord)
    if len(axis) == 2:
        row, col = [a % x.ndim for a in axis]
        if row == col:
            raise ValueError("Duplicate axes given.")
        if ord is None or ord in ('fro', 'f'):
            return _np.sqrt((x * x).sum(axis=axis, keepdims=keepdims))
        moved = _np.moveaxis(x, (row, col), (-2, -1))
        if ord == 1:
            result = _np.abs(moved).sum(axis=-2).max(axis=-1)
        elif ord == _np.inf:
            result = _np.abs(moved).sum(axis=-1).max(axis=-1)
        elif ord == -1:
            result = _np.abs(moved).sum(axis=-2).min(axis=-1)
        elif ord == -_np.inf:
            result = _np.abs(moved).sum(axis=-1).min(axis=-1)
        elif ord in (2, -2, 'nuc'):
            s = svd(moved, compute_uv=False)
            result = s.max(axis=-1) if ord == 2 else s.min(axis=-1) if ord == -2 else s.sum(axis=-1)
        else:
            raise ValueError("Invalid norm order for matrices.")
        return _np.expand_dims(result, axis) if keepdims else result
    raise ValueError("Improper number of dimensions to norm.")
def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
    return norm(_np.asarray(x).ravel() if axis is None else x, ord, axis, keepdims)
def matrix_norm(x, /, *, keepdims=False, ord='fro'):
    return norm(x, ord, (-2, -1), keepdims)

def _call(name, message, *args, **kwargs):
    try:
        return _np._torch(_LA, name, *args, **kwargs)
    except RuntimeError as error:
        if message is None:
            raise
        problem = message
    raise LinAlgError(problem)
def inv(a):
    return _call('inv', "Singular matrix", _square(a))
def solve(a, b):
    a, b = _square(a), _np.asarray(b)
    common = _np.result_type(a, b if b.dtype.kind in 'fc' else _np.float64)
    if b.shape[0 if b.ndim == 1 else -2] != a.shape[-1]:
        raise ValueError(f"solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m{',n' if b.ndim > 1 else ''})->(m{',n' if b.ndim > 1 else ''}) (size {b.shape[0 if b.ndim == 1 else -2]} is different from {a.shape[-1]})")
    return _call('solve', "Singular matrix", a.astype(common), b.astype(common))
def det(a):
    sign, value = _call('slogdet', None, _square(a))
    return sign * _np.exp(value)
def slogdet(a):
    sign, value = _call('slogdet', None, _square(a))
    return SlogdetResult(sign=sign, logabsdet=value)
def _finite(a):
    if not _np.isfinite(a).all():
        raise LinAlgError("Array must not contain infs or NaNs")
    return a
def _is_real(values):
    return not values.imag.any()
def eig(a):
    a = _finite(_square(a))
    values, vectors = _call('eig', "Eigenvalues did not converge", a)
    if a.dtype.kind == 'f' and _is_real(values):
        values, vectors = values.real, vectors.real
    return EigResult(eigenvalues=values, eigenvectors=vectors)
def eigvals(a):
    a = _finite(_square(a))
    values = _call('eigvals', "Eigenvalues did not converge", a)
    return values.real if a.dtype.kind == 'f' and _is_real(values) else values
def eigh(a, UPLO='L'):
    values, vectors = _call('eigh', "Eigenvalues did not converge", _square(a), UPLO)
    return EighResult(eigenvalues=values, eigenvectors=vectors)
def eigvalsh(a, UPLO='L'):
    return _call('eigvalsh', "Eigenvalues did not converge", _square(a), UPLO)
def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    a = _matrix(a)
    if not compute_uv:
        return _call('svdvals', "SVD did not converge", a)
    u, s, vh = _call('svd', "SVD did not converge", a, full_matrices)
    return SVDResult(U=u, S=s, Vh=vh)
def svdvals(x, /):
    return svd(x, compute_uv=False)
def qr(a, mode='reduced'):
    q, r = _call('qr', None, _matrix(a), mode if mode != 'full' else 'complete')
    return r if mode == 'r' else QRResult(Q=q, R=r)
def cholesky(a, /, *, upper=False):
    return _call('cholesky', "Matrix is not positive definite", _square(a), upper=upper)
def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    A = _np.asarray(A)
    if A.ndim < 2:
        return int(not _np.all(A == 0))
    s = svd(A, compute_uv=False)
    if tol is None:
        tol = s.max(axis=-1, keepdims=True) * max(A.shape[-2:]) * _np.finfo(s.dtype).eps
    return _np.count_nonzero(s > tol, axis=-1) if A.ndim > 2 else _np._scalar(_np.count_nonzero(s > tol))
def pinv(a, rcond=None, hermitian=False, *, rtol=None):
    a = _matrix(a)
    if rcond is None:
        rcond = 1e-15 if rtol is None else rtol
    u, s, vh = svd(a, full_matrices=False)
    cutoff = rcond * s.max(axis=-1, keepdims=True)
    large = s > cutoff
    s = _np.where(large, 1 / _np.where(large, s, 1), 0).astype(a.dtype)
    return _np.matmul(_np.swapaxes(vh, -1, -2), s[..., None] * _np.swapaxes(u, -1, -2))
def lstsq(a, b, rcond=None):
    a, b = _matrix(a), _np.asarray(b)
    b = b.astype(a.dtype)
    vector = b.ndim == 1
    m, n = a.shape
    if b.shape[0] != m:
        raise LinAlgError("Incompatible dimensions")
    u, s, vh = svd(a, full_matrices=False)
    if rcond is None:
        rcond = _np.finfo(a.dtype).eps * max(m, n)
    keep = s > rcond * s[0]
    rank = _np.int32(_np.count_nonzero(keep))
    inverse = _np.where(keep, 1 / _np.where(keep, s, 1), 0).astype(a.dtype)
    x = vh.T.dot((inverse if vector else inverse[:, None]) * u.T.dot(b))
    if rank == n and m > n:
        rest = b - a.dot(x)
        resid = _np.atleast_1d((rest * rest).sum(axis=0))
    else:
        resid = _np.zeros(0, a.dtype)
    return x, resid, rank, s
def cond(x, p=None):
    if p is None or p == 2:
        s = svd(x, compute_uv=False)
        return s[..., 0] / s[..., -1]
    return norm(x, p, axis=(-2, -1)) * norm(inv(x), p, axis=(-2, -1))
def matrix_power(a, n):
    a = _np.asarray(a)
    if n < 0:
        a, n = inv(a), -n
    result = None
    while n:
        if n & 1:
            result = a if result is None else _np.matmul(result, a)
        a = _np.matmul(a, a)
        n >>= 1
    return _np.eye(a.shape[-1], dtype=a.dtype) if result is None else result
def multi_dot(arrays, *, out=None):
    result = _np.asarray(arrays[0])
    for a in arrays[1:]:
        result = _np.dot(result, a)
    return result
def outer(x1, x2, /):
    return _np.outer(x1, x2)
def cross(x1, x2, /, *, axis=-1):
    return _np.cross(x1, x2)
def trace(x, /, *, offset=0, dtype=None):
    return _np.trace(x, offset)
def diagonal(x, /, *, offset=0):
    return _np.diagonal(x, offset, -2, -1)
matmul, tensordot, vecdot = _np.matmul, _np.tensordot, _np.vecdot
def matrix_transpose(x, /):
    return _np.swapaxes(x, -1, -2)
"""#

let numpyTesting = #"""
def _fail(header, actual, desired, lines, names=('ACTUAL', 'DESIRED')):
    parts = ['', header + ('' if '\n' in header or header.startswith('Items') else '\n')] + lines
    for name, value in zip(names, (actual, desired)):
        try:
            text = repr(value)
        except Exception as error:
            text = str(error)
        parts.append(f" {name}: {text}")
    raise AssertionError('\n'.join(parts))
def _mismatch(x, y, bad, relative=True):
    count, size = int(_np.count_nonzero(bad)), bad.size
    lines = [f"Mismatched elements: {count} / {size} ({100 * count / size:.3g}%)"]
    places = [tuple(int(i) for i in row) for row in _np.argwhere(_np.broadcast_to(bad, bad.shape))] if bad.ndim else []
    if places:
        lines.append("First 5 mismatches are at indices:" if len(places) > 5 else "Mismatch at index:" if len(places) == 1 else "Mismatch at indices:")
        for place in places[:5]:
            xs = x if x.ndim == 0 else _np.broadcast_to(x, bad.shape)[place]
            ys = y if y.ndim == 0 else _np.broadcast_to(y, bad.shape)[place]
            lines.append(f" {list(place)}: {xs.item()} (ACTUAL), {ys.item()} (DESIRED)")
    if x.dtype.kind != 'b' and y.dtype.kind != 'b':
        error = _np.asarray(_np.abs(x - y))
        def shown(value):
            return _np.array2string(_np.asarray(value))
        lines.append(f"Max absolute difference among violations: {shown(_np.max(_np.broadcast_to(error, bad.shape)[bad]))}")
        nonzero = bad & _np.broadcast_to(y != 0, bad.shape)
        most = _np.max(_np.broadcast_to(error, bad.shape)[nonzero] / _np.abs(_np.broadcast_to(y, bad.shape)[nonzero])) if _np.any(nonzero) else _np.inf
        lines.append(f"Max relative difference among violations: {shown(most)}")
    return lines
def _check(header, x, y, test):
    x, y = _np.asarray(x), _np.asarray(y)
    if x.shape != y.shape and x.ndim and y.ndim:
        _fail(header, x, y, [f"(shapes {x.shape}, {y.shape} mismatch)"])
    bad = _np.asarray(~test(x, y))
    if _np.any(bad):
        _fail(header, x, y, _mismatch(x, y, bad))
def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True, *, strict=False):
    header = f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}" + (f"\n{err_msg}" if err_msg else '')
    _check(header, actual, desired, lambda x, y: _np.isclose(x, y, rtol, atol, equal_nan))
def assert_array_equal(actual, desired, err_msg='', verbose=True, *, strict=False):
    header = "Arrays are not equal" + (f"\n{err_msg}" if err_msg else '')
    _check(header, actual, desired, lambda x, y: (x == y) | (_np.isnan(x) & _np.isnan(y)) if x.dtype.kind == 'f' and y.dtype.kind == 'f' else _np.asarray(x == y))
def assert_array_almost_equal(actual, desired, decimal=6, err_msg='', verbose=True):
    header = f"Arrays are not almost equal to {decimal} decimals" + (f"\n{err_msg}" if err_msg else '')
    _check(header, actual, desired, lambda x, y: _np.abs(x * 1.0 - y) < 1.5 * 10.0 ** -decimal)
def assert_equal(actual, desired, err_msg='', verbose=True, *, strict=False):
    if isinstance(actual, (_np.ndarray, list, tuple)) and isinstance(desired, (_np.ndarray, list, tuple)):
        return assert_array_equal(actual, desired, err_msg)
    if not actual == desired:
        _fail("Items are not equal:" + err_msg, actual, desired, [])
def assert_almost_equal(actual, desired, decimal=7, err_msg='', verbose=True):
    if isinstance(actual, _np.ndarray) or isinstance(desired, _np.ndarray):
        return assert_array_almost_equal(actual, desired, decimal, err_msg)
    if not abs(desired - actual) < 1.5 * 10.0 ** -decimal:
        _fail(f"Arrays are not almost equal to {decimal} decimals" + err_msg, actual, desired, [])
def assert_array_less(x, y, err_msg='', verbose=True):
    _check("Arrays are not strictly ordered `x < y`", x, y, lambda x, y: _np.asarray(x < y))
def assert_(val, msg=''):
    if not val:
        raise AssertionError(msg)
class _Raises:
    def __init__(self, kind):
        self.kind = kind
    def __enter__(self):
        return self
    def __exit__(self, kind, error, trace):
        if kind is None:
            raise AssertionError(f"{self.kind.__name__} not raised")
        return issubclass(kind, self.kind)
def assert_raises(exception_class, callable=None, *args, **kwargs):
    if callable is None:
        return _Raises(exception_class)
    with _Raises(exception_class):
        callable(*args, **kwargs)
"""#
