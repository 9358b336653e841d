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
    if value is None:
        return "NoneType"
    if isinstance(value, list):
        return "[" + ", ".join(map(_text, value)) + "]"
    if callable(value) and hasattr(value, "__qualname__") and not isinstance(value, (_Form, _Alias)):
        return value.__qualname__
    return repr(value)

def _argument(value):
    return type(None) if value is None else ForwardRef(value) if isinstance(value, str) else value

class _Origin:
    """The class that a form stands for, imported when it is asked for."""
    @property
    def __origin__(self):
        origin = self._origin
        if isinstance(origin, str):
            module, _, name = origin.rpartition(".")
            from importlib import import_module
            origin = self._origin = getattr(import_module(module), name)
        return origin

class _Form(_Origin):
    def __init__(self, name, origin=None, count=None):
        self._name = name
        self._origin = origin
        self._count = count
    def __instancecheck__(self, obj):
        return isinstance(obj, self._checked("isinstance"))
    def __subclasscheck__(self, cls):
        return issubclass(cls, self._checked("issubclass"))
    def _checked(self, asker):
        if self._origin is None:
            raise TypeError(f"{self!r} cannot be used with {asker}()")
        return self.__origin__
    def __repr__(self):
        return "typing." + self._name
    def __getitem__(self, item):
        args = item if isinstance(item, tuple) else (item,)
        if self._count is not None and len(args) != self._count:
            raise TypeError(f"Too {'many' if len(args) > self._count else 'few'} arguments for {self!r}; actual {len(args)}, expected {self._count}")
        return _Alias(self._name, self._origin, tuple([_argument(a) for a in args]))
    def __call__(self, *args, **kwargs):
        if self._origin is None:
            raise TypeError(f"Cannot instantiate {self!r}")
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
    def __or__(self, other):
        return Union[self, other]
    def __ror__(self, other):
        return Union[other, self]
    def __mro_entries__(self, bases):
        return (self.__origin__,) if self.__origin__ is not None else ()

_UnionType = type(int | str)
class _Alias(_Origin):
    def __init__(self, name, origin, args):
        self._name = name
        self._origin = origin
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
        return _Alias(self._name, self._origin, tuple([filled(a) for a in self.__args__]))
    def __instancecheck__(self, obj):
        if self._name == "Union":
            return isinstance(obj, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")
    def __subclasscheck__(self, cls):
        if self._name == "Union":
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")
    def __call__(self, *args, **kwargs):
        if self.__origin__ is None or self._name in ("List", "Dict", "Set", "FrozenSet", "Tuple", "Type"):
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
        if item == ():
            raise TypeError("Cannot take a Union of no types.")
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
        return _Alias("Callable", "collections.abc.Callable", item)

class _MutedForm(_Form):
    def __call__(self, *args):
        return None

Union = _UnionForm("Union")
Optional = _OptionalForm("Optional")
Literal = _LiteralForm("Literal")
Annotated = _AnnotatedForm("Annotated")
Callable = _CallableForm("Callable", "collections.abc.Callable")
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
List = _Form("List", list, 1)
Dict = _Form("Dict", dict, 2)
Set = _Form("Set", set, 1)
FrozenSet = _Form("FrozenSet", frozenset, 1)
Tuple = _Form("Tuple", tuple)
Type = _Form("Type", type, 1)
DefaultDict = _Form("DefaultDict", "collections.defaultdict", 2)
OrderedDict = _Form("OrderedDict", "collections.OrderedDict", 2)
Counter = _Form("Counter", "collections.Counter", 1)
Deque = _Form("Deque", "collections.deque", 1)
ChainMap = _Form("ChainMap", "collections.ChainMap", 2)
Iterable = _Form("Iterable", "collections.abc.Iterable", 1)
Iterator = _Form("Iterator", "collections.abc.Iterator", 1)
Generator = _Form("Generator", "collections.abc.Generator", 3)
Sequence = _Form("Sequence", "collections.abc.Sequence", 1)
MutableSequence = _Form("MutableSequence", "collections.abc.MutableSequence", 1)
Mapping = _Form("Mapping", "collections.abc.Mapping", 2)
MutableMapping = _Form("MutableMapping", "collections.abc.MutableMapping", 2)
Collection = _Form("Collection", "collections.abc.Collection", 1)
Container = _Form("Container", "collections.abc.Container", 1)
Hashable = _Form("Hashable", "collections.abc.Hashable")
Sized = _Form("Sized", "collections.abc.Sized")
Reversible = _Form("Reversible", "collections.abc.Reversible", 1)
MutableSet = _Form("MutableSet", "collections.abc.MutableSet", 1)
MappingView, KeysView = _Form("MappingView", "collections.abc.MappingView", 1), _Form("KeysView", "collections.abc.KeysView", 1)
ItemsView, ValuesView = _Form("ItemsView", "collections.abc.ItemsView", 2), _Form("ValuesView", "collections.abc.ValuesView", 1)
ByteString = _Form("ByteString", "collections.abc.ByteString")
AsyncIterable = _Form("AsyncIterable", "collections.abc.AsyncIterable", 1)
AsyncIterator = _Form("AsyncIterator", "collections.abc.AsyncIterator", 1)
AsyncGenerator, Coroutine = _Form("AsyncGenerator", "collections.abc.AsyncGenerator", 2), _Form("Coroutine", "collections.abc.Coroutine", 3)
AbstractSet = _Form("AbstractSet", "collections.abc.Set", 1)
ContextManager = _Form("ContextManager", "contextlib.AbstractContextManager", 1)
Awaitable = _Form("Awaitable", "collections.abc.Awaitable", 1)
Pattern = _Form("Pattern", "re.Pattern", 1)
Match = _Form("Match", "re.Match", 1)
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

class ParamSpecArgs:
    _part = "args"
    def __init__(self, origin):
        self.__origin__ = origin
    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"
class ParamSpecKwargs(ParamSpecArgs):
    _part = "kwargs"
class ParamSpec(TypeVar):
    @property
    def args(self):
        return ParamSpecArgs(self)
    @property
    def kwargs(self):
        return ParamSpecKwargs(self)
class TypeVarTuple(TypeVar):
    def __repr__(self):
        return self.__name__
    def __iter__(self):
        yield Unpack[self]

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
        names = cls.__parameters__
        if not any(isinstance(name, (ParamSpec, TypeVarTuple)) for name in names):
            if not names:
                raise TypeError(f"{cls} is not a generic class")
            if len(args) != len(names):
                raise TypeError(f"Too {'many' if len(args) > len(names) else 'few'} arguments for {cls}; actual {len(args)}, expected {len(names)}")
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
    def __instancecheck__(self, obj):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")
    __subclasscheck__ = __instancecheck__
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

"""# + "\n" + typingProtocolsText + "\n" + #"""
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
