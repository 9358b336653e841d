// `shutil` and `tempfile`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let filesLibraries: [String: String] = [
    "shutil": #"""
import os as _os
import fnmatch as _fnmatch
from collections import namedtuple as _namedtuple
from _os import disk_usage as _disk_usage
class Error(OSError):
    pass
class SameFileError(Error):
    pass
class SpecialFileError(OSError):
    pass
class ReadError(OSError):
    pass
def copyfileobj(fsrc, fdst, length=0):
    while buffer := fsrc.read(length or 65536):
        fdst.write(buffer)
def copyfile(src, dst, *, follow_symlinks=True):
    if _os.path.exists(dst) and _os.path.exists(src) and _os.path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as a, open(dst, "wb") as b:
        b.write(a.read())
    return dst
def copymode(src, dst, *, follow_symlinks=True):
    _os.chmod(dst, _os.stat(src).st_mode & 0o7777)
def copystat(src, dst, *, follow_symlinks=True):
    copymode(src, dst)
    status = _os.stat(src)
    _os.utime(dst, ns=(status.st_atime_ns, status.st_mtime_ns))
def _target(src, dst):
    return _os.path.join(dst, _os.path.basename(_os.fspath(src))) if _os.path.isdir(dst) else dst
def copy(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst)
    copymode(src, dst)
    return dst
def copy2(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst)
    copystat(src, dst)
    return dst
def ignore_patterns(*patterns):
    def ignore(path, names):
        return {n for p in patterns for n in _fnmatch.filter(names, p)}
    return ignore
def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = _os.listdir(src)
    skipped = ignore(_os.fspath(src), names) if ignore is not None else ()
    _os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in skipped:
            continue
        a, b = _os.path.join(src, name), _os.path.join(dst, name)
        if _os.path.isdir(a):
            copytree(a, b, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
        else:
            copy_function(a, b)
    return dst
def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    try:
        if _os.path.islink(path):
            raise OSError("Cannot call rmtree on a symbolic link")
        for name in _os.listdir(path):
            inner = _os.path.join(path, name)
            if _os.path.isdir(inner) and not _os.path.islink(inner):
                rmtree(inner, ignore_errors, onerror)
            else:
                _os.unlink(inner)
        _os.rmdir(path)
    except OSError as e:
        if onerror is not None:
            onerror(_os.rmdir, path, (type(e), e, None))
        elif not ignore_errors:
            raise
def move(src, dst, copy_function=copy2):
    real = dst
    if _os.path.isdir(dst):
        real = _os.path.join(dst, _os.path.basename(_os.fspath(src).rstrip("/")))
        if _os.path.exists(real):
            raise Error(f"Destination path '{real}' already exists")
    try:
        _os.rename(src, real)
    except OSError as e:
        if e.errno != 18:
            raise
        if _os.path.isdir(src):
            copytree(src, real, copy_function=copy_function)
            rmtree(src)
        else:
            copy_function(src, real)
            _os.unlink(src)
    return real
_usage = _namedtuple("usage", "total used free")
def disk_usage(path):
    return _usage(*_disk_usage(path))
def get_terminal_size(fallback=(80, 24)):
    try:
        columns, lines = int(_os.environ.get("COLUMNS", 0)), int(_os.environ.get("LINES", 0))
    except ValueError:
        columns = lines = 0
    if columns <= 0 or lines <= 0:
        try:
            size = _os.get_terminal_size(1)
        except OSError:
            size = fallback
        columns, lines = columns if columns > 0 else size[0] or fallback[0], lines if lines > 0 else size[1] or fallback[1]
    return _os.terminal_size(columns, lines)
def which(cmd, mode=1, path=None):
    cmd = _os.fspath(cmd)
    if "/" in cmd:
        return cmd if _os.path.isfile(cmd) and _os.access(cmd, mode) else None
    for folder in (path or _os.environ.get("PATH", _os.defpath)).split(":"):
        name = _os.path.join(folder, cmd)
        if _os.path.isfile(name) and _os.access(name, mode):
            return name
    return None
def make_archive(*args, **kwargs):
    raise NotImplementedError("shutil.make_archive is left out in cells: there are no archives")
def unpack_archive(*args, **kwargs):
    raise NotImplementedError("shutil.unpack_archive is left out in cells: there are no archives")
"""#,
    "tempfile": #"""
import os as _os
import io as _io
import shutil as _shutil
from _os import temporary_folder as _temporary_folder
tempdir = None
template = "tmp"
def gettempdir():
    return tempdir or _temporary_folder()
def gettempdirb():
    return gettempdir().encode()
def gettempprefix():
    return "tmp"
def _candidates(suffix, prefix, dir):
    folder = _os.path.abspath(dir if dir is not None else gettempdir())
    letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
    for _ in range(100):
        yield _os.path.join(folder, (prefix or "tmp") + "".join([letters[b % 37] for b in _os.urandom(8)]) + (suffix or ""))
def mkdtemp(suffix=None, prefix=None, dir=None):
    for path in _candidates(suffix, prefix, dir):
        try:
            _os.mkdir(path, 0o700)
            return path
        except FileExistsError:
            pass
    raise FileExistsError(17, "No usable temporary directory name found")
def mktemp(suffix="", prefix="tmp", dir=None):
    return next(p for p in _candidates(suffix, prefix, dir) if not _os.path.exists(p))
def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    raise NotImplementedError("tempfile.mkstemp is left out in cells: NamedTemporaryFile gives an open file")
class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self._delete = delete
        self.name = mkdtemp(suffix, prefix, dir)
    def cleanup(self):
        if _os.path.exists(self.name):
            _shutil.rmtree(self.name, ignore_errors=True)
    def __enter__(self):
        return self.name
    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()
    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"
    def __del__(self):
        if self._delete:
            self.cleanup()
class _TemporaryFileWrapper:
    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.delete = delete
    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)
    def __enter__(self):
        self.file.__enter__()
        return self
    def __exit__(self, exc, value, tb):
        self.close()
    def close(self):
        self.file.close()
        if self.delete and _os.path.exists(self.name):
            _os.unlink(self.name)
    def __iter__(self):
        return iter(self.file)
    def __del__(self):
        self.close()
def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None):
    for path in _candidates(suffix, prefix, dir):
        try:
            open(path, "x").close()
        except FileExistsError:
            continue
        return _TemporaryFileWrapper(open(path, mode, buffering, encoding, errors, newline), path, delete)
def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, True, errors=errors)
def SpooledTemporaryFile(max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    return _io.BytesIO() if "b" in mode else _io.StringIO(newline=newline)
"""#,
]
