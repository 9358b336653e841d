// The greatest element of each window, and its place.

extension Kernels {
    /// Where the windows of one dimension lie: the first place, the step between places and the number of places of each.
    public struct Span: Sendable {
        public let first: Int
        public let count: Int
        public init(first: Int, count: Int) {
            self.first = first
            self.count = count
        }
    }

    /// The greatest elements over windows of the last three dimensions, NaN counting as greatest, and their places in the
    /// flattened last three dimensions.
    public static func maxPool(
        _ x: Tensor, _ spans: [[Span]], steps: [Int]
    ) throws(TensorError) -> (values: Tensor, places: Tensor) {
        let x = try x.contiguous()
        let sizes = x.shape.array
        let outer = sizes.dropLast(3).reduce(1, &*)
        let shape = Shape(Array(sizes.dropLast(3)) + spans.map(\.count)) ?? Shape()
        let (values, places) = (try Tensor.uninitialized(shape, x.dtype), try Tensor.uninitialized(shape, .int64))
        try x.dtype.acceptNumber(
            MaxTask(x: x, values: values, places: places, spans: spans, steps: steps, sizes: Array(sizes.suffix(3)), outer: outer))
        return (values, places)
    }

    private struct MaxTask: NumberTask {
        let x: Tensor
        let values: Tensor
        let places: Tensor
        let spans: [[Span]]
        let steps: [Int]
        let sizes: [Int]
        let outer: Int

        func run<T: NumberElement>(_: T.Type) throws(TensorError) {
            if T.self == Float.self, spans[0].count == 1, spans[0][0].count == 1, steps[1] == 1, steps[2] == 1 { return runPlanes() }
            let (height, width) = (sizes[1], sizes[2])
            var (out, place) = (values.pointer(T.self), places.pointer(Int.self))
            for o in 0..<outer {
                let source = x.pointer(T.self) + o &* sizes[0] &* height &* width
                for depth in spans[0] {
                    for row in spans[1] {
                        for column in spans[2] {
                            var best = T.lowest
                            var found = (depth.first &* height &+ row.first) &* width &+ column.first
                            var isFirst = true
                            for d in 0..<depth.count {
                                for r in 0..<row.count {
                                    let line = ((depth.first &+ d &* steps[0]) &* height &+ row.first &+ r &* steps[1]) &* width &+ column.first
                                    for c in 0..<column.count {
                                        let value = source[line &+ c &* steps[2]]
                                        if isFirst || value > best || value.isNotANumber {
                                            (best, found, isFirst) = (value, line &+ c &* steps[2], false)
                                        }
                                    }
                                }
                            }
                            out.pointee = best
                            place.pointee = found
                            out += 1
                            place += 1
                        }
                    }
                }
            }
        }

        /// Floats in planes, with windows that have no gaps: the usual case.
        private func runPlanes() {
            let (height, width, plane) = (sizes[1], sizes[2], sizes[0] &* sizes[1] &* sizes[2])
            let depth = spans[0][0].first &* height &* width
            var (out, place) = (values.pointer(Float.self), places.pointer(Int.self))
            spans[2].withUnsafeBufferPointer { columns in
                for o in 0..<outer {
                    let source = x.pointer(Float.self) + o &* plane
                    for row in spans[1] {
                        let top = depth &+ row.first &* width
                        for column in columns {
                            var found = top &+ column.first
                            var best = row.count > 0 && column.count > 0 ? source[found] : -Float.infinity
                            for r in 0..<row.count {
                                let line = top &+ r &* width &+ column.first
                                for at in line..<(line &+ Swift.max(column.count, 0)) {
                                    let value = source[at]
                                    if !(value <= best) && (value > best || value != value) { (best, found) = (value, at) }
                                }
                            }
                            out.pointee = best
                            place.pointee = found
                            out += 1
                            place += 1
                        }
                    }
                }
            }
        }
    }

    /// Puts values at places of the flattened last `sizes` dimensions, adding where they meet.
    public static func unpool(_ g: Tensor, _ places: Tensor, rank: Int, _ sizes: [Int]) throws(TensorError) -> Tensor {
        let (g, places) = (try g.contiguous(), try places.contiguous())
        let out = try Kernels.zeros(Array(g.shape.array.dropLast(rank)) + sizes, g.dtype)
        guard g.elementCount > 0 else { return out }
        try g.dtype.acceptNumber(
            UnpoolTask(g: g, places: places, out: out, count: g.shape.array.suffix(rank).reduce(1, &*), size: sizes.reduce(1, &*)))
        return out
    }

    private struct UnpoolTask: NumberTask {
        let g: Tensor
        let places: Tensor
        let out: Tensor
        let count: Int
        let size: Int

        func run<T: NumberElement>(_: T.Type) throws(TensorError) {
            let (p, q, r) = (g.pointer(T.self), places.pointer(Int.self), out.pointer(T.self))
            for i in 0..<g.elementCount {
                guard q[i] >= 0, q[i] < size else {
                    throw .runtime("Found an invalid max index: \(q[i]) (output volumes are of size \(size)")
                }
                let target = r + ((i / count) &* size &+ q[i])
                target.pointee = T.plus(target.pointee, p[i])
            }
        }
    }
}
