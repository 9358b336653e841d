// A tensor that takes over the elements of another: `x.data = y`, `out=`.

extension Tensor {
    /// Views the storage of `other` from now on, with its shape.
    /// - Throws: `RuntimeError` when the dtypes differ.
    public func rebind(to other: Tensor) throws(TensorError) {
        guard other.dtype == dtype else {
            throw .runtime(
                "Attempted to call `variable.set_data(tensor)`, but `variable` and `tensor` have incompatible tensor type.")
        }
        storage = other.storage
        shape = other.shape
        strides = other.strides
        offset = other.offset
        elementCount = other.elementCount
    }
}
