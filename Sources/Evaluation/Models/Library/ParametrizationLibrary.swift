// `torch.nn.utils.parametrize`: parameters computed from others each time they are read, in the language. The
// parametrizations that come with PyTorch are in ParametrizationLibrary+Norms.swift.

let parametrizationLibraries: [String: String] = [
    "torch.nn.utils.parametrize": parametrizeLibrary,
    "torch.nn.utils.parametrizations": parametrizationsLibrary,
    "torch.nn.utils._weight_norm": weightNormLibrary,
    "torch.nn.utils._spectral_norm": spectralNormLibrary,
    "torch.nn.utils.prune": pruneLibrary,
    "torch.nn.utils.fusion": fusionLibrary,
    "torch.nn.utils.init": "from torch.nn.utils import skip_init\n",
]

private let parametrizeLibrary = #"""
import torch
from collections.abc import Sequence
from contextlib import contextmanager
from copy import deepcopy
from _library import make_class
from torch import Tensor
from torch.nn.modules.module import Module
from torch.nn.modules.container import ModuleDict, ModuleList
from torch.nn.parameter import Parameter

_held = {"depth": 0, "values": {}}

@contextmanager
def cached():
    _held["depth"] += 1
    try:
        yield
    finally:
        _held["depth"] -= 1
        if not _held["depth"]:
            _held["values"] = {}

def _register(module, name, value):
    if isinstance(value, Parameter):
        module.register_parameter(name, value)
    else:
        module.register_buffer(name, value)

def _kind(value):
    return type(value).__name__

def _same(what, flag, names, old, new):
    """Refuses a parametrization that changes dtype or shape; names are what the two tensors are called."""
    for part in ("dtype", "shape"):
        before, after = getattr(old, part), getattr(new, part)
        if before != after:
            raise ValueError(f"{what} may not change the {part} of the tensor, unless {flag} flag is enabled.\n"
                             f"{names[0].format(part)}: {before}\n{names[1].format(part)}: {after}")

class ParametrizationList(ModuleList):
    def __init__(self, modules, original, unsafe=False):
        if len(modules) == 0:
            raise ValueError("ParametrizationList requires one or more modules.")
        super().__init__(modules)
        self.unsafe = unsafe
        before = torch.empty(original.shape, dtype=original.dtype)
        with torch.no_grad():
            new = original
            for module in reversed(list(self)):
                if hasattr(module, "right_inverse"):
                    try:
                        new = module.right_inverse(new)
                    except NotImplementedError:
                        pass
        self.is_tensor = isinstance(new, Tensor)
        if not self.is_tensor and not isinstance(new, Sequence):
            raise ValueError(f"'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). Got {_kind(new)}")
        self.ntensors = 1 if self.is_tensor else len(new)
        if self.is_tensor:
            if original.dtype != new.dtype:
                raise ValueError("When `right_inverse` outputs one tensor, it may not change the dtype.\n"
                                 f"original.dtype: {original.dtype}\nright_inverse(original).dtype: {new.dtype}")
            with torch.no_grad():
                original.set_(new)
            _register(self, "original", original)
        else:
            for i, part in enumerate(new):
                if not isinstance(part, Tensor):
                    raise ValueError("'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                                     f"Got element {i} of the sequence with type {_kind(part)}.")
                if isinstance(original, Parameter):
                    part = Parameter(part, original.requires_grad)
                part.requires_grad_(original.requires_grad)
                _register(self, f"original{i}", part)
        if not self.unsafe:
            made = self()
            if not isinstance(made, Tensor):
                raise ValueError(f"A parametrization must return a tensor. Got {_kind(made)}.")
            _same("Registering a parametrization", "`unsafe`", ("unparametrized {}", "parametrized {}"), before, made)

    def _originals(self):
        return [self.original] if self.is_tensor else [getattr(self, f"original{i}") for i in range(self.ntensors)]

    def right_inverse(self, value):
        with torch.no_grad():
            for module in reversed(list(self)):
                if not hasattr(module, "right_inverse"):
                    raise RuntimeError(f"parametrization {_kind(module)} does not implement right_inverse.")
                value = module.right_inverse(value)
            if self.is_tensor:
                if not isinstance(value, Tensor):
                    raise ValueError(f"`right_inverse` should return a tensor. Got {_kind(value)}")
                if value.dtype != self.original.dtype:
                    raise ValueError(f"The tensor returned by `right_inverse` has dtype {value.dtype} while `original` has dtype {self.original.dtype}")
                self.original.set_(value)
                return
            if not isinstance(value, Sequence):
                raise ValueError(f"'right_inverse' must return a sequence of tensors. Got {_kind(value)}.")
            if len(value) != self.ntensors:
                raise ValueError(f"'right_inverse' must return a sequence of tensors of length {self.ntensors}. Got a sequence of length {len(value)}.")
            for i, (old, new) in enumerate(zip(self._originals(), value)):
                if not isinstance(new, Tensor):
                    raise ValueError(f"'right_inverse' must return a sequence of tensors or reference-type opaques. Got element {i} of type {_kind(new)}.")
                if old.dtype != new.dtype:
                    raise ValueError(f"Tensor {i} returned by `right_inverse` has dtype {new.dtype} while `original{i}` has dtype {old.dtype}")
                old.set_(new)

    def forward(self):
        first, *rest = list(self)
        x = first(*self._originals())
        for step in rest:
            x = step(x)
        return x

def _specialise(module):
    """Gives the module a class of its own, on which the properties can be put."""
    def getstate(self):
        raise RuntimeError("Serialization of parametrized modules is only supported through state_dict(). See:\n"
                           "https://pytorch.org/tutorials/beginner/saving_loading_models.html"
                           "#saving-loading-a-general-checkpoint-for-inference-and-or-resuming-training")
    base = type(module)
    module.__class__ = make_class(f"Parametrized{base.__name__}", (base,), {"__getstate__": getstate}, __name__)

def _computed(module, name):
    if hasattr(module, name):
        raise AssertionError(f"Module already has an attribute named '{name}'")
    def read(self):
        source = self.parametrizations[name]
        if not _held["depth"]:
            return source()
        values = _held["values"]
        key = (id(self), name)
        if values.get(key) is None:
            values[key] = source()
        return values[key]
    def write(self, value):
        self.parametrizations[name].right_inverse(value)
    setattr(type(module), name, property(read, write))

def _check_next(module, name, parametrization):
    old = getattr(module, name)
    new = parametrization(old)
    if not isinstance(new, Tensor):
        raise ValueError(f"A parametrization must return a tensor. Got {_kind(new)}.")
    _same("Registering a parametrization", "the `unsafe`", ("module." + name + ".{}", "parametrization(module." + name + ").{}"), old, new)
    if hasattr(parametrization, "right_inverse"):
        try:
            back = parametrization.right_inverse(new)
        except NotImplementedError:
            return
        if not isinstance(back, Tensor):
            raise ValueError(f"parametrization.right_inverse must return a tensor. Got: {_kind(back)}")
        for part in ("dtype", "shape"):
            if getattr(back, part) != getattr(old, part):
                raise ValueError(f"The tensor returned by parametrization.right_inverse must have the same {part} "
                                 f"as module.{name}, unless the `unsafe` flag is enabled.\n"
                                 f"module.{name}.{part}: {getattr(old, part)}\nreturned {part}: {getattr(back, part)}")

def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        if not unsafe:
            _check_next(module, tensor_name, parametrization)
        steps = module.parametrizations[tensor_name]
        steps.append(parametrization)
        steps.unsafe |= unsafe
    elif tensor_name in module._buffers or tensor_name in module._parameters:
        steps = ParametrizationList([parametrization], getattr(module, tensor_name), unsafe=unsafe)
        delattr(module, tensor_name)
        if not is_parametrized(module):
            _specialise(module)
            module.parametrizations = ModuleDict()
        _computed(module, tensor_name)
        module.parametrizations[tensor_name] = steps
    else:
        raise ValueError(f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name '{tensor_name}'")
    return module

def is_parametrized(module, tensor_name=None):
    found = getattr(module, "parametrizations", None)
    if not isinstance(found, ModuleDict):
        return False
    return len(found) > 0 if tensor_name is None else tensor_name in found

def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    if not is_parametrized(module, tensor_name):
        raise ValueError(f"Module {module} does not have a parametrization on {tensor_name}")
    steps = module.parametrizations[tensor_name]
    if steps.is_tensor:
        original = steps.original
        if leave_parametrized:
            with torch.no_grad():
                original.set_(getattr(module, tensor_name))
    elif leave_parametrized:
        value = getattr(module, tensor_name)
        original = Parameter(value) if value.requires_grad else value
    else:
        raise ValueError("Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a sequence of tensors.")
    delattr(type(module), tensor_name)
    del module.parametrizations[tensor_name]
    _register(module, tensor_name, original)
    if not is_parametrized(module):
        delattr(module, "parametrizations")
        module.__class__ = type(module).__bases__[0]
    return module

def type_before_parametrizations(module):
    return type(module).__bases__[0] if is_parametrized(module) else type(module)

def transfer_parametrizations_and_params(from_module, to_module, tensor_name=None):
    if not is_parametrized(from_module):
        return to_module
    names = list(from_module.parametrizations) if tensor_name is None else [tensor_name]
    for name in names:
        if not hasattr(to_module, name):
            setattr(to_module, name, deepcopy(getattr(from_module, name)))
        for step in from_module.parametrizations[name]:
            register_parametrization(to_module, name, deepcopy(step))
        with torch.no_grad():
            pairs = zip(to_module.parametrizations[name]._originals(), from_module.parametrizations[name]._originals())
            for to, source in pairs:
                to.copy_(source)
    return to_module
"""#
