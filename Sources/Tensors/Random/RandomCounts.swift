// Numbers of rarer distributions: Poisson, binomial, geometric, Cauchy, log-normal. The stream is in Random.swift.

import Glibc

extension Generator {
    /// Fills a tensor of any dtype with numbers drawn in float64.
    private func fill(_ tensor: Tensor, _ draw: () -> Double) throws(TensorError) {
        let wide = try Tensor.uninitialized(like: tensor, .float64)
        fillSerially(wide, Double.self, draw)
        try tensor.copyElements(from: wide)
    }

    private func requireFloat(_ tensor: Tensor, _ text: String) throws(TensorError) {
        guard tensor.dtype.isFloatingPoint else { throw .runtime(text + tensor.dtype.typeNameOfC) }
    }

    /// How many trials until the first hit of probability p.
    public func geometric(into tensor: Tensor, p: Double) throws(TensorError) {
        guard p > 0 && p < 1 else { throw .runtime("geometric_ expects p to be in (0, 1), but got p=\(streamText(p))") }
        guard tensor.dtype != .bool else { throw Tensors.notImplemented("geometric_cpu", .bool) }
        let scale = log1p(-p)
        try fill(tensor) { ceil(log(unitDouble()) / scale) }
    }

    public func cauchy(into tensor: Tensor, median: Double, sigma: Double) throws(TensorError) {
        guard sigma > 0 else { throw .runtime("cauchy_ expects sigma > 0.0, but found sigma=\(streamText(sigma))") }
        try requireFloat(
            tensor, "Cauchy distribution is a continuous probability distribution. dtype must be a floating point but you specified ")
        try fill(tensor) { median + sigma * tan(Double.pi * (unitDouble() - 0.5)) }
    }

    public func logNormal(into tensor: Tensor, mean: Double, std: Double) throws(TensorError) {
        guard std > 0 else { throw .runtime("log_normal_ expects std > 0.0, but found std=\(streamText(std))") }
        guard tensor.dtype.isFloatingPoint else { throw Tensors.notImplemented("log_normal_cpu", tensor.dtype) }
        try fill(tensor) { exp(singleNormal(mean, std)) }
    }

    /// For each element a number of the Poisson distribution with that mean.
    public func poisson(_ rates: Tensor) throws(TensorError) -> Tensor {
        guard rates.dtype.isFloatingPoint else { throw Tensors.notImplemented("poisson_cpu", rates.dtype) }
        let source = try rates.contiguous()
        let out = try Tensor.uninitialized(rates.shape, .float64)
        let q = out.pointer(Double.self)
        for i in 0..<out.elementCount {
            let rate = source.double(at: i)
            guard rate >= 0 else { throw .runtime("invalid Poisson rate, expected rate to be non-negative") }
            q[i] = rate >= 10 ? largePoisson(rate) : smallPoisson(rate)
        }
        return try out.cast(to: rates.dtype)
    }

    /// For each element a number of the gamma distribution of that shape and rate 1.
    public func gamma(_ shapes: Tensor) throws(TensorError) -> Tensor {
        guard shapes.dtype == .float32 || shapes.dtype == .float64 else { throw Tensors.notImplemented("gamma_cpu", shapes.dtype) }
        let least = shapes.dtype == .float32 ? Double(Float.leastNormalMagnitude) : Double.leastNormalMagnitude
        let source = try shapes.contiguous()
        let out = try Tensor.uninitialized(shapes.shape, .float64)
        for i in 0..<out.elementCount { out.pointer(Double.self)[i] = max(least, gammaNumber(source.double(at: i))) }
        return try out.cast(to: shapes.dtype)
    }

    /// For each row a point of the simplex: gamma numbers divided by their sum.
    public func dirichlet(_ shapes: Tensor) throws(TensorError) -> Tensor {
        guard shapes.dtype == .float32 || shapes.dtype == .float64 else { throw Tensors.notImplemented("dirichlet", shapes.dtype) }
        let least = shapes.dtype == .float32 ? Double(Float.leastNormalMagnitude) : Double.leastNormalMagnitude
        let greatest = shapes.dtype == .float32 ? Double(Float(1).nextDown) : 1.0.nextDown
        let source = try shapes.contiguous()
        let out = try Tensor.uninitialized(shapes.shape, .float64)
        let q = out.pointer(Double.self)
        for i in 0..<out.elementCount { q[i] = gammaNumber(source.double(at: i)) }
        let width = shapes.rank == 0 ? 1 : shapes.shape[shapes.rank - 1]
        for first in stride(from: 0, to: out.elementCount, by: max(1, width)) {
            var sum = 0.0
            for i in first..<(first + width) { sum += q[i] }
            for i in first..<(first + width) { q[i] = min(greatest, max(least, q[i] / sum)) }
        }
        return try out.cast(to: shapes.dtype)
    }

    /// Marsaglia and Tsang's method.
    private func gammaNumber(_ shape: Double) -> Double {
        guard shape > 0, shape.isFinite else { return shape == 0 ? 0 : shape }
        var (scale, alpha) = (1.0, shape)
        if alpha < 1 {
            scale *= pow(1 - unitDouble(), 1 / alpha)
            alpha += 1
        }
        let d = alpha - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            var (x, y) = (0.0, 0.0)
            repeat {
                x = singleNormal(0, 1)
                y = 1 + c * x
            } while y <= 0
            let v = y * y * y
            let u = 1 - unitDouble()
            let square = x * x
            if u < 1 - 0.0331 * square * square { return scale * d * v }
            if log(u) < 0.5 * square + d * (1 - v + log(v)) { return scale * d * v }
        }
    }

    private func smallPoisson(_ rate: Double) -> Double {
        if rate == 0 { return 0 }
        let limit = exp(-rate)
        var (count, product) = (0.0, 1.0)
        while true {
            product *= unitDouble()
            if product <= limit { return count }
            count += 1
        }
    }

    /// Hörmann's transformed rejection.
    private func largePoisson(_ rate: Double) -> Double {
        guard rate.isFinite, rate < 1e18 else { return rate }
        let root = rate.squareRoot()
        let logRate = log(rate)
        let b = 0.931 + 2.53 * root
        let a = -0.059 + 0.02483 * b
        let inverse = 1.1239 + 1.1328 / (b - 3.4)
        let fit = 0.9277 - 3.6224 / (b - 2)
        while true {
            let u = unitDouble() - 0.5
            let v = unitDouble()
            let us = 0.5 - u.magnitude
            let k = ((2 * a / us + b) * u + rate + 0.43).rounded(.down)
            if us >= 0.07 && v <= fit { return k }
            if k < 0 || (us < 0.013 && v > us) { continue }
            var sign: Int32 = 0
            if log(v) + log(inverse) - log(a / (us * us) + b) <= -rate + k * logRate - lgamma_r(k + 1, &sign) { return k }
        }
    }

    /// For each pair of a count and a probability a number of hits.
    public func binomial(_ counts: Tensor, _ probabilities: Tensor) throws(TensorError) -> Tensor {
        guard counts.dtype == .float32 || counts.dtype == .float64 else { throw Tensors.notImplemented("binomial_cpu", counts.dtype) }
        guard counts.dtype == probabilities.dtype else {
            throw .runtime("Found dtype \(probabilities.dtype.cName) but expected \(counts.dtype.cName)")
        }
        let shape = try Kernels.broadcast(counts.shape, probabilities.shape)
        let (n, p) = try (counts.expanded(to: shape).contiguous(), probabilities.expanded(to: shape).contiguous())
        let out = try Tensor.uninitialized(shape, .float64)
        let q = out.pointer(Double.self)
        for i in 0..<out.elementCount {
            let (count, probability) = (n.double(at: i), p.double(at: i))
            guard count >= 0, probability >= 0, count < 1e9 else { throw .runtime("binomial: invalid count or probability") }
            q[i] = probability <= 0.5 ? hits(count, probability) : count - hits(count, 1 - probability)
        }
        return try out.cast(to: counts.dtype)
    }

    /// How often something of probability p ≤ ½ happens in so many trials.
    private func hits(_ count: Double, _ p: Double) -> Double {
        if p <= 0 || count == 0 { return 0 }
        return count * p >= 10 ? manyHits(count, p) : fewHits(count, p)
    }

    /// Hörmann's transformed rejection, BTRS.
    private func manyHits(_ count: Double, _ p: Double) -> Double {
        let deviation = (count * p * (1 - p)).squareRoot()
        let b = 1.15 + 2.53 * deviation
        let a = -0.0873 + 0.0248 * b + 0.01 * p
        let fit = 0.92 - 4.2 / b
        let odds = p / (1 - p)
        let alpha = (2.83 + 5.1 / b) * deviation
        let m = ((count + 1) * p).rounded(.down)
        while true {
            let u = unitDouble() - 0.5
            let v = unitDouble()
            let us = 0.5 - u.magnitude
            let k = ((2 * a / us + b) * u + count * p + 0.5).rounded(.down)
            if us >= 0.07 && v <= fit { return k }
            if k < 0 || k > count { continue }
            let bound =
                (m + 0.5) * log((m + 1) / (odds * (count - m + 1))) + (count + 1) * log((count - m + 1) / (count - k + 1))
                + (k + 0.5) * log(odds * (count - k + 1) / (k + 1)) + Generator.stirlingTail(m)
                + Generator.stirlingTail(count - m) - Generator.stirlingTail(k) - Generator.stirlingTail(count - k)
            if log(v * alpha / (a / (us * us) + b)) <= bound { return k }
        }
    }

    /// What Stirling's formula for log k! leaves.
    private static func stirlingTail(_ k: Double) -> Double {
        let small = [
            0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211, 0.0138761288230707,
            0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287,
        ]
        if k <= 9 { return small[Int(k)] }
        let square = (k + 1) * (k + 1)
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1)
    }

    /// By the gaps between hits, which are geometric.
    private func fewHits(_ count: Double, _ p: Double) -> Double {
        let scale = log1p(-p)
        var (hits, trials) = (0.0, 0.0)
        while true {
            trials += ceil(log(unitDouble()) / scale)
            if trials > count { return hits }
            hits += 1
        }
    }
}
