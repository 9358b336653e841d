// Plans of FFTW, kept for the next transform of their layout, and the arrays that they read and write. What is transformed, and
// in which order, is in Fourier.swift.

import CFFTW

/// Which transform of which memory: dimensions that only repeat it, then those that it goes over.
struct FourierLayout: Equatable {
    let kind: fourier_kind
    let isDouble: Bool
    /// How many of the last dimensions are transformed.
    var signalRank = 0
    var lengths = Shape()
    /// Steps in elements of the input and of the output.
    var from = Shape()
    var to = Shape()

    init(_ kind: fourier_kind, isDouble: Bool) {
        (self.kind, self.isDouble) = (kind, isDouble)
    }

    mutating func append(_ length: Int, _ from: Int, _ to: Int, isSignal: Bool) {
        lengths.append(length)
        self.from.append(from)
        self.to.append(to)
        if isSignal { signalRank += 1 }
    }
}

/// The plans of a session: making one takes up to a thousand times as long as a small transform does.
final class FourierPlans {
    /// The one used last is the first.
    private var kept: [(layout: FourierLayout, plan: UnsafeMutableRawPointer)] = []
    private static let capacity = 64

    deinit { for (layout, plan) in kept { fourier_forget(layout.isDouble, plan) } }

    /// Transforms memory that is aligned.
    /// - Throws: `RuntimeError` when memory for the plan cannot be had.
    func run(_ layout: FourierLayout, _ from: UnsafeMutableRawPointer, _ to: UnsafeMutableRawPointer) throws(TensorError) {
        fourier_execute(layout.isDouble, layout.kind, try plan(layout, from, to), from, to)
    }

    private func plan(
        _ layout: FourierLayout, _ from: UnsafeMutableRawPointer, _ to: UnsafeMutableRawPointer
    ) throws(TensorError) -> UnsafeMutableRawPointer {
        for index in kept.indices where kept[index].layout == layout {
            if index > 0 { kept.swapAt(0, index) }
            return kept[0].plan
        }
        let axes = layout.lengths.indices.map {
            fourier_axis(length: layout.lengths[$0], from: layout.from[$0], to: layout.to[$0])
        }
        let batchRank = axes.count - layout.signalRank
        try FourierPlans.checkRoom(axes[batchRank...].map(\.length), layout)
        let made = axes.withUnsafeBufferPointer { axes -> UnsafeMutableRawPointer? in
            guard let first = axes.baseAddress else { return nil }
            return fourier_plan(
                layout.isDouble, layout.kind, Int32(layout.signalRank), first + batchRank, Int32(batchRank), first, from, to)
        }
        guard let made else { throw .runtime("FFTW has no plan for a transform of sizes \(layout.lengths)") }
        if kept.count >= FourierPlans.capacity {
            let (layout, plan) = kept.removeLast()
            fourier_forget(layout.isDouble, plan)
        }
        kept.append((layout, made))
        kept.swapAt(0, kept.count - 1)
        return made
    }

    /// FFTW ends the process where it finds no memory for its tables and buffers, which are a few times as long as the longest
    /// dimension.
    private static func checkRoom(_ lengths: [Int], _ layout: FourierLayout) throws(TensorError) {
        let longest = lengths.max() ?? 1
        let (bytes, overflow) = longest.multipliedReportingOverflow(by: layout.isDouble ? 128 : 64)
        guard !overflow, MemoryLimit.hasRoom(for: bytes) else { throw MemoryLimit.refusal(bytes: bytes) }
    }
}

extension Tensor {
    /// The tensor itself where its memory is aligned for FFTW's vectors, else a row-major copy that is.
    func alignedForFourier(isDouble: Bool) throws(TensorError) -> Tensor {
        if fourier_is_aligned(isDouble, bytes) { return self }
        let copy = try Tensor.aligned(shape, dtype, shape.contiguousStrides)
        try copy.copyElements(from: self)
        return copy
    }

    /// A tensor whose memory begins at a cache line.
    static func aligned(_ shape: Shape, _ dtype: DType, _ strides: Shape) throws(TensorError) -> Tensor {
        guard let count = shape.checkedElementCount, count <= Int.max / 16 else {
            throw .runtime("Storage size calculation overflowed with sizes=\(shape)")
        }
        return Tensor(
            storage: try Storage.allocate(byteCount: max(count * dtype.byteCount, Storage.keptFrom)), dtype: dtype, shape: shape,
            strides: strides, offset: 0, elementCount: count)
    }
}
