// `torch.amp`, in the language: autocast, which products and losses follow on the CPU, and the scaling of losses.

let torchAutocast = #"""
import torch
import functools as _functools
import warnings as _warnings
def is_autocast_enabled(device_type="cuda"):
    return device_type == "cpu" and torch._autocast_dtype() is not None
def is_autocast_cpu_enabled():
    return torch._autocast_dtype() is not None
def get_autocast_dtype(device_type="cpu"):
    return torch.float16 if device_type == "cuda" else torch._autocast_dtype() or torch.bfloat16
def get_autocast_gpu_dtype():
    return torch.float16
def get_autocast_cpu_dtype():
    return torch.bfloat16
class autocast:
    def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
        if not isinstance(device_type, str):
            raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
        self.device = device_type
        self.fast_dtype = get_autocast_dtype(device_type) if dtype is None else dtype
        if device_type == "cuda":
            if enabled:
                _warnings.warn("User provided device_type of 'cuda', but CUDA is not available. Disabling", stacklevel=1)
            enabled = False
        elif device_type == "cpu" and enabled and self.fast_dtype not in (torch.bfloat16, torch.float16):
            _warnings.warn("In CPU autocast, but the target dtype is not supported. Disabling autocast.\n"
                           "CPU Autocast only supports dtype of torch.bfloat16, torch.float16 currently.", stacklevel=1)
            enabled = False
        self._enabled = enabled
        self._before = []
    def __enter__(self):
        self._before.append(torch._autocast_dtype())
        if self.device == "cpu":
            torch._set_autocast(self.fast_dtype if self._enabled else None)
        return self
    def __exit__(self, exc_type, exc_val, exc_tb):
        torch._set_autocast(self._before.pop())
        return False
    def __call__(self, func):
        @_functools.wraps(func)
        def inside(*args, **kwargs):
            with self:
                return func(*args, **kwargs)
        return inside
autocast.__module__ = "torch.amp.autocast_mode"
def custom_fwd(fwd=None, *, device_type=None, cast_inputs=None):
    return fwd if fwd is not None else (lambda f: f)
def custom_bwd(bwd=None, *, device_type=None):
    return bwd if bwd is not None else (lambda f: f)
class GradScaler:
    def __init__(self, device="cuda", init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True):
        self._device, self._enabled = device, enabled
        if device == "cuda" and enabled:
            _warnings.warn("torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.", stacklevel=1)
            self._enabled = False
        self._scale, self._growth_factor, self._backoff_factor = float(init_scale), growth_factor, backoff_factor
        self._growth_interval, self._good, self._infinite, self._unscaled = growth_interval, 0, {}, set()
    def is_enabled(self):
        return self._enabled
    def scale(self, outputs):
        if not self._enabled:
            return outputs
        if isinstance(outputs, torch.Tensor):
            return outputs * self._scale
        return type(outputs)([self.scale(v) for v in outputs])
    def _parameters(self, optimizer):
        return [p for group in optimizer.param_groups for p in group["params"] if p.grad is not None]
    def unscale_(self, optimizer):
        if not self._enabled:
            return
        if id(optimizer) in self._unscaled:
            raise RuntimeError("unscale_() has already been called on this optimizer since the last update().")
        infinite = False
        for p in self._parameters(optimizer):
            p.grad.mul_(1 / self._scale)
            infinite = infinite or not bool(torch.isfinite(p.grad).all())
        self._infinite[id(optimizer)] = infinite
        self._unscaled.add(id(optimizer))
    def step(self, optimizer, *args, **kwargs):
        if not self._enabled:
            return optimizer.step(*args, **kwargs)
        if id(optimizer) not in self._unscaled:
            self.unscale_(optimizer)
        if not self._infinite[id(optimizer)]:
            return optimizer.step(*args, **kwargs)
        return None
    def update(self, new_scale=None):
        if not self._enabled:
            return
        if new_scale is not None:
            self._scale = float(new_scale)
        elif any(self._infinite.values()):
            self._scale *= self._backoff_factor
            self._good = 0
        else:
            self._good += 1
            if self._good == self._growth_interval:
                self._scale *= self._growth_factor
                self._good = 0
        self._infinite, self._unscaled = {}, set()
    def get_scale(self):
        return self._scale if self._enabled else 1.0
    def get_growth_factor(self):
        return self._growth_factor
    def get_backoff_factor(self):
        return self._backoff_factor
    def get_growth_interval(self):
        return self._growth_interval
    def state_dict(self):
        if not self._enabled:
            return {}
        return {"scale": self._scale, "growth_factor": self._growth_factor, "backoff_factor": self._backoff_factor,
                "growth_interval": self._growth_interval, "_growth_tracker": self._good}
    def load_state_dict(self, state_dict):
        if not self._enabled:
            return
        if len(state_dict) == 0:
            raise RuntimeError("The source state dict is empty, possibly because it was saved from a disabled instance of GradScaler.")
        self._scale, self._good = state_dict["scale"], state_dict["_growth_tracker"]
        self._growth_factor, self._backoff_factor = state_dict["growth_factor"], state_dict["backoff_factor"]
        self._growth_interval = state_dict["growth_interval"]
"""#
