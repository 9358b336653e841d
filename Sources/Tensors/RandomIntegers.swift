// Random integers, permutations and yes-or-no draws. The stream is in Random.swift.

extension Generator {
    /// Ranges from this size on take 64 random bits a draw, smaller ones 32.
    private static let wideRange: UInt64 = 1 << 28

    /// Fills a tensor with whole numbers from [low, high), as `randint` and `random_(from, to)`: a draw modulo the range.
    /// - Throws: PyTorch's errors for bounds that are not in order or that the dtype cannot hold.
    public func randint(into tensor: Tensor, low: Int, high: Int) throws(TensorError) {
        guard low < high else {
            throw .runtime("random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
        }
        try Generator.checkBounds(tensor.dtype, low, high)
        let range = UInt64(bitPattern: Int64(high)) &- UInt64(bitPattern: Int64(low))
        switch tensor.dtype {
        case .bool, .uint8: fill(tensor, range, low) { UInt8(truncatingIfNeeded: $0) }
        case .int8: fill(tensor, range, low) { Int8(truncatingIfNeeded: $0) }
        case .int16: fill(tensor, range, low) { Int16(truncatingIfNeeded: $0) }
        case .int32: fill(tensor, range, low) { Int32(truncatingIfNeeded: $0) }
        case .int64: fill(tensor, range, low) { $0 }
        case .float16: fill(tensor, range, low) { Float16(converting: $0) }
        case .bfloat16: fill(tensor, range, low) { BFloat16(converting: $0) }
        case .float32: fill(tensor, range, low) { Float($0) }
        case .float64: fill(tensor, range, low) { Double($0) }
        case .complex64, .complex128: throw notImplemented("random_from_to_kernel_cpu", tensor.dtype)
        }
    }

    private static func checkBounds(_ dtype: DType, _ low: Int, _ high: Int) throws(TensorError) {
        let bounds: (name: String, held: ClosedRange<Int>)
        switch dtype {
        case .bool: bounds = ("bool", 0...1)
        case .uint8: bounds = ("unsigned char", 0...255)
        case .int32: bounds = ("int", Int(Int32.min)...Int(Int32.max))
        case .int8: bounds = ("signed char", -128...127)
        case .int16: bounds = ("short", -32768...32767)
        case .float16: bounds = ("c10::Half", -65504...65504)
        case .int64, .bfloat16, .float32, .float64, .complex64, .complex128: return
        }
        guard bounds.held.contains(low) else { throw .runtime("from is out of bounds for \(bounds.name)") }
        guard bounds.held.contains(high - 1) else { throw .runtime("to - 1 is out of bounds for \(bounds.name)") }
    }

    @inline(__always)
    private func fill<T: BitwiseCopyable>(_ tensor: Tensor, _ range: UInt64, _ low: Int, _ convert: (Int) -> T) {
        if range >= Generator.wideRange {
            fillSerially(tensor, T.self) { convert(Int(truncatingIfNeeded: random64() % range) &+ low) }
        } else {
            let narrow = UInt32(truncatingIfNeeded: range)
            fillSerially(tensor, T.self) { convert(Int(random() % narrow) &+ low) }
        }
    }

    /// Fills a tensor with whole numbers from 0 to the greatest that the dtype holds exactly, as `random_()`.
    /// - Throws: `NotImplementedError` for complex ones.
    public func randint(into tensor: Tensor) throws(TensorError) {
        switch tensor.dtype {
        case .bool: fillSerially(tensor, UInt8.self) { UInt8(truncatingIfNeeded: random() & 1) }
        case .uint8: fillSerially(tensor, UInt8.self) { UInt8(truncatingIfNeeded: random()) }
        case .int8: fillSerially(tensor, Int8.self) { Int8(truncatingIfNeeded: random() & 0x7f) }
        case .int16: fillSerially(tensor, Int16.self) { Int16(truncatingIfNeeded: random() & 0x7fff) }
        case .int32: fillSerially(tensor, Int32.self) { Int32(truncatingIfNeeded: random() & 0x7fff_ffff) }
        case .float16: fillSerially(tensor, Float16.self) { Float16(converting: Int(random() % (1 &<< 11 &+ 1))) }
        case .bfloat16: fillSerially(tensor, BFloat16.self) { BFloat16(converting: Int(random() % (1 &<< 8 &+ 1))) }
        case .int64: fillSerially(tensor, Int64.self) { Int64(truncatingIfNeeded: random64() & (1 &<< 63 &- 1)) }
        case .float32: fillSerially(tensor, Float.self) { Float(random() % (1 &<< 24 &+ 1)) }
        case .float64: fillSerially(tensor, Double.self) { Double(random64() % (1 &<< 53 &+ 1)) }
        case .complex64, .complex128: throw notImplemented("random_kernel_cpu", tensor.dtype)
        }
    }

    /// Fills a contiguous vector with the numbers 0 ..< its length in random order, as `randperm`.
    /// - Throws: PyTorch's errors for a dtype that cannot hold the numbers.
    public func randperm(into tensor: Tensor) throws(TensorError) {
        let count = tensor.elementCount
        switch tensor.dtype {
        case .bool, .complex64, .complex128: throw notImplemented("randperm", tensor.dtype)
        case .uint8:
            guard count <= 255 else { throw .runtime("value cannot be converted to type uint8_t without overflow") }
            permute(tensor) { UInt8(truncatingIfNeeded: $0) }
        case .int8:
            guard count <= 127 else { throw .runtime("value cannot be converted to type int8_t without overflow") }
            permute(tensor) { Int8(truncatingIfNeeded: $0) }
        case .int16:
            guard count <= 32767 else { throw .runtime("value cannot be converted to type int16_t without overflow") }
            permute(tensor) { Int16(truncatingIfNeeded: $0) }
        case .float16:
            guard count <= 65504 else { throw .runtime("value cannot be converted to type at::Half without overflow") }
            permute(tensor) { Float16(converting: $0) }
        case .bfloat16: permute(tensor) { BFloat16(converting: $0) }
        case .int32:
            guard count <= Int32.max else { throw .runtime("value cannot be converted to type int without overflow") }
            permute(tensor) { Int32(truncatingIfNeeded: $0) }
        case .int64: permute(tensor) { $0 }
        case .float32: permute(tensor) { Float($0) }
        case .float64: permute(tensor) { Double($0) }
        }
    }

    @inline(__always)
    private func permute<T: BitwiseCopyable>(_ tensor: Tensor, _ convert: (Int) -> T) {
        let count = tensor.elementCount
        let start = tensor.bytes.assumingMemoryBound(to: T.self)
        if count >= Int(UInt32.max) / 20 {
            // 32 bits a draw would favour some places noticeably.
            for i in 0..<count {
                let place = Int(truncatingIfNeeded: random64() % UInt64(i &+ 1))
                start[i] = start[place]
                start[place] = convert(i)
            }
            return
        }
        for i in 0..<count { start[i] = convert(i) }
        var left = UInt32(truncatingIfNeeded: count)
        var i = 0
        while left > 1 {
            let place = i &+ Int(random() % left)
            let moved = start[i]
            start[i] = start[place]
            start[place] = moved
            i &+= 1
            left &-= 1
        }
    }

    /// Fills a tensor of any dtype with 1 with probability `p`, else 0, as `bernoulli_(p)` and the mask of `dropout`.
    /// - Throws: PyTorch's error for a probability outside of [0, 1].
    public func bernoulli(into tensor: Tensor, p: Double) throws(TensorError) {
        guard p >= 0 && p <= 1 else {
            throw .runtime("bernoulli_ expects p to be in [0, 1], but got p=\(streamText(p))")
        }
        try tensor.dtype.acceptNumber(Coin(generator: self, tensor: tensor, p: p))
    }

    private struct Coin: NumberTask {
        let generator: Generator
        let tensor: Tensor
        let p: Double

        func run<T: NumberElement>(_: T.Type) throws(TensorError) {
            let (generator, p) = (generator, p)
            fillSerially(tensor, T.self) { generator.unitDouble() < p ? T.one : T.zero }
        }
    }

    /// Fills a tensor with 1 with the probability that stands in the same place of another, else 0, as `bernoulli(p)`.
    ///
    /// `probabilities` has the shape of `tensor`; broadcasting is the caller's. Float32 probabilities take 32 random bits.
    /// - Throws: PyTorch's errors for probabilities that are not floating-point or outside of [0, 1].
    public func bernoulli(into tensor: Tensor, probabilities: Tensor) throws(TensorError) {
        switch probabilities.dtype {
        case .float32: try drawEach(tensor, probabilities, Float.self) { unitFloat() < $0 }
        case .float64: try drawEach(tensor, probabilities, Double.self) { unitDouble() < $0 }
        case .float16: try drawEach(tensor, probabilities.cast(to: .float32), Float.self) { unitFloat() < $0 }
        case .bfloat16: try drawEach(tensor, probabilities.cast(to: .float32), Float.self) { unitFloat() < $0 }
        default: throw notImplemented("bernoulli_tensor_cpu_p_", probabilities.dtype)
        }
    }

    private func drawEach<P: BinaryFloatingPoint & BitwiseCopyable>(
        _ tensor: Tensor, _ probabilities: Tensor, _ type: P.Type, _ draw: (P) -> Bool
    ) throws(TensorError) {
        let source = probabilities.bytes.assumingMemoryBound(to: P.self)
        let (zero, one) = try (Tensor.scalar(0, tensor.dtype), Tensor.scalar(1, tensor.dtype))
        let size = tensor.dtype.byteCount
        var walk = MemoryOrder(tensor, companion: probabilities)
        for _ in 0..<tensor.elementCount {
            let p = source[walk.companionOffset]
            guard p >= 0 && p <= 1 else {
                throw .runtime(
                    "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If "
                        + "so, please report an enhancement request to PyTorch.)")
            }
            let drawn = draw(p) ? one : zero
            (tensor.bytes + walk.offset &* size).copyMemory(from: drawn.bytes, byteCount: size)
            walk.advance()
        }
    }
}
