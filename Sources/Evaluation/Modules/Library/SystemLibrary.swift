// `sys`, `os`, `os.path` and `io`, in the language. None of them touches a file; `os.path` asks whether one is there.

let systemLibraries: [String: String] = [
    "sys": #"""
from _library import write as _write, write_error as _write_error, is_terminal as _is_terminal, arguments as _arguments
from _library import recursion_limit as getrecursionlimit, set_recursion_limit as _set_recursion_limit
from collections import namedtuple as _namedtuple

class _Stream:
    def __init__(self, name, write, number):
        self.name = name
        self._write = write
        self._number = number
        self.encoding = "utf-8"
        self.mode = "w"
        self.closed = False
    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._write(text)
        return len(text)
    def writelines(self, lines):
        for line in lines:
            self.write(line)
    def flush(self):
        pass
    def isatty(self):
        return _is_terminal(self._number)
    def fileno(self):
        return self._number
    def writable(self):
        return True
    def readable(self):
        return False
    def __repr__(self):
        return f"<_io.TextIOWrapper name='{self.name}' mode='w' encoding='utf-8'>"

stdout = __stdout__ = _Stream("<stdout>", _write, 1)
stderr = __stderr__ = _Stream("<stderr>", _write_error, 2)
stdin = None
argv = _arguments()
maxsize = 9223372036854775807
maxunicode = 1114111
byteorder = "little"
platform = "linux"
executable = ""
prefix = ""
path = []
warnoptions = []
_version = _namedtuple("version_info", "major minor micro releaselevel serial")
_version.__repr__ = lambda self: f"sys.version_info(major={self[0]}, minor={self[1]}, micro={self[2]}, releaselevel={self[3]!r}, serial={self[4]})"
version_info = _version(3, 11, 7, "final", 0)
version = "3.11.7 (tensrepl)"
hexversion = 51054576
_float = _namedtuple("float_info", "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds")
_float.__repr__ = lambda self: "sys.float_info(" + ", ".join([f"{n}={v!r}" for n, v in zip(self._fields, self)]) + ")"
float_info = _float(1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1)
_int = _namedtuple("int_info", "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold")
_int.__repr__ = lambda self: "sys.int_info(" + ", ".join([f"{n}={v!r}" for n, v in zip(self._fields, self)]) + ")"
int_info = _int(30, 4, 4300, 640)

class _Implementation:
    name = "tensrepl"
implementation = _Implementation()

def exit(status=None, /):
    raise SystemExit(status)
def setrecursionlimit(limit, /):
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    _set_recursion_limit(limit)
def getsizeof(object, default=None):
    if isinstance(object, bool): return 28 if object else 24
    if isinstance(object, int): return 24 + 4 * max(1, (abs(object).bit_length() + 29) // 30) if object else 24
    if isinstance(object, float): return 24
    if isinstance(object, str): return 49 + len(object) if object.isascii() else 74 + 2 * len(object)
    if isinstance(object, bytes): return 33 + len(object)
    if isinstance(object, list): return 56 + 8 * len(object)
    if isinstance(object, tuple): return 40 + 8 * len(object)
    if isinstance(object, dict): return 64 if not object else 184 if len(object) <= 5 else 104 + 48 * len(object)
    if isinstance(object, (set, frozenset)): return 216 if len(object) < 5 else 216 + 32 * len(object)
    if object is None: return 16
    return 48
def intern(string, /):
    return string
def getdefaultencoding():
    return "utf-8"
def getrefcount(object, /):
    return 2
def exc_info():
    raise RuntimeError("sys.exc_info() is left out in cells: use 'except ... as e'")
def __getattr__(name):
    if name == "modules":
        raise AttributeError("module 'sys' has no attribute 'modules'")
    raise AttributeError(f"module 'sys' has no attribute {name!r}")
"""#,
    "os": #"""
from _library import working_folder as getcwd, environment as _environment
import os.path as path
name = "posix"
sep = "/"
linesep = "\n"
pathsep = ":"
curdir = "."
pardir = ".."
def getenv(key, default=None):
    value = _environment(key)
    return default if value is None else value
class _Environ:
    def get(self, key, default=None):
        return getenv(key, default)
    def __getitem__(self, key):
        value = _environment(key)
        if value is None:
            raise KeyError(key)
        return value
    def __contains__(self, key):
        return _environment(key) is not None
    def __setitem__(self, key, value):
        pass
    def setdefault(self, key, value):
        return getenv(key, value)
environ = _Environ()
def cpu_count():
    return 1
def fspath(path):
    return path
"""#,
    "os.path": #"""
from _library import path_kind as _kind, path_size as _size, working_folder as _folder, environment as _environment
sep = "/"
def join(a, *p):
    result = a
    for part in p:
        if part.startswith("/"):
            result = part
        elif not result or result.endswith("/"):
            result += part
        else:
            result += "/" + part
    return result
def split(p):
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail
def basename(p):
    return p[p.rfind("/") + 1:]
def dirname(p):
    return split(p)[0]
def splitext(p):
    start = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot > start and p[start:dot].strip("."):
        return p[:dot], p[dot:]
    return p, ""
def isabs(s):
    return s.startswith("/")
def normpath(path):
    if not path:
        return "."
    lead = "/" if path.startswith("/") else ""
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not lead and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return lead + "/".join(parts) or "."
def abspath(path):
    return normpath(path if isabs(path) else join(_folder(), path))
realpath = abspath
def exists(path):
    return _kind(path) is not None
lexists = exists
def isfile(path):
    return _kind(path) == "file"
def isdir(path):
    return _kind(path) == "directory"
def islink(path):
    return False
def getsize(filename):
    size = _size(filename)
    if size is None:
        raise FileNotFoundError(2, "No such file or directory", filename)
    return size
def expanduser(path):
    home = _environment("HOME")
    return home + path[1:] if home and (path == "~" or path.startswith("~/")) else path
def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low
def relpath(path, start="."):
    a = [p for p in abspath(start).split("/") if p]
    b = [p for p in abspath(path).split("/") if p]
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    return join(*([".."] * (len(a) - i) + b[i:])) if a[i:] or b[i:] else "."
"""#,
    "io": #"""
class StringIO:
    def __init__(self, initial_value="", newline="\n"):
        self._text = initial_value
        self._position = 0
        self.closed = False
    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")
    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        if self._position == len(self._text):
            self._text += s
        else:
            self._text = self._text[:self._position].ljust(self._position, "\0") + s + self._text[self._position + len(s):]
        self._position += len(s)
        return len(s)
    def writelines(self, lines):
        for line in lines:
            self.write(line)
    def getvalue(self):
        self._check()
        return self._text
    def read(self, size=-1, /):
        self._check()
        end = len(self._text) if size is None or size < 0 else self._position + size
        text = self._text[self._position:end]
        self._position += len(text)
        return text
    def readline(self, size=-1, /):
        self._check()
        end = self._text.find("\n", self._position)
        text = self._text[self._position:] if end < 0 else self._text[self._position:end + 1]
        self._position += len(text)
        return text
    def readlines(self):
        return list(self)
    def __iter__(self):
        return self
    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line
    def seek(self, pos, whence=0, /):
        self._position = pos if whence == 0 else len(self._text) if whence == 2 else self._position
        return self._position
    def tell(self):
        return self._position
    def truncate(self, pos=None, /):
        pos = self._position if pos is None else pos
        self._text = self._text[:pos]
        return pos
    def flush(self):
        pass
    def close(self):
        self.closed = True
    def isatty(self):
        return False
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        self.close()
"""#,
]
