// `torch.utils.data`: data sets, and the loader that makes batches of them, in the language. Samplers and collating are in
// DataLibrary+Batches.swift.

let dataLibraries: [String: String] = [
    "torch.utils.data": batchLibrary + dataLibrary,
    "torch.utils.data.dataset":
        "from torch.utils.data import Dataset, IterableDataset, TensorDataset, ConcatDataset, ChainDataset, StackDataset, Subset, random_split\n",
    "torch.utils.data.dataloader": "from torch.utils.data import DataLoader, default_collate\n",
    "torch.utils.data.distributed": "from torch.utils.data import DistributedSampler\n",
    "torch.utils.data.sampler":
        "from torch.utils.data import Sampler, SequentialSampler, RandomSampler, SubsetRandomSampler, WeightedRandomSampler, BatchSampler\n",
]

private let dataLibrary = #"""

class Dataset:
    def __class_getitem__(cls, item):
        return cls
    def __getitem__(self, index):
        raise NotImplementedError("Subclasses of Dataset should implement __getitem__.")
    def __add__(self, other):
        return ConcatDataset([self, other])

class IterableDataset(Dataset):
    def __iter__(self):
        raise NotImplementedError
    def __add__(self, other):
        return ChainDataset([self, other])

class TensorDataset(Dataset):
    def __init__(self, *tensors):
        if any(tensors[0].size(0) != tensor.size(0) for tensor in tensors):
            raise AssertionError("Size mismatch between tensors")
        self.tensors = tensors
    def __getitem__(self, index):
        return tuple([tensor[index] for tensor in self.tensors])
    def __len__(self):
        return self.tensors[0].size(0)

class StackDataset(Dataset):
    def __init__(self, *args, **kwargs):
        if args and kwargs:
            raise ValueError("Supported either ``tuple``- (via ``args``) or``dict``- (via ``kwargs``) like input/output, but both types are given.")
        if not args and not kwargs:
            raise ValueError("At least one dataset should be passed")
        parts = list(args or kwargs.values())
        self._length = len(parts[0])
        if any(self._length != len(part) for part in parts):
            raise ValueError("Size mismatch between datasets")
        self.datasets = args or kwargs
    def __getitem__(self, index):
        if isinstance(self.datasets, dict):
            return {key: part[index] for key, part in self.datasets.items()}
        return tuple([part[index] for part in self.datasets])
    def __len__(self):
        return self._length

class ConcatDataset(Dataset):
    def __init__(self, datasets):
        self.datasets = list(datasets)
        if len(self.datasets) == 0:
            raise AssertionError("datasets should not be an empty iterable")
        for d in self.datasets:
            if isinstance(d, IterableDataset):
                raise AssertionError("ConcatDataset does not support IterableDataset")
        self.cumulative_sizes = self.cumsum(self.datasets)
    @staticmethod
    def cumsum(sequence):
        return list(itertools.accumulate(len(part) for part in sequence))
    def __len__(self):
        return self.cumulative_sizes[-1]
    def __getitem__(self, idx):
        if idx < 0:
            if -idx > len(self):
                raise ValueError("absolute value of index should not exceed dataset length")
            idx += len(self)
        place = bisect.bisect_right(self.cumulative_sizes, idx)
        return self.datasets[place][idx - (self.cumulative_sizes[place - 1] if place > 0 else 0)]

class ChainDataset(IterableDataset):
    def __init__(self, datasets):
        self.datasets = datasets
    def _parts(self):
        for d in self.datasets:
            if not isinstance(d, IterableDataset):
                raise AssertionError("ChainDataset only supports IterableDataset")
            yield d
    def __iter__(self):
        for d in self._parts():
            yield from d
    def __len__(self):
        return sum(len(d) for d in self._parts())

class Subset(Dataset):
    def __init__(self, dataset, indices):
        self.dataset = dataset
        self.indices = indices
    def __getitem__(self, idx):
        if isinstance(idx, list):
            return self.dataset[[self.indices[i] for i in idx]]
        return self.dataset[self.indices[idx]]
    def __getitems__(self, indices):
        chosen = [self.indices[i] for i in indices]
        if callable(getattr(self.dataset, "__getitems__", None)):
            return self.dataset.__getitems__(chosen)
        return [self.dataset[i] for i in chosen]
    def __len__(self):
        return len(self.indices)

def random_split(dataset, lengths, generator=None):
    if math.isclose(sum(lengths), 1) and sum(lengths) <= 1:
        counts = []
        for i, share in enumerate(lengths):
            if share < 0 or share > 1:
                raise ValueError(f"Fraction at index {i} is not between 0 and 1")
            counts.append(math.floor(len(dataset) * share))
        for i in range(len(dataset) - sum(counts)):
            counts[i % len(counts)] += 1
        lengths = counts
        for i, length in enumerate(lengths):
            if length == 0:
                warnings.warn(f"Length of split at index {i} is 0. This might result in an empty dataset.", stacklevel=2)
    if sum(lengths) != len(dataset):
        raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
    order = torch.randperm(sum(lengths), generator=generator).tolist()
    return [Subset(dataset, order[end - length:end]) for end, length in zip(itertools.accumulate(lengths), lengths)]

class DataLoader:
    def __class_getitem__(cls, item):
        return cls
    _ready = False

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None,
                 pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None, multiprocessing_context=None, generator=None, *,
                 prefetch_factor=None, persistent_workers=False, pin_memory_device="", in_order=True):
        if num_workers < 0:
            raise ValueError("num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.")
        if timeout < 0:
            raise ValueError("timeout option should be non-negative")
        if num_workers == 0 and prefetch_factor is not None:
            raise ValueError("prefetch_factor option could only be specified in multiprocessing.let num_workers > 0 to enable multiprocessing, otherwise set prefetch_factor to None.")
        if num_workers > 0 and prefetch_factor is None:
            prefetch_factor = 2
        elif prefetch_factor is not None and prefetch_factor < 0:
            raise ValueError("prefetch_factor option should be non-negative")
        if persistent_workers and num_workers == 0:
            raise ValueError("persistent_workers option needs num_workers > 0")
        self.dataset = dataset
        self.num_workers = num_workers
        self.prefetch_factor = prefetch_factor
        self.pin_memory = pin_memory
        self.timeout = timeout
        self.worker_init_fn = worker_init_fn
        self._iterable = isinstance(dataset, IterableDataset)
        if self._iterable:
            for name, value, absent in (("shuffle", shuffle, not shuffle), ("sampler", sampler, sampler is None), ("batch_sampler", batch_sampler, batch_sampler is None)):
                if not absent:
                    raise ValueError(f"DataLoader with IterableDataset: expected unspecified {name} option, but got {name}={value}")
        if sampler is not None and shuffle:
            raise ValueError("sampler option is mutually exclusive with shuffle")
        if batch_sampler is not None:
            if batch_size != 1 or shuffle or sampler is not None or drop_last:
                raise ValueError("batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last")
            batch_size = None
            drop_last = False
        elif batch_size is None and drop_last:
            raise ValueError("batch_size=None option disables auto-batching and is mutually exclusive with drop_last")
        if sampler is None:
            if self._iterable:
                sampler = _InfiniteConstantSampler()
            elif shuffle:
                sampler = RandomSampler(dataset, generator=generator)
            else:
                sampler = SequentialSampler(dataset)
        if batch_size is not None and batch_sampler is None:
            batch_sampler = BatchSampler(sampler, batch_size, drop_last)
        self.batch_size = batch_size
        self.drop_last = drop_last
        self.sampler = sampler
        self.batch_sampler = batch_sampler
        self.generator = generator
        if collate_fn is None:
            collate_fn = default_collate if batch_sampler is not None else default_convert
        self.collate_fn = collate_fn
        self.persistent_workers = persistent_workers
        self._ready = True

    def __setattr__(self, name, value):
        if self._ready and name in ("batch_size", "batch_sampler", "sampler", "drop_last", "dataset", "persistent_workers"):
            raise ValueError(f"{name} attribute should not be set after {type(self).__name__} is initialized")
        object.__setattr__(self, name, value)

    def __iter__(self):
        return _LoaderIterator(self)

    def __len__(self):
        if not self._iterable:
            return len(self.sampler if self.batch_sampler is None else self.batch_sampler)
        length = len(self.dataset)
        if self.batch_size is None:
            return length
        return length // self.batch_size if self.drop_last else math.ceil(length / self.batch_size)

def _rows(dataset):
    if type(dataset) is Subset and type(dataset.dataset) is TensorDataset:
        indices = dataset.indices
        return dataset.dataset.tensors, lambda places: [indices[i] for i in places]
    if type(dataset) is TensorDataset:
        return dataset.tensors, lambda places: places
    return None, None

class _LoaderIterator:
    def __init__(self, loader):
        self._loader = loader
        self._collate = loader.collate_fn
        self._batched = loader.batch_sampler is not None
        self._places = iter(loader.batch_sampler if self._batched else loader.sampler)
        torch.empty((), dtype=torch.int64).random_(generator=loader.generator)
        self._dataset = loader.dataset
        self._items = iter(loader.dataset) if loader._iterable else None
        self._ended = False
        self._tensors = None
        if self._batched and self._collate is default_collate and not loader._iterable:
            self._tensors, self._chosen = _rows(loader.dataset)
            if self._tensors is not None and any(t.requires_grad for t in self._tensors):
                self._tensors = None

    def __iter__(self):
        return self
    def __len__(self):
        return len(self._loader)

    def __next__(self):
        place = next(self._places)
        if self._items is not None:
            return self._collate(self._from_stream(place))
        if self._tensors is not None:
            chosen = torch.tensor(self._chosen(place))
            return [tensor[chosen] for tensor in self._tensors]
        dataset = self._dataset
        if not self._batched:
            return self._collate(dataset[place])
        if getattr(dataset, "__getitems__", None):
            return self._collate(dataset.__getitems__(place))
        return self._collate([dataset[i] for i in place])

    def _from_stream(self, places):
        if self._ended:
            raise StopIteration
        if not self._batched:
            return next(self._items)
        data = []
        for _ in places:
            try:
                data.append(next(self._items))
            except StopIteration:
                self._ended = True
                break
        if len(data) == 0 or (self._loader.drop_last and len(data) < len(places)):
            raise StopIteration
        return data

def get_worker_info():
    return None

for _class in (Dataset, IterableDataset, TensorDataset, StackDataset, ConcatDataset, ChainDataset, Subset):
    _class.__module__ = "torch.utils.data.dataset"
for _class in (Sampler, SequentialSampler, RandomSampler, SubsetRandomSampler, WeightedRandomSampler, BatchSampler):
    _class.__module__ = "torch.utils.data.sampler"
DataLoader.__module__ = "torch.utils.data.dataloader"
DistributedSampler.__module__ = "torch.utils.data.distributed"
"""#
