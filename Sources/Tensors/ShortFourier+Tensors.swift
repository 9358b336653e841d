// Which transforms of tensors are done point by point (ShortFourier.swift), and their lines.

import CFFTW

extension Kernels {
    /// From this many elements on FFTW's speed counts for more than the last bit.
    private static let fewElements = 1 << 13

    /// Lengths that are rounded as PyTorch's are, as bits: of complex numbers, from real ones and to real ones.
    private static let singles = (lengths(2...16) | lengths([18, 20, 21, 22, 27, 28]), lengths([2, 3, 4, 5, 6, 8, 10, 12, 15]), lengths([2, 3, 4, 5, 6, 8, 10, 12]))
    private static let doubles = (lengths([2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 28]), lengths([2, 3, 4, 5, 6, 8, 10, 12, 15]), lengths([2, 3, 4, 5, 6, 8, 10, 12]))
    private static func lengths(_ list: some Sequence<Int>) -> UInt64 { list.reduce(0) { $0 | 1 << UInt64($1) } }

    /// Whether a transform has few elements, and all its lengths are short ones.
    static func isShort(_ x: Tensor, _ out: Tensor, _ dims: [Int], _ kind: fourier_kind) -> Bool {
        guard max(x.elementCount, out.elementCount) < fewElements, let last = dims.last else { return false }
        let (complex, fromReal, toReal) = x.dtype.part == .float64 ? doubles : singles
        func isIn(_ set: UInt64, _ length: Int) -> Bool { length < 64 && set & 1 << UInt64(length) != 0 }
        switch kind {
        case fourier_from_real:
            return isIn(fromReal, x.shape[last]) && dims.dropLast().allSatisfy { isIn(complex, x.shape[$0]) }
        case fourier_to_real: return isIn(toReal, out.shape[last])
        default: return dims.allSatisfy { isIn(complex, x.shape[$0]) }
        }
    }

    /// Line by line along each dimension in turn, the last first.
    struct ShortTransforms: ComplexTask {
        let x: Tensor
        let out: Tensor
        let dims: [Int]
        let kind: fourier_kind
        /// What the result is multiplied by, in the last dimension that is transformed.
        let scale: Double
        /// Whether one dimension is transformed, and divided by its length: then the factors of some lengths hold the scale.
        private var isMean: Bool { dims.count == 1 && scale == 1 / Double(max(x.shape[dims[0]], out.shape[dims[0]])) }

        func run<Part: ComplexPart>(_: Part.Type) throws(TensorError) {
            guard let last = dims.last, out.elementCount > 0 else { return }
            switch kind {
            case fourier_from_real: fromReal(Part.self, last)
            case fourier_to_real: toReal(Part.self, last)
            default: complex(Part.self, from: x, last)
            }
            for dim in dims.dropLast().reversed() { complex(Part.self, from: out, dim) }
        }

        private func complex<Part: ComplexPart>(_: Part.Type, from: Tensor, _ dim: Int) {
            let transform = ShortFourier<Part>(
                from.shape[dim], isBackward: kind == fourier_backward, scale: dim == dims.first ? scale : 1,
                scalesWithin: Part.self == Float.self && (isMean && from.strides[dim] == 1 || dims.count > 1 && from.shape[dim] == 2))
            let (p, q) = (from.pointer(ComplexElement<Part>.self), out.pointer(ComplexElement<Part>.self))
            let (n, step, to) = (from.shape[dim], from.strides[dim], out.strides[dim])
            lines(transform, from, dim) { a, b, line, result, room in
                for i in 0..<n { line[i] = p[a + i * step] }
                transform.run(line, result, room)
                for i in 0..<n { q[b + i * to] = result[i] }
            }
        }

        private func fromReal<Part: ComplexPart>(_: Part.Type, _ dim: Int) {
            let transform = ShortFourier<Part>(x.shape[dim], isBackward: false, scale: dims.count == 1 ? scale : 1,
                scalesWithin: isMean && x.elementCount == x.shape[dim] && x.shape[dim] % 3 == 0)
            let (p, q) = (x.pointer(Part.self), out.pointer(ComplexElement<Part>.self))
            let (n, step, to) = (x.shape[dim], x.strides[dim], out.strides[dim])
            lines(transform, x, dim) { a, b, line, result, room in
                for i in 0..<n { line[i] = ComplexElement(p[a + i * step], 0) }
                transform.runReal(line, result, room)
                for i in 0...(n / 2) { q[b + i * to] = result[i] }
            }
        }

        private func toReal<Part: ComplexPart>(_: Part.Type, _ dim: Int) {
            let n = out.shape[dim]
            let transform = ShortFourier<Part>(n, isBackward: true, scale: scale, scalesWithin: isMean && out.elementCount == n)
            let (p, q) = (x.pointer(ComplexElement<Part>.self), out.pointer(Part.self))
            let (step, to) = (x.strides[dim], out.strides[dim])
            lines(transform, x, dim) { a, b, line, result, room in
                line[0] = ComplexElement(p[a].real, 0)
                for i in 1..<max(1, (n + 1) / 2) {
                    line[i] = p[a + i * step]
                    line[n - i] = line[i].conjugate
                }
                if n % 2 == 0 { line[n / 2] = ComplexElement(p[a + n / 2 * step].real, 0) }
                transform.runToReal(line, result, room)
                for i in 0..<n { q[b + i * to] = result[i].real }
            }
        }

        /// Calls `body` with where each line begins in the input and in the output, and with room for a line, a result, and work.
        private func lines<Part: ComplexPart>(
            _ transform: ShortFourier<Part>, _ from: Tensor, _ dim: Int,
            _ body: (Int, Int, ShortFourier<Part>.Pointer, ShortFourier<Part>.Pointer, ShortFourier<Part>.Pointer) -> Void
        ) {
            let n = transform.length
            withUnsafeTemporaryAllocation(of: ComplexElement<Part>.self, capacity: 2 * n + transform.room) { room in
                guard let line = room.baseAddress else { return }
                var place = Shape(repeating: 0, count: from.rank)
                var (a, b) = (0, 0)
                while true {
                    body(a, b, line, line + n, line + 2 * n)
                    var d = from.rank - 1
                    while d >= 0 {
                        if d != dim {
                            place[d] += 1
                            a += from.strides[d]
                            b += out.strides[d]
                            if place[d] < from.shape[d] { break }
                            a -= from.shape[d] * from.strides[d]
                            b -= from.shape[d] * out.strides[d]
                            place[d] = 0
                        }
                        d -= 1
                    }
                    if d < 0 { return }
                }
            }
        }
    }
}
