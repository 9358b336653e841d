// More functions of `torch` that few programs call, in the language: cells of recurrent layers, segments, polynomials, pooling over
// windows that are drawn.

let torchFunctionLibraries: [String: String] = ["torch._functions": torchFunctions, "torch._polynomials": torchPolynomials]

/// Polynomials and Bessel functions of `torch.special` that are written in the language.
let polynomialNames = [
    "chebyshev_polynomial_t", "chebyshev_polynomial_u", "chebyshev_polynomial_v", "chebyshev_polynomial_w", "hermite_polynomial_h",
    "hermite_polynomial_he", "laguerre_polynomial_l", "legendre_polynomial_p", "shifted_chebyshev_polynomial_t",
    "shifted_chebyshev_polynomial_u", "shifted_chebyshev_polynomial_v", "shifted_chebyshev_polynomial_w", "spherical_bessel_j0",
]

private let torchFunctions = #"""
import math
import torch
import torch.nn.functional as F
def celu_(input, alpha=1.0):
    return input.copy_(torch.celu(input, alpha))
def selu_(input):
    return input.copy_(torch.selu(input))
def threshold_(input, threshold, value):
    return input.copy_(torch.threshold(input, threshold, value))
def compiled_with_cxx11_abi():
    return True
def sym_int(a):
    return math.floor(a) if a >= 0 else math.ceil(a)
def sym_float(a):
    return float(a)
def sym_not(a):
    return not a
def convolution(input, weight, bias, stride, padding, dilation, transposed, output_padding, groups):
    rank = weight.dim() - 2
    if transposed:
        return getattr(F, f"conv_transpose{rank}d")(input, weight, bias, stride, padding, output_padding, groups, dilation)
    return getattr(F, f"conv{rank}d")(input, weight, bias, stride, padding, dilation, groups)
def native_layer_norm(input, normalized_shape, weight, bias, eps):
    dims = tuple(range(-len(normalized_shape), 0))
    spread = torch.rsqrt(input.var(dims, unbiased=False, keepdim=True) + eps)
    return F.layer_norm(input, normalized_shape, weight, bias, eps), input.mean(dims, keepdim=True), spread
def segment_reduce(data, reduce, *, lengths=None, indices=None, offsets=None, axis=0, unsafe=False, initial=None):
    if lengths is None and offsets is None:
        raise RuntimeError("segment_reduce(): Either lengths or offsets must be defined.")
    if lengths is None:
        lengths = offsets[1:] - offsets[:-1]
    empty = {"sum": 0.0, "mean": math.nan, "max": -math.inf, "min": math.inf, "prod": 1.0}
    if reduce not in empty:
        raise RuntimeError(f"aten::segment_reduce(): unsupported reduction {reduce}")
    start = empty[reduce] if initial is None else initial
    rows = []
    for part in data.split(lengths.tolist()):
        if len(part) == 0:
            rows.append(torch.full(data.shape[1:], start, dtype=data.dtype))
        elif reduce == "sum":
            rows.append(part.sum(0) + (initial or 0.0) if initial else part.sum(0))
        elif reduce == "mean":
            rows.append(part.mean(0))
        elif reduce == "prod":
            rows.append(part.prod(0) if initial is None else part.prod(0) * initial)
        else:
            found = part.amax(0) if reduce == "max" else part.amin(0)
            rows.append(found if initial is None else found.clamp(min=initial) if reduce == "max" else found.clamp(max=initial))
    return torch.stack(rows)
def lstm_cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
    h, c = hx
    i, f, g, o = (F.linear(input, w_ih, b_ih) + F.linear(h, w_hh, b_hh)).chunk(4, 1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c
def gru_cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
    ir, iz, i_n = F.linear(input, w_ih, b_ih).chunk(3, 1)
    hr, hz, h_n = F.linear(hx, w_hh, b_hh).chunk(3, 1)
    r, z = torch.sigmoid(ir + hr), torch.sigmoid(iz + hz)
    n = torch.tanh(i_n + r * h_n)
    return (hx - n) * z + n
def rnn_tanh_cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
    return torch.tanh(F.linear(input, w_ih, b_ih) + F.linear(hx, w_hh, b_hh))
def rnn_relu_cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
    return torch.relu(F.linear(input, w_ih, b_ih) + F.linear(hx, w_hh, b_hh))

def _starts(sample, size, window, count):
    if count == 1:
        return [size - window]
    step = (size - window) / (count - 1)
    return [int((i + sample) * step) - int(sample * step) for i in range(count - 1)] + [size - window]
def _fractional(input, kernel_size, output_size, samples, return_indices, rank):
    kernel = (kernel_size,) * rank if isinstance(kernel_size, int) else tuple(kernel_size)
    output = (output_size,) * rank if isinstance(output_size, int) else tuple(output_size)
    x = input if input.dim() == rank + 2 else input.unsqueeze(0)
    sizes = tuple(x.shape[2:])
    for name, size, window, count in zip(("time", "height", "width")[-rank:], sizes, kernel, output):
        if count + window - 1 > size:
            raise RuntimeError(f"fractional_max_pool{rank}d(): pool {name} {window} too large relative to input {name} {size}")
    if samples is None:
        samples = torch.rand(x.shape[0], x.shape[1], rank, dtype=x.dtype)
    # The last dimension takes the first sample.
    offsets = []
    for plane in samples.reshape(-1, rank).tolist():
        places = torch.zeros(output + kernel, dtype=torch.int64)
        for d in range(rank):
            starts = torch.tensor(_starts(plane[rank - 1 - d] if rank == 2 else plane[d], sizes[d], kernel[d], output[d]))
            wide = starts[:, None] + torch.arange(kernel[d])
            shape = [1] * (2 * rank)
            shape[d], shape[rank + d] = output[d], kernel[d]
            places = places * sizes[d] + wide.reshape(shape)
        offsets.append(places.reshape(-1, math.prod(kernel)))
    flat = x.reshape(x.shape[0] * x.shape[1], -1)
    index = torch.stack(offsets)
    windows = flat.gather(1, index.flatten(1)).reshape(index.shape)
    values, best = windows.max(-1)
    shape = tuple(x.shape[:2]) + output
    places = index.gather(-1, best.unsqueeze(-1)).reshape(shape)
    values = values.reshape(shape)
    if input.dim() == rank + 1:
        values, places = values.squeeze(0), places.squeeze(0)
    return (values, places) if return_indices else values
def _fractional_size(input, output_size, output_ratio, rank):
    if output_size is None and output_ratio is None:
        raise ValueError(f"fractional_max_pool{rank}d requires specifying either an output_size or an output_ratio")
    if output_size is not None:
        return output_size
    ratio = (output_ratio,) * rank if isinstance(output_ratio, float) else output_ratio
    return tuple([int(size * r) for size, r in zip(input.shape[-rank:], ratio)])
def fractional_max_pool2d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
    return _fractional(input, kernel_size, _fractional_size(input, output_size, output_ratio, 2), _random_samples, return_indices, 2)
def fractional_max_pool3d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
    return _fractional(input, kernel_size, _fractional_size(input, output_size, output_ratio, 3), _random_samples, return_indices, 3)
"""#

private let torchPolynomials = #"""
import torch
def _recurrence(name, second, following):
    def value(x, n):
        if n < 0:
            return torch.zeros_like(x)
        before, value = torch.ones_like(x), second(x)
        if n == 0:
            return before
        for k in range(1, n):
            before, value = value, following(k, x, value, before)
        return value
    def polynomial(x, n, *, out=None):
        if not isinstance(x, torch.Tensor) and not isinstance(n, torch.Tensor):
            raise TypeError(f"special_{name}() received an invalid combination of arguments - got ({type(x).__name__}, {type(n).__name__}), but expected one of:\n * (Tensor x, Tensor n, *, Tensor out = None)\n * (Number x, Tensor n, *, Tensor out = None)\n * (Tensor x, Number n, *, Tensor out = None)\n")
        dtype = torch.result_type(x, n)
        if dtype in (torch.float16, torch.bfloat16):
            raise NotImplementedError(f"\"{name}_cpu\" not implemented for '{'Half' if dtype == torch.float16 else 'BFloat16'}'")
        if not dtype.is_floating_point:
            dtype = torch.get_default_dtype()
        x = torch.as_tensor(x).to(dtype)
        if not isinstance(n, torch.Tensor):
            result = value(x, int(n))
        else:
            x, order = torch.broadcast_tensors(x, n.long())
            result = torch.zeros_like(x)
            for k in sorted(set(order.flatten().tolist())):
                result = torch.where(order == k, value(x, k), result)
        return result if out is None else out.copy_(result)
    return polynomial
def _moved(name, polynomial):
    def shifted(x, n, *, out=None):
        return polynomial(x + x - 1 if isinstance(x, (int, float)) or x.is_floating_point() else x.to(torch.get_default_dtype()) * 2 - 1, n, out=out)
    return shifted
_double = lambda k, x, p, q: (x + x) * p - q
chebyshev_polynomial_t = _recurrence("chebyshev_polynomial_t", lambda x: x, _double)
chebyshev_polynomial_u = _recurrence("chebyshev_polynomial_u", lambda x: x + x, _double)
chebyshev_polynomial_v = _recurrence("chebyshev_polynomial_v", lambda x: x + x - 1, _double)
chebyshev_polynomial_w = _recurrence("chebyshev_polynomial_w", lambda x: x + x + 1, _double)
hermite_polynomial_h = _recurrence("hermite_polynomial_h", lambda x: x + x, lambda k, x, p, q: (x + x) * p - 2 * k * q)
hermite_polynomial_he = _recurrence("hermite_polynomial_he", lambda x: x, lambda k, x, p, q: x * p - k * q)
laguerre_polynomial_l = _recurrence("laguerre_polynomial_l", lambda x: 1 - x, lambda k, x, p, q: ((2 * k + 1 - x) * p - k * q) / (k + 1))
legendre_polynomial_p = _recurrence("legendre_polynomial_p", lambda x: x, lambda k, x, p, q: ((2 * k + 1) * x * p - k * q) / (k + 1))
shifted_chebyshev_polynomial_t = _moved("shifted_chebyshev_polynomial_t", chebyshev_polynomial_t)
shifted_chebyshev_polynomial_u = _moved("shifted_chebyshev_polynomial_u", chebyshev_polynomial_u)
shifted_chebyshev_polynomial_v = _moved("shifted_chebyshev_polynomial_v", chebyshev_polynomial_v)
shifted_chebyshev_polynomial_w = _moved("shifted_chebyshev_polynomial_w", chebyshev_polynomial_w)
def spherical_bessel_j0(input):
    return torch.sinc(input / torch.pi)
"""#
