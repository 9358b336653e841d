// What `torch.compile` accepts and refuses, compiled modules, and what forward mode gives, in the language. Calls themselves are native
// (Torch/CompiledFunction.swift).

let compileLibraries: [String: String] = [
    "torch._dynamo.exc": compileErrorsLibrary,
    "torch._dynamo.eval_frame": compileLibrary,
    "torch.autograd._unpacked": unpackedLibrary,
]

private let unpackedLibrary = #"""
from collections import namedtuple
UnpackedDualTensor = namedtuple("UnpackedDualTensor", ["primal", "tangent"])
"""#

private let compileErrorsLibrary = #"""
class TorchDynamoException(RuntimeError): pass
class InvalidBackend(TorchDynamoException): pass
class Unsupported(TorchDynamoException): pass
"""#

private let compileLibrary = #"""
from _compile import deferred, disabled, is_deferring
from torch.nn.modules.module import Module

_backends = ["cudagraphs", "inductor", "openxla", "tvm"]
_debug_backends = ["aot_eager", "aot_eager_decomp_partition", "eager", "eager_noexcept"]
_modes = ["default", "lite", "reduce-overhead", "max-autotune-no-cudagraphs", "max-autotune"]

class OptimizedModule(Module):
    def __init__(self, mod, compiled):
        Module.__init__(self)
        Module.__setattr__(self, "_orig_mod", mod)
        object.__setattr__(self, "forward", compiled)
    def __getattr__(self, name):
        if name == "_orig_mod":
            return self._modules["_orig_mod"]
        return getattr(self._orig_mod, name)
    def __setattr__(self, name, val):
        if name in ("_orig_mod", "forward", "training"):
            return Module.__setattr__(self, name, val)
        setattr(self._orig_mod, name, val)
    def __len__(self):
        return len(self._orig_mod)
    def __iter__(self):
        return iter(self._orig_mod)
    def __getitem__(self, key):
        return self._orig_mod[key]
OptimizedModule.__module__ = "torch._dynamo.eval_frame"

def compile(model, fullgraph, dynamic, backend, mode, options, disable):
    if model is None:
        def decorator(model):
            if model is None:
                raise RuntimeError("Model can't be None")
            return compile(model, fullgraph, dynamic, backend, mode, options, disable)
        return decorator
    if mode is not None and options is not None:
        raise RuntimeError("Either mode or options can be specified, but both can't be specified at the same time.")
    if mode is not None and mode not in _modes and backend == "inductor":
        raise RuntimeError(f"Unrecognized mode={mode}, should be one of: {', '.join(_modes)}")
    if isinstance(backend, str) and backend not in _backends + _debug_backends:
        from torch._dynamo.exc import InvalidBackend
        raise InvalidBackend(f"Invalid backend: {backend!r}. See `torch._dynamo.list_backends()` for available backends.")
    if disable:
        return model
    shown = backend not in ("eager", "eager_noexcept") and not callable(backend)
    if isinstance(model, Module):
        return OptimizedModule(model, deferred(model, shown))
    if not callable(model):
        raise AssertionError(f"A callable function is expected, but {type(model)} is provided.")
    if isinstance(model, type):
        return model
    return deferred(model, shown)

class _Config:
    def __init__(self):
        object.__setattr__(self, "suppress_errors", False)
    def patch(self, *args, **kwargs):
        import contextlib
        return contextlib.nullcontext()

_config = _Config()
def _compile(model=None, *, fullgraph=False, dynamic=None, backend="inductor", mode=None, options=None, disable=False):
    return compile(model, fullgraph, dynamic, backend, mode, options, disable)
def _optimize(backend="inductor", *, nopython=False, **kwargs):
    return lambda model: compile(model, nopython, None, backend, None, None, False)
def _disable(fn=None, recursive=True, *, reason=None, wrapping=True):
    return disabled if fn is None else disabled(fn)
def _allow_in_graph(fn):
    return fn
def _assume_constant_result(fn):
    return fn
def _is_compiling():
    return is_deferring()
_is_dynamo_compiling = _is_compiling
def _is_exporting():
    return False
def _reset():
    pass
def _graph_break(msg=""):
    pass
def _mark_dynamic(t, index, **kwargs):
    pass
_maybe_mark_dynamic = _mark_static = _mark_dynamic
def _cudagraph_mark_step_begin():
    pass
def _set_stance(stance="default", *, skip_guard_eval_unsafe=False, force_backend=None):
    import contextlib
    return contextlib.nullcontext()
def _list_backends(exclude_tags=("debug", "experimental")):
    return sorted(_backends + (_debug_backends if not exclude_tags else []))
_OptimizedModule = OptimizedModule
"""#
