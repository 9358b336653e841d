// A part of `datetime`, in the language: see DatetimeLibrary.swift.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let datetimeTimes = #"""
    def isoformat(self, timespec="auto"):
        return _clock(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())
    def __str__(self):
        return self.isoformat()
    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            parts.append("fold=1")
        return f"{_name(self)}({', '.join(parts)})"
    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)
    def strftime(self, format):
        return _format(datetime(1900, 1, 1, self._hour, self._minute, self._second, self._microsecond, self._tzinfo), format)
    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)
    def __bool__(self):
        return True
    def _key(self):
        us = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        offset = self.utcoffset()
        return us if offset is None else us - offset._us()
    def _comparable(self, o):
        if not isinstance(o, time):
            return False
        if (self._tzinfo is None) != (o._tzinfo is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return True
    def __eq__(self, o):
        return (self._tzinfo is None) == (o._tzinfo is None) and self._key() == o._key() if isinstance(o, time) else NotImplemented
    def __lt__(self, o):
        return self._key() < o._key() if self._comparable(o) else NotImplemented
    def __le__(self, o):
        return self._key() <= o._key() if self._comparable(o) else NotImplemented
    def __gt__(self, o):
        return self._key() > o._key() if self._comparable(o) else NotImplemented
    def __ge__(self, o):
        return self._key() >= o._key() if self._comparable(o) else NotImplemented
    def __hash__(self):
        return hash(self._key())
    def __reduce__(self):
        return type(self), (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)
time.min, time.max, time.resolution = time(0, 0), time(23, 59, 59, 999999), timedelta(0, 0, 1)

class datetime(date):
    __static__ = True
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")
    def __new__(cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = date.__new__(cls, year, month, day)
        hour, minute, second, microsecond = _integer(hour), _integer(minute), _integer(second), _integer(microsecond)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._hour, self._minute, self._second, self._microsecond, self._tzinfo, self._fold = hour, minute, second, microsecond, tzinfo, fold
        return self
    hour, minute, second, microsecond, tzinfo, fold = time.hour, time.minute, time.second, time.microsecond, time.tzinfo, time.fold
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)
    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())
    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())
    @classmethod
    def utcfromtimestamp(cls, t, /):
        return cls._from_seconds(t, _time.gmtime, None)
    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        if tz is None:
            return cls._from_seconds(timestamp, _time.localtime, None)
        return tz.fromutc(cls._from_seconds(timestamp, _time.gmtime, tz))
    @classmethod
    def _from_seconds(cls, t, convert, tz):
        seconds = int(t // 1)
        us = round(t % 1 * 1000000)
        if us == 1000000:
            seconds, us = seconds + 1, 0
        p = convert(seconds)
        if not 1 <= p[0] <= 9999:
            raise ValueError(f"year {p[0]} is out of range")
        return cls(p[0], p[1], p[2], p[3], p[4], min(p[5], 59), us, tz)
    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)
    @classmethod
    def fromisoformat(cls, s, /):
        if not isinstance(s, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            size = 8 if len(s) >= 8 and s[4:8].isdigit() else 10
            if "W" in s[:10]:
                size = 10 if s[4:5] == "-" and len(s) >= 10 and s[8:9] == "-" else 8
            parts = _parse_date(s[:size])
            clock = ()
            if len(s) > size:
                clock = _parse_time(s[size + 1:])
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {s!r}") from None
        return cls(*parts, *clock)
    @classmethod
    def strptime(cls, date_string, format, /):
        from _strptime import parse
        fields, zone = parse(date_string, format)
        return cls(*fields, zone)
    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)
    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)
    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)
    def _us(self):
        return ((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60000000 + self._second * 1000000 + self._microsecond
    def timestamp(self):
        if self._tzinfo is not None:
            return (self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()
        return _time.mktime(tuple(self.timetuple())) + self._microsecond / 1000000
    def astimezone(self, tz=None):
        offset = self.utcoffset()
        if offset is None:
            seconds = int(self.timestamp() // 1)
            offset = _local_zone(seconds)._offset
        if tz is None:
            utc = self.replace(tzinfo=None) - offset
            tz = _local_zone((utc._us() - 62135683200000000) // 1000000)
        return tz.fromutc((self.replace(tzinfo=None) - offset).replace(tzinfo=tz))
    def date(self):
        return date(self._year, self._month, self._day)
    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)
    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)
    def timetuple(self):
        dst = self.dst()
        flag = -1 if dst is None else 1 if dst else 0
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(), self._yday(), flag))
    def utctimetuple(self):
        offset = self.utcoffset()
        d = self - offset if offset else self
        return _time.struct_time((d._year, d._month, d._day, d._hour, d._minute, d._second, d.weekday(), d._yday(), 0))
    def ctime(self):
        return f"{_day_names[self.weekday()]} {_month_names[self._month]} {self._day:2d} {_clock(self._hour, self._minute, self._second, 0, 'seconds')} {self._year:04d}"
    def isoformat(self, sep="T", timespec="auto"):
        text = f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}" + _clock(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + _offset_text(self.utcoffset())
    def __str__(self):
        return self.isoformat(" ")
    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        zone = f", tzinfo={self._tzinfo!r}" if self._tzinfo is not None else ""
        return f"{_name(self)}({', '.join(map(str, parts))}{', fold=1' if self._fold else ''}{zone})"
    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day,
                          self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)
    def __add__(self, o):
        if not isinstance(o, timedelta):
            return NotImplemented
        rest, us = divmod(self._us() + o._us(), 1000000)
        days, s = divmod(rest, 86400)
        if not 0 < days <= 3652059:
            raise OverflowError("date value out of range")
        y, m, d = _from_ordinal(days)
        return type(self)(y, m, d, s // 3600, s // 60 % 60, s % 60, us, self._tzinfo)
    __radd__ = __add__
    def __sub__(self, o):
        if isinstance(o, timedelta):
            return self + -o
        if not isinstance(o, datetime):
            return NotImplemented
        a, b = self.utcoffset(), o.utcoffset()
        if (a is None) != (b is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        us = self._us() - o._us()
        return _duration(timedelta, us if a is None or self._tzinfo is o._tzinfo else us - a._us() + b._us())
    def _key(self):
        offset = self.utcoffset()
        return self._us() if offset is None else self._us() - offset._us()
    def _comparable(self, o):
        if not isinstance(o, datetime):
            if isinstance(o, date):
                raise TypeError(f"can't compare {_name(self)} to {_name(o)}")
            return False
        if (self.utcoffset() is None) != (o.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return True
    def __eq__(self, o):
        if not isinstance(o, datetime):
            return NotImplemented
        return (self.utcoffset() is None) == (o.utcoffset() is None) and self._key() == o._key()
    def __hash__(self):
        return hash(self._key())
    def __reduce__(self):
        return type(self), (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond, self._tzinfo)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(0, 0, 1)

def _local_zone(seconds):
    local, utc = _time.localtime(seconds), _time.gmtime(seconds)
    delta = datetime(*local[:6]) - datetime(*utc[:6])
    return timezone(delta, _time.strftime("%Z", local))

def _format(value, format):
    # What the system does not know, or knows otherwise, is put in first.
    if "%" not in format:
        return format
    out = []
    i = 0
    isClock = isinstance(value, datetime)
    while i < len(format):
        c = format[i]
        i += 1
        if c != "%" or i >= len(format):
            out.append(c)
            continue
        c = format[i]
        i += 1
        if c == "f":
            out.append(f"{value._microsecond if isClock else 0:06d}")
        elif c == "z":
            out.append(_offset_text(value.utcoffset(), "") if isClock else "")
        elif c == ":" and format[i:i + 1] == "z":
            i += 1
            out.append(_offset_text(value.utcoffset()) if isClock else "")
        elif c == "Z":
            out.append(((value.tzname() or "") if isClock else "").replace("%", "%%"))
        elif c == "G":
            out.append(f"{value.isocalendar()[0]:04d}")
        elif c == "%":
            out.append("%%")
        else:
            out.append("%" + c)
    return _time.strftime("".join(out), tuple(value.timetuple()))

"""#
