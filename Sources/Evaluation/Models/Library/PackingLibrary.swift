// `torch.nn.utils`, in the language: clipping of gradients, parameters as one vector, and sequences of several lengths.

let gradientLibrary = #"""
import _optim
import torch
import warnings
from torch import Tensor

def _listed(tensors):
    return [tensors] if isinstance(tensors, Tensor) else list(tensors)

@torch.no_grad()
def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    tensors = _listed(tensors)
    norm_type = float(norm_type)
    if len(tensors) == 0:
        return torch.tensor(0.0)
    total = _optim.total_norm(tensors) if norm_type == 2.0 else None
    if total is None:
        total = torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(g, norm_type) for g in tensors]), norm_type)
    if error_if_nonfinite and not total.isfinite():
        raise RuntimeError(f"The total norm of order {norm_type} for gradients from `parameters` is non-finite, so it cannot be clipped. "
                           "To disable this error and scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`")
    return total

@torch.no_grad()
def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
    share = torch.clamp(float(max_norm) / (total_norm + 1e-6), max=1.0)
    gradients = [p.grad for p in _listed(parameters) if p.grad is not None]
    if not _optim.scale(gradients, share):
        for g in gradients:
            g.mul_(share)

def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    is_generator = type(parameters).__name__ == "generator"
    parameters = _listed(parameters)
    if is_generator and len(parameters) == 0:
        warnings.warn("`parameters` is an empty generator, no gradient clipping will occur.", stacklevel=3)
    total = get_total_norm([p.grad for p in parameters if p.grad is not None], norm_type, error_if_nonfinite)
    clip_grads_with_norm_(parameters, max_norm, total)
    return total

def clip_grad_norm(*args, **kwargs):
    warnings.warn("`torch.nn.utils.clip_grad_norm` is now deprecated in favor of `torch.nn.utils.clip_grad_norm_`.", FutureWarning, stacklevel=2)
    return clip_grad_norm_(*args, **kwargs)

@torch.no_grad()
def clip_grad_value_(parameters, clip_value, foreach=None):
    clip_value = float(clip_value)
    for p in _listed(parameters):
        if p.grad is not None:
            p.grad.clamp_(min=-clip_value, max=clip_value)

def parameters_to_vector(parameters):
    return torch.cat([p.view(-1) for p in parameters])

def vector_to_parameters(vec, parameters):
    if not isinstance(vec, Tensor):
        raise TypeError(f"expected torch.Tensor, but got: {type(vec).__name__}")
    start = 0
    for p in parameters:
        p.data = vec[start:start + p.numel()].view_as(p).data
        start += p.numel()

def skip_init(module_cls, *args, **kwargs):
    return module_cls(*args, **kwargs)

def _lengths(v, dim):
    """The length of each slice of a dimension; of the whole for -1."""
    if dim == -1:
        return v.norm()
    return torch.linalg.vector_norm(v, dim=[d for d in range(v.dim()) if d != dim % v.dim()], keepdim=True)
def _scaled(v, g, dim):
    return v * (g / _lengths(v, dim))
def weight_norm(module, name="weight", dim=0):
    from torch.nn.utils import _weight_norm
    return _weight_norm.weight_norm(module, name, dim)
def remove_weight_norm(module, name="weight"):
    from torch.nn.utils import _weight_norm
    return _weight_norm.remove_weight_norm(module, name)
def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    from torch.nn.utils import _spectral_norm
    return _spectral_norm.spectral_norm(module, name, n_power_iterations, eps, dim)
def remove_spectral_norm(module, name="weight"):
    from torch.nn.utils import _spectral_norm
    return _spectral_norm.remove_spectral_norm(module, name)
def fuse_conv_bn_eval(conv, bn, transpose=False):
    from torch.nn.utils import fusion
    return fusion.fuse_conv_bn_eval(conv, bn, transpose)
def fuse_linear_bn_eval(linear, bn):
    from torch.nn.utils import fusion
    return fusion.fuse_linear_bn_eval(linear, bn)
"""#

let packingLibrary = #"""
import torch
from collections import namedtuple
from torch import Tensor

def _inverted(permutation):
    return None if permutation is None else invert_permutation(permutation)

PackedSequence_ = namedtuple("PackedSequence_", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"])

class PackedSequence(PackedSequence_):
    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        if unsorted_indices is None:
            unsorted_indices = _inverted(sorted_indices)
        if batch_sizes is None:
            data, batch_sizes = data
        return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)
    def to(self, *args, **kwargs):
        data = self.data.to(*args, **kwargs)
        return self if data is self.data else PackedSequence(data, self.batch_sizes, self.sorted_indices, self.unsorted_indices)
    def cpu(self):
        return self
    def double(self):
        return self.to(dtype=torch.double)
    def float(self):
        return self.to(dtype=torch.float)
    def long(self):
        return self.to(dtype=torch.long)
    def int(self):
        return self.to(dtype=torch.int)
    @property
    def is_cuda(self):
        return False

def invert_permutation(permutation):
    if permutation is None:
        return None
    output = torch.empty_like(permutation)
    output.scatter_(0, permutation, torch.arange(0, permutation.numel()))
    return output

def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    lengths = lengths.to(dtype=torch.int64) if isinstance(lengths, Tensor) else torch.as_tensor(lengths, dtype=torch.int64)
    order = None
    if not enforce_sorted:
        lengths, order = torch.sort(lengths, descending=True)
        input = input.index_select(0 if batch_first else 1, order)
    if batch_first:
        input = input.transpose(0, 1)
    if input.numel() == 0:
        raise RuntimeError("Cannot pack empty tensors.")
    sizes = lengths.tolist()
    if len(sizes) != input.size(1):
        raise RuntimeError(f"Expected `len(lengths)` to be equal to batch_size, but got {len(sizes)} (batch_size={input.size(1)})")
    if sizes[-1] <= 0:
        raise RuntimeError("Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
    for before, after in zip(sizes, sizes[1:]):
        if after > before:
            raise RuntimeError("`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX exportability.")
    if sizes[0] > input.size(0):
        raise RuntimeError(f"Expected lengths to be at most the padded length {input.size(0)}, got {sizes[0]}")
    batch_sizes = [sum(1 for size in sizes if size > step) for step in range(sizes[0])]
    data = _packed(input, batch_sizes)
    return PackedSequence(data, torch.tensor(batch_sizes), order, None)

def _packed(input, batch_sizes):
    batch = input.size(1)
    rows = [step * batch + i for step, count in enumerate(batch_sizes) for i in range(count)]
    flat = input.reshape(input.size(0) * batch, *input.shape[2:])
    return flat.index_select(0, torch.tensor(rows))

def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    sizes = sequence.batch_sizes.tolist()
    length = len(sizes)
    if total_length is not None:
        if total_length < length:
            raise ValueError(f"Expected total_length to be at least the length of the longest sequence in input, but got total_length={total_length} and max sequence length being {length}")
        length = total_length
    batch = sizes[0]
    data = sequence.data
    if len(sizes) == length and sizes[-1] == batch:
        padded = data.reshape(length, batch, *data.shape[1:])
    else:
        count = data.size(0)
        rows, start = [], 0
        for step in range(length):
            present = sizes[step] if step < len(sizes) else 0
            rows += range(start, start + present)
            rows += [count] * (batch - present)
            start += present
        padding = torch.full((1, *data.shape[1:]), padding_value, dtype=data.dtype)
        padded = torch.cat([data, padding]).index_select(0, torch.tensor(rows)).reshape(length, batch, *data.shape[1:])
    lengths = torch.tensor([sum(1 for size in sizes if size > i) for i in range(batch)])
    if batch_first:
        padded = padded.transpose(0, 1)
    back = sequence.unsorted_indices
    if back is None:
        return padded, lengths
    return padded.index_select(0 if batch_first else 1, back), lengths[back]

def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    if not hasattr(sequences, "__iter__"):
        raise RuntimeError(f"pad_sequence: Expected iterable for input sequences, but got arg of type: {type(sequences)}")
    sequences = list(sequences)
    if not sequences:
        raise RuntimeError("received an empty list of sequences")
    if padding_side not in ("left", "right"):
        raise RuntimeError(f"Expected padding_side to be one of left or right, but got {padding_side}.")
    longest = max(s.size(0) for s in sequences)
    first = sequences[0]
    for s in sequences:
        if s.shape[1:] != first.shape[1:]:
            first.new_zeros(first.shape[1:]) + first.new_zeros(s.shape[1:])
    shape = (len(sequences), longest) if batch_first else (longest, len(sequences))
    padded = torch.full((*shape, *first.shape[1:]), padding_value, dtype=first.dtype)
    for i, sequence in enumerate(sequences):
        start = 0 if padding_side == "right" else longest - sequence.size(0)
        if batch_first:
            padded[i, start:start + sequence.size(0)] = sequence
        else:
            padded[start:start + sequence.size(0), i] = sequence
    return padded

def unpad_sequence(padded_sequences, lengths, batch_first=False):
    if not batch_first:
        padded_sequences = padded_sequences.transpose(0, 1)
    places = torch.arange(padded_sequences.shape[1])
    return [sequence[places < length] for sequence, length in zip(padded_sequences, lengths)]

def pack_sequence(sequences, enforce_sorted=True):
    lengths = torch.as_tensor([s.size(0) for s in sequences])
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)

def unpack_sequence(packed_sequences):
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)
"""#
