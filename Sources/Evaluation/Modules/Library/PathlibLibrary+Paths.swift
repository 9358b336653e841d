// A part of `pathlib`, in the language: see PathlibLibrary.swift.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let pathlibPaths = #"""
class PurePosixPath(PurePath):
    __slots__ = ()
class PureWindowsPath(PurePath):
    __slots__ = ()
    def __new__(cls, *args):
        raise NotImplementedError("cannot instantiate 'PureWindowsPath' on your system")

class Path(PurePath):
    __slots__ = ()
    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())
    @classmethod
    def home(cls):
        return cls("~").expanduser()
    def stat(self, *, follow_symlinks=True):
        return _os.stat(str(self), follow_symlinks=follow_symlinks)
    def lstat(self):
        return _os.lstat(str(self))
    def exists(self):
        return _os.path.exists(str(self))
    def is_file(self):
        return _os.path.isfile(str(self))
    def is_dir(self):
        return _os.path.isdir(str(self))
    def is_symlink(self):
        return _os.path.islink(str(self))
    def is_mount(self):
        return _os.path.ismount(str(self))
    def _is(self, test):
        try:
            return test(self.stat().st_mode)
        except OSError:
            return False
    def is_socket(self):
        return self._is(_stat.S_ISSOCK)
    def is_fifo(self):
        return self._is(_stat.S_ISFIFO)
    def is_block_device(self):
        return self._is(_stat.S_ISBLK)
    def is_char_device(self):
        return self._is(_stat.S_ISCHR)
    def samefile(self, other_path):
        return _os.path.samefile(str(self), other_path)
    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)
    def read_text(self, encoding=None, errors=None):
        with open(self, "r", -1, encoding, errors) as f:
            return f.read()
    def read_bytes(self):
        with open(self, "rb") as f:
            return f.read()
    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % type(data).__name__)
        with open(self, "w", -1, encoding, errors, newline) as f:
            return f.write(data)
    def write_bytes(self, data):
        with open(self, "wb") as f:
            return f.write(data)
    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, "File exists", str(self))
            _os.utime(str(self))
        else:
            open(self, "x").close()
    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            _os.mkdir(str(self), mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise
    def rmdir(self):
        _os.rmdir(str(self))
    def unlink(self, missing_ok=False):
        try:
            _os.unlink(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise
    def rename(self, target):
        _os.rename(str(self), _os.fspath(target))
        return type(self)(target)
    def replace(self, target):
        _os.replace(str(self), _os.fspath(target))
        return type(self)(target)
    def chmod(self, mode, *, follow_symlinks=True):
        _os.chmod(str(self), mode)
    def symlink_to(self, target, target_is_directory=False):
        _os.symlink(_os.fspath(target), str(self))
    def readlink(self):
        return type(self)(_os.readlink(str(self)))
    def absolute(self):
        return self if self._root else type(self)(_os.getcwd(), self)
    def resolve(self, strict=False):
        return type(self)(_os.path.realpath(str(self), strict=strict))
    def expanduser(self):
        return type(self)(_os.path.expanduser(str(self))) if self._parts and self._parts[0] == "~" else self
    def iterdir(self):
        for name in _os.listdir(str(self)):
            yield self._make(self._parts + [name])
    def _found(self, parts):
        if not parts:
            yield self
            return
        part, rest = parts[0], parts[1:]
        if part == "**":
            yield from self._found(rest)
            for child in self._children():
                if child.is_dir() and not child.is_symlink():
                    yield from child._found(parts)
        elif any(c in part for c in "*?["):
            for child in self._children():
                if _fnmatch.fnmatchcase(child.name, part) and (not rest or child.is_dir()):
                    yield from child._found(rest)
        else:
            child = self._make(self._parts + [part])
            if child.exists():
                yield from child._found(rest)
    def _children(self):
        try:
            return [self._make(self._parts + [name]) for name in _os.listdir(str(self))]
        except OSError:
            return []
    def glob(self, pattern):
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if pattern.startswith("/"):
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = [p for p in pattern.split("/") if p and p != "."]
        seen = set()
        for path in self._found(parts):
            if parts[-1] == "**" and not path.is_dir():
                continue
            key = str(path)
            if key not in seen:
                seen.add(key)
                yield path
    def rglob(self, pattern):
        if pattern.startswith("/"):
            raise NotImplementedError("Non-relative patterns are unsupported")
        yield from self.glob("**/" + pattern)
    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for root, dirs, files in _os.walk(str(self), top_down, on_error, follow_symlinks):
            yield type(self)(root), dirs, files
    def owner(self):
        return "root" if self.stat().st_uid == 0 else str(self.stat().st_uid)
    def group(self):
        return "root" if self.stat().st_gid == 0 else str(self.stat().st_gid)
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        pass
class PosixPath(Path, PurePosixPath):
    __slots__ = ()
class WindowsPath(Path, PureWindowsPath):
    __slots__ = ()
    def __new__(cls, *args):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")

"""#
