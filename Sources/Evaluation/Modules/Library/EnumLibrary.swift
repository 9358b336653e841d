// `enum`, in the language: members are made when the class is.

let enumLibrary = #"""
from _library import payload as _payload
import operator as _operator
from types import MappingProxyType as _Proxy

class _Later:
    # What a class body makes of an `auto()`, whose value is known when the class is.
    def __init__(self, op, *operands):
        self.op, self.operands = op, operands
    def computed(self):
        return self.op(*[o.computed() if isinstance(o, _Later) else o for o in self.operands])
    def __or__(self, other): return _Later(_operator.or_, self, other)
    def __ror__(self, other): return _Later(_operator.or_, other, self)
    def __and__(self, other): return _Later(_operator.and_, self, other)
    def __rand__(self, other): return _Later(_operator.and_, other, self)
    def __xor__(self, other): return _Later(_operator.xor, self, other)
    def __rxor__(self, other): return _Later(_operator.xor, other, self)
    def __add__(self, other): return _Later(_operator.add, self, other)
    def __radd__(self, other): return _Later(_operator.add, other, self)
    def __sub__(self, other): return _Later(_operator.sub, self, other)
    def __mul__(self, other): return _Later(_operator.mul, self, other)
    def __lshift__(self, other): return _Later(_operator.lshift, self, other)
    def __invert__(self): return _Later(_operator.invert, self)
class auto(_Later):
    def __init__(self):
        self.value = None
    def computed(self):
        return self.value

class nonmember:
    def __init__(self, value):
        self.value = value
class member(nonmember):
    pass

def _is_descriptor(value):
    return hasattr(type(value), "__get__") or isinstance(value, (property, classmethod, staticmethod)) or callable(value) and type(value).__name__ in (
        "function", "builtin_function_or_method", "method")

class EnumType(type):
    def __made__(cls, namespace, options):
        if Enum is None:
            cls._member_map_ = {}
            return None
        for base in cls.__mro__[1:]:
            if isinstance(base, EnumType) and base.__dict__.get("_member_map_"):
                raise TypeError(f"<enum {cls.__name__!r}> cannot extend <enum {base.__name__!r}>")
        cls._member_map_ = {}
        cls._member_names_ = []
        cls._value2member_map_ = {}
        if "__repeated__" in namespace:
            raise TypeError("%r already defined as %r" % namespace.pop("__repeated__"))
        ignored = namespace.get("_ignore_", ())
        ignored = ignored.replace(",", " ").split() if isinstance(ignored, str) else list(ignored)
        for name in ignored:
            if name in cls.__dict__:
                type.__delattr__(cls, name)
        cls._boundary_ = options.get("boundary", getattr(cls, "_boundary_", None))
        unhashable = []
        values = []
        own_new = cls.__dict__.get("__new__")
        if own_new is None:
            for base in cls.__mro__[1:]:
                if isinstance(base, EnumType) and base not in (Enum, IntEnum, StrEnum, Flag, IntFlag) and "__new__" in base.__dict__:
                    own_new = base.__new__
                    break
        else:
            own_new = cls.__new__
        mixed = next((t for t in (int, str, float, tuple) if t in cls.__mro__), None)
        for name, value in list(namespace.items()):
            if name.startswith("__") and name.endswith("__") or name in ("_ignore_", "_missing_", "_generate_next_value_", "_order_") or name in ignored:
                continue
            if isinstance(value, nonmember) and not isinstance(value, member):
                setattr(cls, name, value.value)
                continue
            if isinstance(value, member):
                value = value.value
            elif _is_descriptor(value) or isinstance(value, type) and False:
                continue
            if name == "mro":
                raise ValueError("invalid enum member name(s) 'mro'")
            if isinstance(value, auto) and value.value is not None:
                value = value.value
            elif isinstance(value, _Later) and not isinstance(value, auto):
                value = value.computed()
            elif isinstance(value, auto):
                pending = value
                value = pending.value = cls._generate_next_value_(name, 1, len(cls._member_map_), values[:])
            elif isinstance(value, tuple) and any(isinstance(v, auto) for v in value):
                value = tuple([cls._generate_next_value_(name, 1, len(cls._member_map_), values[:]) if isinstance(v, auto) else v for v in value])
            args = value if isinstance(value, tuple) and mixed is not tuple else (value,)
            if own_new is not None:
                one = own_new(cls, *args)
                if "_value_" not in one.__dict__:
                    one._value_ = value
            elif mixed is not None:
                one = object.__new__(cls, *args)
                one._value_ = _payload(one) if mixed is not tuple else value
            else:
                one = object.__new__(cls)
                one._value_ = value
            values.append(one._value_)
            alias = None
            for other in cls._member_map_.values():
                if other._value_ == one._value_ and type(other._value_) is type(one._value_) or other._value_ == one._value_:
                    alias = other
                    break
            if alias is not None:
                one = alias
            else:
                one._name_ = name
                one.__objclass__ = cls
                one._sort_order_ = len(cls._member_map_)
                if "__init__" in cls.__dict__ or any("__init__" in b.__dict__ for b in cls.__mro__[1:] if isinstance(b, EnumType) and b not in (Enum, Flag)):
                    one.__init__(*args)
                if name in cls._member_map_:
                    raise TypeError(f"{name!r} already defined as {cls._member_map_[name]!r}")
            if alias is None:
                cls._member_names_.append(name)
            cls._member_map_[name] = one
            type.__setattr__(cls, name, one)
            try:
                cls._value2member_map_.setdefault(one._value_, one)
            except TypeError:
                pass
        return None
    def __call__(cls, value, names=None, *rest, module=None, start=1, type=None):
        if names is not None or not cls._member_map_ and cls in (Enum, IntEnum, Flag, IntFlag, StrEnum):
            return cls._functional(value, names, start)
        return cls._find(value)
    def _functional(cls, typename, names, start):
        from _library import make_class
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, dict):
            names = list(names.items())
        values = {}
        for index, item in enumerate(names):
            if isinstance(item, str):
                values[item] = cls._generate_next_value_(item, start, index, list(values.values()))
            else:
                values[item[0]] = item[1]
        return make_class(typename, (cls,), values, "__main__")
    def _find(cls, value):
        if type(value) is cls:
            return value
        try:
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        except TypeError:
            for one in cls._member_map_.values():
                if one._value_ == value:
                    return one
        result = cls._missing_(value)
        if isinstance(result, cls):
            return result
        if result is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        raise TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
    def _unique(cls):
        if Flag is not None and Flag in cls.__mro__:
            return [one for name, one in cls._member_map_.items() if one._name_ == name and one._value_ > 0 and one._value_ & (one._value_ - 1) == 0]
        return [one for name, one in cls._member_map_.items() if one._name_ == name]
    def __iter__(cls):
        return iter(cls._unique())
    def __reversed__(cls):
        return reversed(cls._unique())
    def __len__(cls):
        return len(cls._unique())
    def __bool__(cls):
        return True
    def __getitem__(cls, name):
        return cls._member_map_[name]
    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and '{cls.__class__.__qualname__}'")
        return isinstance(member, cls) and member._name_ in cls._member_map_
    def __repr__(cls):
        return f"<flag {cls.__name__!r}>" if Flag is not None and Flag in cls.__mro__ else f"<enum {cls.__name__!r}>"
    def __getattr__(cls, name):
        raise AttributeError(name)
    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)
    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        type.__delattr__(cls, name)
    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__", "__members__", "__module__",
                 "__name__", "__qualname__", *[one._name_ for one in cls._unique()]}
        mixed = next((t for t in (int, str, float, tuple) if t in cls.__mro__), None)
        return sorted(names if mixed is None else names | set(dir(mixed)))
    @property
    def __members__(cls):
        return _Proxy(cls._member_map_)
EnumMeta = EnumType

Enum = IntEnum = StrEnum = Flag = IntFlag = None

class _Enum(metaclass=EnumType):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            for last in reversed(last_values):
                try:
                    return last + 1
                except TypeError:
                    pass
            return start
    @classmethod
    def _missing_(cls, value):
        return None
    @property
    def name(self):
        return self._name_
    @name.setter
    def name(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'name'")
    @property
    def value(self):
        return self._value_
    @value.setter
    def value(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'value'")
    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"
    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"
    def __format__(self, spec):
        return str.__format__(str(self), spec)
    def __hash__(self):
        return hash(self._name_)
    def __eq__(self, other):
        plain = _payload(self)
        if plain is not self:
            return plain == _payload(other)
        return True if self is other else NotImplemented
    def __copy__(self):
        return self
    def __deepcopy__(self, memo):
        return self
    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        for base in type(self).__mro__:
            if base is not object and base not in (int, str, float, tuple):
                names |= {name for name in base.__dict__ if name[0] != "_" and name not in self._member_map_}
        return sorted(names)
_Enum.__name__ = _Enum.__qualname__ = "Enum"
Enum = _Enum

class ReprEnum(Enum):
    def __str__(self):
        return str(_payload(self))
    def __format__(self, spec):
        return format(_payload(self), spec)
    def __hash__(self):
        return hash(_payload(self))
class _IntEnum(int, ReprEnum):
    pass
_IntEnum.__name__ = _IntEnum.__qualname__ = "IntEnum"
IntEnum = _IntEnum
class _StrEnum(str, ReprEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()
_StrEnum.__name__ = _StrEnum.__qualname__ = "StrEnum"
StrEnum = _StrEnum

class _Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start or 1
        return 2 ** max(last_values).bit_length()
    @classmethod
    def _make_value(cls, value):
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        one = object.__new__(cls, value) if int in cls.__mro__ else object.__new__(cls)
        one._value_ = value
        parts = [m._name_ for m in cls if value & m._value_]
        rest = value
        for m in cls:
            rest &= ~m._value_
        if rest and parts:
            parts.append(str(rest))
        one._name_ = "|".join(parts) if parts else None
        cls._value2member_map_[value] = one
        return one
    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = 0
        for m in cls._member_map_.values():
            mask |= m._value_
        if value < 0:
            value = mask & value
        boundary = cls._boundary_ or (KEEP if int in cls.__mro__ else STRICT)
        if value & ~mask and boundary is not KEEP:
            if boundary is CONFORM:
                value &= mask
                if value in cls._value2member_map_:
                    return cls._value2member_map_[value]
            elif boundary is EJECT:
                return value
            else:
                most = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_bits(value, most)}\n  allowed {_bits(mask, most)}")
        return cls._make_value(value)
    def _other(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if int in type(self).__mro__ and isinstance(other, int):
            return _payload(other)
        return None
    def __or__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)._find(self._value_ | value)
    def __and__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)._find(self._value_ & value)
    def __xor__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)._find(self._value_ ^ value)
    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__
    def __invert__(self):
        mask = 0
        for m in type(self)._member_map_.values():
            mask |= m._value_
        return type(self)._find(mask & ~self._value_)
    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_
    def __iter__(self):
        return iter([m for m in type(self) if m._value_ & self._value_ and m._value_ & (m._value_ - 1) == 0])
    def __len__(self):
        return bin(self._value_).count("1")
    def __bool__(self):
        return bool(self._value_)
    def __hash__(self):
        return hash(self._value_)
    def __repr__(self):
        if self._name_ is None:
            return f"<{type(self).__name__}: {self._value_}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_}>"
    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_})"
        return f"{type(self).__name__}.{self._name_}"
_Flag.__name__ = _Flag.__qualname__ = "Flag"
Flag = _Flag
class _IntFlag(int, Flag):
    def __str__(self):
        return str(self._value_)
    def __format__(self, spec):
        return format(self._value_, spec)
_IntFlag.__name__ = _IntFlag.__qualname__ = "IntFlag"
IntFlag = _IntFlag
"""# + "\n" + enumChecksText
