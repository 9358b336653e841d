// One run of a function on inputs of its own, for a graph of it.

import Autodiff
import Operators
import Tensors

/// A function's results on new leaves, and the names of those leaves.
struct GraphTrace {
    let results: [Tensor]
    let arguments: [(name: String, tensor: Tensor)]
    /// Where in the source the run was asked for.
    let site: UInt64

    /// Calls the function with each floating-point tensor and each float as a leaf; other values are passed as they are.
    init(_ function: Value, _ values: [Value], _ machine: Machine) throws {
        site = machine.recorder.site
        let names = try GraphTrace.parameterNames(function, machine)
        var arguments: [(name: String, tensor: Tensor)] = []
        let passed = try values.enumerated().map { index, value in
            guard GraphTrace.isInput(value) else { return value }
            let leaf = try GraphTrace.leaf(value, machine)
            arguments.append((index < names.count ? names[index] : "input \(index)", leaf))
            return .tensor(leaf)
        }
        let before = machine.recorder.isRecording
        machine.recorder.isRecording = true
        defer { machine.recorder.isRecording = before }
        results = try machine.leaves(machine.call(function, passed))
        guard results.contains(where: \.requiresGradient) else {
            throw Raise(
                .runtimeError, "the function's result depends on no floating-point input",
                hint: "tensrepl.graph(f, x) records f(x); its inputs are tensors of a floating-point dtype, or floats")
        }
        arguments += try machine.namedParameters(of: function)
        self.arguments = arguments
    }

    private static func isInput(_ value: Value) -> Bool {
        if case .float = value { return true }
        return value.tensor?.dtype.isFloatingPoint ?? false
    }

    /// A tensor of the same elements that a gradient can be asked of.
    static func leaf(_ value: Value, _ machine: Machine) throws -> Tensor {
        let tensor: Tensor
        switch value {
        case .tensor(let given): tensor = try machine.detached(given)
        case .float(let number): tensor = try Tensor.scalar(number, machine.recorder.defaultDType)
        case .int(let number): tensor = try Tensor.scalar(Double(number), machine.recorder.defaultDType)
        default: throw Raise(.typeError, "a graph's input is a tensor or a number, not \(machine.typeName(value))")
        }
        guard tensor.dtype.isFloatingPoint else {
            throw Raise(.typeError, "a graph's input has a floating-point dtype, not \(tensor.dtype.name)")
        }
        tensor.isGradientLeaf = true
        return tensor
    }

    private static func parameterNames(_ function: Value, _ machine: Machine) throws -> [String] {
        if let function = function.as(FunctionObject.self) { return function.code.parameters.names.map { machine.symbols[$0] } }
        if let method = function.as(BoundMethodObject.self) { return Array(try parameterNames(method.function, machine).dropFirst()) }
        if let forward = try machine.attributeIfAny(function, "forward") { return try parameterNames(forward, machine) }
        return []
    }
}

extension Machine {
    /// The named parameters of a model; none of anything else.
    func namedParameters(of model: Value) throws -> [(name: String, tensor: Tensor)] {
        guard let named = try attributeIfAny(model, "named_parameters") else { return [] }
        return try elements(call(named, [])).compactMap { pair in
            guard let pair = pair.asTuple, pair.elements.count == 2, let name = pair.elements[0].text,
                let tensor = pair.elements[1].tensor
            else { return nil }
            return (name, tensor)
        }
    }
}
