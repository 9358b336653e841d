// torch.testing: `assert_close`, and what it says when two values are not close.

let testingLibraries: [String: String] = ["torch.testing": testingLibrary]

private let testingLibrary = #"""
import math
import torch
import numpy as _np
from torch import Tensor

__all__ = ["assert_close", "assert_allclose"]

_TOLERANCES = {torch.float16: (1e-3, 1e-5), torch.bfloat16: (1.6e-2, 1e-5), torch.float32: (1.3e-6, 1e-5), torch.float64: (1e-7, 1e-7)}

class _Mismatch(Exception):
    def __init__(self, kind, text, path=()):
        super().__init__(text)
        self.kind, self.text, self.path = kind, text, path

def _tolerances(dtypes, rtol, atol):
    if (rtol is None) != (atol is None):
        raise _Mismatch(ValueError, "Both 'rtol' and 'atol' must be either specified or omitted, "
                        f"but got no {'rtol' if rtol is None else 'atol'}.")
    if rtol is not None:
        return rtol, atol
    known = [_TOLERANCES.get(dtype, (0.0, 0.0)) for dtype in dtypes]
    return max(r for r, _ in known), max(a for _, a in known)

def _report(what, extra, absolute, relative, rtol, atol, places=(None, None)):
    equality = rtol == 0 and atol == 0
    def line(kind, difference, place, bound):
        text = f"{kind.title()} difference: {difference}" if place is None else f"Greatest {kind} difference: {difference} at index {place}"
        return text if equality else text + f" (up to {bound} allowed)"
    return "\n".join([f"{what} are not {'equal' if equality else 'close'}!", "", extra,
                      line("absolute", absolute, places[0], atol), line("relative", relative, places[1], rtol)])

def _scalar_report(actual, expected, rtol, atol):
    absolute = abs(actual - expected)
    relative = float("inf") if expected == 0 else absolute / abs(expected)
    return _report("Scalars", f"Expected {expected} but got {actual}.", absolute, relative, rtol, atol)

def _place(flat, shape):
    place = []
    for size in reversed(shape):
        place.append(flat % size)
        flat //= size
    return tuple(reversed(place))

def _tensor_report(actual, expected, matches, rtol, atol):
    count, wrong = matches.numel(), int((~matches).sum())
    if not actual.dtype.is_floating_point:
        actual, expected = actual.to(torch.int64), expected.to(torch.int64)
    matches, a, b = matches.flatten(), actual.flatten(), expected.flatten()
    absolute = abs(a - b)
    absolute[matches] = 0
    relative = absolute / abs(b)
    relative[matches] = 0
    (most, at), (share, there) = absolute.max(0), relative.max(0)
    shape = actual.shape
    return _report("Tensor-likes", f"Mismatched elements: {wrong} / {count} ({wrong / count:.1%})", most.item(), share.item(),
                   rtol, atol, (_place(at.item(), shape), _place(there.item(), shape)))

def _compare_tensors(actual, expected, rtol, atol, equal_nan, check):
    def same(name, left, right):
        if left != right:
            raise _Mismatch(AssertionError, f"The values for attribute '{name}' do not match: {left} != {right}.")
    rtol, atol = _tolerances((actual.dtype, expected.dtype), rtol, atol)
    same("shape", actual.shape, expected.shape)
    if check["check_dtype"]:
        same("dtype", actual.dtype, expected.dtype)
    if check["check_stride"]:
        same("stride()", actual.stride(), expected.stride())
    if actual.dtype != expected.dtype:
        dtype = torch.promote_types(actual.dtype, expected.dtype)
        actual, expected = actual.to(dtype), expected.to(dtype)
    actual, expected = actual.detach(), expected.detach()
    matches = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan)
    if matches.all():
        return
    if actual.shape == ():
        raise _Mismatch(AssertionError, _scalar_report(actual.item(), expected.item(), rtol, atol))
    raise _Mismatch(AssertionError, _tensor_report(actual, expected, matches, rtol, atol))

def _compare_numbers(actual, expected, rtol, atol, equal_nan, check):
    kinds = {int: torch.int64, float: torch.float64}
    actual, expected = (v.item() if isinstance(v, _np.generic) else v for v in (actual, expected))
    rtol, atol = _tolerances([kinds.get(type(v), torch.float64) for v in (actual, expected)], rtol, atol)
    if check["check_dtype"] and type(actual) is not type(expected):
        raise _Mismatch(AssertionError, f"The (d)types do not match: {type(actual)} != {type(expected)}.")
    if actual == expected or equal_nan and actual != actual and expected != expected:
        return
    difference = abs(actual - expected)
    if math.isfinite(difference) and difference <= atol + rtol * abs(expected):
        return
    raise _Mismatch(AssertionError, _scalar_report(actual, expected, rtol, atol))

def _is_tensor_like(value):
    return isinstance(value, (Tensor, _np.ndarray))

def _compare(actual, expected, path, options):
    if isinstance(actual, (list, tuple)) and isinstance(expected, (list, tuple)):
        if len(actual) != len(expected):
            raise _Mismatch(AssertionError, f"The length of the sequences mismatch: {len(actual)} != {len(expected)}", path)
        for index in range(len(actual)):
            _compare(actual[index], expected[index], path + (index,), options)
        return
    if isinstance(actual, dict) and isinstance(expected, dict):
        missing, additional = expected.keys() - actual.keys(), actual.keys() - expected.keys()
        if missing or additional:
            raise _Mismatch(AssertionError, "The keys of the mappings do not match:\n"
                            f"Missing keys in the actual mapping: {sorted(missing)}\n"
                            f"Additional keys in the actual mapping: {sorted(additional)}", path)
        try:
            keys = sorted(actual)
        except Exception:
            keys = list(actual)
        for key in keys:
            _compare(actual[key], expected[key], path + (key,), options)
        return
    try:
        if actual is None or expected is None:
            if actual is not expected:
                raise _Mismatch(AssertionError, f"None mismatch: {actual} is not {expected}")
        elif isinstance(actual, bool) and isinstance(expected, bool):
            if actual is not expected:
                raise _Mismatch(AssertionError, f"Booleans mismatch: {actual} is not {expected}")
        elif all(isinstance(v, (int, float, _np.number)) for v in (actual, expected)):
            _compare_numbers(actual, expected, **options)
        elif _is_tensor_like(actual) and (isinstance(actual, type(expected)) or isinstance(expected, type(actual))):
            _compare_tensors(torch.as_tensor(actual), torch.as_tensor(expected), **options)
        else:
            raise _Mismatch(TypeError, f"No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}.")
    except _Mismatch as mismatch:
        mismatch.path = mismatch.path or path
        raise

def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False, check_device=True,
                 check_dtype=True, check_layout=True, check_stride=False, msg=None):
    options = {"rtol": rtol, "atol": atol, "equal_nan": equal_nan,
               "check": {"check_dtype": check_dtype, "check_stride": check_stride}}
    try:
        _compare(actual, expected, (), options)
        return
    except _Mismatch as mismatch:
        found = mismatch
    text = found.text
    if found.path:
        text += "\n\nThe failure occurred for item " + "".join(str([item]) for item in found.path)
    if msg is not None:
        text = msg(text) if callable(msg) else msg
    raise found.kind(text)

def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=""):
    if not isinstance(actual, Tensor):
        actual = torch.tensor(actual)
    if not isinstance(expected, Tensor):
        expected = torch.tensor(expected, dtype=actual.dtype)
    if rtol is None and atol is None:
        rtol, atol = max(_TOLERANCES.get(v.dtype, (0.0, 0.0)) for v in (actual, expected))
    assert_close(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan, check_device=True, check_dtype=False,
                 check_stride=False, msg=msg or None)
"""#
