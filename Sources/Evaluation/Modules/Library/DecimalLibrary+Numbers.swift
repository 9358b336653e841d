// A part of `decimal`, in the language: see DecimalLibrary.swift.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let decimalNumbers = #"""
    def __str__(self):
        sign = "-" if self._sign else ""
        if self._special():
            return sign + ("NaN" if self._exp == "n" else "Infinity")
        digits = str(self._int)
        left = self._exp + len(digits)
        dot = left if self._exp <= 0 and left > -6 else 1
        if dot <= 0:
            text = "0." + "0" * -dot + digits
        elif dot >= len(digits):
            text = digits + "0" * (dot - len(digits))
        else:
            text = digits[:dot] + "." + digits[dot:]
        return sign + text + ("" if left == dot else f"E{left - dot:+d}")
    def to_eng_string(self, context=None):
        left = self._exp + len(str(self._int))
        if self._special() or self._exp <= 0 and left > -6:
            return str(self)
        digits, dot = str(self._int), (left - 1) % 3 + 1
        if not self._int:
            dot = (left + 1) % 3 - 1
            digits, dot = ("0", 1) if dot == 1 else ("0" * (dot + 1 if dot > 0 else 1), dot)
        digits += "0" * (dot - len(digits))
        text = digits[:dot] + ("." + digits[dot:] if digits[dot:] else "")
        return ("-" if self._sign else "") + text + ("" if left == dot else f"E{left - dot:+d}")
    def __repr__(self):
        return f"Decimal('{self}')"
    def __format__(self, spec):
        if not spec:
            return str(self)
        import re
        m = re.fullmatch(r"(?:(.)?([<>=^]))?([-+ ])?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?", spec)
        if m is None:
            raise ValueError("invalid format string")
        fill, align, sign, zero, width, comma, prec, kind = m.groups()
        d = self
        if d._special():
            text, neg = str(d).lstrip("-"), d._sign
        else:
            if kind == "%": d = _made(d._sign, d._int, d._exp + 2)
            if prec is not None:
                prec = int(prec)
                if kind in ("f", "F", "%"): d = d._scaled(-prec, _context.rounding)
                elif kind in ("e", "E"): d = d._fit(Context(prec + 1, _context.rounding))
                else: d = d._fit(Context(max(prec, 1), _context.rounding))
            neg = d._sign
            d = _made(0, d._int, d._exp)
            if kind in ("f", "F", "%"):
                digits = str(d._int)
                if d._exp >= 0: text = digits + "0" * (d._exp if d._int else 0)
                else:
                    digits = digits.rjust(1 - d._exp, "0")
                    text = digits[:d._exp] + "." + digits[d._exp:]
                if kind == "%": text += "%"
            elif kind in ("e", "E"):
                digits = str(d._int)
                shown = digits.ljust((prec or 0) + 1, "0") if prec is not None else digits
                text = shown[0] + ("." + shown[1:] if len(shown) > 1 else "") + f"{kind}{d._exp + len(digits) - 1:+d}"
            else:
                text = str(d)
        if comma:
            whole, dot, part = text.partition(".")
            text = f"{int(whole):{comma}}" + dot + part if whole.isdigit() else text
        lead = "-" if neg else sign if sign in ("+", " ") else ""
        width = int(width or 0)
        if zero and not align: fill, align = "0", "="
        fill = fill or " "
        if align == "=": return lead + text.rjust(width - len(lead), fill)
        text = lead + text
        return text.ljust(width, fill) if align == "<" else text.center(width, fill) if align == "^" else text.rjust(width, fill)
    def _other(self, o):
        if isinstance(o, Decimal): return o
        return Decimal(o) if isinstance(o, int) else None
    def _add(self, o):
        if self._special() or o._special():
            if self.is_nan() or o.is_nan(): return Decimal("NaN")
            if self._special() and o._special() and self._sign != o._sign: raise InvalidOperation([InvalidOperation])
            return self if self._special() else o
        exp = min(self._exp, o._exp)
        a = self._int * 10 ** (self._exp - exp) * (-1 if self._sign else 1)
        b = o._int * 10 ** (o._exp - exp) * (-1 if o._sign else 1)
        n = a + b
        sign = (1 if n < 0 else 0) if n else (self._sign & o._sign)
        return _made(sign, abs(n), exp)._fit()
    def __add__(self, o):
        o = self._other(o)
        return NotImplemented if o is None else self._add(o)
    __radd__ = __add__
    def __sub__(self, o):
        o = self._other(o)
        return NotImplemented if o is None else self._add(o.copy_negate())
    def __rsub__(self, o):
        o = self._other(o)
        return NotImplemented if o is None else o._add(self.copy_negate())
    def __mul__(self, o):
        o = self._other(o)
        if o is None: return NotImplemented
        if self._special() or o._special():
            if self.is_nan() or o.is_nan(): return Decimal("NaN")
            if self.is_zero() or o.is_zero(): raise InvalidOperation([InvalidOperation])
            return _made(self._sign ^ o._sign, 0, "F")
        return _made(self._sign ^ o._sign, self._int * o._int, self._exp + o._exp)._fit()
    __rmul__ = __mul__
    def __truediv__(self, o):
        o = self._other(o)
        if o is None: return NotImplemented
        sign = self._sign ^ o._sign
        if self._special() or o._special():
            if self.is_nan() or o.is_nan(): return Decimal("NaN")
            if self._special() and o._special(): raise InvalidOperation([InvalidOperation])
            return _made(sign, 0, "F" if self._special() else 0)
        if not o._int:
            raise InvalidOperation([DivisionUndefined]) if not self._int else DivisionByZero([DivisionByZero])
        if not self._int:
            return _made(sign, 0, self._exp - o._exp)
        shift = max(0, len(str(o._int)) - len(str(self._int)) + _context.prec + 1)
        exp = self._exp - o._exp - shift
        q, r = divmod(self._int * 10 ** shift, o._int)
        if r:
            if q % 5 == 0: q += 1
        else:
            ideal = self._exp - o._exp
            while exp < ideal and q % 10 == 0:
                q //= 10
                exp += 1
        return _made(sign, q, exp)._fit()
    def __rtruediv__(self, o):
        o = self._other(o)
        return NotImplemented if o is None else o / self
    def _divided(self, o):
        if not o._int:
            raise InvalidOperation([DivisionUndefined]) if not self._int else DivisionByZero([DivisionByZero])
        exp = min(self._exp, o._exp)
        q, r = divmod(self._int * 10 ** (self._exp - exp), o._int * 10 ** (o._exp - exp))
        return _made(self._sign ^ o._sign, q, 0), _made(self._sign, r, exp)
    def __floordiv__(self, o):
        o = self._other(o)
        return NotImplemented if o is None else self._divided(o)[0]
    def __rfloordiv__(self, o):
        return self._other(o) // self
    def __mod__(self, o):
        o = self._other(o)
        if o is None: return NotImplemented
        if not o._int: raise InvalidOperation([InvalidOperation] if self._int else [DivisionUndefined])
        return self._divided(o)[1]._fit()
    def __rmod__(self, o):
        return self._other(o) % self
    def __divmod__(self, o):
        q, r = self._divided(self._other(o))
        return q, r._fit()
    def __pow__(self, o, modulo=None):
        o = self._other(o)
        if o is None: return NotImplemented
        if o._exp == 0 or not o._special() and o == o.to_integral_value():
            n = int(o)
            if n == 0:
                if not self._int: raise InvalidOperation([InvalidOperation])
                return Decimal(1)
            if n > 0:
                with localcontext() as c:
                    c.prec += 5
                    result = Decimal(1)
                    base = _made(self._sign, self._int ** n, self._exp * n) if n * len(str(self._int)) < 5000 else None
                    if base is None:
                        base, result = self, Decimal(1)
                        while n:
                            if n & 1: result = result * base
                            base = base * base
                            n >>= 1
                        base = result
                return base._fit()
            with localcontext() as c:
                c.prec += 5
                result = Decimal(1) / self ** -n
            return result._fit()
        if o == Decimal("0.5"):
            return self.sqrt()
        if self._sign: raise InvalidOperation([InvalidOperation])
        with localcontext() as c:
            c.prec += 10
            result = (self.ln() * o).exp()
        return result._fit()
    def __rpow__(self, o):
        return self._other(o) ** self

"""#
