// `copy`, in the language.

let copyLibrary = #"""
from _library import is_function as _is_function, is_instance_of_class as _is_instance, payload as _payload, is_tensor as _is_tensor, copy_tensor as _copy_tensor

class Error(Exception):
    pass
error = Error

_atoms = (int, float, bool, str, bytes, type(None), type(...), type(NotImplemented), range, type, complex, type(len), type(copy := lambda: 0), slice)

def _rebuild(x, change):
    cls = type(x)
    plain = _payload(x)
    if plain is x:
        y = object.__new__(cls)
    elif isinstance(plain, (tuple, str, int, float, frozenset)):
        y = object.__new__(cls, change(plain))
    else:
        y = object.__new__(cls)
    return y

def copy(x):
    cls = type(x)
    if cls in _atoms:
        return x
    if cls in (list, dict, set):
        return x.copy()
    if cls in (tuple, frozenset):
        return x
    if isinstance(x, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    if _is_tensor(x):
        return x.clone() if x.grad_fn is not None else _copy_tensor(x, x.detach().clone())
    if isinstance(x, BaseException):
        y = cls(*x.args)
        return y
    if _is_instance(x) and any("__reduce__" in base.__dict__ for base in cls.__mro__[:-1]):
        made = x.__reduce__()
        if isinstance(made, str):
            return x
        y = made[0](*made[1])
        if len(made) > 2 and made[2] is not None:
            if hasattr(y, "__setstate__"):
                y.__setstate__(made[2])
            else:
                y.__dict__.update(made[2])
        return y
    if _is_instance(x):
        y = _rebuild(x, lambda v: v)
        plain = _payload(x)
        if isinstance(plain, list):
            list.extend(y, plain)
        elif isinstance(plain, (dict, set)):
            cls_update = dict.update if isinstance(plain, dict) else set.update
            cls_update(y, plain)
        _fill(y, x, lambda v: v)
        return y
    if hasattr(x, "copy"):
        return x.copy()
    return x

def _fill(y, x, change):
    if hasattr(type(x), "__getstate__"):
        state = change(x.__getstate__())
        if hasattr(type(x), "__setstate__"):
            y.__setstate__(state)
        else:
            y.__dict__.update(state)
        return
    namespace = getattr(x, "__dict__", None)
    if namespace is not None:
        for key, value in namespace.items():
            y.__dict__[key] = change(value)
    for base in type(x).__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name != "__dict__" and hasattr(x, name) and namespace is None:
                object.__setattr__(y, name, change(getattr(x, name)))

def deepcopy(x, memo=None):
    cls = type(x)
    if cls in _atoms or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    found = memo.get(id(x), memo)
    if found is not memo:
        return found
    if cls is list:
        y = []
        memo[id(x)] = y
        for value in x:
            y.append(deepcopy(value, memo))
    elif cls is dict:
        y = {}
        memo[id(x)] = y
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        y = [deepcopy(value, memo) for value in x]
        if id(x) in memo:
            return memo[id(x)]
        y = x if all(a is b for a, b in zip(x, y)) else tuple(y)
    elif cls in (set, frozenset):
        y = cls([deepcopy(value, memo) for value in x])
    elif hasattr(cls, "__deepcopy__") and not _is_tensor(x):
        y = cls.__deepcopy__(x, memo)
    elif _is_tensor(x):
        if x.grad_fn is not None:
            raise RuntimeError("Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see https://github.com/pytorch/pytorch/pull/103001")
        y = _copy_tensor(x, x.detach().clone())
        if x.grad is not None and cls.__name__ != "Parameter":
            y.grad = deepcopy(x.grad, memo)
    elif isinstance(x, BaseException):
        y = cls(*deepcopy(x.args, memo))
    elif _is_instance(x):
        change = lambda v: deepcopy(v, memo)
        y = _rebuild(x, change)
        memo[id(x)] = y
        plain = _payload(x)
        if isinstance(plain, list):
            list.extend(y, [deepcopy(v, memo) for v in plain])
        elif isinstance(plain, dict):
            for key, value in dict.items(plain):
                dict.__setitem__(y, deepcopy(key, memo), deepcopy(value, memo))
        elif isinstance(plain, set):
            set.update(y, [deepcopy(v, memo) for v in plain])
        _fill(y, x, change)
    elif cls.__name__ == "deque":
        y = cls([deepcopy(v, memo) for v in x], x.maxlen)
    elif cls.__name__ == "module":
        raise TypeError("cannot pickle 'module' object")
    elif cls.__name__ == "generator":
        raise TypeError("cannot pickle 'generator' object")
    else:
        y = x
    memo[id(x)] = y
    return y

def replace(obj, /, **changes):
    return obj.__replace__(**changes)
"""#
