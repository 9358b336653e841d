// Windows that slide over one to three dimensions: their geometry, and the two rearrangements that convolutions by matrix
// product need (windows to columns, and columns summed back).

/// How windows lie on the last dimensions of a tensor; always three of them, the first ones 1 where there are fewer.
public struct Windows: Equatable, Hashable, Sendable {
    public private(set) var input: [Int]
    public private(set) var kernel: [Int]
    public private(set) var stride: [Int]
    public private(set) var padding: [Int]
    public private(set) var dilation: [Int]
    public private(set) var output: [Int]

    /// The largest parameter: products of a few of them stay in range.
    static let limit = 1 << 30

    /// - Parameter output: how many windows there are along each dimension; nil: as many as fit.
    public init(
        input: [Int], kernel: [Int], stride: [Int], padding: [Int], dilation: [Int], output: [Int]? = nil
    ) throws(TensorError) {
        func filled(_ list: [Int], _ value: Int) -> [Int] { Array(repeating: value, count: Swift.max(0, 3 - list.count)) + list }
        (self.input, self.kernel) = (filled(input, 1), filled(kernel, 1))
        (self.stride, self.padding, self.dilation) = (filled(stride, 1), filled(padding, 0), filled(dilation, 1))
        for list in [self.input, self.kernel, self.stride, self.padding, self.dilation] where list.contains(where: { $0 > Windows.limit || $0 < 0 }) {
            throw .runtime("sizes of windows are out of range")
        }
        guard !self.stride.contains(0) else { throw .runtime("non-positive stride is not supported") }
        self.output = []
        for d in 0..<3 {
            let reach = self.dilation[d] &* (self.kernel[d] &- 1) &+ 1
            let room = self.input[d] &+ 2 &* self.padding[d] &- reach
            self.output.append(room < 0 ? 0 : room / self.stride[d] &+ 1)
        }
        if let output { self.output = filled(output, 1) }
    }

    var kernelCount: Int { kernel[0] &* kernel[1] &* kernel[2] }
    var outputCount: Int { output[0] &* output[1] &* output[2] }
    var inputCount: Int { input[0] &* input[1] &* input[2] }

    /// Calls `body` for each place of the window and each row of outputs with the column's row, the output's start, the input
    /// row's start and the range of outputs whose input lies inside.
    @inline(__always) func eachRow(_ body: (_ tap: Int, _ out: Int, _ source: Int, _ range: Range<Int>) -> Void) {
        var tap = 0
        for kd in 0..<kernel[0] {
            for kh in 0..<kernel[1] {
                for kw in 0..<kernel[2] {
                    let shift = kw &* dilation[2] &- padding[2]
                    let step = stride[2]
                    let first = shift >= 0 ? 0 : (-shift &+ step &- 1) / step
                    let last = input[2] &- 1 &- shift
                    let end = last < 0 ? 0 : Swift.min(output[2], last / step &+ 1)
                    for od in 0..<output[0] {
                        let z = od &* stride[0] &+ kd &* dilation[0] &- padding[0]
                        for oh in 0..<output[1] {
                            let y = oh &* stride[1] &+ kh &* dilation[1] &- padding[1]
                            let out = (od &* output[1] &+ oh) &* output[2]
                            let inside = z >= 0 && z < input[0] && y >= 0 && y < input[1] && first < end
                            body(tap, out, (z &* input[1] &+ y) &* input[2] &+ shift, inside ? first..<end : 0..<0)
                        }
                    }
                    tap &+= 1
                }
            }
        }
    }
}

extension Kernels {
    /// The windows of each channel as columns: [channels, …] → [channels · kernel, windows].
    static func columns<T: RealElement>(_ x: UnsafeMutablePointer<T>, _ channels: Int, _ w: Windows, into out: UnsafeMutablePointer<T>) {
        let (width, step) = (w.output[2], w.stride[2])
        for c in 0..<channels {
            let source = x + c &* w.inputCount
            let target = out + c &* w.kernelCount &* w.outputCount
            w.eachRow { tap, place, start, range in
                let row = target + (tap &* w.outputCount &+ place)
                for i in 0..<range.lowerBound { row[i] = 0 }
                for i in range { row[i] = source[start &+ i &* step] }
                for i in range.upperBound..<Swift.max(width, range.upperBound) { row[i] = 0 }
            }
        }
    }

    /// Adds columns to where their elements came from; `out` holds zeros or what they are added to.
    static func addColumns<T: RealElement>(_ columns: UnsafeMutablePointer<T>, _ channels: Int, _ w: Windows, into out: UnsafeMutablePointer<T>) {
        let step = w.stride[2]
        for c in 0..<channels {
            let target = out + c &* w.inputCount
            let source = columns + c &* w.kernelCount &* w.outputCount
            w.eachRow { tap, place, start, range in
                let row = source + (tap &* w.outputCount &+ place)
                for i in range { target[start &+ i &* step] += row[i] }
            }
        }
    }

    /// `F.unfold` of [batch, channels, …]: [batch, channels · kernel, windows].
    public static func unfoldWindows(_ x: Tensor, _ w: Windows) throws(TensorError) -> Tensor {
        let x = try x.contiguous()
        let (batch, channels) = (x.shape[0], x.shape[1])
        let out = try Tensor.uninitialized([batch, channels &* w.kernelCount, w.outputCount], x.dtype)
        try x.dtype.acceptReal(ColumnTask(from: x, to: out, batch: batch, channels: channels, windows: w, isBack: false))
        return out
    }

    /// `F.fold`: the sums of the columns at their places, [batch, channels, …].
    public static func foldWindows(_ columns: Tensor, _ shape: Shape, _ w: Windows) throws(TensorError) -> Tensor {
        let columns = try columns.contiguous()
        let out = try Kernels.zeros(shape, columns.dtype)
        try columns.dtype.acceptReal(
            ColumnTask(from: columns, to: out, batch: shape[0], channels: shape[1], windows: w, isBack: true))
        return out
    }

    private struct ColumnTask: RealTask {
        let from: Tensor
        let to: Tensor
        let batch: Int
        let channels: Int
        let windows: Windows
        let isBack: Bool

        func run<T: RealElement>(_: T.Type) throws(TensorError) {
            let (p, q) = (from.pointer(T.self), to.pointer(T.self))
            let wide = channels &* windows.kernelCount &* windows.outputCount
            let narrow = channels &* windows.inputCount
            for n in 0..<batch {
                if isBack {
                    Kernels.addColumns(p + n &* wide, channels, windows, into: q + n &* narrow)
                } else {
                    Kernels.columns(p + n &* narrow, channels, windows, into: q + n &* wide)
                }
            }
        }
    }
}
