// `numbers`, `fractions`, `secrets` and `abc`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let numbersLibraries: [String: String] = [
    "numbers": #"""
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod
class Number(metaclass=_ABCMeta):
    __slots__ = ()
    __hash__ = None
class Complex(Number):
    __slots__ = ()
class Real(Complex):
    __slots__ = ()
    def __divmod__(self, other):
        return (self // other, self % other)
    def __complex__(self):
        return complex(float(self))
    @property
    def real(self):
        return +self
    @property
    def imag(self):
        return 0
    def conjugate(self):
        return +self
class Rational(Real):
    __slots__ = ()
    def __float__(self):
        return int(self.numerator) / int(self.denominator)
class Integral(Rational):
    __slots__ = ()
    def __index__(self):
        return int(self)
Complex.register(complex)
Real.register(float)
Rational.register(int)
Integral.register(int)
"""#,
    "fractions": #"""
import math as _math
import numbers as _numbers
import re as _re
_format = _re.compile(r"""\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)(?:(?:/(?P<denom>\d+(_\d+)*))?|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:[Ee](?P<exp>[-+]?\d+(_\d+)*))?)\s*""")
_hash_modulus = (1 << 61) - 1

class Fraction(_numbers.Rational):
    __slots__ = ("_numerator", "_denominator")
    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, _numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float) or type(numerator).__name__ == "Decimal":
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            m = _format.fullmatch(numerator)
            if m is None:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
            num = int(m["num"] or "0")
            if m["denom"]:
                denominator = int(m["denom"])
            else:
                denominator = 1
                decimal = (m["decimal"] or "").replace("_", "")
                if decimal:
                    denominator = 10 ** len(decimal)
                    num = num * denominator + int(decimal)
                exp = int(m["exp"] or 0)
                if exp >= 0:
                    num *= 10 ** exp
                else:
                    denominator *= 10 ** -exp
            numerator = -num if m["sign"] == "-" else num
        elif isinstance(numerator, _numbers.Rational) and isinstance(denominator, _numbers.Rational):
            numerator, denominator = numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        g = _math.gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        self._numerator, self._denominator = numerator // g, denominator // g
        return self
    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())
    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())
    @property
    def numerator(self):
        return self._numerator
    @property
    def denominator(self):
        return self._denominator
    def as_integer_ratio(self):
        return (self._numerator, self._denominator)
    def is_integer(self):
        return self._denominator == 1
    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            if q0 + a * q1 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        one, two = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return two if abs(two - self) <= abs(one - self) else one
    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"
    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"
    def _with(self, other, exact, inexact, swap=False):
        if isinstance(other, (int, Fraction)):
            a, b = (other, self) if swap else (self, other)
            return exact(a.numerator, a.denominator, b.numerator, b.denominator)
        if isinstance(other, float):
            return inexact(other, float(self)) if swap else inexact(float(self), other)
        if isinstance(other, complex):
            return inexact(other, complex(self)) if swap else inexact(complex(self), other)
        return NotImplemented
    def __add__(self, o):
        return self._with(o, lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda x, y: x + y)
    def __radd__(self, o):
        return self._with(o, lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda x, y: x + y, True)
    def __sub__(self, o):
        return self._with(o, lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda x, y: x - y)
    def __rsub__(self, o):
        return self._with(o, lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda x, y: x - y, True)
    def __mul__(self, o):
        return self._with(o, lambda a, b, c, d: Fraction(a * c, b * d), lambda x, y: x * y)
    def __rmul__(self, o):
        return self._with(o, lambda a, b, c, d: Fraction(a * c, b * d), lambda x, y: x * y, True)
    def __truediv__(self, o):
        return self._with(o, _quotient, lambda x, y: x / y)
    def __rtruediv__(self, o):
        return self._with(o, _quotient, lambda x, y: x / y, True)
    def __floordiv__(self, o):
        return self._with(o, lambda a, b, c, d: (a * d) // (b * c), lambda x, y: x // y)
    def __rfloordiv__(self, o):
        return self._with(o, lambda a, b, c, d: (a * d) // (b * c), lambda x, y: x // y, True)
    def __mod__(self, o):
        return self._with(o, lambda a, b, c, d: Fraction((a * d) % (c * b), b * d), lambda x, y: x % y)
    def __rmod__(self, o):
        return self._with(o, lambda a, b, c, d: Fraction((a * d) % (c * b), b * d), lambda x, y: x % y, True)
    def __divmod__(self, o):
        return self // o, self % o
    def __rdivmod__(self, o):
        return o // self, o % self
    def __pow__(self, o):
        if isinstance(o, (int, Fraction)):
            if o.denominator == 1:
                n = o.numerator
                if n >= 0:
                    return Fraction(self._numerator ** n, self._denominator ** n)
                if self._numerator == 0:
                    raise ZeroDivisionError(f"Fraction({self._denominator ** -n}, 0)")
                return Fraction(self._denominator ** -n, self._numerator ** -n)
            return float(self) ** float(o)
        return float(self) ** o
    def __rpow__(self, o):
        if self._denominator == 1 and self._numerator >= 0:
            return o ** self._numerator
        if isinstance(o, (int, Fraction)) and self._denominator == 1:
            return Fraction(o) ** self._numerator
        return o ** float(self)
    def __pos__(self):
        return Fraction(self._numerator, self._denominator)
    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)
    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)
    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator
    __int__ = __trunc__
    def __floor__(self):
        return self._numerator // self._denominator
    def __ceil__(self):
        return -(-self._numerator // self._denominator)
    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            return floor if twice < self._denominator or twice == self._denominator and floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)
    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        if self._denominator % _hash_modulus == 0:
            value = 314159
        else:
            value = hash(hash(abs(self._numerator)) * pow(self._denominator, -1, _hash_modulus))
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result
    def __eq__(self, o):
        if isinstance(o, (int, Fraction)):
            return self._numerator == o.numerator and self._denominator == o.denominator
        if isinstance(o, float):
            return self == Fraction(o) if _math.isfinite(o) else 0.0 == o
        if isinstance(o, complex) and o.imag == 0:
            return self == o.real
        return NotImplemented
    def _compare(self, o, op):
        if isinstance(o, (int, Fraction)):
            return op(self._numerator * o.denominator, o.numerator * self._denominator)
        if isinstance(o, float):
            return op(self, Fraction(o)) if _math.isfinite(o) else op(0.0, o)
        return NotImplemented
    def __lt__(self, o):
        return self._compare(o, lambda a, b: a < b)
    def __gt__(self, o):
        return self._compare(o, lambda a, b: a > b)
    def __le__(self, o):
        return self._compare(o, lambda a, b: a <= b)
    def __ge__(self, o):
        return self._compare(o, lambda a, b: a >= b)
    def __bool__(self):
        return bool(self._numerator)
    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)
    def __copy__(self):
        return self
    def __deepcopy__(self, memo):
        return self
def _quotient(a, b, c, d):
    if b * c == 0:
        raise ZeroDivisionError(f"Fraction({a * d}, 0)")
    return Fraction(a * d, b * c)
"""#,
    "secrets": #"""
from random import SystemRandom
from hmac import compare_digest
import os as _os
import base64 as _base64
DEFAULT_ENTROPY = 32
_random = SystemRandom()
randbits = _random.getrandbits
choice = _random.choice
def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _random.randrange(exclusive_upper_bound)
def token_bytes(nbytes=None):
    return _os.urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)
def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()
def token_urlsafe(nbytes=None):
    return _base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode()
"""#,
    "abc": #"""
class ABCMeta(type):
    def register(cls, subclass):
        cls._registered = cls.__dict__.get("_registered", ()) + (subclass,)
        return subclass
    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))
    def __subclasscheck__(cls, subclass):
        if cls in subclass.__mro__:
            return True
        hook = cls.__dict__.get("__subclasshook__")
        if hook is not None:
            answer = cls.__subclasshook__(subclass)
            if answer is not NotImplemented:
                return answer
        if any(other in subclass.__mro__ for other in cls.__dict__.get("_registered", ())):
            return True
        return any(isinstance(sub, ABCMeta) and sub.__subclasscheck__(subclass) for sub in cls.__subclasses__() if "_registered" in sub.__dict__)

class ABC(metaclass=ABCMeta):
    __slots__ = ()
    _abc_impl = None

def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj

class abstractproperty(property):
    pass
def abstractclassmethod(f):
    return classmethod(abstractmethod(f))
def abstractstaticmethod(f):
    return staticmethod(abstractmethod(f))
def get_cache_token():
    return 0
def update_abstractmethods(cls):
    return cls
"""#,
]
