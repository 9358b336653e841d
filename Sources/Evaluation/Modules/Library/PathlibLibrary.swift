// `pathlib`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let pathlibLibraries: [String: String] = ["pathlib": pathlibHead + pathlibPaths]

let pathlibHead = #"""
import os as _os
import fnmatch as _fnmatch
import stat as _stat
from collections.abc import Sequence as _Sequence

class _Parents(_Sequence):
    def __init__(self, path):
        self._path = path
        self._count = len(path._parts) - (1 if path._root else 0)
    def __len__(self):
        return self._count
    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple([self[i] for i in range(*index.indices(len(self)))])
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._path._make(self._path._parts[:len(self._path._parts) - index - 1])
    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"

class PurePath:
    __slots__ = ("_root", "_parts")
    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        texts = []
        for arg in args:
            if not isinstance(arg, str):
                kind = type(arg).__name__
                if not hasattr(arg, "__fspath__"):
                    raise TypeError(f"expected str, bytes or os.PathLike object, not {kind}")
                arg = arg.__fspath__()
            texts.append(arg)
        root, parts = "", []
        for text in texts:
            if text.startswith("/"):
                root, parts = "//" if text.startswith("//") and not text.startswith("///") else "/", []
            parts += [p for p in text.split("/") if p and p != "."]
        self = object.__new__(cls)
        self._root = root
        self._parts = ([root] if root else []) + parts
        return self
    def _make(self, parts):
        made = object.__new__(type(self))
        made._root = self._root if parts and parts[0] == self._root else ""
        made._parts = parts
        return made
    def __fspath__(self):
        return str(self)
    def __str__(self):
        if self._root:
            return self._root + "/".join(self._parts[1:])
        return "/".join(self._parts) or "."
    def as_posix(self):
        return str(self)
    def __bytes__(self):
        return str(self).encode()
    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"
    def __eq__(self, other):
        return self._parts == other._parts if isinstance(other, PurePath) else NotImplemented
    def __hash__(self):
        return hash(tuple(self._parts))
    def __lt__(self, other):
        return self._parts < other._parts if isinstance(other, PurePath) else NotImplemented
    def __le__(self, other):
        return self._parts <= other._parts if isinstance(other, PurePath) else NotImplemented
    def __gt__(self, other):
        return self._parts > other._parts if isinstance(other, PurePath) else NotImplemented
    def __ge__(self, other):
        return self._parts >= other._parts if isinstance(other, PurePath) else NotImplemented
    def __truediv__(self, key):
        try:
            return type(self)(self, key)
        except TypeError:
            return NotImplemented
    def __rtruediv__(self, key):
        try:
            return type(self)(key, self)
        except TypeError:
            return NotImplemented
    def __reduce__(self):
        return type(self), tuple(self._parts)
    def joinpath(self, *args):
        return type(self)(self, *args)
    @property
    def parts(self):
        return tuple(self._parts)
    @property
    def drive(self):
        return ""
    @property
    def root(self):
        return self._root
    @property
    def anchor(self):
        return self._root
    @property
    def name(self):
        return self._parts[-1] if len(self._parts) > (1 if self._root else 0) else ""
    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""
    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + s for s in name.lstrip(".").split(".")[1:]]
    @property
    def stem(self):
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name
    @property
    def parent(self):
        if len(self._parts) <= (1 if self._root else 0):
            return self
        return self._make(self._parts[:-1])
    @property
    def parents(self):
        return _Parents(self)
    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._make(self._parts[:-1] + [name])
    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)
    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        old = self.suffix
        return self._make(self._parts[:-1] + [self.name[:len(self.name) - len(old)] + suffix])
    def is_absolute(self):
        return bool(self._root)
    def is_reserved(self):
        return False
    def relative_to(self, *other):
        if not other:
            raise TypeError("need at least one argument")
        base = type(self)(*other)
        n = len(base._parts)
        if self._parts[:n] != base._parts:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the other is absolute.")
        return self._make(self._parts[n:])
    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False
    def match(self, path_pattern):
        pattern = type(self)(path_pattern)
        if not pattern._parts:
            raise ValueError("empty pattern")
        if pattern._root and len(pattern._parts) != len(self._parts) or len(pattern._parts) > len(self._parts):
            return False
        return all(_fnmatch.fnmatchcase(a, b) for a, b in zip(reversed(self._parts), reversed(pattern._parts)))
    def as_uri(self):
        if not self._root:
            raise ValueError("relative path can't be expressed as a file URI")
        safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
        return "file://" + "".join([c if c in safe else "".join([f"%{b:02X}" for b in c.encode()]) for c in str(self)])

"""#
