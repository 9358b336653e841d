// Forward mode over a recorded graph: how outputs move when some of its tensors do, in one sweep from them on. The tangents
// of one operation are in Forward.swift.

import Operators
import Tensors

/// One sweep through the records between some variables and some outputs.
public struct ForwardSweep {
    private let recorder: Recorder
    private let variables: [Tensor]
    private let outputs: [Tensor]
    private let records: [Record]

    /// - Parameter variables: leaves, or results of operations, that move.
    public init(from variables: [Tensor], to outputs: [Tensor], _ recorder: Recorder) throws {
        self.recorder = recorder
        self.variables = variables
        self.outputs = outputs
        records = try GraphReplay.records(behind: outputs.filter { $0.history != nil })
    }

    /// J·directions of each output; nil where it does not move.
    /// - Parameter directions: one for each variable, of its shape, or an example of a batch of them.
    public func tangents(along directions: [Tensor]) throws -> [Tensor?] {
        var moved: [ObjectIdentifier: [Tensor?]] = [:]
        var leaves: [ObjectIdentifier: Tensor] = [:]
        for (variable, direction) in zip(variables, directions) {
            // A computed variable may be written in place: it is the record that stands for what it was.
            if let record = variable.record {
                var tangents = moved[ObjectIdentifier(record)] ?? Array(repeating: nil, count: record.outputCount)
                tangents[record.index(of: variable)] = direction
                moved[ObjectIdentifier(record)] = tangents
            } else {
                leaves[ObjectIdentifier(variable)] = direction
            }
        }
        func tangent(_ edge: Edge) throws -> Tensor? {
            guard edge.needsGradient else { return nil }
            if let (producer, output) = try edge.producer() { return moved[ObjectIdentifier(producer)]?[output] }
            return leaves[ObjectIdentifier(edge.tensor)]
        }
        for record in records where moved[ObjectIdentifier(record)] == nil {
            let tangents = try (0..<record.inputCount).map { try tangent(record.edge($0)) }
            if tangents.contains(where: { $0 != nil }) {
                moved[ObjectIdentifier(record)] = try record.tangents(tangents, recorder)
            }
        }
        return outputs.map { output in
            guard let record = output.record else { return leaves[ObjectIdentifier(output)] }
            return moved[ObjectIdentifier(record)]?[record.index(of: output)]
        }
    }
}

extension Tensor {
    fileprivate var record: Record? { history.map { unsafeDowncast($0, to: Record.self) } }
}
