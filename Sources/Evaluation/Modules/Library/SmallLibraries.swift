// Standard modules of a page or less: `atexit`, `codecs`, `contextvars`, `copyreg`, `filecmp`, `getopt`, `posixpath`, in the
// language.

let smallLibraries: [String: String] = [
    "atexit": #"""
_functions = []
def register(func, /, *args, **kwargs):
    _functions.append((func, args, kwargs))
    return func
def unregister(func, /):
    _functions[:] = [entry for entry in _functions if entry[0] != func]
def _clear():
    _functions.clear()
def _ncallbacks():
    return len(_functions)
def _run_exitfuncs():
    import traceback
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException:
            import sys
            sys.stderr.write(f"Exception ignored in atexit callback: {func!r}\n")
            traceback.print_exc()
"""#,
    "contextvars": #"""
_missing = object()
class Token:
    MISSING = "<Token.MISSING>"
    def __init__(self, context, var, old):
        self._context, self.var, self._old, self._used = context, var, old, False
    @property
    def old_value(self):
        return Token.MISSING if self._old is _missing else self._old
    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self.var!r} at {id(self):#x}>"
class ContextVar:
    def __init__(self, name, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name, self._default = name, default
    def get(self, default=_missing, /):
        value = _stack[-1]._values.get(self, _missing)
        if value is not _missing:
            return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)
    def set(self, value, /):
        values = _stack[-1]._values
        token = Token(_stack[-1], self, values.get(self, _missing))
        values[self] = value
        return token
    def reset(self, token, /):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _stack[-1]:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._old is _missing:
            del _stack[-1]._values[self]
        else:
            _stack[-1]._values[self] = token._old
    def __class_getitem__(cls, item):
        return cls
    def __repr__(self):
        default = "" if self._default is _missing else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"
class Context:
    def __init__(self):
        self._values = {}
    def run(self, callable, /, *args, **kwargs):
        if self in _stack:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        _stack.append(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _stack.pop()
    def copy(self):
        made = Context()
        made._values.update(self._values)
        return made
    def __getitem__(self, var):
        return self._values[var]
    def __contains__(self, var):
        return var in self._values
    def __iter__(self):
        return iter(self._values)
    def __len__(self):
        return len(self._values)
    def get(self, var, default=None):
        return self._values.get(var, default)
    def keys(self):
        return self._values.keys()
    def values(self):
        return self._values.values()
    def items(self):
        return self._values.items()
_stack = [Context()]
def copy_context():
    return _stack[-1].copy()
"""#,
    "codecs": #"""
import io as _io
BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_UTF16 = BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_turned = str.maketrans(_letters + _letters.lower(), _letters[13:] + _letters[:13] + _letters.lower()[13:] + _letters.lower()[:13])
def _plain(name):
    return name.lower().replace("-", "_")
def encode(obj, encoding="utf-8", errors="strict"):
    name = _plain(encoding)
    if name in ("rot13", "rot_13"):
        return obj.translate(_turned)
    if name in ("hex", "hex_codec"):
        return obj.hex().encode()
    if name in ("base64", "base64_codec"):
        import base64
        return base64.encodebytes(obj)
    if name == "unicode_escape":
        return repr(obj)[1:-1].encode("ascii", "backslashreplace")
    return obj.encode(encoding, errors)
def decode(obj, encoding="utf-8", errors="strict"):
    name = _plain(encoding)
    if name in ("rot13", "rot_13"):
        return obj.translate(_turned)
    if name in ("hex", "hex_codec"):
        return bytes.fromhex(obj.decode() if isinstance(obj, (bytes, bytearray)) else obj)
    if name in ("base64", "base64_codec"):
        import base64
        return base64.decodebytes(obj)
    return bytes(obj).decode(encoding, errors)
class CodecInfo:
    def __init__(self, name):
        self.name = name
    def encode(self, text, errors="strict"):
        return encode(text, self.name, errors), len(text)
    def decode(self, data, errors="strict"):
        return decode(data, self.name, errors), len(data)
    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"
_names = {"utf8": "utf-8", "u8": "utf-8", "latin1": "iso8859-1", "latin_1": "iso8859-1", "iso_8859_1": "iso8859-1", "us_ascii": "ascii",
          "utf_8": "utf-8", "utf_16": "utf-16", "utf_8_sig": "utf-8-sig", "utf_32": "utf-32", "rot13": "rot13", "rot_13": "rot13"}
def lookup(encoding, /):
    name = _names.get(_plain(encoding), _plain(encoding))
    if name not in ("rot13", "hex", "base64"):
        "".encode(name)
    return CodecInfo(name)
def getencoder(encoding):
    return lookup(encoding).encode
def getdecoder(encoding):
    return lookup(encoding).decode
def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is None:
        return _io.open(filename, mode)
    return _io.open(filename, mode.replace("b", "").replace("U", ""), encoding=encoding, errors=errors, newline="")
def escape_encode(data, errors="strict"):
    return repr(data)[2:-1].encode(), len(data)
def _replaced(error, make):
    if isinstance(error, UnicodeEncodeError):
        return make(error.object[error.start:error.end]), error.end
    return "\ufffd", error.end
def strict_errors(error):
    raise error
def ignore_errors(error):
    return "", error.end
def replace_errors(error):
    return _replaced(error, lambda text: "?" * len(text))
class IncrementalDecoder:
    def __init__(self, errors="strict", encoding="utf-8"):
        self._left, self._errors, self._encoding = b"", errors, encoding
    def decode(self, input, final=False):
        data = self._left + bytes(input)
        try:
            self._left = b""
            return data.decode(self._encoding, self._errors)
        except UnicodeDecodeError as e:
            if final or len(data) - e.start > 3:
                raise
            self._left = data[e.start:]
            return data[:e.start].decode(self._encoding, self._errors)
    def reset(self):
        self._left = b""
def getincrementaldecoder(encoding):
    return lambda errors="strict": IncrementalDecoder(errors, encoding)
"""#,
    "copyreg": #"""
dispatch_table = {}
def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")
"""#,
    "filecmp": #"""
import os as _os
def cmp(f1, f2, shallow=True):
    a, b = _os.stat(f1), _os.stat(f2)
    if a.st_size != b.st_size:
        return False
    if shallow and a.st_mtime == b.st_mtime:
        return True
    with open(f1, "rb") as x, open(f2, "rb") as y:
        return x.read() == y.read()
def cmpfiles(a, b, common, shallow=True):
    same, different, wrong = [], [], []
    for name in common:
        try:
            (same if cmp(_os.path.join(a, name), _os.path.join(b, name), shallow) else different).append(name)
        except OSError:
            wrong.append(name)
    return same, different, wrong
def clear_cache():
    pass
"""#,
    "getopt": #"""
class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        self.msg, self.opt = msg, opt
        Exception.__init__(self, msg, opt)
    def __str__(self):
        return self.msg
error = GetoptError
def getopt(args, shortopts, longopts=[]):
    opts, longopts = [], [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        args = (_long if args[0].startswith("--") else _short)(opts, args[0].lstrip("-"), shortopts, longopts, args[1:])
    return opts, args
def gnu_getopt(args, shortopts, longopts=[]):
    opts, rest = [], []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args:
        if args[0] == "--":
            rest += args[1:]
            break
        if not args[0].startswith("-") or args[0] == "-":
            rest.append(args[0])
            args = args[1:]
            continue
        args = (_long if args[0].startswith("--") else _short)(opts, args[0].lstrip("-"), shortopts, longopts, args[1:])
    return opts, rest
def _long(opts, text, shortopts, longopts, args):
    name, equals, value = text.partition("=")
    found = [o for o in longopts if o.startswith(name)]
    if not found:
        raise GetoptError(f"option --{name} not recognized", name)
    if name in found or name + "=" in found:
        found = [name if name in found else name + "="]
    if len(found) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    takes = found[0].endswith("=")
    name = found[0].rstrip("=")
    if takes and not equals:
        if not args:
            raise GetoptError(f"option --{name} requires argument", name)
        value, args = args[0], args[1:]
    elif not takes and equals:
        raise GetoptError(f"option --{name} must not have an argument", name)
    opts.append(("--" + name, value))
    return args
def _short(opts, text, shortopts, longopts, args):
    while text:
        name, text = text[0], text[1:]
        at = shortopts.find(name)
        if at < 0 or name == ":":
            raise GetoptError(f"option -{name} not recognized", name)
        value = ""
        if shortopts.startswith(":", at + 1):
            if not text:
                if not args:
                    raise GetoptError(f"option -{name} requires argument", name)
                text, args = args[0], args[1:]
            value, text = text, ""
        opts.append(("-" + name, value))
    return args
"""#,
    "posixpath": #"""
from os.path import *
from os.path import sep, curdir, pardir
"""#,
]
