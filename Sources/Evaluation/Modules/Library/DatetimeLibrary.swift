// `datetime`, in the language: durations and zones, then dates, then times.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let datetimeLibraries: [String: String] = ["datetime": datetimeHead + datetimeDates + datetimeTimes]

let datetimeHead = #"""
import time as _time

MINYEAR, MAXYEAR = 1, 9999
_month_days = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_days_before = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_day_names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_month_names = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

def _leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
def _in_month(y, m):
    return 29 if m == 2 and _leap(y) else _month_days[m]
def _before_year(y):
    y -= 1
    return y * 365 + y // 4 - y // 100 + y // 400
def _ordinal(y, m, d):
    return _before_year(y) + _days_before[m] + (1 if m > 2 and _leap(y) else 0) + d
def _from_ordinal(n):
    y = min(9999, max(1, n * 400 // 146097 + 1))
    while _before_year(y) >= n:
        y -= 1
    while y < 9999 and _before_year(y + 1) < n:
        y += 1
    n -= _before_year(y)
    m = 1
    while n > _in_month(y, m):
        n -= _in_month(y, m)
        m += 1
    return y, m, n
def _integer(value):
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    if not hasattr(value, "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return int(value)
def _check_date(y, m, d):
    if not 1 <= y <= 9999:
        raise ValueError(f"year {y} is out of range")
    if not 1 <= m <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= d <= _in_month(y, m):
        raise ValueError("day is out of range for month")
def _check_time(hour, minute, second, microsecond, fold=0):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
def _name(value):
    cls = type(value)
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__
def _clock(hour, minute, second, us, timespec):
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    text = f"{hour:02d}"
    if timespec == "hours": return text
    text += f":{minute:02d}"
    if timespec == "minutes": return text
    text += f":{second:02d}"
    if timespec == "seconds": return text
    if timespec == "milliseconds": return text + f".{us // 1000:03d}"
    if timespec == "microseconds": return text + f".{us:06d}"
    raise ValueError("Unknown timespec value")
def _offset_text(offset, sep=":"):
    if offset is None:
        return ""
    us = offset._us()
    sign = "-" if us < 0 else "+"
    seconds, us = divmod(abs(us), 1000000)
    text = f"{sign}{seconds // 3600:02d}{sep}{seconds // 60 % 60:02d}"
    if seconds % 60 or us:
        text += f"{sep}{seconds % 60:02d}"
    return text + (f".{us:06d}" if us else "")

def _divide_round(a, b):
    # To the nearest whole number, halves to even.
    q, r = divmod(a, b)
    r *= 2
    return q + (1 if (r > b if b > 0 else r < b) or r == b and q % 2 else 0)

class timedelta:
    __static__ = True
    __slots__ = ("_days", "_seconds", "_microseconds")
    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = 0
        part = 0.0
        for name, value, unit in (("days", days, 86400000000), ("seconds", seconds, 1000000), ("microseconds", microseconds, 1),
                                  ("milliseconds", milliseconds, 1000), ("minutes", minutes, 60000000), ("hours", hours, 3600000000),
                                  ("weeks", weeks, 604800000000)):
            if isinstance(value, int):
                whole += value * unit
            elif isinstance(value, float):
                if value != value:
                    raise ValueError("cannot convert float NaN to integer")
                if value in (float("inf"), float("-inf")):
                    raise OverflowError("cannot convert float infinity to integer")
                base = int(value)
                whole += base * unit
                part += (value - base) * unit
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if part:
            fraction = part - int(part)
            whole += int(part)
            # The rounding of the rest looks at whether the sum is even.
            whole += _round_rest(fraction, whole)
        return _duration(cls, whole)
    @property
    def days(self):
        return self._days
    @property
    def seconds(self):
        return self._seconds
    @property
    def microseconds(self):
        return self._microseconds
    def _us(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds
    def total_seconds(self):
        return self._us() / 1000000
    def __repr__(self):
        parts = [f"{n}={getattr(self, n)}" for n in ("days", "seconds", "microseconds") if getattr(self, n)]
        return f"{_name(self)}({', '.join(parts) or '0'})"
    def __str__(self):
        m, s = divmod(self._seconds, 60)
        h, m = divmod(m, 60)
        text = f"{h}:{m:02d}:{s:02d}"
        if self._days:
            text = f"{self._days} day{'s' if abs(self._days) != 1 else ''}, " + text
        return text + (f".{self._microseconds:06d}" if self._microseconds else "")
    def __add__(self, o):
        return _duration(timedelta, self._us() + o._us()) if isinstance(o, timedelta) else NotImplemented
    __radd__ = __add__
    def __sub__(self, o):
        return _duration(timedelta, self._us() - o._us()) if isinstance(o, timedelta) else NotImplemented
    def __mul__(self, o):
        if isinstance(o, int):
            return _duration(timedelta, self._us() * o)
        if isinstance(o, float):
            a, b = o.as_integer_ratio()
            return _duration(timedelta, _divide_round(self._us() * a, b))
        return NotImplemented
    __rmul__ = __mul__
    def __truediv__(self, o):
        if isinstance(o, timedelta):
            if not o._us(): raise ZeroDivisionError("division by zero")
            return self._us() / o._us()
        if isinstance(o, int):
            if not o: raise ZeroDivisionError("integer division or modulo by zero")
            return _duration(timedelta, _divide_round(self._us(), o))
        if isinstance(o, float):
            a, b = o.as_integer_ratio()
            if not a: raise ZeroDivisionError("integer division or modulo by zero")
            return _duration(timedelta, _divide_round(self._us() * b, a))
        return NotImplemented
    def __floordiv__(self, o):
        if isinstance(o, timedelta):
            if not o._us(): raise ZeroDivisionError("integer division or modulo by zero")
            return self._us() // o._us()
        if isinstance(o, int):
            if not o: raise ZeroDivisionError("integer division or modulo by zero")
            return _duration(timedelta, self._us() // o)
        return NotImplemented
    def __mod__(self, o):
        if not isinstance(o, timedelta): return NotImplemented
        if not o._us(): raise ZeroDivisionError("integer division or modulo by zero")
        return _duration(timedelta, self._us() % o._us())
    def __divmod__(self, o):
        if not isinstance(o, timedelta): return NotImplemented
        return self // o, self % o
    def __neg__(self):
        return _duration(timedelta, -self._us())
    def __pos__(self):
        return self
    def __abs__(self):
        return _duration(timedelta, abs(self._us()))
    def __bool__(self):
        return self._us() != 0
    def __eq__(self, o):
        return self._us() == o._us() if isinstance(o, timedelta) else NotImplemented
    def __lt__(self, o):
        return self._us() < o._us() if isinstance(o, timedelta) else NotImplemented
    def __le__(self, o):
        return self._us() <= o._us() if isinstance(o, timedelta) else NotImplemented
    def __gt__(self, o):
        return self._us() > o._us() if isinstance(o, timedelta) else NotImplemented
    def __ge__(self, o):
        return self._us() >= o._us() if isinstance(o, timedelta) else NotImplemented
    def __hash__(self):
        return hash(self._us())
    def __copy__(self):
        return self
    def __deepcopy__(self, memo):
        return self
    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)

def _round_rest(fraction, whole):
    low = fraction // 1
    rest = fraction - low
    low = int(low)
    if rest > 0.5 or rest == 0.5 and (whole + low) % 2:
        low += 1
    return low
def _duration(cls, us):
    rest, microseconds = divmod(us, 1000000)
    days, seconds = divmod(rest, 86400)
    if abs(days) > 999999999:
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    self = object.__new__(cls)
    self._days, self._seconds, self._microseconds = days, seconds, microseconds
    return self
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(0, 0, 1)

class tzinfo:
    __static__ = True
    __slots__ = ()
    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")
    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")
    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")
    def fromutc(self, dt):
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        shift = dt.dst() or timedelta(0)
        delta = offset - shift
        if delta:
            dt += delta
            shift = dt.dst() or timedelta(0)
        return dt + shift


"""#
