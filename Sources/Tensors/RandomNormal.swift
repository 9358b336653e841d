// Normal numbers, by Box and Muller's method as PyTorch applies it: sixteen at a time with its float32 approximations of
// log, sin and cos, or one at a time in float64. The stream is in Random.swift.

import CKernels
import Glibc

extension Generator {
    /// Fills a tensor with normal numbers, as `normal_`.
    ///
    /// PyTorch draws contiguous tensors of 16 and more elements in blocks of 16 (the last block anew when it is not whole),
    /// all others one by one, keeping the second number of each pair for the next draw.
    /// - Throws: PyTorch's errors for a dtype that is not floating-point and for a deviation that is not 0 or above.
    public func normal(into tensor: Tensor, mean: Double = 0, std: Double = 1) throws(TensorError) {
        guard std >= 0 else { throw .runtime("normal expects std >= 0.0, but found std \(streamText(std))") }
        if tensor.dtype.isComplex {
            // Of variance std² in all: half in each part.
            return try normal(into: Kernels.viewAsReal(tensor), mean: mean, std: std * 0.5.squareRoot())
        }
        guard tensor.dtype.isFloatingPoint else { throw notImplemented("normal_kernel_cpu", tensor.dtype) }
        let inBlocks = tensor.elementCount >= 16 && tensor.isContiguous
        if tensor.dtype.isHalf { return try halfNormal(into: tensor, inBlocks: inBlocks, mean, std) }
        switch (tensor.dtype == .float64, inBlocks) {
        case (false, true):
            fillBlocks(tensor.bytes.assumingMemoryBound(to: Float.self), tensor.elementCount, Float(mean), Float(std))
        case (true, true):
            fillBlocks(tensor.bytes.assumingMemoryBound(to: Double.self), tensor.elementCount, mean, std)
        case (false, false): fillSerially(tensor, Float.self) { Float(singleNormal(mean, std)) }
        case (true, false): fillSerially(tensor, Double.self) { singleNormal(mean, std) }
        }
    }

    /// One normal number, in float64.
    func singleNormal(_ mean: Double, _ std: Double) -> Double {
        if let kept = keptNormal {
            keptNormal = nil
            return mean.addingProduct(kept, std)
        }
        let u1 = unitDouble()
        let u2 = unitDouble()
        let radius = (-2 * log1p(-u2)).squareRoot()
        let angle = 2 * Double.pi * u1
        keptNormal = radius * sin(angle)
        return mean.addingProduct(radius * cos(angle), std)
    }

    private func fillBlocks(_ start: UnsafeMutablePointer<Float>, _ count: Int, _ mean: Float, _ std: Float) {
        unitFloats(start, count)
        let wholeBlocks = count / 16
        boxMuller(start, blocks: wholeBlocks, mean, std)
        guard count % 16 != 0 else { return }
        unitFloats(start + (count - 16), 16)
        boxMuller(start + (count - 16), blocks: 1, mean, std)
    }

    private func fillBlocks(_ start: UnsafeMutablePointer<Double>, _ count: Int, _ mean: Double, _ std: Double) {
        unitDoubles(start, count)
        for block in 0..<(count / 16) { boxMuller(start + 16 * block, mean, std) }
        guard count % 16 != 0 else { return }
        let last = start + (count - 16)
        unitDoubles(last, 16)
        boxMuller(last, mean, std)
    }
}

/// Turns blocks of 16 uniform numbers into normal ones in place; number j pairs with number j + 8.
private func boxMuller(_ start: UnsafeMutablePointer<Float>, blocks: Int, _ mean: Float, _ std: Float) {
    if kernel_box_muller(nil, start, blocks, mean, std) { return }
    let means = Singles(repeating: mean)
    let stds = Singles(repeating: std)
    for quad in 0..<(2 &* blocks) {
        let data = start + (16 &* (quad &>> 1) &+ 4 &* (quad & 1))
        let u1 = UnsafeRawPointer(data).loadUnaligned(as: Singles.self)
        let u2 = UnsafeRawPointer(data + 8).loadUnaligned(as: Singles.self)
        let radius = (-2 * fastLog(1 - u1)).squareRoot()
        let (sine, cosine) = fastSineCosine(Float(2 * Double.pi) * u2)
        let (first, second) = (fused(radius * cosine, stds, means), fused(radius * sine, stds, means))
        UnsafeMutableRawPointer(data).storeBytes(of: first, as: Singles.self)
        UnsafeMutableRawPointer(data + 8).storeBytes(of: second, as: Singles.self)
    }
}

private func boxMuller(_ data: UnsafeMutablePointer<Double>, _ mean: Double, _ std: Double) {
    for j in 0..<8 {
        let radius = (-2 * log(1 - data[j])).squareRoot()
        let angle = 2 * Double.pi * data[j + 8]
        data[j] = mean.addingProduct(radius * cos(angle), std)
        data[j + 8] = mean.addingProduct(radius * sin(angle), std)
    }
}

private typealias Singles = SIMD4<Float>
private typealias Doubles = SIMD4<Double>

/// `a * b + c` rounded once: PyTorch's kernel is compiled to fused instructions, which not every machine has.
///
/// The product is exact in float64; the sum is rounded there first, which differs from one rounding in 1 of 10⁹ cases.
@inline(__always) private func fused(_ a: Doubles, _ b: Doubles, _ c: Doubles) -> Singles { Singles(a * b + c) }

@inline(__always) private func fused(_ a: Singles, _ b: Singles, _ c: Singles) -> Singles {
    fused(Doubles(a), Doubles(b), Doubles(c))
}

/// A polynomial in `x` by Horner's rule; each step is one fused multiplication and addition in float32.
@inline(__always) private func step(_ y: Singles, _ x: Doubles, _ coefficient: Float) -> Singles {
    fused(Doubles(y), x, Doubles(repeating: Double(coefficient)))
}

/// log x for x in (0, 1], by the polynomial of the Cephes library with the multiplications fused where PyTorch's are.
@inline(__always) private func fastLog(_ value: Singles) -> Singles {
    let bits = unsafeBitCast(value, to: SIMD4<Int32>.self)
    let powers = (bits &>> 23) &- 126
    // The fraction, in [0.5, 1), then shifted to [√½ - 1, √2 - 1).
    let fraction = unsafeBitCast((bits & 0x007f_ffff) | 0x3f00_0000, to: Singles.self)
    let isSmall = fraction .< 0.707106781186547524
    let exponent = Singles(powers) - Singles(repeating: 0).replacing(with: 1, where: isSmall)
    let x = (fraction - 1) + Singles(repeating: 0).replacing(with: fraction, where: isSmall)
    let wide = Doubles(x)
    let square = x * x
    var y = Singles(repeating: 7.0376836292e-2)
    y = step(y, wide, -1.1514610310e-1)
    y = step(y, wide, 1.1676998740e-1)
    y = step(y, wide, -1.2420140846e-1)
    y = step(y, wide, 1.4249322787e-1)
    y = step(y, wide, -1.6668057665e-1)
    y = step(y, wide, 2.0000714765e-1)
    y = step(y, wide, -2.4999993993e-1)
    y = step(y, wide, 3.3333331174e-1)
    // log 2 in two parts, of which the greater is short enough to be multiplied exactly.
    y = fused(y * x, square, exponent * -2.12194440e-4)
    y -= square * 0.5
    return (x + y) + exponent * 0.693359375
}

/// sin and cos of an angle in [0, 2π), by the polynomials of the Cephes library.
@inline(__always) private func fastSineCosine(_ angle: Singles) -> (sine: Singles, cosine: Singles) {
    // The octant, rounded up to an even one; adding 2²³ rounds without a conversion that could trap.
    let octants = angle * 1.27323954473516
    let nearest = (octants + 0x1p23) - 0x1p23
    let whole = nearest.replacing(with: nearest - 1, where: nearest .> octants)
    let octant = (unsafeBitCast(whole + 0x1p23, to: SIMD4<Int32>.self) &+ 1) & 0x0e
    let even = Doubles(Singles(octant))
    var x = fused(even, Doubles(repeating: -0.78515625), Doubles(angle))
    x = fused(even, Doubles(repeating: Double(-2.4187564849853515625e-4 as Float)), Doubles(x))
    x = fused(even, Doubles(repeating: Double(-3.77489497744594108e-8 as Float)), Doubles(x))
    let square = x * x
    let wide = Doubles(square)
    var cosine = Singles(repeating: 2.443315711809948e-5)
    cosine = step(cosine, wide, -1.388731625493765e-3)
    cosine = step(cosine, wide, 4.166664568298827e-2)
    cosine = fused(Doubles(cosine * square), wide, -Doubles(square * 0.5)) + 1
    var sine = Singles(repeating: -1.9515295891e-4)
    sine = step(sine, wide, 8.3321608736e-3)
    sine = step(sine, wide, -1.6666654611e-1)
    sine = fused(sine * square, x, x)
    let isSwapped = (octant & 2) .!= 0
    let sineSign = (octant & 4) &<< 29
    let cosineSign = ((octant &+ 2) & 4) &<< 29
    let s = unsafeBitCast(sine.replacing(with: cosine, where: isSwapped), to: SIMD4<Int32>.self)
    let c = unsafeBitCast(cosine.replacing(with: sine, where: isSwapped), to: SIMD4<Int32>.self)
    return (unsafeBitCast(s ^ sineSign, to: Singles.self), unsafeBitCast(c ^ cosineSign, to: Singles.self))
}
