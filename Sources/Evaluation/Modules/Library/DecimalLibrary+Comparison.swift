// A part of `decimal`, in the language: see DecimalLibrary.swift.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let decimalComparison = #"""
    def sqrt(self, context=None):
        context = context or _context
        if self._sign and self._int: raise InvalidOperation([InvalidOperation])
        if not self._int: return _made(self._sign, 0, self._exp // 2)
        prec = context.prec + 1
        e = self._exp >> 1
        n = self._int * 10 if self._exp & 1 else self._int
        shift = prec - (len(str(n)) + 1 >> 1)
        exact = True
        if shift >= 0: n *= 100 ** shift
        else:
            n, r = divmod(n, 100 ** -shift)
            exact = not r
        e -= shift
        root = _math.isqrt(n)
        exact = exact and root * root == n
        if exact:
            root, e = (root // 10 ** shift, e + shift) if shift >= 0 else (root * 10 ** -shift, e + shift)
        elif root % 5 == 0:
            root += 1
        return _made(0, root, e)._fit(context, ROUND_HALF_EVEN)
    def exp(self, context=None):
        if self.is_zero(): return Decimal(1)
        with localcontext() as c:
            prec = c.prec
            c.prec += 10 + len(str(int(abs(self)))) * 2
            k = max(0, int(abs(self)).bit_length() + 6)
            x = self / 2 ** k
            total = term = Decimal(1)
            n = 1
            while True:
                term = term * x / n
                new = total + term
                if new == total: break
                total, n = new, n + 1
            for _ in range(k): total = total * total
            c.prec = prec
            return +total
    def ln(self, context=None):
        if not self._int: return Decimal("-Infinity")
        if self._sign: raise InvalidOperation([InvalidOperation])
        if self == 1: return Decimal(0)
        with localcontext() as c:
            prec = c.prec
            c.prec += 10
            k = self.adjusted()
            m = self.scaleb(-k)
            y = Decimal(repr(_math.log(float(m))))
            for _ in range(c.prec.bit_length() + 1):
                e = (y).exp()
                y = y + 2 * (m - e) / (m + e)
            total = y
            if k:
                t = Decimal(repr(_math.log(10)))
                for _ in range(c.prec.bit_length() + 1):
                    e = t.exp()
                    t = t + 2 * (10 - e) / (10 + e)
                total = y + k * t
            c.prec = prec
            return +total
    def log10(self, context=None):
        if self._int and str(self._int).rstrip("0") == "1": return Decimal(self.adjusted())
        with localcontext() as c:
            c.prec += 10
            result = self.ln() / Decimal(10).ln()
        return result._fit()
    def adjusted(self):
        return 0 if self._special() else self._exp + len(str(self._int)) - 1
    def scaleb(self, other, context=None):
        return _made(self._sign, self._int, self._exp + int(other))
    def _scaled(self, exp, mode):
        return _made(self._sign, _rounded(self._int, exp - self._exp, self._sign, mode), exp)
    def quantize(self, exp, rounding=None, context=None):
        exp = self._other(exp)
        made = self._scaled(exp._exp, rounding or _context.rounding)
        if len(str(made._int)) > _context.prec: raise InvalidOperation([InvalidOperation])
        return made
    def to_integral_value(self, rounding=None, context=None):
        return self if self._special() or self._exp >= 0 else self._scaled(0, rounding or _context.rounding)
    to_integral = to_integral_exact = to_integral_value
    def normalize(self, context=None):
        d = self._fit()
        if d._special(): return d
        if not d._int: return _made(d._sign, 0, 0)
        n, e = d._int, d._exp
        while n % 10 == 0: n, e = n // 10, e + 1
        return _made(d._sign, n, e)
    def as_tuple(self):
        return DecimalTuple(self._sign, tuple(map(int, str(self._int))) if self._exp != "F" else (0,), self._exp)
    def as_integer_ratio(self):
        if self._special(): raise (ValueError("cannot convert NaN to integer ratio") if self.is_nan() else OverflowError("cannot convert Infinity to integer ratio"))
        n, d = (self._int * 10 ** self._exp, 1) if self._exp >= 0 else (self._int, 10 ** -self._exp)
        g = _math.gcd(n, d)
        return (-n // g if self._sign else n // g), d // g
    def copy_abs(self):
        return _made(0, self._int, self._exp)
    def copy_negate(self):
        return _made(1 - self._sign, self._int, self._exp)
    def copy_sign(self, other):
        return _made(other._sign, self._int, self._exp)
    def __neg__(self):
        return _made(1 - self._sign if self._int or self._special() else 0, self._int, self._exp)._fit()
    def __pos__(self):
        return _made(self._sign if self._int or self._special() else 0, self._int, self._exp)._fit()
    def __abs__(self):
        return _made(0, self._int, self._exp)._fit()
    def __int__(self):
        if self._special(): raise (ValueError("cannot convert NaN to integer") if self.is_nan() else OverflowError("cannot convert Infinity to integer"))
        n = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -n if self._sign else n
    __trunc__ = __int__
    def __float__(self):
        return float(str(self))
    def __bool__(self):
        return self._special() or self._int != 0
    def __round__(self, n=None):
        if n is None: return int(self.to_integral_value(ROUND_HALF_EVEN))
        return self._scaled(-n, ROUND_HALF_EVEN)
    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))
    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))
    def _cmp(self, o):
        if self._special() or o._special():
            a = float(self) if self._special() else 0.0
            b = float(o) if o._special() else 0.0
            return (a > b) - (a < b)
        exp = min(self._exp, o._exp)
        a = self._int * 10 ** (self._exp - exp) * (-1 if self._sign else 1)
        b = o._int * 10 ** (o._exp - exp) * (-1 if o._sign else 1)
        return (a > b) - (a < b)
    def compare(self, other, context=None):
        return Decimal(self._cmp(self._other(other)))
    def _comparable(self, o):
        if isinstance(o, float): return Decimal(o)
        if isinstance(o, _numbers.Rational) and not isinstance(o, int):
            return None
        return self._other(o)
    def __eq__(self, o):
        o = self._comparable(o)
        return NotImplemented if o is None else not self.is_nan() and not o.is_nan() and self._cmp(o) == 0
    def __lt__(self, o):
        o = self._comparable(o)
        return NotImplemented if o is None else self._cmp(o) < 0
    def __le__(self, o):
        o = self._comparable(o)
        return NotImplemented if o is None else self._cmp(o) <= 0
    def __gt__(self, o):
        o = self._comparable(o)
        return NotImplemented if o is None else self._cmp(o) > 0
    def __ge__(self, o):
        o = self._comparable(o)
        return NotImplemented if o is None else self._cmp(o) >= 0
    def __hash__(self):
        if self._special(): return hash(float(self)) if self._exp == "F" else object.__hash__(self)
        from fractions import Fraction
        return hash(Fraction(*self.as_integer_ratio()))
    def max(self, other, context=None):
        return self if self >= other else self._other(other)
    def min(self, other, context=None):
        return self if self <= other else self._other(other)
    @property
    def real(self):
        return self
    @property
    def imag(self):
        return Decimal(0)
    def conjugate(self):
        return self
    def __complex__(self):
        return complex(float(self))
    def __copy__(self):
        return self
    def __deepcopy__(self, memo):
        return self
    def __reduce__(self):
        return type(self), (str(self),)
def _made(sign, n, exp):
    self = object.__new__(Decimal)
    self._sign, self._int, self._exp = sign, n, exp
    return self
_numbers.Number.register(Decimal)

"""#
