// Random masks that lie as the tensor they are for.

extension Generator {
    /// Ones with probability p, else zeros, drawn in the order of memory as PyTorch draws a dropout's mask.
    public func mask(like x: Tensor, p: Double) throws(TensorError) -> Tensor {
        let mask = try Tensor.uninitialized(like: x, x.dtype)
        let count = mask.elementCount
        try bernoulli(into: mask.isDense ? mask.view([count], [1], offset: mask.offset, count: count) : mask, p: p)
        return mask
    }
}
