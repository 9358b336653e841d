// What `strptime` reads, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let strptimeLibraries: [String: String] = [
    "_strptime": #"""
import time as _time
import re as _re
from datetime import date as _date, datetime as _datetime, timedelta as _timedelta, timezone as _timezone

_days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
def _any(names):
    return "|".join(sorted(names, key=len, reverse=True))
_patterns = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])", "f": r"(?P<f>[0-9]{1,6})", "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9])", "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])", "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)", "S": r"(?P<S>6[0-1]|[0-5]\d|\d)", "U": r"(?P<U>5[0-3]|[0-4]\d|\d)", "w": r"(?P<w>[0-6])", "u": r"(?P<u>[1-7])",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)", "W": r"(?P<W>5[0-3]|[0-4]\d|\d)", "y": r"(?P<y>\d\d)", "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))", "A": f"(?P<A>{_any(_days)})", "a": f"(?P<a>{_any([d[:3] for d in _days])})",
    "B": f"(?P<B>{_any(_months)})", "b": f"(?P<b>{_any([m[:3] for m in _months])})", "p": r"(?P<p>am|pm)", "Z": r"(?P<Z>utc|gmt)", "%": "%",
}
_patterns["z"] = r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|Z)"
_whole = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "T": "%H:%M:%S", "R": "%H:%M"}
_cache = {}
def _compiled(format):
    text = format
    for name in "cxX":
        text = text.replace("%" + name, _whole[name])
    out = []
    i = 0
    while i < len(text):
        c = text[i]
        i += 1
        if c.isspace():
            while i < len(text) and text[i].isspace():
                i += 1
            out.append(r"\s+")
        elif c != "%":
            out.append(_re.escape(c))
        else:
            if i == len(text):
                raise ValueError(f"stray % in format '{format}'")
            c = text[i]
            i += 1
            if c not in _patterns:
                raise ValueError(f"'{c}' is a bad directive in format '{format}'")
            out.append(_patterns[c])
    try:
        return _re.compile("".join(out), _re.IGNORECASE)
    except _re.error as e:
        raise ValueError(str(e)) from None
def parse(string, format, base=None):
    if not isinstance(string, str):
        raise TypeError(f"strptime() argument 1 must be str, not {type(string).__name__}")
    if not isinstance(format, str):
        raise TypeError(f"strptime() argument 2 must be str, not {type(format).__name__}")
    pattern = _cache.get(format)
    if pattern is None:
        pattern = _cache[format] = _compiled(format)
    m = pattern.match(string)
    if m is None:
        raise ValueError(f"time data {string!r} does not match format {format!r}")
    if m.end() != len(string):
        raise ValueError(f"unconverted data remains: {string[m.end():]}")
    found = {k: v.lower() for k, v in m.groupdict().items() if v is not None}
    year, month, day = None, 1, 1
    hour = minute = second = us = 0
    weekday = yday = None
    if "y" in found:
        year = int(found["y"])
        year += 2000 if year <= 68 else 1900
    if "Y" in found: year = int(found["Y"])
    if "m" in found: month = int(found["m"])
    if "B" in found: month = _months.index(found["B"]) + 1
    if "b" in found: month = [n[:3] for n in _months].index(found["b"]) + 1
    if "d" in found: day = int(found["d"])
    if "H" in found: hour = int(found["H"])
    if "I" in found:
        hour = int(found["I"])
        half = found.get("p", "")
        if half in ("", "am"):
            hour = 0 if hour == 12 else hour
        else:
            hour = hour if hour == 12 else hour + 12
    if "M" in found: minute = int(found["M"])
    if "S" in found: second = int(found["S"])
    if "f" in found: us = int(found["f"].ljust(6, "0"))
    if "A" in found: weekday = _days.index(found["A"])
    if "a" in found: weekday = [n[:3] for n in _days].index(found["a"])
    if "w" in found: weekday = (int(found["w"]) + 6) % 7
    if "u" in found: weekday = int(found["u"]) - 1
    if "j" in found: yday = int(found["j"])
    zone = None
    if "z" in found:
        text = found["z"]
        if text == "z":
            zone = _timezone.utc
        else:
            digits, _, fraction = text[1:].replace(":", "").partition(".")
            delta = _timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]), seconds=int(digits[4:] or 0),
                               microseconds=int((fraction + "000000")[:6]))
            zone = _timezone(-delta if text[0] == "-" else delta)
            zone = _timezone.utc if not delta else zone
    elif "Z" in found and zone is None:
        zone = None
    if "G" in found:
        if "V" not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
        made = _date.fromisocalendar(int(found["G"]), int(found["V"]), weekday + 1)
        year, month, day = made.year, made.month, made.day
    elif "V" in found:
        raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
    real = 1900 if year is None else year
    if year is None and month == 2 and day == 29:
        real = 1904
    if yday is None and weekday is not None and ("U" in found or "W" in found):
        first = (_date(real, 1, 1).weekday() + ("U" in found)) % 7
        week = int(found.get("U", found.get("W")))
        at = (weekday + ("U" in found)) % 7
        yday = 1 + at if week == 0 and False else (7 - first) % 7 + 7 * (week - 1) + 1 + at
    if yday is not None and "m" not in found and "B" not in found and "b" not in found:
        made = _date(real, 1, 1) + _timedelta(yday - 1)
        real, month, day = made.year, made.month, made.day
    if year is None and real == 1904:
        real = 1900 if False else 1900
    return (real, month, day, hour, minute, second, us), zone
def struct(string, format):
    fields, zone = parse(string, format)
    d = _datetime(*fields[:3])
    return (*fields[:6], d.weekday(), d.toordinal() - _datetime(fields[0], 1, 1).toordinal() + 1, -1)
"""#,
]
