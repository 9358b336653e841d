// `torch.distributions.constraints`, in the language: what parameters and values of distributions have to fulfil.

let constraintLibrary = #"""
import math
import warnings
import torch
import torch.nn.functional as F
from torch import Tensor, nan

class Constraint:
    is_discrete = False
    event_dim = 0
    def check(self, value):
        raise NotImplementedError
    def __repr__(self):
        return type(self).__name__[1:] + "()"
class _Bounded(Constraint):
    def __repr__(self):
        return type(self).__name__[1:] + "(" + ", ".join([f"{name}={value}" for name, value in self.__dict__.items()]) + ")"
class _GreaterThan(_Bounded):
    def __init__(self, lower_bound):
        self.lower_bound = lower_bound
    def check(self, value):
        return self.lower_bound < value
class _GreaterThanEq(_GreaterThan):
    def check(self, value):
        return self.lower_bound <= value
class _LessThan(_Bounded):
    def __init__(self, upper_bound):
        self.upper_bound = upper_bound
    def check(self, value):
        return value < self.upper_bound
class _Interval(_Bounded):
    def __init__(self, lower_bound, upper_bound):
        self.lower_bound, self.upper_bound = lower_bound, upper_bound
    def check(self, value):
        return (self.lower_bound <= value) & (value <= self.upper_bound)
class _HalfOpenInterval(_Interval):
    def check(self, value):
        return (self.lower_bound <= value) & (value < self.upper_bound)
class _IntegerInterval(_Interval):
    is_discrete = True
    def check(self, value):
        return (value % 1 == 0) & (self.lower_bound <= value) & (value <= self.upper_bound)
class _IntegerGreaterThan(_GreaterThan):
    is_discrete = True
    def check(self, value):
        return (value % 1 == 0) & (value >= self.lower_bound)
class _Real(Constraint):
    def check(self, value):
        return value == value
class _Boolean(Constraint):
    is_discrete = True
    def check(self, value):
        return (value == 0) | (value == 1)
class _OneHot(Constraint):
    is_discrete = True
    event_dim = 1
    def check(self, value):
        return ((value == 0) | (value == 1)).all(-1) & value.sum(-1).eq(1)
class _Simplex(Constraint):
    event_dim = 1
    def check(self, value):
        return torch.all(value >= 0, dim=-1) & ((value.sum(-1) - 1).abs() < 1e-6)
class _IndependentConstraint(Constraint):
    def __init__(self, base_constraint, reinterpreted_batch_ndims):
        self.base_constraint, self.reinterpreted_batch_ndims = base_constraint, reinterpreted_batch_ndims
        self.is_discrete = base_constraint.is_discrete
        self.event_dim = base_constraint.event_dim + reinterpreted_batch_ndims
    def check(self, value):
        result = self.base_constraint.check(value)
        if result.dim() < self.reinterpreted_batch_ndims:
            raise ValueError(f"Expected value.dim() >= {self.event_dim} but got {value.dim()}")
        return result.reshape(tuple(result.shape[:result.dim() - self.reinterpreted_batch_ndims]) + (-1,)).all(-1)
    def __repr__(self):
        return f"IndependentConstraint({self.base_constraint!r}, {self.reinterpreted_batch_ndims})"
class _Square(Constraint):
    event_dim = 2
    def check(self, value):
        return torch.full(value.shape[:-2], value.shape[-2] == value.shape[-1], dtype=torch.bool)
class _Symmetric(_Square):
    def check(self, value):
        if not super().check(value).all():
            return super().check(value)
        return torch.isclose(value, value.mT, atol=1e-6).all(-2).all(-1)
class _PositiveSemidefinite(_Symmetric):
    def check(self, value):
        symmetric = super().check(value)
        return symmetric if not symmetric.all() else torch.linalg.eigvalsh(value).ge(0).all(-1)
class _PositiveDefinite(_Symmetric):
    def check(self, value):
        symmetric = super().check(value)
        return symmetric if not symmetric.all() else torch.linalg.cholesky_ex(value).info.eq(0)
class _LowerTriangular(Constraint):
    event_dim = 2
    def check(self, value):
        return (value.tril() == value).view(tuple(value.shape[:-2]) + (-1,)).min(-1)[0]
class _LowerCholesky(_LowerTriangular):
    def check(self, value):
        return super().check(value) & (value.diagonal(dim1=-2, dim2=-1) > 0).min(-1)[0]
class _CorrCholesky(_LowerCholesky):
    def check(self, value):
        unit = (torch.linalg.norm(value, dim=-1) - 1).abs().le(torch.finfo(value.dtype).eps * value.size(-1) * 10).all(dim=-1)
        return super().check(value) & unit
class _Dependent(Constraint):
    def check(self, x):
        raise ValueError("Cannot determine validity of dependent constraint")
class _Multinomial(Constraint):
    is_discrete = True
    event_dim = 1
    def __init__(self, upper_bound):
        self.upper_bound = upper_bound
    def check(self, x):
        return (x >= 0).all(dim=-1) & (x.sum(dim=-1) <= self.upper_bound)
class MixtureSameFamilyConstraint(Constraint):
    def __init__(self, base_constraint):
        self.base_constraint, self.is_discrete, self.event_dim = base_constraint, base_constraint.is_discrete, base_constraint.event_dim
    def check(self, value):
        result = self.base_constraint.check(value.unsqueeze(-1 - self.event_dim))
        ends = result.dim() - self.event_dim
        return result.reshape(tuple(result.shape[:ends]) + (-1,)).all(-1).all(-1)
    def __repr__(self):
        return f"MixtureSameFamilyConstraint({self.base_constraint!r})"
_greater, _at_least, _less, _interval, _integers = _GreaterThan, _GreaterThanEq, _LessThan, _Interval, _IntegerInterval
_whole = _IntegerGreaterThan(0)
_real = _Real()
_vector = _IndependentConstraint(_real, 1)
_positive = _greater(0.0)
_unit = _interval(0.0, 1.0)
_boolean = _Boolean()
_simplex = _Simplex()
_one_hot = _OneHot()
_positive_definite, _lower_cholesky = _PositiveDefinite(), _LowerCholesky()
_constraints = {
    "Constraint": Constraint, "real": _real, "positive": _positive, "simplex": _simplex, "unit_interval": _unit, "boolean": _boolean,
    "greater_than": _GreaterThan, "greater_than_eq": _GreaterThanEq, "less_than": _LessThan, "interval": _Interval,
    "half_open_interval": _HalfOpenInterval, "integer_interval": _IntegerInterval, "nonnegative_integer": _whole,
    "positive_integer": _IntegerGreaterThan(1), "nonnegative": _at_least(0.0), "one_hot": _one_hot, "real_vector": _vector,
    "independent": _IndependentConstraint, "square": _Square(), "symmetric": _Symmetric(), "positive_definite": _positive_definite,
    "positive_semidefinite": _PositiveSemidefinite(), "lower_triangular": _LowerTriangular(), "lower_cholesky": _lower_cholesky,
    "multinomial": _Multinomial, "MixtureSameFamilyConstraint": MixtureSameFamilyConstraint, "corr_cholesky": _CorrCholesky(), "dependent": _Dependent(), "is_dependent": lambda c: isinstance(c, _Dependent),
}
for _class in (Constraint, _GreaterThan, _GreaterThanEq, _LessThan, _Interval, _HalfOpenInterval, _IntegerInterval, _IntegerGreaterThan, _Real,
               _Boolean, _OneHot, _Simplex, _IndependentConstraint, _PositiveDefinite, _LowerCholesky, _Multinomial,
               MixtureSameFamilyConstraint):
    _class.__module__ = "torch.distributions.constraints"
"""#

/// The names of `torch.distributions.constraints`.
let constraintNames = [
    "Constraint", "real", "positive", "simplex", "unit_interval", "boolean", "greater_than", "greater_than_eq", "less_than", "interval",
    "half_open_interval", "integer_interval", "nonnegative_integer", "positive_integer", "nonnegative", "one_hot", "real_vector", "independent",
    "square", "symmetric", "positive_definite", "positive_semidefinite", "lower_triangular", "lower_cholesky", "corr_cholesky", "dependent",
    "is_dependent", "multinomial", "MixtureSameFamilyConstraint",
]
