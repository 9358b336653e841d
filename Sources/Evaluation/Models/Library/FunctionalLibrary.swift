// Functions of torch.nn.functional that are compositions, in the language: found when first asked for (ModelNames.swift).

let functionalLibrary = #"""
import math
import torch
import torch.nn.functional as F

def _check_p(p):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")

def _finish(input, result, inplace):
    return input.copy_(result) if inplace else result

def _drop(input, shape, p, alpha):
    if p == 0.0 or input.numel() == 0:
        return input
    if p == 1.0:
        return input * torch.zeros((), dtype=input.dtype)
    noise = torch.empty(shape, dtype=input.dtype).bernoulli_(1 - p)
    if not alpha:
        return input * noise.div_(1 - p)
    slope = 1.7580993408473766
    a = 1.0 / ((slope * slope * p + 1) * (1 - p)) ** 0.5
    b = noise.add(-1).mul_(slope * a).add_(slope * a * p)
    return input * noise.mul_(a) + b

def _feature_shape(input):
    return tuple(input.shape[:2]) + (1,) * (input.dim() - 2)

def _feature_dropout(input, p, training, inplace, unbatched):
    _check_p(p)
    if not training:
        return input
    if input.dim() == unbatched:
        result = _drop(input.unsqueeze(0), _feature_shape(input.unsqueeze(0)), p, False).squeeze(0)
    else:
        result = _drop(input, _feature_shape(input), p, False)
    return _finish(input, result, inplace)

def dropout1d(input, p=0.5, training=True, inplace=False):
    if input.dim() not in (2, 3):
        raise RuntimeError(f"dropout1d: Expected 2D or 3D input, but received a {input.dim()}D input. Note that dropout1d exists to provide channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional batch dimension (i.e. 2D or 3D inputs).")
    return _feature_dropout(input, p, training, inplace, 2)

def dropout2d(input, p=0.5, training=True, inplace=False):
    return _feature_dropout(input, p, training, inplace, 0)

def dropout3d(input, p=0.5, training=True, inplace=False):
    return _feature_dropout(input, p, training, inplace, 0)

def alpha_dropout(input, p=0.5, training=False, inplace=False):
    _check_p(p)
    return _finish(input, _drop(input, input.shape, p, True) if training else input, inplace)

def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
    _check_p(p)
    return _finish(input, _drop(input, _feature_shape(input), p, True) if training else input, inplace)

def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    if lower > upper:
        raise RuntimeError("Lower bound should be less than or equal to the upper bound")
    if training:
        # A slope is drawn for each element below zero, in their order.
        below = input.detach() <= 0
        slope = torch.ones_like(input)
        slope[below] = torch.empty(int(below.sum()), dtype=torch.float64).uniform_(lower, upper).to(input.dtype)
    else:
        slope = (lower + upper) / 2
    return _finish(input, torch.where(input > 0, input, input * slope), inplace)

def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    gumbels = -torch.empty_like(logits, memory_format=torch.contiguous_format).exponential_().log()
    y_soft = ((logits + gumbels) / tau).softmax(dim)
    if not hard:
        return y_soft
    index = y_soft.max(dim, keepdim=True)[1]
    y_hard = torch.zeros_like(logits).scatter_(dim, index, 1.0)
    return y_hard - y_soft.detach() + y_soft

def _max_pool_nd(rank, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices):
    values, indices = F._max_pool(input, rank, kernel_size, stride, padding, dilation, ceil_mode)
    return (values, indices) if return_indices else values

def _check_max_pool1d(input, kernel_size, stride, padding, dilation):
    if input.dim() not in (2, 3) or 0 in input.shape[-2:]:
        raise RuntimeError(f"max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:{list(input.shape)}")
    kernel, padding, dilation = [_tuple(v, 1)[0] for v in (kernel_size, padding, dilation)]
    stride = kernel if stride is None or stride == () else _tuple(stride, 1)[0]
    for name, value in (("kernel_size", kernel), ("stride", stride)):
        if value <= 0:
            raise RuntimeError(f"max_pool1d() {name} must be greater than zero, but got {value}")
    if padding < 0 or padding > kernel / 2:
        return
    if dilation <= 0:
        raise RuntimeError(f"max_pool1d() dilation must be greater than zero, but got {dilation}")
    size = (input.shape[-1] + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1
    if size <= 0:
        raise RuntimeError(f"max_pool1d() Invalid computed output size: {size}")
def max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    if not return_indices and not ceil_mode and isinstance(input, torch.Tensor):
        _check_max_pool1d(input, kernel_size, stride, padding, dilation)
    return _max_pool_nd(1, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices)
def max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    return _max_pool_nd(2, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices)
def max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    return _max_pool_nd(3, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices)
def max_pool1d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=True):
    return _max_pool_nd(1, input, kernel_size, stride, padding, dilation, ceil_mode, True)
def max_pool2d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=True):
    return _max_pool_nd(2, input, kernel_size, stride, padding, dilation, ceil_mode, True)

def _tuple(x, n):
    return tuple(x) if isinstance(x, (tuple, list)) else (x,) * n

def max_pool3d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=True):
    return _max_pool_nd(3, input, kernel_size, stride, padding, dilation, ceil_mode, True)
def upsample_nearest(input, size=None, scale_factor=None):
    return F.interpolate(input, size, scale_factor, mode="nearest")
def upsample_bilinear(input, size=None, scale_factor=None):
    return F.interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)

def _max_unpool_nd(rank, input, indices, kernel_size, stride, padding, output_size):
    kernel, padding = _tuple(kernel_size, rank), _tuple(padding, rank)
    stride = kernel if stride is None else _tuple(stride, rank)
    default = [(input.size(d - rank) - 1) * stride[d] + kernel[d] - 2 * padding[d] for d in range(rank)]
    if output_size is None:
        output_size = default
    else:
        output_size = list(output_size)[-rank:]
        for d in range(rank):
            if not default[d] - stride[d] < output_size[d] < default[d] + stride[d]:
                raise ValueError(f'invalid output_size "{output_size}" (dim {d} must be between {default[d] - stride[d]} and {default[d] + stride[d]})')
    return F._max_unpool(input, indices, output_size)

def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _max_unpool_nd(1, input, indices, kernel_size, stride, padding, output_size)
def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _max_unpool_nd(2, input, indices, kernel_size, stride, padding, output_size)
def max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _max_unpool_nd(3, input, indices, kernel_size, stride, padding, output_size)

def _sizes(input, output_size, rank):
    sizes = _tuple(output_size, rank)
    if input.dim() <= rank and not isinstance(output_size, int):
        raise ValueError(f"Input dimension should be at least {rank + 1}")
    return [input.size(d - rank) if size is None else size for d, size in enumerate(sizes)]

def adaptive_avg_pool1d(input, output_size):
    return F._adaptive_avg_pool(input, _sizes(input, output_size, 1))
def adaptive_avg_pool2d(input, output_size):
    return F._adaptive_avg_pool(input, _sizes(input, output_size, 2))
def adaptive_avg_pool3d(input, output_size):
    return F._adaptive_avg_pool(input, _sizes(input, output_size, 3))
def _adaptive_max(rank, input, output_size, return_indices):
    values, indices = F._adaptive_max_pool(input, _sizes(input, output_size, rank))
    return (values, indices) if return_indices else values
def adaptive_max_pool1d(input, output_size, return_indices=False):
    return _adaptive_max(1, input, output_size, return_indices)
def adaptive_max_pool2d(input, output_size, return_indices=False):
    return _adaptive_max(2, input, output_size, return_indices)
def adaptive_max_pool3d(input, output_size, return_indices=False):
    return _adaptive_max(3, input, output_size, return_indices)

def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    out = F.avg_pool1d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (torch.sign(out) * F.relu(torch.abs(out))).mul(_tuple(kernel_size, 1)[0]).pow(1.0 / norm_type)
def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    kh, kw = _tuple(kernel_size, 2)
    out = F.avg_pool2d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (torch.sign(out) * F.relu(torch.abs(out))).mul(kh * kw).pow(1.0 / norm_type)

def lp_pool3d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    kd, kh, kw = _tuple(kernel_size, 3)
    out = F.avg_pool3d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (torch.sign(out) * F.relu(torch.abs(out))).mul(kd * kh * kw).pow(1.0 / norm_type)

def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-5):
    if not input.is_floating_point():
        names = {torch.int64: "Long", torch.int32: "Int", torch.uint8: "Byte", torch.bool: "Bool"}
        raise NotImplementedError(f'"batch_norm" not implemented for \'{names.get(input.dtype, input.dtype)}\'')
    n, c = input.shape[:2]
    count = input.numel() // max(n * c, 1)
    if use_input_stats and count == 1:
        raise ValueError(f"Expected more than 1 spatial element when training, got input size {input.size()}")
    def spread(x):
        return None if x is None else x.repeat(n)
    mean, var = spread(running_mean), spread(running_var)
    out = F.batch_norm(input.reshape(1, n * c, *input.shape[2:]), mean, var, spread(weight), spread(bias), use_input_stats, momentum, eps)
    if use_input_stats and running_mean is not None:
        with torch.no_grad():
            running_mean.copy_(mean.view(n, c).mean(0))
            running_var.copy_(var.view(n, c).mean(0))
    return out.view(input.shape)

def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    dim = input.dim()
    if dim < 3:
        raise ValueError(f"Expected 3D or higher dimensionality                          input (got {dim} dimensions)")
    if input.numel() == 0:
        return input
    div = input.mul(input)
    if dim == 3:
        div = F.pad(div.unsqueeze(1), (0, 0, size // 2, (size - 1) // 2))
        div = F.avg_pool2d(div, (size, 1), stride=1).squeeze(1)
    else:
        sizes = input.size()
        div = div.view(sizes[0], 1, sizes[1], sizes[2], -1)
        div = F.pad(div, (0, 0, 0, 0, size // 2, (size - 1) // 2))
        div = F.avg_pool3d(div, (size, 1, 1), stride=1).squeeze(1).view(sizes)
    return input / div.mul(alpha).add(k).pow(beta)

def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
    if mode in ("nearest", "area", "nearest-exact"):
        if align_corners is not None:
            raise ValueError("align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear")
    elif align_corners is None:
        align_corners = False
    rank = input.dim() - 2
    if size is None and scale_factor is None:
        raise ValueError("either size or scale_factor should be defined")
    if rank not in (1, 2, 3):
        raise NotImplementedError(f"Input Error: Only 3D, 4D and 5D input Tensors supported (got {input.dim()}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got {mode})")
    if size is not None and scale_factor is not None:
        raise ValueError("only one of size or scale_factor should be defined")
    if size is not None:
        if isinstance(size, (list, tuple)) and len(size) != rank:
            raise ValueError(f"Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of {list(input.shape[2:])} and output size of {size}. Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.")
        sizes, scales = [int(s) for s in _tuple(size, rank)], [None] * rank
    elif scale_factor is not None:
        if isinstance(scale_factor, (list, tuple)) and len(scale_factor) != rank:
            raise ValueError(f"Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions of {list(input.shape[2:])} and scale_factor of shape {scale_factor}. Please provide input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.")
        scales = [float(s) for s in _tuple(scale_factor, rank)]
        sizes = [int(float(input.size(d + 2)) * scales[d] // 1) for d in range(rank)]
        if recompute_scale_factor:
            scales = [None] * rank
    else:
        raise ValueError("either size or scale_factor should be defined")
    if mode == "area":
        return F._adaptive_avg_pool(input, sizes)
    ranks = {"linear": 1, "bilinear": 2, "bicubic": 2, "trilinear": 3}
    if mode not in ranks and mode not in ("nearest", "nearest-exact"):
        raise NotImplementedError(f"Input Error: Only 3D, 4D and 5D input Tensors supported (got {input.dim()}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got {mode})")
    if mode in ranks and ranks[mode] != rank:
        raise NotImplementedError(f"Got {input.dim()}D input, but {mode} mode needs {ranks[mode] + 2}D input")
    return F._upsample(input, mode, sizes, bool(align_corners), *scales)

def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    return interpolate(input, size, scale_factor, mode, align_corners)

def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode="mean", sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None):
    if weight.dtype == torch.long and input.is_floating_point():
        import warnings
        warnings.warn("Argument order of nn.functional.embedding_bag was changed. Usage `embedding_bag(weight, input, ...)` is deprecated, and should now be `embedding_bag(input, weight, ...)`.", stacklevel=2)
        weight, input = input, weight
    if per_sample_weights is not None and input.size() != per_sample_weights.size():
        raise ValueError(f"embedding_bag: If per_sample_weights ({per_sample_weights.shape}) is not None, then it must have the same shape as the input ({input.shape})")
    if input.dim() == 2:
        if offsets is not None:
            raise ValueError(f"if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences. However, found offsets of type {type(offsets)}")
        starts = [i * input.size(1) for i in range(input.size(0))]
        input = input.reshape(-1)
        if per_sample_weights is not None:
            per_sample_weights = per_sample_weights.reshape(-1)
    elif input.dim() == 1:
        if offsets is None:
            raise ValueError("offsets has to be a 1D Tensor but got None")
        if offsets.dim() != 1:
            raise ValueError("offsets has to be a 1D Tensor")
        starts = offsets.tolist()
        if include_last_offset:
            starts = starts[:-1]
    else:
        raise ValueError(f"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}")
    if mode not in ("sum", "mean", "max"):
        raise ValueError("mode has to be one of sum, mean or max")
    if per_sample_weights is not None and mode != "sum":
        raise NotImplementedError(f"embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' (got mode='{mode}'). Please open a feature request on GitHub.")
    if input.dtype not in (torch.int64, torch.int32):
        raise RuntimeError(f"Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got {input.type()} instead (while checking arguments for embedding_bag)")
    if input.numel() and not 0 <= int(input.min()) <= int(input.max()) < weight.size(0):
        at = next(i for i, v in enumerate(input.tolist()) if not 0 <= v < weight.size(0))
        raise RuntimeError(f"Index {at} of input takes value {input[at]} which is not in the valid range [0, {weight.size(0)})")
    if max_norm is not None:
        F.embedding(input, weight.detach(), None, max_norm, norm_type)
    bags = torch.repeat_interleave(torch.arange(len(starts)), torch.tensor([e - s for s, e in zip(starts, starts[1:] + [input.numel()])]))
    if starts and starts[0] != 0:
        raise RuntimeError(f"offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got {starts[0]}\n[ torch.LongTensor{{}} ]")
    if padding_idx is not None:
        kept = input != padding_idx % weight.size(0)
        input, bags = input[kept], bags[kept]
        per_sample_weights = None if per_sample_weights is None else per_sample_weights[kept]
    if mode == "max":
        sizes = torch.bincount(bags, minlength=len(starts)).tolist()
        rows = F.embedding(input, weight)
        return torch.stack([part.max(0)[0] if len(part) else rows.new_zeros(weight.size(1)) for part in rows.split(sizes)])
    factors = torch.ones(input.numel(), dtype=weight.dtype) if per_sample_weights is None else per_sample_weights
    scales = torch.ones(len(starts), dtype=weight.dtype)
    if mode == "mean":
        scales = 1 / torch.bincount(bags, minlength=len(starts)).clamp(min=1).to(weight.dtype)
    return F._embedding_bag(weight, input, bags, factors, scales)

def relu_(input):
    return input.relu_()
def _assign(name):
    def call(input, *args, **kwargs):
        return input.copy_(getattr(F, name)(input, *args, **kwargs))
    return call
elu_, selu_, celu_, leaky_relu_, hardtanh_, threshold_, rrelu_ = map(_assign, ("elu", "selu", "celu", "leaky_relu", "hardtanh", "threshold", "rrelu"))

def affine_grid(theta, size, align_corners=None):
    n, _, h, w = size
    def line(count):
        steps = torch.linspace(-1, 1, count, dtype=theta.dtype) if count > 1 else torch.zeros(1, dtype=theta.dtype)
        return steps if align_corners or count < 1 else steps * (count - 1) / count
    ys, xs = torch.meshgrid(line(h), line(w), indexing="ij")
    base = torch.stack([xs, ys, torch.ones_like(xs)], dim=-1).view(1, h * w, 3)
    return (base @ theta.transpose(1, 2)).view(n, h, w, 2)
"""#

/// `torch.func` on modules.
let moduleCallLibrary = #"""
import torch

def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False):
    if isinstance(parameter_and_buffer_dicts, dict):
        given = dict(parameter_and_buffer_dicts)
    elif isinstance(parameter_and_buffer_dicts, (tuple, list)):
        given = {}
        for part in parameter_and_buffer_dicts:
            for key in part:
                if key in given:
                    raise ValueError(f"{[key]} appeared in multiple dictionaries; behavior of functional call is ambiguous")
            given.update(part)
    else:
        raise ValueError(f"Expected parameter_and_buffer_dicts to be a dict, or a list/tuple of dicts, but got {type(parameter_and_buffer_dicts)}")
    if args is None:
        args = ()
    elif not isinstance(args, tuple):
        args = (args,)
    own = dict(list(module.named_parameters(remove_duplicate=False)) + list(module.named_buffers(remove_duplicate=False)))
    if strict:
        missing, unexpected = sorted(set(own) - set(given)), sorted(set(given) - set(own))
        if missing or unexpected:
            raise RuntimeError("Error(s) in loading state_dict" + f": missing {missing}, unexpected {unexpected}")
    if tie_weights:
        for name in list(given):
            for other in own:
                if name in own and own[other] is own[name] and other not in given:
                    given[other] = given[name]
    changed = []
    try:
        for name, value in given.items():
            path, _, leaf = name.rpartition(".")
            part = module.get_submodule(path)
            registry = part._parameters if leaf in part._parameters else part._buffers if leaf in part._buffers else None
            if registry is None:
                raise AttributeError(f"{part._get_name()} has no attribute `{leaf}`")
            changed.append((registry, leaf, registry[leaf]))
            registry[leaf] = value
        return module(*args, **(kwargs or {}))
    finally:
        for registry, leaf, value in reversed(changed):
            registry[leaf] = value

def stack_module_state(models):
    if len(models) == 0:
        raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
    if not (all(m.training for m in models) or all(not m.training for m in models)):
        raise RuntimeError("stack_module_state: Expected all models to have the same training/eval mode.")
    params = {key: torch.stack([dict(m.named_parameters())[key] for m in models]).detach().requires_grad_(p.requires_grad) for key, p in models[0].named_parameters()}
    buffers = {key: torch.stack([dict(m.named_buffers())[key] for m in models]).detach() for key, _ in models[0].named_buffers()}
    return params, buffers
"""#
