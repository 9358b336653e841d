// Sparse matrices in coordinates, in the language: what programs about graphs do with them (`torch.sparse.mm`), with PyTorch's
// printed form. They are objects of their own beside tensors.

let torchSparseLibraries: [String: String] = [
    "torch.sparse": #"""
import torch
from torch._sparse import SparseTensor, mm, addmm, sparse_sum as sum, softmax, log_softmax
FloatTensor = lambda indices, values, size=None: torch.sparse_coo_tensor(indices, values, size)
def to_dense(x):
    return x.to_dense()
"""#,
    "torch._sparse": sparseTensors,
]

private let sparseTensors = #"""
import torch
from torch import Tensor

class _Layout:
    def __init__(self, name):
        self._name = name
    def __repr__(self):
        return "torch." + self._name
sparse_coo, sparse_csr = _Layout("sparse_coo"), _Layout("sparse_csr")

class SparseTensor:
    is_sparse = True
    layout = sparse_coo
    grad_fn = None
    def __init__(self, indices, values, size, coalesced=False):
        self._i, self._v, self.shape, self._coalesced = indices, values, torch.Size(size), coalesced
    device = property(lambda self: self._v.device)
    dtype = property(lambda self: self._v.dtype)
    requires_grad = property(lambda self: self._v.requires_grad)
    ndim = property(lambda self: len(self.shape))
    T = property(lambda self: self.t())
    def size(self, dim=None):
        return self.shape if dim is None else self.shape[dim]
    def dim(self):
        return len(self.shape)
    def numel(self):
        return self.shape.numel()
    def sparse_dim(self):
        return self._i.shape[0]
    def dense_dim(self):
        return self._v.dim() - 1
    def _nnz(self):
        return self._i.shape[1]
    def _indices(self):
        return self._i
    def _values(self):
        return self._v
    def is_coalesced(self):
        return self._coalesced
    def _asked(self, name):
        if not self._coalesced:
            raise RuntimeError(f"Cannot get {name} on an uncoalesced tensor, please call .coalesce() first")
    def indices(self):
        self._asked("indices")
        return self._i
    def values(self):
        self._asked("values")
        return self._v
    def _flat(self):
        flat = torch.zeros(self._nnz(), dtype=torch.int64)
        for row, size in zip(self._i, self.shape):
            flat = flat * size + row
        return flat
    def coalesce(self):
        if self._coalesced:
            return self
        flat, places = torch.unique(self._flat(), return_inverse=True)
        values = torch.zeros((len(flat),) + tuple(self._v.shape[1:]), dtype=self._v.dtype).index_add(0, places, self._v)
        rows = []
        for size in reversed(self.shape[:self._i.shape[0]]):
            rows.append(flat % size)
            flat = flat // size
        return SparseTensor(torch.stack(rows[::-1]), values, self.shape, True)
    def to_dense(self, dtype=None):
        sizes, rest = self.shape[:self._i.shape[0]], tuple(self.shape[self._i.shape[0]:])
        dense = torch.zeros((sizes.numel(),) + rest, dtype=self._v.dtype).index_add(0, self._flat(), self._v).reshape(tuple(self.shape))
        return dense if dtype is None else dense.to(dtype)
    def t(self):
        return SparseTensor(self._i.flip(0), self._v, self.shape[::-1])
    def transpose(self, a, b):
        return self if a % 2 == b % 2 else self.t()
    def to(self, *args, **kwargs):
        return SparseTensor(self._i, self._v.to(*args, **kwargs), self.shape, self._coalesced)
    def float(self):
        return self.to(torch.float32)
    def double(self):
        return self.to(torch.float64)
    def cpu(self):
        return self
    def clone(self):
        return SparseTensor(self._i.clone(), self._v.clone(), self.shape, self._coalesced)
    def detach(self):
        return SparseTensor(self._i, self._v.detach(), self.shape, self._coalesced)
    def requires_grad_(self, requires_grad=True):
        self._v.requires_grad_(requires_grad)
        return self
    def matmul(self, other):
        return mm(self, other)
    mm = __matmul__ = matmul
    def __mul__(self, other):
        if isinstance(other, (int, float)) or isinstance(other, Tensor) and other.dim() == 0:
            return SparseTensor(self._i, self._v * other, self.shape, self._coalesced)
        raise NotImplementedError("sparse matrices are multiplied by numbers and with @")
    mul = __rmul__ = __mul__
    def __truediv__(self, other):
        return self * (1.0 / other)
    def __neg__(self):
        return self * -1
    def __add__(self, other):
        if isinstance(other, SparseTensor):
            return SparseTensor(torch.cat([self._i, other._i], 1), torch.cat([self._v, other._v]), self.shape)
        return self.to_dense() + other
    __radd__ = add = __add__
    def sum(self, dim=None):
        return sparse_sum(self, dim)
    def __repr__(self):
        values = repr(self._v.detach()).replace("\n", "\n" + " " * 7)
        indices = repr(self._i).replace("\n", "\n" + " " * 15)
        if self._nnz() == 0:
            indices, values = f"tensor([], size=({self.sparse_dim()}, 0))", f"tensor([], size={tuple(self._v.shape)})"
        end = ", requires_grad=True" if self._v.requires_grad and self._v.is_leaf else ""
        size = "(" + ", ".join([str(s) for s in self.shape]) + ("," if len(self.shape) == 1 else "") + ")"
        dtype = "" if self.dtype in (torch.get_default_dtype(), torch.int64, torch.bool) else f", dtype={self.dtype}"
        return f"tensor(indices={indices},\n       values={values},\n       size={size}, nnz={self._nnz()}{dtype}, layout=torch.sparse_coo{end})"

def sparse_coo_tensor(indices, values, size=None, *, dtype=None, device=None, pin_memory=False, requires_grad=False, check_invariants=None,
                      is_coalesced=None):
    indices = torch.as_tensor(indices, dtype=torch.int64)
    values = torch.as_tensor(values, dtype=dtype) if dtype is not None else torch.as_tensor(values)
    if indices.dim() != 2:
        raise RuntimeError(f"indices must be sparse_dim x nnz, but got: {list(indices.shape)}")
    if values.dim() == 0 or values.shape[0] != indices.shape[1]:
        values = values.expand(indices.shape[1]) if values.dim() == 0 else values
        if values.shape[0] != indices.shape[1]:
            raise RuntimeError(f"indices and values must have same nnz, but got nnz from indices: {indices.shape[1]}, nnz from values: {values.shape[0]}")
    if size is None:
        size = [int(row.max()) + 1 if len(row) else 0 for row in indices] + list(values.shape[1:])
    elif indices.shape[1] > 0 and check_invariants:
        for dim, row in enumerate(indices):
            if int(row.min()) < 0:
                raise RuntimeError(f"found negative index {int(row.min())} for dim {dim}")
            if int(row.max()) >= size[dim]:
                raise RuntimeError(f"size is inconsistent with indices: for dim {dim}, size is {size[dim]} but found index {int(row.max())}")
    made = SparseTensor(indices, values, size, bool(is_coalesced))
    return made.requires_grad_() if requires_grad else made
def to_sparse(x, *args, **kwargs):
    indices = torch.nonzero(x.detach()).t()
    return SparseTensor(indices, x[tuple(indices)], x.shape, True)
def mm(a, b):
    if not isinstance(a, SparseTensor):
        return torch.mm(a, b.to_dense() if isinstance(b, SparseTensor) else b)
    if isinstance(b, SparseTensor):
        return to_sparse(a.to_dense() @ b.to_dense())
    if a.shape[1] != b.shape[0]:
        raise RuntimeError(f"mat1 and mat2 shapes cannot be multiplied ({a.shape[0]}x{a.shape[1]} and {b.shape[0]}x{b.shape[-1]})")
    part = b[a._i[1]] * (a._v.unsqueeze(-1) if b.dim() > 1 else a._v)
    return torch.zeros((a.shape[0],) + tuple(b.shape[1:]), dtype=part.dtype).index_add(0, a._i[0], part)
spmm = smm = dsmm = mm
def addmm(mat, mat1, mat2, *, beta=1.0, alpha=1.0):
    return beta * mat + alpha * mm(mat1, mat2)
def sparse_sum(input, dim=None, dtype=None):
    if dim is None:
        return input._v.sum()
    return to_sparse(input.to_dense().sum(dim))
def softmax(input, dim, *, dtype=None):
    dense = torch.full(tuple(input.shape), -torch.inf, dtype=input.dtype)
    whole = input.coalesce()
    dense[tuple(whole._i)] = whole._v
    return SparseTensor(whole._i, torch.softmax(dense, dim)[tuple(whole._i)], whole.shape, True)
def log_softmax(input, dim, *, dtype=None):
    made = softmax(input, dim)
    return SparseTensor(made._i, made._v.log(), made.shape, True)

def sparse_csr_tensor(*args, **kwargs):
    raise NotImplementedError("torch.sparse_csr_tensor: sparse matrices are built in coordinates only: torch.sparse_coo_tensor")
sparse_csc_tensor = sparse_bsr_tensor = sparse_compressed_tensor = sparse_csr_tensor
"""#
