// The three products of a convolution: of input and weight, of gradient and weight, of gradient and input. oneDNN does them
// for float32 (OneDNNConvolution.swift), matrix products of unfolded windows for the rest.

/// What a convolution is beside its tensors.
public struct Convolution: Hashable, Sendable {
    public let windows: Windows
    public let batch: Int
    public let inputChannels: Int
    public let outputChannels: Int
    public let groups: Int

    public init(windows: Windows, batch: Int, inputChannels: Int, outputChannels: Int, groups: Int) {
        self.windows = windows
        self.batch = batch
        self.inputChannels = inputChannels
        self.outputChannels = outputChannels
        self.groups = groups
    }

    enum Product: Hashable { case output, input, weight }
}

extension Kernels {
    /// Σ over channels and taps of input · weight, plus bias: [batch, out channels, …].
    public static func convolve(
        _ x: Tensor, _ weight: Tensor, _ bias: Tensor?, _ c: Convolution, _ shape: Shape, _ backend: Backend
    ) throws(TensorError) -> Tensor {
        if x.dtype.isHalf {
            return try convolve(x.cast(to: .float32), weight.cast(to: .float32), bias?.cast(to: .float32), c, shape, backend).cast(to: x.dtype)
        }
        let out = try Tensor.uninitialized(shape, x.dtype)
        if out.elementCount == 0 { return out }
        if weight.elementCount == 0 || x.elementCount == 0 {
            try fill(out, Tensor.wrapped(0))
            return out
        }
        let (x, weight, bias) = (try x.contiguous(), try weight.contiguous(), try bias?.contiguous())
        if let accelerator = backend.accelerator, x.dtype == .float32, try accelerator.convolve(.output, c, x, weight, bias, into: out, backend) { return out }
        try x.dtype.acceptReal(ConvolutionTask(product: .output, x: x, weight: weight, out: out, c: c))
        if let bias { try addAlongChannels(bias, out) }
        return out
    }

    /// The transpose of `convolve` in its input: [batch, in channels, …].
    public static func convolveInput(
        _ gradient: Tensor, _ weight: Tensor, _ c: Convolution, _ shape: Shape, _ backend: Backend
    ) throws(TensorError) -> Tensor {
        if gradient.dtype.isHalf {
            return try convolveInput(gradient.cast(to: .float32), weight.cast(to: .float32), c, shape, backend).cast(to: gradient.dtype)
        }
        let out = try Kernels.zeros(shape, gradient.dtype)
        if out.elementCount == 0 || gradient.elementCount == 0 || weight.elementCount == 0 { return out }
        let (gradient, weight) = (try gradient.contiguous(), try weight.contiguous())
        if let accelerator = backend.accelerator, gradient.dtype == .float32, try accelerator.convolve(.input, c, out, weight, nil, into: gradient, backend) { return out }
        try gradient.dtype.acceptReal(ConvolutionTask(product: .input, x: out, weight: weight, out: gradient, c: c))
        return out
    }

    /// The transpose of `convolve` in its weight.
    public static func convolveWeight(
        _ gradient: Tensor, _ x: Tensor, _ c: Convolution, _ shape: Shape, _ backend: Backend
    ) throws(TensorError) -> Tensor {
        if gradient.dtype.isHalf {
            return try convolveWeight(gradient.cast(to: .float32), x.cast(to: .float32), c, shape, backend).cast(to: gradient.dtype)
        }
        let out = try Kernels.zeros(shape, gradient.dtype)
        if out.elementCount == 0 || gradient.elementCount == 0 || x.elementCount == 0 { return out }
        let (gradient, x) = (try gradient.contiguous(), try x.contiguous())
        if let accelerator = backend.accelerator, gradient.dtype == .float32, try accelerator.convolve(.weight, c, x, out, nil, into: gradient, backend) { return out }
        try gradient.dtype.acceptReal(ConvolutionTask(product: .weight, x: x, weight: out, out: gradient, c: c))
        return out
    }

    /// Adds a value per channel to [batch, channels, …].
    public static func addAlongChannels(_ bias: Tensor, _ out: Tensor) throws(TensorError) {
        try out.dtype.acceptReal(ChannelTask(bias: bias, out: out))
    }

    private struct ChannelTask: RealTask {
        let bias: Tensor
        let out: Tensor
        func run<T: RealElement>(_: T.Type) throws(TensorError) {
            let (p, q) = (bias.pointer(T.self), out.pointer(T.self))
            let (batch, channels) = (out.shape[0], out.shape[1])
            guard batch > 0, channels > 0 else { return }
            let area = out.elementCount / (batch &* channels)
            for row in 0..<(batch &* channels) {
                let (value, start) = (p[row % channels], q + row &* area)
                for i in 0..<area { start[i] += value }
            }
        }
    }

    /// All three products by matrix products of unfolded windows; the tensor that the product is of is written.
    private struct ConvolutionTask: RealTask {
        let product: Convolution.Product
        let x: Tensor
        let weight: Tensor
        let out: Tensor
        let c: Convolution

        func run<T: RealElement>(_: T.Type) throws(TensorError) {
            let w = c.windows
            let (ins, outs) = (c.inputChannels / c.groups, c.outputChannels / c.groups)
            let taps = ins &* w.kernelCount
            let columns = try Tensor.uninitialized([taps, w.outputCount], x.dtype)
            for n in 0..<c.batch {
                for g in 0..<c.groups {
                    let source = x.pointer(T.self) + (n &* c.inputChannels &+ g &* ins) &* w.inputCount
                    let kernel = weight.view([outs, taps], [taps, 1], offset: weight.offset &+ g &* outs &* taps, count: outs &* taps)
                    let first = (n &* c.outputChannels &+ g &* outs) &* w.outputCount
                    let target = out.view([outs, w.outputCount], [w.outputCount, 1], offset: out.offset &+ first, count: outs &* w.outputCount)
                    switch product {
                    case .output:
                        Kernels.columns(source, ins, w, into: columns.pointer(T.self))
                        try Kernels.multiply(kernel, columns, target)
                    case .input:
                        let turned = kernel.view([taps, outs], [1, taps], offset: kernel.offset, count: outs &* taps)
                        try Kernels.multiply(turned, target, columns)
                        Kernels.addColumns(columns.pointer(T.self), ins, w, into: source)
                    case .weight:
                        Kernels.columns(source, ins, w, into: columns.pointer(T.self))
                        let turned = columns.view([w.outputCount, taps], [1, w.outputCount], offset: 0, count: columns.elementCount)
                        let part = try Tensor.uninitialized([outs, taps], x.dtype)
                        try Kernels.multiply(target, turned, part)
                        let (p, q) = (part.pointer(T.self), kernel.pointer(T.self))
                        for i in 0..<part.elementCount { q[i] += p[i] }
                    }
                }
            }
        }
    }
}
