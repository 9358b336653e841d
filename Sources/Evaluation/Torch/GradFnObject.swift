// The graph as the language sees it: `x.grad_fn`, its name and what it leads back to.

import Autodiff
import Operators
import Tensors

/// `<MulBackward0 object at 0x…>`.
final class GradFnObject: Object {
    let record: Record
    init(_ record: Record) {
        self.record = record
        super.init()
    }

    private var name: String { record.gradientName }
    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: name) }
    override func repr(_ machine: Machine) -> String {
        "<\(name.hasSuffix("Backward") ? "torch.autograd.function." : "")\(name) object at 0x\(String(UInt(bitPattern: Unmanaged.passUnretained(record).toOpaque()), radix: 16))>"
    }
    override func equals(_ other: Value, _ machine: Machine) -> Bool? { other.as(GradFnObject.self).map { $0.record === record } }
    override func hash(_ machine: Machine) -> Int { Int(bitPattern: Unmanaged.passUnretained(record).toOpaque()) >> 4 }

    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        switch machine.symbols[name] {
        case "name":
            // Two of the engine's own nodes are named with their namespace.
            let text = ["CopySlices", "NotImplemented"].contains(self.name) ? "torch::autograd::" + self.name : self.name
            return .object(NativeFunction("name()") { _, _ in .string(text) })
        case "next_functions" where record.isCompiled: return .object(TupleObject(try origins()))
        case "next_functions": return .object(TupleObject(try (0..<record.inputCount).map { try next($0) }))
        case "metadata": return .object(DictObject())
        case "register_hook": return .object(machine.nodeHookFunction(machine.recorder.makeHooks(of: record)))
        case "register_prehook": return .object(machine.nodePrehookFunction(machine.recorder.makeHooks(of: record)))
        case let text where text.hasPrefix("_saved_") || text.hasPrefix("_raw_saved_"): return try saved(text, machine)
        default: return nil
        }
    }
    override func ownNames(_ machine: Machine) -> [String] {
        record.savedValues.flatMap { value in value.isTensor ? ["_raw_saved_" + value.name, "_saved_" + value.name] : ["_saved_" + value.name] }
            + ["metadata", "name", "next_functions", "register_hook", "register_prehook"]
    }

    /// `_saved_self`: what the operation keeps, as it was put in.
    private func saved(_ text: String, _ machine: Machine) throws -> Value? {
        let isRaw = text.hasPrefix("_raw")
        guard let value = record.savedValues.first(where: { text == (isRaw ? "_raw_saved_" : "_saved_") + $0.name }) else { return nil }
        switch value.source {
        case .sizes(let index): return .object(TupleObject(record.edge(index).tensor.shape.array.map { .int($0) }))
        case .attribute(let index):
            guard index < record.attributes.count, let number = record.attributes[index].double else { return Value.none }
            return Int(exactly: number).map { .int($0) } ?? .float(number)
        case .input, .output:
            if record.isConsumed { throw ReversePass.consumed }
            guard record.keeps(value), let tensor = record.tensor(of: value) else { return Value.none }
            return isRaw ? .object(SavedTensorObject(record, value)) : .tensor(tensor)
        }
    }

    /// Where a compiled function's gradients go: what lies behind all that it did.
    private func origins() throws -> [Value] {
        var origins: [Value] = []
        var seen: Set<ObjectIdentifier> = [ObjectIdentifier(record)]
        var waiting = [record]
        while let record = waiting.popLast() {
            for index in 0..<record.inputCount where record.needsGradient(index) {
                let edge = record.edge(index)
                guard let (producer, output) = try edge.producer() else {
                    guard seen.insert(ObjectIdentifier(edge.tensor)).inserted else { continue }
                    origins.append(.object(TupleObject([.object(AccumulateGradObject(edge.tensor)), .int(0)])))
                    continue
                }
                guard seen.insert(ObjectIdentifier(producer)).inserted else { continue }
                if producer.isDeferred, !producer.isCompiled {
                    waiting.append(producer)
                } else {
                    origins.append(.object(TupleObject([.object(GradFnObject(producer)), .int(output)])))
                }
            }
        }
        return origins
    }

    private func next(_ index: Int) throws -> Value {
        let edge = record.edge(index)
        guard edge.needsGradient else { return .object(TupleObject([.none, .int(0)])) }
        if let (producer, output) = try edge.producer() {
            return .object(TupleObject([.object(GradFnObject(producer)), .int(output)]))
        }
        return .object(TupleObject([.object(AccumulateGradObject(edge.tensor)), .int(0)]))
    }
}

/// Where a gradient ends: the place that adds to a leaf's `.grad`.
final class AccumulateGradObject: Object {
    let variable: Tensor
    init(_ variable: Tensor) {
        self.variable = variable
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "AccumulateGrad") }
    override func equals(_ other: Value, _ machine: Machine) -> Bool? {
        other.as(AccumulateGradObject.self).map { $0.variable === variable }
    }
    override func hash(_ machine: Machine) -> Int { Int(bitPattern: Unmanaged.passUnretained(variable).toOpaque()) >> 4 }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        switch machine.symbols[name] {
        case "variable": .tensor(variable)
        case "name": .object(NativeFunction("name()") { _, _ in .string("torch::autograd::AccumulateGrad") })
        case "next_functions": .object(TupleObject([Value]()))
        case "register_hook": .object(machine.nodeHookFunction(machine.recorder.makeHooks(of: variable)))
        case "register_prehook": .object(machine.nodePrehookFunction(machine.recorder.makeHooks(of: variable)))
        default: nil
        }
    }
    override func ownNames(_ machine: Machine) -> [String] { ["name", "next_functions", "variable"] }
}
