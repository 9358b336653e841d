// The loops of optimisers over the elements of one parameter, in PyTorch's order of rounding. Which tensors they run over
// is in UpdateRules.swift.

/// An element type that parameters are trained in.
protocol TrainedElement: BinaryFloatingPoint {
    /// `a * b + c` rounded once, as PyTorch's kernels do.
    static func fused(_ a: Self, _ b: Self, _ c: Self) -> Self
}

extension Float: TrainedElement {
    /// The product is exact in float64; a call of the C library would keep loops from being vectorised.
    @inline(__always) static func fused(_ a: Float, _ b: Float, _ c: Float) -> Float {
        Float(Double(a) * Double(b) + Double(c))
    }
}
extension Double: TrainedElement {
    @inline(__always) static func fused(_ a: Double, _ b: Double, _ c: Double) -> Double { c.addingProduct(a, b) }
}

/// How `a * b + c` is rounded.
protocol Rounding {
    static func fused<T: TrainedElement>(_ a: T, _ b: T, _ c: T) -> T
}
/// As PyTorch's kernels round it.
enum RoundedOnce: Rounding {
    @inline(__always) static func fused<T: TrainedElement>(_ a: T, _ b: T, _ c: T) -> T { T.fused(a, b, c) }
}
/// With a rounding in between: twice as fast, for large parameters.
enum RoundedTwice: Rounding {
    @inline(__always) static func fused<T: TrainedElement>(_ a: T, _ b: T, _ c: T) -> T { a * b + c }
}

/// What every optimiser does to a gradient before it uses it: the sign for `maximize`, weight decay.
struct GradientChange {
    var isNegated = false
    var decay = 0.0
}

/// The elements of one parameter and of the tensors beside it.
struct Elements<T: TrainedElement, R: Rounding> {
    typealias Pointer = UnsafeMutablePointer<T>
    let parameter: Pointer
    let gradient: Pointer
    let count: Int
    let change: GradientChange

    /// Runs `body` with each place and its gradient; the cases are told apart outside the loop.
    @inline(__always) func forEach(_ body: (Int, T) -> Void) {
        let (p, g, decay) = (parameter, gradient, T(change.decay))
        switch (change.isNegated, change.decay != 0) {
        case (false, false): for i in 0..<count { body(i, g[i]) }
        case (false, true): for i in 0..<count { body(i, R.fused(p[i], decay, g[i])) }
        case (true, false): for i in 0..<count { body(i, -g[i]) }
        case (true, true): for i in 0..<count { body(i, R.fused(p[i], decay, -g[i])) }
        }
    }

    /// `x + weight · (end − x)`, from the nearer end.
    @inline(__always) static func lerp(_ x: T, _ end: T, _ weight: T) -> T {
        weight < 0.5 ? R.fused(weight, end - x, x) : R.fused(weight - 1, end - x, end)
    }

    func descend(rate: Double) {
        let (p, rate) = (parameter, T(-rate))
        forEach { i, g in p[i] = R.fused(g, rate, p[i]) }
    }

    /// The first step with momentum: the buffer is the gradient.
    func startMomentum(_ buffer: Pointer, rate: Double, momentum: Double, nesterov: Bool) {
        let (p, rate, momentum) = (parameter, T(-rate), T(momentum))
        forEach { i, g in
            buffer[i] = g
            p[i] = R.fused(nesterov ? R.fused(g, momentum, g) : g, rate, p[i])
        }
    }

    func momentum(_ buffer: Pointer, rate: Double, momentum: Double, dampening: Double, nesterov: Bool) {
        let (p, rate, momentum, share) = (parameter, T(-rate), T(momentum), T(1 - dampening))
        forEach { i, g in
            let b = R.fused(g, share, buffer[i] * momentum)
            buffer[i] = b
            p[i] = R.fused(nesterov ? R.fused(b, momentum, g) : b, rate, p[i])
        }
    }

    func scale(by factor: Double) {
        let factor = T(factor)
        for i in 0..<count { parameter[i] *= factor }
    }

    func adam(_ m: Pointer, _ v: Pointer, largest: Pointer?, _ s: AdamStep) {
        let (p, c) = (parameter, AdamConstants<T>(s))
        if let largest {
            forEach { i, g in
                m[i] = Self.lerp(m[i], g, c.meanShare)
                v[i] = R.fused(c.squareShare * g, g, v[i] * c.beta2)
                largest[i] = largest[i] > v[i] ? largest[i] : v[i]
                p[i] += c.step * m[i] / (largest[i].squareRoot() / c.root + c.eps)
            }
        } else if c.meanShare < 0.5 {
            forEach { i, g in
                let mean = R.fused(c.meanShare, g - m[i], m[i])
                let square = R.fused(c.squareShare * g, g, v[i] * c.beta2)
                m[i] = mean
                v[i] = square
                p[i] += c.step * mean / (square.squareRoot() / c.root + c.eps)
            }
        } else {
            forEach { i, g in
                m[i] = Self.lerp(m[i], g, c.meanShare)
                v[i] = R.fused(c.squareShare * g, g, v[i] * c.beta2)
                p[i] += c.step * m[i] / (v[i].squareRoot() / c.root + c.eps)
            }
        }
    }

    func adagrad(_ sum: Pointer, rate: Double, eps: Double) {
        let (p, rate, eps) = (parameter, T(-rate), T(eps))
        forEach { i, g in
            sum[i] = R.fused(g, g, sum[i])
            p[i] += rate * g / (sum[i].squareRoot() + eps)
        }
    }

    func rmsprop(
        _ square: Pointer, mean: Pointer?, buffer: Pointer?, rate: Double, alpha: Double, eps: Double, momentum: Double
    ) {
        let (p, step, eps, momentum) = (parameter, T(-rate), T(eps), T(momentum))
        let (alpha, share) = (T(alpha), T(1 - alpha))
        forEach { i, g in
            square[i] = R.fused(share * g, g, square[i] * alpha)
            var root = square[i]
            if let mean {
                mean[i] = Self.lerp(mean[i], g, share)
                root = R.fused(-mean[i], mean[i], root)
            }
            root = root.squareRoot() + eps
            if let buffer {
                buffer[i] = buffer[i] * momentum + g / root
                p[i] = R.fused(buffer[i], step, p[i])
            } else {
                p[i] += step * g / root
            }
        }
    }

    func adadelta(_ square: Pointer, _ delta: Pointer, rate: Double, rho: Double, eps: Double) {
        let (p, rate, eps, share, rho) = (parameter, T(-rate), T(eps), T(1 - rho), T(rho))
        forEach { i, g in
            square[i] = R.fused(share * g, g, square[i] * rho)
            let d = (delta[i] + eps).squareRoot() / (square[i] + eps).squareRoot() * g
            delta[i] = R.fused(share * d, d, delta[i] * rho)
            p[i] = R.fused(d, rate, p[i])
        }
    }

    func adamax(_ m: Pointer, _ largest: Pointer, rate: Double, beta1: Double, beta2: Double, eps: Double) {
        let (p, rate, eps, share, beta2) = (parameter, T(-rate), T(eps), T(1 - beta1), T(beta2))
        forEach { i, g in
            m[i] = Self.lerp(m[i], g, share)
            let (old, new) = (largest[i] * beta2, abs(g) + eps)
            largest[i] = old > new || old.isNaN ? old : new
            p[i] += rate * m[i] / largest[i]
        }
    }

    func nadam(_ m: Pointer, _ v: Pointer, _ s: AdamStep, gradientRate: Double, meanRate: Double, correction: Double) {
        let (p, c) = (parameter, AdamConstants<T>(s))
        let (gradientRate, meanRate, correction) = (T(gradientRate), T(meanRate), T(correction))
        forEach { i, g in
            m[i] = Self.lerp(m[i], g, c.meanShare)
            v[i] = R.fused(c.squareShare * g, g, v[i] * c.beta2)
            let root = (v[i] / correction).squareRoot() + c.eps
            p[i] += gradientRate * g / root
            p[i] += meanRate * m[i] / root
        }
    }

    /// - Parameter rectified: √bias₂ and the length of the rectified step, once the variance is known well enough.
    func radam(_ m: Pointer, _ v: Pointer, _ s: AdamStep, rate: Double, bias: Double, rectified: (Double, Double)?) {
        let (p, c, rate, bias) = (parameter, AdamConstants<T>(s), T(rate), T(bias))
        let (root, rect) = (T(rectified?.0 ?? 0), T(rectified?.1 ?? 0))
        let isRectified = rectified != nil
        forEach { i, g in
            m[i] = Self.lerp(m[i], g, c.meanShare)
            v[i] = R.fused(c.squareShare * g, g, v[i] * c.beta2)
            var step = m[i] / bias * rate
            if isRectified { step = step * (1 / (v[i].squareRoot() + c.eps) * root) * rect }
            p[i] -= step
        }
    }
}

/// The numbers of one step of Adam and its kin.
struct AdamStep {
    var beta1 = 0.9
    var beta2 = 0.999
    var eps = 1e-8
    /// −rate / (1 − β₁ᵗ).
    var step = 0.0
    /// √(1 − β₂ᵗ).
    var root = 1.0
}

private struct AdamConstants<T: TrainedElement> {
    let beta2, meanShare, squareShare, eps, step, root: T
    init(_ s: AdamStep) {
        beta2 = T(s.beta2)
        meanShare = T(1 - s.beta1)
        squareShare = T(1 - s.beta2)
        eps = T(s.eps)
        step = T(s.step)
        root = T(s.root)
    }
}
