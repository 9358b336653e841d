// `array[key]`, read and written: slices are views, lists and masks are copies. How kernels pick elements is in Tensors.

import Syntax
import Tensors

/// What a key asks of an array: views in order, then, if any, the places that index arrays name.
private struct ArrayKey {
    /// The view that integers, slices, `None` and dots give.
    var view: Tensor
    /// By dimension of the view; nil where it stays whole.
    var indices: [Tensor?] = []
    /// Every dimension was named by an integer: the result is an element.
    var isElement = false
}

extension Machine {
    func arrayItem(_ array: ArrayObject, _ key: Value) throws -> Value {
        let tensor = array.tensor
        if case .int(let index) = key, tensor.rank > 0 {
            let place = try arrayPlace(index, axis: 0, size: tensor.shape[0])
            if tensor.rank == 1 { return arrayScalar(tensor, at: place) }
            return viewResult(row(tensor, place), array)
        }
        let plan = try arrayKey(key, of: tensor)
        if plan.indices.isEmpty { return plan.isElement ? arrayScalar(plan.view, at: 0) : viewResult(plan.view, array) }
        let picked = try naming { try Kernels.index(plan.view, plan.indices) }
        return picked.rank == 0 && plan.isElement ? arrayScalar(picked, at: 0) : .object(ArrayObject(picked))
    }

    private func viewResult(_ view: Tensor, _ array: ArrayObject) -> Value {
        let result = ArrayObject(view)
        result.isWritable = array.isWritable
        return .object(result)
    }

    private func row(_ x: Tensor, _ place: Int) -> Tensor {
        var (sizes, steps) = (x.shape, x.strides)
        sizes.remove(at: 0)
        let step = steps.remove(at: 0)
        return x.arrayView(sizes, steps, offset: x.offset + place * step)
    }

    func arraySetItem(_ array: ArrayObject, _ key: Value, _ value: Value) throws {
        let tensor = array.tensor
        if case .int(let index) = key, tensor.rank == 1, let number = try wrappedNumber(value) {
            let place = try arrayPlace(index, axis: 0, size: tensor.shape[0])
            try checkFits(value, tensor.dtype)
            return try Kernels.copy(number, into: tensor.arrayView([], [], offset: tensor.offset + place * tensor.strides[0]))
        }
        try checkFits(value, tensor.dtype)
        var written = try arrayOperand(value).tensor
        let plan = try arrayKey(key, of: tensor)
        if !plan.indices.isEmpty {
            written = try written.cast(to: tensor.dtype).forwards()
            try assignPicked(plan, written)
            return
        }
        while written.rank > plan.view.rank, written.shape[0] == 1 { written = row(written, 0) }
        guard let shape = try? Kernels.broadcast(plan.view.shape, written.shape), shape == plan.view.shape else {
            if plan.isElement { throw Raise(.valueError, "setting an array element with a sequence.") }
            throw Raise(
                .valueError,
                "could not broadcast input array from shape \(shapeText(written.shape)) into shape \(shapeText(plan.view.shape))")
        }
        try Kernels.copy(written, into: plan.view)
    }

    private func assignPicked(_ plan: ArrayKey, _ written: Tensor) throws {
        if plan.indices.count == 1, let mask = plan.indices[0], mask.dtype == .bool {
            let count = try Kernels.countNonzero(mask).int(at: 0)
            if mask.rank == plan.view.rank, written.rank == 1, written.shape[0] != count, written.shape[0] != 1 {
                throw Raise(
                    .valueError,
                    "NumPy boolean array indexing assignment cannot assign \(written.shape[0]) input values to the \(count) output "
                        + "values where the mask is true")
            }
        }
        do {
            try naming { try Kernels.indexPut(plan.view, plan.indices, written, accumulate: false) }
        } catch let error as TensorError where error.message.hasPrefix("shape mismatch: value tensor") {
            let shape = try Kernels.index(plan.view, plan.indices).shape
            throw Raise(
                .valueError,
                "shape mismatch: value array of shape \(shapeText(written.shape)) could not be broadcast to indexing result of shape "
                    + shapeText(shape))
        }
    }

    /// A Python int that the dtype cannot hold, or a float that is no number for integers.
    private func checkFits(_ value: Value, _ dtype: DType) throws {
        guard !dtype.isFloatingPoint, dtype != .bool else { return }
        switch value {
        case .int: _ = try commonDType(ArrayOperand(tensor: Tensor.scalar(0, dtype)), arrayOperand(value))
        case .float(let double):
            if double.isNaN { throw Raise(.valueError, "cannot convert float NaN to integer") }
            if double.isInfinite { throw Raise(.overflowError, "cannot convert float infinity to integer") }
        default: break
        }
    }

    /// Runs a kernel whose messages speak of dimensions where NumPy's speak of axes.
    private func naming<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as TensorError {
            guard error.kind == .index else { throw error }
            if error.message.hasPrefix("shape mismatch") {
                throw Raise(.indexError, "shape mismatch: indexing arrays could not be broadcast together with shapes "
                    + error.message.split(separator: "shapes").dropFirst().joined())
            }
            throw Raise(.indexError, error.message.replacing("dimension", with: "axis"))
        }
    }

    func arrayPlace(_ index: Int, axis: Int, size: Int) throws -> Int {
        let place = index < 0 ? index &+ size : index
        guard place >= 0, place < size else {
            throw Raise(.indexError, "index \(index) is out of bounds for axis \(axis) with size \(size)")
        }
        return place
    }

    // MARK: Reading keys

    private enum Part {
        case index(Int)
        case slice(SliceObject)
        case newAxis
        case dots
        case picks(Tensor)
    }

    private func arrayKey(_ key: Value, of tensor: Tensor) throws -> ArrayKey {
        let parts = try (key.asTuple?.elements ?? [key]).map { try part($0) }
        var named = 0
        var picks = false
        var dots = 0
        for part in parts {
            switch part {
            case .index, .slice: named += 1
            case .picks(let index):
                picks = true
                named += index.dtype == .bool ? index.rank : 1
            case .dots: dots += 1
            case .newAxis: break
            }
        }
        guard dots <= 1 else { throw Raise(.indexError, "an index can only have a single ellipsis ('...')") }
        guard named <= tensor.rank else {
            throw Raise(
                .indexError,
                "too many indices for array: array is \(tensor.rank)-dimensional, but \(named) were indexed")
        }
        var plan = ArrayKey(view: tensor)
        plan.isElement = dots == 0 && named == tensor.rank && !parts.isEmpty || (tensor.rank == 0 && parts.isEmpty)
        var (dim, axis) = (0, 0)
        for part in parts {
            switch part {
            case .index(let index) where picks:
                let place = try arrayPlace(index, axis: axis, size: plan.view.shape[dim])
                record(try Tensor.scalar(place), in: &plan, &dim)
                axis += 1
            case .index(let index):
                let place = try arrayPlace(index, axis: axis, size: plan.view.shape[dim])
                var (sizes, steps) = (plan.view.shape, plan.view.strides)
                sizes.remove(at: dim)
                let step = steps.remove(at: dim)
                plan.view = plan.view.arrayView(sizes, steps, offset: plan.view.offset + place * step)
                axis += 1
            case .slice(let slice):
                plan.view = try sliced(plan.view, dim, slice)
                plan.isElement = false
                dim += 1
                axis += 1
            case .newAxis:
                plan.view = try Kernels.unsqueeze(plan.view, dim)
                plan.isElement = false
                dim += 1
            case .dots:
                dim += tensor.rank - named
                axis += tensor.rank - named
            case .picks(let index):
                if index.dtype == .bool { try checkMask(index, plan.view, dim, axis) } else { plan.isElement = plan.isElement && index.rank == 0 }
                if index.dtype == .bool { plan.isElement = false }
                record(index, in: &plan, &dim)
                dim += index.dtype == .bool ? index.rank - 1 : 0
                axis += index.dtype == .bool ? index.rank : 1
            }
        }
        return plan
    }

    private func record(_ index: Tensor, in plan: inout ArrayKey, _ dim: inout Int) {
        // A mask over several dimensions is one entry of the kernel's list.
        let before = plan.indices.reduce(0) { $0 + ($1.map { $0.dtype == .bool ? $0.rank : 1 } ?? 1) }
        for _ in 0..<max(0, dim - before) { plan.indices.append(nil) }
        plan.indices.append(index)
        dim += 1
    }

    private func checkMask(_ mask: Tensor, _ view: Tensor, _ dim: Int, _ axis: Int) throws {
        for i in 0..<mask.rank where mask.shape[i] != view.shape[dim + i] {
            throw Raise(
                .indexError,
                "boolean index did not match indexed array along axis \(axis + i); size of axis is \(view.shape[dim + i]) but size of "
                    + "corresponding boolean axis is \(mask.shape[i])")
        }
    }

    private func sliced(_ x: Tensor, _ dim: Int, _ slice: SliceObject) throws -> Tensor {
        let bounds = try slice.indices(length: x.shape[dim], self)
        var (sizes, steps) = (x.shape, x.strides)
        let step = steps[dim]
        sizes[dim] = bounds.count
        steps[dim] = step &* bounds.step
        let start = bounds.count == 0 ? 0 : bounds.start
        return x.arrayView(sizes, steps, offset: x.offset + start * step)
    }

    private func part(_ key: Value) throws -> Part {
        switch key {
        case .int(let index): return .index(index)
        case .none: return .newAxis
        case .bool(let flag): return .picks(try Tensor.scalar(flag))
        case .tensor(let tensor):
            if tensor.rank == 0, !tensor.dtype.isFloatingPoint, tensor.dtype != .bool { return .index(tensor.int(at: 0)) }
            return .picks(tensor)
        case .object(let object):
            if let slice = object as? SliceObject { return .slice(slice) }
            if object is EllipsisObject { return .dots }
            if let scalar = object as? ArrayScalar, case .int(let index) = scalar.payload { return .index(index) }
            if object.kind == .array || object.kind == .list || object.kind == .range || object.kind == .tuple {
                let index = try array(of: key)
                if index.elementCount == 0, object.kind != .array { return .picks(try index.cast(to: .int64)) }
                guard !index.dtype.isFloatingPoint else {
                    throw Raise(.indexError, "arrays used as indices must be of integer (or boolean) type")
                }
                if index.rank == 0, index.dtype != .bool { return .index(index.int(at: 0)) }
                return .picks(try (index.dtype == .bool ? index : index.cast(to: .int64)).forwards())
            }
            if let index = try? indexIfAny(key) { return .index(index) }
        default: break
        }
        throw Raise(
            .indexError,
            "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices")
    }
}
