// `logging`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let loggingLibraries: [String: String] = ["logging": loggingHead + loggingLoggers]

let loggingHead = #"""
import sys as _sys
import time as _time
import os as _os
from _library import caller as _caller, caller_function as _caller_function
import traceback as _traceback
import warnings as _warnings

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
raiseExceptions = True
_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_levels = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0}
_start = _time.time()

def getLevelName(level):
    if level in _names:
        return _names[level]
    return _levels[level] if level in _levels else f"Level {level}"
def getLevelNamesMapping():
    return dict(_levels)
def addLevelName(level, levelName):
    _names[level] = levelName
    _levels[levelName] = level
def _check_level(level):
    if isinstance(level, int):
        return level
    if isinstance(level, str):
        if level not in _levels:
            raise ValueError(f"Unknown level: {level!r}")
        return _levels[level]
    raise TypeError(f"Level not an integer or a valid string: {level!r}")

class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        self.name = name
        self.msg = msg
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        self.filename = _os.path.basename(pathname)
        self.module = _os.path.splitext(self.filename)[0]
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = _time.time()
        self.msecs = int((self.created - int(self.created)) * 1000) + 0.0
        self.relativeCreated = (self.created - _start) * 1000
        self.thread = 1
        self.threadName = "MainThread"
        self.processName = "MainProcess"
        self.process = _os.getpid()
    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'
    def getMessage(self):
        text = str(self.msg)
        return text % self.args if self.args else text
def makeLogRecord(dict):
    record = LogRecord(None, 0, "", 0, "", (), None, None)
    record.__dict__.update(dict)
    return record

BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
class Formatter:
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"
    converter = _time.localtime
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in "%{$":
            raise ValueError("Style must be one of: %,{,$")
        self._style_kind = style
        self._fmt = fmt or {"%": "%(message)s", "{": "{message}", "$": "${message}"}[style]
        if validate and style == "%" and "%(" not in self._fmt:
            raise ValueError(f"Invalid format '{self._fmt}' for '%' style")
        self.datefmt = datefmt
        self._defaults = defaults
    def formatTime(self, record, datefmt=None):
        t = _time.localtime(record.created)
        if datefmt:
            return _time.strftime(datefmt, t)
        return self.default_msec_format % (_time.strftime(self.default_time_format, t), record.msecs)
    def formatException(self, ei):
        text = "".join(_traceback.format_exception(ei[0], ei[1], ei[2]))
        return text[:-1] if text.endswith("\n") else text
    def formatStack(self, stack_info):
        return stack_info
    def usesTime(self):
        return "asctime" in self._fmt
    def formatMessage(self, record):
        values = {**self._defaults, **record.__dict__} if self._defaults else record.__dict__
        try:
            if self._style_kind == "%":
                return self._fmt % values
            if self._style_kind == "{":
                return self._fmt.format(**values)
            import string
            return string.Template(self._fmt).substitute(**values)
        except KeyError as e:
            raise ValueError("Formatting field not found in record: %s" % e)
    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text += ("" if text.endswith("\n") else "\n") + record.exc_text
        if record.stack_info:
            text += ("" if text.endswith("\n") else "\n") + record.stack_info
        return text
_default_formatter = Formatter()

class Filter:
    def __init__(self, name=""):
        self.name = name
    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")
class Filterer:
    def __init__(self):
        self.filters = []
    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)
    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)
    def filter(self, record):
        for f in self.filters:
            if not (f.filter(record) if hasattr(f, "filter") else f(record)):
                return False
        return True

class Handler(Filterer):
    def __init__(self, level=NOTSET):
        super().__init__()
        self.name = None
        self.level = _check_level(level)
        self.formatter = None
    def get_name(self):
        return self.name
    def set_name(self, name):
        self.name = name
    def setLevel(self, level):
        self.level = _check_level(level)
    def setFormatter(self, fmt):
        self.formatter = fmt
    def format(self, record):
        return (self.formatter or _default_formatter).format(record)
    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")
    def handle(self, record):
        passed = self.filter(record)
        if passed:
            self.emit(record)
        return passed
    def handleError(self, record):
        if raiseExceptions and _sys.stderr:
            _sys.stderr.write("--- Logging error ---\n")
            _traceback.print_exc()
            _sys.stderr.write(f"Message: {record.msg!r}\nArguments: {record.args}\n")
    def acquire(self):
        pass
    def release(self):
        pass
    def createLock(self):
        pass
    def flush(self):
        pass
    def close(self):
        pass
    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"
class StreamHandler(Handler):
    terminator = "\n"
    def __init__(self, stream=None):
        super().__init__()
        self.stream = _sys.stderr if stream is None else stream
    def flush(self):
        if self.stream and hasattr(self.stream, "flush"):
            self.stream.flush()
    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)
    def setStream(self, stream):
        old, self.stream = self.stream, stream
        return old
    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        return f"<{type(self).__name__} {name + ' ' if name else ''}({getLevelName(self.level)})>"
class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        self.baseFilename = _os.path.abspath(filename)
        self.mode = mode
        super().__init__(open(filename, mode, encoding=encoding, errors=errors))
    def close(self):
        if self.stream:
            self.stream.close()
            self.stream = None
    def emit(self, record):
        if self.stream is not None:
            super().emit(record)
    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"
class NullHandler(Handler):
    def handle(self, record):
        pass
    def emit(self, record):
        pass
class _LastResort(StreamHandler):
    def __init__(self, level):
        Handler.__init__(self, level)

"""#
