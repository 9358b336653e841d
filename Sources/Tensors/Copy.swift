// Values moved between tensors: conversion of dtype, clones, and writing in place through strides.

import CKernels

extension Tensor {
    /// The same values as another dtype; the tensor itself when it has that dtype already.
    ///
    /// Floating point to integer truncates; NaN and what does not fit give what C gives on x86.
    public func cast(to target: DType) throws(TensorError) -> Tensor {
        if dtype == target { return self }
        if rank == 0 {
            let single =
                try dtype.isComplex
                ? Tensor.scalar(complex(at: 0), target)
                : dtype.isFloatingPoint ? .scalar(double(at: 0), target) : .scalar(int(at: 0), target)
            single.isWrappedNumber = isWrappedNumber
            return single
        }
        let out = try Tensor.uninitialized(like: self, target)
        try out.copyElements(from: self)
        out.isWrappedNumber = isWrappedNumber
        return out
    }

    /// A new tensor with the same values, lying in memory as this one does.
    public func clone(_ b: Backend? = nil) throws(TensorError) -> Tensor {
        if let again = try promisedAgain() { return again }
        let out = try Tensor.uninitialized(like: self, dtype)
        try out.copyElements(from: self, b)
        return out
    }

    /// A new tensor with the same values, lying in memory as another of its shape does if that has no gaps.
    public func clone(laidOutAs other: Tensor) throws(TensorError) -> Tensor {
        if strides == other.strides || isDeferred { return try clone() }
        let out = other.isDense && shape == other.shape ? try Tensor.uninitialized(like: other, dtype) : try Tensor.uninitialized(shape, dtype)
        try out.copyElements(from: self)
        return out
    }

    /// The tensor itself when its elements lie in row-major order, else a copy in which they do.
    public func contiguous() throws(TensorError) -> Tensor {
        if isContiguous { return self }
        let out = try Tensor.uninitialized(shape, dtype)
        try out.copyElements(from: self)
        return out
    }

    /// A large tensor that would be read against its order beside one in row-major order, copied into that order.
    @inline(__always) func readable(in wide: Shape, beside other: Tensor) throws(TensorError) -> Tensor {
        guard elementCount >= 4096, shape == wide, strides[rank - 1] > 1, other.isContiguous, other.shape == wide else {
            return self
        }
        return try contiguous()
    }

    /// Writes the elements of `source`, which has this tensor's shape, converting them.
    func copyElements(from source: Tensor, _ b: Backend? = nil) throws(TensorError) {
        if elementCount == 0 { return }
        if source.dtype == dtype {
            if strides == source.strides && isDense {
                let count = elementCount &* dtype.byteCount
                return kernel_copy(b?.pool(count / 4), source.bytes, bytes, count)
            }
            if elementCount >= 4096, let (i, j) = turnedDimensions(source) {
                try dtype.acceptMove(Turn(from: source, to: self, i: i, j: j))
                return
            }
            try dtype.acceptMove(Move(from: source, to: self))
        } else {
            try source.dtype.accept(Conversion(from: source, to: self))
        }
    }

    private struct Move: MoveTask {
        let from: Tensor
        let to: Tensor

        func run<T: BitwiseCopyable>(_: T.Type) throws(TensorError) {
            Loop.map(from, to) { (v: T) in v }
        }
    }

    /// The dimension along which this tensor's elements are neighbours and the other one along which the source's are.
    private func turnedDimensions(_ source: Tensor) -> (Int, Int)? {
        var i = -1
        var j = -1
        for d in 0..<rank where shape[d] > 1 {
            if strides[d] == 1 { i = d }
            if source.strides[d] == 1 { j = d }
        }
        return i >= 0 && j >= 0 && i != j ? (i, j) : nil
    }

    /// A copy between two orders of dimensions, in squares that stay in the cache.
    private struct Turn: MoveTask {
        let from: Tensor
        let to: Tensor
        let i: Int
        let j: Int

        func run<T: BitwiseCopyable>(_: T.Type) throws(TensorError) {
            var (shape, target, source) = (to.shape, to.strides, from.strides)
            let (ni, nj) = (shape[i], shape[j])
            let (si, tj) = (source[i], target[j])
            for d in [max(i, j), min(i, j)] {
                shape.remove(at: d)
                target.remove(at: d)
                source.remove(at: d)
            }
            let walk = Walk(shape, target, source, source, source)
            let (n, so, sa) = (walk.count, walk.o, walk.a)
            let (p, q) = (from.pointer(T.self), to.pointer(T.self))
            walk.runs { o, a, _, _ in
                var (plane, target) = (p + a, q + o)
                for _ in 0..<n {
                    Self.turn(plane, target, ni, nj, si, tj)
                    plane += sa
                    target += so
                }
            }
        }

        private static func turn<T: BitwiseCopyable>(
            _ p: UnsafeMutablePointer<T>, _ q: UnsafeMutablePointer<T>, _ ni: Int, _ nj: Int, _ si: Int, _ tj: Int
        ) {
            var bi = 0
            while bi < ni {
                let ei = min(bi &+ 16, ni)
                var bj = 0
                while bj < nj {
                    let ej = min(bj &+ 16, nj)
                    for j in bj..<ej {
                        let (row, column) = (q + j &* tj, p + j)
                        for i in bi..<ei { row[i] = column[i &* si] }
                    }
                    bj = ej
                }
                bi = ei
            }
        }
    }

    private struct Conversion: ElementTask {
        let from: Tensor
        let to: Tensor

        func run<S: Element>(_: S.Type) throws(TensorError) { try to.dtype.accept(Target<S>(from: from, to: to)) }
    }

    private struct Target<S: Element>: ElementTask {
        let from: Tensor
        let to: Tensor

        func run<T: Element>(_: T.Type) throws(TensorError) {
            if S.dtype.isComplex, T.dtype == .bool {
                Loop.map(from, to) { (v: S) in v.asBool }
            } else if S.dtype.isComplex, T.dtype.isComplex {
                Loop.map(from, to) { (v: S) in T(converting: v.asComplex) }
            } else if S.dtype.isDifferentiable {
                Loop.map(from, to) { (v: S) in T(converting: v.asDouble) }
            } else {
                Loop.map(from, to) { (v: S) in T(converting: v.asInt) }
            }
        }
    }
}

extension Kernels {
    /// `into.copy_(source)`: the source is broadcast to the target's shape and converted to its dtype.
    /// - Throws: `RuntimeError` when it does not broadcast or the target's elements overlap.
    public static func copy(_ source: Tensor, into target: Tensor, _ b: Backend? = nil) throws(TensorError) {
        try checkWritable(target)
        let shape = try broadcast(target.shape, source.shape)
        if shape != target.shape {
            throw .runtime("output with shape \(target.shape) doesn't match the broadcast shape \(shape)")
        }
        var view = try source.expanded(to: target.shape)
        // A view of the target's own storage is read before it is overwritten.
        if source.storage === target.storage && !(source.offset == target.offset && view.strides == target.strides) {
            try checkOverlap(source, target)
            view = try view.clone()
        }
        try target.copyElements(from: view, b)
        target.storage.version &+= 1
    }

    /// Writes `result`, already of the target's shape, into it: the end of every in-place operation.
    /// - Throws: `RuntimeError` when the dtype's kind is higher than the target's, or the shapes differ.
    public static func write(_ result: Tensor, into target: Tensor) throws(TensorError) {
        if result.dtype.category > target.dtype.category {
            throw .runtime(
                "result type \(result.dtype.cName) can't be cast to the desired output type \(target.dtype.cName)")
        }
        if result.shape != target.shape {
            throw .runtime(
                "output with shape \(target.shape) doesn't match the broadcast shape \(result.shape)")
        }
        try copy(result, into: target)
    }

    /// Sets every element to a number, converted to the tensor's dtype.
    public static func fill(_ target: Tensor, _ value: Tensor) throws(TensorError) {
        guard value.elementCount == 1, value.rank == 0 else {
            throw .runtime(
                "fill_ only supports 0-dimension value tensor but got tensor with \(value.rank) dimensions.")
        }
        try copy(value, into: target)
    }

    /// Sets every element of a floating-point tensor to a number; false for other dtypes, and nothing was written.
    public static func fill(_ target: Tensor, number: Double) throws(TensorError) -> Bool {
        guard target.dtype == .float32 || target.dtype == .float64 else { return false }
        try checkWritable(target)
        if target.dtype == .float32 {
            let value = Float(number)
            Loop.map(target, target) { (_: Float) in value }
        } else {
            Loop.map(target, target) { (_: Double) in number }
        }
        target.storage.version &+= 1
        return true
    }

    /// Two blocks of one storage that share some elements, but are not the same.
    private static func checkOverlap(_ a: Tensor, _ b: Tensor) throws(TensorError) {
        guard a.isDense, b.isDense, a.elementCount > 0, b.elementCount > 0, a.dtype == b.dtype else { return }
        guard a.offset < b.offset + b.elementCount, b.offset < a.offset + a.elementCount else { return }
        throw .runtime(
            "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory "
                + "location. Please clone() the tensor before performing the operation.")
    }

    static func checkWritable(_ target: Tensor) throws(TensorError) {
        if target.overlapsItself {
            throw .runtime(
                "unsupported operation: more than one element of the written-to tensor refers to a single memory "
                    + "location. Please clone() the tensor before performing the operation.")
        }
    }
}
