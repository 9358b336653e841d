// What happened on the tape behind a tensor, operation by operation: values, local gradients, what arrived and what was
// passed on, and how long each took. Data only; the caller names tensors and writes text.

import Operators
import Tensors

/// An instrumented reverse pass from one tensor, which changes nothing: no `.grad`, and no graph is consumed.
public struct TapeReport {
    /// Where an operation's input came from.
    public enum Reference {
        case row(Int, output: Int)
        case leaf(Tensor)
        case constant(Tensor)
    }

    /// ∂output/∂input.
    public struct Local {
        public let form: LocalForm
        /// The derivative element by element where there is one; of the broadcast shape.
        public let tensor: Tensor?
    }

    public struct Row {
        /// From 1, in order of execution.
        public let number: Int
        public let record: Record
        public let inputs: [Reference]
        /// The output while somebody holds it; nil too when it was written in place since, or forgotten and what it was made
        /// from has changed.
        public let value: Tensor?
        public let locals: [Local]
        /// The gradient that arrived; nil when none did.
        public let upstream: Tensor?
        /// The gradient passed to each input; nil for an input without one.
        public let downstream: [Tensor?]
        public let forwardNanoseconds: Double
        public let backwardNanoseconds: Double
        /// Whether upstream × local = downstream, recomputed from the local gradient, or by ⟨g, J t⟩ = ⟨gᵀJ, t⟩ where
        /// there is none; nil where nothing could be compared.
        public let isProductRight: Bool?
        /// A value that the derivative needs was written in place since: downstream is unknown.
        public let isOverwritten: Bool
        /// The output was written in place since: what it held is gone.
        public let isValueOverwritten: Bool
        /// There are hooks on the output, which `backward()` runs and a report does not.
        public let hasHooks: Bool

        public var name: String { record.operation.name }
        public var outputShape: Shape { record.outputShape }
        public var site: UInt64 { record.site }
        /// What the tape kept for the sake of this operation alone, before the report read it: its output, unless that is a
        /// view of an input, forgotten or gone.
        public let keptBytes: Int
    }

    /// A leaf, the parts of its gradient along each branch, and their sum.
    public struct Leaf {
        public let tensor: Tensor
        public let contributions: [(row: Int, input: Int, gradient: Tensor)]
        public let sum: Tensor
    }

    public let rows: [Row]
    public let leaves: [Leaf]

    /// - Parameter gradient: that of the result; ones when nil.
    public init(of result: Tensor, gradient: Tensor? = nil, _ recorder: Recorder) throws {
        try self.init(of: [result], gradients: [gradient], recorder)
    }

    /// Of several results together.
    /// - Parameters:
    ///   - gradients: one for each result; ones where nil.
    ///   - explains: false to leave out local gradients and the check of the products, which cost more than the pass.
    /// - Throws: when no result has a graph, or a value on the way was cut off by `detach_()`.
    public init(of results: [Tensor], gradients: [Tensor?], explains: Bool = true, _ recorder: Recorder) throws {
        let records = try GraphReplay.records(behind: results)
        for record in records { record.forgetInputs(recorder) }
        let wasRecording = recorder.isRecording
        recorder.isRecording = false
        defer { recorder.isRecording = wasRecording }
        var numbers: [ObjectIdentifier: Int] = [:]
        for (index, record) in records.enumerated() { numbers[ObjectIdentifier(record)] = index }
        var walk = TapeWalk(records: records, numbers: numbers, recorder: recorder)
        for (result, gradient) in zip(results, gradients) where result.history != nil {
            try walk.start(result, try gradient ?? Tensor.full(result.shape, 1, result.dtype))
        }
        var rows: [Row] = []
        for index in records.indices.reversed() { rows.append(try walk.row(index, explains: explains)) }
        self.rows = rows.reversed()
        leaves = try walk.leaves()
    }
}

/// The state of a report being made.
private struct TapeWalk {
    let records: [Record]
    let numbers: [ObjectIdentifier: Int]
    let recorder: Recorder
    /// What each record kept, before anything is read.
    private let kept: [Int]
    private var arrived: [[Tensor?]]
    private var leafOrder: [ObjectIdentifier] = []
    private var found: [ObjectIdentifier: (tensor: Tensor, parts: [(row: Int, input: Int, gradient: Tensor)])] = [:]

    init(records: [Record], numbers: [ObjectIdentifier: Int], recorder: Recorder) {
        self.records = records
        self.numbers = numbers
        self.recorder = recorder
        arrived = records.map { Array(repeating: nil, count: $0.outputCount) }
        kept = records.map { record in
            guard let value = record.output(), !value.isForgotten else { return 0 }
            let isView = (0..<record.inputCount).contains { record.edge($0).tensor.storage === value.storage }
            return isView ? 0 : value.elementCount * value.dtype.byteCount
        }
    }

    mutating func start(_ result: Tensor, _ gradient: Tensor) throws {
        guard let history = result.history, let index = numbers[ObjectIdentifier(history)] else { return }
        let output = records[index].index(of: result)
        let present = arrived[index][output]
        arrived[index][output] = try present.map { try recorder.apply(.add, $0, gradient) } ?? gradient
    }

    mutating func row(_ index: Int, explains: Bool) throws -> TapeReport.Row {
        try recorder.attend?()
        let record = records[index]
        let held = record.output()
        let isValueOverwritten = held.map { record.isOutputOverwritten || $0.storage.version != record.outputVersion } ?? false
        let value = isValueOverwritten ? nil : held.flatMap { $0.isLost ? nil : $0 }
        value?.recall()
        var inputs: [TapeReport.Reference] = []
        for place in 0..<record.inputCount { inputs.append(try reference(record.edge(place))) }
        let upstream = arrived[index]
        var downstream: [Tensor?] = Array(repeating: nil, count: record.inputCount)
        var isOverwritten = false
        let start = Ticks.now()
        if upstream.contains(where: { $0 != nil }) {
            do {
                downstream = try products(record, upstream)
            } catch is TensorError {
                isOverwritten = true
            }
        }
        let spent = Ticks.nanoseconds(Ticks.now() &- start)
        for (place, part) in downstream.enumerated() {
            if let part { try pass(part, record.edge(place), row: index + 1, input: place) }
        }
        let locals = !explains ? [] : (0..<record.inputCount).map { place in
            TapeReport.Local(
                form: record.localForm(input: place),
                tensor: isOverwritten ? nil : (try? record.localGradient(input: place, recorder)) ?? nil)
        }
        return TapeReport.Row(
            number: index + 1, record: record, inputs: inputs, value: value, locals: locals,
            upstream: upstream.first ?? nil, downstream: downstream,
            forwardNanoseconds: Ticks.nanoseconds(record.forwardTicks), backwardNanoseconds: spent,
            isProductRight: isOverwritten || !explains ? nil : check(record, upstream, locals, downstream),
            isOverwritten: isOverwritten, isValueOverwritten: isValueOverwritten,
            hasHooks: (record.extras as? GradientHooks).map { !$0.isEmpty } ?? false, keptBytes: kept[index])
    }

    private func products(_ record: Record, _ upstream: [Tensor?]) throws -> [Tensor?] {
        if record.outputCount > 1 {
            return try record.vectorJacobianProducts(upstream, recorder).enumerated().map { index, part in
                record.edge(index).needsGradient ? part : nil
            }
        }
        guard let gradient = upstream[0] else { return [] }
        return try (0..<record.inputCount).map { index in
            record.edge(index).needsGradient ? try record.vectorJacobianProduct(gradient, input: index, recorder) : nil
        }
    }

    private func reference(_ edge: Edge) throws -> TapeReport.Reference {
        if let (producer, output) = try edge.producer(), let number = numbers[ObjectIdentifier(producer)] {
            return .row(number + 1, output: output)
        }
        return edge.needsGradient ? .leaf(edge.tensor) : .constant(edge.tensor)
    }

    private mutating func pass(_ gradient: Tensor, _ edge: Edge, row: Int, input: Int) throws {
        if let (producer, output) = try edge.producer(), let index = numbers[ObjectIdentifier(producer)] {
            let present = arrived[index][output]
            arrived[index][output] = try present.map { try recorder.apply(.add, $0, gradient) } ?? gradient
            return
        }
        let key = ObjectIdentifier(edge.tensor)
        if found[key] == nil { leafOrder.append(key) }
        found[key, default: (edge.tensor, [])].parts.append((row, input, gradient))
    }

    func leaves() throws -> [TapeReport.Leaf] {
        try leafOrder.compactMap { found[$0] }.map { leaf in
            let parts = Array(leaf.parts.reversed())
            var sum = parts[0].gradient
            for part in parts.dropFirst() { sum = try recorder.apply(.add, sum, part.gradient) }
            return TapeReport.Leaf(tensor: leaf.tensor, contributions: parts, sum: sum)
        }
    }

    // MARK: Checking

    private func check(
        _ record: Record, _ upstream: [Tensor?], _ locals: [TapeReport.Local], _ downstream: [Tensor?]
    ) -> Bool? {
        guard record.outputCount == 1, let gradient = upstream[0] else { return nil }
        var compared = false
        for (index, part) in downstream.enumerated() {
            guard let part else { continue }
            let isRight: Bool?
            if let local = locals[index].tensor, !local.dtype.isComplex, !part.dtype.isComplex, !gradient.dtype.isComplex {
                isRight = try? product(gradient, local, agreesWith: part)
            } else {
                isRight = try? pairing(record, index, gradient, part)
            }
            guard let isRight else { continue }
            if !isRight { return false }
            compared = true
        }
        return compared ? true : nil
    }

    private func product(_ gradient: Tensor, _ local: Tensor, agreesWith part: Tensor) throws -> Bool {
        let (wide, factor) = (try gradient.cast(to: .float64), try local.cast(to: .float64))
        let product = try Kernels.binary(.mul, wide, factor, recorder.backend)
        let masked = try Kernels.where(factor.cast(to: .bool), product, Tensor.scalar(0, .float64))
        let sum = try Kernels.sumTo(masked, part.shape)
        return zip(sum.doubles, part.doubles).allSatisfy { agree($0, $1, part.dtype) }
    }

    /// ⟨g, J t⟩ = ⟨gᵀJ, t⟩ for a fixed tangent t without pattern.
    private func pairing(_ record: Record, _ index: Int, _ gradient: Tensor, _ part: Tensor) throws -> Bool {
        var tangents: [Tensor?] = Array(repeating: nil, count: record.inputCount)
        let values = (0..<part.elementCount).map { Double(($0 &* 7919 &+ 13) % 101) / 101 - 0.5 }
        var tangent = try Kernels.tensor(values, shape: part.shape.array, part.dtype.part)
        if part.dtype.isComplex { tangent = try Kernels.complex(tangent, Kernels.unary(.neg, tangent, recorder.backend)) }
        tangents[index] = tangent
        let moved = try record.tangent(tangents, recorder)
        func dot(_ a: Tensor, _ b: Tensor) -> (Double, Double) {
            // Complex numbers pair by their parts.
            zip(a.parts, b.parts).reduce((0, 0)) { ($0.0 + $1.0 * $1.1, $0.1 + abs($1.0 * $1.1)) }
        }
        let (left, size) = dot(gradient, moved)
        let (right, _) = dot(part, tangent)
        let tolerance = 100 * rounding(part.dtype)
        return left == right || (left.isNaN && right.isNaN) || abs(left - right) <= tolerance * max(size, 1e-30)
    }

    private func agree(_ a: Double, _ b: Double, _ dtype: DType) -> Bool {
        a == b || (a.isNaN && b.isNaN) || abs(a - b) <= 10 * rounding(dtype) * max(1, abs(a), abs(b))
    }

    /// What a few roundings of a dtype's numbers come to, relative to them.
    private func rounding(_ dtype: DType) -> Double {
        switch dtype.part {
        case .float64: 1e-13
        case .float16: 1e-3
        case .bfloat16: 8e-3
        default: 1e-6
        }
    }
}
