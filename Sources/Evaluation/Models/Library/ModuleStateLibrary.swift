// What modules do now and then: state dicts and hooks, in the language.

let moduleStateLibrary = #"""
import torch
from torch import Tensor
from collections import OrderedDict, namedtuple
from torch.nn.parameter import Parameter, is_lazy

class _IncompatibleKeys(namedtuple("IncompatibleKeys", ["missing_keys", "unexpected_keys"])):
    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return f"_IncompatibleKeys(missing_keys={self.missing_keys!r}, unexpected_keys={self.unexpected_keys!r})"
    __str__ = __repr__

def save(module, args, destination, prefix, keep_vars):
    if args:
        destination = args[0]
        if len(args) > 1 and prefix == "":
            prefix = args[1]
        if len(args) > 2 and keep_vars is False:
            keep_vars = args[2]
    if destination is None:
        destination = OrderedDict()
        destination._metadata = OrderedDict()
    local = dict(version=module._version)
    if hasattr(destination, "_metadata"):
        destination._metadata[prefix[:-1]] = local
    for hook in module._state_dict_pre_hooks.values():
        hook(module, prefix, keep_vars)
    module._save_to_state_dict(destination, prefix, keep_vars)
    for name, child in module._modules.items():
        if child is not None:
            child.state_dict(destination=destination, prefix=prefix + name + ".", keep_vars=keep_vars)
    for hook in module._state_dict_hooks.values():
        result = hook(module, destination, prefix, local)
        if result is not None:
            destination = result
    return destination

def save_own(module, destination, prefix, keep_vars):
    for name, value in module._parameters.items():
        if value is not None:
            destination[prefix + name] = value if keep_vars or is_lazy(value) else value.detach()
    for name, value in module._buffers.items():
        if value is not None and name not in module._non_persistent_buffers_set:
            destination[prefix + name] = value if keep_vars or is_lazy(value) else value.detach()
    if type(module).get_extra_state is not torch.nn.Module.get_extra_state:
        destination[prefix + "_extra_state"] = module.get_extra_state()

def load(module, state_dict, strict, assign):
    if not isinstance(state_dict, dict):
        raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
    missing, unexpected, errors = [], [], []
    metadata = getattr(state_dict, "_metadata", None)
    state_dict = OrderedDict(state_dict)
    def visit(module, state_dict, prefix):
        local = {} if metadata is None else metadata.get(prefix[:-1], {})
        if assign:
            local["assign_to_params_buffers"] = assign
        module._load_from_state_dict(state_dict, prefix, local, True, missing, unexpected, errors)
        for name, child in module._modules.items():
            if child is not None:
                path = prefix + name + "."
                visit(child, {key: value for key, value in state_dict.items() if key.startswith(path)}, path)
        keys = _IncompatibleKeys(missing, unexpected)
        for hook in module._load_state_dict_post_hooks.values():
            hook(module, keys)
    visit(module, state_dict, "")
    if strict:
        if unexpected:
            errors.insert(0, "Unexpected key(s) in state_dict: {}. ".format(", ".join(f'"{key}"' for key in unexpected)))
        if missing:
            errors.insert(0, "Missing key(s) in state_dict: {}. ".format(", ".join(f'"{key}"' for key in missing)))
    if errors:
        raise RuntimeError("Error(s) in loading state_dict for {}:\n\t{}".format(type(module).__name__, "\n\t".join(errors)))
    return _IncompatibleKeys(missing, unexpected)

def load_own(module, state_dict, prefix, local_metadata, strict, missing, unexpected, errors):
    for hook in module._load_state_dict_pre_hooks.values():
        hook(state_dict, prefix, local_metadata, strict, missing, unexpected, errors)
    own = {name: value for name, value in module._parameters.items() if value is not None}
    for name, value in module._buffers.items():
        if value is not None and name not in module._non_persistent_buffers_set:
            own[name] = value
    assign = local_metadata.get("assign_to_params_buffers", False)
    for name, param in own.items():
        key = prefix + name
        if key not in state_dict:
            if strict:
                missing.append(key)
            continue
        value = state_dict[key]
        if not isinstance(value, Tensor):
            errors.append(f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from checkpoint but received {type(value)}')
            continue
        if len(param.shape) == 0 and value.shape == (1,):
            value = value[0]
        if value.shape != param.shape:
            errors.append(f"size mismatch for {key}: copying a param with shape {value.shape} from checkpoint, the shape in current model is {param.shape}.")
            continue
        try:
            with torch.no_grad():
                if assign:
                    if isinstance(param, Parameter) and not isinstance(value, Parameter):
                        value = Parameter(value, requires_grad=param.requires_grad)
                    setattr(module, name, value)
                else:
                    param.copy_(value)
        except Exception as error:
            errors.append(f'While copying the parameter named "{key}", whose dimensions in the model are {param.size()} and whose dimensions in the checkpoint are {value.size()}, an exception occurred : {error.args}.')
    extra = prefix + "_extra_state"
    if type(module).set_extra_state is not torch.nn.Module.set_extra_state:
        if extra in state_dict:
            module.set_extra_state(state_dict[extra])
        elif strict:
            missing.append(extra)
    elif strict and extra in state_dict:
        unexpected.append(extra)
    if strict:
        for key in state_dict:
            if key.startswith(prefix) and key != extra:
                name, _, rest = key[len(prefix):].partition(".")
                if rest:
                    if name not in module._modules:
                        unexpected.append(key)
                elif name not in own:
                    unexpected.append(key)
"""#

let moduleHooksLibrary = #"""
import _nn
import torch
from torch import Tensor
from torch.autograd import Function
from torch.utils.hooks import RemovableHandle

_global = {"pre": {}, "forward": {}, "backward": {}}

def add(hooks, hook, prepend, flags):
    handle = RemovableHandle(hooks, flags)
    if prepend:
        later = dict(hooks)
        hooks.clear()
        hooks[handle.id] = hook
        hooks.update(later)
    else:
        hooks[handle.id] = hook
    if flags is not None:
        flags[handle.id] = True
    return handle

def add_global(kind, hook):
    _nn.set_global_hooks(True)
    return add(_global[kind], hook, False, None)

class BackwardHookFunction(Function):
    @staticmethod
    def forward(ctx, told, *tensors):
        ctx.told = told
        ctx.mark_non_differentiable(*[t for t in tensors if not t.requires_grad])
        return tensors if len(tensors) > 1 else tensors[0]
    @staticmethod
    def backward(ctx, *grads):
        result = ctx.told(grads)
        return (None, *(grads if result is None else result))

def _tap(value, told):
    """The structure with its tensors passed through a function that tells the gradients."""
    tensors = [value] if isinstance(value, Tensor) else [t for t in value if isinstance(t, Tensor)] if isinstance(value, (tuple, list)) else []
    if not any(t.requires_grad for t in tensors):
        return value
    out = BackwardHookFunction.apply(told, *tensors)
    if isinstance(value, Tensor):
        return out
    outs = iter(out if isinstance(out, tuple) else (out,))
    filled = [next(outs) if isinstance(t, Tensor) else t for t in value]
    return type(value)(filled) if type(value) in (tuple, list) else type(value)(*filled)

class _Backward:
    def __init__(self, module, hooks, pre_hooks):
        self.module, self.hooks, self.pre_hooks, self.output, self.has_input = module, hooks, pre_hooks, None, False
    def _wrapped(self, result):
        return result if isinstance(result, tuple) else (result,)
    def told_output(self, grads):
        for hook in self.pre_hooks:
            result = hook(self.module, grads)
            if result is not None:
                grads = self._wrapped(result)
        self.output = grads
        if not self.has_input:
            for hook in self.hooks:
                hook(self.module, (None,) * self.count, grads)
        return grads
    def told_input(self, grads):
        for hook in self.hooks:
            result = hook(self.module, grads, self.output)
            if result is not None:
                grads = self._wrapped(result)
        return grads

def call(module, args, kwargs):
    for hook in list(_global["pre"].values()):
        result = hook(module, args)
        if result is not None:
            args = result if isinstance(result, tuple) else (result,)
    for key, hook in list(module._forward_pre_hooks.items()):
        if key in module._forward_pre_hooks_with_kwargs:
            result = hook(module, args, kwargs)
            if result is not None:
                if isinstance(result, tuple) and len(result) == 2:
                    args, kwargs = result
                else:
                    raise RuntimeError(f"forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got {result}.")
        else:
            result = hook(module, args)
            if result is not None:
                args = result if isinstance(result, tuple) else (result,)
    taps = None
    if module._backward_hooks or module._backward_pre_hooks or _global["backward"]:
        taps = _Backward(module, list(_global["backward"].values()) + list(module._backward_hooks.values()), list(module._backward_pre_hooks.values()))
        taps.count = len(args)
        taps.has_input = any(isinstance(t, Tensor) and t.requires_grad for t in args)
        args = _tap(tuple(args), taps.told_input)
    try:
        result = _nn.forward(module, *args, **kwargs)
    except Exception:
        for key, hook in list(module._forward_hooks.items()):
            if key in module._forward_hooks_always_called:
                hook(module, args, kwargs, None) if key in module._forward_hooks_with_kwargs else hook(module, args, None)
        raise
    for hook in list(_global["forward"].values()):
        changed = hook(module, args, result)
        if changed is not None:
            result = changed
    for key, hook in list(module._forward_hooks.items()):
        if key in module._forward_hooks_with_kwargs:
            changed = hook(module, args, kwargs, result)
        else:
            changed = hook(module, args, result)
        if changed is not None:
            result = changed
    if taps is not None:
        result = _tap(result, taps.told_output)
    return result
"""#

let removableHandleLibrary = #"""
class RemovableHandle:
    next_id = 0
    def __init__(self, hooks_dict, extra_dict=None):
        self.hooks, self.flags = hooks_dict, extra_dict
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1
    def remove(self):
        self.hooks.pop(self.id, None)
        if self.flags is not None:
            self.flags.pop(self.id, None)
    def __enter__(self):
        return self
    def __exit__(self, type, value, traceback):
        self.remove()
"""#
