// `torch.testing`, in the language: comparisons that say what differs most, and where.

let torchTestingLibrary = #"""
import torch
from collections.abc import Mapping as _Mapping, Sequence as _Sequence
from _library import payload as _payload
_precisions = {torch.float16: (0.001, 1e-5), torch.bfloat16: (0.016, 1e-5), torch.float32: (1.3e-6, 1e-5), torch.float64: (1e-7, 1e-7)}
class _Settings:
    pass
def _fail(kind, text, place, settings):
    if place:
        text += "\n\nThe failure occurred for item " + "".join([str([p]) for p in place])
    if settings.msg is not None and kind is AssertionError:
        text = settings.msg(text) if callable(settings.msg) else settings.msg
    raise kind(text)
def _tolerances(settings, place, *dtypes):
    rtol, atol = settings.rtol, settings.atol
    if (rtol is None) != (atol is None):
        _fail(ValueError, "Both 'rtol' and 'atol' must be either specified or omitted, but got no "
              + ("'rtol'." if rtol is None else "'atol'.").replace("'", ""), place, settings)
    if rtol is not None:
        return rtol, atol
    known = [_precisions.get(dtype, (0.0, 0.0)) for dtype in dtypes]
    return max([k[0] for k in known]), max([k[1] for k in known])
def _report(what, extra, differences, rtol, atol):
    exact = rtol == 0 and atol == 0
    lines = [f"{what} are not {'equal' if exact else 'close'}!\n", extra]
    for (name, value, index), tolerance in zip(differences, (atol, rtol)):
        line = f"{name.title()} difference: {value}" if index is None else f"Greatest {name} difference: {value} at index {index}"
        lines.append(line if exact else line + f" (up to {tolerance} allowed)")
    return "\n".join(lines)
def _scalars(actual, expected, rtol, atol, place, settings):
    apart = abs(actual - expected)
    relative = float("inf") if expected == 0 else apart / abs(expected)
    _fail(AssertionError, _report("Scalars", f"Expected {expected} but got {actual}.",
          [("absolute", apart, None), ("relative", relative, None)], rtol, atol), place, settings)
def _compare_numbers(actual, expected, place, settings):
    if settings.check_dtype and type(actual) is not type(expected):
        _fail(AssertionError, f"The (d)types do not match: {type(actual)} != {type(expected)}.", place, settings)
    kinds = {float: torch.float64, int: torch.int64}
    rtol, atol = _tolerances(settings, place, *[kinds.get(type(_payload(v)), torch.float64) for v in (actual, expected)])
    if actual == expected or settings.equal_nan and actual != actual and expected != expected:
        return
    apart = abs(actual - expected)
    if apart <= atol + rtol * abs(expected) and apart != float("inf"):
        return
    _scalars(actual, expected, rtol, atol, place, settings)
def _compare_tensors(actual, expected, place, settings):
    def same(name, a, b):
        if a != b:
            _fail(AssertionError, f"The values for attribute '{name}' do not match: {a} != {b}.", place, settings)
    same("shape", actual.shape, expected.shape)
    if settings.check_dtype:
        same("dtype", actual.dtype, expected.dtype)
    if settings.check_stride:
        same("stride()", actual.stride(), expected.stride())
    rtol, atol = _tolerances(settings, place, actual.dtype, expected.dtype)
    actual, expected = actual.detach(), expected.detach()
    if actual.dtype != expected.dtype:
        dtype = torch.promote_types(actual.dtype, expected.dtype)
        actual, expected = actual.to(dtype), expected.to(dtype)
    matches = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=settings.equal_nan)
    if bool(matches.all()):
        return
    if actual.ndim == 0:
        _scalars(actual.item(), expected.item(), rtol, atol, place, settings)
    total = matches.numel()
    wrong = total - int(matches.sum())
    a, b, fits = actual.flatten(), expected.flatten(), matches.flatten()
    if not a.dtype.is_floating_point:
        a, b = a.to(torch.int64), b.to(torch.int64)
    apart = torch.abs(a - b)
    apart[fits] = 0
    relative = apart / torch.abs(b)
    relative[fits] = 0
    differences = []
    for name, values in (("absolute", apart), ("relative", relative)):
        greatest, where = torch.max(values, 0)
        index = tuple([int(i) for i in torch.unravel_index(where, matches.shape)])
        differences.append((name, greatest.item(), index))
    extra = f"Mismatched elements: {wrong} / {total} ({wrong / total:.1%})"
    _fail(AssertionError, _report("Tensor-likes", extra, differences, rtol, atol), place, settings)
def _compare(actual, expected, place, settings):
    if isinstance(actual, _Sequence) and not isinstance(actual, str) and isinstance(expected, _Sequence) and not isinstance(expected, str):
        if len(actual) != len(expected):
            _fail(AssertionError, f"The length of the sequences mismatch: {len(actual)} != {len(expected)}", place, settings)
        for i in range(len(actual)):
            _compare(actual[i], expected[i], place + [i], settings)
    elif isinstance(actual, _Mapping) and isinstance(expected, _Mapping):
        missing, added = set(expected) - set(actual), set(actual) - set(expected)
        if missing or added:
            _fail(AssertionError, "The keys of the mappings do not match:\n"
                  f"Missing keys in the actual mapping: {sorted(missing)}\nAdditional keys in the actual mapping: {sorted(added)}",
                  place, settings)
        for key in sorted(actual):
            _compare(actual[key], expected[key], place + [key], settings)
    elif actual is None or expected is None:
        if actual is not expected:
            _fail(AssertionError, f"None mismatch: {actual} is not {expected}", place, settings)
    elif isinstance(actual, bool) and isinstance(expected, bool):
        if actual is not expected:
            _fail(AssertionError, f"Booleans mismatch: {actual} is not {expected}", place, settings)
    elif isinstance(actual, (int, float)) and isinstance(expected, (int, float)):
        _compare_numbers(actual, expected, place, settings)
    elif (isinstance(actual, type(expected)) or isinstance(expected, type(actual))) and (
            isinstance(actual, torch.Tensor) or hasattr(actual, "__array__")):
        _compare_tensors(torch.as_tensor(actual), torch.as_tensor(expected), place, settings)
    else:
        _fail(TypeError, f"No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}.", place, settings)
def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False, check_device=True, check_dtype=True,
                 check_layout=True, check_stride=False, msg=None):
    settings = _Settings()
    settings.rtol, settings.atol, settings.equal_nan, settings.msg = rtol, atol, equal_nan, msg
    settings.check_dtype, settings.check_stride = check_dtype, check_stride
    _compare(actual, expected, [], settings)
def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=""):
    if rtol is None and atol is None:
        known = [_precisions.get(torch.as_tensor(v).dtype, (0.0, 0.0)) for v in (actual, expected)]
        rtol, atol = max([k[0] for k in known]), max([k[1] for k in known])
    assert_close(torch.as_tensor(actual), torch.as_tensor(expected), rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=False,
                 msg=msg or None)
def make_tensor(*shape, dtype, device="cpu", low=None, high=None, requires_grad=False, noncontiguous=False, exclude_zero=False,
                memory_format=None):
    shape = tuple(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else shape
    if dtype is torch.bool:
        made = torch.randint(0, 2, shape, dtype=dtype)
    elif dtype.is_floating_point:
        made = torch.empty(shape, dtype=dtype).uniform_(-9 if low is None else low, 9 if high is None else high)
    else:
        low = (0 if dtype is torch.uint8 else -9) if low is None else low
        made = torch.randint(int(low), int(10 if high is None else high), shape, dtype=dtype)
    if exclude_zero:
        made[made == 0] = 1
    if noncontiguous and made.numel() > 1:
        made = torch.repeat_interleave(made, 2, dim=-1)[..., ::2]
    return made.requires_grad_() if requires_grad else made
"""#
