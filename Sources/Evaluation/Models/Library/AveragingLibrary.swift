// `torch.optim.swa_utils`, in the language: averages of a model's weights, and the schedule that goes with them.

let averagingLibrary = #"""
import itertools
import math
import torch
from copy import deepcopy
from torch.nn import Module
from torch.optim.lr_scheduler import LRScheduler, _each_group, _warn_outside_step

def _check_decay(decay):
    if decay < 0.0 or decay > 1.0:
        raise ValueError(f"Invalid decay value {decay} provided. Please provide a value in [0,1] range.")

def get_ema_multi_avg_fn(decay=0.999):
    _check_decay(decay)
    @torch.no_grad()
    def ema_update(averaged, current, number):
        for a, b in zip(averaged, current):
            a.lerp_(b, 1 - decay)
    return ema_update

def get_swa_multi_avg_fn():
    @torch.no_grad()
    def swa_update(averaged, current, number):
        for a, b in zip(averaged, current):
            a.lerp_(b, 1 / (float(number) + 1))
    return swa_update

def get_ema_avg_fn(decay=0.999):
    _check_decay(decay)
    @torch.no_grad()
    def ema_update(averaged, current, number):
        return decay * averaged + (1 - decay) * current
    return ema_update

def get_swa_avg_fn():
    @torch.no_grad()
    def swa_update(averaged, current, number):
        return averaged + (current - averaged) / (number + 1)
    return swa_update

class AveragedModel(Module):
    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        super().__init__()
        if avg_fn is not None and multi_avg_fn is not None:
            raise AssertionError("Only one of avg_fn and multi_avg_fn should be provided")
        self.module = deepcopy(model)
        self.register_buffer("n_averaged", torch.tensor(0, dtype=torch.long))
        self.avg_fn = avg_fn
        self.multi_avg_fn = multi_avg_fn
        self.use_buffers = use_buffers
    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)
    def update_parameters(self, model):
        if self.use_buffers:
            averaged, current = itertools.chain(self.module.parameters(), self.module.buffers()), itertools.chain(model.parameters(), model.buffers())
        else:
            averaged, current = self.parameters(), model.parameters()
        averaged, current = [a.detach() for a in averaged], [c.detach() for c in current]
        if self.n_averaged == 0:
            for a, c in zip(averaged, current):
                a.copy_(c)
        elif self.multi_avg_fn is not None or self.avg_fn is None:
            (self.multi_avg_fn or get_swa_multi_avg_fn())(averaged, current, self.n_averaged)
        else:
            for a, c in zip(averaged, current):
                a.copy_(self.avg_fn(a, c, self.n_averaged))
        if not self.use_buffers:
            for a, c in zip(self.module.buffers(), model.buffers()):
                a.detach().copy_(c.detach())
        self.n_averaged += 1

@torch.no_grad()
def update_bn(loader, model, device=None):
    norms = {m: m.momentum for m in model.modules() if hasattr(m, "reset_running_stats")}
    if not norms:
        return
    was_training = model.training
    model.train()
    for module in norms:
        module.reset_running_stats()
        module.momentum = None
    for input in loader:
        model(input[0] if isinstance(input, (list, tuple)) else input)
    for module, momentum in norms.items():
        module.momentum = momentum
    model.train(was_training)

class SWALR(LRScheduler):
    def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy="cos", last_epoch=-1):
        for rate, group in zip(_each_group("swa_lr", optimizer, swa_lr), optimizer.param_groups):
            group["swa_lr"] = rate
        if anneal_strategy not in ["cos", "linear"]:
            raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
        self._anneal_strategy = anneal_strategy
        if not isinstance(anneal_epochs, int) or anneal_epochs < 0:
            raise ValueError(f"anneal_epochs must be equal or greater than 0, got {anneal_epochs}")
        self.anneal_epochs = anneal_epochs
        super().__init__(optimizer, last_epoch)
    def _share(self, step):
        t = max(0, min(1, step / max(1, self.anneal_epochs)))
        return t if self._anneal_strategy == "linear" else (1 - math.cos(math.pi * t)) / 2
    def get_lr(self):
        _warn_outside_step(self)
        step = self._step_count - 1
        if self.anneal_epochs == 0:
            step = max(1, step)
        before, now = self._share(step - 1), self._share(step)
        rates = []
        for group in self.optimizer.param_groups:
            start = group["swa_lr"] if before == 1 else (group["lr"] - before * group["swa_lr"]) / (1 - before)
            rates.append(group["swa_lr"] * now + start * (1 - now))
        return rates
"""#
