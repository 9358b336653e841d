// `collections`, in the language; `deque` and the dicts keep their values in builtin lists and dicts.

let collectionsLibrary = #"""
from _library import build as _build, count_elements as _count_elements, make_class as _make_class
import keyword as _keyword

__all__ = ["namedtuple", "deque", "Counter", "OrderedDict", "defaultdict", "ChainMap", "UserDict", "UserList", "UserString"]

class _Field:
    __slots__ = ("index", "__doc__")
    def __init__(self, index):
        self.index = index
        self.__doc__ = f"Alias for field number {index}"
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return tuple.__getitem__(obj, self.index)
    def __set__(self, obj, value):
        raise AttributeError("can't set attribute")

def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        seen = set()
        for index, name in enumerate(field_names):
            if not name.isidentifier() or _keyword.iskeyword(name) or name.startswith("_") or name in seen:
                field_names[index] = f"_{index}"
            seen.add(name)
    for name in [typename] + field_names:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _keyword.iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(field_names[len(field_names) - len(defaults):], defaults))
    fields = tuple(field_names)
    scope = {"_defaults_of": field_defaults, "_tuple_new": tuple.__new__}
    parameters = "".join(f", {n}=_defaults_of[{n!r}]" if n in field_defaults else f", {n}" for n in fields)
    text = f"def __new__(_cls{parameters}):\n    return _tuple_new(_cls, ({''.join(n + ', ' for n in fields)}))\n"
    names = {
        "__slots__": (),
        "__doc__": f"{typename}({', '.join(fields)})",
        "_fields": fields,
        "_field_defaults": field_defaults,
        "__match_args__": fields,
        "__new__": _build(text, "__new__", scope, module or "__main__", typename + ".__new__"),
        "_make": classmethod(_make),
        "_replace": _replace,
        "_asdict": _asdict,
        "__repr__": _named_repr,
        "__getnewargs__": tuple,
    }
    for index, name in enumerate(fields):
        names[name] = _Field(index)
    return _make_class(typename, (tuple,), names, module or "__main__")

def _make(cls, iterable):
    values = tuple(iterable)
    if len(values) != len(cls._fields):
        raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(values)}")
    return tuple.__new__(cls, values)

def _replace(self, /, **kwds):
    values = [kwds.pop(name, value) for name, value in zip(self._fields, self)]
    if kwds:
        raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
    return self._make(values)

def _asdict(self):
    return dict(zip(self._fields, self))

def _named_repr(self):
    return type(self).__name__ + "(" + ", ".join([f"{n}={v!r}" for n, v in zip(self._fields, self)]) + ")"

class OrderedDict(dict):
    __static__ = True
    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(other)
        new.update(self)
        return new
    def move_to_end(self, key, last=True):
        if not self or key not in self:
            raise KeyError() if key is None else KeyError(*key) if isinstance(key, tuple) else KeyError(key)
        if isinstance(key, (bool, float, complex)):
            key = next(k for k in self if k == key)
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
        else:
            rest = list(dict.items(self))
            dict.clear(self)
            dict.__setitem__(self, key, value)
            dict.update(self, rest)
    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self)) if last else next(iter(self))
        return key, self.pop(key)
    def copy(self):
        return type(self)(self)
    def __repr__(self):
        if not self:
            return type(self).__name__ + "()"
        return f"{type(self).__name__}({list(self.items())!r})"
    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict.__eq__(self, other)
    def __ne__(self, other):
        return not self == other
    __hash__ = None
    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self)
        new.update(other)
        return new
    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

class defaultdict(dict):
    __static__ = True
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        dict.__init__(self, *args, **kwargs)
    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value
    def copy(self):
        return type(self)(self.default_factory, self)
    __copy__ = copy
    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"
    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, self)
        new.update(other)
        return new
    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new

class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)
    def __missing__(self, key):
        return 0
    def total(self):
        return sum(self.values())
    def most_common(self, n=None):
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[:max(n, 0)]
    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key
    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")
    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if hasattr(iterable, "items"):
                for key, count in iterable.items():
                    self[key] = count + self.get(key, 0)
            else:
                counts = {}
                _count_elements(counts, iterable)
                if self:
                    for key, count in counts.items():
                        self[key] = self.get(key, 0) + count
                else:
                    dict.update(self, counts)
        if kwds:
            self.update(kwds)
    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if hasattr(iterable, "items"):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) - 1
        if kwds:
            self.subtract(kwds)
    def copy(self):
        return type(self)(self)
    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)
    def __repr__(self):
        if not self:
            return type(self).__name__ + "()"
        try:
            pairs = dict(self.most_common())
        except TypeError:
            pairs = dict(self)
        return f"{type(self).__name__}({pairs!r})"
    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] == other[key] for both in (self, other) for key in both)
    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other
    __hash__ = None
    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] <= other[key] for both in (self, other) for key in both)
    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other
    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return other <= self
    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return other < self
    def _combined(self, other, choose):
        result = Counter()
        for key in list(self) + [key for key in other if key not in self]:
            count = choose(self[key], other[key])
            if count > 0:
                result[key] = count
        return result
    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a + b)
    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a - b)
    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, max)
    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, min)
    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._positive()
    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._positive()
    def _positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self
    def __pos__(self):
        return self._combined(Counter(), lambda a, b: a)
    def __neg__(self):
        return Counter()._combined(self, lambda a, b: -b)

class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]
    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)
    def __missing__(self, key):
        raise KeyError(key)
    def get(self, key, default=None):
        return self[key] if key in self else default
    def _merged(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return merged
    def __len__(self):
        return len(self._merged())
    def __iter__(self):
        return iter(self._merged())
    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)
    def __bool__(self):
        return any(self.maps)
    def keys(self):
        return self._merged().keys()
    def values(self):
        return self._merged().values()
    def items(self):
        return self._merged().items()
    def __setitem__(self, key, value):
        self.maps[0][key] = value
    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]
    def pop(self, key, *default):
        if key not in self.maps[0] and not default:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        return self.maps[0].pop(key, *default)
    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")
    def clear(self):
        self.maps[0].clear()
    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default
    def __or__(self, other):
        if not isinstance(other, (dict, ChainMap)):
            return NotImplemented
        made = self.copy()
        made.maps[0].update(other)
        return made
    def __ior__(self, other):
        self.maps[0].update(other)
        return self
    def update(self, *args, **kwds):
        self.maps[0].update(*args, **kwds)
    def new_child(self, m=None, **kwds):
        if m is None:
            m = kwds
        elif kwds:
            m.update(kwds)
        return type(self)(m, *self.maps)
    @property
    def parents(self):
        return type(self)(*self.maps[1:])
    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])
    def __eq__(self, other):
        return dict(self) == dict(other) if isinstance(other, (dict, ChainMap)) else NotImplemented
    __hash__ = None
    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"

from _users import UserDict, UserList, UserString

from _collections import deque

from types import ModuleType as _ModuleType
import collections.abc as abc
"""#
