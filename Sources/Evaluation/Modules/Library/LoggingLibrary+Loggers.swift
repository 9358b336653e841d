// A part of `logging`, in the language: see LoggingLibrary.swift.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let loggingLoggers = #"""
    @property
    def stream(self):
        return _sys.stderr
lastResort = _LastResort(WARNING)

class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = _check_level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False
    def setLevel(self, level):
        self.level = _check_level(level)
    def getEffectiveLevel(self):
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET
    def isEnabledFor(self, level):
        return not self.disabled and level > _disabled and level >= self.getEffectiveLevel()
    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)
    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)
    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)
    def warn(self, msg, *args, **kwargs):
        _warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)
    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)
    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)
    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)
    fatal = critical
    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError("level must be an integer")
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)
    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key, value in (extra or {}).items():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            record.__dict__[key] = value
        return record
    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        path, _, line = _caller(stacklevel).rpartition(":")
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            elif not isinstance(exc_info, tuple):
                exc_info = _sys.exc_info()
        self.handle(self.makeRecord(self.name, level, path, int(line), msg, args, exc_info, _caller_function(), extra))
    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)
    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)
    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)
    def hasHandlers(self):
        logger = self
        while logger:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False
    def callHandlers(self, record):
        logger = self
        found = 0
        while logger:
            for handler in logger.handlers:
                found += 1
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and lastResort is not None and record.levelno >= lastResort.level:
            lastResort.handle(record)
    def getChild(self, suffix):
        return getLogger(suffix if self is root else self.name + "." + suffix)
    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"
class RootLogger(Logger):
    def __init__(self, level):
        super().__init__("root", level)
root = Logger.root = RootLogger(WARNING)

class Manager:
    def __init__(self):
        self.loggerDict = {}
        self.root = root
        self.disable = 0
Logger.manager = Manager()
_disabled = 0
_logger_class = Logger
def setLoggerClass(klass):
    global _logger_class
    _logger_class = klass
def getLoggerClass():
    return _logger_class
def getLogger(name=None):
    if not name or name == "root":
        return root
    if not isinstance(name, str):
        raise TypeError("A logger name must be a string")
    known = Logger.manager.loggerDict
    if name not in known:
        logger = known[name] = _logger_class(name)
        for other in known.values():
            if other.name.startswith(name + ".") and (other.parent is root or len(other.parent.name) < len(name)):
                other.parent = logger
        parent = name
        logger.parent = root
        while "." in parent:
            parent = parent.rpartition(".")[0]
            if parent in known:
                logger.parent = known[parent]
                break
    return known[name]
def disable(level=CRITICAL):
    global _disabled
    _disabled = _check_level(level)

class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra
    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs
    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)
    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)
    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)
    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)
    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)
    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)
    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)
    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)
    def setLevel(self, level):
        self.logger.setLevel(level)
    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()
    @property
    def name(self):
        return self.logger.name

def basicConfig(*, filename=None, filemode="a", format=None, datefmt=None, style="%", level=None, stream=None, handlers=None,
                force=False, encoding=None, errors="backslashreplace", **kwargs):
    if force:
        for h in root.handlers[:]:
            root.removeHandler(h)
            h.close()
    if root.handlers:
        return
    if kwargs:
        raise ValueError("Unrecognised argument(s): " + ", ".join(kwargs))
    if handlers is None:
        if filename is not None and stream is not None:
            raise ValueError("'stream' and 'filename' should not be specified together")
        handlers = [FileHandler(filename, filemode, encoding) if filename is not None else StreamHandler(stream)]
    elif filename is not None or stream is not None:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if style not in "%{$":
        raise ValueError("Style must be one of: %,{,$")
    standard = {"%": BASIC_FORMAT, "{": "{levelname}:{name}:{message}", "$": "${levelname}:${name}:${message}"}[style]
    formatter = Formatter(format or standard, datefmt, style)
    for h in handlers:
        if h.formatter is None:
            h.setFormatter(formatter)
        root.addHandler(h)
    if level is not None:
        root.setLevel(level)
def _ready():
    if not root.handlers:
        basicConfig()
def debug(msg, *args, **kwargs):
    _ready()
    root.debug(msg, *args, **kwargs)
def info(msg, *args, **kwargs):
    _ready()
    root.info(msg, *args, **kwargs)
def warning(msg, *args, **kwargs):
    _ready()
    root.warning(msg, *args, **kwargs)
warn = warning
def error(msg, *args, **kwargs):
    _ready()
    root.error(msg, *args, **kwargs)
def exception(msg, *args, exc_info=True, **kwargs):
    error(msg, *args, exc_info=exc_info, **kwargs)
def critical(msg, *args, **kwargs):
    _ready()
    root.critical(msg, *args, **kwargs)
fatal = critical
def log(level, msg, *args, **kwargs):
    _ready()
    root.log(level, msg, *args, **kwargs)
def shutdown(handlerList=None):
    for h in root.handlers:
        h.flush()
def captureWarnings(capture):
    pass
def getHandlerNames():
    return frozenset()

"""#
