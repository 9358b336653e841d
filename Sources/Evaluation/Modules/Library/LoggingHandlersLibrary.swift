// `logging.handlers`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let loggingHandlersLibraries: [String: String] = [
    "logging.handlers": #"""
import logging as _logging
import os as _os
class RotatingFileHandler(_logging.FileHandler):
    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename, mode, encoding, delay, errors)
        self.maxBytes, self.backupCount = maxBytes, backupCount
    def emit(self, record):
        if self.maxBytes > 0 and self.stream.tell() + len(self.format(record)) + 1 >= self.maxBytes:
            self.doRollover()
        super().emit(record)
    def doRollover(self):
        self.stream.close()
        for i in range(self.backupCount - 1, 0, -1):
            if _os.path.exists(f"{self.baseFilename}.{i}"):
                _os.replace(f"{self.baseFilename}.{i}", f"{self.baseFilename}.{i + 1}")
        if self.backupCount > 0:
            _os.replace(self.baseFilename, self.baseFilename + ".1")
        self.stream = open(self.baseFilename, "w")
class TimedRotatingFileHandler(_logging.FileHandler):
    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None, errors=None):
        super().__init__(filename, "a", encoding, delay, errors)
class MemoryHandler(_logging.Handler):
    def __init__(self, capacity, flushLevel=_logging.ERROR, target=None, flushOnClose=True):
        super().__init__()
        self.capacity, self.flushLevel, self.target, self.buffer = capacity, flushLevel, target, []
    def setTarget(self, target):
        self.target = target
    def emit(self, record):
        self.buffer.append(record)
        if len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel:
            self.flush()
    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()
"""#,
]
