// Convolutions of one to three dimensions and their transposes. The products themselves are in Tensors/Layers/Convolution.swift.

import Tensors

extension Operation {
    /// Input, weight and perhaps bias; attributes: stride, padding, dilation, groups.
    static let convolution: Operation = .init(
        "_convolution(Tensor input, Tensor weight, Tensor[] bias, int[] stride, int[] padding, int[] dilation, int groups)",
        "Σ over channels and taps of input · weight, plus bias.", homes: [],
        domain: Domain(
            shapes: [[[1, 2, 4, 4], [2, 2, 2, 2]], [[1, 2, 4, 4], [2, 2, 2, 2], [2]]],
            attributes: [[.ints([1, 1]), .ints([1, 0]), .ints([1, 1]), .int(1)]]),
        gradientName: "ConvolutionBackward0",
        .single { c in
            let form = try ConvolutionForm(c.attributes)
            let (geometry, shape) = try form.forward(c[0], c[1].shape)
            return try Kernels.convolve(c[0], c[1], c.inputs.count > 2 ? c[2] : nil, geometry, shape, c.backend)
        },
        .custom([
            { r, g in
                Recorded(
                    try r.recorder.apply(.convolutionInput, inputs: [g.checked(), r[1].checked()], [.ints(r.shape(0).array)] + r.attributes),
                    r.recorder)
            },
            { r, g in
                Recorded(
                    try r.recorder.apply(.convolutionWeight, inputs: [g.checked(), r[0].checked()], [.ints(r.shape(1).array)] + r.attributes),
                    r.recorder)
            },
            { _, g in try g.summedChannels() },
        ]))

    /// The transpose in the input: gradient and weight → a tensor of the input's shape, which is the first attribute.
    static let convolutionInput: Operation = .init(
        "_convolution_input(Tensor gradient, Tensor weight, int[] shape, int[] stride, int[] padding, int[] dilation, int groups)",
        "The gradient of a convolution in its input.", homes: [],
        domain: Domain(
            shapes: [[[1, 2, 3, 3], [2, 2, 2, 2]]],
            attributes: [[.ints([1, 2, 4, 4]), .ints([1, 1]), .ints([0, 0]), .ints([1, 1]), .int(1)]]),
        gradientName: "ConvolutionBackwardBackward0",
        .single { c in
            let form = try ConvolutionForm(Array(c.attributes.dropFirst()))
            guard let shape = Shape(c.attributes[0].ints ?? []) else { throw TensorError.runtime("too many dimensions") }
            let geometry = try form.geometry(shape, c[1].shape, c[0].shape)
            return try Kernels.convolveInput(c[0], c[1], geometry, shape, c.backend)
        },
        .bilinear([
            { r, g in try r.convolution(.convolution, g, r[1], Array(r.attributes.dropFirst())) },
            { r, g in
                try r.convolution(.convolutionWeight, r[0], g, [.ints(r.shape(1).array)] + r.attributes.dropFirst())
            },
        ]))

    /// The transpose in the weight: gradient and input → a tensor of the weight's shape, which is the first attribute.
    static let convolutionWeight: Operation = .init(
        "_convolution_weight(Tensor gradient, Tensor input, int[] shape, int[] stride, int[] padding, int[] dilation, int groups)",
        "The gradient of a convolution in its weight.", homes: [],
        domain: Domain(
            shapes: [[[1, 2, 3, 3], [1, 2, 4, 4]]],
            attributes: [[.ints([2, 2, 2, 2]), .ints([1, 1]), .ints([0, 0]), .ints([1, 1]), .int(1)]]),
        gradientName: "ConvolutionBackwardBackward0",
        .single { c in
            let form = try ConvolutionForm(Array(c.attributes.dropFirst()))
            guard let shape = Shape(c.attributes[0].ints ?? []) else { throw TensorError.runtime("too many dimensions") }
            let geometry = try form.geometry(c[1].shape, shape, c[0].shape)
            return try Kernels.convolveWeight(c[0], c[1], geometry, shape, c.backend)
        },
        .bilinear([
            { r, g in try r.convolution(.convolution, r[1], g, Array(r.attributes.dropFirst())) },
            { r, g in
                try r.convolution(.convolutionInput, r[0], g, [.ints(r.shape(1).array)] + r.attributes.dropFirst())
            },
        ]))

    /// Input, weight and perhaps bias; attributes: output shape, stride, padding, dilation, groups.
    static let transposedConvolution: Operation = .init(
        "_conv_transpose(Tensor input, Tensor weight, Tensor[] bias, int[] shape, int[] stride, int[] padding, int[] dilation, int groups)",
        "The transpose of a convolution, plus bias.", homes: [],
        domain: Domain(
            shapes: [[[1, 2, 3, 3], [2, 2, 2, 2]]],
            attributes: [[.ints([1, 2, 4, 4]), .ints([1, 1]), .ints([0, 0]), .ints([1, 1]), .int(1)]]),
        gradientName: "ConvolutionBackward0",
        .single { c in
            let form = try ConvolutionForm(Array(c.attributes.dropFirst()))
            guard let shape = Shape(c.attributes[0].ints ?? []) else { throw TensorError.runtime("too many dimensions") }
            let geometry = try form.geometry(shape, c[1].shape, c[0].shape)
            guard c.inputs.count > 2 else { return try Kernels.convolveInput(c[0], c[1], geometry, shape, c.backend) }
            let dtype = c[0].dtype.computing
            let out = try Kernels.convolveInput(c[0].cast(to: dtype), c[1].cast(to: dtype), geometry, shape, c.backend)
            try Kernels.addAlongChannels(c[2].cast(to: dtype).contiguous(), out)
            return try out.cast(to: c[0].dtype)
        },
        .custom([
            { r, g in
                var input = try r.convolution(.convolution, g, r[1], Array(r.attributes.dropFirst()))
                // Output padding beyond the stride is room for windows that no input stands for.
                for d in 2..<input.rank where input.shape[d] > r.shape(0)[d] {
                    input = try input.apply(.slice, [.int(d), .int(0), .int(r.shape(0)[d]), .int(1)])
                }
                return input
            },
            { r, g in
                try r.convolution(.convolutionWeight, r[0], g, [.ints(r.shape(1).array)] + r.attributes.dropFirst())
            },
            { _, g in try g.summedChannels() },
        ]))

    public static let conv1d = convolving(1)
    public static let conv2d = convolving(2)
    public static let conv3d = convolving(3)
    private static func convolving(_ rank: Int) -> Operation {
        Operation(
            Signature(
                "conv\(rank)d(Tensor input, Tensor weight, Tensor? bias=None, int[] stride=1, int[] padding=0, int[] dilation=1, int groups=1)"),
            "The convolution of batches over \(rank) dimension\(rank == 1 ? "" : "s").", homes: [.functional, .torch],
            .composite { recorder, a in
                try .tensor(recorder.convolve(a.tensor(0), a.tensor(1), a[2].tensor, Array(a[3...]), rank: rank, name: "conv\(rank)d"))
            }, .composed)
    }
    public static let conv1dNamed = convolvingNamed(1)
    public static let conv2dNamed = convolvingNamed(2)
    public static let conv3dNamed = convolvingNamed(3)
    private static func convolvingNamed(_ rank: Int) -> Operation {
        Operation(
            Signature(
                "conv\(rank)d(Tensor input, Tensor weight, Tensor? bias=None, int[] stride=1, str padding='valid', int[] dilation=1, int groups=1)"),
            "The convolution with as much padding as keeps the size ('same'), or none ('valid').", homes: [.functional, .torch],
            .composite { recorder, a in
                var padding = a[4]
                var x = try a.tensor(0)
                switch padding.string {
                case "valid": padding = .int(0)
                case "same":
                    guard (a[3].ints ?? []).allSatisfy({ $0 == 1 }) else {
                        throw TensorError.runtime("padding='same' is not supported for strided convolutions")
                    }
                    let dilation = ConvolutionForm.filled(a[5].ints ?? [1], rank)
                    let totals = try (0..<rank).map { d in
                        let size = try a.tensor(1).rank > d + 2 ? a.tensor(1).shape[d + 2] : 1
                        return dilation[d] &* (size &- 1)
                    }
                    padding = .ints(totals.map { $0 / 2 })
                    if totals.contains(where: { $0 % 2 != 0 }) {
                        x = try recorder.apply(.constantPad, x, [.ints(totals.reversed().flatMap { [0, $0 % 2] }), .int(0)])
                    }
                default:
                    throw TensorError.runtime("Invalid padding string: '\(padding.string ?? "")'")
                }
                return .tensor(
                    try recorder.convolve(x, a.tensor(1), a[2].tensor, [a[3], padding, a[5], a[6]], rank: rank, name: "conv\(rank)d"))
            }, .composed)
    }

    public static let convTranspose1d = transposing(1)
    public static let convTranspose2d = transposing(2)
    public static let convTranspose3d = transposing(3)
    private static func transposing(_ rank: Int) -> Operation {
        Operation(
            Signature(
                "conv_transpose\(rank)d(Tensor input, Tensor weight, Tensor? bias=None, int[] stride=1, int[] padding=0, int[] output_padding=0, int groups=1, int[] dilation=1)"),
            "The transpose of a convolution over \(rank) dimension\(rank == 1 ? "" : "s").", homes: [.functional, .torch],
            .composite { recorder, a in
                .tensor(try recorder.transposeConvolve(a.tensor(0), a.tensor(1), a[2].tensor, Array(a[3...]), rank: rank))
            }, .composed)
    }
}

extension Rule {
    fileprivate func convolution(_ operation: Operation, _ a: Recorded, _ b: Recorded, _ attributes: [Argument]) throws -> Recorded {
        Recorded(try recorder.apply(operation, inputs: [a.checked(), b.checked()], attributes), recorder)
    }
}
