// Methods with a special name, which operators call, by that name; and methods that change a tensor's shape in place.

import Operators
import Syntax
import Tensors

extension Machine {
    func installTensorSpecialMethods() {
        let operators: [(String, BinaryOperator)] = [
            ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide), ("floordiv", .floorDivide),
            ("mod", .modulo), ("pow", .power), ("matmul", .matmul), ("and", .and), ("or", .or), ("xor", .xor),
            ("lshift", .leftShift), ("rshift", .rightShift),
        ]
        for (name, op) in operators {
            method("__\(name)__(self, other, /)") { machine, x, a in try machine.tensorBinary(op, .tensor(x), a[1]) }
            method("__r\(name)__(self, other, /)") { machine, x, a in try machine.tensorBinary(op, a[1], .tensor(x)) }
            method("__i\(name)__(self, other, /)") { machine, x, a in try machine.tensorBinaryInPlace(op, x, a[1]) }
        }
        let comparisons: [(String, ComparisonOperator)] = [
            ("eq", .equal), ("ne", .notEqual), ("lt", .less), ("le", .lessOrEqual), ("gt", .greater), ("ge", .greaterOrEqual),
        ]
        for (name, op) in comparisons {
            method("__\(name)__(self, other, /)") { machine, x, a in try machine.tensorCompare(op, .tensor(x), a[1]) }
        }
        for name in ["__repr__", "__str__"] { method("\(name)(self)") { machine, x, _ in .string(try machine.tensorRepr(x)) } }
        method("__format__(self, format_spec, /)") { machine, x, a in .string(try machine.tensorFormat(x, a[1].text ?? "")) }
        method("__neg__(self)") { machine, x, _ in try machine.tensorUnary(.negative, x) }
        method("__invert__(self)") { machine, x, _ in try machine.tensorUnary(.invert, x) }
        method("__abs__(self)") { machine, x, _ in try machine.tensorAbsolute(x) }
        method("__bool__(self)") { machine, x, _ in .bool(try machine.tensorTruth(x)) }
        method("__float__(self)") { machine, x, _ in .float(try machine.tensorDouble(x)) }
        method("__int__(self)") { machine, x, _ in .int(try machine.tensorInt(x)) }
        method("__index__(self)") { machine, x, _ in .int(try machine.tensorIndex(x)) }
        method("__hash__(self)") { machine, x, _ in .int(try machine.hash(.tensor(x))) }
        method("__iter__(self)") { machine, x, _ in .object(try machine.tensorIterator(x)) }
        method("__contains__(self, element, /)") { machine, x, a in .bool(try machine.tensorContains(x, a[1])) }
        method("__getitem__(self, key, /)") { machine, x, a in try machine.tensorItem(x, a[1]) }
        method("__setitem__(self, key, value, /)") { machine, x, a in
            try machine.tensorSetItem(x, a[1], a[2])
            return .none
        }
        installIndexPut()
    }

    private func installIndexPut() {
        for (name, isInPlace) in [("index_put_", true), ("index_put", false)] {
            method("\(name)(self, indices, values, accumulate=False)") { machine, x, a in
                let target = isInPlace ? x : try machine.recorder.apply(.clone, x)
                guard let indices = machine.listOrTuple(a[1]), case .tensor(let values) = a[2] else {
                    throw Raise(.typeError, "\(name)(): argument 'indices' (position 1) must be tuple of Tensors, not \(machine.typeName(a[1]))")
                }
                let places = try indices.map { index -> Tensor? in
                    if index.isNone { return nil }
                    return try machine.tensorArgument(index, name)
                }
                let fitting = Machine.fitting(values, to: target, at: places)
                guard fitting.dtype == target.dtype || Machine.isMaskWrite(values, at: places) else {
                    throw Raise(
                        .runtimeError,
                        "Index put requires the source and destination dtypes match, got \(target.dtype.cName) for the destination and "
                            + "\(values.dtype.cName) for the source.")
                }
                try machine.recorder.assign(fitting, at: places, of: target, accumulate: try machine.truth(a[3]))
                return .tensor(target)
            }
        }
    }

    /// One element at the places of one mask, which PyTorch writes with `masked_fill_`.
    static func isMaskWrite(_ values: Tensor, at places: [Tensor?]) -> Bool {
        let given = places.compactMap { $0 }
        return values.elementCount == 1 && given.count == 1 && given[0].dtype == .bool
    }

    /// What such a write converts.
    static func fitting(_ values: Tensor, to target: Tensor, at places: [Tensor?]) -> Tensor {
        guard values.dtype != target.dtype, !values.requiresGradient, isMaskWrite(values, at: places) else { return values }
        return (try? values.cast(to: target.dtype)) ?? values
    }

    /// `squeeze_`, `transpose_`: the tensor becomes its own view.
    func installShapeWrites() {
        for name in ["squeeze", "unsqueeze", "transpose", "t", "swapaxes", "swapdims"] {
            guard let plain = types.tensor.attributes[symbols.intern(name)]?.as(OperationFunction.self) else { continue }
            method("\(name)_(self, *args, **kwargs)") { machine, x, a in
                try machine.recorder.rebind(x) { before in
                    let view = try machine.call(.object(plain), [.tensor(before)] + a.extra, keywords: a.keywords)
                    guard case .tensor(let view) = view else { return before }
                    return view
                }
                return .tensor(x)
            }
        }
    }
}
