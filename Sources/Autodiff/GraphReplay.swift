// Recomputing a recorded graph from other leaf values, in double precision: what numeric checks of a computed tensor need.

import Operators
import Tensors

/// The records behind some tensors, ready to run again.
public struct GraphReplay {
    /// In order of execution.
    public let records: [Record]
    /// The leaves that require a gradient, in order of first use.
    public let leaves: [Tensor]
    private let results: [Tensor]

    /// - Throws: when a tensor has no graph, or a value on the way was cut off by `detach_()`.
    public init(of results: Tensor...) throws {
        try self.init(of: results)
    }

    public init(of results: [Tensor]) throws {
        guard results.allSatisfy(\.requiresGradient) else {
            throw TensorError.runtime("element 0 of tensors does not require grad and does not have a grad_fn")
        }
        self.results = results
        records = try GraphReplay.records(behind: results)
        var leaves: [Tensor] = []
        var seen: Set<ObjectIdentifier> = []
        for result in results where result.history == nil && seen.insert(ObjectIdentifier(result)).inserted { leaves.append(result) }
        for record in records {
            for index in 0..<record.inputCount {
                let edge = record.edge(index)
                guard edge.needsGradient, try edge.producer() == nil else { continue }
                if seen.insert(ObjectIdentifier(edge.tensor)).inserted { leaves.append(edge.tensor) }
            }
        }
        self.leaves = leaves
    }

    /// All records that some tensors depend on, earliest first.
    public static func records(behind results: [Tensor]) throws -> [Record] {
        var found: [Record] = []
        var seen: Set<ObjectIdentifier> = []
        for result in results {
            guard let history = result.history, seen.insert(ObjectIdentifier(history)).inserted else { continue }
            found.append(unsafeDowncast(history, to: Record.self))
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
            let wide = leaf.dtype.widest
            let copy = try leaf.dtype == wide ? leaf.contiguous().clone() : leaf.contiguous().cast(to: wide)
            copy.isGradientLeaf = true
            return copy
        }
    }

    /// The first result recomputed in double precision.
    /// - Parameter values: one for each leaf, in their order.
    public func value(_ values: [Tensor], _ recorder: Recorder) throws -> Tensor {
        try self.values(values, for: leaves, widens: true, recorder)[0]
    }

    /// The results recomputed by the same operations in order.
    /// - Parameters:
    ///   - replaced: the inputs in whose place `values` stand; any other keeps its value.
    ///   - widens: whether everything else is in double precision too.
    public func values(
        _ values: [Tensor], for replaced: [Tensor], widens: Bool = false, _ recorder: Recorder
    ) throws -> [Tensor] {
        var made: [ObjectIdentifier: [Tensor]] = [:]
        var replacement: [ObjectIdentifier: Tensor] = [:]
        for (leaf, value) in zip(replaced, values) { replacement[ObjectIdentifier(leaf)] = value }
        func input(_ edge: Edge) throws -> Tensor {
            if let (producer, output) = try edge.producer(), let outputs = made[ObjectIdentifier(producer)] {
                return outputs[output]
            }
            if let value = replacement[ObjectIdentifier(edge.tensor)] { return value }
            return widens && edge.tensor.dtype.part == .float32 ? try edge.tensor.cast(to: edge.tensor.dtype.widest) : edge.tensor
        }
        for record in records {
            try recorder.attend?()
            let inputs = try (0..<record.inputCount).map { try input(record.edge($0)) }
            made[ObjectIdentifier(record)] = try GraphReplay.outputs(of: record, inputs, widens: widens, recorder)
        }
        return results.map { result in
            guard let history = result.history else { return replacement[ObjectIdentifier(result)] ?? result }
            let record = unsafeDowncast(history, to: Record.self)
            return made[ObjectIdentifier(record)]?[record.index(of: result)] ?? result
        }
    }

    /// How the results move with one leaf, to first order: J t, with the values that the graph has.
    public func tangents(of leaf: Tensor, along direction: Tensor, _ recorder: Recorder) throws -> [Tensor] {
        var moved: [ObjectIdentifier: [Tensor]] = [:]
        for record in records {
            var isMoved = false
            let tangents: [Tensor?] = try (0..<record.inputCount).map { index in
                let edge = record.edge(index)
                guard edge.needsGradient else { return nil }
                if let (producer, output) = try edge.producer() {
                    guard let tangent = moved[ObjectIdentifier(producer)] else { return nil }
                    isMoved = true
                    return tangent[output]
                }
                guard edge.tensor === leaf else { return nil }
                isMoved = true
                return direction
            }
            if isMoved { moved[ObjectIdentifier(record)] = try record.tangents(tangents, recorder) }
        }
        return try results.map { result in
            if result === leaf, result.history == nil { return direction }
            let tangent = result.history.flatMap { moved[ObjectIdentifier($0)] }
            return try tangent?[unsafeDowncast(result.history!, to: Record.self).index(of: result)]
                ?? Tensor.full(result.shape, 0, result.dtype)
        }
    }

    /// One operation applied to other inputs.
    static func outputs(of record: Record, _ inputs: [Tensor], widens: Bool, _ recorder: Recorder) throws -> [Tensor] {
        // A conversion between floating-point dtypes would give up the precision that the replay is made in.
        if widens, record.operation === Operation.to, let dtype = record.attributes.first?.dtype, dtype.isDifferentiable,
            dtype.isComplex == inputs[0].dtype.isComplex
        { return [inputs[0]] }
        if let again = record.operation.again { return try again(inputs) }
        if case .several = record.operation.body {
            return try recorder.applySeveral(record.operation, inputs: inputs, record.attributes)
        }
        return [try recorder.apply(record.operation, inputs: inputs, record.attributes)]
    }
}
