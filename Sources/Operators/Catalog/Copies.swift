// Copies, conversions of dtype, detaching, and writing into a tensor (fill, copy, the record of a write to a part of it).

import Tensors

extension Operation {
    public static let clone = Operation(
        "clone(Tensor self, *, ignored memory_format=None)", "A copy.",
        complex: true, .single { c in
            guard c.attributes.first?.string != nil, !c[0].isContiguous else { return try c[0].clone(c.backend) }
            let copy = try Tensor.uninitialized(c[0].shape, c[0].dtype)
            try Kernels.copy(c[0], into: copy, c.backend)
            return copy
        }, .linear([{ _, g in g }]))
    /// A copy in row-major order.
    public static let contiguousCopy = Operation(
        "_contiguous_copy(Tensor self)", "A copy in row-major order.", homes: [], gradientName: "CloneBackward0",
        complex: true, .single { c in
            let copy = try Tensor.uninitialized(c[0].shape, c[0].dtype)
            try Kernels.copy(c[0], into: copy, c.backend)
            return copy
        }, .linear([{ _, g in g }]))
    public static let contiguous = Operation(
        "contiguous(Tensor self, *, ignored memory_format=None)",
        "The tensor itself when its elements lie in row-major order, else a copy in which they do.", homes: .method,
        .composite { recorder, a in .tensor(try recorder.contiguous(try a.tensor(0))) }, .composed)

    /// A conversion of dtype; recorded only when there is something to convert.
    public static let to = Operation(
        "_to_copy(Tensor self, dtype? dtype)", "The values converted to a dtype.", homes: [],
        domain: Domain(attributes: [[.dtype(.float64)]]), gradientName: "ToCopyBackward0",
        complex: true, .single { c in
            guard let dtype = c.attributes[0].dtype, dtype != c[0].dtype else { return try c[0].clone() }
            if c[0].dtype.isComplex, !dtype.isComplex, dtype != .bool {
                try c.recorder.warn("Casting complex values to real discards the imaginary part")
            }
            return try c[0].cast(to: dtype)
        },
        .linear([
            { r, g in
                let dtype = r.record.edge(0).tensor.dtype
                return try (dtype.isComplex ? g : g.realPart()).cast(dtype)
            }
        ]))
    public static let typeAs = Operation(
        "type_as(Tensor self, Tensor other)", "The values converted to the dtype of another tensor.", homes: .method,
        .composite { recorder, a in
            let (x, other) = (try a.tensor(0), try a.tensor(1))
            return .tensor(x.dtype == other.dtype ? x : try recorder.apply(.to, x, [.dtype(other.dtype)]))
        }, .composed)
    public static let detach = Operation(
        "detach(Tensor self)", "The same values, sharing memory, without a history.",
        .composite { _, a in .tensor(try Kernels.view(aliasing: a.tensor(0))) }, .composed)

    public static let fill = Operation(
        "fill(Tensor self, Operand value)", "The value everywhere.", homes: [.torch, .inPlace],
        domain: Domain(shapes: [[[2, 3], []]]),
        complex: true, .single { c in
            if c[1].isWrappedNumber { try Operation.checkRange(c[1], c[0].dtype) }
            let filled = try Tensor.uninitialized(c[0].shape, c[0].dtype)
            try Kernels.fill(filled, c[1])
            return filled
        },
        .linear([{ r, g in try g.filled(0) }, { r, g in try g.sum() }]))
    public static let zero = Operation(
        "zero(Tensor self)", "0 everywhere.", homes: .inPlace,
        complex: true, .single { c in try Kernels.zeros(c[0].shape, c[0].dtype) }, .linear([{ _, g in try g.filled(0) }]))
    public static let copy = Operation(
        "copy(Tensor self, Tensor src, bool non_blocking=False)", "The values of another tensor, broadcast and converted.",
        homes: .inPlace, domain: Domain(shapes: [[[2, 3], [2, 3]], [[2, 3], [3]]], attributes: [[.bool(false)]]),
        gradientName: "CopyBackwards",
        complex: true, .single { c in
            let copied = try Tensor.uninitialized(c[0].shape, c[0].dtype)
            try Kernels.copy(c[1], into: copied)
            return copied
        },
        .linear([{ _, g in try g.filled(0) }, { _, g in g }]))

    /// The record of a write to a part of a tensor: sizes, strides and offset of the part in the row-major whole.
    public static let copySlices: Operation = .init(
        "_copy_slices(Tensor self, Tensor values, int[] sizes, int[] strides, int offset)",
        "The tensor with values written into a part of it.", homes: [],
        domain: Domain(shapes: [[[3, 4], [4]]], attributes: [[.ints([4]), .ints([1]), .int(4)]]),
        gradientName: "CopySlices",
        complex: true, .single { c in
            let whole = try Operation.rowMajor(c[0])
            let part = try Kernels.asStrided(whole, c.attributes[0].ints ?? [], c.attributes[1].ints ?? [], c.int(2))
            try Kernels.copy(c[1], into: part)
            return whole
        },
        .linear([
            { r, g in
                let zero = try Kernels.zeros([], g.dtype)
                return try g.apply(.copySlices, g.constant(zero), r.attributes)
            },
            { r, g in
                // The part's offset counts from the first element: a gradient that is a view is copied.
                let isWhole = g.tensor.isContiguous && g.tensor.offset == 0
                return try (isWhole ? g : g.apply(.contiguousCopy)).apply(.asStrided, r.attributes)
            },
        ]))
    public static let asStrided = Operation(
        "as_strided(Tensor self, int[] size, int[] stride, int? storage_offset=None)",
        "Any sizes and strides over the tensor's memory.",
        domain: Domain(shapes: [[[3, 4]]], attributes: [[.ints([2, 2]), .ints([4, 1]), .int(1)]]),
        complex: true, .single { c in
            try Kernels.asStrided(
                c[0], c.attributes[0].ints ?? [], c.attributes[1].ints ?? [], c.attributes[2].int)
        },
        .linear([
            { r, g in
                // Through the places, since elements may be seen twice.
                let input = r.record.edge(0).tensor
                guard input.isContiguous else {
                    throw TensorError(.notImplemented, "the gradient of as_strided over a tensor that is not contiguous")
                }
                let count = input.elementCount
                let places = try Kernels.asStrided(
                    Kernels.arange(0, count, 1), r.attributes[0].ints ?? [], r.attributes[1].ints ?? [],
                    (r.attributes[2].int ?? input.offset) - input.offset)
                let flat = try r.recorder.apply(
                    .indexBackward, inputs: [g.checked(), places.contiguous()], [.ints([count]), .ints([1])])
                return try Recorded(flat, r.recorder).reshaped(r.shape(0))
            }
        ]))

    /// The record of a write to a part of a tensor that is not row-major: the places of the part in the flattened whole.
    static let copyPlaces: Operation = .init(
        "_copy_places(Tensor self, Tensor values, Tensor places)", "The tensor with values written to places.", homes: [],
        domain: Domain(shapes: [[[3, 4], [1], [1]]], draws: [.real, .real, .index(below: 12)]), gradientName: "CopySlices",
        complex: true, .single { c in
            try Kernels.put(
                Operation.rowMajor(c[0]), c[2], c[1].cast(to: c[0].dtype).expanded(to: c[2].shape), accumulate: false)
        },
        .linear([
            { r, g in
                let zeros = try Kernels.zeros(r.shape(2), g.dtype)
                return Recorded(
                    try r.recorder.apply(.put, inputs: [g.checked(), r[2].checked(), zeros], [.bool(false)]), r.recorder)
            }, { r, g in Recorded(try r.recorder.apply(.take, g.checked(), r[2].checked()), r.recorder) }, nil,
        ]))
    /// A view of a tensor that is not row-major, after a write to it.
    static let takePlaces: Operation = .init(
        "_take_places(Tensor self, Tensor places)", "The elements at places.", homes: [],
        domain: Domain(shapes: [[[3, 4], [2]]], draws: [.real, .index(below: 12)]), gradientName: "AsStridedBackward0",
        complex: true, .single { c in try Kernels.index(Kernels.reshape(c[0], [-1]), [c[1]]) },
        .linear([
            { r, g in
                let zeros = try Kernels.zeros(r.shape(0), g.dtype)
                return Recorded(
                    try r.recorder.apply(.put, inputs: [zeros, r[1].checked(), g.checked()], [.bool(true)]), r.recorder)
            }, nil,
        ]))

    private static func rowMajor(_ x: Tensor) throws -> Tensor {
        let copy = try Tensor.uninitialized(x.shape, x.dtype)
        try Kernels.copy(x, into: copy)
        return copy
    }
}

extension Kernels {
    /// The same elements under a new tensor.
    public static func view(aliasing x: Tensor) throws -> Tensor {
        Tensor(
            storage: x.storage, dtype: x.dtype, shape: x.shape, strides: x.strides, offset: x.offset,
            elementCount: x.elementCount)
    }

    /// Limits by numbers, which for integer tensors may be integers or raise them to floating point.
    static func clamp(_ x: Tensor, _ low: Argument, _ high: Argument, _ recorder: Recorder) throws -> Tensor {
        var x = x
        if !x.dtype.isFloatingPoint {
            for case .float in [low, high] { x = try x.cast(to: recorder.defaultDType) }
        }
        if low.double?.isNaN == true || high.double?.isNaN == true { return try Tensor.full(x.shape, .nan, x.dtype) }
        return try unaryScalar(
            .clamp, x, low.double ?? -.infinity, high.double ?? .infinity, recorder.backend,
            defaultDType: recorder.defaultDType)
    }

    static func logarithm(_ x: Double) -> Double {
        guard let one = try? Tensor.scalar(x, .float64), let log = try? unary(.log, one, Backend()) else { return .nan }
        return log.double(at: 0)
    }
}
