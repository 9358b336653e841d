// Modules that older programs still name, in the language: `DataParallel` where there is one device, normalisation across
// maps, and the loss of images that NLLLoss has long taken over.

let rareLayersLibrary = #"""
import warnings
import torch
from torch.nn.modules.module import Module
from torch.nn.modules.loss import NLLLoss

class DataParallel(Module):
    def __init__(self, module, device_ids=None, output_device=None, dim=0):
        super().__init__()
        self.module = module
        self.device_ids = []
    def forward(self, *inputs, **kwargs):
        return self.module(*inputs, **kwargs)

class NLLLoss2d(NLLLoss):
    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
        warnings.warn("NLLLoss2d has been deprecated. Please use NLLLoss instead as a drop-in replacement and see "
                      "https://pytorch.org/docs/main/nn.html#torch.nn.NLLLoss for more details.", FutureWarning, stacklevel=2)
        super().__init__(weight, size_average, ignore_index, reduce, reduction)

class _FractionalMaxPoolNd(Module):
    def __init__(self, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
        super().__init__()
        rank = self._rank
        expand = lambda value: (value,) * rank if isinstance(value, (int, float)) else tuple(value)
        self.kernel_size = kernel_size if rank == 2 else expand(kernel_size)
        self.return_indices = return_indices
        self.register_buffer("_random_samples", _random_samples)
        self.output_size = expand(output_size) if output_size is not None else None
        self.output_ratio = expand(output_ratio) if output_ratio is not None else None
        if output_size is None and output_ratio is None:
            raise ValueError(f"FractionalMaxPool{rank}d requires specifying either an output size, or a pooling ratio")
        if output_size is not None and output_ratio is not None:
            raise ValueError("only one of output_size and output_ratio may be specified")
        if self.output_ratio is not None and not all(0 < r < 1 for r in self.output_ratio):
            raise ValueError(f"output_ratio must be between 0 and 1 (got {output_ratio})")
    def forward(self, input):
        pool = getattr(torch.nn.functional, f"fractional_max_pool{self._rank}d")
        return pool(input, self.kernel_size, self.output_size, self.output_ratio, self.return_indices, self._random_samples)
class FractionalMaxPool2d(_FractionalMaxPoolNd):
    _rank = 2
class FractionalMaxPool3d(_FractionalMaxPoolNd):
    _rank = 3

class CrossMapLRN2d(Module):
    def __init__(self, size, alpha=1e-4, beta=0.75, k=1):
        super().__init__()
        self.size, self.alpha, self.beta, self.k = size, alpha, beta, k
    def forward(self, input):
        if input.dim() != 4:
            raise ValueError(f"CrossMapLRN2d: Expected input to be 4D, got {input.dim()}D instead.")
        squares = input.pow(2)
        channels = input.size(1)
        ahead = min(int((self.size - 1) / 2 + 1), channels)
        sums = [squares[:, :ahead].sum(1)]
        for c in range(1, channels):
            total = sums[-1]
            if c < channels - ahead + 1:
                total = total + squares[:, c + ahead - 1]
            if c > ahead:
                total = total - squares[:, c - ahead]
            sums.append(total)
        return input * (torch.stack(sums, 1) * (self.alpha / self.size) + self.k).pow(-self.beta)
    def extra_repr(self):
        return f"{self.size}, alpha={self.alpha}, beta={self.beta}, k={self.k}"
for _class in (CrossMapLRN2d,):
    _class.__module__ = "torch.nn.modules.normalization"
for _class in (DataParallel,):
    _class.__module__ = "torch.nn.parallel.data_parallel"
for _class in (FractionalMaxPool2d, FractionalMaxPool3d,):
    _class.__module__ = "torch.nn.modules.pooling"
for _class in (NLLLoss2d,):
    _class.__module__ = "torch.nn.modules.loss"
"""#
