// Names of `torch` that few programs use, in the language: read when one of them is first asked for. What is an operation
// stands in the catalog instead.

/// Names of `torch` by the library that defines them.
let torchExtraNames: [String: String] = {
    let lists = [
        "torch._extras":
            "bilinear embedding embedding_bag batch_norm instance_norm max_pool1d max_pool2d max_pool3d max_pool1d_with_indices "
            + "adaptive_avg_pool1d adaptive_max_pool1d kl_div ctc_loss rrelu rrelu_ hinge_embedding_loss margin_ranking_loss "
            + "triplet_margin_loss cosine_embedding_loss poisson_nll_loss binary_cross_entropy_with_logits alpha_dropout "
            + "feature_dropout feature_alpha_dropout histogramdd nonzero_static svd_lowrank pca_lowrank as_strided_scatter "
            + "grid_sampler grid_sampler_2d grid_sampler_3d norm_except_dim alpha_dropout_ dropout_ feature_dropout_ feature_alpha_dropout_ native_dropout "
            + "set_warn_always is_warn_always_enabled set_deterministic_debug_mode get_deterministic_debug_mode set_anomaly_enabled "
            + "is_anomaly_enabled is_inference is_neg is_distributed detach_ resize_as_ as_strided_ embedding_renorm_ fill_ zero_ "
            + "alias_copy as_strided_copy detach_copy diagonal_copy expand_copy permute_copy select_copy slice_copy split_copy "
            + "split_with_sizes_copy squeeze_copy t_copy transpose_copy unbind_copy unfold_copy unsqueeze_copy view_copy",
        "torch._sparse": "SparseTensor sparse_coo sparse_csr sparse_coo_tensor spmm smm dsmm "
            + "sparse_csr_tensor sparse_csc_tensor sparse_bsr_tensor "
            + "sparse_compressed_tensor",
        "torch._functions": "celu_ selu_ threshold_ segment_reduce lstm_cell gru_cell rnn_tanh_cell rnn_relu_cell convolution native_layer_norm "
            + "compiled_with_cxx11_abi sym_int sym_float sym_not fractional_max_pool2d fractional_max_pool3d",
        "torch.amp": "autocast GradScaler is_autocast_enabled get_autocast_dtype get_autocast_gpu_dtype get_autocast_cpu_dtype "
            + "is_autocast_cpu_enabled",
    ]
    var names: [String: String] = [:]
    for (module, list) in lists { for name in list.split(separator: " ") { names[String(name)] = module } }
    return names
}()

let torchLibraries: [String: String] = [
    "torch.testing": torchTestingLibrary,
    "torch._extras": torchExtras,
    "torch.amp": torchAutocast,
    "torch.amp.grad_scaler": "from torch.amp import GradScaler",
    "torch.amp.autocast_mode": "from torch.amp import autocast",
    "torch.cuda.amp": #"""
from torch.amp import autocast as _autocast, GradScaler as _GradScaler
class autocast(_autocast):
    def __init__(self, enabled=True, dtype=None, cache_enabled=True):
        super().__init__("cuda", enabled=enabled, dtype=dtype, cache_enabled=cache_enabled)
class GradScaler(_GradScaler):
    def __init__(self, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True):
        super().__init__("cuda", init_scale, growth_factor, backoff_factor, growth_interval, enabled)
"""#,
    "torch.jit": #"""
def script(obj, optimize=None, _frames_up=0, _rcb=None, example_inputs=None):
    return obj
def trace(func, example_inputs=None, *args, **kwargs):
    return func
def script_if_tracing(fn):
    return fn
def ignore(drop=False, **kwargs):
    return drop if callable(drop) else (lambda fn: fn)
def unused(fn):
    return fn
def export(fn):
    return fn
def interface(obj):
    return obj
def is_scripting():
    return False
def is_tracing():
    return False
Final = object
"""#,
    "torch.compiler": #"""
def disable(fn=None, recursive=True, *, reason=None):
    return fn if fn is not None else (lambda f: f)
def allow_in_graph(fn):
    return fn
def is_compiling():
    return False
def is_dynamo_compiling():
    return False
def is_exporting():
    return False
def reset():
    pass
def cudagraph_mark_step_begin():
    pass
def compile(*args, **kwargs):
    import torch
    return torch.compile(*args, **kwargs)
"""#,
    "torch.types": #"""
import torch
from typing import Union
Tensor, Device, Number, Storage = torch.Tensor, torch.device, Union[int, float, bool], object
_int, _float, _bool, _dtype, _device, _size = int, float, bool, torch.dtype, torch.device, torch.Size
"""#,
]

private let torchExtras = #"""
import torch
import torch.nn.functional as F
_reductions = ["none", "mean", "sum"]
def _named(reduction):
    return reduction if isinstance(reduction, str) else _reductions[reduction]
def bilinear(input1, input2, weight, bias=None):
    return F.bilinear(input1, input2, weight, bias)
def embedding(weight, indices, padding_idx=-1, scale_grad_by_freq=False, sparse=False):
    return F.embedding(indices, weight, None if padding_idx == -1 else padding_idx, scale_grad_by_freq=scale_grad_by_freq)
def batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled=False):
    return F.batch_norm(input, running_mean, running_var, weight, bias, training, momentum, eps)
def instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, cudnn_enabled=False):
    return F.instance_norm(input, running_mean, running_var, weight, bias, use_input_stats, momentum, eps)
def max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    return F.max_pool1d(input, kernel_size, stride or None, padding, dilation, ceil_mode)
def max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    return F.max_pool2d(input, kernel_size, stride or None, padding, dilation, ceil_mode)
def max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    return F.max_pool3d(input, kernel_size, stride or None, padding, dilation, ceil_mode)
def max_pool1d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    return F.max_pool1d(input, kernel_size, stride or None, padding, dilation, ceil_mode, return_indices=True)
def adaptive_avg_pool1d(input, output_size):
    return F.adaptive_avg_pool1d(input, output_size)
def adaptive_max_pool1d(input, output_size):
    return F.adaptive_max_pool1d(input, output_size, return_indices=True)
def kl_div(input, target, reduction=0, *, log_target=False):
    return F.kl_div(input, target, reduction=_named(reduction), log_target=log_target)
def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction=0, zero_infinity=False):
    return F.ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, _named(reduction), zero_infinity)
def rrelu(input, lower=0.125, upper=0.3333333333333333, training=False, generator=None):
    return F.rrelu(input, lower, upper, training)
def rrelu_(input, lower=0.125, upper=0.3333333333333333, training=False, generator=None):
    return input.copy_(F.rrelu(input, lower, upper, training))
def hinge_embedding_loss(input, target, margin=1.0, reduction=0):
    return F.hinge_embedding_loss(input, target, margin, reduction=_named(reduction))
def margin_ranking_loss(input1, input2, target, margin=0.0, reduction=0):
    return F.margin_ranking_loss(input1, input2, target, margin, reduction=_named(reduction))
def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2.0, eps=1e-6, swap=False, reduction=0):
    return F.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, reduction=_named(reduction))
def cosine_embedding_loss(input1, input2, target, margin=0.0, reduction=0):
    return F.cosine_embedding_loss(input1, input2, target, margin, reduction=_named(reduction))
def poisson_nll_loss(input, target, log_input, full, eps, reduction):
    return F.poisson_nll_loss(input, target, log_input, full, eps=eps, reduction=_named(reduction))
def binary_cross_entropy_with_logits(input, target, weight=None, pos_weight=None, reduction=0):
    return F.binary_cross_entropy_with_logits(input, target, weight, reduction=_named(reduction), pos_weight=pos_weight)
def alpha_dropout(input, p, train):
    return F.alpha_dropout(input, p, train)
def feature_dropout(input, p, train):
    return F.dropout2d(input, p, train)
def feature_alpha_dropout(input, p, train):
    return F.feature_alpha_dropout(input, p, train)
def native_dropout(input, p, train):
    if not train:
        return input, torch.ones_like(input, dtype=torch.bool)
    mask = torch.empty_like(input).bernoulli_(1 - p)
    return input * mask / (1 - p), mask.bool()
def dropout_(input, p, train):
    return input.copy_(F.dropout(input, p, train))
def alpha_dropout_(input, p, train):
    return input.copy_(F.alpha_dropout(input, p, train))
feature_dropout_ = lambda input, p, train: input.copy_(feature_dropout(input, p, train))
feature_alpha_dropout_ = lambda input, p, train: input.copy_(feature_alpha_dropout(input, p, train))
def grid_sampler(input, grid, interpolation_mode, padding_mode, align_corners):
    return F.grid_sample(input, grid, ["bilinear", "nearest", "bicubic"][interpolation_mode], ["zeros", "border", "reflection"][padding_mode],
                         align_corners)
grid_sampler_2d = grid_sampler_3d = grid_sampler
def norm_except_dim(v, pow=2, dim=0):
    if dim == -1:
        return v.norm(pow)
    return v.transpose(0, dim).flatten(1).norm(pow, dim=1).reshape([1] * dim + [-1] + [1] * (v.ndim - dim - 1))
def embedding_bag(weight, indices, offsets, scale_grad_by_freq=False, mode=0, sparse=False, per_sample_weights=None,
                  include_last_offset=False, padding_idx=None):
    raise NotImplementedError("torch.embedding_bag is left out: use torch.nn.functional.embedding_bag")
_range = range
def histogramdd(input, bins, *, range=None, weight=None, density=False):
    n = input.shape[-1]
    rows = input.reshape(-1, n)
    bins = [bins] * n if isinstance(bins, int) else list(bins)
    edges = []
    for d in _range(n):
        if isinstance(bins[d], torch.Tensor):
            edges.append(bins[d].to(input.dtype))
            continue
        low, high = (range[2 * d], range[2 * d + 1]) if range is not None else (rows[:, d].min().item(), rows[:, d].max().item()) if len(rows) else (0.0, 1.0)
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges.append(torch.linspace(low, high, bins[d] + 1, dtype=input.dtype))
    sizes = [len(e) - 1 for e in edges]
    flat = torch.zeros(len(rows), dtype=torch.int64)
    inside = torch.ones(len(rows), dtype=torch.bool)
    for d in _range(n):
        x = rows[:, d].contiguous()
        place = torch.searchsorted(edges[d], x, right=True) - 1
        place = torch.where(x == edges[d][-1], torch.tensor(sizes[d] - 1), place)
        inside = inside & (x >= edges[d][0]) & (x <= edges[d][-1])
        flat = flat * sizes[d] + place.clamp(0, sizes[d] - 1)
    amounts = torch.ones(len(rows), dtype=input.dtype) if weight is None else weight.reshape(-1)
    total = 1
    for size in sizes:
        total *= size
    hist = torch.zeros(total, dtype=input.dtype).index_add_(0, flat[inside], amounts[inside]).reshape(sizes)
    if density:
        volume = torch.ones([], dtype=input.dtype)
        for d in _range(n):
            volume = volume.unsqueeze(-1) * (edges[d][1:] - edges[d][:-1])
        hist = hist / hist.sum() / volume
    return _HistogramDD(hist, tuple(edges))
class _HistogramDD(tuple):
    def __new__(cls, hist, bin_edges):
        return tuple.__new__(cls, (hist, bin_edges))
    hist = property(lambda self: self[0])
    bin_edges = property(lambda self: self[1])
    def __repr__(self):
        return f"torch.return_types.histogramdd(\nhist={self[0]!r},\nbin_edges={self[1]!r})"
_HistogramDD.__name__ = _HistogramDD.__qualname__ = "histogramdd"
_HistogramDD.__module__ = "torch.return_types"
def nonzero_static(input, *, size, fill_value=-1):
    found = torch.nonzero(input)[:size]
    rest = torch.full((size - len(found), found.shape[1]), fill_value, dtype=torch.int64)
    return torch.cat([found, rest])
def svd_lowrank(A, q=6, niter=2, M=None):
    if M is not None:
        A = A - M
    m, n = A.shape[-2:]
    turned = m < n
    if turned:
        A = A.mT
    Q = _basis(A, q, niter)
    U, S, Vh = torch.linalg.svd(Q.mT @ A, full_matrices=False)
    U, V = Q @ U, Vh.mT
    return (V, S, U) if turned else (U, S, V)
def _basis(A, q, niter):
    Q = torch.linalg.qr(A @ torch.randn(A.shape[-1], q, dtype=A.dtype)).Q
    for _ in _range(niter):
        Q = torch.linalg.qr(A.mT @ Q).Q
        Q = torch.linalg.qr(A @ Q).Q
    return Q
def pca_lowrank(A, q=None, center=True, niter=2):
    m, n = A.shape[-2:]
    if q is None:
        q = min(6, m, n)
    elif not (q >= 0 and q <= min(m, n)):
        raise ValueError(f"q(={q}) must be non-negative integer and not greater than min(m, n)={min(m, n)}")
    return svd_lowrank(A - A.mean(dim=-2, keepdim=True) if center else A, q, niter=niter)
def as_strided_scatter(input, src, size, stride, storage_offset=None):
    made = input.clone()
    made.as_strided(size, stride, storage_offset).copy_(src)
    return made
_state = {"warn": False, "debug": 0, "anomaly": False}
def set_warn_always(b, /):
    _state["warn"] = b
def is_warn_always_enabled():
    return _state["warn"]
def set_deterministic_debug_mode(debug_mode):
    debug_mode = {"default": 0, "warn": 1, "error": 2}.get(debug_mode, debug_mode)
    _state["debug"] = debug_mode
    torch.use_deterministic_algorithms(debug_mode > 0, warn_only=debug_mode == 1)
def get_deterministic_debug_mode():
    return _state["debug"]
def set_anomaly_enabled(mode, check_nan=True):
    _state["anomaly"] = mode
def is_anomaly_enabled():
    return _state["anomaly"]
def is_inference(input):
    return input.is_inference()
def is_neg(input):
    return False
def is_distributed(input):
    return False
def detach_(input):
    return input.detach_()
def resize_as_(input, the_template, *, memory_format=None):
    return input.resize_(the_template.shape)
def as_strided_(input, size, stride, storage_offset=None):
    return input.as_strided_(size, stride, storage_offset)
def embedding_renorm_(input, indices, max_norm, norm_type):
    rows = indices.unique()
    input[rows] = torch.renorm(input[rows], norm_type, 0, max_norm)
    return input
def fill_(input, value):
    return input.fill_(value)
def zero_(input):
    return input.zero_()
def _copy_of(view):
    def made(input, *args, **kwargs):
        result = view(input, *args, **kwargs)
        return tuple([r.clone() for r in result]) if isinstance(result, tuple) else result.clone()
    return made
alias_copy, detach_copy = torch.clone, lambda input: input.detach().clone()
as_strided_copy, diagonal_copy, permute_copy = _copy_of(torch.as_strided), _copy_of(torch.diagonal), _copy_of(torch.permute)
expand_copy = _copy_of(lambda input, size, *, implicit=False: input.expand(size))
select_copy, split_copy, t_copy, transpose_copy = _copy_of(torch.select), _copy_of(torch.split), _copy_of(torch.t), _copy_of(torch.transpose)
split_with_sizes_copy, squeeze_copy = _copy_of(torch.split_with_sizes), _copy_of(torch.squeeze)
unbind_copy, unsqueeze_copy = _copy_of(torch.unbind), _copy_of(torch.unsqueeze)
unfold_copy = _copy_of(lambda input, dimension, size, step: input.unfold(dimension, size, step))
view_copy = _copy_of(lambda input, size: input.view(size))
def slice_copy(input, dim=0, start=None, end=None, step=1):
    return input.movedim(dim, 0)[start:end:step].movedim(0, dim).clone()
"""#
