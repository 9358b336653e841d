// A function's arguments as `torch.autograd.functional` and `gradcheck` take them: one tensor, or a tuple.

import Operators
import Tensors

/// Where a function is differentiated: one tensor, or a tuple of arguments.
struct FunctionPoint {
    let arguments: [Value]
    let isSingle: Bool
    var tensors: [Tensor] { arguments.compactMap(\.tensor) }

    init(_ value: Value, _ machine: Machine) {
        if let elements = machine.listOrTuple(value) {
            arguments = Array(elements)
            isSingle = false
        } else {
            arguments = [value]
            isSingle = true
        }
    }

    /// One result, or a tuple of them, as the arguments were given.
    func arranged(_ results: [Tensor]) -> Value {
        if isSingle, let only = results.first { return .tensor(only) }
        return .object(TupleObject(results.map { .tensor($0) }))
    }
}
