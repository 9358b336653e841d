// `calendar` and `uuid`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let calendarLibraries: [String: String] = [
    "calendar": #"""
import datetime as _datetime
from datetime import MAXYEAR, MINYEAR
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
January, February = 1, 2
error = ValueError
EPOCH = 1970
class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month
    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"
class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday
    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"
day_name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
day_abbr = [n[:3] for n in day_name]
month_name = ["", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
month_abbr = [n[:3] for n in month_name]
mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
def leapdays(y1, y2):
    y1 -= 1
    y2 -= 1
    return (y2 // 4 - y1 // 4) - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)
def weekday(year, month, day):
    return _datetime.date(year, month, day).weekday()
def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), mdays[month] + (month == 2 and isleap(year))
class Calendar:
    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday
    def getfirstweekday(self):
        return self.firstweekday % 7
    def setfirstweekday(self, firstweekday):
        self.firstweekday = firstweekday
    def iterweekdays(self):
        for i in range(self.firstweekday, self.firstweekday + 7):
            yield i % 7
    def itermonthdays(self, year, month):
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        yield from [0] * before
        yield from range(1, days + 1)
        yield from [0] * ((self.firstweekday - first - days) % 7)
    def itermonthdays2(self, year, month):
        for i, d in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield d, i % 7
    def itermonthdates(self, year, month):
        first, days = monthrange(year, month)
        start = _datetime.date(year, month, 1) - _datetime.timedelta((first - self.firstweekday) % 7)
        n = (first - self.firstweekday) % 7 + days
        for i in range(n + -n % 7):
            yield start + _datetime.timedelta(i)
    def _weeks(self, days):
        days = list(days)
        return [days[i:i + 7] for i in range(0, len(days), 7)]
    def monthdatescalendar(self, year, month):
        return self._weeks(self.itermonthdates(year, month))
    def monthdayscalendar(self, year, month):
        return self._weeks(self.itermonthdays(year, month))
    def monthdays2calendar(self, year, month):
        return self._weeks(self.itermonthdays2(year, month))
    def yeardayscalendar(self, year, width=3):
        months = [self.monthdayscalendar(year, i) for i in range(1, 13)]
        return [months[i:i + width] for i in range(0, 12, width)]
class TextCalendar(Calendar):
    def formatday(self, day, weekday, width):
        return ("" if day == 0 else f"{day:2d}").center(width)
    def formatweek(self, theweek, width):
        return " ".join([self.formatday(d, w, width) for d, w in theweek])
    def prweek(self, theweek, width):
        print(self.formatweek(theweek, width), end="")
    def formatweekday(self, day, width):
        return (day_name if width >= 9 else day_abbr)[day][:width].center(width)
    def formatweekheader(self, width):
        return " ".join([self.formatweekday(i, width) for i in self.iterweekdays()])
    def formatmonthname(self, theyear, themonth, width, withyear=True):
        return (f"{month_name[themonth]} {theyear}" if withyear else month_name[themonth]).center(width)
    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, l = max(2, w), max(1, l)
        text = self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1).rstrip() + "\n" * l
        text += self.formatweekheader(w).rstrip() + "\n" * l
        for week in self.monthdays2calendar(theyear, themonth):
            text += self.formatweek(week, w).rstrip() + "\n" * l
        return text
    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")
    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        w, l, c = max(2, w), max(1, l), max(2, c)
        width = (w + 1) * 7 - 1
        gap = " " * c
        out = [repr(theyear).center(width * m + c * (m - 1)).rstrip(), "\n" * l]
        for row in range(0, 12, m):
            months = range(row + 1, min(row + m, 12) + 1)
            out.append("\n" * l)
            out += [gap.join([self.formatmonthname(theyear, k, width, False) for k in months]).rstrip(), "\n" * l]
            out += [gap.join([self.formatweekheader(w) for k in months]).rstrip(), "\n" * l]
            weeks = [self.monthdays2calendar(theyear, k) for k in months]
            for i in range(max(map(len, weeks))):
                out += [gap.join([self.formatweek(ws[i], w) if i < len(ws) else " " * width for ws in weeks]).rstrip(), "\n" * l]
        return "".join(out)
    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")
_text = TextCalendar()
firstweekday = _text.getfirstweekday
monthcalendar = _text.monthdayscalendar
month, prmonth, calendar, prcal = _text.formatmonth, _text.prmonth, _text.formatyear, _text.pryear
weekheader = _text.formatweekheader
def setfirstweekday(firstweekday):
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    _text.firstweekday = firstweekday
def timegm(tuple):
    year, month, day, hour, minute, second = tuple[:6]
    days = _datetime.date(year, month, 1).toordinal() - 719163 + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second
"""#,
    "uuid": #"""
import os as _os
import hashlib as _hashlib
import time as _time
class SafeUUID:
    safe, unsafe, unknown = 0, -1, None
class UUID:
    __slots__ = ("int", "is_safe")
    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if hex is not None:
            text = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(text) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(text, 16)
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _int.from_bytes(bytes, "big")
        elif bytes_le is not None:
            b = bytes_le
            int = _int.from_bytes(b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:], "big")
        elif fields is not None:
            a, b, c, d, e, f = fields
            int = a << 96 | b << 80 | c << 64 | d << 56 | e << 48 | f
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            int = int & ~(0xC000 << 48) | 0x8000 << 48
            int = int & ~(0xF000 << 64) | version << 76
        object.__setattr__(self, "int", int)
        object.__setattr__(self, "is_safe", is_safe)
    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")
    @property
    def hex(self):
        return f"{self.int:032x}"
    @property
    def bytes(self):
        return self.int.to_bytes(16, "big")
    @property
    def fields(self):
        n = self.int
        return (n >> 96, n >> 80 & 0xFFFF, n >> 64 & 0xFFFF, n >> 56 & 0xFF, n >> 48 & 0xFF, n & (1 << 48) - 1)
    @property
    def urn(self):
        return "urn:uuid:" + str(self)
    @property
    def version(self):
        return self.int >> 76 & 0xF if self.variant == RFC_4122 else None
    @property
    def variant(self):
        return RFC_4122 if self.int >> 62 & 3 == 2 else RESERVED_NCS if not self.int >> 63 & 1 else RESERVED_FUTURE
    @property
    def node(self):
        return self.int & (1 << 48) - 1
    def __str__(self):
        h = self.hex
        return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"
    def __repr__(self):
        return f"UUID('{self}')"
    def __eq__(self, o):
        return self.int == o.int if isinstance(o, UUID) else NotImplemented
    def __lt__(self, o):
        return self.int < o.int if isinstance(o, UUID) else NotImplemented
    def __le__(self, o):
        return self.int <= o.int if isinstance(o, UUID) else NotImplemented
    def __gt__(self, o):
        return self.int > o.int if isinstance(o, UUID) else NotImplemented
    def __ge__(self, o):
        return self.int >= o.int if isinstance(o, UUID) else NotImplemented
    def __hash__(self):
        return hash(self.int)
    def __int__(self):
        return self.int
_int = int
RESERVED_NCS, RFC_4122 = "reserved for NCS compatibility", "specified in RFC 4122"
RESERVED_MICROSOFT, RESERVED_FUTURE = "reserved for Microsoft compatibility", "reserved for future definition"
def uuid4():
    return UUID(bytes=_os.urandom(16), version=4)
def uuid1(node=None, clock_seq=None):
    t = _time.time_ns() // 100 + 0x01B21DD213814000
    seq = int.from_bytes(_os.urandom(2), "big") & 0x3FFF if clock_seq is None else clock_seq
    return UUID(fields=(t & 0xFFFFFFFF, t >> 32 & 0xFFFF, t >> 48 & 0xFFF, seq >> 8 & 0x3F, seq & 0xFF, getnode() if node is None else node), version=1)
def uuid3(namespace, name):
    return UUID(bytes=_hashlib.md5(namespace.bytes + name.encode()).digest(), version=3)
def uuid5(namespace, name):
    return UUID(bytes=_hashlib.sha1(namespace.bytes + name.encode()).digest()[:16], version=5)
def getnode():
    return 0x010000000000
NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
"""#,
]
