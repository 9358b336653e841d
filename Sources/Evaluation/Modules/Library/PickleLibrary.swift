// `pickle`, in the language: plain data, and instances of classes that are there already.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let pickleLibraries: [String: String] = [
    "pickle": #"""
import io as _io
import sys as _sys
import builtins as _builtins
from _library import is_instance_of_class as _is_instance, payload as _payload, is_tensor as _is_tensor
HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4
class PickleError(Exception):
    pass
class PicklingError(PickleError):
    pass
class UnpicklingError(PickleError):
    pass
for _c in (PickleError, PicklingError, UnpicklingError):
    _c.__module__ = "_pickle"

class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._write, self.memo, self._keep = file.write, {}, []
    def dump(self, obj):
        self._out = bytearray()
        self._save(obj)
        body = bytes(self._out) + b"."
        self._write(b"\x80\x04" + (b"\x95" + len(body).to_bytes(8, "little") if len(body) >= 4 else b"") + body)
    def _memoize(self, obj):
        self.memo[id(obj)] = len(self.memo)
        self._keep.append(obj)
        self._out += b"\x94"
    def _save(self, x):
        out = self._out
        if x is None: out += b"N"
        elif x is True: out += b"\x88"
        elif x is False: out += b"\x89"
        elif type(x) is int: self._int(x)
        elif type(x) is float:
            import struct
            out += b"G" + struct.pack(">d", x)
        elif id(x) in self.memo and not isinstance(x, (int, float)):
            n = self.memo[id(x)]
            out += b"h" + bytes([n]) if n < 256 else b"j" + n.to_bytes(4, "little")
        elif type(x) is str: self._text(x)
        elif type(x) is bytes:
            out += (b"C" + bytes([len(x)]) if len(x) < 256 else b"B" + len(x).to_bytes(4, "little")) + x
            self._memoize(x)
        elif type(x) is tuple:
            if not x:
                out += b")"
            else:
                if len(x) > 3: out += b"("
                for v in x: self._save(v)
                out += {1: b"\x85", 2: b"\x86", 3: b"\x87"}.get(len(x), b"t")
                self._memoize(x)
        elif type(x) is list:
            out += b"]"
            self._memoize(x)
            self._items(x)
        elif type(x) is dict:
            out += b"}"
            self._memoize(x)
            self._pairs(list(x.items()))
        elif type(x) is set:
            out += b"\x8f"
            self._memoize(x)
            if x:
                out += b"("
                for v in x: self._save(v)
                out += b"\x90"
        elif type(x) is frozenset:
            out += b"("
            for v in x: self._save(v)
            out += b"\x91"
            self._memoize(x)
        elif isinstance(x, type) or type(x).__name__ in ("function", "builtin_function_or_method"): self._global(x)
        else: self._object(x)
    def _int(self, x):
        out = self._out
        if 0 <= x < 256: out += b"K" + bytes([x])
        elif 0 <= x < 65536: out += b"M" + x.to_bytes(2, "little")
        elif -2147483648 <= x <= 2147483647: out += b"J" + x.to_bytes(4, "little", signed=True)
        else:
            data = x.to_bytes((x.bit_length() >> 3) + 1, "little", signed=True)
            if x < 0 and len(data) > 1 and data[-1] == 0xFF and data[-2] & 0x80: data = data[:-1]
            out += b"\x8a" + bytes([len(data)]) + data if len(data) < 256 else b"\x8b" + len(data).to_bytes(4, "little") + data
    def _text(self, x):
        data = x.encode()
        self._out += (b"\x8c" + bytes([len(data)]) if len(data) < 256 else b"X" + len(data).to_bytes(4, "little")) + data
        self._memoize(x)
    def _items(self, values):
        values = list(values)
        for i in range(0, len(values), 1000):
            part = values[i:i + 1000]
            if len(part) == 1:
                self._save(part[0])
                self._out += b"a"
            else:
                self._out += b"("
                for v in part: self._save(v)
                self._out += b"e"
    def _pairs(self, pairs):
        for i in range(0, len(pairs), 1000):
            part = pairs[i:i + 1000]
            if len(part) > 1: self._out += b"("
            for k, v in part:
                self._save(k)
                self._save(v)
            self._out += b"u" if len(part) > 1 else b"s"
    def _global(self, x):
        name, module = x.__qualname__, getattr(x, "__module__", "builtins")
        if "<lambda>" in name or "<locals>" in name:
            raise AttributeError(f"Can't pickle local object '{name}'") if "<locals>" in name else PicklingError(
                f"Can't pickle {x!r}: attribute lookup {name} on {module} failed")
        self._text(module)
        self._text(name)
        self._out += b"\x93"
        self._memoize(x)
    def _object(self, x):
        cls = type(x)
        if _is_tensor(x):
            raise PicklingError("tensors are not pickled in cells: torch.save writes them")
        if cls.__name__ in ("module", "generator", "TextIOWrapper", "BufferedReader", "BufferedWriter"):
            shown = "_io." + cls.__name__ if cls.__module__ == "_io" else cls.__name__
            raise TypeError(f"cannot pickle '{shown}' object")
        reduce = getattr(cls, "__reduce__", None)
        own = reduce is not None and any(["__reduce__" in c.__dict__ for c in cls.__mro__ if c is not object])
        state, items, pairs = None, None, None
        if own or isinstance(x, BaseException):
            made = x.__reduce__() if own else (cls, x.args, dict(x.__dict__) or None)
            func, args = made[0], made[1]
            state = made[2] if len(made) > 2 else None
            self._save(func)
            self._save(tuple(args))
            self._out += b"R"
        elif hasattr(cls, "_member_map_"):
            self._save(cls)
            self._save((x._value_,))
            self._out += b"R"
        elif cls.__name__ == "deque":
            self._save(cls)
            self._save(((), x.maxlen) if x.maxlen is not None else ())
            self._out += b"R"
            items = list(x)
        elif isinstance(x, complex):
            self._save(complex)
            self._save((x.real, x.imag))
            self._out += b"R"
        elif cls.__name__ == "defaultdict":
            self._save(cls)
            self._save((x.default_factory,))
            self._out += b"R"
            pairs = list(x.items())
        else:
            plain = _payload(x)
            args = ()
            if plain is not x:
                if isinstance(plain, (tuple, str, int, float, bytes, frozenset)): args = (plain,)
                elif isinstance(plain, list): items = list(plain)
                elif isinstance(plain, dict): pairs = list(plain.items())
            if hasattr(cls, "_fields"): args = tuple([v for v in x])
            elif hasattr(cls, "__getnewargs__"): args = tuple(x.__getnewargs__())
            self._save(cls)
            self._save(args)
            self._out += b"\x81"
            if any(["__getstate__" in c.__dict__ for c in cls.__mro__ if c is not object]): state = x.__getstate__()
            else:
                state = dict(getattr(x, "__dict__", {})) or None
                slots = {n: getattr(x, n) for c in cls.__mro__ for n in c.__dict__.get("__slots__", ()) if n != "__dict__" and hasattr(x, n)}
                if slots and not hasattr(x, "_fields"): state = (state, slots)
        self._memoize(x)
        if items: self._items(items)
        if pairs: self._pairs(pairs)
        if state is not None:
            self._save(state)
            self._out += b"b"

_mark = object()
class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._file = file
    def find_class(self, module, name):
        if module not in _sys.modules:
            raise UnpicklingError(f"cells unpickle classes of modules that are imported only, not of '{module}'")
        value = _sys.modules[module]
        for part in name.split("."):
            if not hasattr(value, part):
                raise AttributeError(f"Can't get attribute {name!r} on {value!r}")
            value = getattr(value, part)
        if not isinstance(value, type) and (module in ("builtins", "os", "sys", "shutil", "io") or "." in name):
            raise UnpicklingError(f"cells unpickle no function of '{module}'")
        return value
    def load(self):
        import struct
        read = self._file.read
        stack, memo = [], []
        def number(n, signed=False): return int.from_bytes(exactly(n), "little", signed=signed)
        def exactly(n):
            data = read(n)
            if len(data) < n: raise UnpicklingError("pickle data was truncated")
            return data
        def marked():
            at = len(stack) - 1
            while stack[at] is not _mark: at -= 1
            found = stack[at + 1:]
            del stack[at:]
            return found
        while True:
            op = read(1)
            if not op: raise EOFError("Ran out of input")
            if op == b".": return stack.pop()
            elif op == b"\x80": number(1)
            elif op == b"\x95": number(8)
            elif op == b"N": stack.append(None)
            elif op == b"\x88": stack.append(True)
            elif op == b"\x89": stack.append(False)
            elif op == b"K": stack.append(number(1))
            elif op == b"M": stack.append(number(2))
            elif op == b"J": stack.append(number(4, True))
            elif op == b"\x8a": stack.append(number(number(1), True))
            elif op == b"\x8b": stack.append(number(number(4), True))
            elif op == b"G": stack.append(struct.unpack(">d", exactly(8))[0])
            elif op == b"\x8c": stack.append(exactly(number(1)).decode())
            elif op == b"X": stack.append(exactly(number(4)).decode())
            elif op == b"C": stack.append(exactly(number(1)))
            elif op == b"B": stack.append(exactly(number(4)))
            elif op == b"\x8e": stack.append(exactly(number(8)))
            elif op == b"\x94": memo.append(stack[-1])
            elif op == b"h": stack.append(memo[number(1)])
            elif op == b"j": stack.append(memo[number(4)])
            elif op == b")": stack.append(())
            elif op == b"]": stack.append([])
            elif op == b"}": stack.append({})
            elif op == b"\x8f": stack.append(set())
            elif op == b"(": stack.append(_mark)
            elif op == b"t": stack.append(tuple(marked()))
            elif op in (b"\x85", b"\x86", b"\x87"):
                n = op[0] - 0x84
                stack[-n:] = [tuple(stack[-n:])]
            elif op == b"a":
                value = stack.pop()
                stack[-1].append(value)
            elif op == b"e":
                values = marked()
                stack[-1].extend(values)
            elif op == b"s":
                value, key = stack.pop(), stack.pop()
                stack[-1][key] = value
            elif op == b"u":
                values = marked()
                for i in range(0, len(values), 2): stack[-1][values[i]] = values[i + 1]
            elif op == b"\x90":
                values = marked()
                stack[-1].update(values)
            elif op == b"\x91": stack.append(frozenset(marked()))
            elif op == b"\x93":
                name, module = stack.pop(), stack.pop()
                stack.append(self.find_class(module, name))
            elif op == b"R":
                args, func = stack.pop(), stack.pop()
                stack.append(func(*args))
            elif op == b"\x81":
                args, cls = stack.pop(), stack.pop()
                stack.append(cls.__new__(cls, *args))
            elif op == b"b":
                state, obj = stack.pop(), stack[-1]
                if hasattr(type(obj), "__setstate__"): obj.__setstate__(state)
                else:
                    slots = None
                    if isinstance(state, tuple) and len(state) == 2: state, slots = state
                    for values in (state, slots):
                        for key, value in (values or {}).items(): object.__setattr__(obj, key, value)
            elif op == b"0": stack.pop()
            else: raise UnpicklingError(f"invalid load key, {chr(op[0])!r}.")
def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    out = _io.BytesIO()
    Pickler(out, protocol).dump(obj)
    return out.getvalue()
def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    if not hasattr(file, "write"):
        raise TypeError("file must have a 'write' attribute")
    Pickler(file, protocol).dump(obj)
def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(_io.BytesIO(data)).load()
def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file).load()
"""#,
]
