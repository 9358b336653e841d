// The greatest element of each window, and its place.

import CKernels

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
    /// - Parameter windows: the same as `spans`, where they slide.
    public static func maxPool(
        _ x: Tensor, _ spans: [[Span]], steps: [Int], windows: Windows?, _ backend: Backend
    ) throws(TensorError) -> (values: Tensor, places: Tensor) {
        let x = try x.contiguous()
        let sizes = x.shape.array
        let outer = sizes.dropLast(3).reduce(1, &*)
        let shape = Shape(Array(sizes.dropLast(3)) + spans.map(\.count)) ?? Shape()
        let (values, places) = (try Tensor.uninitialized(shape, x.dtype), try Tensor.uninitialized(shape, .int64))
        if let windows, poolPlanes(x, values, places, windows, backend) { return (values, places) }
        try x.dtype.acceptNumber(
            MaxTask(x: x, values: values, places: places, spans: spans, steps: steps, sizes: Array(sizes.suffix(3)), outer: outer))
        return (values, places)
    }

    /// Floats in planes: the usual case; false when they are not.
    private static func poolPlanes(_ x: Tensor, _ values: Tensor, _ places: Tensor, _ w: Windows, _ backend: Backend) -> Bool {
        guard x.dtype == .float32, values.elementCount > 0, w.input[0] == 1, w.kernel[0] == 1, w.padding[0] == 0, w.output[0] == 1,
            w.inputCount > 0, w.inputCount < Int32.max / 2
        else { return false }
        var windows = kernel_windows()
        windows.planes = x.elementCount / w.inputCount
        windows.in = (w.input[1], w.input[2])
        windows.out = (w.output[1], w.output[2])
        windows.kernel = (w.kernel[1], w.kernel[2])
        windows.stride = (w.stride[1], w.stride[2])
        windows.padding = (w.padding[1], w.padding[2])
        windows.dilation = (w.dilation[1], w.dilation[2])
        kernel_max_pool_float(
            backend.pool(x.elementCount), &windows, x.pointer(Float.self), values.pointer(Float.self), places.pointer(Int.self))
        return true
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
    }

    /// Puts values at places of the flattened last `sizes` dimensions, adding where they meet.
    public static func unpool(
        _ g: Tensor, _ places: Tensor, rank: Int, _ sizes: [Int], _ backend: Backend
    ) throws(TensorError) -> Tensor {
        let (g, places) = (try g.contiguous(), try places.contiguous())
        if g.dtype == .float32, places.dtype == .int64, g.elementCount > 0, places.elementCount == g.elementCount,
            sizes.allSatisfy({ $0 > 0 }), let shape = Shape(Array(g.shape.array.dropLast(rank)) + sizes)
        {
            let out = try Tensor.uninitialized(shape, .float32)
            let (count, size) = (g.shape.array.suffix(rank).reduce(1, &*), sizes.reduce(1, &*))
            if kernel_scatter_planes_float(
                backend.pool(out.elementCount), g.pointer(Float.self), places.pointer(Int.self), out.pointer(Float.self),
                g.elementCount / count, count, size)
            { return out }
        }
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
