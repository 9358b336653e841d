// Smaller modules of torch.autograd: Variable, the name that tensors with gradients had in old programs; what surrounds
// functions of the user's own; hooks over several tensors.

let variableLibraries: [String: String] = [
    "torch.autograd.variable": variableLibrary, "torch.autograd.function": functionLibrary, "torch.autograd.graph": graphLibrary,
]

private let functionLibrary = #"""
import functools as _functools
import torch as _torch
from torch.autograd import Function

class _Twice(Function):
    @staticmethod
    def forward(ctx, *values):
        return values if len(values) > 1 else values[0]
    @staticmethod
    def backward(ctx, *gradients):
        raise RuntimeError("trying to differentiate twice a function that was marked with @once_differentiable")

def once_differentiable(fn):
    @_functools.wraps(fn)
    def wrapper(ctx, *args):
        with _torch.no_grad():
            outputs = fn(ctx, *args)
        if not _torch.is_grad_enabled() or not any(isinstance(a, _torch.Tensor) and a.requires_grad for a in args):
            return outputs
        several = outputs if isinstance(outputs, tuple) else (outputs,)
        wrapped = tuple(None if v is None else _Twice.apply(v.detach().requires_grad_()) for v in several)
        return wrapped if isinstance(outputs, tuple) else wrapped[0]
    return wrapper
"""#

private let graphLibrary = #"""
import torch as _torch
from typing import NamedTuple as _NamedTuple

class saved_tensors_hooks:
    def __init__(self, pack_hook, unpack_hook):
        self.pack_hook = pack_hook
        self.unpack_hook = unpack_hook
    def __enter__(self):
        if _refusals:
            raise RuntimeError(_refusals[-1])
        _torch._push_saved_hooks(self.pack_hook, self.unpack_hook)
    def __exit__(self, *args):
        _torch._pop_saved_hooks()

class save_on_cpu(saved_tensors_hooks):
    def __init__(self, pin_memory=False, device_type="cuda"):
        super().__init__(lambda x: x, lambda x: x)

_refusals = []
class disable_saved_tensors_hooks:
    def __init__(self, error_message):
        self._message = error_message
    def __enter__(self):
        _refusals.append(self._message)
    def __exit__(self, *args):
        _refusals.pop()

class GradientEdge(_NamedTuple):
    node: object
    output_nr: int
    ownership_token: object = None

def get_gradient_edge(tensor):
    if not tensor.requires_grad:
        raise RuntimeError("It is not possible to get the gradient edge for a Tensor that does not require gradients")
    return GradientEdge(_torch._gradient_node(tensor), tensor.output_nr, None)

def increment_version(tensor):
    for t in ((tensor,) if isinstance(tensor, _torch.Tensor) else tensor):
        t.data[...] = t.data.clone()

class Node:
    pass

class _Handles:
    def __init__(self, handles):
        self._handles = handles
    def remove(self):
        for handle in self._handles:
            handle.remove()

def register_multi_grad_hook(tensors, fn, *, mode="all"):
    if mode not in ("all", "any"):
        raise ValueError(f"Expects mode to be one of ('all', 'any') but got {mode}")
    tensors = tuple(tensors)
    found, state = [None] * len(tensors), {"count": 0}
    def hook_of(index):
        def hook(gradient):
            if mode == "any":
                if state["count"] == 0:
                    state["count"] = 1
                    fn(gradient)
                return
            found[index] = gradient
            state["count"] += 1
            if state["count"] == len(tensors):
                fn(list(found))
                state["count"] = 0
                found[:] = [None] * len(tensors)
        return hook
    return _Handles([t.register_hook(hook_of(i)) for i, t in enumerate(tensors)])
"""#

private let variableLibrary = #"""
from torch import Tensor

class VariableMeta(type):
    def __instancecheck__(cls, other):
        return isinstance(other, Tensor)

class Variable(metaclass=VariableMeta):
    def __new__(cls, data, requires_grad=False, volatile=None):
        if not isinstance(data, Tensor):
            raise TypeError(f"Variable data has to be a tensor, but got {type(data).__name__}")
        made = data.view_as(data) if data.requires_grad else data.detach()
        return made.requires_grad_() if requires_grad else made
"""#
