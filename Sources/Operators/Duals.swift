// Forward mode: tensors that carry a tangent, and how operations pass tangents on. A tangent is found by its tensor's
// identity while a level is open; `torch.autograd.forward_ad` is made of this.

import Tensors

/// The tangents of an open level.
public final class Duals {
    private struct Entry {
        /// Keeps the identity that the entry is found by.
        let tensor: Tensor
        let tangent: Tensor
    }
    private var entries: [ObjectIdentifier: Entry] = [:]
    /// The tangents of one operation's outputs from those of its inputs.
    let rule: (Record, [Tensor?]) throws -> [Tensor]

    init(_ rule: @escaping (Record, [Tensor?]) throws -> [Tensor]) { self.rule = rule }

    /// The tangent that a tensor carries.
    public func tangent(of tensor: Tensor) -> Tensor? { entries[ObjectIdentifier(tensor)]?.tangent }

    public func set(_ tangent: Tensor, of tensor: Tensor) {
        entries[ObjectIdentifier(tensor)] = Entry(tensor: tensor, tangent: tangent)
    }

    /// After a write in place: the target has the tangent of what was written.
    func move(from result: Tensor, to target: Tensor) {
        entries[ObjectIdentifier(target)] = tangent(of: result).map { Entry(tensor: target, tangent: $0) }
    }
}

extension Recorder {
    /// Opens a level of forward mode.
    /// - Parameter rule: the tangents of an operation's outputs from those of its inputs.
    public func openDuals(_ rule: @escaping (Record, [Tensor?]) throws -> [Tensor]) { duals = Duals(rule) }
    public func closeDuals() { duals = nil }

    /// Work whose values carry no tangents.
    public func withoutDuals<T>(_ work: () throws -> T) rethrows -> T {
        let before = duals
        duals = nil
        defer { duals = before }
        return try work()
    }

    /// Gives the results of an operation the tangents that follow from those of its inputs.
    func follow(
        _ operation: Operation, _ inputs: [Tensor], _ attributes: [Argument], _ results: [Tensor], _ duals: Duals
    ) throws {
        let tangents = inputs.map { duals.tangent(of: $0) }
        guard tangents.contains(where: { $0 != nil }), results.contains(where: \.dtype.isDifferentiable) else { return }
        try withoutDuals {
            // A record of its own: rules read inputs and outputs from one.
            let isRecorded = isRecording && (inputs + tangents.compactMap { $0 }).contains(where: \.requiresGradient)
            let before = isRecording
            isRecording = isRecorded
            defer { isRecording = before }
            let operands = try zip(inputs, tangents).map { input, tangent in
                guard tangent != nil, !input.requiresGradient else { return input }
                let leaf = try Kernels.view(aliasing: input)
                leaf.isGradientLeaf = true
                return leaf
            }
            let record = Record(operation, operands, attributes, self, ticks: 0)
            let outputs = try results.map { try Kernels.view(aliasing: $0) }
            if case .several = operation.body { record.attach(to: outputs) } else { record.attach(to: outputs[0]) }
            for (result, tangent) in zip(results, try duals.rule(record, tangents)) where result.dtype.isDifferentiable {
                duals.set(tangent, of: result)
            }
        }
    }
}
