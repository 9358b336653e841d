// A tensor that takes over the elements of another: `x.data = y`, `out=`.

extension Tensor {
    /// Views the storage of `other` from now on, with its shape and dtype.
    public func rebind(to other: Tensor) {
        storage = other.storage
        dtype = other.dtype
        shape = other.shape
        strides = other.strides
        offset = other.offset
        elementCount = other.elementCount
        note = nil
    }
}
