// Uniform and exponential numbers. The stream is in Random.swift.

import Glibc

extension Generator {
    /// A float64 in [0, 1), of 53 random bits.
    @inline(__always) func unitDouble() -> Double {
        Double(Int64(truncatingIfNeeded: random64() & (1 &<< 53 &- 1))) * 0x1p-53
    }

    /// A float32 in [0, 1), of 24 random bits.
    @inline(__always) func unitFloat() -> Float {
        Float(Int32(truncatingIfNeeded: random() & 0xff_ffff)) * 0x1p-24
    }

    /// Fills a tensor with numbers from [from, to), as `uniform_`: 24 random bits for float32, 53 for float64.
    /// - Throws: PyTorch's errors for a dtype that is not floating-point and for bounds that are not in order or too far apart.
    public func uniform(into tensor: Tensor, from: Double = 0, to: Double = 1) throws(TensorError) {
        if tensor.dtype.isComplex { return try uniform(into: Kernels.viewAsReal(tensor), from: from, to: to) }
        try Generator.checkUniform(tensor.dtype, from, to)
        if tensor.dtype.isHalf { 
            return try fillRounding(tensor) { wide throws(TensorError) in
                try uniform(into: wide, from: from, to: to)
                // What rounds up to the bound, which does not belong to the range, is the other one.
                let values = wide.pointer(Float.self)
                for i in 0..<wide.elementCount where Generator.rounded(values[i], tensor.dtype) >= Float(to) { values[i] = Float(from) }
            }
        }
        if tensor.dtype == .float64 {
            fillDouble(tensor, from, to)
        } else {
            fillFloat(tensor, Float(from), Float(to))
        }
    }

    private static func rounded(_ value: Float, _ dtype: DType) -> Float {
        dtype == .float16 ? Float(Float16(value)) : BFloat16(value).float
    }

    private static func checkUniform(_ dtype: DType, _ from: Double, _ to: Double) throws(TensorError) {
        guard dtype.isFloatingPoint else { throw notImplemented("check_uniform_bounds", dtype) }
        let name = dtype.lowercaseCName
        let largest =
            switch dtype {
            case .float64: Double.greatestFiniteMagnitude
            case .float16: 65504.0
            case .bfloat16: BFloat16.greatest
            default: Double(Float.greatestFiniteMagnitude)
            }
        guard abs(from) <= largest else { throw .runtime("from is out of bounds for \(name)") }
        guard abs(to) <= largest else { throw .runtime("to is out of bounds for \(name)") }
        guard from <= to else {
            throw .runtime(
                "uniform_ expects to return a [from, to) range, but found from=\(streamText(from)) > to=\(streamText(to))")
        }
        guard to - from <= largest else {
            throw .runtime(
                "uniform_ expects to-from <= std::numeric_limits<\(dtype.scalarTypeName)>::max(), but found "
                    + "to=\(streamText(to)) and from=\(streamText(from)) which result in to-from to exceed the limit")
        }
    }

    private func fillFloat(_ tensor: Tensor, _ from: Float, _ to: Float) {
        let range = to - from
        guard tensor.isContiguous else {
            fillSerially(tensor, Float.self) {
                let value = fused(unitFloat(), range, from)
                return value == to ? from : value
            }
            return
        }
        let start = tensor.bytes.assumingMemoryBound(to: Float.self)
        unitFloats(start, tensor.elementCount)
        if from == 0 && to == 1 { return }
        for i in 0..<tensor.elementCount {
            let value = fused(start[i], range, from)
            start[i] = value == to ? from : value
        }
    }

    /// `count` numbers in [0, 1).
    func unitFloats(_ start: UnsafeMutablePointer<Float>, _ count: Int) {
        drawRuns(count) { words, first, length in
            let run = start + first
            for i in 0..<length {
                run[i] = Float(Int32(truncatingIfNeeded: Generator.temper(words[i]) & 0xff_ffff)) * 0x1p-24
            }
        }
    }

    /// `count` float64 numbers in [0, 1).
    func unitDoubles(_ start: UnsafeMutablePointer<Double>, _ count: Int) {
        var i = 0
        while i < count {
            if position >= Generator.wordCount - 1 {
                // The words of this number may straddle a renewal.
                start[i] = unitDouble()
                i &+= 1
                continue
            }
            let length = min(count &- i, (Generator.wordCount &- position) / 2)
            let run = start + i
            let source = words + position
            for j in 0..<length {
                let high = UInt64(Generator.temper(source[2 &* j])) & 0x1f_ffff
                let low = UInt64(Generator.temper(source[2 &* j &+ 1]))
                run[j] = Double(Int64(truncatingIfNeeded: high &<< 32 | low)) * 0x1p-53
            }
            position &+= 2 &* length
            i &+= length
        }
    }

    private func fillDouble(_ tensor: Tensor, _ from: Double, _ to: Double) {
        let range = to - from
        if from == 0 && to == 1 && tensor.isContiguous {
            unitDoubles(tensor.bytes.assumingMemoryBound(to: Double.self), tensor.elementCount)
        } else if from == 0 {
            fillSerially(tensor, Double.self) {
                let value = unitDouble() * range
                return value == to ? from : value
            }
        } else {
            fillSerially(tensor, Double.self) {
                let value = from.addingProduct(unitDouble(), range)
                return value == to ? from : value
            }
        }
    }

    /// Fills a tensor with numbers of density rate · exp(-rate · x), as `exponential_`.
    /// - Throws: PyTorch's errors for a dtype that is not floating-point and for a rate that is not above 0.
    public func exponential(into tensor: Tensor, rate: Double = 1) throws(TensorError) {
        guard tensor.dtype.isFloatingPoint else {
            throw .runtime(
                "Exponential distribution is a continuous probability distribution. dtype must be a floating point but you "
                    + "specified \(tensor.dtype.scalarTypeName)")
        }
        guard rate > 0 else {
            throw .runtime("exponential_ expects lambda > 0.0, but found lambda=\(streamText(rate))")
        }
        let scale = -1 / rate
        if tensor.dtype.isHalf { 
            return try fillRounding(tensor) { wide throws(TensorError) in try exponential(into: wide, rate: rate) }
        }
        if tensor.dtype == .float64 {
            fillSerially(tensor, Double.self) { scale * log1p(-unitDouble()) }
        } else {
            fillSerially(tensor, Float.self) { Float(scale * log1p(-unitDouble())) }
        }
    }
}
