// Different values, membership, and places in sorted sequences; values counted into bins.

import Tensors

extension Operation {
    public static let unique = Operation(
        "unique(Tensor input, bool sorted=True, bool return_inverse=False, bool return_counts=False, int? dim=None)",
        "The different elements (or slices along a dimension) in ascending order.",
        .composite { _, a in
            let x = try a.tensor(0)
            try refuseComplex("unique", x)
            let found = try a[4].int.map { try Kernels.unique(x, dim: $0) } ?? Kernels.unique(x)
            return chosen(found, a[2], a[3])
        }, .none(reason: integerReason))
    public static let uniqueConsecutive = Operation(
        "unique_consecutive(Tensor input, bool return_inverse=False, bool return_counts=False, int? dim=None)",
        "The elements without repetitions of the one before.",
        .composite { _, a in
            try refuseComplex("unique", a.tensor(0))
            return chosen(try Kernels.uniqueConsecutive(try a.tensor(0), dim: a[3].int), a[1], a[2])
        }, .none(reason: integerReason))
    private static func chosen(_ found: Kernels.Distinct, _ inverse: Argument, _ counts: Argument) -> Result {
        var results = [found.values]
        if inverse.bool == true { results.append(found.inverse) }
        if counts.bool == true { results.append(found.counts) }
        return results.count == 1 ? .tensor(results[0]) : .tensors(results)
    }

    public static let isin = Operation(
        "isin(Operand elements, Operand test_elements, *, bool assume_unique=False, bool invert=False)",
        "True where the element is among others.", homes: .torch,
        .composite { _, a in
            for operand in [try a.operand(0), try a.operand(1)] where operand.dtype.isComplex {
                throw TensorError(.notImplemented, "Unsupported input type encountered for isin(): \(operand.dtype.cName)")
            }
            return .tensor(try Kernels.isin(try a.operand(0), try a.operand(1), invert: a[3].bool == true))
        },
        .none(reason: maskReason))

    public static let bincount = Operation(
        "bincount(Tensor self, Tensor? weights=None, int minlength=0)",
        "How often each number from 0 occurs, or the sums of the weights of its occurrences.",
        .composite { _, a in .tensor(try Kernels.bincount(a.tensor(0), weights: a[1].tensor, minlength: a.int(2))) },
        .none(reason: integerReason))

    public static let histc = Operation(
        "histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0)", "How many elements fall into each of equal bins.",
        .composite { _, a in
            .tensor(try Kernels.histc(a.tensor(0), bins: a.int(1), low: a[2].double ?? 0, high: a[3].double ?? 0))
        }, .none(reason: integerReason))
    public static let histogram = Operation(
        "histogram(Tensor self, int bins=100, *, Scalar|float[]? range=None, Tensor? weight=None, bool density=False)",
        "How many elements fall into each of equal bins, and the bins' edges.",
        .composite { _, a in
            let x = try a.tensor(0)
            try requireFloating(x)
            let bounds = a[2].floats ?? [0, 0]
            guard bounds.count == 2 else {
                throw TensorError.runtime("torch.histogramdd(): for a 1-dimensional histogram range should have 2 elements, but got \(bounds.count)")
            }
            // A range that is given stands, also where its ends are one.
            let (low, high) = try Kernels.bounds(a[2].isNone ? x.doubles : [], bounds[0], bounds[1], "histogram", margin: 0.5)
            let edges = try Kernels.equalEdges(a.int(1), low, high, x.dtype)
            return try histogram(x, edges, a[3].tensor, a[4].bool == true, isEven: true)
        }, .none(reason: integerReason))
    public static let histogramEdges = Operation(
        "histogram(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False)",
        "How many elements fall between edges, and the edges.",
        .composite { _, a in
            let (x, edges) = (try a.tensor(0), try a.tensor(1))
            try requireFloating(x)
            guard edges.rank == 1, edges.dtype == x.dtype else {
                throw TensorError.runtime("torch.histogramdd(): input tensor and bins tensors should have the same dtype")
            }
            return try histogram(x, edges.doubles, a[2].tensor, a[3].bool == true, isEven: false)
        }, .none(reason: integerReason))
    private static func requireFloating(_ x: Tensor) throws {
        guard x.dtype == .float32 || x.dtype == .float64 else {
            throw TensorError(.notImplemented, "\"histogramdd\" not implemented for '\(x.dtype.cName)'")
        }
    }
    private static func histogram(
        _ x: Tensor, _ edges: [Double], _ weight: Tensor?, _ density: Bool, isEven: Bool
    ) throws -> Result {
        if let weight, weight.shape != x.shape {
            throw TensorError.runtime("torch.histogramdd(): if weight tensor is provided, it should have the same shape as the input tensor")
        }
        var counts = try Kernels.histogram(
            x.doubles, weight?.doubles, edges, isEven: isEven, isSingle: x.dtype != .float64, searches: true)
        if density {
            let total = counts.reduce(0, +)
            for i in counts.indices { counts[i] /= total * (edges[i + 1] - edges[i]) }
        }
        return .named(
            [try Kernels.tensor(counts, x.dtype), try Kernels.tensor(edges, x.dtype)],
            type: "torch.return_types.histogram", fields: ["hist", "bin_edges"])
    }

    public static let searchsorted = Operation(
        "searchsorted(Tensor sorted_sequence, Operand input, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None)",
        "The places at which values can be put into ascending sequences.", homes: .torch,
        .composite { recorder, a in
            var sequence = try a.tensor(0)
            try refuseComplex("searchsorted_out_cpu", sequence)
            if let sorter = a[5].tensor {
                guard sorter.shape == sequence.shape else {
                    throw TensorError.runtime(
                        "torch.searchsorted(): boundary and sorter must have the same size, but got boundary tensor \(sequence.shape)and got sorter tensor \(sorter.shape)")
                }
                sequence = try Kernels.gather(sequence, -1, sorter)
            }
            return .tensor(try places(sequence, try a.operand(1), a[2], a[3], a[4], recorder))
        }, .none(reason: integerReason))
    public static let bucketize = Operation(
        "bucketize(Operand input, Tensor boundaries, *, bool out_int32=False, bool right=False)",
        "Between which boundaries each value lies.", homes: .torch,
        .composite { recorder, a in
            let boundaries = try a.tensor(1)
            try refuseComplex("searchsorted_out_cpu", boundaries)
            guard boundaries.rank == 1 else {
                throw TensorError.runtime("boundaries tensor must be 1 dimension, but got dim(\(boundaries.rank))")
            }
            return .tensor(try places(boundaries, try a.operand(0), a[2], a[3], .none, recorder))
        }, .none(reason: integerReason))
    private static func places(
        _ sequence: Tensor, _ values: Tensor, _ narrow: Argument, _ right: Argument, _ side: Argument, _ recorder: Recorder
    ) throws -> Tensor {
        var isRight = right.bool == true
        if let text = side.string {
            guard text == "left" || text == "right" else {
                throw TensorError.runtime("torch.searchsorted(): side can only be 'left' or 'right' but got \(text)")
            }
            if text == "left", isRight {
                throw TensorError.runtime("torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True")
            }
            isRight = text == "right"
        }
        if recorder.isExample(sequence) || recorder.isExample(values) {
            // How many of the sequence come before each value: the same, in operations on examples.
            let before = try recorder.apply(
                isRight ? .le : .lt, recorder.apply(.unsqueeze, sequence, [.int(-2)]), recorder.apply(.unsqueeze, values, [.int(-1)]))
            return try recorder.apply(.sumDim, before, [.ints([-1]), .bool(false), .dtype(narrow.bool == true ? .int32 : .int64)])
        }
        let found = try Kernels.searchsorted(sequence, values, right: isRight)
        return narrow.bool == true ? try found.cast(to: .int32) : found
    }

    public static let combinations = Operation(
        "combinations(Tensor input, int r=2, bool with_replacement=False)", "All choices of r elements of a vector.",
        homes: .torch,
        .composite { recorder, a in
            let x = try a.tensor(0)
            guard x.rank == 1 else { throw TensorError.runtime("Expect a 1D vector, but got shape \(x.shape)") }
            let r = a.int(1)
            guard r >= 0 else { throw TensorError.runtime("Expect a non-negative number, but got \(r)") }
            if r == 0 { return .tensor(try Kernels.zeros([0], x.dtype)) }
            guard r <= 64 else { throw TensorError.runtime("combinations(): at most 64 elements can be chosen, got \(r)") }
            var count = 1.0
            for i in 0..<r {
                let choices = Double(a[2].bool == true ? x.elementCount + i : x.elementCount - i)
                count *= choices / Double(i + 1)
            }
            guard count * Double(r) < Double(MemoryLimit.bytes / 32) else {
                throw MemoryLimit.refusal(bytes: Int(Swift.min(count * Double(r) * 8, 9e18)))
            }
            var rows: [Int] = []
            choose(r, from: 0, below: x.elementCount, repeating: a[2].bool == true, [], &rows)
            let places = try Kernels.tensor(rows, shape: [rows.count / r, r])
            return .tensor(try recorder.apply(.index, inputs: [x, places], [.ints([1])]))
        }, .composed)
    private static func choose(
        _ count: Int, from start: Int, below end: Int, repeating: Bool, _ chosen: [Int], _ rows: inout [Int]
    ) {
        if count == 0 {
            rows += chosen
            return
        }
        guard start < end else { return }
        for i in start..<end {
            choose(count - 1, from: repeating ? i : i + 1, below: end, repeating: repeating, chosen + [i], &rows)
        }
    }
    public static let cartesianProd = Operation(
        "cartesian_prod(Tensor[] tensors)", "All choices of one element from each vector.", homes: .torch,
        .composite { recorder, a in
            let vectors = a[0].tensors ?? []
            for vector in vectors where vector.rank != 1 {
                throw TensorError.runtime("Expect a 1D vector, but got shape \(vector.shape)")
            }
            if vectors.count == 1 { return .tensor(vectors[0]) }
            guard case .tensors(let grids) = try Operation.meshgrid.call(recorder, [a[0], .string("ij")]) else {
                return .tensor(vectors[0])
            }
            let flat = try grids.map { try recorder.reshape($0, [-1]) }
            return .tensor(try recorder.apply(.stack, inputs: flat, [.int(1)]))
        }, .composed)
}

extension Argument {
    /// Several numbers, or one that stands for a list of one.
    public var floats: [Double]? {
        switch self {
        case .floats(let values): values
        case .ints(let values): values.map(Double.init)
        case .float, .int: double.map { [$0] }
        default: nil
        }
    }
}
