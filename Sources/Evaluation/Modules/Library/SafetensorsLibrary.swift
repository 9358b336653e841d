// `safetensors`, `safetensors.torch` and `safetensors.numpy`, in the language: a file of tensors in which nothing can run. A
// header is checked against the whole file before any tensor is made.

let safetensorsLibraries: [String: String] = [
    "safetensors": #"""
import json as _json
import os as _os
import torch as _torch
from _formats import tensor_of as _tensor_of, bytes_of as _bytes_of
__version__ = "0.8.0"
class SafetensorError(Exception):
    pass
SafetensorError.__module__ = "safetensors._safetensors_rust"
_dtypes = {"BOOL": _torch.bool, "U8": _torch.uint8, "I8": _torch.int8, "I16": _torch.int16, "F16": _torch.float16,
           "BF16": _torch.bfloat16, "I32": _torch.int32, "F32": _torch.float32, "F64": _torch.float64, "I64": _torch.int64,
           "C64": _torch.complex64}
_names = {dtype: name for name, dtype in _dtypes.items()}
_order = ["BOOL", "U8", "I8", "I16", "F16", "BF16", "I32", "F32", "C64", "F64", "I64"]
_known = ("BOOL F4 F6_E2M3 F6_E3M2 U8 I8 F8_E5M2 F8_E4M3 F8_E8M0 F8_E4M3FNUZ F8_E5M2FNUZ I16 U16 F16 BF16 I32 U32 F32 C64 F64 I64 "
          "U64").split()
_limit = 100_000_000
def _damaged(text):
    return SafetensorError("Error while deserializing: " + text)
def _pairs(pairs):
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _damaged("invalid JSON in header: a name stands twice")
    return made
def _parse(data, length):
    """The entries in the order of their offsets, the metadata, and where the data begins."""
    if length < 8:
        raise _damaged("header too small")
    n = int.from_bytes(data[:8], "little")
    if n > _limit:
        raise _damaged("header too large")
    if n > length - 8:
        raise _damaged("invalid header length")
    try:
        text = data[8:8 + n].decode()
    except UnicodeDecodeError:
        raise _damaged("invalid UTF-8 in header") from None
    if n and text[:1] != "{":
        raise _damaged("invalid JSON in header: a header begins with {")
    try:
        header = _json.loads(text, object_pairs_hook=_pairs)
    except SafetensorError:
        raise
    except (ValueError, RecursionError) as e:
        what = "EOF while parsing a value at line 1 column 0" if not text else str(e)
        raise _damaged("invalid JSON in header: " + what) from None
    metadata = header.pop("__metadata__", None)
    if metadata is not None and (not isinstance(metadata, dict) or not all(isinstance(v, str) for v in metadata.values())):
        raise _damaged("invalid JSON in header: metadata maps texts to texts")
    entries = []
    for name, info in header.items():
        entries.append((name, *_entry(name, info)))
    entries.sort(key=lambda e: e[3:])
    at = 0
    for name, dtype, shape, begin, end in entries:
        if begin != at or end < begin:
            raise _damaged(f"invalid offset for tensor `{name}`")
        at = end
        count = _size(dtype)
        for size in shape:
            count *= size
            if count >= 2**64:
                raise _damaged("overflow computing buffer size from shape and/or element type")
        if count != end - begin:
            raise _damaged("invalid shape, data type, or offset for tensor")
    if at != length - 8 - n:
        raise _damaged("incomplete metadata, file not fully covered")
    return entries, metadata, 8 + n
def _entry(name, info):
    if not isinstance(info, dict):
        raise _damaged(f"invalid JSON in header: {info!r} is no description of tensor `{name}`")
    for field in ("dtype", "shape", "data_offsets"):
        if field not in info:
            raise _damaged(f"invalid JSON in header: missing field `{field}`")
    if len(info) != 3:
        raise _damaged(f"invalid JSON in header: unknown field for tensor `{name}`")
    dtype, shape, offsets = info["dtype"], info["shape"], info["data_offsets"]
    if dtype not in _known:
        raise _damaged(f"invalid JSON in header: unknown variant `{dtype}`, expected one of " + ", ".join([f"`{d}`" for d in _known]))
    if dtype not in _dtypes:
        raise SafetensorError(f"tensor `{name}` is of dtype {dtype}, which is not supported here")
    for numbers in (shape, offsets):
        if not isinstance(numbers, list) or not all(type(n) is int and 0 <= n < 2**64 for n in numbers):
            raise _damaged(f"invalid JSON in header: {numbers!r} is no list of sizes")
    if len(offsets) != 2:
        raise _damaged(f"invalid JSON in header: `data_offsets` of tensor `{name}` are two numbers")
    if len(shape) > 64:
        raise _damaged(f"tensor `{name}` has {len(shape)} dimensions")
    return dtype, shape, offsets[0], offsets[1]
def _size(dtype):
    return _dtypes[dtype].itemsize
def _read(filename):
    path = _os.fspath(filename)
    if not _os.path.exists(path):
        raise FileNotFoundError(f"No such file or directory: {path}")
    with open(path, "rb") as f:
        return f.read()
def _load(data):
    entries, _, start = _parse(data, len(data))
    return {name: _make(data, start, dtype, shape, begin) for name, dtype, shape, begin, _ in entries}
def _make(data, start, dtype, shape, begin):
    if dtype == "BOOL" and any(b > 1 for b in data[start + begin:start + begin + _count(shape)]):
        raise _damaged("a bool is 0 or 1")
    return _tensor_of(data, _dtypes[dtype], start + begin, shape)
def _count(shape):
    count = 1
    for size in shape:
        count *= size
    return count
def _serialized(tensors, metadata):
    if metadata is not None:
        for value in metadata.values():
            if not isinstance(value, str):
                raise TypeError(f"argument 'metadata': '{type(value).__name__}' object is not an instance of 'str'")
    for name in tensors:
        if not isinstance(name, str):
            raise TypeError(f"argument 'tensor_dict': '{type(name).__name__}' object is not an instance of 'str'")
    rows = sorted((-_order.index(_names[x.dtype]), name) for name, x in tensors.items())
    header = {} if metadata is None else {"__metadata__": metadata}
    contents, at = [], 0
    for _, name in rows:
        x = tensors[name]
        content = _bytes_of(x)
        header[name] = {"dtype": _names[x.dtype], "shape": list(x.shape), "data_offsets": [at, at + len(content)]}
        contents.append(content)
        at += len(content)
    text = _json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    return b"".join([len(text).to_bytes(8, "little"), text] + contents)
class _Slice:
    def __init__(self, tensor, dtype):
        self._tensor, self._dtype = tensor, dtype
    def get_shape(self):
        return list(self._tensor.shape)
    def get_dtype(self):
        return self._dtype
    def __getitem__(self, key):
        return self._tensor[key]
class safe_open:
    def __init__(self, filename, framework="pt", device="cpu", *, backend="mmap"):
        if framework not in ("pt", "torch", "pytorch", "np", "numpy"):
            raise SafetensorError(f"framework {framework} is invalid")
        self._numpy = framework in ("np", "numpy")
        self._data = _read(filename)
        self._entries, self._metadata, self._start = _parse(self._data, len(self._data))
        self._places = {entry[0]: entry for entry in self._entries}
    def __enter__(self):
        return self
    def __exit__(self, *details):
        self._data = None
    def keys(self):
        return sorted(self._places)
    def offset_keys(self):
        return [entry[0] for entry in self._entries]
    def metadata(self):
        return self._metadata
    def _tensor(self, name):
        if self._data is None:
            raise SafetensorError("File is closed")
        if name not in self._places:
            raise SafetensorError(f"File does not contain tensor {name}")
        _, dtype, shape, begin, _ = self._places[name]
        tensor = _make(self._data, self._start, dtype, shape, begin)
        return (tensor.numpy() if self._numpy else tensor), dtype
    def get_tensor(self, name):
        return self._tensor(name)[0]
    def get_slice(self, name):
        return _Slice(*self._tensor(name))
    def get_tensors(self, names=None):
        return {name: self.get_tensor(name) for name in (self.keys() if names is None else names)}
safe_open.__module__ = "builtins"
"""#,
    "safetensors.torch": safetensorsTorch,
    "safetensors.numpy": #"""
import numpy as _np
import torch as _torch
from safetensors import _read, _load, _serialized, safe_open
def save(tensor_dict, metadata=None):
    return _serialized({k: _torch.from_numpy(_np.ascontiguousarray(v)) for k, v in tensor_dict.items()}, metadata)
def save_file(tensor_dict, filename, metadata=None):
    data = save(tensor_dict, metadata)
    with open(filename, "wb") as f:
        f.write(data)
def load(data):
    return {k: v.numpy() for k, v in _load(data).items()}
def load_file(filename):
    return load(_read(filename))
"""#,
]

private let safetensorsTorch = #"""
import torch
from safetensors import _read, _load, _serialized, safe_open
def _places(x):
    start = x.data_ptr()
    return start, (x.view(-1)[-1].data_ptr() + x.element_size() if x.nelement() else start)
def _find_shared_tensors(state_dict):
    groups = {}
    for k, v in state_dict.items():
        storage = v.untyped_storage()
        if storage.data_ptr() != 0 and storage.nbytes() != 0:
            groups.setdefault((storage.data_ptr(), storage.nbytes()), []).append(k)
    shared = []
    for names in groups.values():
        if len(names) < 2 or not all(state_dict[name].is_contiguous() for name in names):
            shared.append(set(names))
            continue
        areas = sorted([(*_places(state_dict[name]), name) for name in names])
        last = areas[0][1]
        shared.append({areas[0][2]})
        for start, stop, name in areas[1:]:
            if start >= last:
                shared.append({name})
            else:
                shared[-1].add(name)
            last = stop
    return shared
def _is_complete(x):
    storage = x.untyped_storage()
    return x.data_ptr() == storage.data_ptr() and x.nelement() * x.element_size() == storage.nbytes()
def _remove_duplicate_names(state_dict, preferred_names=()):
    to_remove = {}
    for shared in _find_shared_tensors(state_dict):
        complete = {name for name in shared if _is_complete(state_dict[name])}
        if not complete:
            raise RuntimeError(
                "Error while trying to find names to remove to save state dict, but found no suitable name to keep"
                f" for saving amongst: {shared}. None is covering the entire storage.Refusing to save/load the model"
                " since you could be storing much more memory than needed. Please refer to"
                " https://huggingface.co/docs/safetensors/torch_shared_tensors for more information. Or open an"
                " issue.")
        keep = sorted(complete.intersection(preferred_names) or complete)[0]
        for name in sorted(shared):
            if name != keep:
                to_remove.setdefault(keep, []).append(name)
    return to_remove
def _checked(tensors):
    if not isinstance(tensors, dict):
        raise ValueError(f"Expected a dict of [str, torch.Tensor] but received {type(tensors)}")
    for k, v in tensors.items():
        if not isinstance(v, torch.Tensor):
            raise ValueError(f"Key `{k}` is invalid, expected torch.Tensor but received {type(v)}")
    failing = [names for names in _find_shared_tensors(tensors) if len(names) > 1]
    if failing:
        raise RuntimeError(f"""
            Some tensors share memory, this will lead to duplicate memory on disk and potential differences when loading them again: {failing}.
            A potential way to correctly save your model is to use `save_model`.
            More information at https://huggingface.co/docs/safetensors/torch_shared_tensors
            """)
    for k, v in tensors.items():
        if not v.is_contiguous():
            raise ValueError(
                f"You are trying to save a non contiguous tensor: `{k}` which is not allowed. It either means you"
                " are trying to save tensors which are reference of each other in which case it's recommended to save"
                " only the full tensors, and reslice at load time, or simply call `.contiguous()` on your tensor to"
                " pack it before saving.")
    return tensors
def save(tensors, metadata=None):
    return _serialized(_checked(tensors), metadata)
def save_file(tensors, filename, metadata=None):
    data = save(tensors, metadata)
    with open(filename, "wb") as f:
        f.write(data)
def load(data):
    if not isinstance(data, bytes):
        raise TypeError(f"argument 'bytes': '{type(data).__name__}' object is not an instance of 'bytes'")
    entries = _load(data)
    return {k: entries[k] for k in sorted(entries)}
def load_file(filename, device="cpu", *, backend="mmap"):
    return _load(_read(filename))
def save_model(model, filename, metadata=None, force_contiguous=True):
    state_dict = model.state_dict()
    for kept, names in _remove_duplicate_names(state_dict).items():
        for name in names:
            metadata = {} if metadata is None else metadata
            metadata.setdefault(name, kept)
            del state_dict[name]
    if force_contiguous:
        state_dict = {k: v.contiguous() for k, v in state_dict.items()}
    try:
        save_file(state_dict, filename, metadata=metadata)
    except ValueError as e:
        raise ValueError(str(e) + " Or use save_model(..., force_contiguous=True), read the docs for potential caveats.")
def load_model(model, filename, strict=True, device="cpu", *, backend="mmap"):
    state_dict = load_file(filename, device=device)
    to_removes = _remove_duplicate_names(model.state_dict(), preferred_names=state_dict.keys())
    missing, unexpected = model.load_state_dict(state_dict, strict=False)
    missing = set(missing)
    for names in to_removes.values():
        for name in names:
            if name not in missing:
                unexpected.append(name)
            else:
                missing.remove(name)
    if strict and (missing or unexpected):
        error = f"Error(s) in loading state_dict for {model.__class__.__name__}:"
        if missing:
            error += "\n    Missing key(s) in state_dict: " + ", ".join([f'"{k}"' for k in sorted(missing)])
        if unexpected:
            error += "\n    Unexpected key(s) in state_dict: " + ", ".join([f'"{k}"' for k in sorted(unexpected)])
        raise RuntimeError(error)
    return missing, unexpected
"""#
