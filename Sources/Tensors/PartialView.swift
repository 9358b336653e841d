// A view put together part by part, as a key of indexing names it: only the last one becomes a tensor.

/// A view of a tensor under construction: its dimensions are taken one after the other.
public struct PartialView {
    private let source: Tensor
    private var shape = Shape()
    private var strides = Shape()
    private var offset: Int
    private var next = 0

    public init(_ source: Tensor) {
        self.source = source
        offset = source.offset
    }

    /// The size of the dimension that is next; nil when none is left.
    @inline(__always) public var size: Int? { next < source.rank ? source.shape[next] : nil }

    /// One place, which exists, of the next dimension, which goes away.
    @inline(__always) public mutating func select(_ place: Int) {
        offset &+= place &* source.strides[next]
        next &+= 1
    }

    /// `count` places of the next dimension; the first one exists unless there are none.
    @inline(__always) public mutating func slice(from place: Int, count: Int, step: Int) {
        if count > 0 { offset &+= place &* source.strides[next] }
        shape.append(count)
        strides.append(source.strides[next] &* step)
        next &+= 1
    }

    /// The next dimension whole.
    @inline(__always) public mutating func keep() {
        shape.append(source.shape[next])
        strides.append(source.strides[next])
        next &+= 1
    }

    /// A new dimension of one place, as `unsqueeze` makes it; false when there are too many.
    public mutating func insert() -> Bool {
        guard shape.count &+ source.rank &- next < Shape.maximumRank else { return false }
        strides.append(next < source.rank ? source.shape[next] &* source.strides[next] : 1)
        shape.append(1)
        return true
    }

    /// The view, with the dimensions that are left.
    public mutating func finished() -> Tensor {
        while next < source.rank { keep() }
        var count = 1
        for d in 0..<shape.count { count &*= shape[d] }
        return source.view(shape, strides, offset: offset, count: count)
    }
}
