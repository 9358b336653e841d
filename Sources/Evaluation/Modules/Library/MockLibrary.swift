// `unittest.mock`, in the language: objects that note how they are called. Putting them in the place of others is in
// MockLibrary+Patch.swift.

let mockLibraries: [String: String] = ["unittest.mock": #"""
class _Sentinel:
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return f"sentinel.{self.name}"
class _Sentinels:
    def __init__(self):
        self._made = {}
    def __getattr__(self, name):
        return self._made.setdefault(name, _Sentinel(name))
sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
class _Any:
    def __eq__(self, other):
        return True
    def __ne__(self, other):
        return False
    def __repr__(self):
        return "<ANY>"
ANY = _Any()

def _arguments(args, kwargs):
    return ", ".join([repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()])

class _Call(tuple):
    def __new__(cls, name="", args=(), kwargs=None, parent=None, pair=False):
        return tuple.__new__(cls, (args, kwargs or {}) if pair else (name, args, kwargs or {}))
    def __init__(self, name="", args=(), kwargs=None, parent=None, pair=False):
        self._name, self._pair, self._parts = name, pair, (name, args, kwargs or {})
        self._bare = False
    @property
    def args(self):
        return self._parts[1]
    @property
    def kwargs(self):
        return self._parts[2]
    def __call__(self, *args, **kwargs):
        return _Call(self._name, args, kwargs)
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        made = _Call(f"{self._name}.{name}" if self._name else name)
        made._bare = True
        return made
    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        name, args, kwargs = self._parts
        if isinstance(other, _Call):
            if self._pair or other._pair:
                return (args, kwargs) == other._parts[1:] and (self._pair and other._pair or not (self._name or other._name))
            return (name, args, kwargs) == other._parts
        rest = list(other)
        theirs = rest.pop(0) if rest and isinstance(rest[0], str) else ""
        their_args = rest.pop(0) if rest and isinstance(rest[0], tuple) else ()
        their_kwargs = rest.pop(0) if rest and isinstance(rest[0], dict) else {}
        return (name if theirs else "", args, kwargs) == (theirs, their_args, their_kwargs)
    def __ne__(self, other):
        return not self == other
    __hash__ = None
    def __repr__(self):
        name = self._name or ""
        if self._bare:
            return name or "call"
        name = "call" + (name if name.startswith("()") else "." + name if name else "")
        return f"{name}({_arguments(self.args, self.kwargs)})"
call = _Call("")

class _CallList(list):
    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        n = len(value)
        return any(list(self[i:i + n]) == value for i in range(len(self) - n + 1))

_KEPT = {"name", "parent", "return_value", "side_effect", "spec"}

class NonCallableMock:
    _is_magic = False
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None, **kwargs):
        d = self.__dict__
        spec = spec_set if spec is None else spec
        d["_children"], d["_name"], d["_parent"], d["_wraps"], d["_result"] = {}, name, parent, wraps, return_value
        d["_spec"] = None if spec is None else set(spec) if isinstance(spec, (list, tuple)) else set(dir(spec))
        d["_spec_class"] = spec if isinstance(spec, type) else None if spec is None or isinstance(spec, (list, tuple)) else type(spec)
        d["_effect"] = iter(side_effect) if isinstance(side_effect, (list, tuple)) else side_effect
        self._forget()
        self.configure_mock(**kwargs)
    def _forget(self):
        d = self.__dict__
        d["called"], d["call_count"], d["call_args"] = False, 0, None
        d["call_args_list"], d["mock_calls"], d["method_calls"] = _CallList(), _CallList(), _CallList()
    def reset_mock(self, *, return_value=False, side_effect=False):
        self._forget()
        if return_value:
            self.__dict__["_result"] = DEFAULT
        if side_effect:
            self.__dict__["_effect"] = None
        for child in self._children.values():
            child.reset_mock()
        if isinstance(self._result, NonCallableMock) and self._result is not self:
            self._result.reset_mock()
    def configure_mock(self, **kwargs):
        for key, value in sorted(kwargs.items(), key=lambda pair: pair[0].count(".")):
            holder, names = self, key.split(".")
            for name in names[:-1]:
                holder = getattr(holder, name)
            setattr(holder, names[-1], value)
    def _path(self):
        parts, one = [], self
        while one is not None:
            d = one.__dict__
            parts.append(d["_name"] or "mock" if d["_parent"] is None else d["_name"])
            one = d["_parent"]
        text = parts[-1]
        for part in reversed(parts[:-1]):
            text += part if part == "()" else "." + part
        return text
    def __repr__(self):
        named = self.__dict__["_name"] is not None or self.__dict__["_parent"] is not None
        text = f" name={self._path()!r}" if named else ""
        spec = self.__dict__["_spec_class"]
        if spec is not None:
            text += f" spec={spec.__name__!r}"
        return f"<{type(self).__name__}{text} id='{id(self)}'>"
    def __getattr__(self, name):
        d = self.__dict__
        if name.startswith("__") and name.endswith("__") or "_children" not in d:
            raise AttributeError(name)
        if name == "return_value":
            if d["_result"] is DEFAULT:
                d["_result"] = type(self)(name="()", parent=self)
            return d["_result"]
        if name == "side_effect":
            return d["_effect"]
        if d["_spec"] is not None and name not in d["_spec"]:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute.")
        if name not in d["_children"]:
            d["_children"][name] = type(self)(name=name, parent=self)
        return d["_children"][name]
    def __setattr__(self, name, value):
        d = self.__dict__
        if name == "return_value":
            d["_result"] = value
        elif name == "side_effect":
            d["_effect"] = iter(value) if isinstance(value, (list, tuple)) or hasattr(value, "__next__") else value
        elif name.startswith("__") and name.endswith("__") and self._is_magic:
            self._magic()[name] = value if isinstance(value, NonCallableMock) else _bound(value, self)
        elif d.get("_spec") is not None and name not in d["_spec"] and not hasattr(type(self), name) and name not in d:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        else:
            d[name] = value
    def __delattr__(self, name):
        self.__dict__.pop(name, None)
        self._children.pop(name, None)
        if self._spec is None:
            self.__dict__["_spec"] = set(self._children)
    def __dir__(self):
        return sorted(set(self._children) | {n for n in dir(type(self)) if not n.startswith("_")})
    def attach_mock(self, mock, attribute):
        mock.__dict__["_parent"], mock.__dict__["_name"] = self, attribute
        self._children[attribute] = mock
    @property
    def __class__(self):
        spec = self.__dict__.get("_spec_class")
        return type(self) if spec is None else spec
    def _shown(self, args, kwargs):
        return f"{self.__dict__['_name'] or 'mock'}({_arguments(args, kwargs)})"
    def assert_called(self):
        if not self.called:
            raise AssertionError(f"Expected '{self._name or 'mock'}' to have been called.")
    def assert_not_called(self):
        if self.called:
            times = "once" if self.call_count == 1 else "twice" if self.call_count == 2 else f"{self.call_count} times"
            raise AssertionError(f"Expected '{self._name or 'mock'}' to not have been called. Called {self.call_count} times."
                                 + f"\nCalls: {self.mock_calls!r}.")
    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._name or 'mock'}' to have been called once. Called {self.call_count} times." + self._calls())
    def _calls(self):
        return f"\nCalls: {self.mock_calls!r}." if self.mock_calls else ""
    def assert_called_with(self, /, *args, **kwargs):
        expected = self._shown(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        if self.call_args != _Call("", args, kwargs, pair=True):
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: {self._shown(self.call_args.args, self.call_args.kwargs)}")
    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._name or 'mock'}' to be called once. Called {self.call_count} times." + self._calls())
        self.assert_called_with(*args, **kwargs)
    def assert_any_call(self, /, *args, **kwargs):
        if _Call("", args, kwargs, pair=True) not in list(self.call_args_list):
            raise AssertionError(f"{self._shown(args, kwargs)} call not found")
    def assert_has_calls(self, calls, any_order=False):
        calls = list(calls)
        if any_order:
            left = list(self.mock_calls)
            missing = []
            for one in calls:
                if one in left:
                    left.remove(one)
                else:
                    missing.append(one)
            if missing:
                raise AssertionError(f"{self._name or 'mock'!r} does not contain all of {tuple(missing)!r} in its call list, found {self.mock_calls!r} instead")
        elif calls not in self.mock_calls:
            raise AssertionError(f"Calls not found.\nExpected: {calls!r}\n  Actual: {self.mock_calls!r}")

def _bound(value, mock):
    return (lambda self, *args, **kwargs: value(mock, *args, **kwargs)) if type(value).__name__ == "function" else value

class Mock(NonCallableMock):
    def __call__(self, /, *args, **kwargs):
        d = self.__dict__
        d["called"], d["call_count"] = True, d["call_count"] + 1
        d["call_args"] = _Call("", args, kwargs, pair=True)
        d["call_args_list"].append(d["call_args"])
        name, one = "", self
        while one is not None:
            one.__dict__["mock_calls"].append(_Call(name, args, kwargs))
            if name and not name.startswith("()") and not name.rpartition(".")[2].startswith("__"):
                one.__dict__["method_calls"].append(_Call(name, args, kwargs))
            parent = one.__dict__["_parent"]
            if parent is not None:
                own = one.__dict__["_name"]
                name = own + name if name.startswith("()") or not name else own + "." + name
            one = parent
        effect = d["_effect"]
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if isinstance(result, BaseException) or isinstance(result, type) and issubclass(result, BaseException):
                    raise result
            if result is not DEFAULT:
                return result
        if d["_result"] is DEFAULT and d["_wraps"] is not None:
            return d["_wraps"](*args, **kwargs)
        return self.return_value

_MAGIC = {"__len__": 0, "__bool__": True, "__int__": 1, "__float__": 1.0, "__index__": 1, "__contains__": False, "__exit__": False, "__hash__": None,
          "__str__": None, "__iter__": None, "__getitem__": None, "__setitem__": None, "__delitem__": None, "__enter__": None, "__add__": None, "__sub__": None,
          "__mul__": None, "__truediv__": None, "__call__": None, "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented}

class MagicMock(Mock):
    _is_magic = True
    def _magic(self):
        return self.__dict__.setdefault("_magic_methods", {})
    def _method(self, name):
        made = self._magic()
        if name not in made:
            default = _MAGIC.get(name)
            made[name] = MagicMock(name=name, parent=self, **({} if default is None else {"return_value": default}))
            if name == "__str__":
                made[name].__dict__["_effect"] = lambda: repr(self) if made[name].__dict__["_result"] is DEFAULT else DEFAULT
            if name == "__iter__":
                inner = made[name].__dict__
                inner["_effect"] = lambda: iter([] if inner["_result"] is DEFAULT else inner["_result"])
        return made[name]
class _MagicName:
    # Of a magic method: what the class has, which gives each mock its own.
    def __init__(self, name):
        self.name = name
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        method = obj._method(self.name)
        return method if isinstance(method, NonCallableMock) or type(method).__name__ != "function" else lambda *args, **kwargs: method(obj, *args, **kwargs)
def _operator(name):
    def method(self, *args):
        found = self._method(name)
        return found(*args) if isinstance(found, NonCallableMock) else found(self, *args)
    method.__name__ = name
    return method
_OPERATORS = ("__add__", "__sub__", "__mul__", "__truediv__", "__lt__", "__gt__", "__le__", "__ge__")
for _name in _MAGIC:
    if _name not in ("__hash__", "__call__"):
        setattr(MagicMock, _name, _operator(_name) if _name in _OPERATORS else _MagicName(_name))
NonCallableMagicMock = MagicMock

class PropertyMock(Mock):
    def __get__(self, obj, owner=None):
        return self()
    def __set__(self, obj, value):
        self(value)
"""# + "\n\n" + mockPatchText]
