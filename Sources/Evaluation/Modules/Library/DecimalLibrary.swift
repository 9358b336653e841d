// `decimal`, in the language: numbers of digits and an exponent, rounded by a context.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let decimalLibraries: [String: String] = ["decimal": decimalHead + decimalNumbers + decimalComparison]

let decimalHead = #"""
import math as _math
import numbers as _numbers
from collections import namedtuple as _namedtuple
ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING"
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP"
MAX_PREC, MAX_EMAX, MIN_EMIN = 999999999999999999, 999999999999999999, -999999999999999999
DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")
class DecimalException(ArithmeticError):
    pass
class InvalidOperation(DecimalException):
    pass
class ConversionSyntax(InvalidOperation):
    pass
class DivisionByZero(DecimalException, ZeroDivisionError):
    pass
class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass
class DivisionImpossible(InvalidOperation):
    pass
class InvalidContext(InvalidOperation):
    pass
class Inexact(DecimalException):
    pass
class Rounded(DecimalException):
    pass
class Subnormal(DecimalException):
    pass
class Clamped(DecimalException):
    pass
class Overflow(Inexact, Rounded):
    pass
class Underflow(Inexact, Rounded, Subnormal):
    pass
class FloatOperation(DecimalException, TypeError):
    pass

def _rounded(n, drop, sign, mode):
    """n without its last digits, rounded."""
    if drop <= 0:
        return n * 10 ** -drop
    unit = 10 ** drop
    q, r = divmod(n, unit)
    if not r:
        return q
    twice = 2 * r
    up = {"ROUND_DOWN": False, "ROUND_UP": True, "ROUND_CEILING": not sign, "ROUND_FLOOR": bool(sign), "ROUND_HALF_UP": twice >= unit,
          "ROUND_HALF_DOWN": twice > unit, "ROUND_HALF_EVEN": twice > unit or twice == unit and q % 2 == 1, "ROUND_05UP": q % 10 in (0, 5)}[mode]
    return q + 1 if up else q

class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = _context
        self.prec = base.prec if prec is None and base else 28 if prec is None else prec
        self.rounding = rounding or (base.rounding if base else ROUND_HALF_EVEN)
        self.Emin, self.Emax, self.capitals, self.clamp = -999999 if Emin is None else Emin, 999999 if Emax is None else Emax, 1, 0
        names = (InvalidOperation, DivisionByZero, Overflow)
        self.traps = {s: s in names for s in (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Clamped, Rounded, Inexact)}
        self.flags = dict.fromkeys(self.traps, False)
        if traps is not None:
            self.traps.update(traps if isinstance(traps, dict) else {s: s in traps for s in self.traps})
    def copy(self):
        made = Context(self.prec, self.rounding, self.Emin, self.Emax)
        made.traps = dict(self.traps)
        return made
    __copy__ = copy
    def create_decimal(self, num="0"):
        return +Decimal(num) if self is _context else Decimal(num)._fit(self)
    def clear_flags(self):
        self.flags = dict.fromkeys(self.flags, False)
    def divide(self, a, b):
        with localcontext(self): return Decimal(a) / b
    def multiply(self, a, b):
        with localcontext(self): return Decimal(a) * b
    def add(self, a, b):
        with localcontext(self): return Decimal(a) + b
    def sqrt(self, a):
        return Decimal(a).sqrt(self)
    def quantize(self, a, b):
        return a.quantize(b)
    def __repr__(self):
        flags = [s.__name__ for s, on in self.flags.items() if on]
        traps = [s.__name__ for s, on in self.traps.items() if on]
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, "
                f"flags=[{', '.join(flags)}], traps=[{', '.join(traps)}])")
_context = None
_context = DefaultContext = Context()
BasicContext, ExtendedContext = Context(9, ROUND_HALF_UP), Context(9, ROUND_HALF_EVEN)
def getcontext():
    return _context
def setcontext(context):
    global _context
    _context = context
class localcontext:
    def __init__(self, ctx=None, **kwargs):
        self._new = (ctx or _context).copy()
        for name, value in kwargs.items():
            setattr(self._new, name, value)
    def __enter__(self):
        self._old = _context
        setcontext(self._new)
        return self._new
    def __exit__(self, *exc):
        setcontext(self._old)

def _parse(text):
    import re
    m = re.fullmatch(r"\s*([-+])?(?:(\d[\d_]*)?(?:\.([\d_]*))?(?:[eE]([-+]?\d+))?|(inf(?:inity)?)|(s?nan)(\d*))\s*", text, re.I)
    if m is None or not (m[2] or m[3] or m[5] or m[6]):
        raise InvalidOperation([ConversionSyntax])
    sign = 1 if m[1] == "-" else 0
    if m[5]: return sign, 0, "F"
    if m[6]: return sign, 0, "n"
    whole, part = (m[2] or "").replace("_", ""), (m[3] or "").replace("_", "")
    return sign, int(whole + part), int(m[4] or 0) - len(part)

class Decimal:
    __static__ = True
    __slots__ = ("_sign", "_int", "_exp")
    def __new__(cls, value="0", context=None):
        self = object.__new__(cls)
        if isinstance(value, Decimal):
            self._sign, self._int, self._exp = value._sign, value._int, value._exp
        elif isinstance(value, int):
            self._sign, self._int, self._exp = 1 if value < 0 else 0, abs(int(value)), 0
        elif isinstance(value, str):
            self._sign, self._int, self._exp = _parse(value)
        elif isinstance(value, float):
            if value != value or value in (_math.inf, -_math.inf):
                self._sign, self._int, self._exp = 1 if _math.copysign(1, value) < 0 else 0, 0, "n" if value != value else "F"
            else:
                n, d = abs(value).as_integer_ratio()
                k = d.bit_length() - 1
                self._sign, self._int, self._exp = 1 if _math.copysign(1, value) < 0 else 0, n * 5 ** k, -k
        elif isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exp = value
            self._sign, self._int, self._exp = sign, int("".join(map(str, digits)) or "0"), exp
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        return self
    @classmethod
    def from_float(cls, f):
        return cls(f)
    def _special(self):
        return isinstance(self._exp, str)
    def is_nan(self):
        return self._exp == "n"
    is_qnan = is_nan
    def is_infinite(self):
        return self._exp == "F"
    def is_finite(self):
        return not self._special()
    def is_zero(self):
        return not self._special() and self._int == 0
    def is_signed(self):
        return self._sign == 1
    def _fit(self, context=None, mode=None):
        context = context or _context
        if self._special():
            return self
        drop = len(str(self._int)) - context.prec
        if self._int == 0 or drop <= 0:
            return self
        n = _rounded(self._int, drop, self._sign, mode or context.rounding)
        exp = self._exp + drop
        if len(str(n)) > context.prec:
            n //= 10
            exp += 1
        if exp + len(str(n)) - 1 > context.Emax:
            raise Overflow([Overflow, Inexact, Rounded])
        return _made(self._sign, n, exp)

"""#
