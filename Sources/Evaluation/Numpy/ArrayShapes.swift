// Arrays in other shapes, and several put together. Functions of the module; the methods that share them are in
// ArrayMethods.swift.

import Tensors

extension Machine {
    /// `array.reshape(sizes)`.
    func reshaped(_ x: Tensor, _ shape: Value, order: Value = .none) throws -> Tensor {
        let sizes = try (shape.asTuple?.elements ?? shape.asList?.elements ?? [shape]).map { try index($0) }
        let known = sizes.filter { $0 >= 0 }.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
        let unknown = sizes.filter { $0 < 0 }.count
        guard unknown <= 1 else { throw Raise(.valueError, "can only specify one unknown dimension") }
        let fits = unknown == 1 ? known > 0 && x.elementCount % known == 0 : known == x.elementCount
        guard fits, sizes.count <= Shape.maximumRank else {
            // NumPy's wording: an unknown size is left out in front and called so elsewhere.
            let shown = sizes.drop { $0 < 0 }.map { $0 < 0 ? "newaxis" : String($0) }
            let text = "(" + shown.joined(separator: ",") + (shown.count == 1 ? ",)" : ")")
            throw Raise(.valueError, "cannot reshape array of size \(x.elementCount) into shape \(text)")
        }
        let full = sizes.map { $0 < 0 ? x.elementCount / known : $0 }
        if order.text == "F" {
            let turned = try Kernels.permute(x, Array((0..<x.rank).reversed()))
            let made = try Kernels.reshape(turned.contiguous(), full.reversed())
            return try Kernels.permute(made, Array((0..<full.count).reversed()))
        }
        return try Kernels.reshape(x, full)
    }

    func transposed(_ x: Tensor, _ axes: Value) throws -> Tensor {
        if axes.isNone || axes.isUndefined { return try Kernels.permute(x, Array((0..<x.rank).reversed())) }
        let order = try elements(axes).map { try axis(index($0), rank: x.rank) }
        guard order.count == x.rank, Set(order).count == x.rank else {
            throw Raise(.valueError, order.count == x.rank ? "repeated axis in transpose" : "axes don't match array")
        }
        return try Kernels.permute(x, order)
    }

    func squeezed(_ x: Tensor, _ axis: Value) throws -> Tensor {
        guard let axes = try axes(axis, rank: x.rank) else {
            let kept = (0..<x.rank).filter { x.shape[$0] != 1 }
            return try Kernels.reshape(x, kept.map { x.shape[$0] })
        }
        for axis in axes where x.shape[axis] != 1 {
            throw Raise(.valueError, "cannot select an axis to squeeze out which has size not equal to one")
        }
        return try Kernels.squeeze(x, axes)
    }

    /// The dtype of several arrays together; Python's numbers among them are weak.
    func jointDType(_ tensors: [Tensor]) -> DType {
        tensors.dropFirst().reduce(tensors.first?.dtype ?? .float64) { DType.arrayPromoted($0, $1.dtype) }
    }

    /// The arrays one after the other along an axis.
    func joined(_ arrays: [Tensor], _ axis: Int) throws -> Tensor {
        guard let first = arrays.first else { throw Raise(.valueError, "need at least one array to concatenate") }
        guard first.rank > 0 else { throw Raise(.valueError, "zero-dimensional arrays cannot be concatenated") }
        let place = try self.axis(axis, rank: first.rank)
        for (i, array) in arrays.enumerated() {
            guard array.rank == first.rank else {
                throw Raise(
                    .valueError,
                    "all the input arrays must have same number of dimensions, but the array at index 0 has \(first.rank) dimension(s) "
                        + "and the array at index \(i) has \(array.rank) dimension(s)")
            }
            for d in 0..<first.rank where d != place && array.shape[d] != first.shape[d] {
                throw Raise(
                    .valueError,
                    "all the input array dimensions except for the concatenation axis must match exactly, but along dimension \(d), the "
                        + "array at index 0 has size \(first.shape[d]) and the array at index \(i) has size \(array.shape[d])")
            }
        }
        let dtype = jointDType(arrays)
        // A vector of no elements is joined as any other.
        let parts = try arrays.filter { $0.shape[place] > 0 }.map { try $0.cast(to: dtype) }
        return try Kernels.cat(parts.isEmpty ? [first.cast(to: dtype)] : parts, place)
    }

    func stacked(_ arrays: [Tensor], _ axis: Int) throws -> Tensor {
        guard let first = arrays.first else { throw Raise(.valueError, "need at least one array to stack") }
        guard arrays.allSatisfy({ $0.shape == first.shape }) else {
            throw Raise(.valueError, "all input arrays must have the same shape")
        }
        let place = try self.axis(axis, rank: first.rank + 1)
        return try joined(arrays.map { try Kernels.unsqueeze($0, place) }, place)
    }

    private func arrays(_ value: Value) throws -> [Tensor] {
        if let array = value.as(ArrayObject.self) {
            guard array.tensor.rank > 0 else { throw Raise(.typeError, "iteration over a 0-d array") }
        }
        return try elements(value).map { try arrayOperand($0).tensor }
    }

    private func atLeast(_ x: Tensor, _ rank: Int) throws -> Tensor {
        switch (rank, x.rank) {
        case (1, 0): return try Kernels.reshape(x, [1])
        case (2, 0): return try Kernels.reshape(x, [1, 1])
        case (2, 1): return try Kernels.unsqueeze(x, 0)
        case (3, 0): return try Kernels.reshape(x, [1, 1, 1])
        case (3, 1): return try Kernels.unsqueeze(Kernels.unsqueeze(x, 0), 2)
        case (3, 2): return try Kernels.unsqueeze(x, 2)
        default: return x
        }
    }

    func installShapes(_ module: ModuleObject) {
        installJoins(module)
        installTurns(module)
        installRepeats(module)
        define(in: module, "reshape(a, /, shape=None, order='C', *, copy=None)") { machine, a in
            .object(ArrayObject(try machine.reshaped(machine.arrayOperand(a[0]).tensor, a[1], order: a[2])))
        }
        define(in: module, "ravel(a, order='C')") { machine, a in
            let x = try machine.arrayOperand(a[0]).tensor
            return .object(ArrayObject(try machine.reshaped(x, .int(-1), order: a[1])))
        }
        define(in: module, "squeeze(a, axis=None)") { machine, a in
            .object(ArrayObject(try machine.squeezed(machine.arrayOperand(a[0]).tensor, a[1])))
        }
        define(in: module, "expand_dims(a, axis)") { machine, a in
            var x = try machine.arrayOperand(a[0]).tensor
            let places = a[1].asTuple?.elements ?? a[1].asList?.elements ?? [a[1]]
            for place in try places.map({ try machine.axis(machine.index($0), rank: x.rank + places.count) }).sorted() {
                x = try Kernels.unsqueeze(x, place)
            }
            return .object(ArrayObject(x))
        }
        define(in: module, "broadcast_to(array, shape, subok=False)") { machine, a in
            let x = try machine.arrayOperand(a[0]).tensor
            let sizes = try machine.sizes(a[1])
            guard let shape = Shape(sizes), (try? Kernels.broadcast(x.shape, shape)) == shape else {
                throw Raise(
                    .valueError,
                    "operands could not be broadcast together with remapped shapes [original->remapped]: "
                        + "\(machine.shapeText(x.shape))  and requested shape \(machine.shapeText(Shape(sizes) ?? Shape()))")
            }
            let result = ArrayObject(try x.expanded(to: shape))
            result.isWritable = false
            return .object(result)
        }
        for rank in 1...3 {
            define(in: module, "atleast_\(rank)d(*arys)") { machine, a in
                let made = try a.extra.map { Value.object(ArrayObject(try machine.atLeast(machine.arrayOperand($0).tensor, rank))) }
                return made.count == 1 ? made[0] : .object(TupleObject(ContiguousArray(made)))
            }
        }
    }

    private func installJoins(_ module: ModuleObject) {
        for name in ["concatenate", "concat"] {
            define(in: module, "\(name)(arrays, /, axis=0, out=None, *, dtype=None, casting='same_kind')") { machine, a in
                if machine.holdsTexts(a[0]) { return try machine.callLibrary("_of_texts", [.string("concatenate"), a[0]]) }
                var parts = try machine.arrays(a[0])
                if let dtype = try machine.arrayDTypeIfAny(a[3]) { parts = try parts.map { try $0.cast(to: dtype) } }
                if a[1].isNone { parts = try parts.map { try Kernels.reshape($0, [$0.elementCount]) } }
                return .object(ArrayObject(try machine.joined(parts, a[1].isNone ? 0 : machine.index(a[1]))))
            }
        }
        define(in: module, "stack(arrays, axis=0, out=None, *, dtype=None, casting='same_kind')") { machine, a in
            .object(ArrayObject(try machine.stacked(machine.arrays(a[0]), machine.index(a[1]))))
        }
        for name in ["vstack", "row_stack"] {
            define(in: module, "\(name)(tup, *, dtype=None, casting='same_kind')") { machine, a in
                .object(ArrayObject(try machine.joined(machine.arrays(a[0]).map { try machine.atLeast($0, 2) }, 0)))
            }
        }
        define(in: module, "hstack(tup, *, dtype=None, casting='same_kind')") { machine, a in
            if machine.holdsTexts(a[0]) { return try machine.callLibrary("_of_texts", [.string("concatenate"), a[0]]) }
            let parts = try machine.arrays(a[0]).map { try machine.atLeast($0, 1) }
            return .object(ArrayObject(try machine.joined(parts, parts.first?.rank == 1 ? 0 : 1)))
        }
        define(in: module, "dstack(tup)") { machine, a in
            .object(ArrayObject(try machine.joined(machine.arrays(a[0]).map { try machine.atLeast($0, 3) }, 2)))
        }
        define(in: module, "column_stack(tup)") { machine, a in
            let parts = try machine.arrays(a[0]).map { x in
                x.rank < 2 ? try Kernels.reshape(x, [x.elementCount, 1]) : x
            }
            return .object(ArrayObject(try machine.joined(parts, 1)))
        }
    }

    private func installTurns(_ module: ModuleObject) {
        for name in ["transpose", "permute_dims"] {
            define(in: module, "\(name)(a, axes=None)") { machine, a in
                .object(ArrayObject(try machine.transposed(machine.arrayOperand(a[0]).tensor, a[1])))
            }
        }
        define(in: module, "swapaxes(a, axis1, axis2)") { machine, a in
            let x = try machine.arrayOperand(a[0]).tensor
            let i = try machine.axis(machine.index(a[1]), rank: x.rank, name: "axis1: ")
            let j = try machine.axis(machine.index(a[2]), rank: x.rank, name: "axis2: ")
            return .object(ArrayObject(try Kernels.transpose(x, i, j)))
        }
        define(in: module, "moveaxis(a, source, destination)") { machine, a in
            let x = try machine.arrayOperand(a[0]).tensor
            let from = try machine.axes(a[1], rank: x.rank) ?? []
            let to = try machine.axes(a[2], rank: x.rank) ?? []
            guard from.count == to.count else {
                throw Raise(.valueError, "`source` and `destination` arguments must have the same number of elements")
            }
            var order = (0..<x.rank).filter { !from.contains($0) }
            for (place, axis) in zip(to, from).sorted(by: { $0.0 < $1.0 }) { order.insert(axis, at: place) }
            return .object(ArrayObject(try Kernels.permute(x, order)))
        }
        define(in: module, "flip(m, axis=None)") { machine, a in
            if machine.holdsTexts(a[0]) { return try machine.callLibrary("_of_texts", [.string("flip"), a[0]]) }
            let x = try machine.arrayOperand(a[0]).tensor
            let axes = try machine.axes(a[1], rank: x.rank) ?? Array(0..<x.rank)
            var (steps, offset) = (x.strides, x.offset)
            for d in axes where x.shape[d] > 0 {
                offset += (x.shape[d] - 1) * steps[d]
                steps[d] = -steps[d]
            }
            return .object(ArrayObject(x.elementCount == 0 ? x : x.arrayView(x.shape, steps, offset: offset)))
        }
        define(in: module, "roll(a, shift, axis=None)") { machine, a in
            let x = try machine.arrayOperand(a[0]).tensor
            let shifts = try (a[1].asTuple?.elements ?? [a[1]]).map { try machine.index($0) }
            let axes = try machine.axes(a[2], rank: x.rank)
            let repeated = axes.map { axes in axes.indices.map { shifts[shifts.count == 1 ? 0 : min($0, shifts.count - 1)] } } ?? [shifts.reduce(0, &+)]
            return .object(ArrayObject(try Kernels.roll(x.forwards(), repeated, axes ?? [])))
        }
        for (name, isLower) in [("tril", true), ("triu", false)] {
            define(in: module, "\(name)(m, k=0)") { machine, a in
                let x = try machine.arrayOperand(a[0]).tensor
                let square = x.rank == 1 ? try x.expanded(to: [x.shape[0], x.shape[0]]).contiguous() : try x.forwards()
                let k = try machine.index(a[1])
                return .object(ArrayObject(isLower ? try Kernels.tril(square, k) : try Kernels.triu(square, k)))
            }
        }
    }

    private func installRepeats(_ module: ModuleObject) {
        define(in: module, "tile(A, reps)") { machine, a in
            let x = try machine.arrayOperand(a[0]).tensor
            var counts = try machine.sizes(a[1])
            while counts.count < x.rank { counts.insert(1, at: 0) }
            return .object(ArrayObject(try Kernels.repeat(x, counts)))
        }
        define(in: module, "repeat(a, repeats, axis=None)") { machine, a in
            if machine.holdsTexts(a[0]) { return try machine.callLibrary("_of_texts", [.string("repeat"), a[0], a[1]]) }
            return try machine.arrayRepeated(machine.arrayOperand(a[0]).tensor, a[1], a[2])
        }
        define(in: module, "take(a, indices, axis=None, out=None, mode='raise')") { machine, a in
            if machine.holdsTexts(a[0]) { return try machine.callLibrary("_of_texts", [.string("take"), a[0], a[1]]) }
            let x = try machine.arrayOperand(a[0]).tensor
            guard !a[2].isNone else {
                let flat = ArrayObject(try Kernels.reshape(x, [x.elementCount]))
                return try machine.arrayItem(flat, .object(ArrayObject(machine.array(of: a[1], dtype: .int64))))
            }
            let axis = try machine.axis(machine.index(a[2]), rank: x.rank)
            var key = ContiguousArray<Value>(repeating: .object(SliceObject(.none, .none)), count: axis)
            key.append(a[1])
            return try machine.arrayItem(ArrayObject(x), .object(TupleObject(key)))
        }
    }

    func arrayRepeated(_ x: Tensor, _ repeats: Value, _ axis: Value) throws -> Value {
        let counts = try array(of: repeats, dtype: .int64)
        let source = axis.isNone ? try Kernels.reshape(x, [x.elementCount]) : x
        let place = axis.isNone ? 0 : try self.axis(index(axis), rank: x.rank)
        let size = source.shape[place]
        guard counts.elementCount == 1 || counts.elementCount == size else {
            throw Raise(
                .valueError,
                "operands could not be broadcast together with shape (\(size),) \(shapeText(counts.shape))")
        }
        var places: [Int] = []
        for i in 0..<size {
            let count = counts.int(at: counts.elementCount == 1 ? 0 : i)
            guard count >= 0 else { throw Raise(.valueError, "repeats may not contain negative values.") }
            try checkRoom(for: places.count &+ count)
            places.append(contentsOf: repeatElement(i, count: count))
        }
        return .object(ArrayObject(try Kernels.indexSelect(source.forwards(), place, Kernels.tensor(places, .int64))))
    }
}
