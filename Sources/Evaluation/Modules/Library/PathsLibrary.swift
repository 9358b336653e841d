// `os.path`, `io`, `fnmatch` and `glob`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let pathsLibraries: [String: String] = [
    "os.path": #"""
from _os import kind as _kind, status as _status, getcwd as _getcwd, realpath as _realpath, fspath as _fspath, readlink as _readlink
curdir, pardir, extsep, sep, pathsep, altsep, devnull, defpath = ".", "..", ".", "/", ":", None, "/dev/null", "/bin:/usr/bin"
supports_unicode_filenames = False

def _text(path):
    path = _fspath(path)
    return path.decode() if isinstance(path, bytes) else path
def join(a, /, *p):
    result = _text(a)
    for part in p:
        if not isinstance(part, str) and not hasattr(part, "__fspath__"):
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}")
        part = _text(part)
        if part.startswith("/"):
            result = part
        elif not result or result.endswith("/"):
            result += part
        else:
            result += "/" + part
    return result
def split(p):
    p = _text(p)
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail
def basename(p):
    p = _text(p)
    return p[p.rfind("/") + 1:]
def dirname(p):
    return split(p)[0]
def splitext(p):
    p = _text(p)
    start = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot > start and p[start:dot].strip("."):
        return p[:dot], p[dot:]
    return p, ""
def splitdrive(p):
    return "", _text(p)
def isabs(s):
    return _text(s).startswith("/")
def normcase(s):
    return _text(s)
def normpath(path):
    path = _text(path)
    if not path:
        return "."
    lead = "/" if path.startswith("/") else ""
    if path.startswith("//") and not path.startswith("///"):
        lead = "//"
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not lead and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return lead + "/".join(parts) or "."
def abspath(path):
    path = _text(path)
    return normpath(path if path.startswith("/") else join(_getcwd(), path))
def realpath(filename, *, strict=False):
    path = _text(filename)
    found = _realpath(path)
    if found is not None:
        return found
    if strict:
        _status(path, True)
    path = abspath(path)
    head, tail = split(path)
    return path if head == path else join(realpath(head), tail)
def exists(path):
    return _kind(path, True) is not None
def lexists(path):
    return _kind(path, False) is not None
def isfile(path):
    return _kind(path, True) == 0o100000
def isdir(s):
    return _kind(s, True) == 0o040000
def islink(path):
    return _kind(path, False) == 0o120000
def ismount(path):
    return realpath(path) == "/"
def getsize(filename):
    return _status(filename, True)[6]
def getatime(filename):
    return _status(filename, True)[7] / 1e9
def getmtime(filename):
    return _status(filename, True)[8] / 1e9
def getctime(filename):
    return _status(filename, True)[9] / 1e9
def samefile(f1, f2):
    return _status(f1, True)[1:3] == _status(f2, True)[1:3]
def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev
def expanduser(path):
    path = _text(path)
    if path != "~" and not path.startswith("~/"):
        return path
    from os import environ
    home = environ.get("HOME")
    return path if home is None else (home.rstrip("/") or "/" if len(path) == 1 else home.rstrip("/")) + path[1:]
def expandvars(path):
    import re
    from os import environ
    return re.sub(r"\$(\w+|\{[^}]*\})", lambda m: environ.get(m[1].strip("{}"), m[0]), _text(path))
def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low
def commonpath(paths):
    paths = [_text(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({p.startswith("/") for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[c for c in p.split("/") if c and c != "."] for p in paths]
    low, high = min(parts), max(parts)
    for i, c in enumerate(low):
        if i >= len(high) or c != high[i]:
            low = low[:i]
            break
    return ("/" if paths[0].startswith("/") else "") + "/".join(low)
def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    a = [p for p in abspath(start).split("/") if p]
    b = [p for p in abspath(path).split("/") if p]
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    return "/".join([".."] * (len(a) - i) + b[i:]) or "."
"""#,
    "io": #"""
from _io import _IOBase as IOBase, _RawIOBase as RawIOBase, _BufferedIOBase as BufferedIOBase, _TextIOBase as TextIOBase
from _io import TextIOWrapper, BufferedReader, BufferedWriter, BufferedRandom, BytesIO, StringIO
open = open
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError
class UnsupportedOperation(OSError, ValueError):
    pass
def text_encoding(encoding, stacklevel=2, /):
    return "locale" if encoding is None else encoding
"""#,
    "fnmatch": #"""
import re as _re
_cache = {}
def translate(pat):
    out = []
    i = 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            if not out or out[-1] != ".*":
                out.append(".*")
        elif c == "?":
            out.append(".")
        elif c == "[":
            j = i + 1 if pat[i:i + 1] == "!" else i
            if pat[j:j + 1] == "]":
                j += 1
            j = pat.find("]", j)
            if j < 0:
                out.append("\\[")
                continue
            inner = pat[i:j].replace("\\", "\\\\")
            i = j + 1
            if inner[0] == "!":
                inner = "^" + inner[1:]
            elif inner[0] in "^[":
                inner = "\\" + inner
            out.append(f"[{inner}]")
        else:
            out.append(_re.escape(c))
    return "(?s:" + "".join(out) + r")\Z"
def _match(pat):
    if pat not in _cache:
        _cache[pat] = _re.compile(translate(pat)).match
    return _cache[pat]
def fnmatchcase(name, pat):
    return _match(pat)(name) is not None
def fnmatch(name, pat):
    return fnmatchcase(name, pat)
def filter(names, pat):
    match = _match(pat)
    return [name for name in names if match(name) is not None]
"""#,
    "glob": #"""
import os as _os
import fnmatch as _fnmatch
def has_magic(s):
    return any(c in s for c in "*?[")
def escape(pathname):
    return "".join([f"[{c}]" if c in "*?[" else c for c in pathname])
def _names(folder, hidden):
    try:
        names = _os.listdir(folder or ".")
    except OSError:
        return []
    return names if hidden else [n for n in names if not n.startswith(".")]
def _below(folder, hidden):
    yield folder
    for name in _names(folder, hidden):
        path = _os.path.join(folder, name) if folder else name
        if _os.path.isdir(path):
            yield from _below(path, hidden)
def _all_below(folder, hidden):
    for name in _names(folder, hidden):
        path = _os.path.join(folder, name) if folder else name
        yield path
        if _os.path.isdir(path):
            yield from _all_below(path, hidden)
def _found(root, parts, recursive, hidden):
    if not parts:
        yield root
        return
    part, rest = parts[0], parts[1:]
    if part == "**" and recursive:
        if not rest:
            if root: yield _os.path.join(root, "")
            yield from _all_below(root, hidden)
            return
        for folder in _below(root, hidden):
            yield from _found(folder, rest, recursive, hidden)
    elif has_magic(part):
        for name in _fnmatch.filter(_names(root, hidden or part.startswith(".")), part):
            path = _os.path.join(root, name) if root else name
            if not rest or _os.path.isdir(path):
                yield from _found(path, rest, recursive, hidden)
    else:
        path = _os.path.join(root, part) if root else part
        if not rest and part == "":
            if _os.path.isdir(root):
                yield _os.path.join(root, "")
        elif rest or _os.path.lexists(path):
            yield from _found(path, rest, recursive, hidden)
def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = _os.fspath(pathname)
    root = "/" if pathname.startswith("/") else ""
    seen = set()
    base = "" if root_dir is None else _os.fspath(root_dir)
    for path in _found(root or base, pathname.lstrip("/").split("/"), recursive, include_hidden):
        if base and not root:
            path = path[len(base.rstrip("/")) + 1:]
        if path and path not in seen:
            seen.add(path)
            yield path
def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))
"""#,
]
