// Layers that learn their input's size from the first input, in the language.

let lazyLibrary = #"""
import torch
from torch.nn import init
from torch.nn.modules.module import Module
from torch.nn.parameter import UninitializedParameter, UninitializedBuffer, is_lazy
from torch.nn.modules import linear, conv, batchnorm

class LazyModuleMixin:
    def _make_lazy(self, *args):
        self._initialize_hook = self.register_forward_pre_hook(self._infer_parameters, with_kwargs=True)
    def has_uninitialized_params(self):
        return any(is_lazy(p) for p in list(self._parameters.values()) + list(self._buffers.values()))
    def _infer_parameters(self, module, args, kwargs=None):
        module.initialize_parameters(*args)
        if module.has_uninitialized_params():
            raise RuntimeError(f"module {self._get_name()} has not been fully initialized")
        module._initialize_hook.remove()
        delattr(module, "_initialize_hook")
        module.__class__ = module.cls_to_become
    def _materialize_from(self, state_dict, prefix):
        for name, value in list(self._parameters.items()) + list(self._buffers.items()):
            key = prefix + name
            if is_lazy(value) and key in state_dict:
                value.materialize(state_dict[key].shape)
    def _load_from_state_dict(self, state_dict, prefix, *args):
        self._materialize_from(state_dict, prefix)
        super()._load_from_state_dict(state_dict, prefix, *args)

class LazyLinear(LazyModuleMixin, linear.Linear):
    cls_to_become = linear.Linear
    def __init__(self, out_features, bias=True, device=None, dtype=None):
        super().__init__(0, 0, False)
        self.weight = UninitializedParameter(device=device, dtype=dtype)
        self.out_features = out_features
        if bias:
            self.bias = UninitializedParameter(device=device, dtype=dtype)
        self._make_lazy()
    def reset_parameters(self):
        if not self.has_uninitialized_params() and self.in_features != 0:
            super().reset_parameters()
    def initialize_parameters(self, input):
        if self.has_uninitialized_params():
            with torch.no_grad():
                self.in_features = input.shape[-1]
                self.weight.materialize((self.out_features, self.in_features))
                if self.bias is not None:
                    self.bias.materialize((self.out_features,))
                self.reset_parameters()

class _LazyConv(LazyModuleMixin):
    def __init__(self, out_channels, kernel_size, *args, **kwargs):
        bias = kwargs.pop("bias", True)
        super().__init__(0, 0, kernel_size, *args, bias=False, **kwargs)
        self.weight = UninitializedParameter()
        self.out_channels = out_channels
        if bias:
            self.bias = UninitializedParameter()
        self._make_lazy()
    def reset_parameters(self):
        if not self.has_uninitialized_params() and self.in_channels != 0:
            super().reset_parameters()
    def initialize_parameters(self, input, *args):
        if self.has_uninitialized_params():
            self.in_channels = input.shape[-1 - self._rank]
            if self.in_channels % self.groups != 0:
                raise ValueError("in_channels must be divisible by groups")
            if self.transposed:
                self.weight.materialize((self.in_channels, self.out_channels // self.groups, *self.kernel_size))
            else:
                self.weight.materialize((self.out_channels, self.in_channels // self.groups, *self.kernel_size))
            if self.bias is not None:
                self.bias.materialize((self.out_channels,))
            self.reset_parameters()

class LazyConv1d(_LazyConv, conv.Conv1d):
    cls_to_become = conv.Conv1d
class LazyConv2d(_LazyConv, conv.Conv2d):
    cls_to_become = conv.Conv2d
class LazyConv3d(_LazyConv, conv.Conv3d):
    cls_to_become = conv.Conv3d
class LazyConvTranspose1d(_LazyConv, conv.ConvTranspose1d):
    cls_to_become = conv.ConvTranspose1d
class LazyConvTranspose2d(_LazyConv, conv.ConvTranspose2d):
    cls_to_become = conv.ConvTranspose2d
class LazyConvTranspose3d(_LazyConv, conv.ConvTranspose3d):
    cls_to_become = conv.ConvTranspose3d

class _LazyNorm(LazyModuleMixin):
    # Batch norm has parameters unless told otherwise, instance norm when told.
    _usual = True
    def __init__(self, eps=1e-5, momentum=0.1, affine=None, track_running_stats=None, device=None, dtype=None):
        affine = self._usual if affine is None else affine
        track_running_stats = self._usual if track_running_stats is None else track_running_stats
        super().__init__(0, eps, momentum, False, False)
        self.affine = affine
        self.track_running_stats = track_running_stats
        if affine:
            self.weight = UninitializedParameter()
            self.bias = UninitializedParameter()
        if track_running_stats:
            self.running_mean = UninitializedBuffer()
            self.running_var = UninitializedBuffer()
            self.num_batches_tracked = torch.tensor(0, dtype=torch.long)
        self._make_lazy()
    def reset_parameters(self):
        if not self.has_uninitialized_params() and self.num_features != 0:
            super().reset_parameters()
    def initialize_parameters(self, input):
        if self.has_uninitialized_params():
            self.num_features = input.shape[1] if self._usual else input.shape[-self._ranks[0]]
            for value in [self.weight, self.bias, self.running_mean, self.running_var]:
                if value is not None:
                    value.materialize((self.num_features,))
            self.reset_parameters()

class LazyBatchNorm1d(_LazyNorm, batchnorm.BatchNorm1d):
    cls_to_become = batchnorm.BatchNorm1d
class LazyBatchNorm2d(_LazyNorm, batchnorm.BatchNorm2d):
    cls_to_become = batchnorm.BatchNorm2d
class LazyBatchNorm3d(_LazyNorm, batchnorm.BatchNorm3d):
    cls_to_become = batchnorm.BatchNorm3d

class LazyInstanceNorm1d(_LazyNorm, batchnorm.InstanceNorm1d):
    cls_to_become, _usual = batchnorm.InstanceNorm1d, False
class LazyInstanceNorm2d(_LazyNorm, batchnorm.InstanceNorm2d):
    cls_to_become, _usual = batchnorm.InstanceNorm2d, False
class LazyInstanceNorm3d(_LazyNorm, batchnorm.InstanceNorm3d):
    cls_to_become, _usual = batchnorm.InstanceNorm3d, False
for _class in (LazyBatchNorm1d, LazyBatchNorm2d, LazyBatchNorm3d,):
    _class.__module__ = "torch.nn.modules.batchnorm"
for _class in (LazyConv1d, LazyConv2d, LazyConv3d, LazyConvTranspose1d, LazyConvTranspose2d, LazyConvTranspose3d,):
    _class.__module__ = "torch.nn.modules.conv"
for _class in (LazyInstanceNorm1d, LazyInstanceNorm2d, LazyInstanceNorm3d,):
    _class.__module__ = "torch.nn.modules.instancenorm"
for _class in (LazyLinear,):
    _class.__module__ = "torch.nn.modules.linear"
"""#
