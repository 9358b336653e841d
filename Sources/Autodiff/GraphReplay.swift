// Recomputing a recorded graph from other leaf values, in double precision: what numeric checks of a computed tensor need.

import Operators
import Tensors

/// The records behind a tensor, ready to run again.
public struct GraphReplay {
    /// In order of execution.
    public let records: [Record]
    /// The leaves that require a gradient, in order of first use.
    public let leaves: [Tensor]
    private let result: Tensor

    /// - Throws: when the tensor has no graph, or a value on the way was cut off by `detach_()`.
    public init(of result: Tensor) throws {
        guard result.requiresGradient else {
            throw TensorError.runtime("element 0 of tensors does not require grad and does not have a grad_fn")
        }
        self.result = result
        records = try GraphReplay.records(behind: result)
        var leaves: [Tensor] = []
        var seen: Set<ObjectIdentifier> = []
        if result.history == nil { leaves.append(result) }
        for record in records {
            for index in 0..<record.inputCount {
                let edge = record.edge(index)
                guard edge.needsGradient, try edge.producer() == nil else { continue }
                if seen.insert(ObjectIdentifier(edge.tensor)).inserted { leaves.append(edge.tensor) }
            }
        }
        self.leaves = leaves
    }

    /// All records that a tensor depends on, earliest first.
    static func records(behind result: Tensor) throws -> [Record] {
        var found: [Record] = []
        var seen: Set<ObjectIdentifier> = []
        if let history = result.history {
            found.append(unsafeDowncast(history, to: Record.self))
            seen.insert(ObjectIdentifier(history))
        }
        var next = 0
        while next < found.count {
            let record = found[next]
            next += 1
            for index in 0..<record.inputCount {
                guard let (producer, _) = try record.edge(index).producer() else { continue }
                if seen.insert(ObjectIdentifier(producer)).inserted { found.append(producer) }
            }
        }
        return found.sorted { $0.sequence < $1.sequence }
    }

    /// The leaves' values in double precision, as new leaves.
    public func doubleLeaves() throws -> [Tensor] {
        try leaves.map { leaf in
            let copy = try leaf.dtype == .float64 ? leaf.clone() : leaf.cast(to: .float64)
            copy.isGradientLeaf = true
            return copy
        }
    }

    /// The result recomputed in double precision.
    /// - Parameter values: one for each leaf, in their order.
    public func value(_ values: [Tensor], _ recorder: Recorder) throws -> Tensor {
        var made: [ObjectIdentifier: [Tensor]] = [:]
        var replaced: [ObjectIdentifier: Tensor] = [:]
        for (leaf, value) in zip(leaves, values) { replaced[ObjectIdentifier(leaf)] = value }
        func input(_ edge: Edge) throws -> Tensor {
            if let (producer, output) = try edge.producer(), let outputs = made[ObjectIdentifier(producer)] {
                return outputs[output]
            }
            if let value = replaced[ObjectIdentifier(edge.tensor)] { return value }
            return edge.tensor.dtype == .float32 ? try edge.tensor.cast(to: .float64) : edge.tensor
        }
        for record in records {
            let inputs = try (0..<record.inputCount).map { try input(record.edge($0)) }
            made[ObjectIdentifier(record)] = try outputs(of: record, inputs, recorder)
        }
        guard let history = result.history else { return values.first ?? result }
        let record = unsafeDowncast(history, to: Record.self)
        return made[ObjectIdentifier(record)]?[record.index(of: result)] ?? result
    }

    private func outputs(of record: Record, _ inputs: [Tensor], _ recorder: Recorder) throws -> [Tensor] {
        // A conversion between floating-point dtypes would give up the precision that the replay is made in.
        if record.operation === Operation.to, record.attributes.first?.dtype?.isFloatingPoint == true { return [inputs[0]] }
        if case .several = record.operation.body {
            return try recorder.applySeveral(record.operation, inputs: inputs, record.attributes)
        }
        return [try recorder.apply(record.operation, inputs: inputs, record.attributes)]
    }
}
