// `os`, in the language; its natives are in Files/FileSystem.swift.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let osLibraries: [String: String] = [
    "os": #"""
from _os import mkdir as _mkdir, rmdir, unlink, rename, symlink, readlink, chdir, getcwd, chmod, access, getpid, getppid, getuid, getgid, cpu_count
from _os import urandom, uname as _uname, status as _status, listdir as _listdir, set_times as _set_times, terminal_size as _terminal_size
from _os import environment as _environment, fspath as _fspath
import os.path as path
from collections import namedtuple as _namedtuple
from abc import ABC as _ABC, abstractmethod as _abstractmethod

error = OSError
name = "posix"
sep, linesep, pathsep, curdir, pardir, extsep, altsep, devnull, defpath = "/", "\n", ":", ".", "..", ".", None, "/dev/null", "/bin:/usr/bin"
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
EX_OK = 0
getgroups = lambda: [getgid()]
geteuid, getegid = getuid, getgid

class PathLike(_ABC):
    @_abstractmethod
    def __fspath__(self):
        raise NotImplementedError
    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__") if cls is PathLike else NotImplemented

def fspath(path):
    return _fspath(path)
def fsencode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, bytes) else filename.encode()
def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode() if isinstance(filename, bytes) else filename

class stat_result(_namedtuple("stat_result", "st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime")):
    @property
    def st_atime(self):
        return self.st_atime_ns / 1e9
    @property
    def st_mtime(self):
        return self.st_mtime_ns / 1e9
    @property
    def st_ctime(self):
        return self.st_ctime_ns / 1e9
    def __repr__(self):
        return f"os.stat_result({', '.join([f'{n}={v}' for n, v in zip(self._fields, self)])})"
def _result(fields):
    times = fields[7:10]
    made = stat_result(*fields[:7], *[t // 1000000000 for t in times])
    made.st_atime_ns, made.st_mtime_ns, made.st_ctime_ns = times
    made.st_blocks, made.st_blksize = fields[10:]
    return made
def stat(path, *, dir_fd=None, follow_symlinks=True):
    return _result(_status(path, follow_symlinks))
def lstat(path, *, dir_fd=None):
    return _result(_status(path, False))
def listdir(path=None):
    return _listdir(path)
def mkdir(path, mode=0o777, *, dir_fd=None):
    _mkdir(path, mode)
remove = unlink
def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    rename(src, dst)
def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == ".":
            return
    try:
        _mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise
def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)
def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    if times is not None:
        _set_times(path, int(times[0] * 1e9), int(times[1] * 1e9))
    elif ns is not None:
        _set_times(path, ns[0], ns[1])
    else:
        _set_times(path, None, None)
def truncate(path, length):
    with open(path, "r+b") as f:
        f.truncate(length)
def getcwdb():
    return getcwd().encode()

class DirEntry:
    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)
    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not self.is_symlink())
    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not self.is_symlink())
    def is_symlink(self):
        return path.islink(self.path)
    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)
    def inode(self):
        return lstat(self.path).st_ino
    def __fspath__(self):
        return self.path
    def __repr__(self):
        return f"<DirEntry {self.name!r}>"
class _Scan:
    def __init__(self, folder):
        self._entries = iter([DirEntry(folder, name) for name in _listdir(folder)])
    def __iter__(self):
        return self
    def __next__(self):
        return next(self._entries)
    def close(self):
        self._entries = iter(())
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        self.close()
def scandir(path="."):
    return _Scan(fspath(path))
def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = _listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    dirs, files = [], []
    for name in names:
        (dirs if path.isdir(path.join(top, name)) else files).append(name)
    if topdown:
        yield top, dirs, files
    for name in dirs:
        inner = path.join(top, name)
        if followlinks or not path.islink(inner):
            yield from walk(inner, topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files

class _Environ(dict):
    def __getitem__(self, key):
        if not isinstance(key, str):
            raise TypeError(f"str expected, not {type(key).__name__}")
        if key not in self:
            raise KeyError(key)
        return dict.__getitem__(self, key)
    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError(f"str expected, not {type(text).__name__}")
        dict.__setitem__(self, key, value)
    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]
    def copy(self):
        return dict(self)
    def __repr__(self):
        return f"environ({dict.__repr__(self)})"
environ = _Environ(_environment())
def getenv(key, default=None):
    return environ.get(key, default)
def putenv(name, value, /):
    pass
def unsetenv(name, /):
    pass
def getlogin():
    return environ.get("USER") or environ.get("LOGNAME") or "root"
def getloadavg():
    return (0.0, 0.0, 0.0)
def sched_getaffinity(pid, /):
    return set(range(cpu_count()))
def strerror(code, /):
    return OSError(code, "").strerror
def isatty(fd, /):
    import sys
    return (sys.__stdin__, sys.__stdout__, sys.__stderr__)[fd].isatty() if 0 <= fd < 3 else False
terminal_size = _namedtuple("terminal_size", "columns lines")
terminal_size.__repr__ = lambda self: f"os.terminal_size(columns={self[0]}, lines={self[1]})"
def get_terminal_size(fd=1, /):
    return terminal_size(*_terminal_size(fd))
uname_result = _namedtuple("uname_result", "sysname nodename release version machine")
uname_result.__repr__ = lambda self: "posix.uname_result(" + ", ".join([f"{n}={v!r}" for n, v in zip(self._fields, self)]) + ")"
def uname():
    return uname_result(*_uname())
def get_exec_path(env=None):
    return environ.get("PATH", defpath).split(":")
def _exit(status):
    raise SystemExit(status)
def _left_out(name, reason):
    def function(*args, **kwargs):
        raise PermissionError(f"os.{name} is left out in cells: {reason}")
    function.__name__ = function.__qualname__ = name
    return function
for _name in ("system", "popen", "fork", "execv", "execvp", "spawnl", "kill", "wait", "waitpid"):
    globals()[_name] = _left_out(_name, "no process is started from a cell")
for _name in ("pipe", "dup", "dup2", "mkfifo", "link", "chown", "chroot"):
    globals()[_name] = _left_out(_name, "cells reach files by their names only")
del _name
"""#,
]
