// The classes of `typing` that programs derive from: `Protocol` and those that are ready, `NamedTuple`, `TypedDict`, in the
// language.

let typingProtocolsText = #"""
class _ProtocolMeta(type):
    def __call__(cls, *args, **kwargs):
        if Protocol in cls.__bases__:
            raise TypeError("Protocols cannot be instantiated")
        return type.__call__(cls, *args, **kwargs)
    def __instancecheck__(cls, instance):
        if cls in type(instance).__mro__:
            return True
        if Protocol not in cls.__bases__:
            return False
        if not cls.__dict__.get("_is_runtime", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return all(hasattr(instance, name) for name in cls._members())
    def __subclasscheck__(cls, other):
        if cls in other.__mro__:
            return True
        if Protocol not in cls.__bases__:
            return False
        if not cls.__dict__.get("_is_runtime", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if not all(callable(getattr(cls, name, None)) for name in cls._members()):
            raise TypeError("Protocols with non-method members don't support issubclass()")
        return all(any(name in base.__dict__ for base in other.__mro__) for name in cls._members())
    def _members(cls):
        hidden = ("__module__", "__doc__", "_is_runtime", "__annotations__", "__hash__", "__init__", "__orig_bases__")
        return [n for n in cls.__dict__ if n not in hidden] + list(cls.__dict__.get("__annotations__", {}))

class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()

class SupportsFloat(Protocol):
    _is_runtime = True
    def __float__(self): ...
class SupportsInt(Protocol):
    _is_runtime = True
    def __int__(self): ...
class SupportsComplex(Protocol):
    _is_runtime = True
    def __complex__(self): ...
class SupportsBytes(Protocol):
    _is_runtime = True
    def __bytes__(self): ...
class SupportsRound(Protocol):
    _is_runtime = True
    def __round__(self, ndigits=0): ...
class SupportsAbs(Protocol):
    _is_runtime = True
    def __abs__(self): ...
class SupportsIndex(Protocol):
    _is_runtime = True
    def __index__(self): ...

def runtime_checkable(cls):
    cls._is_runtime = True
    return cls

class _NamedTupleMeta(type):
    def __made__(cls, namespace, options):
        if NamedTuple is None:
            return None
        types = namespace.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in namespace:
                defaults.append(namespace[name])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field {'s' if len(defaults) > 1 else ''}"
                                + ", ".join(n for n in types if n in namespace))
        made = _namedtuple(cls.__name__, list(types), defaults=defaults, module=cls.__module__)
        made.__annotations__ = types
        made.__qualname__ = cls.__qualname__
        for name, value in namespace.items():
            if name in ("__classcell__", "__annotations__", "__slots__", "__module__", "__qualname__") or name in types:
                continue
            if name in ("__new__", "__init__", "_make", "_replace", "_asdict", "_fields"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + name)
            setattr(made, name, value)
        return made
    def __call__(cls, typename, fields=(), /, **kwargs):
        pairs = list(fields) or list(kwargs.items())
        made = _namedtuple(typename, [name for name, _ in pairs])
        made.__annotations__ = dict(pairs)
        return made

NamedTuple = None
class _NamedTupleBase(metaclass=_NamedTupleMeta):
    pass
NamedTuple = _NamedTupleBase

class _TypedDictMeta(type):
    def __made__(cls, namespace, options):
        total = options.get("total", True)
        hints, required, optional = {}, set(), set()
        for base in reversed(cls.__mro__[1:]):
            hints.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        own = namespace.get("__annotations__", {})
        for name, hint in own.items():
            kind = getattr(hint, "_name", None)
            (required if kind == "Required" or total and kind != "NotRequired" else optional).add(name)
        hints.update(own)
        cls.__annotations__ = hints
        cls.__total__ = total
        cls.__required_keys__, cls.__optional_keys__ = frozenset(required), frozenset(optional)
        return cls
    def __call__(cls, *args, **kwargs):
        if cls is TypedDict:
            name, hints = args
            made = _make_class(name, (TypedDict,), {"__annotations__": dict(hints)}, "__main__")
            return made
        return dict(*args, **kwargs)
    def __instancecheck__(cls, obj):
        raise TypeError("TypedDict does not support instance and class checks")
    __subclasscheck__ = __instancecheck__
class TypedDict(metaclass=_TypedDictMeta):
    pass
"""#
