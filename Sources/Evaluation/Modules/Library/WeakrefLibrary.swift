// `weakref`, in the language, around the natives in Modules/Introspection.swift.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let weakrefLibraries: [String: String] = [
    "weakref": #"""
from _library import weak as ref, weak_references as getweakrefs
ReferenceType = ref
ProxyType = CallableProxyType = ref
ProxyTypes = (ref,)
class proxy:
    def __init__(self, object, callback=None):
        self.__dict__["_ref"] = ref(object)
    def _target(self):
        target = self.__dict__["_ref"]()
        if target is None:
            raise ReferenceError("weakly-referenced object no longer exists")
        return target
    def __getattr__(self, name):
        return getattr(self._target(), name)
    def __setattr__(self, name, value):
        setattr(self._target(), name, value)
    def __call__(self, *args, **kwargs):
        return self._target()(*args, **kwargs)
    def __repr__(self):
        return f"<weakproxy at {id(self):#x} to {type(self._target()).__name__}>"
    def __str__(self):
        return str(self._target())
def getweakrefcount(object):
    return len(getweakrefs(object))
class WeakMethod:
    def __init__(self, meth, callback=None):
        self._object, self._function = ref(meth.__self__), meth.__func__
    def __call__(self):
        target = self._object()
        return None if target is None else self._function.__get__(target)
_finalizers = []
class finalize:
    def __init__(self, obj, func, /, *args, **kwargs):
        self._ref, self._call, self._done = ref(obj, self), (func, args, kwargs), False
        _finalizers.append(self)
    @property
    def alive(self):
        return not self._done and self._ref() is not None
    def __call__(self, _=None):
        if not self._done:
            self.detach()
            func, args, kwargs = self._call
            return func(*args, **kwargs)
    def detach(self):
        self._done = True
        _finalizers.remove(self)
    def peek(self):
        return None if self._done else (self._ref(), *self._call)
    atexit = True
def _run_at_exit():
    while _finalizers:
        _finalizers[-1]()
class WeakValueDictionary:
    def __init__(self, other=(), /, **kw):
        self._refs = {}
        self.update(other, **kw)
    def _live(self):
        for key in [k for k, r in self._refs.items() if r() is None]:
            del self._refs[key]
        return self._refs
    def __setitem__(self, key, value):
        self._refs[key] = ref(value)
    def __getitem__(self, key):
        value = self._live()[key]()
        if value is None:
            raise KeyError(key)
        return value
    def __delitem__(self, key):
        del self._live()[key]
    def __contains__(self, key):
        return key in self._live()
    def __len__(self):
        return len(self._live())
    def __iter__(self):
        return iter(list(self._live()))
    def get(self, key, default=None):
        return self[key] if key in self else default
    def keys(self):
        return list(self._live())
    def values(self):
        return [r() for r in self._live().values()]
    def items(self):
        return [(k, r()) for k, r in self._live().items()]
    def pop(self, key, *default):
        if key not in self and default:
            return default[0]
        value = self[key]
        del self._refs[key]
        return value
    def setdefault(self, key, default):
        if key not in self:
            self[key] = default
        return self[key]
    def update(self, other=(), /, **kw):
        for key, value in dict(other, **kw).items():
            self[key] = value
    def clear(self):
        self._refs.clear()
    def __repr__(self):
        return f"<WeakValueDictionary at {id(self):#x}>"
class WeakKeyDictionary:
    def __init__(self, dict=None):
        self._data = {}
        for key, value in (dict or {}).items():
            self[key] = value
    def _live(self):
        for r in [r for r in self._data if r() is None]:
            del self._data[r]
        return self._data
    def __setitem__(self, key, value):
        self._data[ref(key)] = value
    def __getitem__(self, key):
        return self._data[ref(key)]
    def __delitem__(self, key):
        del self._data[ref(key)]
    def __contains__(self, key):
        try:
            return ref(key) in self._data
        except TypeError:
            return False
    def __len__(self):
        return len(self._live())
    def __iter__(self):
        return iter([r() for r in self._live()])
    def get(self, key, default=None):
        return self._data.get(ref(key), default)
    def keys(self):
        return list(self)
    def values(self):
        return list(self._live().values())
    def items(self):
        return [(r(), v) for r, v in self._live().items()]
    def pop(self, key, *default):
        return self._data.pop(ref(key), *default)
    def setdefault(self, key, default=None):
        return self._data.setdefault(ref(key), default)
    def __repr__(self):
        return f"<WeakKeyDictionary at {id(self):#x}>"
class WeakSet:
    def __init__(self, data=None):
        self._data = set()
        for item in data or ():
            self.add(item)
    def _live(self):
        for r in [r for r in self._data if r() is None]:
            self._data.discard(r)
        return self._data
    def add(self, item):
        self._data.add(ref(item))
    def discard(self, item):
        self._data.discard(ref(item))
    def remove(self, item):
        self._data.remove(ref(item))
    def __contains__(self, item):
        return ref(item) in self._data
    def __len__(self):
        return len(self._live())
    def __iter__(self):
        return iter([r() for r in self._live()])
"""#,
]
