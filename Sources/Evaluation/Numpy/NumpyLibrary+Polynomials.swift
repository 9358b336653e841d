// Polynomials of `numpy` in the language: values, roots, fits, derivatives and `poly1d`.

let numpyPolynomials = #"""

def polyval(p, x):
    p = asarray(p)
    x = x if isinstance(x, (ndarray, generic)) else asarray(x)
    y = zeros_like(x)
    for c in p:
        y = y * x + c
    return _scalar(y) if asarray(y).ndim == 0 else y
def poly(seq_of_zeros):
    seq = atleast_1d(seq_of_zeros)
    if seq.ndim == 2 and seq.shape[0] == seq.shape[1] and seq.shape[0] != 0:
        seq = linalg.eigvals(seq)
    elif seq.ndim != 1:
        raise ValueError("input must be 1d or non-empty square 2d array.")
    if len(seq) == 0:
        return 1.0
    if seq.dtype.kind not in 'fc':
        seq = seq.astype(float)
    made = ones((1,), seq.dtype)
    for zero in seq:
        made = convolve(made, array([1, -zero], dtype=seq.dtype), 'full')
    if made.dtype.kind == 'c':
        found = [complex(zero) for zero in seq]
        def order(z):
            return (z.real, z.imag)
        if sorted(found, key=order) == sorted([z.conjugate() for z in found], key=order):
            made = made.real.copy()
    return made
def roots(p):
    p = atleast_1d(p)
    if p.ndim != 1:
        raise ValueError("Input must be a rank-1 array.")
    used = nonzero(p.ravel())[0]
    if len(used) == 0:
        return array([])
    zeros_behind = len(p) - used[-1] - 1
    p = p[int(used[0]):int(used[-1]) + 1]
    if p.dtype.kind not in 'fc':
        p = p.astype(float)
    n = len(p)
    found = empty(0, p.dtype)
    if n > 1:
        companion = diag(ones((n - 2,), p.dtype), -1)
        companion[0, :] = -p[1:] / p[0]
        found = linalg.eigvals(companion)
    return hstack((found, zeros(zeros_behind, found.dtype)))
def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    x, y = asarray(x) * 1.0, asarray(y) * 1.0
    A = vander(x, deg + 1)
    if w is not None:
        w = asarray(w) * 1.0
        A, y = A * w[:, None], y * w
    scale = sqrt((A * A).sum(axis=0))
    A = A / scale
    c = linalg.lstsq(A, y, rcond)[0]
    return c / scale if c.ndim == 1 else (c.T / scale).T
def polyder(p, m=1):
    p = asarray(p)
    for _ in range(m):
        p = p[:-1] * arange(len(p) - 1, 0, -1)
    return p
def polyint(p, m=1, k=None):
    p = asarray(p)
    return concatenate((p / arange(len(p), 0, -1), [0.0 if k is None else k]))
def polyadd(a1, a2):
    a1, a2 = atleast_1d(a1), atleast_1d(a2)
    n = _bmax(len(a1), len(a2))
    return concatenate((zeros(n - len(a1), a1.dtype), a1)) + concatenate((zeros(n - len(a2), a2.dtype), a2))
def polymul(a1, a2):
    return convolve(a1, a2)
class poly1d:
    def __init__(self, c_or_r, r=False):
        self.coeffs = self.c = self.coefficients = trim_zeros(atleast_1d(c_or_r), 'f')
        self.order = self.o = _bmax(len(self.c) - 1, 0)
    def __call__(self, x):
        return polyval(self.coeffs, x)
    def __repr__(self):
        return "poly1d(" + repr(self.coeffs)[6:-1] + ")"
    def deriv(self, m=1):
        return poly1d(polyder(self.coeffs, m))
    def integ(self, m=1, k=0):
        return poly1d(polyint(self.coeffs, m, k))
    def __mul__(self, other):
        return poly1d(polymul(self.coeffs, other.coeffs if isinstance(other, poly1d) else other))
    def __add__(self, other):
        return poly1d(polyadd(self.coeffs, other.coeffs if isinstance(other, poly1d) else other))
    def __len__(self):
        return self.order
    def __getitem__(self, i):
        return self.coeffs[self.order - i] if 0 <= i <= self.order else 0
"""#
