// `typing`, in the language: names that subscript to themselves, for annotations.

let typingLibrary = #"""
from _library import make_class as _make_class
from collections import namedtuple as _namedtuple
from types import UnionType as _UnionType, GenericAlias as _GenericAlias

TYPE_CHECKING = False

def _text(value):
    if isinstance(value, type):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    if isinstance(value, list):
        return "[" + ", ".join(map(_text, value)) + "]"
    if callable(value) and hasattr(value, "__qualname__") and not isinstance(value, (_Form, _Alias)):
        return value.__qualname__
    return repr(value)

def _argument(value):
    return type(None) if value is None else ForwardRef(value) if isinstance(value, str) else value

class _Form:
    def __init__(self, name, origin=None):
        self._name = name
        self.__origin__ = origin
    def __repr__(self):
        return "typing." + self._name
    def __getitem__(self, item):
        args = item if isinstance(item, tuple) else (item,)
        return _Alias(self._name, self.__origin__, tuple([_argument(a) for a in args]))
    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f"Cannot instantiate {self!r}")
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
    def __or__(self, other):
        return Union[self, other]
    def __ror__(self, other):
        return Union[other, self]
    def __mro_entries__(self, bases):
        return (self.__origin__,) if self.__origin__ is not None else ()

_UnionType = type(int | str)
class _Alias:
    def __init__(self, name, origin, args):
        self._name = name
        self.__origin__ = origin
        self.__args__ = args
    def __repr__(self):
        args = self.__args__
        if self._name == "Optional":
            return f"typing.Optional[{_text(args[0])}]"
        if self._name == "Union" and len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_text([a for a in args if a is not type(None)][0])}]"
        if self._name == "Literal":
            return f"typing.Literal[{', '.join(map(repr, args))}]"
        if not args:
            return f"typing.{self._name}[()]"
        return f"typing.{self._name}[{', '.join(map(_text, args))}]"
    def __getitem__(self, item):
        given = list(item) if isinstance(item, tuple) else [item]
        seen = {}
        def filled(arg):
            if isinstance(arg, TypeVar):
                if arg not in seen:
                    seen[arg] = given[len(seen)] if len(seen) < len(given) else arg
                return seen[arg]
            return arg
        return _Alias(self._name, self.__origin__, tuple([filled(a) for a in self.__args__]))
    def __call__(self, *args, **kwargs):
        if self.__origin__ is None or self._name in ("List", "Dict", "Set", "Tuple"):
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self._name.lower()}() instead")
        return self.__origin__(*args, **kwargs)
    def __eq__(self, other):
        if self._name == "Union" and type(other) is _UnionType:
            return set(self.__args__) == set([type(None) if a is None else a for a in other.__args__])
        if not isinstance(other, _Alias):
            return NotImplemented
        if self._name in ("Union", "Literal"):
            return self._name == other._name and set(self.__args__) == set(other.__args__)
        return self._name == other._name and self.__args__ == other.__args__
    def __hash__(self):
        return hash((self._name, frozenset(self.__args__) if self._name == "Union" else None))
    def __or__(self, other):
        return Union[self, other]
    def __ror__(self, other):
        return Union[other, self]
    def __mro_entries__(self, bases):
        return (self.__origin__,) if self.__origin__ is not None else ()

class _UnionForm(_Form):
    def __getitem__(self, item):
        args = []
        for arg in item if isinstance(item, tuple) else (item,):
            arg = _argument(arg)
            inner = arg.__args__ if isinstance(arg, _Alias) and arg._name in ("Union", "Optional") else (arg,)
            for one in inner:
                if one not in args:
                    args.append(one)
        return args[0] if len(args) == 1 else _Alias("Union", Union, tuple(args))

class _OptionalForm(_Form):
    def __getitem__(self, item):
        return Union[item, None]

class _LiteralForm(_Form):
    def __getitem__(self, item):
        return _Alias("Literal", Literal, item if isinstance(item, tuple) else (item,))

class _AnnotatedForm(_Form):
    def __getitem__(self, item):
        if not isinstance(item, tuple) or len(item) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        return _Annotated(item[0], item[1:])
class _Annotated:
    _name = "Annotated"
    def __init__(self, origin, metadata):
        if isinstance(origin, _Annotated):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        self.__origin__, self.__metadata__, self.__args__ = origin, metadata, (origin,)
    def __repr__(self):
        return f"typing.Annotated[{_text(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"
    def __eq__(self, other):
        return isinstance(other, _Annotated) and self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__
    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))
    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)
    def __or__(self, other):
        return Union[self, other]
    def __ror__(self, other):
        return Union[other, self]

class _CallableForm(_Form):
    def __getitem__(self, item):
        return _Alias("Callable", None, item)

class _MutedForm(_Form):
    def __call__(self, *args):
        return None

Union = _UnionForm("Union")
Optional = _OptionalForm("Optional")
Literal = _LiteralForm("Literal")
Annotated = _AnnotatedForm("Annotated")
Callable = _Form("Callable")
Any = _Form("Any")
NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
LiteralString = _Form("LiteralString")
ClassVar = _Form("ClassVar")
Final = _Form("Final")
Concatenate = _Form("Concatenate")
TypeAlias = _Form("TypeAlias")
TypeGuard = _Form("TypeGuard")
Required = _Form("Required")
NotRequired = _Form("NotRequired")
Unpack = _Form("Unpack")
List = _Form("List", list)
Dict = _Form("Dict", dict)
Set = _Form("Set", set)
FrozenSet = _Form("FrozenSet", frozenset)
Tuple = _Form("Tuple", tuple)
Type = _Form("Type", type)
DefaultDict = _Form("DefaultDict")
OrderedDict = _Form("OrderedDict")
Counter = _Form("Counter")
Deque = _Form("Deque")
ChainMap = _Form("ChainMap")
Iterable = _Form("Iterable")
Iterator = _Form("Iterator")
Generator = _Form("Generator")
Sequence = _Form("Sequence")
MutableSequence = _Form("MutableSequence")
Mapping = _Form("Mapping")
MutableMapping = _Form("MutableMapping")
Collection = _Form("Collection")
Container = _Form("Container")
Hashable = _Form("Hashable")
Sized = _Form("Sized")
Reversible = _Form("Reversible")
AbstractSet = _Form("AbstractSet")
ContextManager = _Form("ContextManager")
Awaitable = _Form("Awaitable")
Pattern = _Form("Pattern")
Match = _Form("Match")
Text = str
AnyStr = None

class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self._mark = "+" if covariant else "-" if contravariant else "~"
    def __repr__(self):
        return self._mark + self.__name__
    def __or__(self, other):
        return Union[self, other]

class ParamSpec(TypeVar):
    args = None
    kwargs = None

AnyStr = TypeVar("AnyStr", bytes, str)
T = TypeVar("T")

def _variables(args):
    found = []
    for arg in args:
        for one in [arg] if isinstance(arg, TypeVar) else _variables(getattr(arg, "__args__", ())):
            if one not in found:
                found.append(one)
    return tuple(found)
class _Parameters:
    def __get__(self, instance, owner):
        return _variables([base for base in getattr(owner, "__orig_bases__", ()) if isinstance(base, _GenericBase)])
class Generic:
    __slots__ = ()
    __parameters__ = _Parameters()
    def __class_getitem__(cls, item):
        args = item if isinstance(item, tuple) else (item,)
        if cls is Generic or cls is Protocol:
            return _GenericBase(cls, args)
        return _GenericClass(cls, args)

class _GenericBase:
    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args
    def __repr__(self):
        return f"typing.{self.__origin__.__name__}[{', '.join(map(_text, self.__args__))}]"
    def __mro_entries__(self, bases):
        return (self.__origin__,)

class _GenericClass(_GenericBase):
    def __repr__(self):
        return f"{_text(self.__origin__)}[{', '.join(map(_text, self.__args__))}]"
    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)
    def __getattr__(self, name):
        return getattr(self.__origin__, name)
    def __getitem__(self, item):
        return _GenericClass(self.__origin__, item if isinstance(item, tuple) else (item,))
    def __eq__(self, other):
        return isinstance(other, _GenericClass) and self.__origin__ is other.__origin__ and self.__args__ == other.__args__
    def __hash__(self):
        return hash((self.__origin__, self.__args__))
    def __or__(self, other):
        return Union[self, other]

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
        hidden = ("__module__", "__doc__", "_is_runtime", "__annotations__", "__hash__", "__init__", "__orig_bases__")
        names = [n for n in cls.__dict__ if n not in hidden] + list(cls.__dict__.get("__annotations__", {}))
        return all(hasattr(instance, name) for name in names)

class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()

class SupportsFloat(Protocol):
    _is_runtime = True
    def __float__(self): ...
class SupportsInt(Protocol):
    _is_runtime = True
    def __int__(self): ...
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
class TypedDict(metaclass=_TypedDictMeta):
    pass

class NewType:
    def __init__(self, name, tp):
        import sys
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"
    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"
    def __call__(self, x, /):
        return x
    def __or__(self, other):
        return Union[self, other]
    def __ror__(self, other):
        return Union[other, self]

def cast(typ, val):
    return val
def overload(func):
    return func
def final(f):
    return f
def override(f):
    return f
def no_type_check(f):
    return f
def assert_type(val, typ):
    return val
def assert_never(arg):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")
def reveal_type(obj):
    return obj
def _resolved(hint, scope):
    if hint is None:
        return type(None)
    if isinstance(hint, ForwardRef):
        hint = hint.__forward_arg__
    if not isinstance(hint, str):
        args = getattr(hint, "__args__", None)
        if isinstance(hint, _Alias) and args and hint._name != "Literal":
            filled = tuple([_resolved(a, scope) if isinstance(a, (ForwardRef, _Alias)) else a for a in args])
            if any(a is not b for a, b in zip(filled, args)):
                return Union[filled] if hint._name == "Union" else _Alias(hint._name, hint.__origin__, filled)
        return hint
    from _library import build
    return build(f"def hint():\n    return ({hint}\n)\n", "hint", scope, "typing", "hint")()
"""# + "\n" + typingHintsText
