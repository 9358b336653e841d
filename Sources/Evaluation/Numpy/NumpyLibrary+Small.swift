// `numpy` in the language: windows, blocks, parts of numbers and small things that programs meet now and then.

let numpySmall = #"""
def _window(M, shape):
    if M < 1:
        return array([], dtype=float64)
    if M == 1:
        return ones(1)
    return shape(arange(1 - M, M, 2) * 1.0, M - 1)
def blackman(M):
    return _window(M, lambda n, m: 0.42 + 0.5 * cos(pi * n / m) + 0.08 * cos(2.0 * pi * n / m))
def bartlett(M):
    return _window(M, lambda n, m: where(n <= 0, 1 + n / m, 1 - n / m))
def kaiser(M, beta):
    if M == 1:
        return ones(1)
    n, alpha = arange(0, M), (M - 1) / 2.0
    return i0(beta * sqrt(1 - ((n - alpha) / alpha) ** 2.0)) / i0(array([beta * 1.0]))

def _depth(arrays):
    return 1 + (_bmax([_depth(a) for a in arrays]) if arrays else 0) if isinstance(arrays, list) else 0
def _blocks(arrays, most, rank, depth=0):
    if depth == most:
        a = asarray(arrays)
        return a.reshape((1,) * (rank - a.ndim) + a.shape)
    return concatenate([_blocks(a, most, rank, depth + 1) for a in arrays], axis=depth - most)
def _ranks(arrays):
    return _bmax([_ranks(a) for a in arrays]) if isinstance(arrays, list) else asarray(arrays).ndim
def block(arrays):
    most = _depth(arrays)
    return _blocks(arrays, most, _bmax([most, _ranks(arrays)]))
def dsplit(ary, indices_or_sections):
    if asarray(ary).ndim < 3:
        raise ValueError("dsplit only works on arrays of 3 or more dimensions")
    return split(ary, indices_or_sections, 2)
def tril_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return tril_indices(arr.shape[-2], k=k, m=arr.shape[-1])
def triu_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return triu_indices(arr.shape[-2], k=k, m=arr.shape[-1])
def diag_indices_from(arr):
    if not arr.ndim >= 2:
        raise ValueError("input array must be at least 2-d")
    if not all(array(arr.shape) == arr.shape[0]):
        raise ValueError("All dimensions of input must be of equal length")
    return diag_indices(arr.shape[0], arr.ndim)
def matrix_transpose(x, /):
    return swapaxes(asarray(x), -1, -2)
def matvec(x1, x2, /):
    return (asarray(x1) @ asarray(x2)[..., None])[..., 0]
def vecmat(x1, x2, /):
    return (asarray(x1)[..., None, :] @ asarray(x2))[..., 0, :]

def divmod(x1, x2, /):
    return floor_divide(x1, x2), remainder(x1, x2)
def modf(x, /):
    x = asarray(x) * 1.0
    whole = trunc(x)
    part = where(isinf(x), 0.0, x - whole)
    return _scalar(copysign(part, x)), _scalar(whole)
def ldexp(x1, x2, /):
    return _scalar(asarray(x1) * 2.0 ** asarray(x2))
def frexp(x, /):
    import math
    x = asarray(x) * 1.0
    pairs = [math.frexp(v) for v in x.ravel().tolist()]
    mantissa = array([m for m, _ in pairs], dtype=x.dtype).reshape(x.shape)
    return _scalar(mantissa), _scalar(array([e for _, e in pairs], dtype=int32).reshape(x.shape))
def isposinf(x, out=None):
    return logical_and(isinf(x), ~signbit(x))
def isneginf(x, out=None):
    return logical_and(isinf(x), signbit(x))
def nancumprod(a, axis=None, dtype=None, out=None):
    return cumprod(where(isnan(a), 1, a), axis=axis)
def asarray_chkfinite(a, dtype=None, order=None):
    a = asarray(a, dtype=dtype)
    if a.dtype.kind == 'f' and not all(isfinite(a)):
        raise ValueError("array must not contain infs or NaNs")
    return a

def base_repr(number, base=2, padding=0):
    digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    if base > len(digits):
        raise ValueError("Bases greater than 36 not handled in base_repr.")
    if base < 2:
        raise ValueError("Bases less than 2 not handled in base_repr.")
    left, found = int(number) if number >= 0 else -int(number), []
    while left:
        found.append(digits[left % base])
        left //= base
    text = '0' * padding + ''.join(reversed(found)) if found else '0' * _bmax([padding, 1])
    return '-' + text if number < 0 else text
def binary_repr(num, width=None):
    num = int(num)
    if num >= 0:
        text = bin(num)[2:]
        if width is not None and width < len(text):
            raise ValueError(f"Insufficient bit width={width} provided for binwidth={len(text)}")
        return text if width is None else text.zfill(width)
    if width is None:
        return '-' + bin(-num)[2:]
    least = len(bin(-num - 1)[2:]) + 1 if num < -1 else 1
    if width < least:
        raise ValueError(f"Insufficient bit width={width} provided for binwidth={least}")
    return bin((1 << width) + num)[2:].zfill(width)
"""#
