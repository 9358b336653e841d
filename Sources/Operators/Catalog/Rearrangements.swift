// Rearranging channels and space: shuffles, and windows as columns.

import Tensors

extension Operation {
    private static func shuffle(
        _ signature: Signature, _ doc: String, name: String, attributes: [Argument], shape: [Int],
        _ forward: @escaping @Sendable (Recorded, Int) throws -> Recorded, _ back: @escaping @Sendable (Recorded, Int) throws -> Recorded
    ) -> Operation {
        Operation(
            signature, doc, homes: [.functional, .torch], domain: Domain(shapes: [[shape]], attributes: [attributes]),
            gradientName: name + "Backward0",
            complex: true, .formula { c in
                let out = try forward(c.x, c.int(0))
                return Recorded(try out.checked().contiguous(), c.recorder)
            }, .linear([{ r, g in try back(g, r.int(0)) }]))
    }

    public static let pixelShuffle = shuffle(
        "pixel_shuffle(Tensor input, int upscale_factor)", "Channels moved into space: (C·r², H, W) → (C, H·r, W·r).", name: "PixelShuffle",
        attributes: [.int(2)], shape: [1, 4, 2, 2], spread, gathered)
    public static let pixelUnshuffle = shuffle(
        "pixel_unshuffle(Tensor input, int downscale_factor)", "Space moved into channels: (C, H·r, W·r) → (C·r², H, W).",
        name: "PixelUnshuffle", attributes: [.int(2)], shape: [1, 1, 4, 4], gathered, spread)

    private static func spread(_ x: Recorded, _ r: Int) throws -> Recorded {
        guard x.rank >= 3 else {
            throw TensorError.runtime("pixel_shuffle expects input to have at least 3 dimensions, but got input with \(x.rank) dimension(s)")
        }
        guard r > 0, r < 1 << 20 else { throw TensorError.runtime("pixel_shuffle expects a positive upscale_factor, but got \(r)") }
        let sizes = x.shape.array
        let n = sizes.count - 3
        let (c, h, w) = (sizes[n], sizes[n + 1], sizes[n + 2])
        guard c % (r &* r) == 0 else {
            throw TensorError.runtime(
                "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=\(c) is not divisible by \(r &* r)")
        }
        let outer = Array(sizes[..<n])
        return try x.reshaped(outer + [c / (r &* r), r, r, h, w]).permuted(Array(0..<n) + [n, n + 3, n + 1, n + 4, n + 2])
            .reshaped(outer + [c / (r &* r), h &* r, w &* r])
    }
    private static func gathered(_ x: Recorded, _ r: Int) throws -> Recorded {
        guard x.rank >= 3 else {
            throw TensorError.runtime("pixel_unshuffle expects input to have at least 3 dimensions, but got input with \(x.rank) dimension(s)")
        }
        guard r > 0, r < 1 << 20 else { throw TensorError.runtime("pixel_unshuffle expects a positive downscale_factor, but got \(r)") }
        let sizes = x.shape.array
        let n = sizes.count - 3
        let (c, h, w) = (sizes[n], sizes[n + 1], sizes[n + 2])
        for (size, name) in [(h, "height"), (w, "width")] where size % r != 0 {
            throw TensorError.runtime(
                "pixel_unshuffle expects \(name) to be divisible by downscale_factor, but input.size(\(name == "height" ? -2 : -1))=\(size) is not divisible by \(r)")
        }
        let outer = Array(sizes[..<n])
        return try x.reshaped(outer + [c, h / r, r, w / r, r]).permuted(Array(0..<n) + [n, n + 2, n + 4, n + 1, n + 3])
            .reshaped(outer + [c &* r &* r, h / r, w / r])
    }

    public static let channelShuffle = shuffle(
        "channel_shuffle(Tensor input, int groups)", "Channels dealt out: group by group becomes one of each group.", name: "ChannelShuffle",
        attributes: [.int(2)], shape: [1, 4, 2], { try dealt($0, $1, inverse: false) }, { try dealt($0, $1, inverse: true) })
    private static func dealt(_ x: Recorded, _ groups: Int, inverse: Bool) throws -> Recorded {
        guard x.rank > 2 else { throw TensorError.runtime("channel_shuffle expects input with > 2 dims, but got input with sizes \(x.shape)") }
        guard groups > 0 else { throw TensorError.runtime("Number of groups to divide channels in must be positive. Value of groups:\(groups)") }
        let (sizes, channels) = (x.shape.array, x.shape[1])
        guard channels % groups == 0 else {
            throw TensorError.runtime(
                "Number of channels must be divisible by groups. Got \(channels) channels and \(groups) groups.")
        }
        let halves = inverse ? [channels / groups, groups] : [groups, channels / groups]
        return try x.reshaped([sizes[0]] + halves + sizes[2...]).transposed(1, 2).reshaped(sizes)
    }

    /// Attributes: kernel, dilation, padding, stride, each of two dimensions.
    static let im2col: Operation = .init(
        "_im2col(Tensor input, int[] kernel, int[] dilation, int[] padding, int[] stride)", "Windows as columns.", homes: [],
        domain: Domain(shapes: [[[1, 2, 3, 4]]], attributes: [[.ints([2, 2]), .ints([1, 1]), .ints([1, 0]), .ints([1, 2])]]),
        gradientName: "Im2ColBackward0",
        complex: true, .single { c in
            let form = try windows(c.attributes, Array(c[0].shape.array[2...]))
            return try Kernels.byParts(c[0]) { part throws(TensorError) in try Kernels.unfoldWindows(part, form) }
        },
        .linear([{ r, g in try g.apply(.col2im, [.ints(Array(r.shape(0).array[2...]))] + r.attributes) }]))
    static let col2im: Operation = .init(
        "_col2im(Tensor input, int[] size, int[] kernel, int[] dilation, int[] padding, int[] stride)", "Columns summed at the places of their windows.",
        homes: [],
        domain: Domain(shapes: [[[1, 4, 6]]], attributes: [[.ints([3, 4]), .ints([2, 2]), .ints([1, 1]), .ints([0, 0]), .ints([1, 1])]]),
        gradientName: "Col2ImBackward0",
        complex: true, .single { c in
            let form = try windows(Array(c.attributes.dropFirst()), c.attributes[0].ints ?? [])
            let (size, count) = (c.attributes[0].ints ?? [], (c.attributes[1].ints ?? []).reduce(1, &*))
            let shape: Shape = [c[0].shape[0], c[0].shape[1] / Swift.max(1, count), size[0], size[1]]
            return try Kernels.byParts(c[0]) { part throws(TensorError) in try Kernels.foldWindows(part, shape, form) }
        },
        .linear([{ r, g in try g.apply(.im2col, Array(r.attributes.dropFirst())) }]))
    private static func windows(_ a: [Argument], _ size: [Int]) throws -> Windows {
        try Windows(
            input: size, kernel: a[0].ints ?? [], stride: a[3].ints ?? [], padding: a[2].ints ?? [], dilation: a[1].ints ?? [])
    }

    public static let unfoldImage = Operation(
        "unfold(Tensor input, int[] kernel_size, int[] dilation=1, int[] padding=0, int[] stride=1)",
        "Windows as columns: (N, C, H, W) → (N, C · kernel, windows).", homes: .functional,
        .composite { recorder, a in
            let x = try a.tensor(0)
            let lists = a[1...4].map { Argument.ints(ConvolutionForm.filled($0.ints ?? [], 2)) }
            if !x.dtype.isDifferentiable, x.dtype != .bool { throw TensorError(.notImplemented, "\"im2col_out_cpu\" not implemented for '\(x.dtype.cName)'") }
            guard x.rank == 3 || x.rank == 4 else {
                throw TensorError.runtime("Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: \(x.shape)")
            }
            if x.dtype == .bool {
                let batch = try Kernels.reshape(x.cast(to: .float32), [-1] + x.shape.array.suffix(3))
                let columns = try recorder.apply(.im2col, batch, lists).cast(to: .bool)
                return .tensor(x.rank == 4 ? columns : try Kernels.reshape(columns, Array(columns.shape.array.dropFirst())))
            }
            if x.rank == 4 { return .tensor(try recorder.apply(.im2col, x, lists)) }
            return .tensor(try recorder.apply(.squeezeDim, recorder.apply(.im2col, recorder.apply(.unsqueeze, x, [.int(0)]), lists), [.int(0)]))
        }, .composed)
    public static let fold = Operation(
        "fold(Tensor input, int[] output_size, int[] kernel_size, int[] dilation=1, int[] padding=0, int[] stride=1)",
        "Columns summed at the places of their windows: (N, C · kernel, windows) → (N, C, H, W).", homes: .functional,
        .composite { recorder, a in
            let x = try a.tensor(0)
            let lists = a[1...5].map { Argument.ints(ConvolutionForm.filled($0.ints ?? [], 2)) }
            guard x.rank == 2 || x.rank == 3 else {
                throw TensorError.runtime("Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: \(x.shape)")
            }
            let form = try windows(Array(lists.dropFirst()), lists[0].ints ?? [])
            let kernel = (lists[1].ints ?? []).reduce(1, &*)
            let (rows, columns) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
            guard kernel > 0, rows % kernel == 0 else {
                throw TensorError.runtime(
                    "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=\(rows) and kernel_size=(\((lists[1].ints ?? []).map(String.init).joined(separator: ", "))).")
            }
            let count = form.output.reduce(1, &*)
            guard columns == count else {
                throw TensorError.runtime(
                    "Given output_size=(\((lists[0].ints ?? []).map(String.init).joined(separator: ", "))), kernel_size=(\((lists[1].ints ?? []).map(String.init).joined(separator: ", "))), dilation=(\((lists[2].ints ?? []).map(String.init).joined(separator: ", "))), padding=(\((lists[3].ints ?? []).map(String.init).joined(separator: ", "))), stride=(\((lists[4].ints ?? []).map(String.init).joined(separator: ", "))), expected size of input's dimension 2 to match the calculated number of sliding blocks \(form.output[1]) * \(form.output[2]) = \(count), but got input.size(2)=\(columns).")
            }
            if x.rank == 3 { return .tensor(try recorder.apply(.col2im, x, lists)) }
            return .tensor(try recorder.apply(.squeezeDim, recorder.apply(.col2im, recorder.apply(.unsqueeze, x, [.int(0)]), lists), [.int(0)]))
        }, .composed)
}

extension Recorder {
    /// Scales the rows that indices name, in place, down to a norm: what an embedding with `max_norm` does before it looks up.
    func limitRows(_ weight: Tensor, _ indices: Tensor, _ limit: Double, _ p: Double) throws {
        guard weight.rank == 2, indices.dtype == .int64 || indices.dtype == .int32 else { return }
        try unrecorded {
            for row in Set(indices.ints).sorted() where row >= 0 && row < weight.shape[0] {
                let view = try Kernels.select(weight, 0, row)
                let norm = try apply(.vectorNorm, view, [.float(p), .none, .bool(false), .none]).double(at: 0)
                if norm > limit { try Kernels.copy(apply(.mul, view, Tensor.wrapped(limit / (norm + 1e-7))), into: view) }
            }
        }
    }
}
