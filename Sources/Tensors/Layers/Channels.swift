// Batch norm of floats, [batch, channels, …], in few passes: moments of channels, what they are brought to, and the gradients.
// The general way is in the operation's formula.

import CKernels

/// The mean of each channel, and the mean of the squared differences from it.
public final class ChannelMoments: Tensor.Note {
    public let means, variances: [Double]
    init(of tensor: Tensor, means: [Double], variances: [Double]) {
        (self.means, self.variances) = (means, variances)
        super.init(of: tensor)
    }
}

extension Kernels {
    private static func images(_ x: Tensor) -> kernel_images? {
        guard x.dtype == .float32, x.rank >= 2, x.elementCount > 0, x.isContiguous else { return nil }
        return kernel_images(batch: x.shape[0], channels: x.shape[1], area: x.elementCount / (x.shape[0] &* x.shape[1]))
    }

    /// The moments of each channel of contiguous floats, which the tensor keeps; nil for others.
    public static func channelMoments(_ x: Tensor, _ b: Backend) -> ChannelMoments? {
        if let known = x.note as? ChannelMoments, known.holds(of: x) { return known }
        guard var images = images(x) else { return nil }
        var means = [Double](repeating: 0, count: images.channels)
        var variances = means
        kernel_channel_moments_float(b.pool(x.elementCount), &images, x.pointer(Float.self), &means, &variances)
        let made = ChannelMoments(of: x, means: means, variances: variances)
        x.note = made
        return made
    }

    /// Given means and variances as moments; nil when they are not floats.
    public static func channelMoments(of x: Tensor, means: Tensor, variances: Tensor) -> ChannelMoments? {
        guard means.dtype == .float32, variances.dtype == .float32 else { return nil }
        return ChannelMoments(of: x, means: means.doubles, variances: variances.doubles)
    }

    /// (x − mean) / √(variance + eps) · weight + bias; nil when something is not contiguous floats.
    public static func normalizeChannels(
        _ x: Tensor, _ moments: ChannelMoments, weight: Tensor, bias: Tensor, eps: Double, _ b: Backend
    ) throws(TensorError) -> Tensor? {
        guard var images = images(x), weight.dtype == .float32, bias.dtype == .float32, weight.isContiguous, bias.isContiguous,
            [moments.means.count, weight.elementCount, bias.elementCount].allSatisfy({ $0 == images.channels })
        else { return nil }
        let (w, offset) = (weight.pointer(Float.self), bias.pointer(Float.self))
        var (scale, shift) = ([Float](), [Float]())
        for k in 0..<images.channels {
            scale.append(inverseRoot(moments, k, eps) * w[k])
            shift.append(offset[k] - Float(moments.means[k]) * scale[k])
        }
        let out = try Tensor.uninitialized(x.shape, .float32)
        kernel_channel_scale_float(b.pool(x.elementCount), &images, x.pointer(Float.self), out.pointer(Float.self), scale, shift)
        return out
    }

    /// The gradient of the input of batch norm. The moments are those of the input unless `isFixed`.
    public static func normalizedChannelsBack(
        _ g: Tensor, _ x: Tensor, _ moments: ChannelMoments, weight: Tensor, eps: Double, isFixed: Bool, _ b: Backend
    ) throws(TensorError) -> Tensor? {
        guard var images = images(x), g.dtype == .float32, g.shape == x.shape, g.isContiguous, weight.dtype == .float32,
            weight.isContiguous, weight.elementCount == images.channels, moments.means.count == images.channels
        else { return nil }
        let w = weight.pointer(Float.self)
        let out = try Tensor.uninitialized(x.shape, .float32)
        let scale = (0..<images.channels).map { inverseRoot(moments, $0, eps) * w[$0] }
        if isFixed {
            let none = [Float](repeating: 0, count: images.channels)
            kernel_channel_scale_float(b.pool(x.elementCount), &images, g.pointer(Float.self), out.pointer(Float.self), scale, none)
            return out
        }
        let (sums, products) = channelSums(g, x, moments, &images, b)
        let count = Double(images.batch &* images.area)
        let offset = sums.map { Float($0 / count) }
        let slope = (0..<images.channels).map { k in
            let inverse = inverseRoot(moments, k, eps)
            return Float(products[k]) * inverse * inverse / Float(count)
        }
        kernel_channel_back_float(
            b.pool(x.elementCount), &images, g.pointer(Float.self), x.pointer(Float.self), out.pointer(Float.self), moments.means,
            offset, slope, scale)
        return out
    }

    /// The gradient of the weight: Σ g · (x − mean) / √(variance + eps) of each channel.
    public static func channelWeightBack(
        _ g: Tensor, _ x: Tensor, _ moments: ChannelMoments, eps: Double, _ b: Backend
    ) throws(TensorError) -> Tensor? {
        guard var images = images(x), g.dtype == .float32, g.shape == x.shape, g.isContiguous,
            moments.means.count == images.channels
        else { return nil }
        let (_, products) = channelSums(g, x, moments, &images, b)
        let out = try Tensor.uninitialized([images.channels], .float32)
        let p = out.pointer(Float.self)
        for k in 0..<images.channels { p[k] = Float(products[k]) * inverseRoot(moments, k, eps) }
        return out
    }

    /// Σ of each channel; nil for what is not contiguous floats.
    public static func channelSums(_ g: Tensor, _ b: Backend) throws(TensorError) -> Tensor? {
        guard var images = images(g) else { return nil }
        var sums = [Double](repeating: 0, count: images.channels)
        kernel_channel_sums_float(b.pool(g.elementCount), &images, g.pointer(Float.self), nil, nil, &sums, nil)
        let out = try Tensor.uninitialized([images.channels], .float32)
        let p = out.pointer(Float.self)
        for k in 0..<images.channels { p[k] = Float(sums[k]) }
        return out
    }

    /// Moves running statistics towards a batch's: running · (1 − momentum) + batch · momentum, variances being those of a
    /// sample of `count`; false when they are not contiguous floats.
    public static func follow(_ moments: ChannelMoments, count: Int, mean: Tensor, variance: Tensor, momentum: Double) -> Bool {
        for tensor in [mean, variance] {
            guard tensor.dtype == .float32, tensor.isContiguous, tensor.elementCount == moments.means.count else { return false }
        }
        let (p, q) = (mean.pointer(Float.self), variance.pointer(Float.self))
        let unbiased = Double(count) / Double(count &- 1)
        for k in moments.means.indices {
            p[k] = Float(momentum * moments.means[k] + (1 - momentum) * Double(p[k]))
            q[k] = Float(momentum * moments.variances[k] * unbiased + (1 - momentum) * Double(q[k]))
        }
        mean.storage.version &+= 1
        variance.storage.version &+= 1
        return true
    }

    private static func inverseRoot(_ moments: ChannelMoments, _ k: Int, _ eps: Double) -> Float {
        Float(1 / (moments.variances[k] + eps).squareRoot())
    }

    private static func channelSums(
        _ g: Tensor, _ x: Tensor, _ moments: ChannelMoments, _ images: inout kernel_images, _ b: Backend
    ) -> (sums: [Double], products: [Double]) {
        var sums = [Double](repeating: 0, count: images.channels)
        var products = sums
        kernel_channel_sums_float(
            b.pool(x.elementCount), &images, g.pointer(Float.self), x.pointer(Float.self), moments.means, &sums, &products)
        return (sums, products)
    }
}
