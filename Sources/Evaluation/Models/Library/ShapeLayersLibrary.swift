// Modules that rearrange, pad, resample, look up and compare, in the language.

let flattenLibrary = #"""
import torch
from torch.nn.modules.module import Module

class Flatten(Module):
    def __init__(self, start_dim=1, end_dim=-1):
        super().__init__()
        self.start_dim = start_dim
        self.end_dim = end_dim
    def forward(self, input):
        return input.flatten(self.start_dim, self.end_dim)
    def extra_repr(self):
        return f"start_dim={self.start_dim}, end_dim={self.end_dim}"

class Unflatten(Module):
    def __init__(self, dim, unflattened_size):
        super().__init__()
        if isinstance(dim, int):
            if not isinstance(unflattened_size, (tuple, list)):
                raise TypeError(f"unflattened_size must be a tuple of ints, but found type {type(unflattened_size).__name__}")
            for i, size in enumerate(unflattened_size):
                if not isinstance(size, int):
                    raise TypeError(f"unflattened_size must be tuple of ints, but found element of type {type(size).__name__} at pos {i}")
        else:
            raise TypeError("unflattened_size must be tuple of tuples")
        self.dim = dim
        self.unflattened_size = unflattened_size
    def forward(self, input):
        return input.unflatten(self.dim, self.unflattened_size)
    def extra_repr(self):
        return f"dim={self.dim}, unflattened_size={self.unflattened_size}"
"""#

let paddingLibrary = #"""
import torch
import torch.nn.functional as F
from torch.nn.modules.module import Module

class _Pad(Module):
    def __init__(self, padding):
        super().__init__()
        self.padding = tuple(padding) if isinstance(padding, (tuple, list)) else (padding,) * (2 * self._rank)
    def forward(self, input):
        self._check_input_dim(input)
        return F.pad(input, self.padding, self._mode)
    def _check_input_dim(self, input):
        pass
    def extra_repr(self):
        return f"{self.padding}"

class _ConstantPad(_Pad):
    def __init__(self, padding, value):
        super().__init__(padding)
        self.value = value
    def forward(self, input):
        return F.pad(input, self.padding, "constant", self.value)
    def extra_repr(self):
        return f"padding={self.padding}, value={self.value}"

class ConstantPad1d(_ConstantPad):
    _rank = 1
class ConstantPad2d(_ConstantPad):
    _rank = 2
class ConstantPad3d(_ConstantPad):
    _rank = 3

class _ZeroPad(_ConstantPad):
    def __init__(self, padding):
        super().__init__(padding, 0.0)
    def extra_repr(self):
        return f"{self.padding}"

class ZeroPad1d(_ZeroPad):
    _rank = 1
class ZeroPad2d(_ZeroPad):
    _rank = 2
class ZeroPad3d(_ZeroPad):
    _rank = 3

class ReflectionPad1d(_Pad):
    _rank, _mode = 1, "reflect"
class ReflectionPad2d(_Pad):
    _rank, _mode = 2, "reflect"
class ReflectionPad3d(_Pad):
    _rank, _mode = 3, "reflect"
class ReplicationPad1d(_Pad):
    _rank, _mode = 1, "replicate"
class ReplicationPad2d(_Pad):
    _rank, _mode = 2, "replicate"
class ReplicationPad3d(_Pad):
    _rank, _mode = 3, "replicate"

class _CircularPad(_Pad):
    _mode = "circular"
    def _check_input_dim(self, input):
        n = self._rank
        if input.dim() not in (n + 1, n + 2):
            raise ValueError(f"expected {n + 1}D or {n + 2}D input (got {input.dim()}D input)")
class CircularPad1d(_CircularPad):
    _rank = 1
class CircularPad2d(_CircularPad):
    _rank = 2
class CircularPad3d(_CircularPad):
    _rank = 3
"""#

let resamplingLayersLibrary = #"""
import torch
import torch.nn.functional as F
from torch.nn.modules.module import Module

class Upsample(Module):
    def __init__(self, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None):
        super().__init__()
        self.name = type(self).__name__
        self.size = size
        if isinstance(scale_factor, tuple):
            self.scale_factor = tuple(float(factor) for factor in scale_factor)
        else:
            self.scale_factor = float(scale_factor) if scale_factor else None
        self.mode = mode
        self.align_corners = align_corners
        self.recompute_scale_factor = recompute_scale_factor
    def forward(self, input):
        return F.interpolate(input, self.size, self.scale_factor, self.mode, self.align_corners, recompute_scale_factor=self.recompute_scale_factor)
    def extra_repr(self):
        first = f"scale_factor={self.scale_factor!r}" if self.scale_factor is not None else f"size={self.size!r}"
        return first + f", mode={self.mode!r}"

class UpsamplingNearest2d(Upsample):
    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor, mode="nearest")

class UpsamplingBilinear2d(Upsample):
    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor, mode="bilinear", align_corners=True)

class PixelShuffle(Module):
    def __init__(self, upscale_factor):
        super().__init__()
        self.upscale_factor = upscale_factor
    def forward(self, input):
        return F.pixel_shuffle(input, self.upscale_factor)
    def extra_repr(self):
        return f"upscale_factor={self.upscale_factor}"

class PixelUnshuffle(Module):
    def __init__(self, downscale_factor):
        super().__init__()
        self.downscale_factor = downscale_factor
    def forward(self, input):
        return F.pixel_unshuffle(input, self.downscale_factor)
    def extra_repr(self):
        return f"downscale_factor={self.downscale_factor}"

class ChannelShuffle(Module):
    def __init__(self, groups):
        super().__init__()
        self.groups = groups
    def forward(self, input):
        return F.channel_shuffle(input, self.groups)
    def extra_repr(self):
        return f"groups={self.groups}"

class Fold(Module):
    def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__()
        self.output_size = output_size
        self.kernel_size = kernel_size
        self.dilation = dilation
        self.padding = padding
        self.stride = stride
    def forward(self, input):
        return F.fold(input, self.output_size, self.kernel_size, self.dilation, self.padding, self.stride)
    def extra_repr(self):
        return f"output_size={self.output_size}, kernel_size={self.kernel_size}, dilation={self.dilation}, padding={self.padding}, stride={self.stride}"

class Unfold(Module):
    def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__()
        self.kernel_size = kernel_size
        self.dilation = dilation
        self.padding = padding
        self.stride = stride
    def forward(self, input):
        return F.unfold(input, self.kernel_size, self.dilation, self.padding, self.stride)
    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, dilation={self.dilation}, padding={self.padding}, stride={self.stride}"
for _class in (ChannelShuffle,):
    _class.__module__ = "torch.nn.modules.channelshuffle"
for _class in (PixelShuffle, PixelUnshuffle,):
    _class.__module__ = "torch.nn.modules.pixelshuffle"
for _class in (Fold, Unfold,):
    _class.__module__ = "torch.nn.modules.fold"
"""#

let distanceLibrary = #"""
import torch.nn.functional as F
from torch.nn.modules.module import Module

class PairwiseDistance(Module):
    def __init__(self, p=2.0, eps=1e-6, keepdim=False):
        super().__init__()
        self.norm = p
        self.eps = eps
        self.keepdim = keepdim
    def forward(self, x1, x2):
        return F.pairwise_distance(x1, x2, self.norm, self.eps, self.keepdim)

class CosineSimilarity(Module):
    def __init__(self, dim=1, eps=1e-8):
        super().__init__()
        self.dim = dim
        self.eps = eps
    def forward(self, x1, x2):
        return F.cosine_similarity(x1, x2, self.dim, self.eps)
"""#

let sparseLibrary = #"""
import torch
import torch.nn.functional as F
from torch.nn import init
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter

class _Rows(Module):
    def _set(self, num_embeddings, embedding_dim, padding_idx, text, max_norm, norm_type, scale_grad_by_freq, weight, freeze, device, dtype):
        self.num_embeddings = num_embeddings
        self.embedding_dim = embedding_dim
        if padding_idx is not None:
            if padding_idx > 0 and padding_idx >= num_embeddings or padding_idx < -num_embeddings:
                raise AssertionError(text)
            if padding_idx < 0:
                padding_idx += num_embeddings
        self.padding_idx = padding_idx
        self.max_norm = max_norm
        self.norm_type = norm_type
        self.scale_grad_by_freq = scale_grad_by_freq
        if weight is None:
            self.weight = Parameter(torch.empty((num_embeddings, embedding_dim), device=device, dtype=dtype), requires_grad=not freeze)
            self.reset_parameters()
        else:
            if list(weight.shape) != [num_embeddings, embedding_dim]:
                raise AssertionError("Shape of weight does not match num_embeddings and embedding_dim")
            self.weight = Parameter(weight, requires_grad=not freeze)
    def reset_parameters(self):
        init.normal_(self.weight)
        self._fill_padding_idx_with_zero()
    def _fill_padding_idx_with_zero(self):
        if self.padding_idx is not None:
            with torch.no_grad():
                self.weight[self.padding_idx].fill_(0)

class Embedding(_Rows):
    def __init__(self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None):
        super().__init__()
        self._set(num_embeddings, embedding_dim, padding_idx, "Padding_idx must be within num_embeddings", max_norm, norm_type, scale_grad_by_freq, _weight, _freeze, device, dtype)
        self.sparse = sparse
    def forward(self, input):
        out = F.embedding(input, self.weight, self.padding_idx, self.max_norm, self.norm_type, self.scale_grad_by_freq, self.sparse)
        if self.scale_grad_by_freq and out.requires_grad:
            counts = torch.bincount(input.flatten())[input].unsqueeze(-1)
            out.register_hook(lambda g: g / counts)
        return out
    def extra_repr(self):
        s = f"{self.num_embeddings}, {self.embedding_dim}"
        if self.padding_idx is not None:
            s += f", padding_idx={self.padding_idx}"
        if self.max_norm is not None:
            s += f", max_norm={self.max_norm}"
        if self.norm_type != 2:
            s += f", norm_type={self.norm_type}"
        if self.scale_grad_by_freq is not False:
            s += f", scale_grad_by_freq={self.scale_grad_by_freq}"
        if self.sparse is not False:
            s += ", sparse=True"
        return s
    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
        if embeddings.dim() != 2:
            raise AssertionError("Embeddings parameter is expected to be 2-dimensional")
        rows, cols = embeddings.shape
        return cls(num_embeddings=rows, embedding_dim=cols, _weight=embeddings, _freeze=freeze, padding_idx=padding_idx, max_norm=max_norm, norm_type=norm_type, scale_grad_by_freq=scale_grad_by_freq, sparse=sparse)

class EmbeddingBag(_Rows):
    def __init__(self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode="mean", sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None):
        super().__init__()
        self._set(num_embeddings, embedding_dim, padding_idx, "padding_idx must be within num_embeddings", max_norm, norm_type, scale_grad_by_freq, _weight, False, device, dtype)
        self.mode = mode
        self.sparse = sparse
        self.include_last_offset = include_last_offset
    def forward(self, input, offsets=None, per_sample_weights=None):
        return F.embedding_bag(input, self.weight, offsets, self.max_norm, self.norm_type, self.scale_grad_by_freq, self.mode, self.sparse, per_sample_weights, self.include_last_offset, self.padding_idx)
    def extra_repr(self):
        s = f"{self.num_embeddings}, {self.embedding_dim}"
        if self.max_norm is not None:
            s += f", max_norm={self.max_norm}"
        if self.norm_type != 2:
            s += f", norm_type={self.norm_type}"
        if self.scale_grad_by_freq is not False:
            s += f", scale_grad_by_freq={self.scale_grad_by_freq}"
        s += f", mode={self.mode!r}"
        if self.padding_idx is not None:
            s += f", padding_idx={self.padding_idx}"
        return s
    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode="mean", sparse=False, include_last_offset=False, padding_idx=None):
        if embeddings.dim() != 2:
            raise AssertionError("Embeddings parameter is expected to be 2-dimensional")
        rows, cols = embeddings.shape
        bag = cls(num_embeddings=rows, embedding_dim=cols, _weight=embeddings, max_norm=max_norm, norm_type=norm_type, scale_grad_by_freq=scale_grad_by_freq, mode=mode, sparse=sparse, include_last_offset=include_last_offset, padding_idx=padding_idx)
        bag.weight.requires_grad = not freeze
        return bag
"""#
