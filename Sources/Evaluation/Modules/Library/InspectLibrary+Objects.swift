// A part of `inspect`, in the language: see InspectLibrary.swift.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let inspectObjects = #"""
def _of_function(f, facts):
    names, only, count, keyword, extra, keywords, defaults, kwdefaults = facts[:8]
    notes = getattr(f, "__annotations__", {})
    ps = []
    for i, name in enumerate(names):
        default = _empty
        if i < count:
            kind = 0 if i < only else 1
            if i >= count - len(defaults):
                default = defaults[i - count + len(defaults)]
        elif i < count + keyword:
            kind = 3
            default = kwdefaults.get(name, _empty)
        elif extra and i == count + keyword:
            kind = 2
        else:
            kind = 4
        ps.append(Parameter(name, kind, default=default, annotation=notes.get(name, _empty)))
    ps.sort(key=lambda p: p.kind)
    return Signature(ps, return_annotation=notes.get("return", _empty))
def _of_partial(obj):
    bound = signature(obj.func).bind_partial(*obj.args).arguments
    ps = []
    only = False
    for p in signature(obj.func).parameters.values():
        if p.name in bound and p.kind in (0, 1):
            continue
        if p.name in obj.keywords:
            p = p.replace(default=obj.keywords[p.name], kind=3 if p.kind == 1 else p.kind)
            only = True
        elif only and p.kind == 1:
            p = p.replace(kind=3)
        ps.append(p)
    return Signature(ps)
def _of_text(text, bound):
    ps = []
    kind = 1
    inner = text[text.index("(") + 1:text.rindex(")")]
    for part in [p.strip() for p in inner.split(",") if p.strip()]:
        if part == "/":
            ps = [p.replace(kind=0) for p in ps]
        elif part == "*":
            kind = 3
        elif part.startswith("**"):
            ps.append(Parameter(part[2:], 4))
        elif part.startswith("*"):
            ps.append(Parameter(part[1:], 2))
            kind = 3
        else:
            name, eq, default = part.partition("=")
            value = _empty
            if eq:
                try:
                    value = {"None": None, "True": True, "False": False, "?": None}[default] if default in ("None", "True", "False", "?") else (
                        default[1:-1] if default[:1] == "'" else float(default) if "." in default else int(default))
                except ValueError:
                    value = default
            ps.append(Parameter(name, kind, default=value))
    if bound and ps and ps[0].name == "self":
        ps = ps[1:]
    return Signature(ps)
def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func

FullArgSpec = None
def getfullargspec(func):
    global FullArgSpec
    if FullArgSpec is None:
        from collections import namedtuple
        FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")
    sig = signature(func.__func__ if ismethod(func) else func, follow_wrapped=False)
    args, kwonly, defaults, kwdefaults, notes = [], [], [], {}, {}
    varargs = varkw = None
    if sig.return_annotation is not _empty: notes["return"] = sig.return_annotation
    for p in sig.parameters.values():
        if p.kind in (0, 1):
            args.append(p.name)
            if p.default is not _empty: defaults.append(p.default)
        elif p.kind == 2: varargs = p.name
        elif p.kind == 4: varkw = p.name
        else:
            kwonly.append(p.name)
            if p.default is not _empty: kwdefaults[p.name] = p.default
        if p.annotation is not _empty: notes[p.name] = p.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, notes)

def ismodule(object):
    return isinstance(object, _types.ModuleType)
def isclass(object):
    return isinstance(object, type)
def ismethod(object):
    return isinstance(object, _types.MethodType)
def isfunction(object):
    return isinstance(object, _types.FunctionType)
def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)
def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object) or type(object).__name__ in ("method_descriptor", "wrapper_descriptor")
def isgeneratorfunction(obj):
    obj = obj.__func__ if ismethod(obj) else obj
    facts = _facts(obj) if isfunction(obj) else None
    return facts is not None and facts[8]
def isgenerator(object):
    return isinstance(object, _types.GeneratorType)
def iscoroutinefunction(obj):
    return False
def iscoroutine(object):
    return False
def isawaitable(object):
    return False
def isasyncgenfunction(obj):
    return False
def istraceback(object):
    return type(object).__name__ == "traceback"
def isframe(object):
    return False
def iscode(object):
    return type(object).__name__ == "code"
def isdatadescriptor(object):
    return isinstance(object, property) or hasattr(type(object), "__set__")
def ismethoddescriptor(object):
    return type(object).__name__ == "method_descriptor"
def isabstract(object):
    return isinstance(object, type) and any([getattr(getattr(object, n, None), "__isabstractmethod__", False) for n in dir(object)])
def getmembers(object, predicate=None):
    out = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            out.append((name, value))
    return sorted(out, key=lambda pair: pair[0])
def getmembers_static(object, predicate=None):
    return getmembers(object, predicate)
def getattr_static(obj, attr, default=_empty):
    for holder in [getattr(obj, "__dict__", {})] + [c.__dict__ for c in (obj.__mro__ if isinstance(obj, type) else type(obj).__mro__)]:
        if attr in holder:
            return holder[attr]
    if default is _empty:
        raise AttributeError(attr)
    return default
def getmro(cls):
    return cls.__mro__
def getmodule(object, _filename=None):
    import sys
    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))
def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None
def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(l) - len(l.lstrip()) for l in lines[1:] if l.lstrip()]
    margin = min(margins) if margins else 0
    lines = [lines[0].lstrip()] + [l[margin:] for l in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)
def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isinstance(object, type):
        doc = next((c.__doc__ for c in object.__mro__ if c.__dict__.get("__doc__")), None)
    return cleandoc(doc) if isinstance(doc, str) else None
def _function(object):
    object = unwrap(object)
    object = object.__func__ if ismethod(object) else object
    facts = _facts(object) if isfunction(object) else None
    if facts is None:
        raise TypeError(f"module, class, method, function, traceback, frame, or code object was expected, got {type(object).__name__}")
    return facts
def getsource(object):
    if isinstance(object, type):
        raise OSError("could not find class definition")
    facts = _function(object)
    import linecache
    first = linecache.getline(facts[9], facts[10])
    indent = len(first) - len(first.lstrip())
    text = facts[11]
    return first[:indent] + text + ("" if text.endswith("\n") else "\n")
def getsourcelines(object):
    return getsource(object).splitlines(True), _function(object)[10]
def getsourcefile(object):
    return _function(object)[9]
def getfile(object):
    return _function(object)[9]
import linecache
from _library import frame as _frame
from collections import namedtuple as _namedtuple
FrameInfo = _namedtuple("FrameInfo", "frame filename lineno function code_context index")
Traceback = _namedtuple("Traceback", "filename lineno function code_context index")
def currentframe():
    return _frame(0)
def stack(context=1):
    out, frame = [], _frame(0)
    while frame is not None:
        line = linecache.getline(frame.f_code.co_filename, frame.f_lineno)
        out.append(FrameInfo(frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, [line] if line else None, 0))
        frame = frame.f_back
    return out
def getframeinfo(frame, context=1):
    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno)
    return Traceback(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, [line] if line else None, 0)
def getcallargs(func, /, *positional, **named):
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return bound.arguments
def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    return dict(getattr(obj, "__annotations__", None) or {})
def getgeneratorstate(generator):
    return "GEN_CREATED"
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"

"""#
