// `torch.nn.Module`, in the language: everything that needs no speed. What a training step asks of a module is native
// (ModuleInstance.swift, ModelFunctions.swift).

let moduleLibrary = #"""
import _nn
from _nn import typename as _typename
import torch
from torch import Tensor
from torch.nn.parameter import Parameter

def _addindent(s_, numSpaces):
    first, *rest = s_.split("\n")
    if not rest:
        return s_
    return first + "\n" + "\n".join(numSpaces * " " + line for line in rest)

class Module:
    dump_patches = False
    _version = 1
    training: bool
    call_super_init = False
    _is_full_backward_hook = None

    def __init__(self, *args, **kwargs):
        if kwargs:
            raise TypeError(f"{type(self).__name__}.__init__() got an unexpected keyword argument '{next(iter(kwargs))}'")
        if args:
            raise TypeError(f"{type(self).__name__}.__init__() takes 1 positional argument but {len(args) + 1} were given")
        _nn.initialize(self)

    def _check_name(self, kind, name, registered):
        if not _nn.is_initialized(self):
            raise AttributeError(f"cannot assign {kind} before Module.__init__() call")
        if not isinstance(name, str):
            raise TypeError(f"{kind} name should be a string. Got {_typename(name)}")
        if "." in name:
            raise KeyError(f"{kind} name can't contain \".\"" + (f", got: {name}" if kind == "module" else ""))
        if name == "":
            raise KeyError(f"{kind} name can't be empty string \"\"")
        if hasattr(self, name) and name not in registered:
            raise KeyError(f"attribute '{name}' already exists")

    def forward(self, *input):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def register_buffer(self, name, tensor, persistent=True):
        self._check_name("buffer", name, self._buffers if _nn.is_initialized(self) else ())
        if tensor is not None and not isinstance(tensor, Tensor):
            raise TypeError(f"cannot assign '{_typename(tensor)}' object to buffer '{name}' (torch Tensor or None required)")
        self._buffers[name] = tensor
        if persistent:
            self._non_persistent_buffers_set.discard(name)
        else:
            self._non_persistent_buffers_set.add(name)

    def register_parameter(self, name, param):
        self._check_name("parameter", name, self._parameters if _nn.is_initialized(self) else ())
        if param is not None:
            if not isinstance(param, Parameter):
                raise TypeError(f"cannot assign '{_typename(param)}' object to parameter '{name}' (torch.nn.Parameter or None required)")
            if param.grad_fn:
                raise ValueError(f"Cannot assign non-leaf Tensor to parameter '{name}'. Model parameters must be created explicitly. To express '{name}' as a function of another Tensor, compute the value in the forward() method.")
        self._parameters[name] = param

    def add_module(self, name, module):
        if not isinstance(module, Module) and module is not None:
            raise TypeError(f"{_typename(module)} is not a Module subclass")
        self._check_name("module", name, self._modules)
        self._modules[name] = module

    def register_module(self, name, module):
        self.add_module(name, module)

    def get_submodule(self, target):
        if target == "":
            return self
        mod = self
        for item in target.split("."):
            if not hasattr(mod, item):
                raise AttributeError(mod._get_name() + " has no attribute `" + item + "`")
            mod = getattr(mod, item)
            if not isinstance(mod, Module):
                raise AttributeError("`" + item + "` is not an nn.Module")
        return mod

    def set_submodule(self, target, module, strict=False):
        if target == "":
            raise ValueError("Cannot set the submodule without a target name!")
        if not isinstance(module, Module):
            raise ValueError("`" + "module" + f"` is not an nn.Module, found {type(module)}")
        path, _, name = target.rpartition(".")
        parent = self.get_submodule(path)
        if strict and not hasattr(parent, name):
            raise AttributeError(parent._get_name() + " has no attribute `" + name + "`")
        if hasattr(parent, name) and not isinstance(getattr(parent, name), Module):
            raise AttributeError("`" + name + "` is not an nn.Module")
        setattr(parent, name, module)

    def get_parameter(self, target):
        path, _, name = target.rpartition(".")
        mod = self.get_submodule(path)
        if not hasattr(mod, name):
            raise AttributeError(mod._get_name() + " has no attribute `" + name + "`")
        param = getattr(mod, name)
        if not isinstance(param, Parameter):
            raise AttributeError("`" + name + "` is not an nn.Parameter")
        return param

    def get_buffer(self, target):
        path, _, name = target.rpartition(".")
        mod = self.get_submodule(path)
        if not hasattr(mod, name):
            raise AttributeError(mod._get_name() + " has no attribute `" + name + "`")
        if name not in mod._buffers:
            raise AttributeError("`" + name + "` is not a buffer")
        return getattr(mod, name)

    def _apply(self, fn, recurse=True):
        if recurse:
            for module in self.children():
                module._apply(fn)
        for param in self._parameters.values():
            if param is not None:
                with torch.no_grad():
                    changed = fn(param)
                    _nn.set_data(param, changed)
                if param.grad is not None:
                    with torch.no_grad():
                        _nn.set_data(param.grad, fn(param.grad))
        for key, buf in self._buffers.items():
            if buf is not None:
                self._buffers[key] = fn(buf)
        return self

    def apply(self, fn):
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    def cpu(self):
        return self
    def cuda(self, device=None):
        torch.zeros(0).cuda()
        return self
    def type(self, dst_type):
        return self._apply(lambda t: t.type(dst_type))
    def float(self):
        return self._apply(lambda t: t.float() if t.is_floating_point() else t)
    def double(self):
        return self._apply(lambda t: t.double() if t.is_floating_point() else t)
    def half(self):
        return self._apply(lambda t: t.half() if t.is_floating_point() else t)
    def bfloat16(self):
        return self._apply(lambda t: t.bfloat16() if t.is_floating_point() else t)
    def to_empty(self, *, device, recurse=True):
        return self._apply(lambda t: torch.empty_like(t, device=device), recurse=recurse)
    def to(self, *args, **kwargs):
        probe = torch.empty(0).to(*args, **kwargs)
        dtype = kwargs.get("dtype")
        for arg in args:
            if isinstance(arg, torch.dtype):
                dtype = arg
            elif isinstance(arg, Tensor):
                dtype = arg.dtype
        if dtype is None:
            return self
        if not dtype.is_floating_point:
            raise TypeError(f"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}")
        return self._apply(lambda t: t.to(dtype) if t.is_floating_point() else t)
    def share_memory(self):
        return self
    def compile(self, *args, **kwargs):
        pass

    def parameters(self, recurse=True):
        for _, param in _nn.members(self, 0, "", recurse, True):
            yield param
    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        yield from _nn.members(self, 0, prefix, recurse, remove_duplicate)
    def buffers(self, recurse=True):
        for _, buf in _nn.members(self, 1, "", recurse, True):
            yield buf
    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
        yield from _nn.members(self, 1, prefix, recurse, remove_duplicate)
    def children(self):
        for _, module in self.named_children():
            yield module
    def named_children(self):
        seen = set()
        for name, module in self._modules.items():
            if module is not None and module not in seen:
                seen.add(module)
                yield name, module
    def modules(self):
        for _, module in self.named_modules():
            yield module
    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        if memo is None:
            memo = set()
        if self not in memo:
            if remove_duplicate:
                memo.add(self)
            yield prefix, self
            for name, module in self._modules.items():
                if module is not None:
                    yield from module.named_modules(memo, prefix + ("." if prefix else "") + name, remove_duplicate)
    def _named_members(self, get_members_fn, prefix="", recurse=True, remove_duplicate=True):
        seen = set()
        for path, module in self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate) if recurse else [(prefix, self)]:
            for name, value in get_members_fn(module):
                if value is None or value in seen:
                    continue
                if remove_duplicate:
                    seen.add(value)
                yield path + ("." if path else "") + name, value

    def train(self, mode=True):
        if not isinstance(mode, bool):
            raise ValueError("training mode is expected to be boolean")
        self.training = mode
        for module in self._modules.values():
            if module is not None:
                module.train(mode)
        return self
    def eval(self):
        return self.train(False)
    def requires_grad_(self, requires_grad=True):
        for p in self.parameters():
            p.requires_grad_(requires_grad)
        return self
    def zero_grad(self, set_to_none=True):
        _nn.zero_grad(self, set_to_none)

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        return _hooks().add(self._forward_pre_hooks, hook, prepend, self._forward_pre_hooks_with_kwargs if with_kwargs else None)
    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        handle = _hooks().add(self._forward_hooks, hook, prepend, self._forward_hooks_with_kwargs if with_kwargs else None)
        if always_call:
            self._forward_hooks_always_called[handle.id] = True
        return handle
    def register_full_backward_hook(self, hook, prepend=False):
        if self._is_full_backward_hook is False:
            raise RuntimeError("Cannot use both regular backward hooks and full backward hooks on a single Module. Please use only one of them.")
        self._is_full_backward_hook = True
        return _hooks().add(self._backward_hooks, hook, prepend, None)
    def register_full_backward_pre_hook(self, hook, prepend=False):
        return _hooks().add(self._backward_pre_hooks, hook, prepend, None)
    def register_backward_hook(self, hook):
        if self._is_full_backward_hook is True:
            raise RuntimeError("Cannot use both regular backward hooks and full backward hooks on a single Module. Please use only one of them.")
        self._is_full_backward_hook = False
        return _hooks().add(self._backward_hooks, hook, False, None)
    def register_state_dict_pre_hook(self, hook):
        return _hooks().add(self._state_dict_pre_hooks, hook, False, None)
    def register_state_dict_post_hook(self, hook):
        return _hooks().add(self._state_dict_hooks, hook, False, None)
    def _register_state_dict_hook(self, hook):
        return _hooks().add(self._state_dict_hooks, hook, False, None)
    def register_load_state_dict_pre_hook(self, hook):
        return _hooks().add(self._load_state_dict_pre_hooks, lambda *args: hook(self, *args), False, None)
    def _register_load_state_dict_pre_hook(self, hook, with_module=False):
        return _hooks().add(self._load_state_dict_pre_hooks, (lambda *args: hook(self, *args)) if with_module else hook, False, None)
    def register_load_state_dict_post_hook(self, hook):
        return _hooks().add(self._load_state_dict_post_hooks, hook, False, None)

    def get_extra_state(self):
        raise RuntimeError("Reached a code path in Module.get_extra_state() that should never be called. Please file an issue at https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.")
    def set_extra_state(self, state):
        raise RuntimeError("Reached a code path in Module.set_extra_state() that should never be called. Please file an issue at https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.")

    def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
        from torch.nn.modules import _state
        return _state.save(self, args, destination, prefix, keep_vars)
    def _save_to_state_dict(self, destination, prefix, keep_vars):
        from torch.nn.modules import _state
        _state.save_own(self, destination, prefix, keep_vars)
    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        from torch.nn.modules import _state
        _state.load_own(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
    def load_state_dict(self, state_dict, strict=True, assign=False):
        from torch.nn.modules import _state
        return _state.load(self, state_dict, strict, assign)

    def _call_impl(self, *args, **kwargs):
        return _nn.invoke(self, *args, **kwargs)

    def _get_name(self):
        return self.__class__.__name__
    def extra_repr(self):
        return ""
    def __repr__(self):
        extra = self.extra_repr()
        lines = extra.split("\n") if extra else []
        children = []
        for name, module in self._modules.items():
            children.append("(" + name + "): " + _addindent(repr(module), 2))
        text = self._get_name() + "("
        if len(lines) == 1 and not children:
            text += lines[0]
        elif lines or children:
            text += "\n  " + "\n  ".join(lines + children) + "\n"
        return text + ")"
    def __dir__(self):
        names = object.__dir__(self) + list(self._parameters) + list(self._modules) + list(self._buffers)
        return sorted({name for name in names if not name[0].isdigit()})
    def __setstate__(self, state):
        unsaved = state.get("_non_persistent_buffers_set", ())
        for name, value in state.get("_parameters", {}).items():
            self.register_parameter(name, value)
        for name, value in state.get("_buffers", {}).items():
            self.register_buffer(name, value, name not in unsaved)
        for name, value in state.get("_modules", {}).items():
            self.add_module(name, value)
        for key, value in state.items():
            if key not in ("_parameters", "_buffers", "_modules", "_non_persistent_buffers_set") and "_hook" not in key:
                object.__setattr__(self, key, value)
    def __copy__(self):
        y = object.__new__(type(self))
        _nn.copy(y, self, None)
        return y
    def __deepcopy__(self, memo):
        from copy import deepcopy
        y = object.__new__(type(self))
        memo[id(self)] = y
        _nn.copy(y, self, lambda v: deepcopy(v, memo))
        return y

_nn.adopt(Module)

def _hooks():
    from torch.nn.modules import _hooks
    return _hooks

def _hooked_call(module, args, kwargs):
    return _hooks().call(module, args, kwargs)
_nn.set_hooked_call(_hooked_call)

def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
    return _hooks().add_global("forward", hook)
def register_module_forward_pre_hook(hook):
    return _hooks().add_global("pre", hook)
def register_module_full_backward_hook(hook):
    return _hooks().add_global("backward", hook)
"""#
