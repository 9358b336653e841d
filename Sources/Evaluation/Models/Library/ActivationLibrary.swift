// Activation and dropout modules, in the language; the forwards of the commonest are native.

let activationLibrary = #"""
import _nn
import torch
import torch.nn.functional as F
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter

class ReLU(Module):
    forward = _nn.forward_ReLU
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace
    def extra_repr(self):
        return "inplace=True" if self.inplace else ""

class Sigmoid(Module):
    forward = _nn.forward_Sigmoid

class Tanh(Module):
    forward = _nn.forward_Tanh

class Softsign(Module):
    def forward(self, input):
        return F.softsign(input)

class Tanhshrink(Module):
    def forward(self, input):
        return F.tanhshrink(input)

class LogSigmoid(Module):
    def forward(self, input):
        return F.logsigmoid(input)

class _InPlace(Module):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace
    def _finish(self, input, result):
        return input.copy_(result) if self.inplace else result
    def extra_repr(self):
        return "inplace=True" if self.inplace else ""

class SiLU(_InPlace):
    def forward(self, input):
        return F.silu(input, inplace=self.inplace)

class Mish(_InPlace):
    def forward(self, input):
        return F.mish(input, inplace=self.inplace)

class SELU(_InPlace):
    def forward(self, input):
        return F.selu(input, self.inplace)

class Hardswish(Module):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace
    def forward(self, input):
        return F.hardswish(input, self.inplace)

class Hardsigmoid(Module):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace
    def forward(self, input):
        return F.hardsigmoid(input, self.inplace)

class LeakyReLU(Module):
    def __init__(self, negative_slope=0.01, inplace=False):
        super().__init__()
        self.negative_slope = negative_slope
        self.inplace = inplace
    def forward(self, input):
        return F.leaky_relu(input, self.negative_slope, self.inplace)
    def extra_repr(self):
        return f"negative_slope={self.negative_slope}" + (", inplace=True" if self.inplace else "")

class ELU(Module):
    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha = alpha
        self.inplace = inplace
    def forward(self, input):
        return F.elu(input, self.alpha, self.inplace)
    def extra_repr(self):
        return f"alpha={self.alpha}" + (", inplace=True" if self.inplace else "")

class CELU(Module):
    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha = alpha
        self.inplace = inplace
    def forward(self, input):
        return F.celu(input, self.alpha, self.inplace)
    def extra_repr(self):
        return f"alpha={self.alpha}" + (", inplace=True" if self.inplace else "")

class GELU(Module):
    def __init__(self, approximate="none"):
        super().__init__()
        self.approximate = approximate
    def forward(self, input):
        return F.gelu(input, approximate=self.approximate)
    def extra_repr(self):
        return f"approximate={self.approximate!r}"

class GLU(Module):
    def __init__(self, dim=-1):
        super().__init__()
        self.dim = dim
    def forward(self, input):
        return F.glu(input, self.dim)
    def extra_repr(self):
        return f"dim={self.dim}"

class Hardtanh(Module):
    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None):
        super().__init__()
        self.min_val = min_val
        self.max_val = max_val
        self.inplace = inplace
        assert self.max_val > self.min_val
    def forward(self, input):
        return F.hardtanh(input, self.min_val, self.max_val, self.inplace)
    def extra_repr(self):
        return f"min_val={self.min_val}, max_val={self.max_val}" + (", inplace=True" if self.inplace else "")

class ReLU6(Hardtanh):
    def __init__(self, inplace=False):
        super().__init__(0.0, 6.0, inplace)
    def extra_repr(self):
        return "inplace=True" if self.inplace else ""

class Hardshrink(Module):
    def __init__(self, lambd=0.5):
        super().__init__()
        self.lambd = lambd
    def forward(self, input):
        return F.hardshrink(input, self.lambd)
    def extra_repr(self):
        return f"{self.lambd}"

class Softshrink(Module):
    def __init__(self, lambd=0.5):
        super().__init__()
        self.lambd = lambd
    def forward(self, input):
        return F.softshrink(input, self.lambd)
    def extra_repr(self):
        return str(self.lambd)

class Threshold(Module):
    def __init__(self, threshold, value, inplace=False):
        super().__init__()
        self.threshold = threshold
        self.value = value
        self.inplace = inplace
    def forward(self, input):
        return F.threshold(input, self.threshold, self.value, self.inplace)
    def extra_repr(self):
        return f"threshold={self.threshold}, value={self.value}" + (", inplace=True" if self.inplace else "")

class Softplus(Module):
    def __init__(self, beta=1.0, threshold=20.0):
        super().__init__()
        self.beta = beta
        self.threshold = threshold
    def forward(self, input):
        return F.softplus(input, self.beta, self.threshold)
    def extra_repr(self):
        return f"beta={self.beta}, threshold={self.threshold}"

class RReLU(Module):
    def __init__(self, lower=1.0 / 8, upper=1.0 / 3, inplace=False):
        super().__init__()
        self.lower = lower
        self.upper = upper
        self.inplace = inplace
    def forward(self, input):
        return F.rrelu(input, self.lower, self.upper, self.training, self.inplace)
    def extra_repr(self):
        return f"lower={self.lower}, upper={self.upper}" + (", inplace=True" if self.inplace else "")

class PReLU(Module):
    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        super().__init__()
        self.num_parameters = num_parameters
        self.init = init
        self.weight = Parameter(torch.empty(num_parameters, device=device, dtype=dtype))
        self.reset_parameters()
    def reset_parameters(self):
        torch.nn.init.constant_(self.weight, self.init)
    def forward(self, input):
        return F.prelu(input, self.weight)
    def extra_repr(self):
        return f"num_parameters={self.num_parameters}"

class _AlongDim(Module):
    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim
    def extra_repr(self):
        return f"dim={self.dim}"

class Softmax(_AlongDim):
    def forward(self, input):
        return F.softmax(input, self.dim)

class LogSoftmax(_AlongDim):
    def forward(self, input):
        return F.log_softmax(input, self.dim)

class Softmin(_AlongDim):
    def forward(self, input):
        return F.softmin(input, self.dim)

class Softmax2d(Module):
    def forward(self, input):
        if input.dim() not in (3, 4):
            raise ValueError(f"Softmax2d: expected input to be 3D or 4D, got {input.dim()}D instead")
        return F.softmax(input, -3)
"""#

let dropoutLibrary = #"""
import _nn
import torch
import torch.nn.functional as F
from torch.nn.modules.module import Module

class _DropoutNd(Module):
    def __init__(self, p=0.5, inplace=False):
        super().__init__()
        if p < 0 or p > 1:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        self.p = p
        self.inplace = inplace
    def extra_repr(self):
        return f"p={self.p}, inplace={self.inplace}"

class Dropout(_DropoutNd):
    def forward(self, input):
        return F.dropout(input, self.p, self.training, self.inplace)

class Dropout1d(_DropoutNd):
    def forward(self, input):
        return F.dropout1d(input, self.p, self.training, self.inplace)

class Dropout2d(_DropoutNd):
    def forward(self, input):
        return F.dropout2d(input, self.p, self.training, self.inplace)

class Dropout3d(_DropoutNd):
    def forward(self, input):
        return F.dropout3d(input, self.p, self.training, self.inplace)

class AlphaDropout(_DropoutNd):
    def forward(self, input):
        return F.alpha_dropout(input, self.p, self.training)

class FeatureAlphaDropout(_DropoutNd):
    def forward(self, input):
        return F.feature_alpha_dropout(input, self.p, self.training)
"""#
