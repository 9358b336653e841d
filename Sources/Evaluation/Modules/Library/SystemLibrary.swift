// `sys`, `errno` and `stat`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let systemLibraries: [String: String] = [
    "sys": #"""
from _io import stdout, stderr, stdin
from _library import arguments as _arguments, modules as _modules, handled as _handled
from _library import recursion_limit as getrecursionlimit, set_recursion_limit as _set_recursion_limit
from collections import namedtuple as _namedtuple

__stdout__, __stderr__, __stdin__ = stdout, stderr, stdin
argv = _arguments()
modules = _modules()
maxsize = 9223372036854775807
maxunicode = 1114111
byteorder = "little"
platform = "linux"
executable = "/usr/bin/python3"
prefix = exec_prefix = base_prefix = base_exec_prefix = "/usr"
path = [argv[0].rpartition("/")[0]]
orig_argv = ["python3"] + argv
warnoptions = []
meta_path = []
path_hooks = []
path_importer_cache = {}
abiflags = ""
api_version = 1013
dont_write_bytecode = True
float_repr_style = "short"
pycache_prefix = None
tracebacklimit = None
builtin_module_names = ("builtins", "sys")
def _record(name, fields, *values):
    cls = _namedtuple(name, fields)
    cls.__module__ = "sys"
    cls.__repr__ = lambda self: f"sys.{name}(" + ", ".join([f"{n}={v!r}" for n, v in zip(self._fields, self)]) + ")"
    return cls(*values)
flags = _record(
    "flags", "debug inspect interactive optimize dont_write_bytecode no_user_site no_site ignore_environment verbose bytes_warning quiet"
    " hash_randomization isolated dev_mode utf8_mode warn_default_encoding safe_path int_max_str_digits",
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, False, 0, 0, False, 4300)
version_info = _record("version_info", "major minor micro releaselevel serial", 3, 11, 7, "final", 0)
version = "3.11.7 (main, Dec  4 2023, 00:00:00) [tensrepl]"
hexversion = 51054576
float_info = _record("float_info", "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds",
                     1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1)
int_info = _record("int_info", "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold", 30, 4, 4300, 640)
hash_info = _record("hash_info", "width modulus inf nan imag algorithm hash_bits seed_bits cutoff",
                    64, 2305843009213693951, 314159, 0, 1000003, "siphash13", 64, 128, 0)
thread_info = _record("thread_info", "name lock version", "pthread", "semaphore", "NPTL 2.36")

class _Implementation:
    name = "cpython"
    cache_tag = "cpython-311"
    version = version_info
    hexversion = hexversion
implementation = _Implementation()

def exit(status=None, /):
    raise SystemExit(status)
def setrecursionlimit(limit, /):
    if not isinstance(limit, int):
        raise TypeError(f"{type(limit).__name__!r} object cannot be interpreted as an integer")
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    _set_recursion_limit(limit)
def getsizeof(object, default=None):
    size = getattr(type(object), "__sizeof__", None)
    if isinstance(object, int): return 24 + 4 * max(1, (abs(object).bit_length() + 29) // 30)
    if isinstance(object, float): return 24
    if isinstance(object, complex): return 32
    if isinstance(object, str):
        if object.isascii(): return 49 + len(object)
        top = max(map(ord, object))
        return 73 + len(object) if top < 256 else 74 + 2 * len(object) if top < 65536 else 76 + 4 * len(object)
    if isinstance(object, bytes): return 33 + len(object)
    if isinstance(object, bytearray): return 56 + len(object) + 1 if object else 56
    if isinstance(object, list): return 56 + 8 * len(object)
    if isinstance(object, tuple): return 40 + 8 * len(object)
    if isinstance(object, dict):
        n = len(object)
        if not n: return 64
        size = 8
        while size * 2 // 3 < n: size *= 2
        return (184 if size == 8 else 88 + size * (1 if size <= 256 else 2 if size <= 65536 else 4) + 24 * (size * 2 // 3))
    if isinstance(object, (set, frozenset)):
        n = len(object)
        if n < 5: return 216
        size = 8
        while size * 3 <= n * 5: size *= 4
        return 216 + 16 * size
    if isinstance(object, range): return 48
    if object is None: return 16
    if isinstance(object, type): return 1064
    if type(object).__name__ == "function": return 144
    if type(object).__name__ == "generator": return 104
    if type(object).__name__ == "module": return 72
    return 56 if hasattr(object, "__dict__") else 48
def intern(string, /):
    if not isinstance(string, str):
        raise TypeError(f"intern() argument must be str, not {type(string).__name__}")
    return string
def getdefaultencoding():
    return "utf-8"
def getfilesystemencoding():
    return "utf-8"
def getfilesystemencodeerrors():
    return "surrogateescape"
def getrefcount(object, /):
    return 2
def get_int_max_str_digits():
    return 4300
def set_int_max_str_digits(maxdigits):
    pass
def getswitchinterval():
    return 0.005
def setswitchinterval(interval, /):
    pass
def gettrace():
    return None
def getprofile():
    return None
def is_finalizing():
    return False
def getallocatedblocks():
    return 0
def exc_info():
    e = _handled()
    return (None, None, None) if e is None else (type(e), e, e.__traceback__)
def exception():
    return _handled()
def excepthook(exctype, value, traceback, /):
    import traceback as t
    t.print_exception(exctype, value, traceback)
__excepthook__ = excepthook
def displayhook(value, /):
    if value is not None:
        print(repr(value))
__displayhook__ = displayhook
def audit(event, /, *args):
    pass
def _left_out(name, reason):
    def function(*args):
        raise RuntimeError(f"sys.{name} is left out in cells: {reason}")
    function.__name__ = function.__qualname__ = name
    return function
settrace = _left_out("settrace", "there is no tracing")
setprofile = _left_out("setprofile", "there is no profiling")
def _getframe(depth=0, /):
    from _library import frame
    found = frame(depth)
    if found is None:
        raise ValueError("call stack is not deep enough")
    return found
"""#,
    "errno": #"""
errorcode = {}
def _fill():
    names = ("EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV ENODEV "
             "ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG "
             "ENOLCK ENOSYS ENOTEMPTY ELOOP")
    for number, name in enumerate(names.split(), 1):
        errorcode[number] = name
    errorcode.update({95: "ENOTSUP", 98: "EADDRINUSE", 103: "ECONNABORTED", 104: "ECONNRESET", 110: "ETIMEDOUT", 111: "ECONNREFUSED",
                      114: "EALREADY", 115: "EINPROGRESS"})
_fill()
(EPERM, ENOENT, ESRCH, EINTR, EIO, ENXIO, E2BIG, ENOEXEC, EBADF, ECHILD, EAGAIN, ENOMEM, EACCES, EFAULT, ENOTBLK, EBUSY, EEXIST, EXDEV,
 ENODEV, ENOTDIR, EISDIR, EINVAL, ENFILE, EMFILE, ENOTTY, ETXTBSY, EFBIG, ENOSPC, ESPIPE, EROFS, EMLINK, EPIPE, EDOM, ERANGE, EDEADLK,
 ENAMETOOLONG, ENOLCK, ENOSYS, ENOTEMPTY, ELOOP) = range(1, 41)
EWOULDBLOCK = EAGAIN
ENOTSUP = EOPNOTSUPP = 95
EADDRINUSE, ECONNABORTED, ECONNRESET, ETIMEDOUT, ECONNREFUSED, EALREADY, EINPROGRESS = 98, 103, 104, 110, 111, 114, 115
"""#,
    "stat": #"""
ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)
S_IFDIR, S_IFCHR, S_IFBLK, S_IFREG, S_IFIFO, S_IFLNK, S_IFSOCK = 0o040000, 0o020000, 0o060000, 0o100000, 0o010000, 0o120000, 0o140000
S_ISUID, S_ISGID, S_ISVTX = 0o4000, 0o2000, 0o1000
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o070, 0o040, 0o020, 0o010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o007, 0o004, 0o002, 0o001
S_IREAD, S_IWRITE, S_IEXEC = S_IRUSR, S_IWUSR, S_IXUSR
def S_IFMT(mode):
    return mode & 0o170000
def S_IMODE(mode):
    return mode & 0o7777
def S_ISDIR(mode):
    return S_IFMT(mode) == S_IFDIR
def S_ISREG(mode):
    return S_IFMT(mode) == S_IFREG
def S_ISLNK(mode):
    return S_IFMT(mode) == S_IFLNK
def S_ISCHR(mode):
    return S_IFMT(mode) == S_IFCHR
def S_ISBLK(mode):
    return S_IFMT(mode) == S_IFBLK
def S_ISFIFO(mode):
    return S_IFMT(mode) == S_IFIFO
def S_ISSOCK(mode):
    return S_IFMT(mode) == S_IFSOCK
def filemode(mode):
    kind = {S_IFDIR: "d", S_IFREG: "-", S_IFLNK: "l", S_IFCHR: "c", S_IFBLK: "b", S_IFIFO: "p", S_IFSOCK: "s"}.get(S_IFMT(mode), "?")
    out = "".join([c if mode & (0o400 >> i) else "-" for i, c in enumerate("rwxrwxrwx")])
    for place, bit, low in ((2, S_ISUID, "s"), (5, S_ISGID, "s"), (8, S_ISVTX, "t")):
        if mode & bit:
            out = out[:place] + (low if out[place] == "x" else low.upper()) + out[place + 1:]
    return kind + out
"""#,
]
