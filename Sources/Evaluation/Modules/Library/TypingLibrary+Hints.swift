// What `typing` answers of hints: `get_type_hints`, `get_origin`, `get_args` and their kin, in the language.

let typingHintsText = #"""
def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import sys
    hints = {}
    for base in reversed(getattr(obj, "__mro__", [obj])):
        notes = base.__dict__.get("__annotations__", {}) if isinstance(base, type) else getattr(base, "__annotations__", {})
        if not notes:
            continue
        scope = globalns
        if scope is None:
            module = base if hasattr(base, "__file__") else sys.modules.get(getattr(base, "__module__", None))
            scope = dict(vars(module)) if module is not None else {}
        scope = {**scope, **(localns or {})}
        for name, hint in notes.items():
            hint = _resolved(hint, scope)
            if not include_extras and isinstance(hint, _Annotated):
                hint = hint.__origin__
            hints[name] = hint
    return hints
def is_typeddict(tp):
    return isinstance(tp, type) and isinstance(tp, _TypedDictMeta) and tp is not TypedDict
def dataclass_transform(**kwargs):
    return lambda cls: cls
def clear_overloads():
    pass
def get_overloads(func):
    return []
class ForwardRef:
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        self.__forward_arg__ = arg
    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"
    def __eq__(self, other):
        return self.__forward_arg__ == other.__forward_arg__ if isinstance(other, ForwardRef) else NotImplemented
    def __hash__(self):
        return hash(self.__forward_arg__)
class IO(Generic):
    pass
class TextIO(IO):
    pass
class BinaryIO(IO):
    pass
def get_origin(tp):
    return Annotated if isinstance(tp, _Annotated) else getattr(tp, "__origin__", None)
def get_args(tp):
    return (tp.__origin__, *tp.__metadata__) if isinstance(tp, _Annotated) else getattr(tp, "__args__", ())
"""#

let typingExtensionsLibraries: [String: String] = [
    "typing_extensions": #"""
from typing import *
from typing import _Form
def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    """Marks what is deprecated; a call of a function warns."""
    def mark(obj):
        obj.__deprecated__ = message
        if isinstance(obj, type) or category is None:
            return obj
        import functools, warnings
        @functools.wraps(obj)
        def wrapper(*args, **kwargs):
            warnings.warn(message, category=category, stacklevel=stacklevel + 1)
            return obj(*args, **kwargs)
        wrapper.__deprecated__ = message
        return wrapper
    return mark
def runtime(cls):
    return runtime_checkable(cls)
ReadOnly, TypeIs, TypeForm = _Form("ReadOnly"), _Form("TypeIs"), _Form("TypeForm")
Buffer = bytes
NoDefault = None
def get_protocol_members(tp):
    return frozenset(tp._members())
def is_protocol(tp):
    return isinstance(tp, type) and Protocol in tp.__bases__
"""#
]
