// `torch.nn.utils.prune`: parameters held to zero by masks, in the language.

let pruneLibrary = #"""
import numbers
from abc import ABC, abstractmethod
import torch

class BasePruningMethod(ABC):
    """A hook that multiplies a parameter by its mask before each call."""
    def __call__(self, module, inputs):
        setattr(module, self._tensor_name, self.apply_mask(module))
    @abstractmethod
    def compute_mask(self, t, default_mask):
        pass
    def apply_mask(self, module):
        mask, orig = getattr(module, self._tensor_name + "_mask"), getattr(module, self._tensor_name + "_orig")
        return mask.to(dtype=orig.dtype) * orig
    @classmethod
    def _joined(cls, module, name, *args, **kwargs):
        """The new method, behind those that the parameter has been pruned by."""
        old = [(key, hook) for key, hook in module._forward_pre_hooks.items() if isinstance(hook, BasePruningMethod) and hook._tensor_name == name]
        if len(old) > 1:
            raise AssertionError(f"Avoid adding multiple pruning hooks to the same tensor {name} of module {module}. Use a PruningContainer.")
        for key, _ in old:
            del module._forward_pre_hooks[key]
        method = cls(*args, **kwargs)
        method._tensor_name = name
        if not old:
            return method
        container = old[0][1] if isinstance(old[0][1], PruningContainer) else PruningContainer(old[0][1])
        container.add_pruning_method(method)
        return container
    @classmethod
    def apply(cls, module, name, *args, importance_scores=None, **kwargs):
        method = cls._joined(module, name, *args, **kwargs)
        orig = getattr(module, name)
        if importance_scores is None:
            importance_scores = orig
        elif importance_scores.shape != orig.shape:
            raise AssertionError(f"importance_scores should have the same shape as parameter {name} of {module}, got {importance_scores.shape} vs {orig.shape}")
        is_first = not isinstance(method, PruningContainer)
        if is_first:
            module.register_parameter(name + "_orig", orig)
            del module._parameters[name]
            mask = torch.ones_like(orig)
        else:
            mask = getattr(module, name + "_mask").detach().clone()
        try:
            module.register_buffer(name + "_mask", method.compute_mask(importance_scores, default_mask=mask))
            setattr(module, name, method.apply_mask(module))
            module.register_forward_pre_hook(method)
        except Exception:
            if is_first:
                module.register_parameter(name, getattr(module, name + "_orig"))
                del module._parameters[name + "_orig"]
            raise
        return method
    def prune(self, t, default_mask=None, importance_scores=None):
        if importance_scores is None:
            importance_scores = t
        elif importance_scores.shape != t.shape:
            raise AssertionError(f"importance_scores should have the same shape as tensor t, got {importance_scores.shape} vs {t.shape}")
        return t * self.compute_mask(importance_scores, default_mask=torch.ones_like(t) if default_mask is None else default_mask)
    def remove(self, module):
        name = self._tensor_name
        weight = self.apply_mask(module)
        if hasattr(module, name):
            delattr(module, name)
        orig = module._parameters[name + "_orig"]
        orig.data = weight.data
        del module._parameters[name + "_orig"]
        del module._buffers[name + "_mask"]
        setattr(module, name, orig)

class PruningContainer(BasePruningMethod):
    def __init__(self, *args):
        self._pruning_methods = ()
        if len(args) == 1:
            self._tensor_name = args[0]._tensor_name
        for method in args:
            self.add_pruning_method(method)
    def add_pruning_method(self, method):
        if not isinstance(method, BasePruningMethod) and method is not None:
            raise TypeError(f"{type(method)} is not a BasePruningMethod subclass")
        if method is not None and self._tensor_name != method._tensor_name:
            raise ValueError(f"Can only add pruning methods acting on the parameter named '{self._tensor_name}' to PruningContainer {self}. Found '{method._tensor_name}'")
        self._pruning_methods += (method,)
    def __len__(self):
        return len(self._pruning_methods)
    def __iter__(self):
        return iter(self._pruning_methods)
    def __getitem__(self, idx):
        return self._pruning_methods[idx]
    def compute_mask(self, t, default_mask):
        """The last method prunes what the others have left."""
        method, rank = self._pruning_methods[-1], t.dim()
        mask = default_mask.to(dtype=t.dtype)
        if method.PRUNING_TYPE == "unstructured":
            left = default_mask == 1
        elif method.PRUNING_TYPE == "structured":
            if not hasattr(method, "dim"):
                raise AttributeError('Pruning methods of PRUNING_TYPE "structured" need to have the attribute `dim` defined.')
            dim = method.dim + rank if method.dim < 0 else method.dim
            if dim < 0:
                raise IndexError(f"Index is out of bounds for tensor with dimensions {rank}")
            kept = default_mask.sum(dim=[d for d in range(rank) if d != dim]) != 0
            left = tuple(kept if d == dim else slice(None) for d in range(rank))
        elif method.PRUNING_TYPE == "global":
            left = tuple(slice(None) for _ in range(rank))
        else:
            raise ValueError(f"Unrecognized PRUNING_TYPE {method.PRUNING_TYPE}")
        mask[left] = method.compute_mask(t[left], default_mask=default_mask[left]).to(dtype=mask.dtype)
        return mask

def _checked_amount(amount):
    if not isinstance(amount, numbers.Real):
        raise TypeError(f"Invalid type for amount: {amount}. Must be int or float.")
    if amount < 0 or (not isinstance(amount, numbers.Integral) and amount > 1.0):
        raise ValueError(f"amount={amount} should either be a float in the range [0, 1] or a non-negative integer")
    return amount

def _count(amount, size):
    count = amount if isinstance(amount, numbers.Integral) else round(amount * size)
    if count > size:
        raise ValueError(f"amount={count} should be smaller than the number of parameters to prune={size}")
    return count

class Identity(BasePruningMethod):
    PRUNING_TYPE = "unstructured"
    def compute_mask(self, t, default_mask):
        return default_mask
    @classmethod
    def apply(cls, module, name):
        return super().apply(module, name)

class _Unstructured(BasePruningMethod):
    PRUNING_TYPE = "unstructured"
    def __init__(self, amount):
        self.amount = _checked_amount(amount)
    def compute_mask(self, t, default_mask):
        count = _count(self.amount, t.nelement())
        mask = default_mask.clone()
        if count != 0:
            mask.view(-1)[self._chosen(t, count).indices] = 0
        return mask

class RandomUnstructured(_Unstructured):
    def _chosen(self, t, count):
        return torch.topk(torch.rand_like(t).view(-1), k=count)
    @classmethod
    def apply(cls, module, name, amount):
        return super().apply(module, name, amount=amount)

class L1Unstructured(_Unstructured):
    def _chosen(self, t, count):
        return torch.topk(torch.abs(t).view(-1), k=count, largest=False)
    @classmethod
    def apply(cls, module, name, amount, importance_scores=None):
        return super().apply(module, name, amount=amount, importance_scores=importance_scores)

class _Structured(BasePruningMethod):
    PRUNING_TYPE = "structured"
    def compute_mask(self, t, default_mask):
        if len(t.shape) <= 1:
            raise ValueError(f"Structured pruning can only be applied to multidimensional tensors. Found tensor of shape {t.shape} with {len(t.shape)} dims")
        if self.dim >= t.dim():
            raise IndexError(f"Invalid index {self.dim} for tensor of size {t.shape}")
        size = t.shape[self.dim]
        count = _count(self.amount, size)
        kept = self._kept(t, size, count)
        if count == 0:
            return default_mask
        mask = torch.zeros_like(t)
        place = [slice(None)] * t.dim()
        place[self.dim] = kept
        mask[tuple(place)] = 1
        mask *= default_mask.to(dtype=mask.dtype)
        return mask

class RandomStructured(_Structured):
    def __init__(self, amount, dim=-1):
        self.amount, self.dim = _checked_amount(amount), dim
    def _kept(self, t, size, count):
        if count == 0:
            return None
        chances = torch.rand(size)
        return chances > torch.kthvalue(chances, k=count).values
    @classmethod
    def apply(cls, module, name, amount, dim=-1):
        return super().apply(module, name, amount=amount, dim=dim)

class LnStructured(_Structured):
    def __init__(self, amount, n, dim=-1):
        self.amount, self.n, self.dim = _checked_amount(amount), n, dim
    def _kept(self, t, size, count):
        dims = [d for d in range(t.dim()) if d != self.dim % t.dim()]
        if self.n == "nuc" or (self.n == "fro" and len(dims) == 2):
            norm = torch.linalg.matrix_norm(t, ord=self.n, dim=dims if len(dims) == 2 else (-2, -1))
        else:
            norm = torch.linalg.vector_norm(t, ord=2 if self.n == "fro" else self.n, dim=dims)
        return torch.topk(norm, k=size - count, largest=True).indices
    @classmethod
    def apply(cls, module, name, amount, n, dim, importance_scores=None):
        return super().apply(module, name, amount=amount, n=n, dim=dim, importance_scores=importance_scores)

class CustomFromMask(BasePruningMethod):
    PRUNING_TYPE = "global"
    def __init__(self, mask):
        self.mask = mask
    def compute_mask(self, t, default_mask):
        if default_mask.shape != self.mask.shape:
            raise AssertionError(f"default_mask shape {default_mask.shape} must match self.mask shape {self.mask.shape}")
        return default_mask * self.mask.to(dtype=default_mask.dtype)
    @classmethod
    def apply(cls, module, name, mask):
        return super().apply(module, name, mask=mask)

def identity(module, name):
    Identity.apply(module, name)
    return module
def random_unstructured(module, name, amount):
    RandomUnstructured.apply(module, name, amount)
    return module
def l1_unstructured(module, name, amount, importance_scores=None):
    L1Unstructured.apply(module, name, amount=amount, importance_scores=importance_scores)
    return module
def random_structured(module, name, amount, dim):
    RandomStructured.apply(module, name, amount, dim)
    return module
def ln_structured(module, name, amount, n, dim, importance_scores=None):
    LnStructured.apply(module, name, amount, n, dim, importance_scores=importance_scores)
    return module
def custom_from_mask(module, name, mask):
    CustomFromMask.apply(module, name, mask)
    return module

def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
    if not hasattr(parameters, "__iter__"):
        raise TypeError("global_unstructured(): parameters is not an Iterable")
    scores = {} if importance_scores is None else importance_scores
    if not isinstance(scores, dict):
        raise TypeError("global_unstructured(): importance_scores must be of type dict")
    vector = torch.nn.utils.parameters_to_vector
    chosen = vector([scores.get((module, name), getattr(module, name)) for module, name in parameters])
    masks = vector([getattr(module, name + "_mask", torch.ones_like(getattr(module, name))) for module, name in parameters])
    method = pruning_method(**kwargs)
    if method.PRUNING_TYPE != "unstructured":
        raise TypeError(f'Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. Found method {pruning_method} of type {method.PRUNING_TYPE}')
    method._tensor_name = "temp"
    final, start = PruningContainer(method).compute_mask(chosen, masks), 0
    for module, name in parameters:
        param = getattr(module, name)
        custom_from_mask(module, name, mask=final[start:start + param.numel()].view_as(param))
        start += param.numel()

def _hooks_of(module):
    return [(key, hook) for key, hook in module._forward_pre_hooks.items() if isinstance(hook, BasePruningMethod)]

def remove(module, name):
    for key, hook in _hooks_of(module):
        if hook._tensor_name == name:
            hook.remove(module)
            del module._forward_pre_hooks[key]
            return module
    raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")

def is_pruned(module):
    return any(_hooks_of(part) for part in module.modules())
"""#
