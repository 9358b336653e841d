// `gzip` and `zipfile`, in the language: packed files, read and written whole. DEFLATE and the archive's tables are in
// Files/Formats.

let archivesLibraries: [String: String] = [
    "gzip": #"""
import io as _io
from _formats import inflate as _inflate, deflate as _deflate
from _library import crc32 as _crc32
READ, WRITE = 1, 2
_open = open
class BadGzipFile(OSError):
    pass
def _content(data):
    parts, at = [], 0
    while at < len(data):
        if data[at:at + 2] != b"\x1f\x8b":
            if parts and not data[at:].strip(b"\0"):
                break
            raise BadGzipFile(f"Not a gzipped file ({data[at:at + 2]!r})")
        if data[at + 2:at + 3] != b"\x08":
            raise BadGzipFile("Unknown compression method")
        flags, at = data[at + 3], at + 10
        if flags & 4:
            at += 2 + int.from_bytes(data[at:at + 2], "little")
        for flag in (8, 16):
            if flags & flag:
                at = data.index(b"\0", at) + 1
        at += 2 if flags & 2 else 0
        found = _inflate(data, at)
        if isinstance(found, str):
            if "early" in found:
                raise EOFError("Compressed file ended before the end-of-stream marker was reached")
            import zlib
            raise zlib.error(f"Error -3 while decompressing data: {found}")
        content, used = found
        at += used
        if len(data) < at + 8:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        check = int.from_bytes(data[at:at + 4], "little")
        if check != _crc32(content, 0):
            raise BadGzipFile(f"CRC check failed {hex(check)} != {hex(_crc32(content, 0))}")
        parts.append(content)
        at += 8
    return b"".join(parts)
def _packed(content, name=b""):
    head = b"\x1f\x8b\x08" + (b"\x08" if name else b"\0") + b"\0\0\0\0\x02\xff" + (name + b"\0" if name else b"")
    size = len(content) & 0xFFFFFFFF
    return head + _deflate(content) + _crc32(content, 0).to_bytes(4, "little") + size.to_bytes(4, "little")
def compress(data, compresslevel=9, *, mtime=None):
    raise NotImplementedError("gzip.compress is left out in cells: its bytes are those of one library's search for repeats; gzip.open writes files")
def decompress(data):
    return _content(bytes(data))
class GzipFile(_io.BytesIO):
    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        mode = (mode or "rb").replace("t", "")
        if mode[:1] not in ("r", "w", "a", "x"):
            raise ValueError(f"Invalid mode: {mode!r}")
        self._own = fileobj is None
        self._file = _open(filename, mode if "b" in mode else mode + "b") if fileobj is None else fileobj
        self._path, self._mode = filename or getattr(self._file, "name", ""), READ if mode[0] == "r" else WRITE
        super().__init__(_content(self._file.read()) if self.mode == READ else b"")
    @property
    def name(self):
        return self._path
    @property
    def mode(self):
        return self._mode
    def readable(self):
        return self.mode == READ
    def writable(self):
        return self.mode == WRITE
    def write(self, data):
        if self.mode == READ:
            raise OSError(9, "write() on read-only GzipFile object")
        return super().write(data)
    def read(self, size=-1):
        if self.mode == WRITE:
            raise OSError(9, "read() on write-only GzipFile object")
        return super().read(size)
    def close(self):
        if self.closed:
            return
        if self.mode == WRITE:
            self._file.write(_packed(self.getvalue()))
        if self._own:
            self._file.close()
        super().close()
    def __exit__(self, *exc):
        self.close()
    def __repr__(self):
        return f"<gzip {self._file!r} {hex(id(self))}>"
class _Text(_io.StringIO):
    def __init__(self, file, encoding, errors, newline):
        self._packed, self._codec = file, (encoding or "utf-8", errors or "strict")
        super().__init__(file.read().decode(*self._codec) if file.readable() else "", newline)
    def __exit__(self, *exc):
        self.close()
    def close(self):
        if not self.closed:
            if self._packed.writable():
                self._packed.write(self.getvalue().encode(*self._codec))
            self._packed.close()
        super().close()
def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    if "t" in mode:
        if "b" in mode:
            raise ValueError(f"Invalid mode: {mode!r}")
    elif encoding is not None:
        raise ValueError("Argument 'encoding' not supported in binary mode")
    is_path = isinstance(filename, (str, bytes)) or hasattr(filename, "__fspath__")
    file = GzipFile(filename, mode, compresslevel) if is_path else GzipFile(None, mode, compresslevel, filename)
    return _Text(file, encoding, errors, newline) if "t" in mode else file
open.__module__ = "gzip"
"""#,
    "zipfile": #"""
import io as _io, os as _os
from _formats import archive as _archive, make_archive as _make_archive
ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
class BadZipFile(Exception):
    pass
BadZipfile = error = BadZipFile
class LargeZipFile(Exception):
    pass
class ZipInfo:
    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.filename, self.date_time, self.file_size, self.compress_type = filename, date_time, 0, ZIP_STORED
    def is_dir(self):
        return self.filename.endswith("/")
    def __repr__(self):
        return f"<ZipInfo filename={self.filename!r} filemode='-rw-------' file_size={self.file_size}>"
class _Written(_io.BytesIO):
    def __exit__(self, *exc):
        self.close()
    def close(self):
        if not self.closed:
            self._done(self.getvalue())
        super().close()
class ZipFile:
    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *, strict_timestamps=True, metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        self.mode, self._compression, self._changed = mode, compression, mode in ("w", "x")
        self._target = file
        is_path = isinstance(file, str) or hasattr(file, "__fspath__")
        self.filename = _os.fspath(file) if is_path else getattr(file, "name", None)
        self._contents, self._read = {}, None
        if mode == "x" and is_path and _os.path.exists(file):
            raise FileExistsError(17, "File exists", self.filename)
        if mode == "r" or mode == "a" and (not is_path or _os.path.exists(file)):
            if is_path:
                with open(file, "rb") as opened:
                    data = opened.read()
            else:
                data = file.read()
            found = _archive(data)
            if isinstance(found, str):
                raise BadZipFile("File is not a zip file")
            names, self._read = found
            self._contents = dict.fromkeys(names)
        elif is_path:
            open(file, "wb").close()
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        self.close()
    def __repr__(self):
        return f"<zipfile.ZipFile filename={self.filename!r} mode={self.mode!r}>"
    def namelist(self):
        return list(self._contents)
    def infolist(self):
        return [self.getinfo(name) for name in self._contents]
    def getinfo(self, name):
        info = ZipInfo(name)
        info.file_size = len(self.read(name))
        return info
    def read(self, name, pwd=None):
        name = name.filename if isinstance(name, ZipInfo) else name
        if name not in self._contents:
            raise KeyError(f"There is no item named {name!r} in the archive")
        content = self._contents[name]
        if content is None:
            content = self._read(name)
            if isinstance(content, str):
                raise BadZipFile(content)
        return content
    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        if mode == "r":
            return _io.BytesIO(self.read(name))
        written = _Written()
        written._done = lambda content: self.writestr(name, content)
        return written
    def testzip(self):
        for name in self._contents:
            self.read(name)
    def extract(self, member, path=None, pwd=None):
        name = member.filename if isinstance(member, ZipInfo) else member
        content = self.read(name)
        parts = [part for part in name.split("/") if part not in ("", ".", "..")]
        target = _os.path.join(_os.getcwd() if path is None else _os.fspath(path), *parts)
        _os.makedirs(target if name.endswith("/") else _os.path.dirname(target) or ".", exist_ok=True)
        if not name.endswith("/"):
            with open(target, "wb") as file:
                file.write(content)
        return target
    def extractall(self, path=None, members=None, pwd=None):
        for name in self.namelist() if members is None else members:
            self.extract(name, path)
    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        if self.mode == "r":
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        name = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        self._contents[name] = data.encode() if isinstance(data, str) else bytes(data)
        self._changed = True
    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        with open(filename, "rb") as file:
            self.writestr(_os.fspath(filename).lstrip("/") if arcname is None else arcname, file.read())
    def printdir(self, file=None):
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for info in self.infolist():
            print("%-46s %s %12d" % (info.filename, "%d-%02d-%02d %02d:%02d:%02d" % info.date_time, info.file_size), file=file)
    def close(self):
        if not self._changed:
            return
        self._changed = False
        data = _make_archive(list(self._contents), [self.read(name) for name in self._contents], self._compression != ZIP_STORED)
        if isinstance(self._target, str) or hasattr(self._target, "__fspath__"):
            with open(self._target, "wb") as file:
                file.write(data)
        else:
            self._target.write(data)
def is_zipfile(filename):
    try:
        ZipFile(filename).close()
    except (BadZipFile, OSError):
        return False
    return True
"""#,
]
