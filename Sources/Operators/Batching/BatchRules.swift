// How operations work on whole batches. An operation without a rule is applied example by example.

import Tensors

/// What an operation does with wholes in place of examples.
struct BatchRule: Sendable {
    typealias Inputs = [BatchInput]
    /// The results for the whole batch; nil where the rule does not hold for these inputs.
    let apply: @Sendable (Operation, Inputs, [Argument], _ size: Int, Recorder) throws -> [Tensor]?

    /// Of an operation on one element of each input: they only have to broadcast.
    static let pointwise = BatchRule { operation, inputs, attributes, _, recorder in
        let rank = inputs.map(\.rank).max() ?? 0
        // A 0-d tensor yields in promotion, which its whole would not.
        let dtypes = Set(inputs.map { $0.tensor.dtype })
        if dtypes.count > 1, inputs.contains(where: { $0.rank == 0 && $0.isBatched }) { return nil }
        return [try recorder.apply(operation, inputs: inputs.map { try $0.aligned(to: rank, recorder) }, attributes)]
    }

    /// The rule that follows from an operation's derivative alone.
    static func derived(_ operation: Operation) -> BatchRule? {
        switch operation.body {
        case .unary, .unaryScalar, .binary, .binarySwapped: return pointwise
        case .single, .pair:
            switch operation.derivative {
            case .elementwise, .gate: return pointwise
            default: return nil
            }
        default: return nil
        }
    }

    /// Of an operation on one tensor that says dimensions in some of its attributes.
    private static func shifting(_ places: Int...) -> BatchRule {
        BatchRule { operation, inputs, attributes, _, recorder in
            guard inputs[0].rank > 0 else { return nil }
            var attributes = attributes
            for place in places {
                guard let shifted = shifted(attributes[place], inputs[0].rank) else { return nil }
                attributes[place] = shifted
            }
            if case .several = operation.body { return try recorder.applySeveral(operation, inputs: [inputs[0].tensor], attributes) }
            return [try recorder.apply(operation, inputs: [inputs[0].tensor], attributes)]
        }
    }

    /// Of a reduction: none and an empty list of dimensions mean all that the function sees.
    private static let reducing = BatchRule { operation, inputs, attributes, _, recorder in
        let rank = inputs[0].rank
        guard rank > 0 else { return nil }
        var attributes = attributes
        let isAll = attributes[0].isNone || attributes[0].ints?.isEmpty == true
        guard let dims = isAll ? .ints(Array(1...rank)) : shifted(attributes[0], rank) else { return nil }
        attributes[0] = dims
        return [try recorder.apply(operation, inputs[0].tensor, attributes)]
    }

    /// Of a reduction of everything, which is another operation's over dimensions.
    private static func whole(_ other: Operation) -> BatchRule {
        BatchRule { _, inputs, attributes, _, recorder in
            guard inputs[0].rank > 0 else { return nil }
            return [try recorder.apply(other, inputs[0].tensor, [.ints(Array(1...inputs[0].rank)), .bool(false)] + attributes)]
        }
    }

    private static func shifted(_ dims: Argument, _ rank: Int) -> Argument? {
        func valid(_ dim: Int) -> Bool { dim >= -rank && dim < rank }
        switch dims {
        case .int(let dim): return valid(dim) ? .int(dim < 0 ? dim : dim + 1) : nil
        case .ints(let dims): return dims.allSatisfy(valid) ? .ints(dims.map { $0 < 0 ? $0 : $0 + 1 }) : nil
        default: return nil
        }
    }

    private static let sizes = BatchRule { _, inputs, attributes, size, recorder in
        guard let sizes = attributes[0].ints else { return nil }
        return [try recorder.reshape(inputs[0].tensor, [size] + sizes)]
    }

    private static let expanding = BatchRule { operation, inputs, attributes, size, recorder in
        guard let sizes = attributes[0].ints, sizes.count >= inputs[0].rank else { return nil }
        let aligned = try inputs[0].aligned(to: sizes.count, recorder)
        return [try recorder.apply(operation, aligned, [.ints([size] + sizes)] + attributes.dropFirst())]
    }

    private static let permuting = BatchRule { operation, inputs, attributes, _, recorder in
        guard let dims = attributes[0].ints else { return nil }
        let rank = inputs[0].rank
        let shifted = try dims.map { try Kernels.normalizedDim($0, rank: rank) + 1 }
        return [try recorder.apply(operation, inputs[0].tensor, [.ints([0] + shifted)])]
    }

    private static let unsqueezing = BatchRule { operation, inputs, attributes, _, recorder in
        guard let dim = attributes[0].int, dim >= -inputs[0].rank - 1, dim <= inputs[0].rank else { return nil }
        return [try recorder.apply(operation, inputs[0].tensor, [.int(dim < 0 ? dim : dim + 1)])]
    }

    /// Of an operation on several tensors along a dimension that is its first attribute.
    private static let joining = BatchRule { operation, inputs, attributes, size, recorder in
        guard let dim = attributes[0].int, !inputs.contains(where: { $0.rank != inputs[0].rank }) else { return nil }
        let wholes = try inputs.map { try $0.whole(size, recorder) }
        return [try recorder.apply(operation, inputs: wholes, [.int(dim < 0 ? dim : dim + 1)])]
    }

    // MARK: Products

    private static let mm = BatchRule { _, inputs, _, size, recorder in
        let (a, b) = (inputs[0], inputs[1])
        if a.isBatched, !b.isBatched {
            let rows = a.tensor.shape[1]
            let flat = try recorder.reshape(a.tensor, [size &* rows, a.tensor.shape[2]])
            return [try recorder.reshape(recorder.apply(.mm, flat, b.tensor), [size, rows, b.tensor.shape[1]])]
        }
        return [try recorder.apply(.bmm, a.whole(size, recorder), b.whole(size, recorder))]
    }

    private static let mv = BatchRule { _, inputs, _, size, recorder in
        let (matrix, vector) = (inputs[0], inputs[1])
        if !matrix.isBatched {
            return [try recorder.apply(.mm, vector.tensor, recorder.apply(.transpose, matrix.tensor, [.int(0), .int(1)]))]
        }
        if !vector.isBatched {
            let rows = matrix.tensor.shape[1]
            let flat = try recorder.reshape(matrix.tensor, [size &* rows, matrix.tensor.shape[2]])
            return [try recorder.reshape(recorder.apply(.mv, flat, vector.tensor), [size, rows])]
        }
        let product = try recorder.apply(.bmm, matrix.tensor, recorder.apply(.unsqueeze, vector.tensor, [.int(2)]))
        return [try recorder.apply(.squeezeDim, product, [.int(2)])]
    }

    private static let dot = BatchRule { _, inputs, _, _, recorder in
        let (a, b) = (inputs[0], inputs[1])
        if !a.isBatched { return [try recorder.apply(.mv, b.tensor, a.tensor)] }
        if !b.isBatched { return [try recorder.apply(.mv, a.tensor, b.tensor)] }
        return [try recorder.apply(.sumDim, recorder.apply(.mul, a.tensor, b.tensor), [.ints([1]), .bool(false), .none])]
    }

    private static let bmm = BatchRule { _, inputs, _, size, recorder in
        let (a, b) = (try inputs[0].whole(size, recorder), try inputs[1].whole(size, recorder))
        let (s, t) = (a.shape.array, b.shape.array)
        let product = try recorder.apply(
            .bmm, recorder.reshape(a, [s[0] &* s[1], s[2], s[3]]), recorder.reshape(b, [t[0] &* t[1], t[2], t[3]]))
        return [try recorder.reshape(product, [s[0], s[1], s[2], t[3]])]
    }

    /// Of a gather: places and values of every example.
    private static let gathering = BatchRule { operation, inputs, attributes, size, recorder in
        guard inputs[0].rank > 0, let dim = shifted(attributes[0], inputs[0].rank) else { return nil }
        let wholes = try inputs.map { try $0.whole(size, recorder) }
        return [try recorder.apply(operation, inputs: wholes, [dim] + attributes.dropFirst())]
    }

    /// The rules of single operations, by identity.
    static let table: [ObjectIdentifier: BatchRule] = {
        let rules: [(Operation, BatchRule)] = [
            (.sum, whole(.sumDim)), (.mean, whole(.meanDim)),
            (.sumDim, reducing), (.meanDim, reducing), (.nansum, reducing), (.amax, reducing), (.amin, reducing),
            (.prodDim, shifting(0)), (.cumsum, shifting(0)), (.cumprod, shifting(0)), (.logcumsumexp, shifting(0)),
            (.softmax, shifting(0)), (.logSoftmax, shifting(0)), (.maxDim, shifting(0)), (.minDim, shifting(0)),
            (.sort, shifting(0)), (.topk, shifting(1)), (.flip, shifting(0)), (.select, shifting(0)), (.slice, shifting(0)),
            (.squeezeDim, shifting(0)), (.fourier, shifting(0)), (.fourierOfReal, shifting(0)), (.fourierToReal, shifting(0)), (.transpose, shifting(0, 1)), (.permute, permuting), (.unsqueeze, unsqueezing),
            (.view, sizes), (.unsafeView, sizes), (.expand, expanding),
            (.alias, pointwise), (.clone, pointwise), (.contiguousCopy, pointwise), (.to, pointwise), (.maskedFill, pointwise),
            (.where, pointwise), (.cat, joining), (.stack, joining), (.mm, mm), (.mv, mv), (.dot, dot), (.bmm, bmm),
            (.gather, gathering), (.scatterAdd, gathering),
        ]
        return Dictionary(rules.map { (ObjectIdentifier($0.0), $0.1) }) { first, _ in first }
    }()
}

extension Operation {
    /// Whether its values come from a stream of random numbers.
    var isRandom: Bool { signature.text.contains("Generator?") || name.contains("dropout") }
}
