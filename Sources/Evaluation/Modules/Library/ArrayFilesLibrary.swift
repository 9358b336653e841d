// `np.save`, `np.load`, `np.savez` and NumPy's text tables, in the language: read when one of them is first asked for. What
// they are made of is in Files/Formats.

/// The names of `numpy` that are defined here.
let arrayFileNames = [
    "save", "load", "savez", "savez_compressed", "savetxt", "loadtxt", "genfromtxt", "fromfile", "frombuffer",
]

let arrayFilesLibraries: [String: String] = [
    "numpy.lib.npyio": #"""
import io as _io
import os as _os
import numpy as _np
from collections.abc import Mapping as _Mapping
from _formats import header as _header, array_of as _array_of, archive as _archive, make_archive as _make_archive
from _formats import bytes_of as _bytes_of, is_fortran as _is_fortran
class BadZipFile(Exception):
    pass
BadZipFile.__module__ = "zipfile"
_magic = b"\x93NUMPY"
_letters = {"bool": "|b1", "int8": "|i1", "uint8": "|u1", "int16": "<i2", "int32": "<i4", "int64": "<i8", "float16": "<f2",
            "float32": "<f4", "float64": "<f8", "complex64": "<c8", "complex128": "<c16"}
_names = {text[1:]: name for name, text in _letters.items()}
def _is_path(file):
    return isinstance(file, (str, bytes)) or hasattr(file, "__fspath__")
def _is_texts(arr):
    return isinstance(arr, _np._Texts)
def _npy(arr):
    fortran = False
    if _is_texts(arr):
        width = arr._width()
        descr, shape = f"<U{width}", (len(arr),)
        data = b"".join(ord(c).to_bytes(4, "little") for v in arr.tolist() for c in v.ljust(width, "\0"))
    else:
        descr, shape = _letters[str(arr.dtype)], arr.shape
        fortran = _is_fortran(arr)
        data = _bytes_of(arr.T if fortran else arr)
    text = f"{{'descr': '{descr}', 'fortran_order': {fortran}, 'shape': {shape!r}, }}"
    if shape:
        text += " " * (21 - len(repr(shape[-1 if fortran else 0])))
    text = text.encode("latin1")
    text += b" " * (64 - (11 + len(text)) % 64) + b"\n"
    return _magic + b"\1\0" + len(text).to_bytes(2, "little") + text + data
def _as_array(arr):
    if isinstance(arr, (dict, set)) or arr is None:
        raise ValueError("Object arrays cannot be saved when allow_pickle=False")
    return arr if _is_texts(arr) else _np.asarray(arr)
def _write(file, data):
    if hasattr(file, "write"):
        file.write(data)
        return
    with open(file, "wb") as f:
        f.write(data)
def _with_suffix(file, suffix):
    if hasattr(file, "write"):
        return file
    file = _os.fspath(file)
    return file if file.endswith(suffix) else file + suffix
def save(file, arr, allow_pickle=True):
    _write(_with_suffix(file, ".npy"), _npy(_as_array(arr)))
def _savez(file, args, kwds, packed):
    arrays = dict(kwds)
    for i, value in enumerate(args):
        if f"arr_{i}" in arrays:
            raise ValueError(f"Cannot use un-named variables and keyword arr_{i}")
        arrays[f"arr_{i}"] = value
    contents = [_npy(_as_array(value)) for value in arrays.values()]
    _write(_with_suffix(file, ".npz"), _make_archive([name + ".npy" for name in arrays], contents, packed))
def savez(file, *args, allow_pickle=True, **kwds):
    _savez(file, args, kwds, False)
def savez_compressed(file, *args, allow_pickle=True, **kwds):
    _savez(file, args, kwds, True)

def _read_header(data, at, max_header_size, allow_pickle):
    if len(data) - at < 8:
        raise ValueError(f"EOF: reading magic string, expected 8 bytes got {len(data) - at}")
    version = (data[at + 6], data[at + 7])
    if version not in [(1, 0), (2, 0), (3, 0)]:
        raise ValueError(f"we only support format version (1,0), (2,0), and (3,0), not {version}")
    at += 8
    width = 2 if version == (1, 0) else 4
    if len(data) - at < width:
        raise ValueError(f"EOF: reading array header length, expected {width} bytes got {len(data) - at}")
    length = int.from_bytes(data[at:at + width], "little")
    at += width
    if len(data) - at < length:
        raise ValueError(f"EOF: reading array header, expected {length} bytes got {len(data) - at}")
    if length > max_header_size:
        raise ValueError(
            f"Header info length ({length}) is large and may not be safe to load securely.\n"
            "To allow loading, adjust `max_header_size` or fully trust the `.npy` file using `allow_pickle=True`.\n"
            "For safety against large resource use or crashes, sandboxing may be necessary.")
    raw = data[at:at + length]
    at += length
    try:
        header = _header(raw)
    except Exception:
        raise ValueError(f"Cannot parse header: {raw.decode('latin1')!r}") from None
    if not isinstance(header, dict):
        raise ValueError(f"Header is not a dictionary: {header!r}")
    if set(header) != {"descr", "fortran_order", "shape"}:
        raise ValueError(f"Header does not contain the correct keys: {sorted(header)!r}")
    shape, fortran, descr = header["shape"], header["fortran_order"], header["descr"]
    if not isinstance(shape, tuple) or not all(type(n) is int for n in shape):
        raise ValueError(f"shape is not valid: {shape!r}")
    if not isinstance(fortran, bool):
        raise ValueError(f"fortran_order is not a valid bool: {fortran!r}")
    if any(n < 0 for n in shape):
        raise ValueError("negative dimensions are not allowed")
    return shape, fortran, descr, at
def _read_npy(data, at, max_header_size=10000, name=None):
    shape, fortran, descr, at = _read_header(data, at, max_header_size, False)
    if isinstance(descr, str) and descr in ("|O", "O", "<O", "=O"):
        raise ValueError("Object arrays cannot be loaded when allow_pickle=False")
    if not isinstance(descr, str):
        raise ValueError(f"arrays of structures are not supported: {descr!r}")
    order, kind = (descr[0], descr[1:]) if descr[:1] in ("<", ">", "|", "=") else ("=", descr)
    count = 1
    for n in shape:
        count *= n
    if kind[:1] == "U" and kind[1:].isdecimal():
        return _read_texts(data, at, shape, int(kind[1:]), order, count)
    if kind not in _names:
        known = kind[:1] in ("c", "u", "S", "V", "M", "m", "f") and kind[1:].isdecimal()
        raise ValueError(
            f"arrays of dtype {descr!r} are not supported" if known else f"descr is not a valid dtype descriptor: {descr!r}")
    size = int(kind[1:]) * count
    if len(data) - at < size:
        if name is not None:
            raise ValueError(
                f"Failed to read all data for array. Expected {shape} = {count} elements, could only read "
                f"{(len(data) - at) // int(kind[1:])} elements. (file seems not fully written?)")
        raise ValueError(f"EOF: reading array data, expected {size} bytes got {len(data) - at}")
    return _array_of(data, _names[kind], order == ">", at, shape, fortran), at + size
def _read_texts(data, at, shape, width, order, count):
    if len(shape) != 1:
        raise ValueError("arrays of texts have one dimension here")
    if len(data) - at < 4 * width * count:
        raise ValueError(f"EOF: reading array data, expected {4 * width * count} bytes got {len(data) - at}")
    codes = [int.from_bytes(data[i:i + 4], "big" if order == ">" else "little") for i in range(at, at + 4 * width * count, 4)]
    if any(c > 0x10FFFF for c in codes):
        raise ValueError("a text holds what is no character")
    texts = ["".join([chr(c) for c in codes[i * width:(i + 1) * width]]).rstrip("\0") for i in range(count)]
    return _np._Texts(texts), at + 4 * width * count
def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII", *, max_header_size=10000):
    if encoding not in ("ASCII", "latin1", "bytes"):
        raise ValueError("encoding must be 'ASCII', 'latin1', or 'bytes'")
    if mmap_mode not in (None, "r", "r+", "w+", "c", "readonly", "copyonwrite", "readwrite", "write"):
        raise ValueError(f"mode must be one of ['r', 'c', 'r+', 'w+', 'readonly', 'copyonwrite', 'readwrite', 'write'] (got {mmap_mode!r})")
    path = _os.fspath(file) if _is_path(file) else None
    if path is not None:
        with open(path, "rb") as f:
            data = f.read()
        start = 0
    else:
        start = file.tell() if hasattr(file, "tell") else 0
        data = file.read()
    if not data:
        raise EOFError("No data left in file")
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return NpzFile(data, path, max_header_size)
    if data[:6] == _magic:
        array, end = _read_npy(data, 0, max_header_size, path)
        if path is None:
            if hasattr(file, "seek"):
                file.seek(start + end)
        elif end < len(data):
            raise ValueError(f"{len(data) - end} bytes follow the array in {path!r}: open the file to read several")
        return array
    if allow_pickle:
        raise ValueError("Cannot load file containing pickled data: arrays of objects are left out in cells")
    raise ValueError(
        "This file contains pickled (object) data. If you trust the file you can load it unsafely using the `allow_pickle=` "
        "keyword argument or `pickle.load()`.")
class _Bag:
    def __init__(self, source):
        self._source = source
    def __getattr__(self, name):
        try:
            return self._source[name]
        except KeyError:
            raise AttributeError(name) from None
    def __dir__(self):
        return list(self._source)
class NpzFile(_Mapping):
    def __init__(self, data, path, max_header_size=10000):
        opened = _archive(data)
        if isinstance(opened, str):
            raise BadZipFile("File is not a zip file" if opened.startswith("failed finding") else opened)
        self._members, self._read = opened
        self.files = [name.removesuffix(".npy") for name in self._members]
        if len(set(self.files)) != len(self.files):
            raise BadZipFile("two entries have one name")
        self._path = path
        self.max_header_size = max_header_size
        self.f = _Bag(self)
    def __enter__(self):
        return self
    def __exit__(self, *details):
        self.close()
    def close(self):
        self._read = self.f = None
    def __iter__(self):
        return iter(self.files)
    def __len__(self):
        return len(self.files)
    def __contains__(self, key):
        return key in self.files or key in self._members
    def __getitem__(self, key):
        if key in self._members:
            member = key
        elif key in self.files:
            member = key + ".npy"
        else:
            raise KeyError(f"{key} is not a file in the archive")
        if self._read is None:
            raise AttributeError("'NoneType' object has no attribute 'open'")
        data = self._read(member)
        if isinstance(data, str):
            raise BadZipFile(f"Bad CRC-32 for file {member!r}" if data.startswith("CRC") else data)
        if data[:6] != _magic:
            return data
        return _read_npy(data, 0, self.max_header_size)[0]
    def __repr__(self):
        names = ", ".join(self.files[:5])
        return f"NpzFile {self._path or 'object'!r} with keys: {names}{'...' if len(self.files) > 5 else ''}"
NpzFile.__module__ = "numpy.lib.npyio"
"""#,
    "numpy.lib._text": arrayTexts,
    "torch._safe_globals": #"""
import torch
class safe_globals:
    def __init__(self, safe_globals):
        self._added = list(safe_globals)
    def __enter__(self):
        self._before = torch.serialization.get_safe_globals()
        torch.serialization.add_safe_globals(self._added)
    def __exit__(self, *details):
        torch.serialization.clear_safe_globals()
        torch.serialization.add_safe_globals(self._before)
"""#,
]
