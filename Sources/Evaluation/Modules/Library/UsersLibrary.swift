// `collections.UserDict`, `UserList` and `UserString`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let usersLibraries: [String: String] = [
    "_users": #"""
__name__ = "collections"
class UserDict:
    __module__ = "collections"
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        raise KeyError(key)
    def __setitem__(self, key, item):
        self.data[key] = item
    def __delitem__(self, key):
        del self.data[key]
    def __iter__(self):
        return iter(self.data)
    def __contains__(self, key):
        return key in self.data
    def __repr__(self):
        return repr(self.data)
    def keys(self):
        return self.data.keys()
    def values(self):
        return self.data.values()
    def items(self):
        return self.data.items()
    def get(self, key, default=None):
        return self[key] if key in self else default
    def pop(self, key, *default):
        if key not in self.data and default:
            return default[0]
        value = self[key]
        del self[key]
        return value
    def popitem(self):
        for key in self.data:
            return key, self.pop(key)
        raise KeyError
    def clear(self):
        for key in list(self.data):
            del self[key]
    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value
    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]
    def copy(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.data = self.data.copy()
        return made
    __copy__ = copy
    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made
    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserDict) else other)
    __hash__ = None
    def __or__(self, other):
        return type(self)(self.data | (other.data if isinstance(other, UserDict) else other))
    def __ror__(self, other):
        return type(self)(other | self.data)
    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

class _UserSequence:
    def _plain(self, other):
        return other.data if isinstance(other, _UserSequence) else other
    def __repr__(self):
        return repr(self.data)
    def __len__(self):
        return len(self.data)
    def __iter__(self):
        return iter(self.data)
    def __contains__(self, item):
        return self._plain(item) in self.data
    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) or isinstance(self.data, str) else self.data[i]
    def __eq__(self, other):
        return self.data == self._plain(other)
    def __lt__(self, other):
        return self.data < self._plain(other)
    def __le__(self, other):
        return self.data <= self._plain(other)
    def __gt__(self, other):
        return self.data > self._plain(other)
    def __ge__(self, other):
        return self.data >= self._plain(other)
    def __mul__(self, n):
        return type(self)(self.data * n)
    __rmul__ = __mul__
    def index(self, item, *args):
        return self.data.index(self._plain(item), *args)
    def count(self, item, *args):
        return self.data.count(self._plain(item), *args)
class UserList(_UserSequence):
    __module__ = "collections"
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(self._plain(initlist))
    __hash__ = None
    def __setitem__(self, i, item):
        self.data[i] = item
    def __delitem__(self, i):
        del self.data[i]
    def __add__(self, other):
        return type(self)(self.data + list(self._plain(other)))
    def __radd__(self, other):
        return type(self)(list(other) + self.data)
    def __iadd__(self, other):
        self.data += list(self._plain(other))
        return self
    def append(self, item):
        self.data.append(item)
    def insert(self, i, item):
        self.data.insert(i, item)
    def pop(self, i=-1):
        return self.data.pop(i)
    def remove(self, item):
        self.data.remove(item)
    def clear(self):
        self.data.clear()
    def copy(self):
        return type(self)(self.data)
    def reverse(self):
        self.data.reverse()
    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)
    def extend(self, other):
        self.data.extend(self._plain(other))
class UserString(_UserSequence):
    __module__ = "collections"
    def __init__(self, seq):
        self.data = seq.data if isinstance(seq, UserString) else str(seq)
    def __str__(self):
        return self.data
    def __hash__(self):
        return hash(self.data)
    def __int__(self):
        return int(self.data)
    def __float__(self):
        return float(self.data)
    def __add__(self, other):
        return type(self)(self.data + str(other))
    def __radd__(self, other):
        return type(self)(str(other) + self.data)
    def __mod__(self, args):
        return type(self)(self.data % args)
    def __getattr__(self, name):
        method = getattr(self.__dict__["data"], name)
        def call(*args, **kwargs):
            result = method(*[self._plain(a) for a in args], **kwargs)
            return type(self)(result) if isinstance(result, str) else result
        return call
"""#,
]
