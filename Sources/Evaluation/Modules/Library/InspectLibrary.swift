// `inspect`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let inspectLibraries: [String: String] = ["inspect": inspectHead + inspectObjects]

let inspectHead = #"""
import types as _types
from _library import function_facts as _facts, native_signature as _native, is_instance_of_class as _is_instance
from enum import IntEnum as _IntEnum

class _ParameterKind(_IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4
    def __str__(self):
        return self._name_
    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")[self]
class _empty:
    pass
def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, _types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)
class Parameter:
    empty = _empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = list(_ParameterKind)
    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.kind = _ParameterKind(kind)
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        if default is not _empty and kind in (2, 4):
            raise ValueError(f"{self.kind.description} parameters cannot have default values")
        self.name, self.default, self.annotation = name, default, annotation
    def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
        return Parameter(self.name if name is _empty else name, self.kind if kind is _empty else kind,
                         default=self.default if default is _empty else default,
                         annotation=self.annotation if annotation is _empty else annotation)
    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = " if self.annotation is not _empty else "=") + repr(self.default)
        return "*" + text if self.kind == 2 else "**" + text if self.kind == 4 else text
    def __repr__(self):
        return f'<Parameter "{self}">'
    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (other.name, other.kind, other.default, other.annotation)
    def __hash__(self):
        return hash((self.name, self.kind))

class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments
    @property
    def args(self):
        out = []
        for name, p in self.signature.parameters.items():
            if p.kind in (3, 4) or name not in self.arguments:
                break
            out += self.arguments[name] if p.kind == 2 else [self.arguments[name]]
        return tuple(out)
    @property
    def kwargs(self):
        out = {}
        for name, p in self.signature.parameters.items():
            if name in self.arguments and p.kind == 3:
                out[name] = self.arguments[name]
            elif name in self.arguments and p.kind == 4:
                out.update(self.arguments[name])
        return out
    def apply_defaults(self):
        full = {}
        for name, p in self.signature.parameters.items():
            if name in self.arguments:
                full[name] = self.arguments[name]
            elif p.default is not _empty:
                full[name] = p.default
            elif p.kind == 2:
                full[name] = ()
            elif p.kind == 4:
                full[name] = {}
        self.arguments = full
    def __eq__(self, other):
        return isinstance(other, BoundArguments) and self.arguments == other.arguments
    __hash__ = None
    def __repr__(self):
        return f"<BoundArguments ({', '.join([f'{k}={v!r}' for k, v in self.arguments.items()])})>"

class Signature:
    empty = _empty
    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = _types.MappingProxyType({p.name: p for p in parameters or ()})
        self.return_annotation = return_annotation
    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True):
        return signature(obj, follow_wrapped=follow_wrapped)
    def replace(self, *, parameters=_empty, return_annotation=_empty):
        return Signature(self.parameters.values() if parameters is _empty else parameters,
                         return_annotation=self.return_annotation if return_annotation is _empty else return_annotation)
    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)
    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)
    def _bind(self, args, kwargs, partial=False):
        found = {}
        args = list(args)
        for p in self.parameters.values():
            if p.kind == 2:
                if args:
                    found[p.name] = tuple(args)
                args = []
            elif p.kind == 4:
                if kwargs:
                    found[p.name] = dict(kwargs)
                kwargs = {}
            elif p.kind in (0, 1) and args:
                if p.kind == 1 and p.name in kwargs:
                    raise TypeError(f"multiple values for argument {p.name!r}")
                found[p.name] = args.pop(0)
            elif p.kind != 0 and p.name in kwargs:
                found[p.name] = kwargs.pop(p.name)
            elif p.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {p.name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, found)
    def __str__(self):
        parts = []
        slash = star = False
        for p in self.parameters.values():
            if p.kind == 0:
                slash = True
            elif slash:
                parts.append("/")
                slash = False
            if p.kind == 2:
                star = True
            elif p.kind == 3 and not star:
                parts.append("*")
                star = True
            parts.append(str(p))
        if slash:
            parts.append("/")
        text = f"({', '.join(parts)})"
        return text if self.return_annotation is _empty else text + " -> " + formatannotation(self.return_annotation)
    def __repr__(self):
        return f"<Signature {self}>"
    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self.parameters.values()) == list(other.parameters.values()) and self.return_annotation == other.return_annotation
    def __hash__(self):
        return hash(tuple(self.parameters))

def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if follow_wrapped:
        obj = unwrap(obj)
    own = getattr(obj, "__signature__", None)
    if own is not None:
        return own
    if isinstance(obj, type):
        made = obj.__dict__.get("__new__") if "__init__" not in obj.__dict__ else None
        for base in obj.__mro__:
            if "__init__" in base.__dict__ and isfunction(base.__dict__["__init__"]):
                return _without_first(signature(base.__dict__["__init__"]))
            if "__new__" in base.__dict__ and base is not object:
                new = getattr(base, "__new__")
                if isfunction(new):
                    return _without_first(signature(new))
        if obj.__module__ == "builtins":
            raise ValueError(f"no signature found for builtin type {obj!r}")
        return Signature()
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    facts = _facts(obj)
    if facts is not None:
        return _of_function(obj, facts)
    if type(obj).__name__ == "partial":
        return _of_partial(obj)
    text = _native(obj)
    if text is not None:
        return _of_text(text, hasattr(obj, "__self__"))
    if hasattr(type(obj), "__call__"):
        return _without_first(signature(type(obj).__call__))
    raise ValueError(f"no signature found for {obj!r}")
def _without_first(sig):
    ps = list(sig.parameters.values())
    if ps and ps[0].kind in (0, 1):
        ps = ps[1:]
    return sig.replace(parameters=ps)

"""#
