// Random numbers of 16 bits: those of float32, rounded. The stream is in Random.swift.

extension Generator {
    /// Fills a float32 tensor that lies as this one does, and rounds it into the tensor.
    func fillRounding(
        _ tensor: Tensor, _ fill: (Tensor) throws(TensorError) -> Void
    ) throws(TensorError) {
        let wide = try Tensor.uninitialized(like: tensor, .float32)
        try fill(wide)
        try tensor.copyElements(from: wide)
    }

    /// Normal numbers. Where float32 draws the tail of the last sixteen anew, these draw each sixteen when they come to them.
    func halfNormal(into tensor: Tensor, inBlocks: Bool, _ mean: Double, _ std: Double) throws(TensorError) {
        guard inBlocks else {
            return try fillRounding(tensor) { wide throws(TensorError) in
                fillSerially(wide, Float.self) { Float(singleNormal(mean, std)) }
            }
        }
        let n = tensor.elementCount
        let blocks = try Tensor.uninitialized([(n + 15) / 16 * 16], .float32)
        try normal(into: blocks, mean: mean, std: std)
        let p = blocks.pointer(Float.self)
        let wide = try Tensor.uninitialized(tensor.shape, .float32)
        let q = wide.pointer(Float.self)
        for i in 0..<(n / 16 * 16) { q[i] = p[i] }
        if n % 16 != 0 { for i in 0..<16 { q[n - 16 + i] = p[n / 16 * 16 + i] } }
        try tensor.copyElements(from: wide)
    }
}
