// `platform`, `gc`, `importlib`, `getpass` and `locale`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let systemToolsLibraries: [String: String] = [
    "platform": #"""
import os as _os
import sys as _sys
from collections import namedtuple as _namedtuple
_uname = _os.uname()
uname_result = _namedtuple("uname_result", "system node release version machine")
def uname():
    return uname_result(*_uname)
def system(): return _uname[0]
def node(): return _uname[1]
def release(): return _uname[2]
def version(): return _uname[3]
def machine(): return _uname[4]
def processor(): return ""
def architecture(executable="", bits="", linkage=""): return ("64bit", "ELF")
def platform(aliased=False, terse=False): return f"{_uname[0]}-{_uname[2]}-{_uname[4]}-with-glibc2.36"
def python_version(): return "3.11.7"
def python_version_tuple(): return ("3", "11", "7")
def python_implementation(): return "CPython"
def python_compiler(): return "GCC"
def python_build(): return ("main", "Dec  4 2023 00:00:00")
def libc_ver(*args): return ("glibc", "2.36")
"""#,
    "gc": #"""
DEBUG_STATS = 1
callbacks = []
garbage = []
_enabled = True
def collect(generation=2):
    return 0
def disable():
    global _enabled
    _enabled = False
def enable():
    global _enabled
    _enabled = True
def isenabled():
    return _enabled
def get_count():
    return (0, 0, 0)
def get_threshold():
    return (700, 10, 10)
def set_threshold(threshold0, threshold1=None, threshold2=None, /):
    pass
def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0}] * 3
def get_objects(generation=None):
    return []
def get_referrers(*objs):
    return []
def get_referents(*objs):
    return []
def is_tracked(obj, /):
    return not isinstance(obj, (int, float, str, bytes, type(None)))
def freeze(): pass
def unfreeze(): pass
def get_debug(): return 0
def set_debug(flags, /): pass
"""#,
    "importlib": #"""
from _library import import_module as _import_module
import sys as _sys
def import_module(name, package=None):
    if name.startswith("."):
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    return _import_module(name)
def reload(module):
    return module
def invalidate_caches():
    pass
def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    return _import_module(name if fromlist else name.partition(".")[0])
"""#,
    "importlib.util": #"""
from _library import is_module as _is_module
from types import SimpleNamespace as _Namespace
def find_spec(name, package=None):
    return _Namespace(name=name, loader=None, origin=None) if _is_module(name) else None
"""#,
    "importlib.metadata": #"""
class PackageNotFoundError(ModuleNotFoundError):
    def __str__(self):
        return f"No package metadata was found for {self.args[0]}"
def version(distribution_name):
    if distribution_name == "torch":
        import torch
        return torch.__version__
    raise PackageNotFoundError(distribution_name)
"""#,
    "getpass": #"""
import os as _os
def getuser():
    return next((_os.environ[n] for n in ("LOGNAME", "USER", "LNAME", "USERNAME") if _os.environ.get(n)), "root")
def getpass(prompt="Password: ", stream=None):
    return input(prompt)
"""#,
    "locale": #"""
LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
class Error(Exception):
    pass
def setlocale(category, locale=None):
    if locale in (None, "", "C", "POSIX", "C.UTF-8", "en_US.UTF-8"):
        return "C.UTF-8" if locale is None else locale or "C.UTF-8"
    raise Error("unsupported locale setting")
def getlocale(category=LC_CTYPE):
    return ("en_US", "UTF-8")
def getpreferredencoding(do_setlocale=True):
    return "UTF-8"
def getdefaultlocale():
    return ("en_US", "UTF-8")
def format_string(f, val, grouping=False, monetary=False):
    return f % val
def atof(string, func=float):
    return func(string)
def atoi(string):
    return int(string)
"""#,
    "_systemrandom": #"""
from os import urandom as _urandom
class SystemRandom:
    def __init__(self, x=None):
        pass
    def random(self):
        return (int.from_bytes(_urandom(7), "big") >> 3) * 2.0 ** -53
    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        n = (k + 7) // 8
        return int.from_bytes(_urandom(n), "big") >> (n * 8 - k)
    def randbytes(self, n):
        return _urandom(n)
    def seed(self, *args, **kwds):
        return None
    def getstate(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")
    setstate = getstate
    def _below(self, n):
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r
    def randrange(self, start, stop=None, step=1):
        values = range(start) if stop is None else range(start, stop, step)
        if not values:
            raise ValueError("empty range for randrange()" if stop is None else f"empty range for randrange() ({start}, {stop}, {stop - start})")
        return values[self._below(len(values))]
    def randint(self, a, b):
        return self.randrange(a, b + 1)
    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]
    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        import bisect
        import itertools
        if cum_weights is None:
            if weights is None:
                return [self.choice(population) for _ in range(k)]
            cum_weights = list(itertools.accumulate(weights))
        return [population[bisect.bisect(cum_weights, self.random() * cum_weights[-1], 0, len(population) - 1)] for _ in range(k)]
    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]
    def sample(self, population, k, *, counts=None):
        pool = list(population)
        if not 0 <= k <= len(pool):
            raise ValueError("Sample larger than population or is negative")
        self.shuffle(pool)
        return pool[:k]
    def uniform(self, a, b):
        return a + (b - a) * self.random()
"""#,
]
