// `dataclasses`, in the language; methods are built from text so that calls are bound as those of any function.

let dataclassesLibrary = #"""
from _library import build as _build
import copy as _copy
import types as _types

class FrozenInstanceError(AttributeError):
    pass

class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"
MISSING = _Missing()

class _Factory:
    def __repr__(self):
        return "<factory>"
_HAS_DEFAULT_FACTORY = _Factory()

class _DataclassParams:
    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq, self.order, self.unsafe_hash, self.frozen = init, repr, eq, order, unsafe_hash, frozen
    def __repr__(self):
        return (f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},"
                f"unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})")

class _KwOnly:
    pass
KW_ONLY = _KwOnly()

class InitVar:
    def __init__(self, type):
        self.type = type
    def __class_getitem__(cls, type):
        return InitVar(type)
    def __repr__(self):
        return f"dataclasses.InitVar[{self.type.__name__ if isinstance(self.type, type) else repr(self.type)}]"

class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _types.MappingProxyType(metadata or {})
        self.kw_only = kw_only
        self._kind = "field"
    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},"
                f"init={self.init!r},repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},_field_type=_FIELD)")

def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        made = _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
        return _slotted(made) if slots else made
    return wrap if cls is None else wrap(cls)

def _slotted(cls):
    # A class like it with `__slots__`, which have to be there when a class is made.
    from _library import make_class
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names, own = dict(cls.__dict__), [f.name for f in fields(cls)]
    inherited = [n for base in cls.__mro__[1:] for n in getattr(base, "__slots__", ())]
    for name in own + ["__dict__", "__weakref__"]:
        names.pop(name, None)
    names["__slots__"] = tuple([n for n in own if n not in inherited])
    made = make_class(cls.__name__, cls.__bases__, names, cls.__module__)
    made.__qualname__ = cls.__qualname__
    return made

def _is_class_var(annotation):
    if isinstance(annotation, str):
        return annotation.startswith(("ClassVar", "typing.ClassVar"))
    return getattr(annotation, "_name", None) == "ClassVar"

def _own_fields(cls, kw_only):
    found = []
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or annotation == "KW_ONLY":
            kw_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        if isinstance(default, Field):
            one = default
            if one.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, one.default)
        else:
            one = field() if default is MISSING else field(default=default)
        one.name, one.type = name, annotation
        if _is_class_var(annotation):
            one._kind = "class"
        elif isinstance(annotation, InitVar) or annotation is InitVar:
            one._kind = "init"
        if one._kind != "field" and one.default_factory is not MISSING:
            raise TypeError(f"field {name} cannot have a default factory")
        if one.kw_only is MISSING:
            one.kw_only = kw_only
        if one._kind == "field" and type(one.default).__hash__ is None or isinstance(one.default, (list, dict, set)):
            raise ValueError(f"mutable default {type(one.default)} for field {name} is not allowed: use default_factory")
        found.append(one)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found

def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
    fields = {}
    any_frozen = has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = base.__dict__.get("__dataclass_fields__")
        if inherited is not None:
            has_bases = True
            fields.update(inherited)
            if base.__dict__["__dataclass_params__"].frozen:
                any_frozen = True
    for one in _own_fields(cls, kw_only):
        fields[one.name] = one
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    cls.__dataclass_fields__ = fields
    cls.__dataclass_params__ = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
    own = [f for f in fields.values() if f._kind == "field"]
    if init:
        _add_init(cls, [f for f in fields.values() if f._kind != "class"], frozen)
    if repr and "__repr__" not in cls.__dict__:
        _add_repr(cls, [f.name for f in own if f.repr])
    compared = [f.name for f in own if f.compare]
    if eq and "__eq__" not in cls.__dict__:
        _add_comparison(cls, "__eq__", "==", compared)
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if name in cls.__dict__:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering")
            _add_comparison(cls, name, op, compared)
    if frozen:
        _add_frozen(cls, set(f.name for f in own))
    explicit_hash = cls.__dict__.get("__hash__", MISSING)
    has_hash = explicit_hash is not MISSING and not (explicit_hash is None and "__eq__" in cls.__dict__)
    hashed = [f.name for f in own if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash or (eq and frozen and not has_hash):
        if unsafe_hash and has_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        _set(cls, "__hash__", "def __hash__(self):\n    return hash((" + "".join(f"self.{n}, " for n in hashed) + "))\n", {})
    elif eq and not has_hash:
        cls.__hash__ = None
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in fields.values() if f.init and not f.kw_only and f._kind != "class"])
    if cls.__dict__.get("__doc__") is None:
        told = [f for f in fields.values() if f._kind != "class" and f.init]
        shown = [f for f in told if not f.kw_only] + [f for f in told if f.kw_only]
        texts = [_shown(f) for f in shown]
        if any([f.kw_only for f in shown]):
            texts.insert([f.kw_only for f in shown].index(True), "*")
        cls.__doc__ = f"{cls.__name__}({', '.join(texts)})"
    return cls

def _shown(f):
    kind = f.type
    if isinstance(kind, type) and getattr(kind, "__origin__", None) is None:
        kind = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    else:
        kind = repr(kind).removeprefix("typing.") if getattr(kind, "__module__", "") == "typing" else repr(kind)
    default = "<factory>" if f.default_factory is not MISSING else None if f.default is MISSING else repr(f.default)
    return f"{f.name}: {kind}" + ("" if default is None else f" = {default}")

def _set(cls, name, text, scope):
    setattr(cls, name, _build(text, name, scope, cls.__module__, f"{cls.__qualname__}.{name}"))

def _add_init(cls, fields, frozen):
    scope = {"_set": object.__setattr__, "_factory": _HAS_DEFAULT_FACTORY}
    seen_default = None
    positional = []
    keyword_only = []
    body = []
    for one in fields:
        name = one.name
        value = name
        if one.init:
            if one.default is not MISSING:
                scope[f"_default_{name}"] = one.default
                parameter = f"{name}=_default_{name}"
            elif one.default_factory is not MISSING:
                scope[f"_factory_{name}"] = one.default_factory
                parameter = f"{name}=_factory"
                value = f"_factory_{name}() if {name} is _factory else {name}"
            else:
                parameter = name
                if seen_default and not one.kw_only:
                    raise TypeError(f"non-default argument {name!r} follows default argument")
            if not one.kw_only and parameter != name:
                seen_default = name
            (keyword_only if one.kw_only else positional).append(parameter)
        elif one.default_factory is not MISSING:
            scope[f"_factory_{name}"] = one.default_factory
            value = f"_factory_{name}()"
        else:
            continue
        if one._kind == "field":
            body.append(f"    _set(self, {name!r}, {value})" if frozen else f"    self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        passed = ", ".join(one.name for one in fields if one._kind == "init")
        body.append(f"    self.__post_init__({passed})")
    parameters = ["self"] + positional + (["*"] + keyword_only if keyword_only else [])
    _set(cls, "__init__", f"def __init__({', '.join(parameters)}):\n" + "\n".join(body or ["    pass"]) + "\n", scope)
    ordered = [f for f in fields if f.init and not f.kw_only] + [f for f in fields if f.init and f.kw_only]
    cls.__init__.__annotations__ = {**{f.name: f.type for f in ordered}, "return": None}

def _add_repr(cls, names):
    inner = ", ".join(f"{n}={{self.{n}!r}}" for n in names)
    running = []
    scope = {"_running": running}
    text = (f"def __repr__(self):\n    if any(x is self for x in _running):\n        return '...'\n    _running.append(self)\n"
            f"    try:\n        return f\"{{self.__class__.__qualname__}}({inner})\"\n    finally:\n        _running.pop()\n")
    _set(cls, "__repr__", text, scope)

def _add_comparison(cls, name, op, names):
    mine = "".join(f"self.{n}, " for n in names)
    theirs = "".join(f"other.{n}, " for n in names)
    text = (f"def {name}(self, other):\n    if other.__class__ is self.__class__:\n        return ({mine}) {op} ({theirs})\n"
            f"    return NotImplemented\n")
    _set(cls, name, text, {})

def _add_frozen(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)
    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)
    for function in (__setattr__, __delattr__):
        if function.__name__ in cls.__dict__:
            raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
        setattr(cls, function.__name__, function)

def fields(class_or_instance):
    found = getattr(class_or_instance, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in found.values() if f._kind == "field"])

def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, "__dataclass_fields__")

def asdict(obj, *, dict_factory=dict):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _as(obj, lambda one: dict_factory([(f.name, None) for f in ()]), dict_factory)

def _as(obj, _, dict_factory):
    if is_dataclass(obj) and not isinstance(obj, type):
        return dict_factory([(f.name, _as(getattr(obj, f.name), _, dict_factory)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_as(v, _, dict_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_as(v, _, dict_factory) for v in obj])
    if isinstance(obj, dict):
        return type(obj)([(_as(k, _, dict_factory), _as(v, _, dict_factory)) for k, v in obj.items()])
    return _copy.deepcopy(obj)

def astuple(obj, *, tuple_factory=tuple):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    def inner(obj):
        if is_dataclass(obj) and not isinstance(obj, type):
            return tuple_factory([inner(getattr(obj, f.name)) for f in fields(obj)])
        if isinstance(obj, tuple) and hasattr(obj, "_fields"):
            return type(obj)(*[inner(v) for v in obj])
        if isinstance(obj, (list, tuple)):
            return type(obj)([inner(v) for v in obj])
        if isinstance(obj, dict):
            return type(obj)([(inner(k), inner(v)) for k, v in obj.items()])
        return _copy.deepcopy(obj)
    return inner(obj)

def replace(obj, /, **changes):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for one in obj.__dataclass_fields__.values():
        if one._kind == "class":
            continue
        if not one.init:
            if one.name in changes:
                raise ValueError(f"field {one.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if one.name not in changes:
            if one._kind == "init" and one.default is MISSING:
                raise ValueError(f"InitVar {one.name!r} must be specified with replace()")
            changes[one.name] = getattr(obj, one.name)
    return type(obj)(**changes)

def make_dataclass(cls_name, fields, **kwargs):
    from _library import make_class
    names = {"__annotations__": {}}
    for item in fields:
        name, annotation = (item, object) if isinstance(item, str) else item[:2]
        names["__annotations__"][name] = annotation
        if not isinstance(item, str) and len(item) == 3:
            names[name] = item[2]
    names.update(kwargs.pop("namespace", None) or {})
    return dataclass(make_class(cls_name, kwargs.pop("bases", ()), names, "types"), **kwargs)
"""#
