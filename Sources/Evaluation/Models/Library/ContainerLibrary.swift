// Containers of modules and parameters, in the language; a Sequential's forward is native.

let containerLibrary = #"""
import _nn
from operator import index as _index
from torch import Tensor
from torch.nn.modules.module import Module, _addindent
from torch.nn.parameter import Parameter

def _position(size, idx):
    idx = _index(idx)
    if not -size <= idx < size:
        raise IndexError(f"index {idx} is out of range")
    return idx % size

def _renumber(registry):
    values = list(registry.values())
    registry.clear()
    for i, value in enumerate(values):
        registry[str(i)] = value

def _is_iterable(x):
    return hasattr(x, "__iter__") and not isinstance(x, Tensor)

class Container(Module):
    def __init__(self, **kwargs):
        super().__init__()
        for key, value in kwargs.items():
            self.add_module(key, value)

class Sequential(Module):
    forward = _nn.forward_Sequential
    def __init__(self, *args):
        super().__init__()
        if len(args) == 1 and isinstance(args[0], dict) and any(c.__name__ == "OrderedDict" for c in type(args[0]).__mro__):
            for key, module in args[0].items():
                self.add_module(key, module)
        else:
            _nn.add_numbered(self, args)
    def __getitem__(self, idx):
        if isinstance(idx, slice):
            from collections import OrderedDict
            return type(self)(OrderedDict(list(self._modules.items())[idx]))
        return list(self._modules.values())[_position(len(self), idx)]
    def __setitem__(self, idx, module):
        setattr(self, list(self._modules)[_position(len(self), idx)], module)
    def __delitem__(self, idx):
        keys = list(self._modules)
        for key in keys[idx] if isinstance(idx, slice) else [keys[_position(len(self), idx)]]:
            delattr(self, key)
        _renumber(self._modules)
    def __len__(self):
        return len(self._modules)
    def __iter__(self):
        return iter(self._modules.values())
    def __add__(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(f"add operator supports only objects of Sequential class, but {type(other)} is given.")
        return Sequential(*self, *other)
    def __iadd__(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(f"add operator supports only objects of Sequential class, but {type(other)} is given.")
        return self.extend(list(other))
    def _check_factor(self, other):
        if not isinstance(other, int):
            raise TypeError(f"unsupported operand type(s) for *: {type(self)} and {type(other)}")
        if other <= 0:
            raise ValueError(f"Non-positive multiplication factor {other} for {type(self)}")
    def __mul__(self, other):
        self._check_factor(other)
        return Sequential(*(list(self) * other))
    def __rmul__(self, other):
        return self.__mul__(other)
    def __imul__(self, other):
        self._check_factor(other)
        return self.extend(list(self) * (other - 1))
    def pop(self, key):
        v = self[key]
        del self[key]
        return v
    def append(self, module):
        self.add_module(str(len(self)), module)
        return self
    def insert(self, index, module):
        if not isinstance(module, Module):
            raise AssertionError(f"module should be of type: {Module}")
        n = len(self)
        if not -n <= index <= n:
            raise IndexError(f"Index out of range: {index}")
        if index < 0:
            index += n
        for i in range(n, index, -1):
            self._modules[str(i)] = self._modules[str(i - 1)]
        self._modules[str(index)] = module
        return self
    def extend(self, sequential):
        for layer in sequential:
            self.append(layer)
        return self

class ModuleList(Module):
    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.extend(modules)
    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return type(self)(list(self._modules.values())[idx])
        return self._modules[str(_position(len(self), idx))]
    def __setitem__(self, idx, module):
        setattr(self, str(_position(len(self), idx)), module)
    def __delitem__(self, idx):
        n = len(self)
        for i in range(n)[idx] if isinstance(idx, slice) else [_position(n, idx)]:
            delattr(self, str(i))
        _renumber(self._modules)
    def __len__(self):
        return len(self._modules)
    def __iter__(self):
        return iter(self._modules.values())
    def __iadd__(self, modules):
        return self.extend(modules)
    def __add__(self, other):
        return ModuleList(list(self) + list(other))
    def __repr__(self):
        blocks = []
        for i, text in enumerate([repr(item) for item in self]):
            if blocks and blocks[-1][2] == text:
                blocks[-1][1] = i
            else:
                blocks.append([i, i, text])
        if not blocks:
            return self._get_name() + "()"
        lines = []
        for first, last, text in blocks:
            line = f"({first}): {text}" if first == last else f"({first}-{last}): {last - first + 1} x {text}"
            lines.append(_addindent(line, 2))
        return self._get_name() + "(\n  " + "\n  ".join(lines) + "\n)"
    def insert(self, index, module):
        for i in range(len(self), index, -1):
            self._modules[str(i)] = self._modules[str(i - 1)]
        self._modules[str(index)] = module
    def append(self, module):
        self.add_module(str(len(self)), module)
        return self
    def pop(self, key):
        v = self[key]
        del self[key]
        return v
    def extend(self, modules):
        if not _is_iterable(modules):
            raise TypeError("ModuleList.extend should be called with an iterable, but got " + type(modules).__name__)
        for module in list(modules):
            self.append(module)
        return self

class ModuleDict(Module):
    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.update(modules)
    def __getitem__(self, key):
        return self._modules[key]
    def __setitem__(self, key, module):
        self.add_module(key, module)
    def __delitem__(self, key):
        del self._modules[key]
    def __len__(self):
        return len(self._modules)
    def __iter__(self):
        return iter(self._modules)
    def __contains__(self, key):
        return key in self._modules
    def clear(self):
        self._modules.clear()
    def pop(self, key):
        v = self[key]
        del self[key]
        return v
    def keys(self):
        return self._modules.keys()
    def items(self):
        return self._modules.items()
    def values(self):
        return self._modules.values()
    def update(self, modules):
        if not _is_iterable(modules):
            raise TypeError("ModuleDict.update should be called with an iterable of key/value pairs, but got " + type(modules).__name__)
        if isinstance(modules, (dict, ModuleDict)):
            for key, module in modules.items():
                self[key] = module
            return
        for j, m in enumerate(modules):
            if not _is_iterable(m):
                raise TypeError("ModuleDict update sequence element #" + str(j) + " should be Iterable; is" + type(m).__name__)
            if len(m) != 2:
                raise ValueError("ModuleDict update sequence element #" + str(j) + " has length " + str(len(m)) + "; 2 is required")
            self[m[0]] = m[1]

def _described(value):
    if isinstance(value, Tensor):
        size = "x".join(str(n) for n in value.size())
        return f"{'Parameter' if isinstance(value, Parameter) else 'Tensor'} containing: [{value.dtype} of size {size}]"
    return "Object of type: " + type(value).__name__

class ParameterList(Module):
    def __init__(self, values=None):
        super().__init__()
        self._size = 0
        if values is not None:
            self.extend(values)
    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return type(self)([self[i] for i in range(*idx.indices(len(self)))])
        return getattr(self, str(_position(len(self), idx)))
    def __setitem__(self, idx, param):
        name = str(_position(len(self), idx))
        if isinstance(param, Tensor) and not isinstance(param, Parameter):
            param = Parameter(param)
        setattr(self, name, param)
    def __len__(self):
        return self._size
    def __iter__(self):
        return iter([self[i] for i in range(len(self))])
    def __iadd__(self, parameters):
        return self.extend(parameters)
    def append(self, value):
        self._size += 1
        self[self._size - 1] = value
        return self
    def extend(self, values):
        if not _is_iterable(values):
            raise TypeError("ParameterList.extend should be called with an iterable, but got " + type(values).__name__)
        for value in values:
            self.append(value)
        return self
    def extra_repr(self):
        return "\n".join(f"  ({i}): {_described(p)}" for i, p in enumerate(self))
    def __call__(self, *args, **kwargs):
        raise RuntimeError("ParameterList should not be called.")

class ParameterDict(Module):
    def __init__(self, parameters=None):
        super().__init__()
        self._keys = {}
        if parameters is not None:
            self.update(parameters)
    def _key_to_attr(self, key):
        if not isinstance(key, str):
            raise TypeError(f"Index given to ParameterDict cannot be used as a key as it is not a string (type is '{type(key).__name__}'). Open an issue on github if you need non-string keys.")
        return key
    def __getitem__(self, key):
        return getattr(self, self._key_to_attr(key))
    def __setitem__(self, key, value):
        self._keys[key] = None
        name = self._key_to_attr(key)
        if isinstance(value, Tensor) and not isinstance(value, Parameter):
            value = Parameter(value)
        setattr(self, name, value)
    def __delitem__(self, key):
        del self._keys[key]
        delattr(self, self._key_to_attr(key))
    def __len__(self):
        return len(self._keys)
    def __iter__(self):
        return iter(self._keys)
    def __reversed__(self):
        return reversed(list(self._keys))
    def __contains__(self, key):
        return key in self._keys
    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made
    def __ior__(self, other):
        self.update(other)
        return self
    def copy(self):
        return ParameterDict({key: self[key] for key in self._keys})
    def setdefault(self, key, default=None):
        if key not in self._keys:
            self[key] = default
        return self[key]
    def clear(self):
        for key in list(self._keys):
            del self[key]
    def pop(self, key):
        v = self[key]
        del self[key]
        return v
    def popitem(self):
        key = list(self._keys)[-1]
        return key, self.pop(key)
    def get(self, key, default=None):
        return self[key] if key in self._keys else default
    def fromkeys(self, keys, default=None):
        return ParameterDict({key: default for key in keys})
    def keys(self):
        return self._keys.keys()
    def items(self):
        return [(key, self[key]) for key in self._keys]
    def values(self):
        return [self[key] for key in self._keys]
    def update(self, parameters):
        if not _is_iterable(parameters):
            raise TypeError("ParametersDict.update should be called with an iterable of key/value pairs, but got " + type(parameters).__name__)
        if isinstance(parameters, (dict, ParameterDict)):
            for key, value in parameters.items():
                self[key] = value
            return
        for j, p in enumerate(parameters):
            if not _is_iterable(p):
                raise TypeError("ParameterDict update sequence element #" + str(j) + " should be Iterable; is" + type(p).__name__)
            if len(p) != 2:
                raise ValueError("ParameterDict update sequence element #" + str(j) + " has length " + str(len(p)) + "; 2 is required")
            self[p[0]] = p[1]
    def extra_repr(self):
        return "\n".join(f"  ({key}): {_described(p).replace(str(p.dtype), p.type()) if isinstance(p, Tensor) else _described(p)}" for key, p in self.items())
    def __call__(self, input):
        raise RuntimeError("ParameterDict should not be called.")
"""#
