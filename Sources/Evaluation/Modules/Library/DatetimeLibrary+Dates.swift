// A part of `datetime`, in the language: see DatetimeLibrary.swift.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let datetimeDates = #"""
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}.")
        self._offset = offset
        self._name = name
    def utcoffset(self, dt):
        return self._offset
    def dst(self, dt):
        return None
    def tzname(self, dt):
        return self._name if self._name is not None else "UTC" if not self._offset else "UTC" + _offset_text(self._offset)
    def fromutc(self, dt):
        return dt + self._offset
    def __str__(self):
        return self.tzname(None)
    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._offset!r}" + (f", {self._name!r})" if self._name is not None else ")")
    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented
    def __hash__(self):
        return hash(self._offset)
timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))

_iso_calendar = None
def _calendar_date(*values):
    global _iso_calendar
    if _iso_calendar is None:
        from collections import namedtuple
        _iso_calendar = namedtuple("IsoCalendarDate", "year week weekday", module="datetime")
        _iso_calendar.__repr__ = lambda self: f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"
    return _iso_calendar(*values)
def _iso_monday(year):
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)
def _parse_date(s):
    if len(s) == 10 and s[4] == "-" and s[7] == "-":
        parts = s[:4], s[5:7], s[8:]
    elif len(s) == 8 and s.isdigit():
        parts = s[:4], s[4:6], s[6:]
    elif len(s) in (7, 8, 10) and "W" in s:
        year, week, day = s[:4], *(s[4:].replace("-", "").lstrip("W")[:2], s[4:].replace("-", "").lstrip("W")[2:] or "1")
        made = date.fromisocalendar(int(year), int(week), int(day))
        return made.year, made.month, made.day
    else:
        raise ValueError
    if not all(p.isdigit() and p.isascii() for p in parts):
        raise ValueError
    return tuple(map(int, parts))
def _parse_time(s):
    zone = None
    at = next((i for i, c in enumerate(s) if c in "+-Z"), None)
    if at is not None:
        text, s = s[at:], s[:at]
        if text == "Z":
            zone = timezone.utc
        else:
            h, m, sec, us = _parse_clock(text[1:])
            delta = timedelta(hours=h, minutes=m, seconds=sec, microseconds=us)
            zone = timezone.utc if not delta else timezone(-delta if text[0] == "-" else delta)
    return (*_parse_clock(s), zone)
def _parse_clock(s):
    clock, dot, fraction = s.replace(",", ".").partition(".")
    if dot and not (fraction.isdigit() and fraction):
        raise ValueError
    parts = clock.split(":") if ":" in clock else [clock[i:i + 2] for i in range(0, len(clock), 2)]
    if not 1 <= len(parts) <= 3 or not all(len(p) == 2 and p.isdigit() for p in parts) or dot and len(parts) < 3:
        raise ValueError
    parts = list(map(int, parts)) + [0] * (3 - len(parts))
    return (*parts, int((fraction + "000000")[:6]) if dot else 0)

class date:
    __static__ = True
    __slots__ = ("_year", "_month", "_day")
    def __new__(cls, year=None, month=None, day=None):
        for place, (name, value) in enumerate((("year", year), ("month", month), ("day", day)), 1):
            if value is None:
                raise TypeError(f"function missing required argument {name!r} (pos {place})")
        year, month, day = _integer(year), _integer(month), _integer(day)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self
    @property
    def year(self):
        return self._year
    @property
    def month(self):
        return self._month
    @property
    def day(self):
        return self._day
    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())
    @classmethod
    def fromtimestamp(cls, timestamp, /):
        t = _time.localtime(timestamp)
        return cls(t[0], t[1], t[2])
    @classmethod
    def fromordinal(cls, n, /):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > 3652059:
            raise ValueError("year is out of range")
        return cls(*_from_ordinal(n))
    @classmethod
    def fromisoformat(cls, s, /):
        if not isinstance(s, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = _parse_date(s)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {s!r}") from None
        return cls(*parts)
    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"Year is out of range: {year}")
        weeks = 53 if _iso_monday(year + 1) - _iso_monday(year) == 371 else 52
        if not 0 < week <= weeks:
            raise ValueError(f"Invalid week: {week}")
        if not 0 < day < 8:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(_iso_monday(year) + (week - 1) * 7 + day - 1)
    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)
    def weekday(self):
        return (self.toordinal() + 6) % 7
    def isoweekday(self):
        return self.toordinal() % 7 or 7
    def isocalendar(self):
        year = self._year
        today = self.toordinal()
        start = _iso_monday(year)
        if today < start:
            year -= 1
            start = _iso_monday(year)
        elif today >= _iso_monday(year + 1):
            year += 1
            start = _iso_monday(year)
        return _calendar_date(year, (today - start) // 7 + 1, (today - start) % 7 + 1)
    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"
    __str__ = isoformat
    def __repr__(self):
        return f"{_name(self)}({self._year}, {self._month}, {self._day})"
    def ctime(self):
        return f"{_day_names[self.weekday()]} {_month_names[self._month]} {self._day:2d} 00:00:00 {self._year:04d}"
    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)
    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), self._yday(), -1))
    def _yday(self):
        return self.toordinal() - _before_year(self._year)
    def strftime(self, format):
        return _format(self, format)
    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError(f"must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)
    def __add__(self, o):
        if not isinstance(o, timedelta):
            return NotImplemented
        n = self.toordinal() + o._days
        if not 0 < n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)
    __radd__ = __add__
    def __sub__(self, o):
        if isinstance(o, timedelta):
            return self + timedelta(-o._days)
        return timedelta(self.toordinal() - o.toordinal()) if isinstance(o, date) else NotImplemented
    def _key(self):
        return (self._year, self._month, self._day)
    def __eq__(self, o):
        return self._key() == o._key() if isinstance(o, date) and not isinstance(o, datetime) else NotImplemented
    def __lt__(self, o):
        return self._key() < o._key() if self._comparable(o) else NotImplemented
    def __le__(self, o):
        return self._key() <= o._key() if self._comparable(o) else NotImplemented
    def __gt__(self, o):
        return self._key() > o._key() if self._comparable(o) else NotImplemented
    def __ge__(self, o):
        return self._key() >= o._key() if self._comparable(o) else NotImplemented
    def _comparable(self, o):
        if isinstance(o, datetime):
            raise TypeError(f"can't compare {_name(o)} to {_name(self)}")
        return isinstance(o, date)
    def __hash__(self):
        return hash(self._key())
    def __reduce__(self):
        return type(self), self._key()
    def __copy__(self):
        return self
    def __deepcopy__(self, memo):
        return self
date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)

class time:
    __static__ = True
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = _integer(hour), _integer(minute), _integer(second), _integer(microsecond)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._tzinfo, self._fold = hour, minute, second, microsecond, tzinfo, fold
        return self
    @property
    def hour(self):
        return self._hour
    @property
    def minute(self):
        return self._minute
    @property
    def second(self):
        return self._second
    @property
    def microsecond(self):
        return self._microsecond
    @property
    def tzinfo(self):
        return self._tzinfo
    @property
    def fold(self):
        return self._fold
    @classmethod
    def fromisoformat(cls, s, /):
        if not isinstance(s, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = _parse_time(s.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {s!r}") from None
        return cls(*parts)
    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)
    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)
    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

"""#
