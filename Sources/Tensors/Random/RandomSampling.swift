// Draws from categories (`multinomial`). The stream is in Random.swift, the exponential numbers in RandomUniform.swift.

extension Generator {
    /// Draws `count` categories from each row of weights, as `torch.multinomial`; the result is an int64 tensor.
    ///
    /// With replacement, each of several draws is looked up in the cumulated weights. Without, the categories with the greatest
    /// weight / e are taken, e being exponential numbers: that favours each as drawing one after the other would.
    /// - Throws: PyTorch's errors for weights of a wrong rank, dtype or value and for a count that cannot be drawn.
    public func multinomial(_ weights: Tensor, count: Int, replacement: Bool = false) throws(TensorError) -> Tensor {
        guard weights.rank == 1 || weights.rank == 2 else { throw .runtime("prob_dist must be 1 or 2 dim") }
        guard weights.dtype.isFloatingPoint else {
            throw .runtime(
                "multinomial only supports floating-point dtypes for input, got: \(weights.dtype.scalarTypeName)")
        }
        guard count > 0 else { throw .runtime("cannot sample n_sample <= 0 samples") }
        let categories = weights.shape[weights.rank - 1]
        guard replacement || count <= categories else {
            throw .runtime("cannot sample n_sample > prob_dist.size(-1) samples without replacement")
        }
        guard categories <= 1 << 24 else { throw .runtime("number of categories cannot exceed 2^24") }
        var shape = Shape()
        if weights.rank == 2 { shape.append(weights.shape[0]) }
        shape.append(count)
        // A single draw needs no cumulated weights, whichever way was asked for.
        let replacement = replacement && count > 1
        let result = try Tensor.uninitialized(shape, .int64)
        guard result.elementCount > 0 else { return result }
        guard categories > 0 else {
            throw .runtime(
                "aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.")
        }
        if weights.dtype.isHalf {
            let wide = try weights.cast(to: .float32)
            if replacement { return try multinomial(wide, count: count, replacement: true) }
            _ = try Generator.rows(of: wide, repeats: false, Float.self)
            // The scores are rounded to 16 bits, which makes many of them equal.
            let exponentials = try Tensor.uninitialized(weights.shape, weights.dtype)
            try exponential(into: exponentials)
            let (source, divisors) = (try wide.contiguous(), try exponentials.cast(to: .float32))
            let quotients = try Tensor.uninitialized(weights.shape, .float32)
            for i in 0..<quotients.elementCount {
                quotients.pointer(Float.self)[i] = source.pointer(Float.self)[i] / divisors.pointer(Float.self)[i]
            }
            let scores = try quotients.cast(to: weights.dtype)
            if count == 1 { return try Kernels.argmax(scores, dim: -1, keepdim: true) }
            return try Kernels.topk(scores, count).indices
        }
        if weights.dtype == .float64 {
            try draw(result, try Generator.rows(of: weights, repeats: replacement, Double.self), categories, replacement)
        } else {
            try draw(result, try Generator.rows(of: weights, repeats: replacement, Float.self), categories, replacement)
        }
        return result
    }

    /// The weights in row-major order, all of them found to be finite and not negative, no row without any weight.
    private static func rows<T: BinaryFloatingPoint & BitwiseCopyable>(
        of weights: Tensor, repeats: Bool, _ type: T.Type
    ) throws(TensorError) -> [T] {
        let categories = weights.shape[weights.rank - 1]
        let step = weights.strides[weights.rank - 1]
        let source = weights.bytes.assumingMemoryBound(to: T.self)
        var values: [T] = []
        values.reserveCapacity(weights.elementCount)
        for row in 0..<(weights.rank == 2 ? weights.shape[0] : 1) {
            let first = weights.rank == 2 ? row * weights.strides[0] : 0
            for category in 0..<categories { values.append(source[first + category * step]) }
        }
        if let wrong = values.first(where: { !($0 >= 0 && $0.isFinite) }) {
            if repeats {
                let entry = wrong < 0 && wrong.isFinite ? "< 0" : "= infinity or NaN"
                throw .runtime("invalid multinomial distribution (encountering probability entry \(entry))")
            }
            throw .runtime("probability tensor contains either `inf`, `nan` or element < 0")
        }
        for first in stride(from: 0, to: values.count, by: categories) {
            guard values[first..<(first + categories)].contains(where: { $0 > 0 }) else {
                throw .runtime("invalid multinomial distribution (sum of probabilities <= 0)")
            }
        }
        return values
    }

    private func draw<T: BinaryFloatingPoint & BitwiseCopyable>(
        _ result: Tensor, _ weights: [T], _ categories: Int, _ replacement: Bool
    ) throws(TensorError) {
        let target = result.bytes.assumingMemoryBound(to: Int.self)
        let count = result.shape[result.rank - 1]
        var scores = weights
        if !replacement {
            let exponentials = try Tensor.uninitialized(
                [weights.count], T.self == Double.self ? .float64 : .float32)
            try exponential(into: exponentials)
            let divisors = exponentials.bytes.assumingMemoryBound(to: T.self)
            for i in 0..<weights.count { scores[i] = weights[i] / divisors[i] }
        }
        for row in 0..<(weights.count / categories) {
            let first = row * categories
            let chosen = target + row * count
            if replacement {
                drawReplacing(scores[first..<(first + categories)], count, chosen)
            } else {
                // Equal scores (of weights 0) go by position.
                let order = (0..<categories).sorted {
                    let (a, b) = (scores[first + $0], scores[first + $1])
                    return a == b ? $0 < $1 : a > b
                }
                for i in 0..<count { chosen[i] = order[i] }
            }
        }
    }

    private func drawReplacing<T: BinaryFloatingPoint>(
        _ weights: ArraySlice<T>, _ count: Int, _ chosen: UnsafeMutablePointer<Int>
    ) {
        var sum: T = 0
        var cumulated = weights.map { weight in
            sum += weight
            return sum
        }
        for i in cumulated.indices { cumulated[i] /= sum }
        cumulated[cumulated.count - 1] = 1
        for i in 0..<count {
            let sample = unitDouble()
            var low = 0
            var high = cumulated.count
            while low < high {
                let middle = low + (high - low) / 2
                if Double(cumulated[middle]) < sample { low = middle + 1 } else { high = middle }
            }
            chosen[i] = low
        }
    }
}
