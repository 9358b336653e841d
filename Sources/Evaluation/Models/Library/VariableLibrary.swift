// torch.autograd.Variable, the name that tensors with gradients had in old programs.

let variableLibraries: [String: String] = ["torch.autograd.variable": variableLibrary]

private let variableLibrary = #"""
from torch import Tensor

class VariableMeta(type):
    def __instancecheck__(cls, other):
        return isinstance(other, Tensor)

class Variable(metaclass=VariableMeta):
    def __new__(cls, data, requires_grad=False, volatile=None):
        if not isinstance(data, Tensor):
            raise TypeError(f"Variable data has to be a tensor, but got {type(data).__name__}")
        made = data.view_as(data) if data.requires_grad else data.detach()
        return made.requires_grad_() if requires_grad else made
"""#
