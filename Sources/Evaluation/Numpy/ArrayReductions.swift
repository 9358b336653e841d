// Reductions of arrays: each is a function of the module and a method. How sums are added is in ArraySums.swift.

import Tensors

extension Machine {
    /// Defines `np.name(a, …)` and `array.name(…)` at once.
    func defineReduction(
        _ module: ModuleObject, _ name: String, _ parameters: String, isMethod: Bool = true,
        _ body: @escaping (Machine, Tensor, NativeFunction.Bound) throws -> Value
    ) {
        define(in: module, "\(name)(a, \(parameters))") { machine, a in
            if let result = try machine.ownReduction(a[0], name, a[1]) { return result }
            return try body(machine, machine.arrayOperand(a[0]).tensor, a)
        }
        guard isMethod else { return }
        for type in [numpy.array, numpy.generic] {
            define(on: type, "\(name)(self, \(parameters))") { machine, a in
                try body(machine, machine.arrayOperand(a[0]).tensor, a)
            }
        }
    }

    /// NumPy hands a tensor to the tensor's own method, with keywords that most of them do not have.
    private func ownReduction(_ value: Value, _ name: String, _ axis: Value) throws -> Value? {
        guard case .tensor(let tensor) = value else { return nil }
        switch name {
        case "argmax", "argmin", "cumsum", "cumprod":
            let method = try attribute(.tensor(tensor), symbols.intern(name))
            return try call(method, axis.isNone ? name.hasPrefix("cum") ? [.int(0)] : [] : [axis])
        case "sum", "mean": throw Raise(.typeError, "\(name)() got an unexpected keyword argument 'axis'")
        case "max", "min", "prod":
            guard axis.isNone else {
                return try call(attribute(value, symbols.intern(name)), [axis])
            }
            throw Raise(.typeError, "\(name)(): argument 'dim' must be int, not NoneType")
        case "count_nonzero", "ptp": return nil
        default: throw Raise(.typeError, "\(name)() received an invalid combination of arguments")
        }
    }

    /// Ends a reduction: `keepdims=`, `out=`, and a scalar when nothing is left.
    func reduced(_ result: Tensor, _ axes: [Int]?, of x: Tensor, keep: Value, out: Value = .none) throws -> Value {
        let keeps = keep.isUndefined || keep.isNone ? false : try truth(keep)
        let shaped = keeps ? try keepingAxes(result, axes, of: x) : result
        if let target = out.as(ArrayObject.self) {
            try Kernels.copy(shaped.cast(to: target.tensor.dtype), into: target.tensor)
            return out
        }
        return keeps && shaped.rank > 0 ? .object(ArrayObject(shaped)) : arrayResult(shaped)
    }

    func installReductions(_ module: ModuleObject) {
        installArraySums(module)
        installExtremes(module)
        installPlaces(module)
        installScans(module)
        for name in ["any", "all"] {
            defineReduction(module, name, "axis=None, out=None, keepdims=?, where=?") { machine, x, a in
                let axes = try machine.axes(a[1], rank: x.rank)
                let source = try machine.masked(x, a[4], filledWith: name == "any" ? 0 : 1).cast(to: .bool).forwards()
                let dims = axes ?? Array(0..<x.rank)
                let result = name == "any" ? try Kernels.any(source, dims: dims) : try Kernels.all(source, dims: dims)
                return try machine.reduced(result, axes, of: x, keep: a[3], out: a[2])
            }
        }
        module[symbols.intern("amax")] = module[symbols.intern("max")]
        module[symbols.intern("amin")] = module[symbols.intern("min")]
    }

    /// The elements that a `where=` leaves, the others replaced by what changes nothing.
    private func masked(_ x: Tensor, _ mask: Value, filledWith fill: Double) throws -> Tensor {
        if mask.isUndefined || mask.isNone { return x }
        let flags = try arrayOperand(mask).tensor.cast(to: .bool)
        return try Kernels.where(flags, x, Tensor.scalar(fill, x.dtype))
    }

    private func installArraySums(_ module: ModuleObject) {
        defineReduction(module, "sum", "axis=None, dtype=None, out=None, keepdims=?, initial=?, where=?") { machine, x, a in
            let axes = try machine.axes(a[1], rank: x.rank)
            var result = try machine.arraySum(machine.masked(x, a[6], filledWith: 0), axes, dtype: try machine.arrayDTypeIfAny(a[2]))
            if !a[5].isUndefined {
                result = try machine.elementwise(.kernel(.add, "add"), ArrayOperand(tensor: result), machine.arrayOperand(a[5]))
            }
            return try machine.reduced(result, axes, of: x, keep: a[4], out: a[3])
        }
        defineReduction(module, "prod", "axis=None, dtype=None, out=None, keepdims=?, initial=?, where=?") { machine, x, a in
            let axes = try machine.axes(a[1], rank: x.rank)
            let dtype = try machine.arrayDTypeIfAny(a[2]) ?? (x.dtype.isDifferentiable ? x.dtype : .int64)
            var result = try machine.masked(x, a[6], filledWith: 1).cast(to: dtype).forwards()
            if let axes {
                for axis in axes.sorted(by: >) { result = try Kernels.prod(result, dims: [axis]) }
            } else {
                result = try Kernels.prod(Kernels.reshape(result, [result.elementCount]), dims: [0])
            }
            return try machine.reduced(result, axes, of: x, keep: a[4], out: a[3])
        }
        defineReduction(module, "mean", "axis=None, dtype=None, out=None, keepdims=?, *, where=?") { machine, x, a in
            let axes = try machine.axes(a[1], rank: x.rank)
            let result = try machine.arrayMean(x, axes, dtype: try machine.arrayDTypeIfAny(a[2]))
            return try machine.reduced(result, axes, of: x, keep: a[4], out: a[3])
        }
        for name in ["var", "std"] {
            defineReduction(module, name, "axis=None, dtype=None, out=None, ddof=0, keepdims=?, *, where=?, mean=?, correction=?") {
                machine, x, a in
                let axes = try machine.axes(a[1], rank: x.rank)
                let ddof = try machine.double(a[8].isUndefined ? a[4] : a[8])
                let variance = try machine.arrayVariance(x, axes, ddof: ddof, dtype: try machine.arrayDTypeIfAny(a[2]))
                let result = name == "var" ? variance : try Kernels.unary(.sqrt, variance, machine.recorder.backend)
                return try machine.reduced(result, axes, of: x, keep: a[5], out: a[3])
            }
        }
    }

    private func installExtremes(_ module: ModuleObject) {
        for (name, other, kind) in [("max", "maximum", BinaryKind.maximum), ("min", "minimum", .minimum)] {
            defineReduction(module, name, "axis=None, out=None, keepdims=?, initial=?, where=?") { machine, x, a in
                let axes = try machine.axes(a[1], rank: x.rank)
                if machine.reducedCount(x, axes) == 0 {
                    guard !a[4].isUndefined else {
                        throw Raise(.valueError, "zero-size array to reduction operation \(other) which has no identity")
                    }
                    return machine.arrayResult(try machine.arrayOperand(a[4]).tensor.cast(to: x.dtype))
                }
                var source = try x.forwards()
                if !a[5].isUndefined, !a[4].isUndefined {
                    source = try Kernels.where(
                        machine.arrayOperand(a[5]).tensor, source, machine.arrayOperand(a[4]).tensor.cast(to: x.dtype))
                }
                let dims = axes ?? Array(0..<x.rank)
                var result = dims.isEmpty ? try x.clone()
                    : name == "max" ? try Kernels.amax(source, dims: dims) : try Kernels.amin(source, dims: dims)
                if !a[4].isUndefined {
                    result = try machine.elementwise(.kernel(kind, other), ArrayOperand(tensor: result), machine.arrayOperand(a[4]))
                }
                return try machine.reduced(result, axes, of: x, keep: a[3], out: a[2])
            }
        }
        defineReduction(module, "ptp", "axis=None, out=None, keepdims=?", isMethod: false) { machine, x, a in
            let axes = try machine.axes(a[1], rank: x.rank)
            let dims = axes ?? Array(0..<x.rank)
            let source = try x.forwards()
            let result = try Kernels.binary(
                .sub, Kernels.amax(source, dims: dims), Kernels.amin(source, dims: dims), machine.recorder.backend)
            return try machine.reduced(result, axes, of: x, keep: a[3], out: a[2])
        }
        defineReduction(module, "count_nonzero", "axis=None, *, keepdims=?", isMethod: false) { machine, x, a in
            let axes = try machine.axes(a[1], rank: x.rank)
            let flags = try x.cast(to: .bool)
            let count = try machine.arraySum(flags, axes)
            return try machine.reduced(count, axes, of: x, keep: a[2])
        }
    }

    private func installPlaces(_ module: ModuleObject) {
        for name in ["argmax", "argmin"] {
            defineReduction(module, name, "axis=None, out=None, *, keepdims=?") { machine, x, a in
                guard x.elementCount > 0 else { throw Raise(.valueError, "attempt to get \(name) of an empty sequence") }
                let source = try (x.dtype == .bool ? x.cast(to: .uint8) : x).forwards()
                let axis = a[1].isNone ? nil : try machine.axis(machine.index(a[1]), rank: x.rank)
                let flat = axis == nil ? try Kernels.reshape(source, [source.elementCount]) : source
                let result = name == "argmax" ? try Kernels.argmax(flat, dim: axis ?? 0) : try Kernels.argmin(flat, dim: axis ?? 0)
                return try machine.reduced(result, axis.map { [$0] }, of: x, keep: a[3], out: a[2])
            }
        }
    }

    private func installScans(_ module: ModuleObject) {
        for name in ["cumsum", "cumprod"] {
            defineReduction(module, name, "axis=None, dtype=None, out=None") { machine, x, a in
                let dtype = try machine.arrayDTypeIfAny(a[2]) ?? (x.dtype.isDifferentiable ? x.dtype : .int64)
                var source = try x.cast(to: dtype).forwards()
                if a[1].isNone { source = try Kernels.reshape(source, [source.elementCount]) }
                let axis = a[1].isNone ? 0 : try machine.axis(machine.index(a[1]), rank: source.rank)
                let result = try machine.scanned(source, axis, isProduct: name == "cumprod")
                guard let out = a[3].as(ArrayObject.self) else { return .object(ArrayObject(result)) }
                try Kernels.copy(result, into: out.tensor)
                return a[3]
            }
        }
    }

    /// Running sums or products, each rounded to the dtype as it is made.
    private func scanned(_ x: Tensor, _ axis: Int, isProduct: Bool) throws -> Tensor {
        guard x.dtype == .float32 else { return isProduct ? try Kernels.cumprod(x, axis) : try Kernels.cumsum(x, axis) }
        let out = try x.contiguous().clone()
        let p = out.bytes.assumingMemoryBound(to: Float.self)
        let inner = out.shape.array[(axis + 1)...].reduce(1, *)
        let n = out.shape[axis]
        guard n > 1, inner > 0 else { return out }
        for start in stride(from: 0, to: out.elementCount, by: n * inner) {
            for i in inner..<(n * inner) {
                let at = start + i
                p[at] = isProduct ? p[at - inner] * p[at] : p[at - inner] + p[at]
            }
        }
        return out
    }
}
