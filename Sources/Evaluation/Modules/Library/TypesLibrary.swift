// `types` and `collections.abc`, in the language.

let typesLibrary = #"""
class SimpleNamespace:
    __static__ = True
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)
    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({', '.join([f'{k}={v!r}' for k, v in self.__dict__.items()])})"
    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented
    __hash__ = None

def _f():
    yield
class _C:
    def m(self): pass

import math as _math
FunctionType = LambdaType = type(_f)
GeneratorType = type(_f())
MethodType = type(_C().m)
BuiltinFunctionType = BuiltinMethodType = type(len)
ModuleType = type(_math)
CodeType = type(_f.__code__)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
GenericAlias = type(list[int])
UnionType = type(int | str)

class MappingProxyType(dict):
    def __setitem__(self, key, value):
        raise TypeError("'mappingproxy' object does not support item assignment")
    def __delitem__(self, key):
        raise TypeError("'mappingproxy' object doesn't support item deletion")
    def __repr__(self):
        return f"mappingproxy({dict.__repr__(self)})"
    def __str__(self):
        return dict.__repr__(self)

MappingProxyType.__name__, MappingProxyType.__qualname__, MappingProxyType.__module__ = "mappingproxy", "mappingproxy", "builtins"
class DynamicClassAttribute(property):
    pass

def new_class(*args, **kwargs):
    raise TypeError("types.new_class is left out in cells: write a class statement")
"""#

/// `collections.abc`: the protocols, each known by its methods.
let collectionsABCLibrary = #"""
from abc import ABCMeta as _ABCMeta, abstractmethod

def _has(cls, *names):
    return all(any(n in base.__dict__ and base.__dict__[n] is not None for base in cls.__mro__) for n in names)

class Hashable(metaclass=_ABCMeta):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C):
        if cls is not Hashable: return NotImplemented
        if C in (list, dict, set): return False
        for base in C.__mro__:
            if "__hash__" in base.__dict__: return base.__dict__["__hash__"] is not None
        return False

def _protocol(name, *methods, bases=()):
    pass

class Iterable(metaclass=_ABCMeta):
    __slots__ = ()
    @abstractmethod
    def __iter__(self):
        while False: yield None
    @classmethod
    def __subclasshook__(cls, C): return _has(C, "__iter__") if cls is Iterable else NotImplemented
class Iterator(Iterable):
    __slots__ = ()
    @abstractmethod
    def __next__(self): raise StopIteration
    def __iter__(self): return self
    @classmethod
    def __subclasshook__(cls, C): return _has(C, "__iter__", "__next__") if cls is Iterator else NotImplemented
class Generator(Iterator):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C): return _has(C, "send", "throw", "close") if cls is Generator else NotImplemented
class Reversible(Iterable):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C): return _has(C, "__reversed__", "__iter__") if cls is Reversible else NotImplemented
class Sized(metaclass=_ABCMeta):
    __slots__ = ()
    @abstractmethod
    def __len__(self): return 0
    @classmethod
    def __subclasshook__(cls, C): return _has(C, "__len__") if cls is Sized else NotImplemented
class Container(metaclass=_ABCMeta):
    __slots__ = ()
    @abstractmethod
    def __contains__(self, x): return False
    @classmethod
    def __subclasshook__(cls, C): return _has(C, "__contains__") if cls is Container else NotImplemented
class Awaitable(metaclass=_ABCMeta):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C): return _has(C, "__await__") if cls is Awaitable else NotImplemented
class Coroutine(Awaitable):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C): return _has(C, "__await__", "send", "throw", "close") if cls is Coroutine else NotImplemented
class AsyncIterable(metaclass=_ABCMeta):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C): return _has(C, "__aiter__") if cls is AsyncIterable else NotImplemented
class AsyncIterator(AsyncIterable):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C): return _has(C, "__anext__", "__aiter__") if cls is AsyncIterator else NotImplemented
class AsyncGenerator(AsyncIterator):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C): return _has(C, "__aiter__", "__anext__", "asend", "athrow", "aclose") if cls is AsyncGenerator else NotImplemented
class Callable(metaclass=_ABCMeta):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C):
        if cls is not Callable: return NotImplemented
        return _has(C, "__call__") or C.__name__ in ("function", "builtin_function_or_method", "method", "type")
class Collection(Sized, Iterable, Container):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C): return _has(C, "__len__", "__iter__", "__contains__") if cls is Collection else NotImplemented

class Sequence(Reversible, Collection):
    __slots__ = ()
    @abstractmethod
    def __getitem__(self, index): raise IndexError
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Sequence and any(t in C.__mro__ for t in (list, tuple, str, range, bytes)): return True
        return NotImplemented
    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return
    def __contains__(self, value):
        return any(v is value or v == value for v in self)
    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]
    def index(self, value, start=0, stop=None):
        for i in range(start, len(self) if stop is None else stop):
            if self[i] is value or self[i] == value:
                return i
        raise ValueError
    def count(self, value):
        return sum(1 for v in self if v is value or v == value)
class MutableSequence(Sequence):
    __slots__ = ()
    @abstractmethod
    def __setitem__(self, index, value): raise IndexError
    @abstractmethod
    def __delitem__(self, index): raise IndexError
    @abstractmethod
    def insert(self, index, value): raise IndexError
    @classmethod
    def __subclasshook__(cls, C):
        return True if cls is MutableSequence and list in C.__mro__ else NotImplemented
    def append(self, value): self.insert(len(self), value)
    def extend(self, values):
        for v in list(values): self.append(v)
    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v
    def remove(self, value): del self[self.index(value)]
    def clear(self):
        while len(self): self.pop()
    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]
    def __iadd__(self, values):
        self.extend(values)
        return self
class Set(Collection):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Set and any(t in C.__mro__ for t in (set, frozenset, type({}.keys()), type({}.items()))): return True
        return NotImplemented
    @classmethod
    def _from_iterable(cls, it): return cls(it)
    def __le__(self, other):
        if not isinstance(other, Set): return NotImplemented
        return len(self) <= len(other) and all(v in other for v in self)
    def __lt__(self, other):
        if not isinstance(other, Set): return NotImplemented
        return len(self) < len(other) and self.__le__(other)
    def __gt__(self, other):
        if not isinstance(other, Set): return NotImplemented
        return len(self) > len(other) and self.__ge__(other)
    def __ge__(self, other):
        if not isinstance(other, Set): return NotImplemented
        return len(self) >= len(other) and all(v in self for v in other)
    def __eq__(self, other):
        if not isinstance(other, Set): return NotImplemented
        return len(self) == len(other) and self.__le__(other)
    __hash__ = None
    def __and__(self, other):
        if not isinstance(other, Iterable): return NotImplemented
        return self._from_iterable(v for v in other if v in self)
    __rand__ = __and__
    def isdisjoint(self, other): return not any(v in self for v in other)
    def __or__(self, other):
        if not isinstance(other, Iterable): return NotImplemented
        return self._from_iterable(v for part in (self, other) for v in part)
    __ror__ = __or__
    def __sub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable): return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable(v for v in self if v not in other)
    def __rsub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable): return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable(v for v in other if v not in self)
    def __xor__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable): return NotImplemented
            other = self._from_iterable(other)
        return (self - other) | (other - self)
    __rxor__ = __xor__
class MutableSet(Set):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C):
        return True if cls is MutableSet and set in C.__mro__ else NotImplemented
    @abstractmethod
    def add(self, value): raise NotImplementedError
    @abstractmethod
    def discard(self, value): raise NotImplementedError
    def remove(self, value):
        if value not in self: raise KeyError(value)
        self.discard(value)
    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError
    def clear(self):
        while len(self): self.pop()
    def __ior__(self, other):
        for v in other: self.add(v)
        return self
    def __iand__(self, other):
        for v in self - other: self.discard(v)
        return self
    def __ixor__(self, other):
        if other is self:
            self.clear()
            return self
        if not isinstance(other, Set): other = self._from_iterable(other)
        for v in other:
            if v in self: self.discard(v)
            else: self.add(v)
        return self
    def __isub__(self, other):
        if other is self: self.clear()
        else:
            for v in other: self.discard(v)
        return self
class MappingView(Sized):
    __slots__ = ("_mapping",)
    def __init__(self, mapping): self._mapping = mapping
    def __len__(self): return len(self._mapping)
    def __repr__(self): return f"{type(self).__name__}({self._mapping!r})"
class KeysView(MappingView, Set):
    __slots__ = ()
    @classmethod
    def _from_iterable(cls, it): return set(it)
    @classmethod
    def __subclasshook__(cls, C): return True if cls is KeysView and type({}.keys()) in C.__mro__ else NotImplemented
    def __contains__(self, key): return key in self._mapping
    def __iter__(self): yield from self._mapping
class ItemsView(MappingView, Set):
    __slots__ = ()
    @classmethod
    def _from_iterable(cls, it): return set(it)
    @classmethod
    def __subclasshook__(cls, C): return True if cls is ItemsView and type({}.items()) in C.__mro__ else NotImplemented
    def __contains__(self, item):
        try:
            v = self._mapping[item[0]]
        except KeyError:
            return False
        return v is item[1] or v == item[1]
    def __iter__(self):
        for key in self._mapping: yield key, self._mapping[key]
class ValuesView(MappingView, Collection):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C): return True if cls is ValuesView and type({}.values()) in C.__mro__ else NotImplemented
    def __contains__(self, value): return any(v is value or v == value for v in self)
    def __iter__(self):
        for key in self._mapping: yield self._mapping[key]
class ByteString(Sequence):
    __slots__ = ()
    @classmethod
    def __subclasshook__(cls, C):
        return True if cls is ByteString and (bytes in C.__mro__ or bytearray in C.__mro__) else NotImplemented
class Mapping(Collection):
    __slots__ = ()
    @abstractmethod
    def __getitem__(self, key): raise KeyError
    @classmethod
    def __subclasshook__(cls, C):
        return True if cls is Mapping and dict in C.__mro__ else NotImplemented
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default
    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True
    def keys(self): return KeysView(self)
    def items(self): return ItemsView(self)
    def values(self): return ValuesView(self)
    def __eq__(self, other):
        if not isinstance(other, Mapping): return NotImplemented
        return dict(self.items()) == dict(other.items())
    __hash__ = None
class MutableMapping(Mapping):
    __slots__ = ()
    @abstractmethod
    def __setitem__(self, key, value): raise KeyError
    @abstractmethod
    def __delitem__(self, key): raise KeyError
    @classmethod
    def __subclasshook__(cls, C):
        return True if cls is MutableMapping and dict in C.__mro__ else NotImplemented
    _marker = object()
    def pop(self, key, default=_marker):
        try:
            value = self[key]
        except KeyError:
            if default is self._marker: raise
            return default
        del self[key]
        return value
    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError
    def clear(self):
        for key in list(self): del self[key]
    def update(self, other=(), /, **kwds):
        if hasattr(other, "keys"):
            for key in other.keys(): self[key] = other[key]
        else:
            for key, value in other: self[key] = value
        for key, value in kwds.items(): self[key] = value
    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default
"""#
