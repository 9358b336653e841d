// More ways to split, reduce to a size and make: what PyTorch offers beside the usual splits and factories.

import Tensors

extension Operation {
    public static let dsplit = Operation(
        "dsplit(Tensor self, int|int[] indices_or_sections)", "Parts along the third dimension.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            return .tensors(try evenSplit(x, a[1], 2, "dsplit", least: 3, recorder))
        }, .composed)
    public static let splitWithSizes = Operation(
        "split_with_sizes(Tensor self, int[] split_sizes, int dim=0)", "Parts of given sizes along a dimension.",
        .composite { recorder, a in
            .tensors(try recorder.applySeveral(.splitSizes, inputs: [a.tensor(0)], Array(a[1...])))
        }, .composed)
    public static let unsafeChunk = Operation(
        "unsafe_chunk(Tensor self, int chunks, int dim=0)", "At most so many equal parts along a dimension.",
        .composite { recorder, a in try chunk.call(recorder, a) }, .composed)
    public static let unsafeSplit = Operation(
        "unsafe_split(Tensor self, int split_size, int dim=0)", "Parts of a size along a dimension.",
        .composite { recorder, a in try split.call(recorder, a) }, .composed)
    public static let narrowCopy = Operation(
        "narrow_copy(Tensor self, int dim, int start, int length)", "A copy of length places from start.",
        domain: Domain(shapes: [[[3, 4]]], attributes: [[.int(0), .int(1), .int(2)]]),
        complex: true, .single { c in try Kernels.narrow(c[0], c.int(0), c.int(1), c.int(2)).clone() },
        .linear([
            { r, g in
                try g.apply(
                    .sliceBackward,
                    [.ints(r.shape(0).array), .int(r.int(0)), .int(r.int(1)), .int(r.int(1) &+ r.int(2)), .int(1)])
            }
        ]))
    public static let sumToSize = Operation(
        "sum_to_size(Tensor self, int... size)", "The sum over what a broadcast from a size would have stretched.",
        homes: .method,
        .composite { recorder, a in
            let x = try a.tensor(0)
            let shape = try Kernels.checkedShape(a[1].ints ?? [])
            let isFitting = (try? shape.count <= x.rank && Kernels.broadcast(shape, x.shape) == x.shape) ?? false
            guard isFitting else {
                throw TensorError.runtime("size \(shape) is not expandable to size \(x.shape).")
            }
            if shape.isEmpty { return .tensor(try Recorded(x, recorder).sum().checked()) }
            return .tensor(try recorder.summed(x, to: shape))
        }, .composed)
    public static let diagflat = Operation(
        "diagflat(Tensor self, int offset=0)", "A matrix with the flattened tensor as diagonal.",
        .composite { recorder, a in
            let flat = try recorder.reshape(a.tensor(0), [-1])
            return .tensor(try recorder.apply(.diagEmbed, flat, [a[1], .int(0), .int(1)]))
        }, .composed)
    public static let broadcastTensors = Operation(
        "broadcast_tensors(Tensor[] tensors)", "The tensors stretched to one shape, without copying.", homes: .torch,
        .composite { recorder, a in
            let tensors = a[0].tensors ?? []
            var shape = Shape()
            for x in tensors { shape = try Kernels.broadcast(shape, x.shape) }
            return .tensors(try tensors.map { try recorder.apply(.expand, $0, [.ints(shape.array), .bool(false)]) })
        }, .composed)
    public static let unravelIndex = Operation(
        "unravel_index(Tensor indices, int[] shape)", "The coordinates of places of a flattened tensor of a shape.",
        homes: .torch,
        .composite { recorder, a in
            var rest = Recorded(try a.tensor(0), recorder)
            guard !rest.dtype.isFloatingPoint else {
                throw TensorError.value("expected 'indices' to be integer dtype, but got torch.\(rest.dtype.name)")
            }
            rest = Recorded(try rest.tensor.cast(to: .int64), recorder)
            let sizes = a[1].ints ?? []
            guard sizes.allSatisfy({ $0 > 0 }) || rest.tensor.elementCount == 0 else {
                throw TensorError.value("'shape' cannot have negative values, but got (\(sizes.map(String.init).joined(separator: ", ")))")
            }
            var coordinates: [Tensor] = []
            for size in sizes.reversed() {
                let number = Recorded(try Tensor.wrapped(size), recorder)
                coordinates.append(try rest.apply(.remainder, number).checked())
                rest = try rest.apply(.floorDivide, number)
            }
            return .tensors(coordinates.reversed())
        }, .none(reason: integerReason))

    public static let range = Operation(
        "range(Scalar start=0, Scalar end=0, Scalar step=1, *, dtype? dtype=None, ignored layout=None, ignored device=None, bool requires_grad=False)",
        "The numbers from start by step, end included.", homes: .torch,
        .composite { recorder, a in
            let (start, end, step) = (a[0].double ?? 0, a[1].double ?? 0, a[2].double ?? 1)
            guard step != 0 else { throw TensorError.runtime("step must be nonzero") }
            guard step > 0 ? end >= start : end <= start else {
                throw TensorError.runtime("upper bound and lower bound inconsistent with step sign")
            }
            let count = ((end - start) / step).rounded(.down) + 1
            guard count < 1e12 else { throw TensorError.runtime("invalid size, possible overflow?") }
            let values = (0..<Int(count)).map { start + Double($0) * step }
            return try .leaf(Kernels.tensor(values, a[3].dtype ?? recorder.defaultDType), a[6])
        }, .none(reason: creationReason))
    public static let emptyStrided = Operation(
        "empty_strided(int[] size, int[] stride, *, dtype? dtype=None, ignored layout=None, ignored device=None, bool requires_grad=False)",
        "A tensor of given sizes and strides, its elements not set (here 0).", homes: .torch,
        .composite { recorder, a in
            try .leaf(strided(a[0], a[1], a[2].dtype ?? recorder.defaultDType), a[5])
        }, .none(reason: creationReason))
    public static let newEmptyStrided = Operation(
        "new_empty_strided(Tensor self, int[] size, int[] stride, *, dtype? dtype=None, ignored layout=None, ignored device=None, bool requires_grad=False)",
        "A tensor of given sizes and strides, not set (here 0).", homes: .method,
        .composite { _, a in try .leaf(strided(a[1], a[2], a[3].dtype ?? a.tensor(0).dtype), a[6]) },
        .none(reason: creationReason))
    private static func strided(_ size: Argument, _ stride: Argument, _ dtype: DType) throws -> Tensor {
        let (sizes, steps) = (size.ints ?? [], stride.ints ?? [])
        guard sizes.count == steps.count else {
            throw TensorError.runtime(
                "dimensionality of sizes (\(sizes.count)) must match dimensionality of strides (\(steps.count))")
        }
        _ = try Kernels.checkedShape(sizes)
        var last = 0
        for (size, step) in zip(sizes, steps) {
            let (reach, overflow) = Swift.max(size - 1, 0).multipliedReportingOverflow(by: step)
            guard !overflow, step >= 0, last.addingReportingOverflow(reach).overflow == false else {
                throw TensorError.runtime("Storage size calculation overflowed with sizes=\(sizes) and strides=\(steps)")
            }
            last += reach
        }
        let base = try Kernels.zeros([last + 1] as [Int], dtype)
        return try Kernels.asStrided(base, sizes, steps, 0)
    }

    public static let hannWindow = window("hann_window", "Half a cosine wave, raised.") { _ in [0.5, 0.5] }
    public static let hammingWindow = window(
        "hamming_window", "A raised cosine wave with a pedestal.", "float alpha=0.54, float beta=0.46, "
    ) { a in [a[2].double ?? 0.54, a[3].double ?? 0.46] }
    public static let blackmanWindow = window("blackman_window", "Three terms of cosines.") { _ in [0.42, 0.5, 0.08] }
    /// Σ (−1)ᵏ aₖ cos(2πkn / N).
    private static func window(
        _ name: String, _ doc: String, _ extra: String = "", _ terms: @escaping @Sendable ([Argument]) -> [Double]
    ) -> Operation {
        let count = extra.isEmpty ? 2 : 4
        return Operation(
            Signature("\(name)(int window_length, bool periodic=True, \(extra)*, dtype? dtype=None, ignored layout=None, ignored device=None, bool requires_grad=False)"),
            doc, homes: .torch,
            .composite { recorder, a in
                let (terms, dtype) = (terms(a), a[count].dtype ?? recorder.defaultDType)
                // Rounded at each step as PyTorch's tensors are: their ends are not quite zero.
                func rounded(_ x: Double) -> Double { dtype == .float64 ? x : Double(Float(x)) }
                return try .leaf(windowed(a, dtype) { place, whole in
                    var sum = 0.0
                    for (k, term) in terms.enumerated().reversed() {
                        let angle = rounded(place * rounded(2 * Double.pi * Double(k) / whole))
                        sum = rounded(sum + (k % 2 == 0 ? 1 : -1) * rounded(rounded(Kernels.cosine(angle)) * rounded(term)))
                    }
                    return sum
                }, a[count + 3])
            }, .none(reason: creationReason))
    }
    public static let bartlettWindow = Operation(
        "bartlett_window(int window_length, bool periodic=True, *, dtype? dtype=None, ignored layout=None, ignored device=None, bool requires_grad=False)",
        "A triangle.", homes: .torch,
        .composite { recorder, a in
            try .leaf(windowed(a, a[2].dtype ?? recorder.defaultDType) { place, whole in
                1 - (2 * place / whole - 1).magnitude
            }, a[5])
        }, .none(reason: creationReason))
    public static let kaiserWindow = Operation(
        "kaiser_window(int window_length, bool periodic=True, float beta=12.0, *, dtype? dtype=None, ignored layout=None, ignored device=None, bool requires_grad=False)",
        "Bessel functions: I₀(β √(1 − t²)) / I₀(β).", homes: .torch,
        .composite { recorder, a in
            let beta = a[2].double ?? 12
            return try .leaf(windowed(a, a[3].dtype ?? recorder.defaultDType) { place, whole in
                let t = 2 * place / whole - 1
                return Kernels.bessel(beta * Swift.max(0, 1 - t * t).squareRoot()) / Kernels.bessel(beta)
            }, a[6])
        }, .none(reason: creationReason))
    private static func windowed(_ a: [Argument], _ dtype: DType, _ value: (Double, Double) -> Double) throws -> Tensor {
        let n = a.int(0)
        guard n >= 0 else { throw TensorError.runtime("window_length must be non-negative, got: \(n)") }
        guard n < MemoryLimit.bytes / 32 else { throw MemoryLimit.refusal(bytes: n.multipliedReportingOverflow(by: 4).partialValue) }
        if n == 1 { return try Kernels.tensor([1.0], dtype) }
        let whole = Double(a[1].bool == false ? n - 1 : n)
        return try Kernels.tensor((0..<n).map { value(Double($0), whole) }, dtype)
    }

    public static let viewDType = Operation(
        "view(Tensor self, dtype! dtype)", "The same bytes as elements of another dtype, sharing memory.", homes: .method,
        .composite { _, a in
            let x = try a.tensor(0)
            return .tensor(try Kernels.view(x, as: a[1].dtype ?? x.dtype))
        }, .none(reason: "the bytes of a number have no derivative"))
}
