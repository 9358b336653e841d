// `warnings`, `linecache`, `traceback` and `weakref`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let warningsLibraries: [String: String] = [
    "warnings": #"""
from _library import caller as _caller
import sys as _sys
filters = []
_seen = set()
_records = []
onceregistry = {}
defaultaction = "default"

class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
    def __str__(self):
        return f"{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}"

def _action(category, text, lineno, module):
    import re
    for action, message, wanted, where, line in filters:
        if (issubclass(category, wanted) and (not message or re.match(message, text, re.I))
                and (not where or re.match(where, module)) and (line == 0 or line == lineno)):
            return action
    return defaultaction

def _reset():
    filters[:] = [("default", None, DeprecationWarning, "__main__", 0)] + [
        ("ignore", None, c, None, 0) for c in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)]
_reset()

def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    filename, _, line = _caller(stacklevel).rpartition(":")
    warn_explicit(message, category, filename, int(line), "__main__")

def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    text = str(message)
    exception = message if isinstance(message, Warning) else category(message)
    action = _action(category, text, lineno, module or filename)
    if action == "ignore":
        return
    if action == "error":
        raise exception
    if action != "always":
        key = (text, category, (filename, lineno) if action == "default" else module if action == "module" else None)
        if key in _seen:
            return
        _seen.add(key)
    if _records and showwarning is _showwarning:
        _records[-1].append(WarningMessage(exception, category, filename, lineno))
        return
    showwarning(exception, category, filename, lineno)

def showwarning(message, category, filename, lineno, file=None, line=None):
    (file or _sys.stderr).write(formatwarning(message, category, filename, lineno, line))
_showwarning = showwarning

def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        import linecache
        line = linecache.getline(filename, lineno)
    return text + (f"  {line.strip()}\n" if line and line.strip() else "")

def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise AssertionError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise AssertionError("category must be a Warning subclass")
    _add((action, message or None, category, module or None, lineno), append)

def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")
    _add((action, None, category, None, lineno), append)

def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
        return
    if item in filters:
        filters.remove(item)
    filters.insert(0, item)

def resetwarnings():
    filters.clear()

class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._given = (action, category, lineno, append)
        self._entered = False
    def __enter__(self):
        global showwarning
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._saved = list(filters), set(_seen), showwarning
        _seen.clear()
        if self._given[0] is not None:
            simplefilter(*self._given)
        if self._record:
            log = []
            _records.append(log)
            showwarning = _showwarning
            return log
    def __exit__(self, *exc):
        global showwarning
        filters[:], seen, showwarning = self._saved
        _seen.clear()
        _seen.update(seen)
        if self._record:
            _records.pop()
"""#,
    "linecache": #"""
from _library import source_line as _source_line
def getline(filename, lineno, module_globals=None):
    return _source_line(filename, lineno) or ""
def getlines(filename, module_globals=None):
    lines = []
    while text := getline(filename, len(lines) + 1):
        lines.append(text)
    return lines
def checkcache(filename=None):
    pass
def clearcache():
    pass
"""#,
    "traceback": #"""
import sys as _sys
from _library import trace as _trace, handled as _handled, hint as _hint, running as _running
from types import SimpleNamespace as _Namespace

class FrameSummary:
    def __init__(self, filename, lineno, name, *, line=None, text=None, locals=None):
        self.filename, self.lineno, self.name, self._line, self._text = filename, lineno, name, line, text
        self.locals = locals
    @property
    def line(self):
        return self._line.strip() if self._line is not None else None
    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))
    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]
    def __len__(self):
        return 4
    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"
    def _shown(self):
        return self._text or f'  File "{self.filename}", line {self.lineno}, in {self.name}\n' + (f"    {self.line}\n" if self.line else "")
class StackSummary(list):
    def format(self):
        out, last, count = [], None, 0
        for frame in self:
            here = (frame.filename, frame.lineno, frame.name)
            if here != last:
                if count > 3:
                    out.append(_repeated(count))
                last, count = here, 0
            count += 1
            if count <= 3:
                out.append(frame._shown())
        if count > 3:
            out.append(_repeated(count))
        return out
    @classmethod
    def from_list(cls, frames):
        return cls([f if isinstance(f, FrameSummary) else FrameSummary(f[0], f[1], f[2], line=f[3]) for f in frames])

def _repeated(count):
    return f"  [Previous line repeated {count - 3} more time{'s' if count > 4 else ''}]\n"

def _exception(exc, value, default=None):
    if value is _missing:
        return exc
    return value
_missing = object()
def extract_tb(tb, limit=None):
    if tb is None:
        return StackSummary()
    frames = [FrameSummary(f, n, name, line=line, text=text) for f, n, name, line, text in _trace(tb)]
    return StackSummary(frames if limit is None else frames[:limit] if limit >= 0 else frames[limit:])
def extract_stack(f=None, limit=None):
    frames = [FrameSummary(f, n, name, line=line) for f, n, name, line, text in _trace(_running())]
    return StackSummary(frames if limit is None else frames[-limit:] if limit >= 0 else frames[:-limit])
def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()
def print_list(extracted_list, file=None):
    for text in format_list(extracted_list):
        print(text, file=file or _sys.stderr, end="")
def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()
def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb, limit)), file=file or _sys.stderr, end="")
def format_exception_only(exc, /, value=_missing):
    value = _exception(exc, value)
    if value is None:
        return ["NoneType: None\n"]
    cls = type(value)
    name = cls.__qualname__ if cls.__module__ in ("builtins", "__main__") else f"{cls.__module__}.{cls.__qualname__}"
    try:
        text = str(value)
    except Exception:
        text = f"<exception str() failed>"
    hint = _hint(value)
    if hint:
        text += ". " + hint
    out = [f"{name}: {text}\n" if text else f"{name}\n"]
    for note in getattr(value, "__notes__", ()):
        out += [line + "\n" for line in str(note).split("\n")]
    return out
def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    value = _exception(exc, value)
    return _formatted(value, value.__traceback__ if tb is _missing and value is not None else tb, limit, chain, [])
def _formatted(value, tb, limit, chain, seen):
    if value is None:
        return ["NoneType: None\n"]
    out = []
    seen.append(value)
    if chain:
        cause = value.__cause__
        earlier = cause if cause is not None else None if value.__suppress_context__ else value.__context__
        if earlier is not None and not any([e is earlier for e in seen]):
            out += _formatted(earlier, earlier.__traceback__, limit, chain, seen)
            out.append("\nThe above exception was the direct cause of the following exception:\n\n" if cause is not None
                       else "\nDuring handling of the above exception, another exception occurred:\n\n")
    if tb is not None:
        out.append("Traceback (most recent call last):\n")
        out += format_tb(tb, limit)
    return out + format_exception_only(value)
def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value, tb, limit, chain)), file=file or _sys.stderr, end="")
def format_exc(limit=None, chain=True):
    return "".join(format_exception(_handled(), limit=limit, chain=chain))
def print_exc(limit=None, file=None, chain=True):
    print(format_exc(limit, chain), file=file or _sys.stderr, end="")
def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit), file)
def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()
def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")
def clear_frames(tb):
    pass
def walk_tb(tb):
    return iter(())
class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, **kwargs):
        self._value, self._tb, self._limit = exc_value, exc_traceback, limit
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)
    def format(self, *, chain=True):
        yield from format_exception(self.exc_type, self._value, self._tb, self._limit, chain)
    def format_exception_only(self):
        yield from format_exception_only(self._value)
    def __str__(self):
        return str(self._value)
"""#,
]
