// `datetime`, in the language: dates, times and durations without time zones but UTC.

let datetimeLibrary = #"""
import time as _time
MINYEAR, MAXYEAR = 1, 9999
_month_days = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

def _leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
def _in_month(y, m):
    return 29 if m == 2 and _leap(y) else _month_days[m]
def _before_year(y):
    y -= 1
    return y * 365 + y // 4 - y // 100 + y // 400
def _ordinal(y, m, d):
    return _before_year(y) + sum([_in_month(y, i) for i in range(1, m)]) + d
def _from_ordinal(n):
    y = min(9999, max(1, n * 400 // 146097 + 1))
    while _before_year(y) >= n:
        y -= 1
    while _before_year(y + 1) < n:
        y += 1
    n -= _before_year(y)
    m = 1
    while n > _in_month(y, m):
        n -= _in_month(y, m)
        m += 1
    return y, m, n

class timedelta:
    __slots__ = ("days", "seconds", "microseconds")
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        parts = days * 86400 + weeks * 604800 + seconds + minutes * 60 + hours * 3600
        if all(isinstance(v, int) for v in (days, seconds, microseconds, milliseconds, minutes, hours, weeks)):
            total = parts * 1000000 + milliseconds * 1000 + microseconds
        else:
            total = round(parts * 1000000 + milliseconds * 1000 + microseconds)
        rest, self.microseconds = divmod(total, 1000000)
        self.days, self.seconds = divmod(rest, 86400)
        if abs(self.days) > 999999999:
            raise OverflowError(f"days={self.days}; must have magnitude <= 999999999")
    def _us(self):
        return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds
    def total_seconds(self):
        return self._us() / 1000000
    def __repr__(self):
        parts = [f"{n}={getattr(self, n)}" for n in ("days", "seconds", "microseconds") if getattr(self, n)]
        return f"datetime.timedelta({', '.join(parts) or '0'})"
    def __str__(self):
        m, s = divmod(self.seconds, 60)
        h, m = divmod(m, 60)
        text = f"{h}:{m:02d}:{s:02d}"
        if self.days:
            text = f"{self.days} day{'s' if abs(self.days) != 1 else ''}, " + text
        return text + (f".{self.microseconds:06d}" if self.microseconds else "")
    def __add__(self, o):
        return timedelta(microseconds=self._us() + o._us()) if isinstance(o, timedelta) else NotImplemented
    __radd__ = __add__
    def __sub__(self, o):
        return timedelta(microseconds=self._us() - o._us()) if isinstance(o, timedelta) else NotImplemented
    def __mul__(self, o):
        return timedelta(microseconds=self._us() * o) if isinstance(o, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __truediv__(self, o):
        return self._us() / o._us() if isinstance(o, timedelta) else timedelta(microseconds=self._us() / o)
    def __floordiv__(self, o):
        return self._us() // o._us() if isinstance(o, timedelta) else timedelta(microseconds=self._us() // o)
    def __mod__(self, o):
        return timedelta(microseconds=self._us() % o._us())
    def __neg__(self):
        return timedelta(microseconds=-self._us())
    def __abs__(self):
        return timedelta(microseconds=abs(self._us()))
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

class timezone:
    def __init__(self, offset, name=None):
        self._offset = offset
        self._name = name
    def utcoffset(self, dt):
        return self._offset
    def tzname(self, dt):
        return str(self)
    def __str__(self):
        if self._name:
            return self._name
        minutes = self._offset._us() // 60000000
        return "UTC" if not minutes else f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    def __repr__(self):
        return "datetime.timezone.utc" if self is timezone.utc else f"datetime.timezone({self._offset!r})"
timezone.utc = timezone(timedelta(0))
UTC = timezone.utc

class date:
    def __new__(cls, year, month, day):
        if not 1 <= year <= 9999:
            raise ValueError(f"year {year} is out of range")
        if not 1 <= month <= 12:
            raise ValueError("month must be in 1..12")
        if not 1 <= day <= _in_month(year, month):
            raise ValueError("day is out of range for month")
        self = object.__new__(cls)
        self.year, self.month, self.day = year, month, day
        return self
    @classmethod
    def today(cls):
        t = _time.localtime()
        return cls(t[0], t[1], t[2])
    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))
    @classmethod
    def fromisoformat(cls, s):
        try:
            y, m, d = s.split("-")
            return cls(int(y), int(m), int(d))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {s!r}") from None
    def toordinal(self):
        return _ordinal(self.year, self.month, self.day)
    def weekday(self):
        return (self.toordinal() + 6) % 7
    def isoweekday(self):
        return self.toordinal() % 7 or 7
    def isoformat(self):
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
    __str__ = isoformat
    def __repr__(self):
        return f"datetime.date({self.year}, {self.month}, {self.day})"
    def replace(self, year=None, month=None, day=None):
        return type(self)(year or self.year, month or self.month, day or self.day)
    def timetuple(self):
        return _time.struct_time(self.year, self.month, self.day, 0, 0, 0, self.weekday(), self.toordinal() - _before_year(self.year), -1)
    def strftime(self, format):
        return _time.strftime(format, tuple(self.timetuple()))
    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)
    def __add__(self, o):
        return date.fromordinal(self.toordinal() + o.days) if isinstance(o, timedelta) else NotImplemented
    __radd__ = __add__
    def __sub__(self, o):
        if isinstance(o, timedelta):
            return date.fromordinal(self.toordinal() - o.days)
        return timedelta(self.toordinal() - o.toordinal()) if isinstance(o, date) else NotImplemented
    def _key(self):
        return (self.year, self.month, self.day)
    def __eq__(self, o):
        return self._key() == o._key() if isinstance(o, date) else NotImplemented
    def __lt__(self, o):
        return self._key() < o._key() if isinstance(o, date) else NotImplemented
    def __le__(self, o):
        return self._key() <= o._key() if isinstance(o, date) else NotImplemented
    def __gt__(self, o):
        return self._key() > o._key() if isinstance(o, date) else NotImplemented
    def __ge__(self, o):
        return self._key() >= o._key() if isinstance(o, date) else NotImplemented
    def __hash__(self):
        return hash(self._key())

class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0):
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
    def isoformat(self):
        return f"{self.hour:02d}:{self.minute:02d}:{self.second:02d}" + (f".{self.microsecond:06d}" if self.microsecond else "")
    __str__ = isoformat
    def __repr__(self):
        tail = f", {self.second}" + (f", {self.microsecond}" if self.microsecond else "") if self.second or self.microsecond else ""
        return f"datetime.time({self.hour}, {self.minute}{tail})"

class datetime(date):
    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        self = date.__new__(cls, year, month, day)
        for name, value, limit in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59), ("microsecond", microsecond, 999999)):
            if not 0 <= value <= limit:
                raise ValueError(f"{name} must be in 0..{limit}")
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo
        return self
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)
    today = now
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_time.time(), timezone.utc).replace(tzinfo=None)
    @classmethod
    def fromtimestamp(cls, t, tz=None):
        us = round(t % 1 * 1000000)
        s = int(t // 1)
        if us == 1000000:
            s, us = s + 1, 0
        p = _time.localtime(s) if tz is None else _time.gmtime(s)
        return cls(p[0], p[1], p[2], p[3], p[4], p[5], us, tz)
    @classmethod
    def combine(cls, date, time):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond)
    @classmethod
    def fromisoformat(cls, s):
        try:
            day, _, clock = s.replace("T", " ").partition(" ")
            y, m, d = day.split("-")
            parts = clock.split(":") if clock else []
            second, _, fraction = parts[2].partition(".") if len(parts) > 2 else ("0", "", "")
            return cls(int(y), int(m), int(d), int(parts[0]) if parts else 0, int(parts[1]) if len(parts) > 1 else 0, int(second),
                       int((fraction + "000000")[:6]) if fraction else 0)
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {s!r}") from None
    def _us(self):
        return ((self.toordinal() * 24 + self.hour) * 60 + self.minute) * 60000000 + self.second * 1000000 + self.microsecond
    def timestamp(self):
        if self.tzinfo is not None:
            return (self._us() - datetime(1970, 1, 1)._us()) / 1000000
        return _time.mktime(tuple(self.timetuple())) + self.microsecond / 1000000
    def date(self):
        return date(self.year, self.month, self.day)
    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)
    def timetuple(self):
        day = self.toordinal() - _before_year(self.year)
        return _time.struct_time(self.year, self.month, self.day, self.hour, self.minute, self.second, self.weekday(), day, -1)
    def strftime(self, format):
        return _time.strftime(format.replace("%f", f"{self.microsecond:06d}"), tuple(self.timetuple()))
    def isoformat(self, sep="T", timespec="auto"):
        text = f"{self.year:04d}-{self.month:02d}-{self.day:02d}{sep}{self.hour:02d}:{self.minute:02d}"
        if timespec != "minutes":
            text += f":{self.second:02d}"
            if self.microsecond and timespec == "auto" or timespec == "microseconds":
                text += f".{self.microsecond:06d}"
        return text + ("+00:00" if self.tzinfo is timezone.utc else "")
    def __str__(self):
        return self.isoformat(" ")
    def __repr__(self):
        parts = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        zone = f", tzinfo={self.tzinfo!r}" if self.tzinfo else ""
        return f"datetime.datetime({', '.join(map(str, parts))}{zone})"
    def replace(self, **changes):
        parts = {n: getattr(self, n) for n in ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")}
        return type(self)(**{**parts, **changes})
    def __add__(self, o):
        if not isinstance(o, timedelta):
            return NotImplemented
        rest, us = divmod(self._us() + o._us(), 1000000)
        days, s = divmod(rest, 86400)
        y, m, d = _from_ordinal(days)
        return datetime(y, m, d, s // 3600, s // 60 % 60, s % 60, us, self.tzinfo)
    __radd__ = __add__
    def __sub__(self, o):
        if isinstance(o, timedelta):
            return self + -o
        return timedelta(microseconds=self._us() - o._us()) if isinstance(o, datetime) else NotImplemented
    def _key(self):
        return (self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond)
    def __eq__(self, o):
        return self._key() == o._key() if isinstance(o, datetime) else NotImplemented
    def __hash__(self):
        return hash(self._key())
"""#
