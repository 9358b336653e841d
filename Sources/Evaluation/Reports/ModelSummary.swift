// One run of a model and one instrumented pass back, told layer by layer. How it is asked for is in Commands+Models.swift.

import Autodiff
import Operators
import Tensors

/// What each layer of a model did with an input.
struct ModelSummary {
    /// A module that was called, or that was not.
    struct Layer {
        let path: String
        let kind: String
        var calls = 0
        var shape = ""
        /// Elements of the layer's own parameters.
        var parameterCount = 0
        var isFrozen = false
        var forwardNanoseconds = 0.0
        var backwardNanoseconds = 0.0
        var squaredGradient: Double?
        /// Operations that it applies itself, beside its children.
        var operations: [String] = []
        var deadUnits = 0
        var unitCount = 0
        var hasChildren = false
    }

    private(set) var layers: [Layer] = []
    private(set) var parameterCount = 0
    private(set) var trainableCount = 0
    private(set) var byteCount = 0
    private(set) var hasGradients = false
    private let machine: Machine

    /// - Parameters:
    ///   - loss: what is differentiated, from the output; the sum of the output when nil.
    init(
        _ model: ModuleInstance, inputs: [Value], loss: (Value) throws -> Value, _ machine: Machine
    ) throws {
        self.machine = machine
        let modules = try machine.modules(of: model)
        let calls = LayerCalls(machine)
        try calls.watch(modules.map(\.module))
        let output: Value
        do {
            defer { calls.end() }
            output = try machine.call(.object(model), inputs)
        }
        let result = try loss(output)
        collect(modules, calls)
        try gatherParameters(model)
        var tensors: [Tensor] = []
        try ModelSummary.tensors(in: result, machine, &tensors)
        let recorded = tensors.filter { $0.history != nil }
        guard !recorded.isEmpty else { return }
        let report = try TapeReport(of: recorded, gradients: recorded.map { _ in nil }, explains: false, machine.recorder)
        hasGradients = true
        try addRows(report, calls)
        addGradients(report, modules)
    }

    /// Of a model that is not run.
    init(_ model: ModuleInstance, _ machine: Machine) throws {
        self.machine = machine
        for (path, module) in try machine.modules(of: model) { layers.append(layer(path, module)) }
        try gatherParameters(model)
    }

    private func layer(_ path: String, _ module: ModuleInstance) -> Layer {
        var layer = Layer(path: path, kind: module.typeObject.name)
        let own = module.ownParameters
        layer.parameterCount = own.reduce(0) { $0 + $1.elementCount }
        layer.isFrozen = !own.isEmpty && own.allSatisfy { !$0.requiresGradient }
        layer.hasChildren = (module.registries?.modules.count ?? 0) > 0
        return layer
    }

    private mutating func gatherParameters(_ model: ModuleInstance) throws {
        for (_, parameter) in try machine.parameters(of: model) {
            parameterCount += parameter.elementCount
            byteCount += parameter.elementCount * parameter.dtype.byteCount
            if parameter.requiresGradient { trainableCount += parameter.elementCount }
        }
    }

    /// Modules in the order of their first call; those that were not called stand last.
    private mutating func collect(_ modules: [(path: String, module: ModuleInstance)], _ calls: LayerCalls) {
        for (path, module) in modules {
            var layer = layer(path, module)
            for call in calls.finished where call.module === module {
                layer.calls += 1
                layer.forwardNanoseconds += Double(call.ownNanoseconds)
                if layer.shape.isEmpty { layer.shape = call.shape }
            }
            layers.append(layer)
        }
    }

    private static func tensors(in value: Value, _ machine: Machine, _ found: inout [Tensor]) throws {
        if let tensor = value.tensor { return found.append(tensor) }
        guard case .object(let object) = value else { return }
        if let dict = value.asDict {
            for (_, element) in dict.pairs { try tensors(in: element, machine, &found) }
        } else if object.kind == .list || object.kind == .tuple {
            for element in try machine.elements(value) { try tensors(in: element, machine, &found) }
        }
    }

    // MARK: Backward

    private mutating func addRows(_ report: TapeReport, _ calls: LayerCalls) throws {
        var places: [ObjectIdentifier: Int] = [:]
        for (place, layer) in calls.watched.enumerated() { places[ObjectIdentifier(layer)] = place }
        for row in report.rows {
            guard let call = calls.innermost(row.record.sequence), let place = places[ObjectIdentifier(call.module)] else { continue }
            layers[place].backwardNanoseconds += row.backwardNanoseconds
            layers[place].operations.append(row.name)
            guard let (dead, all) = try deadUnits(row) else { continue }
            layers[place].deadUnits += dead
            layers[place].unitCount += all
        }
    }

    /// Units that pass no gradient on for any example, of all: channels of an image, else places of the last axis.
    private func deadUnits(_ row: TapeReport.Row) throws -> (dead: Int, all: Int)? {
        let names: Set<String> = [
            "relu", "relu6", "hardtanh", "hardsigmoid", "hardswish", "threshold", "hardshrink", "softshrink", "sigmoid", "tanh",
            "leaky_relu", "elu", "selu", "gelu", "silu", "clamp", "maximum",
        ]
        guard names.contains(row.name), row.record.inputCount > 0, row.record.edge(0).needsGradient,
            let local = try row.record.localGradient(input: 0, machine.recorder), local.rank > 0, local.elementCount > 0
        else { return nil }
        let sizes = local.shape.array
        let axis = sizes.count > 3 ? 1 : sizes.count - 1
        let stride = sizes[(axis + 1)...].reduce(1, *)
        var isLive = [Bool](repeating: false, count: sizes[axis])
        for (index, slope) in local.doubles.enumerated() where slope != 0 { isLive[index / stride % sizes[axis]] = true }
        return (isLive.count { !$0 }, isLive.count)
    }

    private mutating func addGradients(_ report: TapeReport, _ modules: [(path: String, module: ModuleInstance)]) {
        var gradients: [ObjectIdentifier: Tensor] = [:]
        for leaf in report.leaves { gradients[ObjectIdentifier(leaf.tensor)] = leaf.sum }
        for (place, (_, module)) in modules.enumerated() {
            let norms = module.ownParameters.compactMap { gradients[ObjectIdentifier($0)].map(TensorSummary.norm) }
            if !norms.isEmpty { layers[place].squaredGradient = norms.reduce(0) { $0 + $1 * $1 } }
        }
    }
}

/// Calls of a model's modules while it runs.
private final class LayerCalls {
    struct Call {
        let module: ModuleInstance
        let firstSequence: Int
        var lastSequence = 0
        let start: Int
        var ownNanoseconds = 0
        var shape = ""
    }

    private let machine: Machine
    private(set) var watched: [ModuleInstance] = []
    private(set) var finished: [Call] = []
    private var open: [Call] = []
    private let names = ["_forward_pre_hooks", "_forward_hooks"]

    init(_ machine: Machine) { self.machine = machine }

    /// Hooks of the summary have a key that no hook of a user's has.
    private let key = Value.int(-1)

    func watch(_ modules: [ModuleInstance]) throws {
        watched = modules
        for module in modules {
            let before = NativeFunction("before(module, args, /)") { [unowned self] _, _ in
                self.begin(module)
                return .none
            }
            let after = NativeFunction("after(module, args, output, /)") { [unowned self] _, a in
                try self.finish(module, a[2])
                return .none
            }
            for (name, hook) in zip(names, [before, after]) {
                try hooks(name, of: module)?.set(key, .object(hook), machine)
            }
        }
    }

    /// Takes the hooks away.
    func end() {
        for module in watched {
            for name in names { _ = try? hooks(name, of: module)?.removeValue(key, machine) }
        }
    }

    private func hooks(_ name: String, of module: ModuleInstance) throws -> DictObject? {
        try module.ownAttribute(machine.symbols.intern(name), machine)?.asDict
    }

    private func begin(_ module: ModuleInstance) {
        open.append(Call(module: module, firstSequence: machine.recorder.latestSequence, start: monotonicNanoseconds()))
    }

    private func finish(_ module: ModuleInstance, _ output: Value) throws {
        while let last = open.last, last.module !== module { open.removeLast() }
        guard var call = open.popLast() else { return }
        let spent = monotonicNanoseconds() - call.start
        call.ownNanoseconds += spent
        if !open.isEmpty { open[open.count - 1].ownNanoseconds -= spent }
        call.lastSequence = machine.recorder.latestSequence
        call.shape = try shape(output)
        finished.append(call)
    }

    /// `[32, 10]`; of several results, of each.
    private func shape(_ value: Value) throws -> String {
        if let tensor = value.tensor { return tensor.shape.description }
        guard case .object(let object) = value, object.kind == .list || object.kind == .tuple else { return "" }
        return try machine.elements(value).map { try shape($0) }.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// The call during which a record was made.
    func innermost(_ sequence: Int) -> Call? {
        finished.filter { $0.firstSequence < sequence && sequence <= $0.lastSequence }.max { $0.firstSequence < $1.firstSequence }
    }
}

extension ModuleInstance {
    /// The parameters that the module itself holds.
    var ownParameters: [Tensor] { registries?.parameters.pairs.compactMap(\.value.tensor) ?? [] }
}

extension Machine {
    /// A model's parameters with their paths, each once.
    func parameters(of model: ModuleInstance) throws -> [(name: String, tensor: Tensor)] {
        var seen: Set<ObjectIdentifier> = []
        return try modules(of: model).flatMap { path, module in
            (module.registries?.parameters.pairs ?? []).compactMap { key, value in
                guard let tensor = value.tensor, seen.insert(ObjectIdentifier(tensor)).inserted else { return nil }
                return ((path.isEmpty ? "" : path + ".") + (key.text ?? ""), tensor)
            }
        }
    }

    /// A model and the modules in it with their paths, each once.
    func modules(of model: ModuleInstance) throws -> [(path: String, module: ModuleInstance)] {
        var found: [(path: String, module: ModuleInstance)] = []
        var seen: Set<ObjectIdentifier> = []
        func gather(_ module: ModuleInstance, _ path: String) throws {
            guard seen.insert(ObjectIdentifier(module)).inserted else { return }
            found.append((path, module))
            for (key, value) in module.registries?.modules.pairs ?? [] {
                guard case .object(let object) = value, let child = object as? ModuleInstance else { continue }
                try guardingRecursion { try gather(child, (path.isEmpty ? "" : path + ".") + (key.text ?? "")) }
            }
        }
        try gather(model, "")
        return found
    }
}
