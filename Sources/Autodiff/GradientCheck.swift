// Gradients on the tape against two-sided differences, in double precision, for a function or for a tensor already
// computed. What is found is data; its text is the caller's.

import Operators
import Tensors

/// The comparison for each leaf (argument) of a function.
public struct GradientCheck {
    /// One element's gradient, computed both ways.
    public struct Element: Equatable, Sendable {
        /// Its place along each dimension.
        public let place: [Int]
        public let analytic: Double
        public let numeric: Double
        /// The one-sided differences disagree: the function has a kink here, and the comparison means nothing.
        public let isKink: Bool
        /// The function is not finite beside this place (√x at 0, log x at 0): there is nothing to compare with.
        public var isEdge = false
        /// |analytic − numeric| / max(1, |analytic|, |numeric|); NaN and infinity on both sides agree.
        public var error: Double {
            if analytic == numeric || (analytic.isNaN && numeric.isNaN) { return 0 }
            let difference = abs(analytic - numeric)
            return difference.isNaN ? .infinity : difference / max(1, abs(analytic), abs(numeric))
        }
    }

    public struct Leaf {
        /// The leaf, or the argument of the function.
        public let tensor: Tensor
        public let checkedCount: Int
        /// The worst element that is not a kink.
        public let worst: Element?
        public let kinks: [Element]
        public let edges: [Element]
        public let isRight: Bool
    }

    public let leaves: [Leaf]
    public var isRight: Bool { leaves.allSatisfy(\.isRight) }

    /// Errors up to this pass; differences in double precision are good to about 1e-8.
    public static let tolerance = 1e-5

    /// Checks the graph of a tensor already computed; of a tensor with several elements, that of their sum.
    /// - Parameter limit: at most so many elements of each leaf are checked, spread evenly.
    public init(of result: Tensor, _ recorder: Recorder, limit: Int = 1000) throws {
        let replay = try GraphReplay(of: result)
        try self.init(
            function: { try replay.value($0, recorder) }, at: try replay.doubleLeaves(), shownAs: replay.leaves, recorder, limit)
    }

    /// Checks a function of tensors at some arguments.
    public init(
        of function: ([Tensor]) throws -> Tensor, at arguments: [Tensor], _ recorder: Recorder, limit: Int = 1000
    ) throws {
        let values = try arguments.map { argument in
            // In order, whatever its strides: elements are moved through a flat view.
            let wide = argument.dtype.widest
            let copy = try argument.dtype == wide ? argument.contiguous().clone() : argument.contiguous().cast(to: wide)
            copy.isGradientLeaf = true
            return copy
        }
        try self.init(function: function, at: values, shownAs: arguments, recorder, limit)
    }

    private init(
        function: ([Tensor]) throws -> Tensor, at values: [Tensor], shownAs shown: [Tensor], _ recorder: Recorder,
        _ limit: Int
    ) throws {
        let wasRecording = recorder.isRecording
        defer { recorder.isRecording = wasRecording }
        func total(recording: Bool) throws -> Tensor {
            recorder.isRecording = recording
            let value = try function(values)
            return try recorder.apply(.sum, value.dtype.isComplex ? recorder.apply(.viewAsReal, value) : value, [.none])
        }
        let value = try total(recording: true)
        let gradients = value.requiresGradient
            ? try ReversePass.gradients(of: [value], gradients: [nil], inputs: values, recorder) : values.map { _ in nil }
        let centre = value.double(at: 0)
        leaves = try values.enumerated().map { index, value in
            // Of complex leaves the parts are moved, and PyTorch's gradient is ∂/∂real + i ∂/∂imaginary.
            let leaf = try value.dtype.isComplex ? Kernels.viewAsReal(value) : value
            let gradient = try gradients[index].map { try $0.dtype.isComplex ? Kernels.viewAsReal($0) : $0 }
            let places = GradientCheck.places(leaf.elementCount, limit)
            let elements = try places.map { place in
                try recorder.attend?()
                return try GradientCheck.element(leaf, place, gradient, centre) { try total(recording: false).double(at: 0) }
            }
            let smooth = elements.filter { !$0.isKink && !$0.isEdge }
            let worst = smooth.max { $0.error < $1.error }
            return Leaf(
                tensor: shown[index], checkedCount: elements.count, worst: worst, kinks: elements.filter(\.isKink),
                edges: elements.filter(\.isEdge),
                isRight: (worst?.error ?? 0) <= GradientCheck.tolerance)
        }
    }

    /// Checks every operation behind a tensor by itself, at the inputs that it had.
    ///
    /// Of an operation with several elements or outputs, a sum with fixed weights is checked, since a plain sum would hide
    /// mistakes (that of a softmax is always 1).
    /// - Parameter limit: at most so many elements of each input are checked.
    public static func operations(
        of result: Tensor, _ recorder: Recorder, limit: Int = 64
    ) throws -> [(record: Record, check: GradientCheck)] {
        try GraphReplay(of: result).records.map { record in
            try recorder.attend?()
            let inputs = (0..<record.inputCount).map { record.edge($0).tensor }
            let places = inputs.indices.filter { record.edge($0).needsGradient && inputs[$0].dtype.isDifferentiable }
            let wide = try inputs.map { input in
                input.dtype.part == .float32 ? try input.cast(to: input.dtype.widest) : input
            }
            let check = try GradientCheck(
                of: { values in
                    var all = wide
                    for (place, value) in zip(places, values) { all[place] = value }
                    return try weighted(GraphReplay.outputs(of: record, all, widens: true, recorder), recorder)
                }, at: places.map { inputs[$0] }, recorder, limit: limit)
            return (record, check)
        }
    }

    /// Σ wᵢyᵢ over the floating-point outputs, with weights between 0.5 and 1.5 without pattern.
    private static func weighted(_ outputs: [Tensor], _ recorder: Recorder) throws -> Tensor {
        var total: Tensor?
        for output in outputs where output.dtype.isDifferentiable {
            let output = try output.dtype.isComplex ? recorder.apply(.viewAsReal, output) : output
            let numbers = (0..<output.elementCount).map { index -> Double in
                let step = (index &* 7919 &+ 13) % 101
                return Double(step) / 101 + 0.5
            }
            let weights = try Kernels.tensor(numbers, shape: output.shape.array, .float64)
            let sum = try recorder.apply(.sum, recorder.apply(.mul, output, weights), [.none])
            total = try total.map { try recorder.apply(.add, $0, sum) } ?? sum
        }
        return try total ?? Tensor.scalar(0, .float64)
    }

    private static func places(_ count: Int, _ limit: Int) -> [Int] {
        guard count > limit, limit > 0 else { return Array(0..<count) }
        return (0..<limit).map { $0 * count / limit }
    }

    /// Moves one element of a leaf both ways, h = 1e-6 · max(1, |x|), and puts it back.
    private static func element(
        _ leaf: Tensor, _ place: Int, _ gradient: Tensor?, _ centre: Double, _ value: () throws -> Double
    ) throws -> Element {
        let x = leaf.double(at: place)
        let step = 1e-6 * max(1, abs(x))
        let flat = try Kernels.reshape(leaf, [-1])
        func moved(to x: Double) throws -> Double {
            try Kernels.copy(Tensor.scalar(x, .float64), into: Kernels.select(flat, 0, place))
            return try value()
        }
        let ahead = try moved(to: x + step)
        let behind = try moved(to: x - step)
        try Kernels.copy(Tensor.scalar(x, .float64), into: Kernels.select(flat, 0, place))
        let (right, left) = ((ahead - centre) / step, (centre - behind) / step)
        let isKink = right.isFinite && left.isFinite && abs(right - left) > 1e-3 * max(1, abs(right), abs(left))
        return Element(
            place: coordinates(place, leaf.shape), analytic: gradient?.double(at: place) ?? 0,
            numeric: (ahead - behind) / (2 * step), isKink: isKink,
            isEdge: !(ahead.isFinite && behind.isFinite && centre.isFinite))
    }

    private static func coordinates(_ place: Int, _ shape: Shape) -> [Int] {
        var rest = place
        var coordinates: [Int] = []
        for size in shape.array.reversed() {
            coordinates.append(rest % max(size, 1))
            rest /= max(size, 1)
        }
        return coordinates.reversed()
    }
}
