// Tools around tensors that programs import without needing much of them, in the language: the profiler, attention backends,
// processes that are not there, what overrides functions. Sparse matrices are in TorchSparseLibrary.swift.

let torchToolLibraries: [String: String] = [
    "torch.profiler": torchProfiler,
    "torch.autograd.profiler": "from torch.profiler import record_function, profile, emit_nvtx\n",
    "torch.nn.attention": attentionBackends,
    "torch.nn.parallel": #"""
from torch.nn import DataParallel
class DistributedDataParallel:
    def __init__(self, module, *args, **kwargs):
        raise ValueError("Default process group has not been initialized, please make sure to call init_process_group.")
"""#,
    "torch.nn.modules.utils": #"""
import collections
from itertools import repeat
def _ntuple(n, name="parse"):
    def parse(x):
        return tuple(x) if isinstance(x, collections.abc.Iterable) else tuple(repeat(x, n))
    parse.__name__ = name
    return parse
_single, _pair, _triple, _quadruple = _ntuple(1, "_single"), _ntuple(2, "_pair"), _ntuple(3, "_triple"), _ntuple(4, "_quadruple")
def consume_prefix_in_state_dict_if_present(state_dict, prefix):
    for key in list(state_dict.keys()):
        if key.startswith(prefix):
            state_dict[key[len(prefix):]] = state_dict.pop(key)
    if hasattr(state_dict, "_metadata"):
        metadata = state_dict._metadata
        for key in list(metadata.keys()):
            if len(key) != 0 and (key == prefix.replace(".", "") or key.startswith(prefix)):
                metadata[key[len(prefix):]] = metadata.pop(key)
def _reverse_repeat_tuple(t, n):
    return tuple([x for x in reversed(t) for _ in range(n)])
def _list_with_default(out_size, defaults):
    if isinstance(out_size, (int,)):
        return out_size
    return [v if v is not None else d for v, d in zip(out_size, defaults[-len(out_size):])]
"""#,
    "torch.nn._reduction": #"""
def get_enum(reduction):
    names = {"none": 0, "mean": 1, "elementwise_mean": 1, "sum": 2}
    if reduction not in names:
        raise ValueError(f"{reduction} is not a valid value for reduction")
    return names[reduction]
"""#,
    "torch.nn.common_types": #"""
from typing import Union, Tuple
_size_1_t = Union[int, Tuple[int]]
_size_2_t = Union[int, Tuple[int, int]]
_size_3_t = Union[int, Tuple[int, int, int]]
_size_any_t = Union[int, Tuple[int, ...]]
"""#,
    "torch.distributed": #"""
def is_available():
    return True
def is_initialized():
    return False
def is_nccl_available():
    return False
def is_gloo_available():
    return False
def is_mpi_available():
    return False
def is_torchelastic_launched():
    return False
def _missing(*args, **kwargs):
    raise ValueError("Default process group has not been initialized, please make sure to call init_process_group.")
get_rank = get_world_size = get_backend = barrier = all_reduce = broadcast = reduce = all_gather = gather = scatter = _missing
destroy_process_group = _missing
def init_process_group(*args, **kwargs):
    raise NotImplementedError("torch.distributed: a session is one process, there is no group to make")
class ReduceOp:
    SUM, PRODUCT, MIN, MAX, AVG = "SUM", "PRODUCT", "MIN", "MAX", "AVG"
"""#,
    "torch.overrides": #"""
import torch
def is_tensor_like(inp):
    return type(inp) is torch.Tensor or isinstance(inp, torch.Tensor) or hasattr(inp, "__torch_function__")
def has_torch_function(relevant_args):
    return any(not isinstance(a, torch.Tensor) and hasattr(type(a), "__torch_function__") for a in relevant_args)
def has_torch_function_unary(arg):
    return has_torch_function((arg,))
def has_torch_function_variadic(*args):
    return has_torch_function(args)
def is_tensor_method_or_property(func):
    return hasattr(torch.Tensor, getattr(func, "__name__", ""))
"""#,
    "torch.hub": #"""
def load(repo_or_dir, model, *args, **kwargs):
    raise NotImplementedError("torch.hub: sessions have no network: models are made in cells, or read from files")
load_state_dict_from_url = list = help = download_url_to_file = load
"""#,
    "torch.onnx": #"""
def export(*args, **kwargs):
    raise NotImplementedError("torch.onnx: models are not exported: torch.save writes them")
def is_in_onnx_export():
    return False
"""#,
    "torch.cpu": #"""
def is_available():
    return True
def device_count():
    return 1
def current_device():
    return "cpu"
def synchronize(device=None):
    pass
"""#,
    "torch.xpu": "def is_available():\n    return False\ndef device_count():\n    return 0\n",
    "torch.mtia": "def is_available():\n    return False\ndef device_count():\n    return 0\n",
    "torch.__config__": #"""
def show():
    return "PyTorch built with:\n  - tensrepl's kernels\n  - OpenBLAS\n  - FFTW\n  - oneDNN\n"
def parallel_info():
    import torch
    return f"ATen/Parallel:\n\tat::get_num_threads() : {torch.get_num_threads()}\n"
"""#,
    "torch.signal": "import torch.signal.windows as windows\n",
    "torch.signal.windows": #"""
import math
import torch
def _even(name, M, sym, options, make):
    if M < 0:
        raise ValueError(f"{name} requires non-negative window length, got M={M}")
    dtype = options.get("dtype") or torch.get_default_dtype()
    if dtype not in (torch.float32, torch.float64):
        raise ValueError(f"{name} expects float32 or float64 dtypes, got: {dtype}")
    return torch.empty(0, **options) if M == 0 else make(M, not sym)
def hann(M, *, sym=True, **options):
    return general_hamming(M, alpha=0.5, sym=sym, **options)
def hamming(M, *, sym=True, **options):
    return general_hamming(M, sym=sym, **options)
def general_hamming(M, *, alpha=0.54, sym=True, **options):
    return general_cosine(M, a=[alpha, 1.0 - alpha], sym=sym, **options)
def blackman(M, *, sym=True, **options):
    if M < 0:
        raise ValueError(f"blackman requires non-negative window length, got M={M}")
    return general_cosine(M, a=[0.42, 0.5, 0.08], sym=sym, **options)
def nuttall(M, *, sym=True, **options):
    return general_cosine(M, a=[0.3635819, 0.4891775, 0.1365995, 0.0106411], sym=sym, **options)
def kaiser(M, *, beta=12.0, sym=True, **options):
    if beta < 0:
        raise ValueError(f"beta must be non-negative, got: {beta} instead.")
    return _even("kaiser", M, sym, options, lambda M, periodic: torch.kaiser_window(M, periodic, beta, **options))
def exponential(M, *, center=None, tau=1.0, sym=True, **options):
    def make(M, periodic):
        middle = (M if periodic and M > 1 else M - 1) / 2.0 if center is None else center
        constant = 1 / tau
        return torch.exp(-torch.abs(torch.linspace(-middle * constant, (-middle + (M - 1)) * constant, M, **options)))
    if M >= 0 and tau <= 0:
        raise ValueError(f"Tau must be positive, got: {tau} instead.")
    if M >= 0 and sym and center is not None:
        raise ValueError("Center must be None for symmetric windows")
    return _even("exponential", M, sym, options, make)
def general_cosine(M, *, a, sym=True, **options):
    if M >= 0 and not isinstance(a, (list, tuple)):
        raise TypeError("Coefficients must be a list/tuple")
    if M >= 0 and not a:
        raise ValueError("Coefficients cannot be empty")
    def make(M, periodic):
        if M == 1:
            return torch.ones(1, **options)
        constant = 2 * math.pi / (M if periodic else M - 1)
        k = torch.linspace(0, (M - 1) * constant, M, **options)
        weights = torch.tensor([(-1) ** i * w for i, w in enumerate(a)], dtype=k.dtype)
        i = torch.arange(len(a), dtype=k.dtype)
        return (weights.unsqueeze(-1) * torch.cos(i.unsqueeze(-1) * k)).sum(0)
    return _even("general_cosine", M, sym, options, make)
def cosine(M, *, sym=True, **options):
    def make(M, periodic):
        constant = math.pi / (M + 1 if periodic and M > 1 else M)
        return torch.sin(torch.linspace(0.5 * constant, (M - 0.5) * constant, M, **options))
    return _even("cosine", M, sym, options, make)
def gaussian(M, *, std=1.0, sym=True, **options):
    if std <= 0:
        raise ValueError(f"Standard deviation must be positive, got: {std} instead.")
    def make(M, periodic):
        start = -(M if periodic and M > 1 else M - 1) / 2.0
        constant = 1 / (std * math.sqrt(2))
        return torch.exp(-torch.linspace(start * constant, (start + (M - 1)) * constant, M, **options) ** 2)
    return _even("gaussian", M, sym, options, make)
def bartlett(M, *, sym=True, **options):
    def make(M, periodic):
        constant = 2 / (M if periodic else M - 1)
        return 1 - torch.abs(torch.linspace(-1, -1 + (M - 1) * constant, M, **options))
    return _even("bartlett", M, sym, options, lambda M, periodic: torch.ones(1, **options) if M == 1 else make(M, periodic))
"""#,
]

private let attentionBackends = #"""
import enum
from torch.nn.modules.attention import *
class SDPBackend(enum.IntEnum):
    ERROR = -1
    MATH = 0
    FLASH_ATTENTION = 1
    EFFICIENT_ATTENTION = 2
    CUDNN_ATTENTION = 3
    OVERRIDEABLE = 4
    def __repr__(self):
        return f"<SDPBackend.{self.name}: {int(self)}>"
    def __str__(self):
        return f"SDPBackend.{self.name}"
class sdpa_kernel:
    def __init__(self, backends, set_priority=False):
        if not isinstance(backends, (list, SDPBackend)):
            raise AssertionError("Backend must be an instance of SDPBackend or a list of SDPBackend instances")
    def __enter__(self):
        return {}
    def __exit__(self, *args):
        return None
"""#

private let torchProfiler = #"""
import enum
import time
import warnings
class ProfilerActivity(enum.Enum):
    CPU = 0
    XPU = 1
    MTIA = 2
    CUDA = 3
class ProfilerAction(enum.Enum):
    NONE = 0
    WARMUP = 1
    RECORD = 2
    RECORD_AND_SAVE = 3
_open = []
class record_function:
    def __init__(self, name, args=None):
        self.name, self.args = name, args
    def __enter__(self):
        self._start = time.perf_counter()
        return self
    def __exit__(self, *args):
        for profiler in _open:
            profiler._add(self.name, time.perf_counter() - self._start)
    def __call__(self, fn):
        def wrapper(*args, **kwargs):
            with record_function(self.name):
                return fn(*args, **kwargs)
        return wrapper
class _Event:
    def __init__(self, key):
        self.key, self.count, self.cpu_time_total = key, 0, 0.0
    cpu_time = property(lambda self: self.cpu_time_total / self.count if self.count else 0.0)
    self_cpu_time_total = property(lambda self: self.cpu_time_total)
    def __repr__(self):
        return f"<FunctionEventAvg key={self.key} self_cpu_time={self.self_cpu_time_total:.3f}us cpu_time={self.cpu_time:.3f}us>"
class _Averages(list):
    def table(self, sort_by=None, row_limit=100, max_src_column_width=75, header=None, top_level_events_only=False, **rest):
        rows = sorted(self, key=lambda e: -e.cpu_time_total)[:row_limit] if sort_by else self[:row_limit]
        width = max([len(e.key) for e in rows] + [20])
        line = "  ".join(["-" * width, "-" * 12, "-" * 12, "-" * 10])
        lines = [line, f"{'Name':>{width}}  {'CPU total':>12}  {'CPU time avg':>12}  {'# of Calls':>10}", line]
        lines += [f"{e.key:>{width}}  {e.cpu_time_total:>10.3f}us  {e.cpu_time:>10.3f}us  {e.count:>10}" for e in rows]
        return "\n".join(lines + [line])
    def total_average(self):
        total = _Event("Total")
        for event in self:
            total.count += event.count
            total.cpu_time_total += event.cpu_time_total
        return total
class profile:
    def __init__(self, activities=None, schedule=None, on_trace_ready=None, record_shapes=False, profile_memory=False, with_stack=False,
                 with_flops=False, with_modules=False, **rest):
        self.schedule, self.on_trace_ready, self.step_num, self._events = schedule, on_trace_ready, 0, {}
    def _add(self, name, seconds):
        event = self._events.setdefault(name, _Event(name))
        event.count += 1
        event.cpu_time_total += seconds * 1e6
    def __enter__(self):
        self.start()
        return self
    def __exit__(self, *args):
        self.stop()
    def start(self):
        self._start = time.perf_counter()
        _open.append(self)
    def stop(self):
        if self in _open:
            _open.remove(self)
            if self.on_trace_ready is not None:
                self.on_trace_ready(self)
    def step(self):
        self._add(f"ProfilerStep#{self.step_num}", time.perf_counter() - self._start)
        self.step_num += 1
        self._start = time.perf_counter()
    def key_averages(self, group_by_input_shape=False, group_by_stack_n=0, **rest):
        return _Averages(self._events.values())
    events = key_averages
    def export_chrome_trace(self, path):
        raise NotImplementedError("torch.profiler: traces are not written: %tape lists operations with their times")
def schedule(*, wait, warmup, active, repeat=0, skip_first=0, skip_first_wait=0):
    def action(step):
        if step < skip_first:
            return ProfilerAction.NONE
        step -= skip_first
        span = wait + warmup + active
        if repeat > 0 and step / span >= repeat:
            return ProfilerAction.NONE
        place = step % span
        if place < wait:
            return ProfilerAction.NONE
        if place < wait + warmup:
            return ProfilerAction.WARMUP
        return ProfilerAction.RECORD if place < span - 1 else ProfilerAction.RECORD_AND_SAVE
    return action
def tensorboard_trace_handler(dir_name, worker_name=None, use_gzip=False):
    def handler(prof):
        warnings.warn("torch.profiler: traces are not written: %tape lists operations with their times")
    return handler
class emit_nvtx:
    def __init__(self, enabled=True, record_shapes=False):
        pass
    def __enter__(self):
        return self
    def __exit__(self, *args):
        return None
"""#
