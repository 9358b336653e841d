// What a convolution is asked with: strides, paddings, dilations and groups, checked against the shapes with PyTorch's words.

import Tensors

/// The attributes of a convolution, one number per spatial dimension.
struct ConvolutionForm {
    let stride: [Int]
    let padding: [Int]
    let dilation: [Int]
    let groups: Int

    init(_ attributes: [Argument]) throws {
        (stride, padding, dilation) = (attributes[0].ints ?? [1], attributes[1].ints ?? [0], attributes[2].ints ?? [1])
        groups = attributes[3].int ?? 1
    }

    static func filled(_ list: [Int], _ rank: Int) -> [Int] {
        list.count == 1 ? Array(repeating: list[0], count: rank) : list
    }

    func geometry(_ x: Shape, _ weight: Shape, _ out: Shape) throws -> Convolution {
        let windows = try Windows(
            input: Array(x.array[2...]), kernel: Array(weight.array[2...]), stride: stride, padding: padding, dilation: dilation,
            output: Array(out.array[2...]))
        return Convolution(windows: windows, batch: x[0], inputChannels: x[1], outputChannels: out[1], groups: groups)
    }

    func forward(_ x: Tensor, _ weight: Shape) throws -> (Convolution, Shape) {
        let sizes = x.shape.array
        let windows = try Windows(
            input: Array(sizes[2...]), kernel: Array(weight.array[2...]), stride: stride, padding: padding, dilation: dilation)
        let spatial = Array(windows.output.suffix(sizes.count - 2))
        guard let shape = Shape([sizes[0], weight[0]] + spatial) else { throw TensorError.runtime("too many dimensions") }
        return (
            Convolution(windows: windows, batch: sizes[0], inputChannels: sizes[1], outputChannels: weight[0], groups: groups), shape
        )
    }
}

extension Recorder {
    /// Stride, padding, dilation with one number per dimension, and groups.
    private func lists(_ attributes: [Argument], _ names: [String], _ rank: Int) throws -> [Argument] {
        try zip(attributes, names).map { argument, name in
            guard let list = argument.ints else { return argument }
            if name == "groups" { return argument }
            guard list.count == 1 || list.count == rank else {
                throw TensorError.runtime(
                    "expected \(name) to be a single integer value or a list of \(rank) values to match the convolution dimensions, but got "
                        + "\(name)=\(list)")
            }
            return .ints(ConvolutionForm.filled(list, rank))
        }
    }

    private func checkTypes(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?, isTransposed: Bool = false) throws {
        func name(_ tensor: Tensor) -> String { tensor.dtype.lowercaseCName }
        if let bias, bias.dtype == weight.dtype, x.dtype != bias.dtype, !isTransposed {
            throw TensorError.runtime("Input type (\(name(x))) and bias type (\(name(bias))) should be the same")
        }
        if bias == nil || isTransposed, x.dtype != weight.dtype {
            throw TensorError.runtime("expected scalar type \(x.dtype.cName) but found \(weight.dtype.cName)")
        }
        guard x.dtype == weight.dtype else {
            throw TensorError.runtime(
                "Input type (\(name(x))) and weight type (\(name(weight))) should be the same"
            )
        }
        if let bias, bias.dtype != x.dtype {
            throw TensorError.runtime("Input type (\(name(x))) and bias type (\(name(bias))) should be the same")
        }
        guard x.dtype.isFloatingPoint else {
            throw TensorError(.notImplemented, "\"slow_conv2d_cpu\" not implemented for '\(x.dtype.cName)'")
        }
    }

    private func batched(_ x: Tensor, _ rank: Int, _ name: String) throws -> (Tensor, Bool) {
        guard x.rank == rank + 1 || x.rank == rank + 2 else {
            throw TensorError.runtime(
                "Expected \(rank + 1)D (unbatched) or \(rank + 2)D (batched) input to \(name), but got input of size: \(x.shape)")
        }
        return x.rank == rank + 2 ? (x, true) : (try apply(.unsqueeze, x, [.int(0)]), false)
    }

    /// A convolution of integers, computed in float64; nil of other tensors.
    private func inDoubles(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ convolve: (Tensor, Tensor, Tensor?) throws -> Tensor
    ) throws -> Tensor? {
        guard !input.dtype.isDifferentiable, input.dtype == weight.dtype, bias.map({ $0.dtype == input.dtype }) ?? true else { return nil }
        if input.dtype == .bool { throw TensorError(.notImplemented, "\"slow_conv2d_cpu\" not implemented for 'Bool'") }
        return try convolve(input.cast(to: .float64), weight.cast(to: .float64), bias?.cast(to: .float64)).cast(to: input.dtype)
    }

    /// A convolution of complex tensors by three of real ones; nil of other tensors.
    private func byParts(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ convolve: (Tensor, Tensor, Tensor?) throws -> Tensor
    ) throws -> Tensor? {
        guard input.dtype.isComplex, weight.dtype == input.dtype, bias.map({ $0.dtype == input.dtype }) ?? true else { return nil }
        func parts(_ x: Tensor) throws -> (Recorded, Recorded) {
            let value = Recorded(x, self)
            return (try value.realPart(), try value.imaginaryPart())
        }
        func convolved(_ x: Recorded, _ w: Recorded, _ b: Recorded?) throws -> Recorded {
            Recorded(try convolve(x.checked(), w.checked(), b?.checked()), self)
        }
        let ((xr, xi), (wr, wi)) = (try parts(input), try parts(weight))
        let b = try bias.map { try parts($0) }
        let real = try convolved(xr, wr, b?.0)
        let imaginary = try convolved(xi, wi, nil)
        let both = try convolved(xr + xi, wr + wi, b.map { try $0.0 + $0.1 })
        return try (real - imaginary + (both - real - imaginary).cast(input.dtype).timesImaginaryUnit()).checked()
    }

    /// A convolution as a function is asked for it: checked, with unbatched inputs.
    func convolve(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ attributes: [Argument], rank: Int, name: String
    ) throws -> Tensor {
        if let made = try byParts(input, weight, bias, { try convolve($0, $1, $2, attributes, rank: rank, name: name) }) { return made }
        if let whole = try inDoubles(input, weight, bias, { try convolve($0, $1, $2, attributes, rank: rank, name: name) }) { return whole }
        let (input, weight, bias) = (try narrowed(input), try narrowed(weight), try bias.map { try narrowed($0) })
        let (x, isBatched) = try batched(input, rank, name)
        let attributes = try lists(attributes, ["stride", "padding", "dilation", "groups"], rank)
        let form = try ConvolutionForm(attributes)
        guard weight.rank == rank + 2 else {
            throw ConvolutionForm.wrongRank(weight, rank)
        }
        guard form.groups > 0 else { throw TensorError.runtime("non-positive groups is not supported") }
        guard !form.padding.contains(where: { $0 < 0 }) else { throw TensorError.runtime("negative padding is not supported") }
        guard !form.stride.contains(where: { $0 <= 0 }) else { throw TensorError.runtime("non-positive stride is not supported") }
        guard !form.dilation.contains(where: { $0 <= 0 }) else { throw TensorError.runtime("dilation should be greater than zero") }
        guard weight.shape[0] >= form.groups else {
            throw TensorError.runtime(
                "Given groups=\(form.groups), expected weight to be at least \(form.groups) at dimension 0, but got weight of size "
                    + "\(weight.shape) instead")
        }
        guard weight.shape[0] % form.groups == 0 else {
            throw TensorError.runtime(
                "Given groups=\(form.groups), expected weight to be divisible by \(form.groups) at dimension 0, but got weight of size "
                    + "[\(weight.shape)] instead")
        }
        guard x.shape[1] == weight.shape[1] &* form.groups else {
            throw TensorError.runtime(
                "Given groups=\(form.groups), weight of size \(weight.shape), expected input\(x.shape) to have "
                    + "\(weight.shape[1] &* form.groups) channels, but got \(x.shape[1]) channels instead")
        }
        if let bias, bias.rank != 1 || bias.shape[0] != weight.shape[0] {
            throw TensorError.runtime(
                "Given weight of size \(weight.shape), expected bias to be 1-dimensional with \(weight.shape[0]) elements, but got bias of size "
                    + "\(bias.shape) instead")
        }
        let padded = (0..<rank).map { x.shape[$0 + 2] &+ 2 &* form.padding[$0] }
        let reach = (0..<rank).map { form.dilation[$0] &* (weight.shape[$0 + 2] &- 1) &+ 1 }
        guard zip(padded, reach).allSatisfy({ $0 >= $1 }) else {
            func text(_ list: [Int]) -> String { list.map(String.init).joined(separator: " x ") }
            throw TensorError.runtime(
                "Calculated padded input size per channel: (\(text(padded))). Kernel size: (\(text(reach))). Kernel size can't be greater than actual input size")
        }
        try checkTypes(x, weight, bias)
        let out = try apply(.convolution, inputs: [x, weight] + (bias.map { [$0] } ?? []), attributes)
        return isBatched ? out : try apply(.squeezeDim, out, [.int(0)])
    }

    /// Attributes: stride, padding, output padding, groups, dilation.
    func transposeConvolve(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ given: [Argument], rank: Int
    ) throws -> Tensor {
        if let made = try byParts(input, weight, bias, { try transposeConvolve($0, $1, $2, given, rank: rank) }) { return made }
        if let whole = try inDoubles(input, weight, bias, { try transposeConvolve($0, $1, $2, given, rank: rank) }) { return whole }
        let (input, weight, bias) = (try narrowed(input), try narrowed(weight), try bias.map { try narrowed($0) })
        let (x, isBatched) = try batched(input, rank, "conv_transpose\(rank)d")
        let a = try lists(given, ["stride", "padding", "output_padding", "groups", "dilation"], rank)
        let form = try ConvolutionForm([a[0], a[1], a[4], a[3]])
        let extra = a[2].ints ?? []
        guard weight.rank == rank + 2 else {
            throw ConvolutionForm.wrongRank(weight, rank)
        }
        guard form.groups > 0 else { throw TensorError.runtime("non-positive groups is not supported") }
        guard x.shape[1] == weight.shape[0] else {
            throw TensorError.runtime(
                "Given transposed=1, weight of size \(weight.shape), expected input\(x.shape) to have \(weight.shape[0]) channels, but got "
                    + "\(x.shape[1]) channels instead")
        }
        let channels = weight.shape[1] &* form.groups
        if let bias, bias.rank != 1 || bias.shape[0] != channels {
            throw TensorError.runtime(
                "Given transposed=1, weight of size \(weight.shape), expected bias to be 1-dimensional with \(channels) elements, but got "
                    + "bias of size \(bias.shape) instead")
        }
        for (d, extra) in extra.enumerated() where extra >= form.stride[d] && extra >= form.dilation[d] {
            let axes = rank == 3 ? ["depth", "height", "width"] : ["height", "width"]
            func text(_ name: String, _ list: [Int]) -> String {
                let list = rank == 1 ? [name == "output_padding" ? 0 : 1] + list : list
                return zip(axes, list).map { "\(name)_\($0): \($1)" }.joined(separator: " ")
            }
            throw TensorError.runtime(
                "output padding must be smaller than either stride or dilation, but got \(text("output_padding", a[2].ints ?? [])) "
                    + "\(text("stride", form.stride)) \(text("dilation", form.dilation))")
        }
        try checkTypes(x, weight, bias, isTransposed: true)
        var sizes = [x.shape[0], channels]
        for d in 0..<rank {
            let reach = form.dilation[d] &* (weight.shape[d + 2] &- 1)
            let (product, overflow) = (x.shape[d + 2] &- 1).multipliedReportingOverflow(by: form.stride[d])
            let size = product &- 2 &* form.padding[d] &+ reach &+ extra[d] &+ 1
            guard !overflow, size > 0 else {
                throw TensorError.runtime(
                    "Given input size per channel: (\(x.shape.array[2...].map(String.init).joined(separator: " x "))). Calculated output size per channel is too small")
            }
            sizes.append(size)
        }
        let out = try apply(
            .transposedConvolution, inputs: [x, weight] + (bias.map { [$0] } ?? []), [.ints(sizes), a[0], a[1], a[4], a[3]])
        return isBatched ? out : try apply(.squeezeDim, out, [.int(0)])
    }
}

extension ConvolutionForm {
    /// What PyTorch says of a weight with too few or too many dimensions: it takes the weight's for the convolution's.
    fileprivate static func wrongRank(_ weight: Tensor, _ rank: Int) -> TensorError {
        guard weight.rank > 2 else { return .runtime("weight should have at least three dimensions") }
        let count = weight.rank - 2
        return .runtime(
            "expected stride to be a single integer value or a list of \(count) values to match the convolution dimensions, but got stride="
                + "\(Array(repeating: 1, count: rank))")
    }
}
